"""What an entered target must be before it can be kept."""

from datetime import date
from enum import StrEnum
from math import isfinite

from boligblik.measures.months import months_between
from boligblik.measures.targets import Rule, Target


class EntryProblem(StrEnum):
    """Why a target cannot be kept as it was entered."""

    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    NOT_A_PERCENTAGE = "not_a_percentage"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_COUNT = "not_a_count"
    NO_AREA = "no_area"
    NOT_A_YEAR = "not_a_year"
    BASELINE_NOT_BEFORE = "baseline_not_before"
    BASELINE_OF_OTHER_LENGTH = "baseline_of_other_length"


def entry_problems(target: Target) -> list[EntryProblem]:
    """Name what is wrong with an entered target; empty when nothing is.

    A reduction needs a baseline as long as its period that lies wholly before it: otherwise its
    ceiling would compare unlike with unlike. An indicator has one figure a year.
    """
    problems = []
    if target.period_end < target.period_start:
        problems.append(EntryProblem.ENDS_BEFORE_IT_BEGINS)
    if not isfinite(target.value):
        return [*problems, EntryProblem.NOT_A_NUMBER]
    if target.unit:
        problems += _indicator_problems(target)
    elif target.rule is not Rule.REDUCE_BY_PERCENT and (
        target.value < 0 or target.value != int(target.value)
    ):
        problems.append(EntryProblem.NOT_A_COUNT)
    if target.rule is Rule.REDUCE_BY_PERCENT:
        problems += _reduction_problems(target)
    return problems


def _indicator_problems(target: Target) -> list[EntryProblem]:
    problems = []
    if target.area is None:
        problems.append(EntryProblem.NO_AREA)
    spans = [(target.period_start, target.period_end)]
    if target.baseline_start and target.baseline_end:
        spans.append((target.baseline_start, target.baseline_end))
    if not all(_is_year(*span) for span in spans):
        problems.append(EntryProblem.NOT_A_YEAR)
    return problems


def _is_year(first_day: date, last_day: date) -> bool:
    return (first_day, last_day) == (date(first_day.year, 1, 1), date(first_day.year, 12, 31))


def _reduction_problems(target: Target) -> list[EntryProblem]:
    problems = []
    if not 0 < target.value <= 100:
        problems.append(EntryProblem.NOT_A_PERCENTAGE)
    if target.baseline_start is None or target.baseline_end is None:
        return [*problems, EntryProblem.BASELINE_NOT_BEFORE]
    if target.baseline_end >= target.period_start:
        problems.append(EntryProblem.BASELINE_NOT_BEFORE)
    if months_between(target.baseline_start, target.baseline_end) != months_between(
        target.period_start, target.period_end
    ):
        problems.append(EntryProblem.BASELINE_OF_OTHER_LENGTH)
    return problems
