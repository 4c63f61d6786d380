"""What a verdict rests on: chance only when everything is in, and never on what is missing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boligblik.measures.completeness import CellState, ReportCell
from boligblik.measures.target_status import (
    LIKELY,
    UNLIKELY,
    Reason,
    TargetState,
    TargetStatus,
    judge,
    sureness_of,
)
from boligblik.measures.targets import Target
from tests.made_reports import at_least, at_most, cells_of, reduction, report_cells

DURING, AFTER = date(2016, 10, 12), date(2017, 2, 1)
WHOLE_YEAR = "9 8 7 9 8 7 9 8 7 9 8 10"


def judged(target: Target, reports: str, earlier: str = "", as_of: date = DURING) -> TargetStatus:
    return judge(
        target,
        cells_of(2016, nord=reports),
        cells_of(2015, nord=earlier),
        as_of,
        is_example=False,
    )


def test_a_running_period_is_judged_by_the_forecast_of_its_whole_months() -> None:
    status = judged(at_most(89), "7 7 7 7 7 . . . . . . .")
    assert status.forecast is not None
    assert (status.forecast.counted, status.forecast.months, status.forecast.months_left) == (
        35,
        5,
        7,
    )
    assert status.probability == pytest.approx(0.687, abs=0.0005)
    assert (status.state, status.reason) == (TargetState.UNCERTAIN, Reason.CHANCE)


def test_a_floor_is_judged_by_reaching_it() -> None:
    status = judged(at_least(300), "24 24 24 24 24 . . . . . . .")
    assert status.probability == pytest.approx(0.288, abs=0.0005)
    assert status.state is TargetState.UNCERTAIN


def test_four_months_are_a_period_like_any_other() -> None:
    target = replace(
        at_least(100), period_start=date(2017, 1, 1), period_end=date(2017, 4, 30), value=100
    )
    cells = cells_of(2017, nord="26 24 . .")
    earlier = cells_of(2016, nord="25 " * 12)
    status = judge(target, cells, earlier, date(2017, 3, 12), is_example=False)
    assert status.forecast is not None
    assert (status.forecast.counted, status.forecast.months_left) == (50, 2)
    assert status.same_months is not None
    assert (status.same_months.now, status.same_months.before) == (50, 50)
    assert (target.earlier_start, target.earlier_end) == (date(2016, 1, 1), date(2016, 12, 31))


def test_a_month_with_a_missing_report_is_no_month_to_learn_from() -> None:
    cells = cells_of(2016, nord="7 7 7 .", syd="1 1 ? .")
    status = judge(at_most(50), cells, [], DURING, is_example=False)
    assert status.forecast is not None
    assert (status.forecast.counted, status.forecast.months, status.forecast.months_left) == (
        16,
        2,
        2,
    )
    assert status.forecast.floor == 23
    assert (status.state, status.reason) == (TargetState.UNDECIDED, Reason.REPORTS_MISSING)


def test_a_running_month_is_no_month_to_learn_from() -> None:
    status = judged(at_most(50), "7 7 3r .")
    assert status.forecast is not None
    assert (status.forecast.counted, status.forecast.months, status.forecast.floor) == (14, 2, 17)


def test_months_before_the_reporters_began_are_no_part_of_the_period() -> None:
    status = judged(at_most(50), "- - 7 7 . .")
    assert status.forecast is not None
    assert (status.forecast.months, status.forecast.months_left) == (2, 2)


def test_without_a_whole_month_nothing_is_foretold() -> None:
    status = judged(at_most(50), "3r . .")
    assert (status.forecast, status.probability) == (None, None)
    assert (status.state, status.reason) == (TargetState.UNDER_WAY, Reason.TOO_FEW_MONTHS)


def test_a_verdict_by_chance_needs_three_whole_months() -> None:
    for reports in ("1 . . .", "1 1 . .", "1 1 1r ."):
        status = judged(at_most(50), reports)
        assert (status.state, status.reason) == (TargetState.UNDER_WAY, Reason.TOO_FEW_MONTHS)
        assert status.probability is not None
    assert judged(at_most(50), "1 1 1 .").state is TargetState.ON_TRACK


def test_part_of_the_year_before_leaves_the_spread_unknown() -> None:
    status = judged(at_least(300), "24 24 24 .", "24 ? 24")
    assert (status.state, status.reason) == (TargetState.UNDER_WAY, Reason.SPREAD_UNKNOWN)
    assert status.probability is not None


def test_a_year_before_without_any_report_is_no_hindrance() -> None:
    assert judged(at_least(300), "24 24 24 .", "? ? ?").reason is Reason.CHANCE


def test_months_that_vary_more_than_chance_make_the_forecast_wider() -> None:
    calm = judged(at_most(120), "8 8 8 8 8 8 . . . . . .", "8 8 8 8 8 8 8 8 8 8 8 8")
    wild = judged(at_most(120), "8 8 8 8 8 8 . . . . . .", "1 20 2 18 1 17 3 16 1 14 1 2")
    assert calm.forecast is not None
    assert wild.forecast is not None
    assert calm.forecast.dispersion == 1
    assert wild.forecast.dispersion > 3
    low, high = wild.forecast.range(0.8)
    assert low < calm.forecast.range(0.8)[0]
    assert high > calm.forecast.range(0.8)[1]


def test_the_change_is_held_against_the_same_months_of_the_baseline() -> None:
    status = judged(reduction(), "3 3 3 3 .", WHOLE_YEAR)
    assert status.comparison is not None
    assert (status.comparison.now, status.comparison.before) == (12, 33)
    assert status.comparison.is_clear
    calm = judged(reduction(), "8 8 8 8 .", WHOLE_YEAR).comparison
    assert calm is not None
    assert not calm.is_clear


def test_a_corrected_baseline_keeps_the_ceiling_that_it_first_gave() -> None:
    status = judged(reduction(), "8 .", "9 8 7 9 8 7 9 8 7 9 8 21<10")
    assert (status.limit, status.first_limit) == (99, 89)
    assert status.first_baseline.reported == 99
    assert judged(reduction(), "8 .", WHOLE_YEAR).first_limit == 89


def test_an_organisation_that_reports_no_more_is_named() -> None:
    cells = cells_of(2016, nord="8 .", gammel="- -")
    earlier = cells_of(2015, nord="9 8", gammel="3 2")
    status = judge(reduction(), cells, earlier, DURING, is_example=False)
    assert status.only_in_baseline == ("Gammel",)
    assert status.baseline is not None
    assert status.baseline.reported == 22


@pytest.mark.parametrize(("total", "achieved"), [("90", 100), ("95", 50), ("100", 0), ("85", 150)])
def test_how_much_of_a_reduction_was_achieved(total: str, achieved: float) -> None:
    assert judged(reduction(), total, "100", AFTER).achieved_percent == pytest.approx(achieved)


def test_nothing_is_achieved_before_the_period_is_over() -> None:
    assert judged(reduction(), "80 .", "100 9").achieved_percent is None
    assert judged(at_most(90), "80", "100", AFTER).achieved_percent is None


TARGETS: list[Callable[[float], Target]] = [at_most, at_least, reduction]


@st.composite
def running_years(draw: st.DrawFn) -> tuple[Target, list[ReportCell], list[ReportCell]]:
    """Draw a year under way, the whole one before, and a target that could go either way."""
    organisations = ["nord", "syd", "vest"][: draw(st.integers(1, 3))]
    over = draw(st.integers(1, 11))
    counts = st.integers(0, draw(st.sampled_from([3, 12, 40])))

    def year_of(year: int, months: int) -> list[ReportCell]:
        rows = {
            name: " ".join([str(draw(counts)) for _ in range(months)] + ["."] * (12 - months))
            for name in organisations
        }
        return cells_of(year, **rows)

    cells, earlier = year_of(2016, over), year_of(2015, 12)
    heading_for = sum(cell.value or 0 for cell in cells) * 12 / over
    limit = round(heading_for * draw(st.floats(0.8, 1.25)))
    target = draw(st.sampled_from([at_most(limit), at_least(limit), reduction(10)]))
    return target, cells, earlier


@settings(max_examples=600, deadline=None)
@given(running_years(), st.data())
def test_a_report_taken_back_never_makes_a_verdict_more_certain(
    year: tuple[Target, list[ReportCell], list[ReportCell]], data: st.DataObject
) -> None:
    target, cells, earlier = year
    reported = [cell for cell in (*cells, *earlier) if cell.value is not None]
    taken = data.draw(st.sampled_from(reported))
    before = judge(target, cells, earlier, DURING, is_example=False)
    after = judge(
        target, _without(cells, taken), _without(earlier, taken), DURING, is_example=False
    )
    assert sureness_of(after.state) <= sureness_of(before.state)


@given(report_cells(), report_cells(), st.integers(1, 60), st.sampled_from(TARGETS), st.data())
def test_nor_does_one_of_a_patchy_year(
    cells: list[ReportCell],
    earlier: list[ReportCell],
    limit: int,
    target_of: Callable[[float], Target],
    data: st.DataObject,
) -> None:
    earlier = [replace(cell, month=cell.month.replace(year=2015)) for cell in earlier]
    reported = [cell for cell in (*cells, *earlier) if cell.value is not None]
    if not reported:
        return
    taken = data.draw(st.sampled_from(reported))
    target = target_of(limit)
    before = judge(target, cells, earlier, DURING, is_example=False)
    after = judge(
        target, _without(cells, taken), _without(earlier, taken), DURING, is_example=False
    )
    assert sureness_of(after.state) <= sureness_of(before.state)


def _without(cells: list[ReportCell], taken: ReportCell) -> list[ReportCell]:
    is_running = taken.state is CellState.RUNNING
    state = CellState.EXPECTED if is_running else CellState.MISSING
    return [
        replace(cell, value=None, first_value=None, state=state) if cell == taken else cell
        for cell in cells
    ]


@given(report_cells(), st.integers(1, 60), st.sampled_from([at_most, at_least]))
def test_a_complete_month_more_never_leaves_the_probability_undefined(
    cells: list[ReportCell], limit: int, target_of: Callable[[float], Target]
) -> None:
    month = date(2016, 9, 1)
    names = {cell.organisation for cell in cells}
    more = [ReportCell(name, name, month, 2, CellState.RECEIVED) for name in sorted(names)]
    status = judge(target_of(limit), [*cells, *more], [], DURING, is_example=False)
    assert status.probability is not None
    assert 0 <= status.probability <= 1


@given(report_cells(), st.integers(1, 60), st.sampled_from([at_most, at_least]))
def test_the_verdict_by_chance_keeps_to_its_probability(
    cells: list[ReportCell], limit: int, target_of: Callable[[float], Target]
) -> None:
    status = judge(target_of(limit), cells, [], DURING, is_example=False)
    if status.reason is Reason.CHANCE:
        assert status.probability is not None
        expected = (
            TargetState.ON_TRACK
            if status.probability >= LIKELY
            else TargetState.BEHIND
            if status.probability <= UNLIKELY
            else TargetState.UNCERTAIN
        )
        assert status.state is expected
        assert not status.total.missing
    if status.state in (TargetState.ON_TRACK, TargetState.UNCERTAIN, TargetState.BEHIND):
        assert status.reason is Reason.CHANCE
