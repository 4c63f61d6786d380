"""Trends over five years, by the check number of METHODS 3."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from boligblik.measures.year_trend import (
    CRITICAL,
    Direction,
    Trend,
    YearPoint,
    trend_of,
    trends,
)

VALUES = (24.67, 24.6, 28, 30.2, 30.6)
INTERVALS = ((23.16, 26.25), (23.15, 26.19), (26.44, 29.64), (28.63, 31.9), (28.98, 32.25))
MIRRORED = {
    Direction.RISING: Direction.FALLING,
    Direction.FALLING: Direction.RISING,
    Direction.NO_CHANGE: Direction.NO_CHANGE,
}


def points_of(values: Sequence[float], half_widths: Sequence[float]) -> list[YearPoint]:
    return [
        YearPoint(2011 + place, value, value - half, value + half)
        for place, (value, half) in enumerate(zip(values, half_widths, strict=True))
    ]


@st.composite
def five_years(draw: st.DrawFn) -> list[YearPoint]:
    """Draw five years, with and without a trend, not on the edge of being one."""
    values = draw(st.lists(st.integers(0, 60), min_size=5, max_size=5))
    halves = draw(st.lists(st.integers(1, 30), min_size=5, max_size=5))
    points = points_of([value / 2 for value in values], [half / 2 for half in halves])
    chi_square = trend_of(points).chi_square
    assume(chi_square is not None and abs(chi_square - CRITICAL) > 1e-6)
    assume(min(abs(slope) for slope in slopes(points)) > 1e-6)
    return points


def slopes(points: Sequence[YearPoint]) -> list[float]:
    """Fit the five years, and the four that are left without each, by numpy's own regression."""
    kept = [range(5), *([p for p in range(5) if p != out] for out in range(5))]
    return [
        float(
            np.polyfit(
                [place + 1 for place in places],
                [points[place].value for place in places],
                1,
                w=[1 / ((points[place].high or 0) - points[place].value) for place in places],
            )[0]
        )
        for places in kept
    ]


def test_the_check_number() -> None:
    points = [
        YearPoint(2011 + place, value, *interval)
        for place, (value, interval) in enumerate(zip(VALUES, INTERVALS, strict=True))
    ]
    trend = trend_of(points)
    assert trend.direction is Direction.RISING
    assert trend.chi_square == pytest.approx(46.77, abs=0.005)
    assert trend.years == (2011, 2012, 2013, 2014, 2015)


def test_fewer_than_five_years_are_not_calculated_and_never_no_change() -> None:
    for number in range(5):
        points = points_of([10.0] * number, [1.0] * number)
        years = tuple(point.year for point in points)
        assert trend_of(points) == Trend(Direction.NOT_CALCULATED, None, years)


@pytest.mark.parametrize(("low", "high"), [(None, 12.0), (8.0, None), (10.0, 10.0), (12.0, 8.0)])
@pytest.mark.parametrize("place", range(5))
def test_a_year_without_an_interval_is_not_calculated(
    place: int, low: float | None, high: float | None
) -> None:
    points = points_of(VALUES, [1.0] * 5)
    points[place] = YearPoint(points[place].year, points[place].value, low, high)
    trend = trend_of(points)
    assert (trend.direction, trend.chi_square) == (Direction.NOT_CALCULATED, None)


@pytest.mark.parametrize("lacking", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("which", ["values", "lows", "highs"])
def test_a_number_that_is_none_is_not_calculated(which: str, lacking: float) -> None:
    lows, highs = np.array(INTERVALS).T
    numbers = {"values": np.array([VALUES]), "lows": lows[None], "highs": highs[None]}
    numbers[which] = numbers[which].copy()
    numbers[which][0, 2] = lacking
    chi_square, direction = trends(**numbers)
    assert np.isnan(chi_square[0])
    assert direction[0] == Direction.NOT_CALCULATED


def test_only_the_last_five_years_count() -> None:
    last = points_of(VALUES, [1.0] * 5)
    earlier = [YearPoint(2009, 90, None, None), YearPoint(2010, 5, 4, 6)]
    assert trend_of([*earlier, *last]) == trend_of(last)


def test_a_trend_that_rests_on_one_year_is_none() -> None:
    points = points_of([10, 10, 10, 10, 30], [1.0] * 5)
    trend = trend_of(points)
    assert trend.chi_square is not None
    assert trend.chi_square > CRITICAL
    assert trend.direction is Direction.NO_CHANGE


@pytest.mark.parametrize(
    ("half_width", "expected"), [(6.2, Direction.RISING), (6.4, Direction.NO_CHANGE)]
)
def test_the_slope_must_be_clear(half_width: float, expected: Direction) -> None:
    # A slope of 3.15 with s = half / 1.96: chi-square is 10 (3.15 / s)^2, so 9.92 and 9.31.
    points = points_of([3.15 * year for year in range(5)], [half_width] * 5)
    assert trend_of(points).direction is expected


@given(five_years())
def test_a_direction_is_numpy_s_regression_s(points: list[YearPoint]) -> None:
    trend = trend_of(points)
    all_years, *without_one = slopes(points)
    is_steady = len({slope > 0 for slope in (all_years, *without_one)}) == 1
    assert trend.chi_square is not None
    is_clear = trend.chi_square > CRITICAL and is_steady
    rising = Direction.RISING if all_years > 0 else Direction.FALLING
    assert trend.direction is (rising if is_clear else Direction.NO_CHANGE)


@given(five_years())
def test_the_years_backwards_turn_the_direction(points: list[YearPoint]) -> None:
    forwards, backwards = trend_of(points), trend_of(points[::-1])
    assert backwards.direction is MIRRORED[forwards.direction]
    assert backwards.chi_square == pytest.approx(forwards.chi_square)


@given(five_years(), st.integers(-50, 50), st.sampled_from([0.01, 0.5, 2, 100]))
def test_neither_shift_nor_scale_changes_the_trend(
    points: list[YearPoint], shift: int, scale: float
) -> None:
    moved = [
        YearPoint(
            point.year,
            shift + scale * point.value,
            shift + scale * (point.low or 0),
            shift + scale * (point.high or 0),
        )
        for point in points
    ]
    assert trend_of(moved).direction is trend_of(points).direction
    assert trend_of(moved).chi_square == pytest.approx(trend_of(points).chi_square, rel=1e-6)


@given(st.lists(five_years(), min_size=1, max_size=8))
def test_many_at_once_are_the_same_as_one_by_one(rows: list[list[YearPoint]]) -> None:
    numbers = np.array(
        [[(point.value, point.low, point.high) for point in row] for row in rows], float
    )
    chi_square, direction = trends(*np.moveaxis(numbers, -1, 0))
    for place, row in enumerate(rows):
        trend = trend_of(row)
        assert direction[place] == trend.direction
        assert chi_square[place] == pytest.approx(trend.chi_square, rel=1e-12)
