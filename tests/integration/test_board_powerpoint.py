"""The board's PowerPoint holds the slides: titles, notes, and charts with the same numbers."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from boligblik.board_slides import board_slides
from boligblik.language import DANISH, ENGLISH, Language
from boligblik.reports.board_powerpoint import powerpoint_bytes
from boligblik.reports.slide import DotPlot, LinePlot, Slide
from boligblik.settings import Settings
from boligblik.starting import start

SPACES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}


@pytest.fixture
def slides(settings: Settings) -> tuple[Slide, ...]:
    installation = start(replace(settings, today=date(2016, 10, 12)))
    return board_slides(installation.store, installation.settings, DANISH)


def pages_of(slides: tuple[Slide, ...], language: Language = DANISH) -> list[Any]:
    return list(Presentation(io.BytesIO(powerpoint_bytes(slides, language))).slides)


def chart_frames(page: Any) -> list[Any]:
    return [shape for shape in page.shapes if shape.has_chart]


def test_titles_notes_and_lines_are_those_of_the_slides(slides: tuple[Slide, ...]) -> None:
    pages = pages_of(slides)
    assert [page.shapes.title.text for page in pages] == [slide.title for slide in slides]
    for page, slide in zip(pages, slides, strict=True):
        notes = page.notes_slide.notes_text_frame.text
        assert all(line in notes for line in (*slide.lines, *slide.notes))
        texts = "\n".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)
        assert all(line in texts for line in (slide.subtitle, *slide.lines))
        assert ("Eksempeldata" in texts) is slide.is_example


def test_charts_are_native_and_hold_the_pages_numbers(slides: tuple[Slide, ...]) -> None:
    charted = 0
    for page, slide in zip(pages_of(slides), slides, strict=True):
        frames = chart_frames(page)
        assert len(frames) == (slide.chart is not None)
        if slide.chart is None:
            continue
        charted += 1
        (frame,) = frames
        assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == slide.chart.alt
        if isinstance(slide.chart.plot, LinePlot):
            lines = [(line.name, line.values) for line in slide.chart.plot.lines]
            assert [(s.name, s.values) for s in frame.chart.plots[0].series] == lines
            assert list(frame.chart.plots[0].categories) == list(slide.chart.plot.categories)
            _workbook_says(frame.chart, slide.chart.plot)
        else:
            _dots_say(frame.chart, slide.chart.plot)
    assert charted == 3


def _workbook_says(chart: Any, plot: LinePlot) -> None:
    """Hold the workbook that opens behind a chart against the plot."""
    content = chart.part.chart_workbook.xlsx_part.blob
    rows = list(load_workbook(io.BytesIO(content)).worksheets[0].values)
    assert rows[0][1:] == tuple(line.name for line in plot.lines)
    for place, (category, row) in enumerate(zip(plot.categories, rows[1:], strict=True)):
        assert row == (category, *(line.values[place] for line in plot.lines))


def _dots_say(chart: Any, plot: DotPlot) -> None:
    *rows, zero = chart.plots[0].series
    for series, (name, values) in zip(rows, plot.rows, strict=True):
        assert series.name == name
        assert _across(series) == list(values)
    assert (zero.name, _across(zero)) == (plot.name_of_zero, [0])


@pytest.mark.parametrize("name", ["=1+1", "{=1+1}", "@SUM(A1)"])
def test_no_name_in_a_charts_workbook_is_a_formula(slides: tuple[Slide, ...], name: str) -> None:
    areas = next(slide for slide in slides if slide.key == "areas")
    assert areas.chart is not None
    plot = DotPlot(((name, (1.0, 2.0)),), name)
    hostile = replace(areas, chart=replace(areas.chart, plot=plot))
    (frame,) = chart_frames(pages_of((hostile,))[0])
    content = frame.chart.part.chart_workbook.xlsx_part.blob
    cells = [cell for row in load_workbook(io.BytesIO(content)).worksheets[0] for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert [cell.value for cell in cells].count(f"'{name}") == 2


def _across(series: Any) -> list[float]:
    return [float(value) for value in series._element.xpath("c:xVal//c:pt/c:v/text()")]


def test_goals_stand_in_a_table_that_can_be_read_aloud(slides: tuple[Slide, ...]) -> None:
    page, overview = pages_of(slides)[0], slides[0]
    (frame,) = [shape for shape in page.shapes if shape.has_table]
    for row, figure in zip(frame.table.rows, overview.figures, strict=True):
        name, value, verdict = (cell.text_frame.text for cell in row.cells)
        assert name == "\n".join(text for text in (figure.name, figure.told) if text)
        assert figure.figure in value
        assert figure.asked in value
        assert verdict.endswith(figure.verdict)
        assert figure.verdict in frame._element.nvGraphicFramePr.cNvPr.get("descr")


def test_lines_carry_their_names(slides: tuple[Slide, ...]) -> None:
    for page, slide in zip(pages_of(slides), slides, strict=True):
        if slide.chart is None or not isinstance(slide.chart.plot, LinePlot):
            continue
        (frame,) = chart_frames(page)
        written = frame.chart._chartSpace.xpath("//c:dLbl//a:t/text()")
        assert written == [line.label for line in slide.chart.plot.lines if line.label]
        assert len(written) >= 4


def test_a_month_to_come_is_a_gap_and_no_zero(slides: tuple[Slide, ...]) -> None:
    for page, slide in zip(pages_of(slides), slides, strict=True):
        if slide.chart is None or not isinstance(slide.chart.plot, LinePlot):
            continue
        (frame,) = chart_frames(page)
        space = frame.chart._chartSpace
        assert space.xpath("//c:dispBlanksAs/@val") == ["gap"]
        now = next(line for line in slide.chart.plot.lines if line.role == "now")
        assert None in now.values
        drawn = next(s for s in frame.chart.plots[0].series if s.name == now.name)
        points = drawn._element.xpath("c:val//c:pt")
        assert len(points) == sum(value is not None for value in now.values)


def test_a_month_that_is_not_whole_stands_in_a_line_of_its_own(slides: tuple[Slide, ...]) -> None:
    plot = next(slide.chart.plot for slide in slides if slide.key == "evictions" and slide.chart)
    assert isinstance(plot, LinePlot)
    now, at_least = (
        next(line for line in plot.lines if line.role == role) for role in ("now", "at_least")
    )
    assert [now.values[8], at_least.values[8]] == [None, 66]


@pytest.mark.parametrize(("language", "told"), [(DANISH, "da-DK"), (ENGLISH, "en-GB")])
def test_texts_tell_their_language_and_the_page_is_wide(
    slides: tuple[Slide, ...], language: Language, told: str
) -> None:
    presentation = Presentation(io.BytesIO(powerpoint_bytes(slides, language)))
    assert round(presentation.slide_width / presentation.slide_height, 2) == 1.78
    for page in presentation.slides:
        for element in (page._element, page.notes_slide._element):
            runs = element.xpath(".//a:r[a:t]/a:rPr")
            assert runs
            assert {run.get("lang") for run in runs} == {told}
