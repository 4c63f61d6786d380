"""Series of points that know what they are: missing is never zero, a part is at least."""

from datetime import date

from boligblik.measures.completeness import CellState, ReportCell
from boligblik.measures.explored import (
    PointState,
    Step,
    by_organisation,
    explored_counts,
    explored_values,
    spans_of,
    years_over_each_other,
)
from boligblik.store.reading.areas import AreaYear

YEAR = date(2016, 1, 1), date(2016, 12, 1)


def cell(name: str, month: int, value: int | None, state: str = "received") -> ReportCell:
    return ReportCell(name, name, date(2016, month, 1), value, CellState(state))


CELLS = [
    cell("Nord", 1, 3),
    cell("Nord", 2, None, "missing"),
    cell("Nord", 3, 5),
    cell("Nord", 4, None, "expected"),
    cell("Syd", 1, 0, "received_zero"),
    cell("Syd", 2, 2),
    cell("Syd", 3, None, "not_applicable"),
    cell("Syd", 4, None, "not_applicable"),
]


def test_a_month_is_whole_part_or_missing_and_never_zero_for_want_of_a_report() -> None:
    explored = explored_counts(by_organisation(CELLS), spans_of(*YEAR, Step.MONTH), Step.MONTH)
    nord, syd = explored.series
    assert [point.value for point in nord.points] == [3, None, 5]
    assert [point.state for point in nord.points] == [
        PointState.WHOLE,
        PointState.MISSING,
        PointState.WHOLE,
    ]
    assert [point.value for point in syd.points] == [0, 2, None]
    assert syd.points[2].state is PointState.NOT_OWED
    assert explored.places[-1] == date(2016, 3, 1), "April is not due and tells nothing"


def test_a_quarter_with_a_missing_month_is_the_least_it_can_be() -> None:
    explored = explored_counts({"": CELLS}, spans_of(*YEAR, Step.QUARTER), Step.QUARTER)
    (quarter,) = explored.series[0].points
    assert (quarter.value, quarter.state) == (10, PointState.PART)
    assert quarter.upper is not None
    assert quarter.upper > 10
    assert explored.totals == (quarter,)


def test_nothing_owed_leaves_nothing_to_show() -> None:
    explored = explored_counts({"": []}, spans_of(*YEAR, Step.MONTH), Step.MONTH)
    assert explored.places == ()
    assert explored.series[0].last is None


def test_years_lie_over_each_other_month_by_month_even_when_the_first_months_are_unknown() -> None:
    later = [cell("Nord", 1, 7)]
    earlier = [ReportCell("Nord", "Nord", date(2015, 2, 1), 4, CellState.RECEIVED)]
    explored = years_over_each_other({2015: earlier, 2016: later})
    before, now = explored.series
    assert len(explored.places) == len(before.points) == len(now.points) == 12
    assert [before.points[0].value, before.points[1].value] == [None, 4]
    assert (now.points[0].value, now.is_context, before.is_context) == (7, False, True)


def test_an_area_without_a_value_in_a_year_has_a_gap() -> None:
    rows = [
        AreaYear("a", "A", False, 2013, 5.0, None, None, "uploaded"),
        AreaYear("a", "A", False, 2015, 7.5, None, None, "uploaded"),
        AreaYear("m", "M", True, 2015, 3.0, None, None, "uploaded"),
    ]
    explored = explored_values(rows, [2013, 2014, 2015])
    area, municipality = explored.series
    assert [point.value for point in area.points] == [5.0, None, 7.5]
    assert municipality.is_context
    assert explored.totals is None
