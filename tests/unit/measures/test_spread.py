from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligblik.measures.spread import WIDE, dispersion_of

YEARS = st.lists(st.lists(st.integers(0, 40), max_size=12), max_size=3)


def test_it_is_the_variance_of_months_over_their_mean() -> None:
    # Mean 5, squared distances 9 + 1 + 1 + 9, over 3 and over 5.
    assert dispersion_of([[2, 4, 6, 8]]) == pytest.approx(20 / 3 / 5)


def test_each_year_is_held_against_its_own_mean_and_weighs_by_its_months() -> None:
    assert dispersion_of([[2, 4, 6, 8], [10, 0]]) == pytest.approx((20 / 5 + 50 / 5) / (3 + 1))


def test_a_change_of_level_between_years_is_no_spread() -> None:
    assert dispersion_of([[5, 5, 5, 5], [50, 50, 50, 50]]) == 1
    assert dispersion_of([[5, 5, 5, 5, 50, 50, 50, 50]]) > WIDE


def test_months_as_even_as_clockwork_never_count_as_less_than_chance() -> None:
    assert dispersion_of([[8] * 12, [8] * 12]) == 1


@pytest.mark.parametrize("years", [[], [[]], [[7]], [[7], [9]], [[0, 0, 0]]])
def test_what_tells_nothing_is_taken_as_chance(years: list[list[int]]) -> None:
    assert dispersion_of(years) == 1


@pytest.mark.parametrize("silent", [[], [7], [0, 0, 0]])
def test_a_year_that_tells_nothing_changes_nothing(silent: list[int]) -> None:
    assert dispersion_of([[2, 4, 6, 8], silent]) == dispersion_of([[2, 4, 6, 8]])


@given(YEARS)
def test_it_is_always_a_number_of_at_least_one(years: list[list[int]]) -> None:
    assert 1 <= dispersion_of(years) < float("inf")


@given(YEARS, st.randoms())
def test_the_order_of_months_and_years_does_not_matter(
    years: list[list[int]], random: Random
) -> None:
    mixed = [list(year) for year in years]
    random.shuffle(mixed)
    for year in mixed:
        random.shuffle(year)
    assert dispersion_of(mixed) == pytest.approx(dispersion_of(years))


def test_twice_the_spread_of_chance_is_found_in_the_mean_of_many_years() -> None:
    rng = np.random.default_rng(3)
    found = [dispersion_of(rng.negative_binomial(10, 0.5, (2, 12)).tolist()) for _ in range(400)]
    assert np.mean(found) == pytest.approx(2, abs=0.1)


@pytest.mark.parametrize(("times_chance", "least", "most"), [(1, 0.02, 0.1), (2, 0.7, 0.9)])
def test_calm_years_are_seldom_said_to_vary_widely_and_wild_ones_mostly(
    times_chance: int, least: float, most: float
) -> None:
    rng = np.random.default_rng(4)
    size = 800, 2, 12
    # A Poisson count whose mean is gamma with variance = mean varies twice as much as chance.
    means = rng.gamma(10, 1, size) if times_chance == 2 else np.full(size, 10)
    drawn = rng.poisson(means).tolist()
    assert least < np.mean([dispersion_of(years) > WIDE for years in drawn]) < most
