"""Counting in months: over year ends, backwards and both ends included."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligblik.measures.months import (
    first_of_month,
    months_between,
    months_from,
    months_later,
    runs_of,
)

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
MONTHS = DAYS.map(lambda day: day.replace(day=1))
COUNTS = st.integers(-400, 400)


@pytest.mark.parametrize(
    ("month", "count", "expected"),
    [
        (date(2016, 1, 1), 0, date(2016, 1, 1)),
        (date(2016, 11, 1), 1, date(2016, 12, 1)),
        (date(2016, 12, 1), 1, date(2017, 1, 1)),
        (date(2016, 1, 1), -1, date(2015, 12, 1)),
        (date(2016, 1, 1), 12, date(2017, 1, 1)),
        (date(2016, 1, 1), -12, date(2015, 1, 1)),
        (date(2016, 12, 1), -12, date(2015, 12, 1)),
        (date(2016, 5, 31), 1, date(2016, 6, 1)),
    ],
)
def test_months_later(month: date, count: int, expected: date) -> None:
    assert months_later(month, count) == expected


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (date(2016, 1, 1), date(2016, 1, 1), 0),
        (date(2016, 1, 31), date(2016, 2, 1), 1),
        (date(2015, 12, 1), date(2016, 1, 1), 1),
        (date(2015, 1, 1), date(2016, 1, 1), 12),
        (date(2016, 1, 1), date(2017, 4, 30), 15),
        (date(2016, 1, 1), date(2015, 12, 1), -1),
    ],
)
def test_months_between(earlier: date, later: date, expected: int) -> None:
    assert months_between(earlier, later) == expected


def test_a_plan_of_sixteen_months_has_sixteen() -> None:
    months = months_from(date(2016, 1, 1), date(2017, 4, 1))
    assert len(months) == 16
    assert (months[0], months[11], months[12], months[15]) == (
        date(2016, 1, 1),
        date(2016, 12, 1),
        date(2017, 1, 1),
        date(2017, 4, 1),
    )


def test_one_month_is_from_itself_to_itself() -> None:
    assert months_from(date(2016, 2, 1), date(2016, 2, 1)) == (date(2016, 2, 1),)


def test_there_are_no_months_backwards() -> None:
    assert months_from(date(2016, 2, 1), date(2016, 1, 1)) == ()


@given(DAYS)
def test_a_month_is_known_by_its_first_day(day: date) -> None:
    month = first_of_month(day)
    assert month.day == 1
    assert month <= day < month + timedelta(days=monthrange(day.year, day.month)[1])


@given(MONTHS, COUNTS)
def test_so_many_months_later_is_so_many_months_between(month: date, count: int) -> None:
    assert months_between(month, months_later(month, count)) == count


@given(MONTHS, COUNTS, COUNTS)
def test_steps_add_up(month: date, one: int, other: int) -> None:
    assert months_later(months_later(month, one), other) == months_later(month, one + other)


@given(MONTHS, st.integers(0, 60))
def test_months_follow_one_another_without_a_gap(first: date, count: int) -> None:
    months = months_from(first, months_later(first, count))
    assert len(months) == count + 1
    for month, following in pairwise(months):
        assert following == month + timedelta(days=monthrange(month.year, month.month)[1])


def test_months_that_follow_each_other_are_one_run() -> None:
    march, may, june = date(2016, 3, 1), date(2016, 5, 1), date(2016, 6, 1)
    assert runs_of([june, march, may, may]) == [(march, march), (may, june)]
    assert runs_of([date(2016, 1, 1), date(2015, 12, 1)]) == [(date(2015, 12, 1), date(2016, 1, 1))]
    assert runs_of([]) == []
