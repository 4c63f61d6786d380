"""The year so far: missing is never zero, and the line says how sure it is."""

from datetime import date

import pytest

from boligblik.charts import cumulative, small_progress
from boligblik.charts.cumulative import Cumulative
from boligblik.charts.theme import DARK, LIGHT, Figure
from boligblik.language import DANISH, ENGLISH
from boligblik.measures.completeness import months_of
from tests.unit.charts.made_reports import cells_of

LAST_YEAR = cells_of(2015, nord="2 2 2 2", syd="1 1 1 1")


def prepared(limit: int | None = 10, **rows: str) -> Cumulative:
    months = months_of(cells_of(2016, **rows), LAST_YEAR)
    return cumulative.prepare(months, months_of(LAST_YEAR), limit, True, 2016)


def texts(figure: Figure) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations]


def test_whole_months_add_up() -> None:
    value = prepared(nord="3 1 . .", syd="0 2 . .")
    assert [(point.reported, point.upper, point.is_whole) for point in value.this_year] == [
        (3, 3, True),
        (6, 6, True),
    ]


def test_a_missing_report_makes_the_rest_of_the_line_a_least_amount() -> None:
    value = prepared(nord="3 ? 1 .", syd="0 2 2 .")
    assert [(point.reported, point.is_whole) for point in value.this_year] == [
        (3, True),
        (5, False),
        (8, False),
    ]
    assert all((point.upper or 0) > point.reported for point in value.this_year[1:])


def test_a_month_that_nobody_reported_has_no_point() -> None:
    value = prepared(nord="3 ? 1 .", syd="0 ? 2 .")
    assert [point.month.month for point in value.this_year] == [1, 3]
    assert not value.this_year[-1].is_whole


def test_a_month_that_nobody_reported_leaves_a_gap_in_the_line() -> None:
    figure = cumulative.figure(prepared(nord="3 ? 1 2", syd="0 ? 2 2"), DANISH, LIGHT)
    drawn = [
        (trace.x[i], trace.x[i + 1])
        for trace in figure.data
        if trace.mode == "lines" and trace.line.color == LIGHT.accent and not trace.fill
        for i in range(0, len(trace.x or ()), 3)
    ]
    assert sorted(drawn) == [(0, 1), (3, 4)]


def test_reports_still_to_come_leave_no_upper_bound() -> None:
    value = prepared(nord="3 1 . .", syd="0 . . .")
    assert (value.this_year[-1].upper, value.this_year[-1].is_whole) == (None, False)


def test_a_reporter_without_history_leaves_no_upper_bound() -> None:
    value = prepared(nord="3 1 . .", new="? ? . .")
    assert [point.upper for point in value.this_year] == [None, None]


def test_the_pace_follows_the_days() -> None:
    value = prepared(limit=121, nord="1 . . .")
    assert value.pace == (31, 60, 91, 121)


def test_without_a_limit_there_is_no_pace_and_no_label() -> None:
    value = prepared(limit=None, nord="3 1 . .")
    assert value.pace == ()
    assert not any("Højst" in text for text in texts(cumulative.figure(value, DANISH, LIGHT)))


def test_last_year_is_cut_to_the_period() -> None:
    value = prepared(nord="3 1")
    assert [point.month for point in value.last_year] == [date(2015, 1, 1), date(2015, 2, 1)]


@pytest.mark.parametrize(
    ("nord", "label"), [("3 1 . .", "<b>6</b>"), ("3 ? . .", "<b>mindst 5</b>")]
)
def test_the_last_point_tells_its_value(nord: str, label: str) -> None:
    value = prepared(nord=nord, syd="0 2 . .")
    assert label in texts(cumulative.figure(value, DANISH, LIGHT))
    assert label in texts(small_progress.figure(value, DANISH, LIGHT))


def test_the_limit_says_which_way_it_counts() -> None:
    months = months_of(cells_of(2016, nord="3 1 . ."))
    floor = cumulative.prepare(months, (), 300, False, 2016)
    assert "<b>Mindst 300</b>" in texts(cumulative.figure(floor, DANISH, LIGHT))
    assert "<b>At least 300</b>" in texts(cumulative.figure(floor, ENGLISH, DARK))


def test_a_year_without_reports_can_be_drawn() -> None:
    value = prepared(nord=". . . .")
    assert value.this_year == ()
    assert "Højst 10" in texts(small_progress.figure(value, DANISH, LIGHT))
    assert cumulative.figure(value, DANISH, LIGHT).layout.yaxis.range[1] > 10


def test_the_table_tells_why_a_month_is_empty() -> None:
    rows = cumulative.table(prepared(nord="3 ? . ."), DANISH).rows
    assert [(row[1], row[3]) for row in rows] == [
        (3, "alle modtaget"),
        ("", "intet indberettet"),
        ("", DANISH.text("not yet due")),
        ("", DANISH.text("not yet due")),
    ]
