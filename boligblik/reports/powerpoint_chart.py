"""A slide's chart as PowerPoint's own: its numbers can be edited, its lines say their names."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Inches, Pt

from boligblik.charts.theme import LIGHT
from boligblik.language import Language
from boligblik.reports.harmless_text import harmless
from boligblik.reports.plot_layout import Axis, axis_of_dots, axis_of_lines, line_labels
from boligblik.reports.powerpoint_text import FONT, Place, Style, rgb, write
from boligblik.reports.slide import DotPlot, LinePlot, Role, SlideChart

_COLOURS: dict[Role, str] = {
    "now": LIGHT.accent,
    "at_least": LIGHT.accent,
    "before": LIGHT.context,
    "limit": LIGHT.text,
    "forecast": LIGHT.accent,
}
_WIDTHS: dict[Role, float] = {"now": 3, "before": 2, "limit": 1.5, "forecast": 1.25}
_LABELS: dict[Role, Style] = {
    "now": Style(18, LIGHT.accent, is_bold=True),
    "at_least": Style(18, LIGHT.accent, is_bold=True),
    "before": Style(14, LIGHT.muted),
    "limit": Style(14, is_bold=True),
    "forecast": Style(14, LIGHT.accent),
}
_LABEL_GAP = 0.065
"""How far apart labels stand, as a share of the axis."""
_ASIDE, _ASIDE_AT_END = (0.05, 0.02), 0.008
"""How far labels are moved off their lines, as shares of the chart."""
_PLOT_HEIGHT = 0.84
_ROOM_FOR_LABELS = {"lines": (0.07, 0.72), "dots": (0.03, 0.75)}
"""Where the plot begins and how wide it is, as shares of the chart."""


def add_chart(page: Any, chart: SlideChart, place: Place, language: Language) -> None:
    """Put a native chart on a slide; its alternative text is the chart's."""
    plot = chart.plot
    is_lines = isinstance(plot, LinePlot)
    frame = page.shapes.add_chart(
        XL_CHART_TYPE.LINE_MARKERS if is_lines else XL_CHART_TYPE.XY_SCATTER,
        Inches(place.left),
        Inches(place.top),
        Inches(place.width),
        Inches(place.height),
        _line_data(plot) if isinstance(plot, LinePlot) else _dot_data(plot),
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.alt)  # noqa: SLF001 (no other way)
    drawn = frame.chart
    drawn.has_title = drawn.has_legend = False
    drawn.font.size, drawn.font.name = Pt(14), FONT
    drawn.font.color.rgb = rgb(LIGHT.text)
    _leave_room(drawn, *_ROOM_FOR_LABELS["lines" if is_lines else "dots"])
    if isinstance(plot, LinePlot):
        _style_lines(drawn, plot, language)
    else:
        _style_dots(drawn, plot, language)


def _line_data(plot: LinePlot) -> Any:
    data: Any = CategoryChartData(number_format="#,##0")
    data.categories = plot.categories
    for line in plot.lines:
        data.add_series(line.name, line.values)
    return data


def _dot_data(plot: DotPlot) -> Any:
    """Lay rows out from the top; a dot's height is its row's number.

    The chart's workbook takes a name that begins with ``=`` for a formula.
    """
    data: Any = XyChartData(number_format="0.0")
    for place, (name, values) in enumerate(plot.rows):
        series = data.add_series(harmless(name))
        for value in values:
            series.add_data_point(value, len(plot.rows) - place)
    data.add_series(harmless(plot.name_of_zero)).add_data_point(0, len(plot.rows) + 0.5)
    return data


def _leave_room(chart: Any, begins: float, wide: float) -> None:
    """Keep the plot in a part of the chart, as labels stand beside it."""
    area = chart._chartSpace.chart.plotArea  # noqa: SLF001 (no other way)
    for layout in area.findall("{*}layout"):
        area.remove(layout)
    shares = {"x": begins, "y": 0.04, "w": wide, "h": _PLOT_HEIGHT}
    edges = "".join(f'<c:{side}Mode val="edge"/>' for side in ("x", "y"))
    sizes = "".join(f'<c:{side} val="{share}"/>' for side, share in shares.items())
    area.insert(
        0,
        parse_xml(
            f"<c:layout {nsdecls('c')}><c:manualLayout>"
            f'<c:layoutTarget val="inner"/>{edges}{sizes}</c:manualLayout></c:layout>'
        ),
    )


def _style_lines(chart: Any, plot: LinePlot, language: Language) -> None:
    axis = chart.value_axis
    scale = axis_of_lines(plot)
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = scale.low, scale.high, scale.step
    axis.major_gridlines.format.line.color.rgb = rgb(LIGHT.grid)
    axis.format.line.fill.background()
    axis.tick_labels.number_format = "#,##0"
    axis.tick_labels.number_format_is_linked = False
    for series, line in zip(chart.plots[0].series, plot.lines, strict=True):
        series.smooth = False
        _stroke(series.format.line, line.role)
        _mark(series.marker, line.role)
    _name(chart.plots[0].series, plot, scale, language)


def _stroke(stroke: Any, role: Role) -> None:
    if role not in _WIDTHS:
        stroke.fill.background()
        return
    stroke.width = Pt(_WIDTHS[role])
    stroke.color.rgb = rgb(_COLOURS[role])
    if role == "forecast":
        stroke.dash_style = MSO_LINE.DASH


def _mark(marker: Any, role: Role) -> None:
    """Mark whole months by dots; what is at least so much by a diamond."""
    if role not in ("now", "at_least"):
        marker.style = XL_MARKER_STYLE.NONE
        return
    is_whole = role == "now"
    marker.style = XL_MARKER_STYLE.CIRCLE if is_whole else XL_MARKER_STYLE.DIAMOND
    marker.size = 9 if is_whole else 12
    marker.format.line.fill.background()
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = rgb(_COLOURS[role])


def _name(drawn: Sequence[Any], plot: LinePlot, scale: Axis, language: Language) -> None:
    """Write the lines' labels; those at the plot's end are moved up or down to have room."""
    labels = line_labels(plot, _LABEL_GAP * scale.high)
    for label in labels:
        line = plot.lines[label.line]
        written = drawn[label.line].points[label.place].data_label
        write(written.text_frame, [line.label], _LABELS[line.role], language)
        if label.place < len(plot.categories) - 1:
            written.position = XL_LABEL_POSITION.BELOW
            _move(written, *_ASIDE)
            continue
        written.position = XL_LABEL_POSITION.RIGHT
        moved = (label.value - label.level) / (scale.high - scale.low) * _PLOT_HEIGHT
        _move(written, _ASIDE_AT_END, moved)
    for label in labels:
        _without_leaders(drawn[label.line])


def _without_leaders(series: Any) -> None:
    """Keep LibreOffice from drawing lines from labels to what they name."""
    series.data_labels._element.append(  # noqa: SLF001 (no other way)
        parse_xml(
            f'<c:extLst {nsdecls("c")}><c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}"'
            ' xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
            '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
        )
    )


def _move(label: Any, right: float, down: float) -> None:
    """Move a label from its place by shares of the chart's width and height."""
    element = label._get_or_add_dLbl()  # noqa: SLF001 (no other way)
    layout = f'<c:x val="{right:.4f}"/><c:y val="{down:.4f}"/>'
    element.insert(
        1,
        parse_xml(f"<c:layout {nsdecls('c')}><c:manualLayout>{layout}</c:manualLayout></c:layout>"),
    )


def _style_dots(chart: Any, plot: DotPlot, language: Language) -> None:
    _style_axes(chart, plot, language)
    *rows, zero = chart.plots[0].series
    for series, (name, values) in zip(rows, plot.rows, strict=True):
        series.format.line.fill.background()
        _fill(series.marker, LIGHT.accent)
        if values:
            label = series.points[values.index(max(values))].data_label
            label.position = XL_LABEL_POSITION.RIGHT
            write(label.text_frame, [name], Style(14), language)
    zero.format.line.fill.background()
    zero.marker.style = XL_MARKER_STYLE.NONE
    label = zero.points[0].data_label
    label.position = XL_LABEL_POSITION.RIGHT
    write(label.text_frame, [plot.name_of_zero], Style(14, is_bold=True), language)


def _style_axes(chart: Any, plot: DotPlot, language: Language) -> None:
    height, width = chart.value_axis, chart.category_axis
    scale = axis_of_dots(plot)
    height.minimum_scale, height.maximum_scale = 0, len(plot.rows) + 1
    height.has_major_gridlines = False
    height.tick_label_position, height.major_tick_mark = (
        XL_TICK_LABEL_POSITION.NONE,
        XL_TICK_MARK.NONE,
    )
    height.format.line.color.rgb, height.format.line.width = rgb(LIGHT.text), Pt(1.5)
    width.minimum_scale, width.maximum_scale, width.major_unit = scale.low, scale.high, scale.step
    width.has_major_gridlines = True
    width.major_gridlines.format.line.color.rgb = rgb(LIGHT.grid)
    width.tick_labels.number_format, width.tick_labels.number_format_is_linked = "0", False
    width.has_title = True
    unit = language.text("percentage points towards the greater challenge")
    write(width.axis_title.text_frame, [unit], Style(12, LIGHT.muted), language)


def _fill(marker: Any, colour: str) -> None:
    marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 11
    marker.format.line.fill.background()
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = rgb(colour)
