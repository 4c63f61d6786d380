"""A trend over five years, as OHID's Fingertips calculates it (METHODS 3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike, NDArray

POINTS = 5
CRITICAL = 9.5495
"""Chi-square with one degree of freedom at p = 0.002."""
_WIDTH_OF_A_95_INTERVAL = 3.92


class Direction(StrEnum):
    """Which way a figure has moved."""

    RISING = "rising"
    FALLING = "falling"
    NO_CHANGE = "no_change"
    NOT_CALCULATED = "not_calculated"


@dataclass(frozen=True)
class YearPoint:
    """A year's value with its 95 % interval, None where there is none."""

    year: int
    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Trend:
    """A trend over the years it was calculated from; ``chi_square`` is None when it was not."""

    direction: Direction
    chi_square: float | None
    years: tuple[int, ...]


def trend_of(points: Sequence[YearPoint]) -> Trend:
    """Tell the trend over the last five yearly points, given in order.

    Fewer than five points, or one of them without an interval, is no trend at all.
    """
    last = points[-POINTS:]
    years = tuple(point.year for point in last)
    if len(last) < POINTS or any(point.low is None or point.high is None for point in last):
        return Trend(Direction.NOT_CALCULATED, None, years)
    numbers = [[(point.value, point.low, point.high) for point in last]]
    values, lows, highs = np.moveaxis(np.array(numbers, float), -1, 0)
    chi_square, direction = trends(values, lows, highs)
    way = Direction(str(direction[0]))
    return Trend(way, None if way is Direction.NOT_CALCULATED else float(chi_square[0]), years)


def trends(
    values: ArrayLike, lows: ArrayLike, highs: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.str_]]:
    """Tell many trends at once: arrays of n rows of five years give n chi-squares and directions.

    Each year weighs by its interval; the slope must be clear and keep its sign when any one year
    is left out. A row with a number lacking, or an interval without a finite width, is not
    calculated.
    """
    y, low, high = (
        np.ascontiguousarray(np.transpose(rows), float) for rows in (values, lows, highs)
    )
    spread = (high - low) / _WIDTH_OF_A_95_INTERVAL
    valid = (np.isfinite(y) & np.isfinite(spread) & (spread > 0)).all(axis=0)
    y, spread = np.where(valid, y, 0.0), np.where(valid, spread, 1.0)
    slope, variance, without_one = _slopes(y, 1 / spread**2)
    chi_square = np.where(valid, slope**2 / variance, np.nan)
    steady = (np.sign(without_one) == np.sign(slope)).all(axis=0)
    clear = (chi_square > CRITICAL) & steady
    direction = np.select(
        [~valid, clear & (slope > 0), clear],
        [Direction.NOT_CALCULATED.value, Direction.RISING.value, Direction.FALLING.value],
        Direction.NO_CHANGE.value,
    )
    return chi_square, direction


def _slopes(
    y: NDArray[np.float64], weight: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return each column's slope on a scale of its own, its variance, and the slopes less a year.

    A weighted slope is the sum over all pairs of years of w w' (x' - x) (y' - y), but for a factor
    that is positive: leaving a year out leaves its pairs out.
    """
    slope, precision = np.zeros((2, y.shape[1]))
    without_one = np.zeros_like(y)
    for one, other in combinations(range(POINTS), 2):
        apart = weight[one] * weight[other] * (other - one)
        moved = apart * (y[other] - y[one])
        slope += moved
        precision += apart * (other - one)
        for left_out in set(range(POINTS)) - {one, other}:
            without_one[left_out] += moved
    return slope, precision * weight.sum(axis=0), without_one
