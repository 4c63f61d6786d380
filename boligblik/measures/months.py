"""Counting in months, each known by its first day."""

from collections.abc import Iterable
from datetime import date


def first_of_month(day: date) -> date:
    """Return the month that a day lies in."""
    return day.replace(day=1)


def months_later(month: date, count: int) -> date:
    """Return the first day of the month ``count`` months after one (before, when negative)."""
    index = month.year * 12 + month.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)


def months_between(earlier: date, later: date) -> int:
    """Count the months from one to a later one; 12 from a month to the same a year on."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def months_from(first: date, last: date) -> tuple[date, ...]:
    """Return every month from one to another, both included."""
    return tuple(months_later(first, index) for index in range(months_between(first, last) + 1))


def runs_of(months: Iterable[date]) -> list[tuple[date, date]]:
    """Put months that follow each other together: the first and the last month of each run."""
    runs: list[tuple[date, date]] = []
    for month in sorted(set(months)):
        if runs and months_between(runs[-1][1], month) == 1:
            runs[-1] = runs[-1][0], month
        else:
            runs.append((month, month))
    return runs
