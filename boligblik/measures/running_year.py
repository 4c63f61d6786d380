"""The sum of the last twelve months, month after month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from boligblik.measures.completeness import MonthTotal
from boligblik.measures.months import months_between

_YEAR = 12


@dataclass(frozen=True)
class RunningYear:
    """The twelve months that end with ``month``; ``total`` is None unless all are whole."""

    month: date
    total: int | None


def running_years(months: Sequence[MonthTotal]) -> tuple[RunningYear, ...]:
    """Add up the twelve months ending with each month from the twelfth on, in order.

    A month that is missing, incomplete or still running makes the sums that hold it unknown.
    """
    return tuple(
        RunningYear(months[end - 1].month, _sum(months[end - _YEAR : end]))
        for end in range(_YEAR, len(months) + 1)
    )


def _sum(months: Sequence[MonthTotal]) -> int | None:
    follow = all(months_between(one.month, other.month) == 1 for one, other in pairwise(months))
    if not follow or not all(month.total.is_final for month in months):
        return None
    return sum(month.total.reported or 0 for month in months)
