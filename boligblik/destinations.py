"""Where a line, a mark in a chart or a name leads: a page, and what is chosen on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Destination:
    """A page by name and its choices by their key in the link."""

    page: str
    chosen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class LinkedLine:
    """A sentence, and where what it tells is seen."""

    sentence: str
    destination: Destination
    is_example: bool


def to_area(area: str, year: int) -> Destination:
    """Lead to an area's own page, for a year."""
    return Destination("area_profile", {"area": area, f"year_{area}": str(year)})


def to_organisation(organisation: str) -> Destination:
    """Lead to the evictions of one organisation."""
    return Destination("evictions", {"organisation": organisation})


def to_month(kind: str, month: date) -> Destination:
    """Lead to what was reported for a month."""
    return Destination("month_reports", {"kind": kind, f"month_{kind}": f"{month:%Y-%m}"})
