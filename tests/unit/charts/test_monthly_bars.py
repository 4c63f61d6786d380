"""Months as bars: a missing month is a gap, an incomplete one is hatched."""

from datetime import date

import pytest

from boligblik.charts import monthly_bars
from boligblik.charts.monthly_bars import MonthlyBars, NamedEvent
from boligblik.charts.theme import LIGHT
from boligblik.language import DANISH
from boligblik.measures.completeness import months_of
from boligblik.measures.control_chart import ControlChart, Limits, Phase, Signal, control_chart
from tests.made_reports import cells_of

START = date(2016, 1, 1)


def prepared(**rows: str) -> MonthlyBars:
    return monthly_bars.prepare(months_of(cells_of(2016, **rows)), START)


def test_a_missing_month_has_no_bar_but_a_word() -> None:
    figure = monthly_bars.figure(prepared(nord="1 ? 0"), DANISH, LIGHT)
    assert list(figure.data[0].x) == [0, 2]
    assert list(figure.data[0].y) == [1, 0]
    assert [(note.x, note.text) for note in figure.layout.annotations] == [(1, "mangler")]


def test_only_incomplete_months_are_hatched_and_bounded() -> None:
    value = prepared(nord="4 2 3", syd="1 ? 1")
    figure = monthly_bars.figure(value, DANISH, LIGHT)
    assert list(figure.data[0].marker.pattern.shape) == ["", "/", ""]
    assert [y for y in figure.data[1].y if y is not None] == [2, value.bars[1].upper]
    assert "mindst 2" in figure.data[0].hovertext[1]
    assert "Mangler: Syd" in figure.data[0].hovertext[1]


def test_the_period_s_own_months_stand_out() -> None:
    cells = [*cells_of(2015, nord="1 2"), *cells_of(2016, nord="3")]
    value = monthly_bars.prepare(months_of(cells), START)
    figure = monthly_bars.figure(value, DANISH, LIGHT)
    assert list(figure.data[0].marker.color) == [
        LIGHT.context_fill,
        LIGHT.context_fill,
        LIGHT.accent,
    ]


def test_nothing_at_all_can_be_drawn() -> None:
    value = monthly_bars.prepare((), START)
    monthly_bars.figure(value, DANISH, LIGHT)


def test_names_in_hover_are_text_and_not_markup() -> None:
    cells = cells_of(2016, nord="1 2", syd="1 ?")
    renamed = [
        type(cell)(cell.organisation, "<a href='x'>Syd</a>", cell.month, cell.value, cell.state)
        for cell in cells
    ]
    figure = monthly_bars.figure(monthly_bars.prepare(months_of(renamed), START), DANISH, LIGHT)
    assert "<a" not in figure.data[0].hovertext[1]


def with_limits(*events: NamedEvent) -> MonthlyBars:
    """Make ten calm months, one far outside, and one more; limits are set anew in the eleventh."""
    words = "4 5 4 5 4 5 4 5 4 5 40 5"
    control = control_chart([float(word) for word in words.split()], Limits.COUNTS, [10])
    return monthly_bars.prepare(months_of(cells_of(2016, nord=words)), START, control, events)


def test_limits_are_drawn_phase_by_phase_and_named_once() -> None:
    value = with_limits()
    assert value.control is not None
    figure = monthly_bars.figure(value, DANISH, LIGHT)
    dashed = [
        trace for trace in figure.data[1:] if trace.mode == "lines" and trace.line.dash == "2px,4px"
    ]
    first, second = value.control.phases
    assert {(trace.x[0], trace.x[1], trace.y[0]) for trace in dashed} >= {
        (-0.5, 9.5, first.high),
        (9.5, 11.5, second.high),
    }
    texts = [note.text for note in figure.layout.annotations]
    assert sum("øvre grænse" in text for text in texts) == 1
    assert any("foreløbige" in text for text in texts)


def test_a_month_that_signals_a_change_is_marked_and_told() -> None:
    phase = Phase(0, 2, mean=8, low=0, high=16.5, is_trial=False)
    signals = (frozenset[Signal](), frozenset({Signal.OUTSIDE}), frozenset[Signal]())
    control = ControlChart(Limits.COUNTS, (8.0, 40.0, 7.0), (phase,), signals)
    value = monthly_bars.prepare(months_of(cells_of(2016, nord="8 40 7")), START, control)
    figure = monthly_bars.figure(value, DANISH, LIGHT)
    marks = next(trace for trace in figure.data[1:] if trace.marker.symbol == "diamond")
    assert list(marks.x) == [1]
    assert "uden for grænserne" in marks.hovertext[0]
    assert [row[-1] for row in monthly_bars.table(value, DANISH).rows] == [
        "",
        "uden for grænserne",
        "",
    ]


def test_named_events_stand_at_their_month_and_others_are_left_out() -> None:
    inside = NamedEvent(date(2016, 3, 1), "Ny rykkerskrivelse")
    value = with_limits(inside, NamedEvent(date(2018, 3, 1), "Senere"))
    figure = monthly_bars.figure(value, DANISH, LIGHT)
    assert [shape.x0 for shape in figure.layout.shapes] == [1.5]
    assert monthly_bars.event_list(value, DANISH) == "1: Ny rykkerskrivelse (marts 2016)"
    assert monthly_bars.event_list(with_limits(), DANISH) is None


@pytest.mark.parametrize("reports", ["4 5r", "4 5r ."])
def test_a_running_month_is_hatched(reports: str) -> None:
    value = prepared(nord=reports)
    assert [bar.is_whole for bar in value.bars][:2] == [True, False]
    assert value.bars[1].upper is None
