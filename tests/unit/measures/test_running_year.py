"""Sums of twelve months: known only when all twelve are whole."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligblik.measures.completeness import MonthTotal, months_of
from boligblik.measures.running_year import RunningYear, running_years
from tests.made_reports import cells_of

YEAR = ("3", "0", "2", "5", "1", "4", "2", "2", "0", "6", "1", "3")


def months(*words: str) -> list[MonthTotal]:
    """Make the months of one reporter from January 2015 on."""
    years = [words[start : start + 12] for start in range(0, len(words), 12)]
    cells = [
        cell
        for after, year in enumerate(years)
        for cell in cells_of(2015 + after, nord=" ".join(year))
    ]
    return list(months_of(cells))


def totals(given_months: Sequence[MonthTotal]) -> list[int | None]:
    return [running.total for running in running_years(given_months)]


def test_a_year_has_one_sum_and_a_month_more_has_two() -> None:
    assert running_years(months(*YEAR)) == (RunningYear(date(2015, 12, 1), 29),)
    assert running_years(months(*YEAR, "7")) == (
        RunningYear(date(2015, 12, 1), 29),
        RunningYear(date(2016, 1, 1), 33),
    )


@pytest.mark.parametrize("number", range(12))
def test_fewer_than_twelve_months_have_no_sum(number: int) -> None:
    assert running_years(months(*YEAR[:number])) == ()


@pytest.mark.parametrize("word", ["?", ".", "2r", "-"])
@pytest.mark.parametrize("place", [0, 5, 11])
def test_a_month_that_is_not_whole_makes_the_sum_unknown_and_is_never_zero(
    place: int, word: str
) -> None:
    words = [*YEAR[:place], word, *YEAR[place + 1 :]]
    assert totals(months(*words)) == [None]


def test_a_month_that_lacks_one_of_several_reports_is_not_whole() -> None:
    cells = cells_of(2015, nord=" ".join(YEAR), syd=" ".join([*YEAR[:-1], "?"]))
    assert totals(months_of(cells)) == [None]


def test_a_corrected_month_counts_as_corrected() -> None:
    assert totals(months("9<3", *YEAR[1:])) == [35]


def test_once_the_missing_month_has_left_the_sum_is_known_again() -> None:
    words = ["?", *YEAR[1:], *YEAR]
    assert totals(months(*words)) == [None, *[29] * 12]


def test_twelve_months_that_do_not_follow_one_another_are_no_year() -> None:
    thirteen = months(*YEAR, "7")
    assert totals([*thirteen[:4], *thirteen[5:]]) == [None]


@given(st.lists(st.integers(0, 40), min_size=12, max_size=36))
def test_a_sum_changes_by_the_month_that_comes_less_the_month_that_goes(counts: list[int]) -> None:
    sums = [total for total in totals(months(*map(str, counts))) if total is not None]
    assert len(sums) == len(counts) - 11
    assert sums[0] == sum(counts[:12])
    steps = [later - earlier for earlier, later in pairwise(sums)]
    assert steps == [comes - goes for comes, goes in zip(counts[12:], counts, strict=False)]


@given(st.lists(st.sampled_from(["0", "3", "?", "2r"]), min_size=12, max_size=30))
def test_a_sum_is_known_exactly_when_its_twelve_months_are_whole(words: list[str]) -> None:
    for end, total in enumerate(totals(months(*words)), 12):
        own = words[end - 12 : end]
        whole = all(word.isdigit() for word in own)
        assert total == (sum(map(int, own)) if whole else None)
