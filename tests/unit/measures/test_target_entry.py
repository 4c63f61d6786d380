"""What an entered target must be: like is held against like, and a count is a count."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligblik.measures.months import months_later
from boligblik.measures.target_entry import EntryProblem, entry_problems
from boligblik.measures.targets import Target
from tests.made_reports import at_least, at_most, reduction

MONTHS = st.dates(date(2005, 1, 1), date(2030, 12, 31)).map(lambda day: day.replace(day=1))
LENGTHS = st.integers(1, 24)


def of_indicator(target: Target) -> Target:
    return replace(target, measure="ledige", area="parken", unit="percent")


def span_of(first: date, months: int) -> tuple[date, date]:
    return first, months_later(first, months) - timedelta(days=1)


def during(target: Target, first: date, months: int) -> Target:
    start, end = span_of(first, months)
    return replace(target, period_start=start, period_end=end)


def compared_with(target: Target, first: date, months: int) -> Target:
    start, end = span_of(first, months)
    return replace(target, baseline_start=start, baseline_end=end)


@pytest.mark.parametrize(
    "target",
    [
        reduction(10),
        reduction(0.5),
        reduction(12.5),
        reduction(100),
        at_most(0),
        at_most(89),
        at_least(300),
        during(at_least(100), date(2017, 1, 1), 4),
        during(at_least(400), date(2016, 1, 1), 16),
        compared_with(during(reduction(10), date(2017, 1, 1), 4), date(2016, 1, 1), 4),
        compared_with(reduction(10), date(2014, 1, 1), 12),
        of_indicator(reduction(10)),
        of_indicator(at_most(9.5)),
        of_indicator(at_least(0.5)),
    ],
)
def test_a_sound_target_has_no_problems(target: Target) -> None:
    assert entry_problems(target) == []


@pytest.mark.parametrize("percent", [0, -10, 100.5, 1000])
def test_a_reduction_is_by_more_than_nothing_and_at_most_by_all(percent: float) -> None:
    assert entry_problems(reduction(percent)) == [EntryProblem.NOT_A_PERCENTAGE]
    assert entry_problems(of_indicator(reduction(percent))) == [EntryProblem.NOT_A_PERCENTAGE]


@pytest.mark.parametrize("value", [-1, 88.5, 0.9, -0.5])
@pytest.mark.parametrize("rule", [at_most, at_least])
def test_events_are_counted_in_whole_numbers(rule: Callable[[float], Target], value: float) -> None:
    assert entry_problems(rule(value)) == [EntryProblem.NOT_A_COUNT]


def test_a_period_does_not_end_before_it_begins() -> None:
    backwards = replace(at_most(89), period_end=date(2015, 12, 31))
    assert entry_problems(backwards) == [EntryProblem.ENDS_BEFORE_IT_BEGINS]


@pytest.mark.parametrize("lacking", ["baseline_start", "baseline_end"])
def test_a_reduction_needs_a_baseline(lacking: str) -> None:
    nothing: dict[str, Any] = {lacking: None}
    for target in (reduction(10), of_indicator(reduction(10))):
        half = replace(target, **nothing)
        assert entry_problems(half) == [EntryProblem.BASELINE_NOT_BEFORE]


def test_only_a_reduction_needs_a_baseline() -> None:
    assert at_least(300).baseline_start is None
    assert entry_problems(at_least(300)) == []


@pytest.mark.parametrize("first", [date(2015, 2, 1), date(2016, 1, 1), date(2017, 1, 1)])
def test_a_baseline_lies_wholly_before_the_period(first: date) -> None:
    target = compared_with(reduction(10), first, 12)
    assert entry_problems(target) == [EntryProblem.BASELINE_NOT_BEFORE]


@pytest.mark.parametrize("months", [1, 4, 11])
def test_part_of_a_year_is_not_compared_with_a_whole_one(months: int) -> None:
    shorter = compared_with(reduction(10), date(2015, 1, 1), months)
    assert entry_problems(shorter) == [EntryProblem.BASELINE_OF_OTHER_LENGTH]
    longer = during(reduction(10), date(2016, 1, 1), months)
    assert entry_problems(longer) == [EntryProblem.BASELINE_OF_OTHER_LENGTH]


def test_an_indicator_is_measured_in_an_area() -> None:
    target = replace(of_indicator(at_most(9.5)), area=None)
    assert entry_problems(target) == [EntryProblem.NO_AREA]


@pytest.mark.parametrize(
    ("first", "months"), [(date(2016, 1, 1), 4), (date(2016, 1, 1), 24), (date(2016, 7, 1), 12)]
)
def test_an_indicator_has_one_figure_a_calendar_year(first: date, months: int) -> None:
    target = of_indicator(at_most(9.5))
    assert entry_problems(during(target, first, months)) == [EntryProblem.NOT_A_YEAR]


def test_an_indicator_s_baseline_is_a_calendar_year_too() -> None:
    target = compared_with(of_indicator(reduction(10)), date(2014, 7, 1), 12)
    assert entry_problems(target) == [EntryProblem.NOT_A_YEAR]


def test_all_that_is_wrong_is_said_at_once() -> None:
    target = replace(of_indicator(reduction(0)), area=None, period_end=date(2015, 6, 30))
    assert set(entry_problems(target)) == {
        EntryProblem.ENDS_BEFORE_IT_BEGINS,
        EntryProblem.NO_AREA,
        EntryProblem.NOT_A_YEAR,
        EntryProblem.NOT_A_PERCENTAGE,
        EntryProblem.BASELINE_OF_OTHER_LENGTH,
    }


@given(MONTHS, LENGTHS, MONTHS, LENGTHS)
def test_a_reduction_is_sound_exactly_when_like_follows_like(
    first: date, months: int, baseline_first: date, baseline_months: int
) -> None:
    target = compared_with(during(reduction(10), first, months), baseline_first, baseline_months)
    follows = months_later(baseline_first, baseline_months) <= first
    is_alike = baseline_months == months
    problems = entry_problems(target)
    assert (EntryProblem.BASELINE_NOT_BEFORE in problems) == (not follows)
    assert (EntryProblem.BASELINE_OF_OTHER_LENGTH in problems) == (not is_alike)
    assert bool(problems) == (not (follows and is_alike))
