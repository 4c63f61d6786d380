"""Months as bars: a missing month is a gap, an incomplete one is hatched."""

from boligblik.charts import monthly_bars
from boligblik.charts.monthly_bars import MonthlyBars
from boligblik.charts.theme import LIGHT
from boligblik.language import DANISH
from boligblik.measures.completeness import months_of
from tests.unit.charts.made_reports import cells_of


def prepared(**rows: str) -> MonthlyBars:
    return monthly_bars.prepare(months_of(cells_of(2016, **rows)))


def test_months_that_are_not_due_are_cut_at_the_end_only() -> None:
    value = prepared(nord="1 ? 2 . .")
    assert [bar.reported for bar in value.bars] == [1, None, 2]


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


def test_the_newest_year_is_the_current_one() -> None:
    cells = [*cells_of(2015, nord="1 2"), *cells_of(2016, nord="3 .")]
    value = monthly_bars.prepare(months_of(cells))
    figure = monthly_bars.figure(value, DANISH, LIGHT)
    assert value.current_year == 2016
    assert list(figure.data[0].marker.color) == [
        LIGHT.context_fill,
        LIGHT.context_fill,
        LIGHT.accent,
    ]


def test_nothing_at_all_can_be_drawn() -> None:
    value = prepared(nord=". .")
    assert (value.bars, value.current_year) == ((), None)
    monthly_bars.figure(value, DANISH, LIGHT)


def test_names_in_hover_are_text_and_not_markup() -> None:
    cells = cells_of(2016, nord="1 2", syd="1 ?")
    renamed = [
        type(cell)(cell.organisation, "<a href='x'>Syd</a>", cell.month, cell.value, cell.state)
        for cell in cells
    ]
    figure = monthly_bars.figure(monthly_bars.prepare(months_of(renamed)), DANISH, LIGHT)
    assert "<a" not in figure.data[0].hovertext[1]
