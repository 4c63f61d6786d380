"""Year against year, by the check numbers of METHODS 5."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import binom, binomtest, poisson

from boligblik.measures.year_against_year import (
    CLEAR,
    Comparison,
    chance_of_a_fall,
    compare,
    largest_clear_fall,
    smallest_clear_rise,
)

COUNTS = st.integers(0, 5) | st.integers(0, 300)
EXPOSURES = st.floats(0.5, 24)
DISPERSIONS = st.floats(1, 10)


def compared(
    before: int,
    now: int,
    exposure_before: float = 1,
    exposure_now: float = 1,
    dispersion: float = 1,
) -> Comparison:
    comparison = compare(before, now, exposure_before, exposure_now, dispersion)
    assert comparison is not None
    return comparison


def test_the_fall_from_187_to_99_is_real() -> None:
    comparison = compared(187, 99)
    assert comparison.p_value == pytest.approx(2.2e-7, abs=5e-9)
    assert comparison.is_clear


def test_the_fall_from_99_to_89_could_be_chance() -> None:
    comparison = compared(99, 89)
    assert comparison.p_value == pytest.approx(0.51, abs=0.005)
    assert not comparison.is_clear


def test_from_99_the_first_clear_fall_is_72() -> None:
    assert largest_clear_fall(99) == 72
    assert compared(99, 72).is_clear
    assert not compared(99, 73).is_clear


def test_a_fall_of_ten_percent_from_99_comes_by_itself_23_times_of_100() -> None:
    assert chance_of_a_fall(99, 10) == pytest.approx(0.23, abs=0.005)


def test_unless_said_otherwise_both_years_are_as_long_and_vary_by_chance() -> None:
    assert compare(187, 99) == compared(187, 99, 1, 1, 1)


def test_one_event_is_as_likely_to_come_in_either_year() -> None:
    assert (compared(1, 0).by_chance, compared(0, 1).by_chance) == (0.5, 0.5)


@pytest.mark.parametrize("exposures", [(0, 1), (1, 0), (-1, 1), (1, -1)])
def test_without_exposure_there_is_nothing_to_compare(exposures: tuple[int, int]) -> None:
    assert compare(5, 3, *exposures) is None
    with pytest.raises(ValueError, match="above 0"):
        largest_clear_fall(5, *exposures)
    with pytest.raises(ValueError, match="above 0"):
        smallest_clear_rise(5, *exposures)


def test_none_and_none_cannot_be_compared() -> None:
    assert compare(0, 0) is None
    assert largest_clear_fall(0) is None


def test_no_change_is_not_clear() -> None:
    assert compared(99, 99).p_value == 1


@given(COUNTS, COUNTS)
def test_equal_exposure_is_the_exact_binomial_test(before: int, now: int) -> None:
    assume(before + now)
    # Without exposure to tell apart, the distribution is even and both ways of two sides agree.
    expected = binomtest(now, before + now).pvalue
    assert compared(before, now).p_value == pytest.approx(expected, rel=1e-6, abs=1e-12)


@given(COUNTS, COUNTS, EXPOSURES, EXPOSURES)
def test_chance_is_the_binomial_s_tail_in_the_direction_of_the_change(
    before: int, now: int, exposure_before: float, exposure_now: float
) -> None:
    assume(before + now)
    expected = (before + now) * exposure_now / (exposure_before + exposure_now)
    assume(abs(now - expected) > 1e-6)
    share = exposure_now / (exposure_before + exposure_now)
    drawn = binom(before + now, share)
    fewer, more = drawn.cdf(now), drawn.sf(now - 1)
    comparison = compared(before, now, exposure_before, exposure_now)
    by_chance = fewer if now < expected else more
    assert comparison.by_chance == pytest.approx(by_chance, rel=1e-6, abs=1e-12)
    assert comparison.p_value == pytest.approx(min(1, 2 * min(fewer, more)), rel=1e-6, abs=1e-12)


@given(COUNTS, COUNTS, EXPOSURES, EXPOSURES, DISPERSIONS)
def test_both_directions_are_as_likely(
    before: int, now: int, exposure_before: float, exposure_now: float, dispersion: float
) -> None:
    assume(before + now)
    one = compared(before, now, exposure_before, exposure_now, dispersion)
    other = compared(now, before, exposure_now, exposure_before, dispersion)
    assert one.p_value == pytest.approx(other.p_value, rel=1e-6, abs=1e-12)


@given(COUNTS, COUNTS, EXPOSURES, st.sampled_from([0.5, 2, 12]))
def test_only_the_relation_of_exposures_counts(
    before: int, now: int, exposure: float, scale: float
) -> None:
    assume(before + now)
    one, other = compared(before, now, exposure), compared(before, now, scale * exposure, scale)
    assert one.p_value == pytest.approx(other.p_value, rel=1e-6, abs=1e-12)


@given(COUNTS, COUNTS, EXPOSURES, EXPOSURES, DISPERSIONS, DISPERSIONS)
def test_months_that_vary_more_never_make_a_change_clearer(
    before: int,
    now: int,
    exposure_before: float,
    exposure_now: float,
    one: float,
    other: float,
) -> None:
    assume(before + now)
    calm, wild = (
        compared(before, now, exposure_before, exposure_now, dispersion)
        for dispersion in sorted([one, other])
    )
    assert wild.p_value >= calm.p_value - 1e-9


@given(COUNTS, COUNTS, EXPOSURES, EXPOSURES, st.integers(2, 6))
def test_events_that_come_in_clusters_tell_as_much_as_the_clusters(
    before: int, now: int, exposure_before: float, exposure_now: float, size: int
) -> None:
    assume(before + now)
    # Rounding may put a change of nothing on either side.
    assume(abs(now * exposure_before - before * exposure_now) > 1e-6)
    single = compared(before, now, exposure_before, exposure_now)
    clustered = compared(size * before, size * now, exposure_before, exposure_now, size)
    assert clustered.p_value == pytest.approx(single.p_value, rel=1e-6, abs=1e-12)
    assert clustered.by_chance == pytest.approx(single.by_chance, rel=1e-6, abs=1e-12)


def test_the_wildest_months_make_no_change_clear() -> None:
    assert compared(187, 99, dispersion=100).p_value > 0.5
    assert largest_clear_fall(187, dispersion=100) is None


@given(COUNTS, COUNTS, EXPOSURES, EXPOSURES, DISPERSIONS)
def test_chances_are_chances(
    before: int, now: int, exposure_before: float, exposure_now: float, dispersion: float
) -> None:
    assume(before + now)
    comparison = compared(before, now, exposure_before, exposure_now, dispersion)
    assert 0 <= comparison.p_value <= 1
    assert 0 <= comparison.by_chance <= 1
    assert comparison.is_clear == (comparison.p_value < CLEAR)


@given(st.integers(0, 200), st.sampled_from([(1, 1), (12, 12), (12, 7)]), st.floats(1, 3))
def test_a_clear_fall_or_rise_is_the_first_one(
    before: int, exposures: tuple[float, float], dispersion: float
) -> None:
    rise = smallest_clear_rise(before, *exposures, dispersion)
    assert compared(before, rise, *exposures, dispersion).is_clear
    assert rise * exposures[0] > before * exposures[1]
    just_less = compare(before, rise - 1, *exposures, dispersion)
    assert just_less is None or not just_less.is_clear
    fall = largest_clear_fall(before, *exposures, dispersion)
    if fall is None:
        nothing = compare(before, 0, *exposures, dispersion)
        assert nothing is None or not nothing.is_clear
        return
    assert compared(before, fall, *exposures, dispersion).is_clear
    assert fall * exposures[0] < before * exposures[1]
    assert not compared(before, fall + 1, *exposures, dispersion).is_clear


def test_the_least_that_can_fall_clearly() -> None:
    # Six heads in a row are the first that are rarer than 5 % both ways: 2 / 2^6.
    assert largest_clear_fall(5) is None
    assert largest_clear_fall(6) == 0
    assert smallest_clear_rise(0) == 6
    # One event in a hundred-thousandth of the exposure of the ten before it.
    assert smallest_clear_rise(10, 1000, 0.01) == 1


@pytest.mark.parametrize("percent", [0, 10, 12.5, 50, 100])
@pytest.mark.parametrize("mean", [0.5, 5, 99])
def test_a_fall_by_itself_is_the_sum_over_all_pairs_of_years(mean: float, percent: float) -> None:
    counts = range(250)
    chances = poisson.pmf(counts, mean)
    # From 1 on: none after none is no fall.
    expected = sum(
        chances[before] * poisson.cdf((1000 - 10 * percent) * before // 1000, mean)
        for before in counts[1:]
    )
    assert chance_of_a_fall(mean, percent) == pytest.approx(expected, rel=1e-9)


def test_where_nothing_happens_nothing_falls() -> None:
    assert chance_of_a_fall(0, 10) == 0


@pytest.mark.parametrize("percent", [10, 30, 35])
def test_a_threshold_that_is_whole_holds_its_own_count(percent: int) -> None:
    # In binary fractions 70 % of 100 is less than 70, and 70 would be lost.
    mean, counts = 110, range(400)
    chances = poisson.pmf(counts, mean)
    expected = sum(
        chances[before] * poisson.cdf(before * (100 - percent) // 100, mean) for before in counts
    )
    assert chance_of_a_fall(mean, percent) == pytest.approx(expected, rel=1e-9)


@given(st.floats(0.5, 300), st.integers(0, 100), st.integers(0, 100))
def test_a_larger_fall_is_rarer(mean: float, one: int, other: int) -> None:
    smaller, larger = sorted([one, other])
    assert chance_of_a_fall(mean, larger) <= chance_of_a_fall(mean, smaller) + 1e-12


@pytest.mark.parametrize("percent", [-1, 100.5])
def test_a_fall_is_nothing_to_everything(percent: float) -> None:
    with pytest.raises(ValueError, match="0 to 100"):
        chance_of_a_fall(99, percent)


def test_wilder_months_make_a_fall_by_chance_more_likely() -> None:
    chances = [chance_of_a_fall(99, 10, dispersion) for dispersion in (1, 1.5, 2, 4)]
    assert chances == sorted(chances)
    assert chance_of_a_fall(198, 10, 2) == pytest.approx(chance_of_a_fall(99, 10))
