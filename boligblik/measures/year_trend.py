"""A trend over five years, as OHID's Fingertips calculates it (METHODS 3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

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
    is left out. A row with a number lacking, or an interval without a finite width, is not calculated.
    """
    y, low, high = (np.asarray(numbers, float) for numbers in (values, lows, highs))
    spread = (high - low) / _WIDTH_OF_A_95_INTERVAL
    valid = (np.isfinite(y) & np.isfinite(spread) & (spread > 0)).all(axis=1)
    weight = np.where(valid[:, None], 1 / np.where(spread > 0, spread, 1) ** 2, 1.0)
    y = np.where(valid[:, None], y, 0.0)
    slope, precision = _slopes(y, weight)
    chi_square = np.where(valid, slope**2 * precision, np.nan)
    steady = np.ones(len(y), bool)
    for left_out in range(POINTS):
        kept = np.arange(POINTS) != left_out
        without, _ = _slopes(y, weight * kept)
        steady &= np.sign(without) == np.sign(slope)
    clear = (chi_square > CRITICAL) & steady
    direction = np.select(
        [~valid, clear & (slope > 0), clear],
        [Direction.NOT_CALCULATED.value, Direction.RISING.value, Direction.FALLING.value],
        Direction.NO_CHANGE.value,
    )
    return chi_square, direction


def _slopes(
    y: NDArray[np.float64], weight: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return each row's weighted slope and its precision, one over the squared standard error."""
    x = np.arange(1, POINTS + 1)
    total = weight.sum(axis=1)
    x_mean = (weight @ x) / total
    y_mean = (weight * y).sum(axis=1) / total
    from_mean = x - x_mean[:, None]
    precision = (weight * from_mean**2).sum(axis=1)
    return (weight * from_mean * (y - y_mean[:, None])).sum(axis=1) / precision, precision
