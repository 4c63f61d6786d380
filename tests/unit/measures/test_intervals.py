"""Intervals of shares, counts and rates, by the check numbers of METHODS 1 and 2."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import ArrayLike
from scipy.stats import chi2

from boligblik.measures.intervals import Standing, poisson, rate, standing, standings, wilson

LEVELS = st.floats(0.5, 0.999)
COUNTS = st.integers(0, 10_000)


@st.composite
def shares(draw: st.DrawFn) -> tuple[int, int]:
    """Draw a count and what it is counted among."""
    of = draw(st.integers(1, 10_000))
    return draw(st.integers(0, of)), of


def ends_of(interval: tuple[ArrayLike, ArrayLike]) -> list[float]:
    return [float(np.asarray(end)) for end in interval]


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        (65, 100, 0.552544, 0.736358),
        (1, 100, 0.001767, 0.054486),
        (1045, 5000, 0.197955, 0.220491),
    ],
)
def test_wilson_by_its_check_numbers(count: int, of: int, low: float, high: float) -> None:
    assert ends_of(wilson(count, of)) == pytest.approx([low, high], abs=5e-7)


@pytest.mark.parametrize(("count", "of"), [(0, 0), (1, -1), (-1, 10), (11, 10), (np.nan, 10)])
def test_a_share_that_cannot_be_has_no_interval(count: float, of: float) -> None:
    assert np.isnan(wilson(count, of)).all()


@given(shares(), LEVELS)
def test_a_share_lies_in_its_interval_and_that_between_none_and_all(
    share: tuple[int, int], level: float
) -> None:
    low, high = wilson(*share, level)
    assert 0 <= low <= share[0] / share[1] <= high <= 1


@given(shares(), LEVELS, LEVELS)
def test_a_share_s_interval_is_wider_at_higher_confidence(
    share: tuple[int, int], one: float, other: float
) -> None:
    inner, outer = (wilson(*share, level) for level in sorted([one, other]))
    assert outer[0] <= inner[0] + 1e-12
    assert inner[1] <= outer[1] + 1e-12


@given(shares(), LEVELS)
def test_what_is_not_counted_has_the_mirrored_interval(
    share: tuple[int, int], level: float
) -> None:
    count, of = share
    low, high = wilson(count, of, level)
    assert ends_of(wilson(of - count, of, level)) == pytest.approx([1 - high, 1 - low])


@given(shares())
def test_more_of_the_same_share_is_surer(share: tuple[int, int]) -> None:
    few, many = wilson(*share), wilson(10 * share[0], 10 * share[1])
    assert many[1] - many[0] < few[1] - few[0]


@pytest.mark.parametrize(
    ("count", "low", "high", "precision"),
    [(65, 50.163188, 82.849139, 5e-7), (99, 80.5, 120.5, 0.05)],
)
def test_byar_by_its_check_numbers(count: int, low: float, high: float, precision: float) -> None:
    assert ends_of(poisson(count)) == pytest.approx([low, high], abs=precision)


@given(st.integers(0, 9), LEVELS)
def test_below_ten_the_interval_is_exact(count: int, level: float) -> None:
    tail = (1 - level) / 2
    low, high = poisson(count, level)
    assert low == pytest.approx(chi2.ppf(tail, 2 * count) / 2 if count else 0)
    assert high == pytest.approx(chi2.isf(tail, 2 * (count + 1)) / 2)


def test_from_ten_on_the_interval_is_byar_s_and_close_to_exact() -> None:
    exact = [chi2.ppf(0.025, 20) / 2, chi2.isf(0.025, 22) / 2]
    assert ends_of(poisson(10)) == pytest.approx(exact, abs=0.02)
    assert ends_of(poisson(10)) != pytest.approx(exact)


@given(COUNTS, LEVELS, LEVELS)
def test_a_count_lies_in_its_interval_which_is_wider_at_higher_confidence(
    count: int, one: float, other: float
) -> None:
    inner, outer = (poisson(count, level) for level in sorted([one, other]))
    assert 0 <= outer[0] <= inner[0] + 1e-9
    assert inner[0] <= count <= inner[1] <= outer[1] + 1e-9


@given(st.integers(0, 200), st.sampled_from([0.8, 0.95, 0.998]))
def test_one_event_more_never_lowers_an_end(count: int, level: float) -> None:
    fewer, more = poisson(count, level), poisson(count + 1, level)
    assert fewer[0] < more[0]
    assert fewer[1] < more[1]


def test_a_fraction_of_an_event_lies_in_its_interval_too() -> None:
    low, high = poisson(0.01)
    assert 0 <= low <= 0.01 <= high


@pytest.mark.parametrize("count", [-1, np.nan])
def test_a_count_that_cannot_be_has_no_interval(count: float) -> None:
    assert np.isnan(poisson(count)).all()


@given(COUNTS, st.floats(0.1, 1e6), st.sampled_from([1, 100, 1000]))
def test_a_rate_is_the_count_s_interval_over_its_exposure(
    count: int, exposure: float, per: int
) -> None:
    expected = [end / exposure * per for end in ends_of(poisson(count))]
    assert ends_of(rate(count, exposure, per)) == pytest.approx(expected)
    assert ends_of(rate(count, exposure)) == ends_of(rate(count, exposure, 1))


@pytest.mark.parametrize("exposure", [0, -5, np.nan])
def test_a_rate_without_exposure_has_no_interval(exposure: float) -> None:
    assert np.isnan(rate(5, exposure)).all()


@pytest.mark.parametrize(
    ("low", "high", "benchmark", "expected"),
    [
        (0.2, 0.3, 0.31, Standing.LOWER),
        (0.2, 0.3, 0.19, Standing.HIGHER),
        (0.2, 0.3, 0.25, Standing.SIMILAR),
        (0.2, 0.3, 0.3, Standing.SIMILAR),
        (0.2, 0.3, 0.2, Standing.SIMILAR),
        (None, 0.3, 0.25, Standing.NOT_JUDGED),
        (0.2, None, 0.25, Standing.NOT_JUDGED),
        (0.2, 0.3, None, Standing.NOT_JUDGED),
    ],
)
def test_where_an_interval_stands(
    low: float | None, high: float | None, benchmark: float | None, expected: Standing
) -> None:
    assert standing(low, high, benchmark) is expected


@pytest.mark.parametrize("of", [7, 18, 37, 1000])
def test_none_and_all_are_level_with_a_benchmark_of_none_and_all(of: int) -> None:
    for level in (0.5, 0.9, 0.95, 0.998):
        ends = wilson([0, of], of, level)
        assert list(standings(*ends, [0, 1])) == [Standing.SIMILAR, Standing.SIMILAR]


@given(st.lists(shares(), min_size=1, max_size=20), st.floats(0, 1), LEVELS)
def test_many_at_once_are_the_same_as_one_by_one(
    drawn: list[tuple[int, int]], benchmark: float, level: float
) -> None:
    counts, bases = np.array(drawn).T
    of_shares, of_counts = wilson(counts, bases, level), poisson(counts, level)
    words = standings(*of_shares, benchmark)
    for place, (count, of) in enumerate(drawn):
        low, high = wilson(count, of, level)
        assert (of_shares[0][place], of_shares[1][place]) == (low, high)
        found = [end[place] for end in of_counts]
        assert found == pytest.approx(ends_of(poisson(count, level)), rel=1e-12)
        assert words[place] == standing(float(low), float(high), benchmark)
