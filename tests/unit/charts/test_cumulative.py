"""The year so far: missing is never zero, and the line says how sure it is."""

from collections.abc import Sequence
from datetime import date

import pytest

from boligblik.charts import cumulative, small_progress
from boligblik.charts.cumulative import Cumulative, FanMonth
from boligblik.charts.fan import fan_of
from boligblik.charts.theme import DARK, LIGHT, Figure
from boligblik.language import DANISH, ENGLISH
from boligblik.measures.completeness import MonthTotal, months_of
from boligblik.measures.forecast import forecast_of
from tests.made_reports import cells_of

LAST_YEAR = cells_of(2015, nord="2 2 2 2", syd="1 1 1 1")


def prepared(limit: int | None = 10, **rows: str) -> Cumulative:
    months = months_of(cells_of(2016, **rows), LAST_YEAR)
    return of_months(months, months_of(LAST_YEAR), limit)


def of_months(
    now: Sequence[MonthTotal],
    before: Sequence[MonthTotal] = (),
    limit: int | None = None,
    fan: Sequence[FanMonth] = (),
    *,
    is_ceiling: bool = True,
) -> Cumulative:
    return cumulative.prepare(
        now, before, limit, is_ceiling=is_ceiling, name_now="2016", name_before="2015", fan=fan
    )


def texts(figure: Figure) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations]


def test_whole_months_add_up() -> None:
    value = prepared(nord="3 1 . .", syd="0 2 . .")
    assert [(point.reported, point.upper, point.is_whole) for point in value.now] == [
        (3, 3, True),
        (6, 6, True),
    ]


def test_a_missing_report_makes_the_rest_of_the_line_a_least_amount() -> None:
    value = prepared(nord="3 ? 1 .", syd="0 2 2 .")
    assert [(point.reported, point.is_whole) for point in value.now] == [
        (3, True),
        (5, False),
        (8, False),
    ]
    assert all((point.upper or 0) > point.reported for point in value.now[1:])


def test_a_month_that_nobody_reported_has_no_point() -> None:
    value = prepared(nord="3 ? 1 .", syd="0 ? 2 .")
    assert [point.month.month for point in value.now] == [1, 3]
    assert not value.now[-1].is_whole


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
    assert (value.now[-1].upper, value.now[-1].is_whole) == (None, False)


def test_a_reporter_without_history_leaves_no_upper_bound() -> None:
    value = prepared(nord="3 1 . .", new="? ? . .")
    assert [point.upper for point in value.now] == [None, None]


def test_the_pace_follows_the_days() -> None:
    value = prepared(limit=121, nord="1 . . .")
    assert value.pace == (31, 60, 91, 121)


def test_without_a_limit_there_is_no_pace_and_no_label() -> None:
    value = prepared(limit=None, nord="3 1 . .")
    assert value.pace == ()
    assert not any("Højst" in text for text in texts(cumulative.figure(value, DANISH, LIGHT)))


def test_the_period_before_is_cut_to_the_period() -> None:
    value = prepared(nord="3 1")
    assert [point.month for point in value.before] == [date(2015, 1, 1), date(2015, 2, 1)]


@pytest.mark.parametrize(
    ("nord", "label"), [("3 1 . .", "<b>6</b>"), ("3 ? . .", "<b>mindst 5</b>")]
)
def test_the_last_point_tells_its_value(nord: str, label: str) -> None:
    value = prepared(nord=nord, syd="0 2 . .")
    assert label in texts(cumulative.figure(value, DANISH, LIGHT))
    assert label in texts(small_progress.figure(value, DANISH, LIGHT))


def test_the_limit_says_which_way_it_counts() -> None:
    months = months_of(cells_of(2016, nord="3 1 . ."))
    floor = of_months(months, limit=300, is_ceiling=False)
    assert "<b>Mindst 300</b>" in texts(cumulative.figure(floor, DANISH, LIGHT))
    assert "<b>At least 300</b>" in texts(cumulative.figure(floor, ENGLISH, DARK))


def test_a_year_without_reports_can_be_drawn() -> None:
    value = prepared(nord=". . . .")
    assert value.now == ()
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


def test_a_running_month_is_never_drawn_as_whole() -> None:
    value = prepared(nord="3 1 2r .", syd="0 2 . .")
    assert [point.is_whole for point in value.now] == [True, True, False]
    assert value.now[-1].upper is None


def test_sixteen_months_stand_in_order_with_their_years() -> None:
    months = months_of([*cells_of(2016, nord="1 " * 12), *cells_of(2017, nord="2 . . .")])
    value = of_months(months, months_of(cells_of(2015, nord="3 " * 12)), limit=40)
    assert [point.place for point in value.now] == list(range(1, 14))
    assert (value.now[-1].reported, value.before[-1].place) == (14, 12)
    assert value.pace[-1] == 40
    labels = cumulative.figure(value, DANISH, LIGHT).layout.xaxis.ticktext
    assert (labels[0], labels[4]) == ("jan<br><b>2016</b>", "jan<br><b>2017</b>")


def test_the_fan_begins_at_the_last_point_and_ends_as_the_forecast() -> None:
    months = months_of(cells_of(2016, nord="7 7 7 7 7 . . . . . . ."))
    forecast = forecast_of(35, 5, 7)
    assert forecast is not None
    value = of_months(months, limit=89, fan=fan_of(months, forecast))
    assert [month.month.month for month in value.fan] == [6, 7, 8, 9, 10, 11, 12]
    assert (value.fan[-1].low_80, value.fan[-1].high_80) == forecast.range(0.8) == (71, 99)
    widths = [month.high_80 - month.low_80 for month in value.fan]
    assert widths == sorted(widths)
    figure = cumulative.figure(value, DANISH, LIGHT)
    wide = next(trace for trace in figure.data if trace.fill == "toself")
    assert (wide.x[0], wide.y[0]) == (5, 35)
    assert "Prognose 71–99" in texts(figure)


def test_the_fan_never_falls_below_what_is_reported() -> None:
    months = months_of(cells_of(2016, nord="1 30r . ."))
    fan = fan_of(months, forecast_of(1, 1, 3, floor=31))
    assert [month.month.month for month in fan] == [3, 4]
    assert all(month.low_80 >= 31 for month in fan)


def test_without_a_forecast_there_is_no_fan() -> None:
    months = months_of(cells_of(2016, nord=". . . ."))
    assert fan_of(months, None) == ()


def test_the_table_holds_the_forecast_where_there_is_one() -> None:
    months = months_of(cells_of(2016, nord="7 7 . ."))
    table = cumulative.table(of_months(months, fan=fan_of(months, forecast_of(14, 2, 2))), DANISH)
    assert table.columns[-2:] == ("Prognose, 80 %: lav", "Prognose, 80 %: høj")
    assert [row[-2] for row in table.rows][:2] == ["", ""]
    assert all(isinstance(row[-1], int) for row in table.rows[2:])
