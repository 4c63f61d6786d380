from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligblik.measures.completeness import ReportCell, total_of
from boligblik.measures.target_status import TargetState, judge
from boligblik.measures.targets import Target, limit_of
from tests.made_reports import at_least, at_most, cells_of, reduction, report_cells, without

DURING, AFTER = date(2016, 10, 12), date(2017, 2, 1)
SETTLED = {TargetState.MET, TargetState.NOT_MET}


def state_of(
    target: Target, reports: str, *, baseline: str = "", as_of: date = DURING
) -> TargetState:
    """Judge one organisation's months."""
    cells, earlier = cells_of(2016, nord=reports), cells_of(2015, nord=baseline)
    return judge(target, cells, earlier, as_of, is_example=False).state


@pytest.mark.parametrize("baseline", range(1, 501))
def test_ten_percent_fewer_is_rounded_down_exactly(baseline: int) -> None:
    cells = cells_of(2015, nord=str(baseline))
    assert limit_of(reduction(10), total_of(cells)) == (9 * baseline) // 10


def test_a_reduction_by_part_of_a_percent_is_exact_too() -> None:
    assert limit_of(reduction(12.5), total_of(cells_of(2015, nord="80"))) == 70
    assert limit_of(reduction(0.1), total_of(cells_of(2015, nord="1000"))) == 999


def test_no_rounding_error_takes_one_off_the_ceiling() -> None:
    # In floats 500 x (1 - 7 / 100) is 464.99999999999994.
    assert limit_of(reduction(7), total_of(cells_of(2015, nord="500"))) == 465


def test_at_most_rounds_down_and_at_least_rounds_up() -> None:
    assert limit_of(at_most(89.1), None) == 89
    assert limit_of(at_least(299.1), None) == 300
    assert limit_of(at_least(300), None) == 300


@pytest.mark.parametrize("baseline", ["", "?", "9 ?", "9 ."])
def test_a_reduction_needs_a_whole_baseline(baseline: str) -> None:
    assert limit_of(reduction(), total_of(cells_of(2015, nord=baseline))) is None


def test_a_baseline_of_reported_zeros_is_one() -> None:
    assert limit_of(reduction(), total_of(cells_of(2015, nord="0 0"))) == 0


@pytest.mark.parametrize(
    ("target", "reports", "baseline", "as_of", "expected"),
    [
        # Before its period a target has not begun, unless something is reported for it already.
        (at_most(10), ". .", "", date(2015, 12, 1), TargetState.NOT_STARTED),
        (reduction(), ". .", "?", date(2015, 12, 1), TargetState.NOT_STARTED),
        (at_most(10), "11 .", "", date(2015, 12, 1), TargetState.NOT_MET),
        # Without the whole baseline there is nothing to hold it against.
        (reduction(), "500 .", "9 ?", DURING, TargetState.BASELINE_MISSING),
        (reduction(), "? ?", "9 ?", DURING, TargetState.BASELINE_MISSING),
        # Nothing reported is not zero.
        (at_most(10), "? ?", "", DURING, TargetState.NOTHING_REPORTED),
        (at_least(10), ". .", "", DURING, TargetState.NOTHING_REPORTED),
        # What has been reported settles a verdict that nothing can change, whatever is missing.
        (at_most(10), "11 ? .", "", DURING, TargetState.NOT_MET),
        (at_least(10), "10 ? .", "", DURING, TargetState.MET),
        (reduction(), "91 ?", "100", DURING, TargetState.NOT_MET),
        # A missing report keeps every other verdict open, also after the period.
        (at_most(10), "10 ? .", "", DURING, TargetState.UNDECIDED),
        (at_most(10), "0 ?", "", AFTER, TargetState.UNDECIDED),
        (at_least(10), "9 ?", "", AFTER, TargetState.UNDECIDED),
        (reduction(), "90 ?", "100", AFTER, TargetState.UNDECIDED),
        # All in, but more to come.
        (at_most(100), "10 10 10 .", "", DURING, TargetState.ON_TRACK),
        (at_most(31), "10 10 10 .", "", DURING, TargetState.BEHIND),
        (at_least(32), "10 10 10 .", "", DURING, TargetState.ON_TRACK),
        (at_least(100), "10 10 10 .", "", DURING, TargetState.BEHIND),
        (at_most(40), "10 10 10 .", "", DURING, TargetState.UNCERTAIN),
        (at_most(40), "10 10 .", "", DURING, TargetState.UNDER_WAY),
        # Filled in before its time: the last month is not over.
        (at_most(10), "4 3 3 0r", "", date(2016, 4, 20), TargetState.BEHIND),
        (at_least(10), "0r", "", date(2016, 1, 20), TargetState.UNDER_WAY),
        # All in and nothing to come.
        (at_most(10), "10 0", "", AFTER, TargetState.MET),
        (at_most(10), "0 0", "", AFTER, TargetState.MET),
        (at_least(10), "9 0", "", AFTER, TargetState.NOT_MET),
        (reduction(), "90", "100", AFTER, TargetState.MET),
        (reduction(), "91", "100", AFTER, TargetState.NOT_MET),
    ],
)
def test_verdicts_in_order_of_certainty(
    target: Target, reports: str, baseline: str, as_of: date, expected: TargetState
) -> None:
    assert state_of(target, reports, baseline=baseline, as_of=as_of) is expected


def test_the_baseline_of_a_target_without_one_is_not_looked_at() -> None:
    status = judge(at_least(10), cells_of(2016, nord="3"), [], DURING, is_example=True)
    assert status.baseline is None
    assert status.is_example


def test_the_status_tells_the_last_month_that_was_received() -> None:
    cells = cells_of(2016, nord="3 2 ? .", syd="1 ? ? .")
    status = judge(at_most(10), cells, [], DURING, is_example=False)
    assert status.last_month == date(2016, 2, 1)
    assert judge(at_most(10), [], [], DURING, is_example=False).last_month is None


@given(report_cells(), st.integers(0, 60), st.sampled_from([at_most, at_least]))
def test_a_report_taken_back_never_settles_a_verdict(
    cells: list[ReportCell], limit: int, target_of: Callable[[float], Target]
) -> None:
    target = target_of(limit)
    before = judge(target, cells, [], AFTER, is_example=False)
    for organisation in {cell.organisation for cell in cells}:
        after = judge(target, without(cells, organisation), [], AFTER, is_example=False)
        if before.state not in SETTLED:
            assert after.state not in SETTLED
        if after.state in SETTLED:
            assert after.state is before.state


@given(report_cells(), report_cells())
def test_a_baseline_report_taken_back_leaves_no_ceiling(
    cells: list[ReportCell], earlier: list[ReportCell]
) -> None:
    for organisation in {cell.organisation for cell in earlier if cell.value is not None}:
        status = judge(reduction(), cells, without(earlier, organisation), DURING, is_example=False)
        assert status.limit is None
        assert status.state is TargetState.BASELINE_MISSING


@given(report_cells(), st.integers(1, 60), st.sampled_from([at_most, at_least]))
def test_no_missing_report_could_change_a_settled_verdict(
    cells: list[ReportCell], limit: int, target_of: Callable[[float], Target]
) -> None:
    target = target_of(limit)
    status = judge(target, cells, [], AFTER, is_example=False)
    reported = status.total.reported or 0
    open_reports = len(status.total.missing) + status.total.to_come
    if status.state not in SETTLED or not open_reports:
        return
    verdicts = {
        (reported + more <= limit) if target.is_ceiling else (reported + more >= limit)
        for more in (0, 1, 1000)
    }
    assert verdicts == {status.state is TargetState.MET}


def test_an_early_report_of_a_month_others_do_not_owe_yet_is_not_the_last_month() -> None:
    cells = cells_of(2016, nord="4 4 1 .", syd="0 0 . .")
    status = judge(at_most(10), cells, [], DURING, is_example=False)
    assert status.total.reported == 9
    assert status.last_month == date(2016, 2, 1)
