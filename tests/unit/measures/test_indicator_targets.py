"""An area's figure against its target: met or not by its value, sure or not by its interval."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from boligblik.language import DANISH
from boligblik.measures.indicator_targets import IndicatorStatus, judge_indicator
from boligblik.measures.sentences.indicator_targets import (
    indicator_certainty_sentence,
    indicator_sentence,
)
from boligblik.measures.target_status import TargetState
from boligblik.measures.targets import Rule
from tests.made_reports import at_most, reduction

DURING = date(2017, 5, 1)


@dataclass(frozen=True)
class Year:
    year: int
    value: float
    numerator: float | None = None
    denominator: float | None = None


def judged(rule: Rule, value: float, *years: Year, as_of: date = DURING) -> IndicatorStatus:
    base = reduction(value) if rule is Rule.REDUCE_BY_PERCENT else at_most(value)
    target = replace(base, rule=rule, measure="ledige", area="parken", unit="percent")
    return judge_indicator(target, years, as_of, is_example=False)


@pytest.mark.parametrize(
    ("rule", "value", "years", "state"),
    [
        (Rule.AT_MOST, 10, [Year(2016, 10)], TargetState.MET),
        (Rule.AT_MOST, 9.5, [Year(2016, 10)], TargetState.NOT_MET),
        (Rule.AT_LEAST, 10, [Year(2016, 10)], TargetState.MET),
        (Rule.AT_LEAST, 10.5, [Year(2016, 10)], TargetState.NOT_MET),
        (Rule.REDUCE_BY_PERCENT, 10, [Year(2015, 20), Year(2016, 18)], TargetState.MET),
        (Rule.REDUCE_BY_PERCENT, 10, [Year(2015, 20), Year(2016, 18.1)], TargetState.NOT_MET),
        (Rule.REDUCE_BY_PERCENT, 10, [Year(2016, 18)], TargetState.BASELINE_MISSING),
        (Rule.AT_MOST, 10, [Year(2015, 8)], TargetState.NOTHING_REPORTED),
        (Rule.AT_MOST, 10, [], TargetState.NOTHING_REPORTED),
    ],
)
def test_the_value_settles_the_verdict(
    rule: Rule, value: float, years: list[Year], state: TargetState
) -> None:
    assert judged(rule, value, *years).state is state


def test_a_year_that_has_not_begun_is_no_lack() -> None:
    assert judged(Rule.AT_MOST, 10, as_of=date(2015, 5, 1)).state is TargetState.NOT_STARTED


def test_an_interval_across_the_limit_could_be_chance() -> None:
    status = judged(Rule.AT_MOST, 10, Year(2016, 9, 90, 1000))
    assert status.is_clear is False
    assert indicator_sentence(status, DANISH) == (
        "Målet er opfyldt: 9\N{NO-BREAK SPACE}% i 2016, højst 10\N{NO-BREAK SPACE}%."
    )
    assert str(indicator_certainty_sentence(status, DANISH)).startswith("Det kan være tilfældigt")


def test_an_interval_on_one_side_is_more_than_chance() -> None:
    status = judged(Rule.AT_MOST, 10, Year(2016, 5, 50, 1000))
    assert status.is_clear is True
    assert str(indicator_certainty_sentence(status, DANISH)).startswith(
        "Det er mere end tilfældigt"
    )


def test_without_counts_certainty_is_not_judged() -> None:
    status = judged(Rule.AT_MOST, 10, Year(2016, 5))
    assert status.is_clear is None
    assert str(indicator_certainty_sentence(status, DANISH)).startswith("Sikkerhed: ikke vurderet")
    assert indicator_certainty_sentence(judged(Rule.AT_MOST, 10), DANISH) is None
