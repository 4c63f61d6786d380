"""What each template asks for, made from the contracts: headings, rows, what stands beforehand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from boligblik.contracts import area_indicators, counselling, evictions
from boligblik.contracts.columns import Column
from boligblik.contracts.vocabulary import Vocabulary
from boligblik.language import DANISH, message
from boligblik.reports.template_entries import ENTRIES, Entry
from boligblik.reports.template_lists import names_on_list

Line: TypeAlias = tuple[str | Entry, ...]
"""A row of a template: texts that stand beforehand, and cells to be filled in."""

TOLD_ABOVE = frozenset({"year", "period", "organisation"})
"""Columns of a contract that a template answers once, above its table."""
SESSIONS, MORE_AREAS, MORE_ORGANISATIONS = 1_000, 40, 6
_REPORT = message("Write in the white cells. A blank cell is not reported; 0 is none.")
_REGISTER = message("One row for each session.")


@dataclass(frozen=True)
class Form:
    """An empty report: ``columns`` of the contract, ``headings`` over ``lines`` to be filled in."""

    title: str
    instruction: str
    columns: tuple[Column, ...]
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    asks_for_sender: bool = False


def _months(year: int) -> list[date]:
    return [date(year, month, 1) for month in range(1, 13)]


def _without_told(columns: Sequence[Column]) -> tuple[Column, ...]:
    return tuple(column for column in columns if column.field not in TOLD_ABOVE)


def _headings(columns: Sequence[Column]) -> tuple[str, ...]:
    return tuple(column.headers[0] for column in columns)


def _entries(columns: Sequence[Column]) -> Line:
    return tuple(ENTRIES.get(column.field, Entry.COUNT) for column in columns)


def _by_month(title: str, contract: Sequence[Column], year: int, *, asks_for_sender: bool) -> Form:
    columns = _without_told(contract)
    lines = tuple((DANISH.month(month), *_entries(columns[1:])) for month in _months(year))
    told = (title, DANISH.text(_REPORT))
    return Form(*told, columns, _headings(columns), lines, asks_for_sender)


def _evictions(year: int, _: Vocabulary) -> Form:
    title = DANISH.text("Evictions {year}: monthly report", year=year)
    return _by_month(title, evictions.MONTHLY, year, asks_for_sender=True)


def _counselling_months(year: int, _: Vocabulary) -> Form:
    title = DANISH.text("Financial counselling {year}: monthly counts", year=year)
    return _by_month(title, counselling.MONTHLY, year, asks_for_sender=False)


def _evictions_year(year: int, vocabulary: Vocabulary) -> Form:
    months = _months(year)
    counts: Line = (Entry.COUNT,) * len(months)
    names = names_on_list(Entry.ORGANISATION, vocabulary)
    known: list[Line] = [(name, *counts) for name in names]
    more: Line = (Entry.ORGANISATION, *counts)
    counted = next(column for column in evictions.MEASURES if column.is_required)
    return Form(
        DANISH.text("Evictions {year} by housing organisation", year=year),
        DANISH.text(_REPORT),
        (evictions.ORGANISATION, counted),
        (evictions.ORGANISATION.headers[0], *map(DANISH.month_name, months)),
        (*known, *[more] * MORE_ORGANISATIONS),
    )


def _area_indicators(year: int, vocabulary: Vocabulary) -> Form:
    columns = _without_told(area_indicators.LONG)
    known = tuple(
        (area, indicator, *_value_entries(columns[2:], vocabulary.units.get(code)))
        for code, indicator in vocabulary.all_names("indicator").items()
        for area in names_on_list(Entry.AREA, vocabulary)
    )
    return Form(
        DANISH.text("Area indicators {year}", year=year),
        DANISH.text(_REPORT),
        columns,
        _headings(columns),
        (*known, *[_entries(columns)] * MORE_AREAS),
    )


def _value_entries(columns: Sequence[Column], unit: str | None) -> Line:
    value = Entry(unit) if unit else Entry.AMOUNT
    return tuple(
        value if column.field == "value" else entry
        for column, entry in zip(columns, _entries(columns), strict=True)
    )


def _register(year: int, _: Vocabulary) -> Form:
    columns = counselling.REGISTER
    return Form(
        DANISH.text("Counselling register {year}", year=year),
        DANISH.text(_REGISTER),
        columns,
        _headings(columns),
        (_entries(columns),) * SESSIONS,
    )


_FORMS: Mapping[str, tuple[str, Callable[[int, Vocabulary], Form]]] = {
    "evictions": (message("Evictions: one organisation's months"), _evictions),
    "evictions_year": (message("Evictions: all organisations' year"), _evictions_year),
    "area_indicators": (message("Area indicators"), _area_indicators),
    "counselling_register": (message("Counselling: register of sessions"), _register),
    "counselling_months": (message("Counselling: monthly counts"), _counselling_months),
}
TEMPLATES: Mapping[str, str] = {code: name for code, (name, _) in _FORMS.items()}
"""The names of the templates by code."""


def form_of(code: str, year: int, vocabulary: Vocabulary) -> Form:
    """Make the form of a template for a year, in Danish."""
    _, make = _FORMS[code]
    return make(year, vocabulary)
