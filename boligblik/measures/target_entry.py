"""What an entered target must be before it can be kept."""

from datetime import date
from enum import StrEnum

from boligblik.measures.months import months_between
from boligblik.measures.targets import Rule, Target


class EntryProblem(StrEnum):
    """Why a target cannot be kept as it was entered."""

    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    NOT_A_PERCENTAGE = "not_a_percentage"
    NOT_A_COUNT = "not_a_count"
    BASELINE_NOT_BEFORE = "baseline_not_before"
    BASELINE_OF_OTHER_LENGTH = "baseline_of_other_length"


def entry_problems(target: Target) -> list[EntryProblem]:
    """Name what is wrong with an entered target; empty when nothing is.

    A reduction needs a baseline as long as its period that lies wholly before it: otherwise its
    ceiling would compare unlike with unlike.
    """
    problems = []
    if target.period_end < target.period_start:
        problems.append(EntryProblem.ENDS_BEFORE_IT_BEGINS)
    if target.rule is not Rule.REDUCE_BY_PERCENT:
        if target.value < 0 or target.value != int(target.value):
            problems.append(EntryProblem.NOT_A_COUNT)
        return problems
    if not 0 < target.value <= 100:
        problems.append(EntryProblem.NOT_A_PERCENTAGE)
    if target.baseline_start is None or target.baseline_end is None:
        problems.append(EntryProblem.BASELINE_NOT_BEFORE)
        return problems
    if target.baseline_end >= target.period_start:
        problems.append(EntryProblem.BASELINE_NOT_BEFORE)
    if _months(target.baseline_start, target.baseline_end) != _months(
        target.period_start, target.period_end
    ):
        problems.append(EntryProblem.BASELINE_OF_OTHER_LENGTH)
    return problems


def _months(first_day: date, last_day: date) -> int:
    return months_between(first_day, last_day) + 1
