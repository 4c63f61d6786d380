"""Areas against their municipality, and over the years, by intervals in the indicator's unit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligblik.measures.area_verdicts import (
    AreaVerdict,
    Interval,
    Verdict,
    area_verdicts,
    intervals_of,
    trend_of_years,
)
from boligblik.measures.year_trend import Direction

HIGH, LOW, CONTEXT = "high_is_challenge", "low_is_challenge", "context"


@dataclass(frozen=True)
class Figure:
    """An area's indicator: 65 of 100 residents, unless said otherwise."""

    numerator: float | None = 65
    denominator: float | None = 100
    municipality_value: float | None = 50
    unit: str = "percent"
    polarity: str = HIGH
    is_municipality: bool = False


@dataclass(frozen=True)
class Year:
    """An area's year with the counts that its value is made of."""

    year: int
    value: float
    numerator: float | None
    denominator: float | None


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Draw an area's figure: sound ones, ones without counts, the municipality itself."""
    return Figure(
        numerator=draw(st.none() | st.integers(0, 300)),
        denominator=draw(st.none() | st.integers(0, 300)),
        municipality_value=draw(st.none() | st.integers(0, 100)),
        unit=draw(st.sampled_from(["percent", "per_1000", "days"])),
        polarity=draw(st.sampled_from([HIGH, LOW, CONTEXT])),
        is_municipality=draw(st.booleans()),
    )


def judged(figure: Figure, level: float = 0.95) -> AreaVerdict:
    (verdict,) = area_verdicts([figure], level)
    return verdict


def years_of(numerators: Sequence[float | None], of: int = 1000, per: int = 100) -> list[Year]:
    """Make the years from 2011 on; one without a count has a printed value all the same."""
    return [
        Year(2011 + place, 20 if count is None else per * count / of, count, of)
        for place, count in enumerate(numerators)
    ]


def test_a_share_s_interval_is_in_percent() -> None:
    interval = judged(Figure(65, 100)).interval
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((55.2544, 73.6358), abs=5e-5)


def test_a_rate_s_interval_is_per_thousand() -> None:
    interval = judged(Figure(65, 1000, unit="per_1000")).interval
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((50.163188, 82.849139), abs=5e-7)
    halved = judged(Figure(65, 2000, unit="per_1000")).interval
    assert halved is not None
    assert halved.low == pytest.approx(interval.low / 2)


@pytest.mark.parametrize(
    "figure",
    [
        Figure(numerator=None),
        Figure(denominator=None),
        Figure(numerator=None, denominator=None),
        Figure(denominator=0),
        Figure(numerator=101),
        Figure(numerator=-1),
        Figure(unit="days"),
        Figure(65, 0, unit="per_1000"),
        Figure(None, 1000, unit="per_1000"),
    ],
)
def test_without_counts_that_can_be_nothing_is_judged(figure: Figure) -> None:
    assert judged(figure) == AreaVerdict(None, Verdict.NOT_JUDGED)


def test_none_of_many_has_an_interval_and_is_no_lack() -> None:
    found = judged(Figure(0, 100))
    assert found.interval is not None
    assert found.interval.low == 0
    assert found.verdict is Verdict.BETTER


@pytest.mark.parametrize(
    ("polarity", "municipality_value", "expected"),
    [
        (HIGH, 50, Verdict.WORSE),
        (HIGH, 80, Verdict.BETTER),
        (HIGH, 60, Verdict.LEVEL),
        (LOW, 50, Verdict.BETTER),
        (LOW, 80, Verdict.WORSE),
        (LOW, 60, Verdict.LEVEL),
        (CONTEXT, 50, Verdict.HIGHER),
        (CONTEXT, 80, Verdict.LOWER),
        (CONTEXT, 60, Verdict.LEVEL),
        (HIGH, None, Verdict.NOT_JUDGED),
        (LOW, None, Verdict.NOT_JUDGED),
        (CONTEXT, None, Verdict.NOT_JUDGED),
    ],
)
def test_a_side_is_a_judgement_only_where_the_indicator_has_one(
    polarity: str, municipality_value: float | None, expected: Verdict
) -> None:
    figure = Figure(65, 100, polarity=polarity, municipality_value=municipality_value)
    assert judged(figure).verdict is expected


def test_the_municipality_is_not_held_against_itself_but_has_its_interval() -> None:
    found = judged(Figure(is_municipality=True))
    assert found.verdict is Verdict.NOT_JUDGED
    assert found.interval is not None


def test_what_is_clear_at_95_percent_may_be_level_at_99_8() -> None:
    figure = Figure(65, 100, municipality_value=53)
    assert judged(figure, 0.95).verdict is Verdict.WORSE
    assert judged(figure, 0.998).verdict is Verdict.LEVEL


@pytest.mark.parametrize("verdict", Verdict)
def test_level_is_judged_without_being_clear(verdict: Verdict) -> None:
    found = AreaVerdict(Interval(1, 2), verdict)
    assert found.is_judged == (verdict.value != "not_judged")
    assert found.is_clear == (verdict.value in {"better", "worse", "lower", "higher"})


def test_no_areas_have_no_verdicts() -> None:
    assert area_verdicts([], 0.95) == []
    assert intervals_of([], "percent", 0.95) == []


@given(st.lists(figures(), max_size=12), st.sampled_from([0.95, 0.998]))
def test_areas_in_several_units_are_each_judged_as_if_alone(
    drawn: list[Figure], level: float
) -> None:
    together = area_verdicts(iter(drawn), level)
    assert together == [judged(figure, level) for figure in drawn]


@given(figures())
def test_higher_confidence_never_finds_more(figure: Figure) -> None:
    usual, strict = judged(figure, 0.95), judged(figure, 0.998)
    assert strict.is_judged == usual.is_judged
    assert strict.verdict in {usual.verdict, Verdict.LEVEL}


@given(figures())
def test_the_opposite_polarity_turns_the_judgement_and_nothing_else(figure: Figure) -> None:
    turned = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER}
    high, low = (judged(replace(figure, polarity=polarity)) for polarity in (HIGH, LOW))
    assert low.verdict is turned.get(high.verdict, high.verdict)
    assert low.interval == high.interval


@given(figures())
def test_a_figure_without_judgement_is_never_better_or_worse(figure: Figure) -> None:
    found = judged(replace(figure, polarity=CONTEXT)).verdict
    assert found not in {Verdict.BETTER, Verdict.WORSE}


@pytest.mark.parametrize(("unit", "per"), [("percent", 100), ("per_1000", 1000)])
@pytest.mark.parametrize(
    ("numerators", "expected"),
    [
        ([100, 150, 200, 250, 300], Direction.RISING),
        ([300, 250, 200, 150, 100], Direction.FALLING),
        ([200, 205, 198, 201, 203], Direction.NO_CHANGE),
        ([300, 100, 150, 200, 250, 300], Direction.RISING),
        ([None, 100, 150, 200, 250, 300], Direction.RISING),
        ([100, 150, None, 250, 300], Direction.NOT_CALCULATED),
        ([100, 150, 200, 250], Direction.NOT_CALCULATED),
        ([], Direction.NOT_CALCULATED),
    ],
)
def test_the_last_five_years_tell_the_trend(
    unit: str, per: int, numerators: list[float | None], expected: Direction
) -> None:
    assert trend_of_years(years_of(numerators, per=per), unit) is expected


def test_a_slope_within_the_years_own_uncertainty_is_no_change() -> None:
    few, many = ([scale * count for count in (4, 5, 5, 6, 6)] for scale in (1, 100))
    assert trend_of_years(years_of(few, of=20), "percent") is Direction.NO_CHANGE
    assert trend_of_years(years_of(many, of=2000), "percent") is Direction.RISING


def test_days_have_no_interval_and_so_no_trend() -> None:
    years = years_of([100, 150, 200, 250, 300])
    assert trend_of_years(years, "days") is Direction.NOT_CALCULATED
