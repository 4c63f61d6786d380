"""The board's slides as PowerPoint: native charts that can be edited, findings as titles, notes.

Made of the slides of ``board_slides`` and of nothing else. Sizes are in inches and points.
"""

import io
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
)
from pptx.enum.dml import MSO_LINE
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from boligblik.charts.theme import LIGHT
from boligblik.language import Language
from boligblik.reports.slide import DotPlot, Line, LinePlot, Role, Slide, SlideChart

POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_WIDTH, _HEIGHT = 13.333, 7.5
_LEFT, _INNER = 0.6, 12.1
_TITLE_ONLY = 5
_LANGUAGES = {"da": MSO_LANGUAGE_ID.DANISH, "en": MSO_LANGUAGE_ID.ENGLISH_UK}
_FONT = "Calibri"
_SIZES_OF_TITLE = ((70, 32), (120, 28), (10_000, 24))
_COLOURS: dict[Role, str] = {
    "now": LIGHT.accent,
    "at_least": LIGHT.warning,
    "before": LIGHT.context,
    "limit": LIGHT.text,
    "forecast": LIGHT.accent,
}
_WIDTHS: dict[Role, float] = {
    "now": 3,
    "at_least": 0,
    "before": 2,
    "limit": 1.5,
    "forecast": 1.25,
}


def powerpoint_bytes(slides: Sequence[Slide], language: Language) -> bytes:
    """Return a presentation of the slides, 16:9."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(_WIDTH), Inches(_HEIGHT)
    presentation.core_properties.title = slides[0].title
    presentation.core_properties.author = "Boligblik"
    presentation.core_properties.language = _locale(language)
    for slide in slides:
        _add(presentation, slide, language)
    written = io.BytesIO()
    presentation.save(written)
    return written.getvalue()


def _locale(language: Language) -> str:
    return "da-DK" if language.code == "da" else "en-GB"


def _add(presentation: Any, slide: Slide, language: Language) -> None:
    page = presentation.slides.add_slide(presentation.slide_layouts[_TITLE_ONLY])
    size = next(points for most, points in _SIZES_OF_TITLE if len(slide.title) <= most)
    _place(page.shapes.title, 0.4, 1.15)
    _write(page.shapes.title.text_frame, [slide.title], size, language, is_bold=True)
    page.shapes.title.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    page.shapes.title.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    _text(page, [slide.subtitle], (1.55, 0.45), 16, language, LIGHT.muted)
    if slide.chart:
        _draw(page, slide.chart, language)
        _text(page, slide.lines, (2.2, 4.4), 16, language, left=9.2, width=3.5)
    else:
        _text(page, slide.lines, (2.3, 4.2), 24, language)
    mark = [language.text("Example data")] if slide.is_example else []
    footer = " · ".join([*mark, *(note for note in slide.notes if note not in slide.lines)])
    _text(page, [footer], (6.9, 0.4), 11, language, LIGHT.muted)
    _write(page.notes_slide.notes_text_frame, [*slide.lines, *slide.notes], 12, language)


def _place(shape: Any, top: float, height: float) -> None:
    shape.left, shape.width = Inches(_LEFT), Inches(_INNER)
    shape.top, shape.height = Inches(top), Inches(height)


def _text(
    page: Any,
    lines: Any,
    place: tuple[float, float],
    size: int,
    language: Language,
    colour: str = LIGHT.text,
    *,
    left: float = _LEFT,
    width: float = _INNER,
) -> None:
    top, height = place
    box = page.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
    _write(box.text_frame, list(lines), size, language, colour)


def _write(
    frame: Any,
    lines: list[str],
    size: int,
    language: Language,
    colour: str = LIGHT.text,
    *,
    is_bold: bool = False,
) -> None:
    frame.word_wrap = True
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size / 2)
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold, run.font.name = Pt(size), is_bold, _FONT
        run.font.color.rgb = _rgb(colour)
        of_language = (
            MSO_LANGUAGE_ID.DANISH if language.code == "da" else MSO_LANGUAGE_ID.ENGLISH_UK
        )
        run.font.language_id = of_language


def _rgb(colour: str) -> Any:
    return RGBColor.from_string(colour.removeprefix("#"))


def _draw(page: Any, chart: SlideChart, language: Language) -> None:
    place = (Inches(_LEFT), Inches(2.1), Inches(8.4), Inches(4.7))
    if isinstance(chart.plot, LinePlot):
        kind, data = XL_CHART_TYPE.LINE_MARKERS, _line_data(chart.plot)
    else:
        kind, data = XL_CHART_TYPE.XY_SCATTER, _dot_data(chart.plot)
    frame = page.shapes.add_chart(kind, *place, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.alt)  # noqa: SLF001 (no other way)
    drawn = frame.chart
    drawn.has_title = False
    drawn.font.size, drawn.font.name = Pt(14), _FONT
    drawn.font.color.rgb = _rgb(LIGHT.text)
    drawn.has_legend = True
    drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    if isinstance(chart.plot, LinePlot):
        _style_lines(drawn, chart.plot.lines)
    else:
        _style_dots(drawn, chart.plot, language)


def _line_data(plot: LinePlot) -> Any:
    data: Any = CategoryChartData(number_format="#,##0")
    data.categories = plot.categories
    for line in plot.lines:
        data.add_series(line.name, line.values)
    return data


def _dot_data(plot: DotPlot) -> Any:
    """Lay rows out from the top; a dot's height is its row's number."""
    data: Any = XyChartData(number_format="0.0")
    for place, (name, values) in enumerate(plot.rows):
        series = data.add_series(name)
        for value in values:
            series.add_data_point(value, len(plot.rows) - place)
    return data


def _style_lines(chart: Any, lines: tuple[Line, ...]) -> None:
    chart.value_axis.minimum_scale = 0
    chart.value_axis.major_gridlines.format.line.color.rgb = _rgb(LIGHT.grid)
    chart.value_axis.format.line.fill.background()
    chart.value_axis.tick_labels.number_format = "#,##0"
    chart.value_axis.tick_labels.number_format_is_linked = False
    for series, line in zip(chart.plots[0].series, lines, strict=True):
        series.smooth = False
        colour = _rgb(_COLOURS[line.role])
        if _WIDTHS[line.role]:
            series.format.line.width = Pt(_WIDTHS[line.role])
            series.format.line.color.rgb = colour
        else:
            series.format.line.fill.background()
        if line.role == "forecast":
            series.format.line.dash_style = MSO_LINE.DASH
        _mark(series.marker, line.role, colour)


def _mark(marker: Any, role: Role, colour: RGBColor) -> None:
    """Mark whole months by dots; what is at least so much by a diamond of another colour."""
    if role not in ("now", "at_least"):
        marker.style = XL_MARKER_STYLE.NONE
        return
    is_whole = role == "now"
    marker.style = XL_MARKER_STYLE.CIRCLE if is_whole else XL_MARKER_STYLE.DIAMOND
    marker.size = 8 if is_whole else 11
    marker.format.line.fill.background()
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = colour


def _style_dots(chart: Any, plot: DotPlot, language: Language) -> None:
    chart.value_axis.visible = False
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, len(plot.rows) + 1
    chart.value_axis.has_major_gridlines = False
    axis = chart.category_axis
    axis.has_major_gridlines = False
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "0", False
    axis.has_title = True
    _write(
        axis.axis_title.text_frame,
        [language.text("percentage points towards the greater challenge")],
        12,
        language,
        LIGHT.muted,
    )
    chart.has_legend = False
    for series, (name, values) in zip(chart.plots[0].series, plot.rows, strict=True):
        series.format.line.fill.background()
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 10
        series.marker.format.line.fill.background()
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = _rgb(LIGHT.accent)
        if values:
            label = series.points[values.index(max(values))].data_label
            label.position = XL_LABEL_POSITION.RIGHT
            _write(label.text_frame, [name], 14, language)
