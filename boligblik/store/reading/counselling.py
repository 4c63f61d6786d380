"""Counselling sessions as the registers hold them."""

from dataclasses import dataclass
from datetime import date

from boligblik.store.connection import Store


@dataclass(frozen=True)
class SessionPart:
    """Sessions and residents under one code of a split; code None did not say.

    ``split`` is area, housing_organisation, way_in or place; ``name`` is None for coded words.
    """

    split: str
    code: str | None
    name: str | None
    sessions: int
    residents: int


@dataclass(frozen=True)
class ResidentFigures:
    """Sessions and residents of some months; only months reported by a register count here."""

    sessions: int
    residents: int
    sessions_in_plan_areas: int
    sessions_without_area: int


def session_parts(store: Store, *, first_month: date, last_month: date) -> list[SessionPart]:
    """Read how the sessions of a span of months divide, largest part first."""
    return store.rows(
        "counselling/session_count_by_part",
        SessionPart,
        first_month=first_month,
        last_month=last_month,
    )


def resident_figures(store: Store, *, first_month: date, last_month: date) -> ResidentFigures:
    """Read sessions and residents of a span of months."""
    (figures,) = store.rows(
        "counselling/resident_figures",
        ResidentFigures,
        first_month=first_month,
        last_month=last_month,
    )
    return figures
