"""The calendar: each state, what is owed, and which months make one gap."""

from datetime import date

import pytest

from boligblik.measures.completeness import CellState
from boligblik.measures.reporter_calendar import (
    CalendarCell,
    CalendarState,
    Gap,
    Owing,
    calendar_of,
    due_day,
    owing,
)
from tests.made_reports import cells_of

AS_OF = date(2016, 10, 12)
NOTHING_SENT: dict[tuple[str, str], date] = {}


def calendar(
    report: str, sent_since: dict[tuple[str, str], date] = NOTHING_SENT, **others: str
) -> tuple[CalendarCell, ...]:
    """Judge one organisation's year as of 12 October 2016, the deadline being the 10th."""
    cells = {"evictions": cells_of(2016, nord=report)}
    cells |= {measure: cells_of(2016, nord=row) for measure, row in others.items()}
    return calendar_of(cells, sent_since, AS_OF, 10)


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("3", CalendarState.RECEIVED),
        ("0", CalendarState.RECEIVED_ZERO),
        ("3<2", CalendarState.CORRECTED),
        ("3r", CalendarState.RUNNING),
        (".", CalendarState.EXPECTED),
        ("?", CalendarState.MISSING),
    ],
)
def test_a_month_without_other_figures_stands_as_its_report(
    word: str, state: CalendarState
) -> None:
    (cell,) = calendar(word)
    assert cell.state is state
    assert cell.due == date(2016, 2, 10)


def test_every_state_of_a_report_has_one_in_the_calendar() -> None:
    assert {CalendarState(state) for state in CellState}


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        (date(2016, 2, 11), CalendarState.LATE),
        (date(2016, 3, 10), CalendarState.LATE),
        (date(2016, 3, 11), CalendarState.MISSING),
    ],
)
def test_a_report_is_late_until_the_next_one_is_due(as_of: date, state: CalendarState) -> None:
    (cell,) = calendar_of({"evictions": cells_of(2016, nord="?")}, {}, as_of, 10)
    assert cell.state is state


def test_a_month_is_due_in_the_next_one_also_over_new_year() -> None:
    assert due_day(date(2016, 12, 1), 28) == date(2017, 1, 28)


def test_another_figure_is_owed_from_the_first_month_it_was_sent_for() -> None:
    since = {("nord", "arrears"): date(2016, 2, 1)}
    january, february, march = calendar("1 2 3", since, arrears="? 9 ?")
    assert (january.state, january.lacking) == (CalendarState.RECEIVED, ())
    assert february.state is CalendarState.RECEIVED
    assert (march.state, march.lacking, march.value) == (CalendarState.IN_PART, ("arrears",), 3)


def test_a_figure_that_was_never_sent_is_not_owed() -> None:
    (cell,) = calendar("1", arrears="?")
    assert cell.lacking == ()


def test_a_correction_of_any_figure_shows() -> None:
    since = {("nord", "arrears"): date(2016, 1, 1)}
    (cell,) = calendar("1", since, arrears="9<8")
    assert cell.state is CalendarState.CORRECTED


def test_an_organisation_that_owes_nothing_all_year_is_left_out() -> None:
    cells = {"evictions": cells_of(2016, nord="- -", syd="- 1")}
    assert {cell.organisation for cell in calendar_of(cells, {}, AS_OF, 10)} == {"syd"}


def test_months_on_end_that_lack_the_same_are_one_gap() -> None:
    since = {("nord", "arrears"): date(2016, 1, 1)}
    report, arrears = "? ? 1 ? 1 ? .", "? ? 1 1 ? ? ."
    both, one, other = ("evictions", "arrears"), ("evictions",), ("arrears",)
    assert owing(calendar(report, since, arrears=arrears)) == (
        Owing(
            "nord",
            "Nord",
            (_gap(1, 2, both), _gap(4, 4, one), _gap(5, 5, other), _gap(6, 6, both)),
        ),
    )


def _gap(first: int, last: int, measures: tuple[str, ...]) -> Gap:
    return Gap(
        date(2016, first, 1),
        date(2016, last, 1),
        date(2016, first + 1, 10),
        measures,
    )


def test_a_month_between_ends_a_gap() -> None:
    (nord,) = owing(calendar("? 1 ?"))
    assert [gap.first_month.month for gap in nord.gaps] == [1, 3]


def test_nobody_owes_anything_when_everything_due_has_come() -> None:
    assert owing(calendar("1 0 3<2 2r . -")) == ()


def test_each_reporter_has_its_own_gaps() -> None:
    cells = {"evictions": cells_of(2016, nord="?", syd="1", vest="?")}
    assert [one.organisation_name for one in owing(calendar_of(cells, {}, AS_OF, 10))] == [
        "Nord",
        "Vest",
    ]
