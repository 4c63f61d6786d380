"""The areas, organisations and months that charts and tables lead to."""

from collections.abc import Iterable
from datetime import date

from boligblik.destinations import to_area, to_month, to_organisation
from boligblik.language import Language
from boligblik.ui.selection import Way, Ways


def area_ways(names: dict[str, str], year: int, language: Language) -> Ways:
    """Lead to areas, given by code and name."""
    ways = {area: Way(name, to_area(area, year)) for area, name in names.items()}
    return Ways(language.text("Open an area"), ways)


def organisation_ways(names: dict[str, str], language: Language) -> Ways:
    """Lead to organisations, given by code and name."""
    ways = {code: Way(name, to_organisation(code)) for code, name in names.items()}
    return Ways(language.text("Open an organisation"), ways)


def month_ways(kind: str, months: Iterable[date], language: Language) -> Ways:
    """Lead to what was reported for months, latest first."""
    ways = {
        f"{month:%Y-%m}": Way(language.month(month), to_month(kind, month))
        for month in sorted(months, reverse=True)
    }
    return Ways(language.text("Open a month"), ways)
