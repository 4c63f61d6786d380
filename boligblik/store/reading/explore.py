"""What Explore shows that no other page does: parts by month, all area values, kept views."""

from dataclasses import dataclass
from datetime import date, datetime

from boligblik.store.connection import Store


@dataclass(frozen=True)
class SessionPartMonth:
    """Sessions of a register's month under one code of a split; code None did not say.

    Only months that the register covers have rows, and those have one for every part.
    """

    organisation: str
    month: date
    split: str
    code: str | None
    name: str | None
    sessions: int


@dataclass(frozen=True)
class AreaValue:
    """An area's value of an indicator in a period; the municipality is an area of its own level."""

    indicator: str
    indicator_name_da: str
    indicator_name_en: str | None
    unit: str
    polarity: str
    area: str
    area_name: str
    level: str
    municipality_name: str
    period_start: date
    period_end: date
    year: int
    value: float
    numerator: float | None
    denominator: float | None
    is_example: bool


@dataclass(frozen=True)
class KeptView:
    """A view of Explore under a name (time in UTC); ``link`` is its address after the ``?``."""

    kept_view: str
    name: str
    link: str
    happened_at: datetime
    done_by: str


def session_part_months(
    store: Store, *, first_month: date, last_month: date
) -> list[SessionPartMonth]:
    """Read how the sessions of each month divide."""
    return store.rows(
        "explore/session_count_by_part_month",
        SessionPartMonth,
        first_month=first_month,
        last_month=last_month,
    )


def area_values(store: Store) -> list[AreaValue]:
    """Read every value of every area, real ones first."""
    return store.rows("explore/area_value", AreaValue)


def kept_views(store: Store) -> list[KeptView]:
    """Read the views that are kept, by name."""
    return store.rows("explore/kept_view", KeptView)


def removed_views(store: Store) -> list[KeptView]:
    """Read the views that were removed, the last one first."""
    return store.rows("explore/removed_view", KeptView)
