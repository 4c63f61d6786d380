"""Whether an area's difference from its municipality is more than chance (METHODS 1 and 2).

An area is held against the municipality's value of the same period, as in OHID's Fingertips. The
area is part of the municipality, so the difference is a little larger than these figures show.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np

from boligblik.measures.intervals import Standing, rate, standing, wilson
from boligblik.measures.year_trend import Direction, YearPoint, trend_of


class Verdict(StrEnum):
    """Where an area stands: with a judgement where the indicator carries one."""

    BETTER = "better"
    WORSE = "worse"
    LOWER = "lower"
    HIGHER = "higher"
    LEVEL = "level"
    NOT_JUDGED = "not_judged"


class Counted(Protocol):
    """A figure with the counts that it is made of, if they are known."""

    @property
    def numerator(self) -> float | None: ...
    @property
    def denominator(self) -> float | None: ...


class AreaFigure(Counted, Protocol):
    """What is needed of an area's indicator to judge it."""

    @property
    def unit(self) -> str: ...
    @property
    def polarity(self) -> str: ...
    @property
    def is_municipality(self) -> bool: ...
    @property
    def municipality_value(self) -> float | None: ...


class AreaYear(Counted, Protocol):
    """What is needed of an area's year to see a trend."""

    @property
    def year(self) -> int: ...
    @property
    def value(self) -> float: ...


@dataclass(frozen=True)
class Interval:
    """A range in the indicator's own unit."""

    low: float
    high: float


@dataclass(frozen=True)
class AreaVerdict:
    """An area's interval, None without counts, and where it stands by it."""

    interval: Interval | None
    verdict: Verdict

    @property
    def is_judged(self) -> bool:
        """Tell whether there was anything to judge by."""
        return self.verdict is not Verdict.NOT_JUDGED

    @property
    def is_clear(self) -> bool:
        """Tell whether the difference is more than chance."""
        return self.verdict not in (Verdict.LEVEL, Verdict.NOT_JUDGED)


def intervals_of(figures: Sequence[Counted], unit: str, level: float) -> list[Interval | None]:
    """Return each figure's interval in its unit; None without counts, or for days."""
    counts = np.array([_number(figure.numerator) for figure in figures])
    bases = np.array([_number(figure.denominator) for figure in figures])
    match unit:
        case "percent":
            lows, highs = (100 * end for end in wilson(counts, bases, level))
        case "per_1000":
            lows, highs = rate(counts, bases, 1000, level)
        case _:
            return [None] * len(figures)
    return [
        None if np.isnan(low) else Interval(float(low), float(high))
        for low, high in zip(lows, highs, strict=True)
    ]


def _number(value: float | None) -> float:
    return np.nan if value is None else value


def area_verdicts(figures: Iterable[AreaFigure], level: float) -> list[AreaVerdict]:
    """Judge each figure against its municipality at a confidence level (0.95 or 0.998)."""
    listed = list(figures)
    intervals: list[Interval | None] = [None] * len(listed)
    for unit in {figure.unit for figure in listed}:
        places = [place for place, figure in enumerate(listed) if figure.unit == unit]
        of_unit = intervals_of([listed[place] for place in places], unit, level)
        for place, interval in zip(places, of_unit, strict=True):
            intervals[place] = interval
    return [
        AreaVerdict(interval, _verdict(figure, interval))
        for figure, interval in zip(listed, intervals, strict=True)
    ]


def _verdict(figure: AreaFigure, interval: Interval | None) -> Verdict:
    if interval is None or figure.is_municipality:
        return Verdict.NOT_JUDGED
    match standing(interval.low, interval.high, figure.municipality_value):
        case Standing.NOT_JUDGED:
            return Verdict.NOT_JUDGED
        case Standing.SIMILAR:
            return Verdict.LEVEL
        case side if figure.polarity == "context":
            return Verdict.HIGHER if side is Standing.HIGHER else Verdict.LOWER
        case side:
            is_worse = (side is Standing.HIGHER) == (figure.polarity == "high_is_challenge")
            return Verdict.WORSE if is_worse else Verdict.BETTER


def trend_of_years(years: Sequence[AreaYear], unit: str) -> Direction:
    """Tell which way an area has moved over its last five years, each with its 95 % interval."""
    intervals = intervals_of(years, unit, 0.95)
    points = [
        YearPoint(
            year.year,
            year.value,
            interval.low if interval else None,
            interval.high if interval else None,
        )
        for year, interval in zip(years, intervals, strict=True)
    ]
    return trend_of(points).direction
