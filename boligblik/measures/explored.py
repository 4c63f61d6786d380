"""Any figure over any periods, for whoever asks: series of points that know what they are.

A point without reports is missing, never zero; one with a part of its reports is "at least".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol

from boligblik.measures.completeness import ReportCell, Total, total_of
from boligblik.measures.months import months_from, months_later


class Step(StrEnum):
    """How much of time one point holds; ``MONTH_OF_YEAR`` lays years over each other."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    MONTH_OF_YEAR = "month_of_year"


_ANY_YEAR = 2000

MONTHS_IN = {Step.MONTH: 1, Step.QUARTER: 3, Step.YEAR: 12, Step.MONTH_OF_YEAR: 1}


class PointState(StrEnum):
    """Why a point has a value or has none; a ``PART`` is the least that it can be."""

    WHOLE = "whole"
    PART = "part"
    MISSING = "missing"
    NOT_DUE = "not_due"
    NOT_OWED = "not_owed"


@dataclass(frozen=True)
class Point:
    """One place of a series; ``upper`` is the most it can be, None when that cannot be told."""

    value: float | None
    state: PointState
    upper: float | None = None


@dataclass(frozen=True)
class Series:
    """A named row of points; ``is_context`` is what the others are held against."""

    name: str
    points: tuple[Point, ...]
    is_context: bool = False

    @property
    def last(self) -> int | None:
        """Return the place of the newest value; None without any."""
        known = [place for place, point in enumerate(self.points) if point.value is not None]
        return known[-1] if known else None


@dataclass(frozen=True)
class Explored:
    """Series over the same places, each the first month of a span of time.

    ``totals`` are the series' points over the whole period; None where nothing is added up.
    """

    places: tuple[date, ...]
    step: Step
    series: tuple[Series, ...]
    totals: tuple[Point, ...] | None = None


def spans_of(first: date, last: date, step: Step) -> tuple[date, ...]:
    """Return the first month of every span of a period; the period begins with one."""
    return months_from(first, last)[:: MONTHS_IN[step]]


def point_of(total: Total) -> Point:
    """Make a point of a sum of reports."""
    if total.reported is None:
        if not total.is_owed:
            return Point(None, PointState.NOT_OWED)
        return Point(None, PointState.MISSING if total.missing else PointState.NOT_DUE)
    if total.is_final:
        return Point(total.reported, PointState.WHOLE, total.reported)
    upper = None if total.to_come else total.upper
    return Point(total.reported, PointState.PART, upper)


def explored_counts(
    cells_by_name: Mapping[str, Sequence[ReportCell]], places: Sequence[date], step: Step
) -> Explored:
    """Add reports up span by span, a series per name; totals are over the spans that are told."""
    laid_out = trimmed(Explored(tuple(places), step, _count_series(cells_by_name, places, step)))
    if not laid_out.places:
        return laid_out
    first, end = laid_out.places[0], months_later(laid_out.places[-1], MONTHS_IN[step])
    totals = tuple(
        point_of(total_of([cell for cell in cells if first <= cell.month < end], cells))
        for cells in cells_by_name.values()
    )
    return replace(laid_out, totals=totals)


def years_over_each_other(cells_by_year: Mapping[int, Sequence[ReportCell]]) -> Explored:
    """Lay years over each other, a series each, by month of the year; the last one is meant."""
    newest = max(cells_by_year)
    series = tuple(
        Series(str(year), tuple(_points(cells, _months_of(year), Step.MONTH)), year != newest)
        for year, cells in cells_by_year.items()
    )
    return Explored(_months_of(_ANY_YEAR), Step.MONTH_OF_YEAR, series)


def _months_of(year: int) -> tuple[date, ...]:
    return months_from(date(year, 1, 1), date(year, 12, 1))


def _count_series(
    cells_by_name: Mapping[str, Sequence[ReportCell]], places: Sequence[date], step: Step
) -> tuple[Series, ...]:
    return tuple(
        Series(name, tuple(_points(cells, places, step))) for name, cells in cells_by_name.items()
    )


def _points(cells: Sequence[ReportCell], places: Sequence[date], step: Step) -> Iterable[Point]:
    for place in places:
        end = months_later(place, MONTHS_IN[step])
        yield point_of(total_of([cell for cell in cells if place <= cell.month < end], cells))


class AreaYearRow(Protocol):
    """What is read of an area's year."""

    @property
    def area_name(self) -> str: ...
    @property
    def is_municipality(self) -> bool: ...
    @property
    def year(self) -> int: ...
    @property
    def value(self) -> float: ...


def explored_values(rows: Iterable[AreaYearRow], years: Sequence[int]) -> Explored:
    """Lay an indicator out by area and year; a year without a value is missing."""
    given = list(rows)
    known = {(row.area_name, row.year): row.value for row in given}
    is_municipality = {row.area_name: row.is_municipality for row in given}
    series = tuple(
        Series(name, tuple(_value_point(known.get((name, year))) for year in years), is_context)
        for name, is_context in is_municipality.items()
    )
    places = tuple(date(year, 1, 1) for year in years)
    return trimmed(Explored(places, Step.YEAR, series))


def _value_point(value: float | None) -> Point:
    return Point(value, PointState.MISSING if value is None else PointState.WHOLE, value)


def by_organisation(cells: Iterable[ReportCell]) -> dict[str, list[ReportCell]]:
    """Sort reports by the name of who sent them."""
    found: dict[str, list[ReportCell]] = {}
    for cell in cells:
        found.setdefault(cell.organisation_name, []).append(cell)
    return found


_SILENT = {PointState.NOT_DUE, PointState.NOT_OWED}


def trimmed(explored: Explored) -> Explored:
    """Leave out the places at both ends that no series has anything to tell of."""
    told = [
        any(series.points[place].state not in _SILENT for series in explored.series)
        for place in range(len(explored.places))
    ]
    first = told.index(True) if True in told else 0
    end = len(told) - told[::-1].index(True) if True in told else 0
    series = tuple(replace(each, points=each.points[first:end]) for each in explored.series)
    return replace(explored, places=explored.places[first:end], series=series)
