"""Any series over time, as lines, bars or dots; what is not wholly reported is marked as such."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from boligblik.charts.labels import lines_of, month_label, month_labels, safe, shortened, spread
from boligblik.charts.table import Table, Value
from boligblik.charts.theme import (
    SMALL_SIZE,
    Figure,
    Look,
    Margins,
    Trace,
    category_of,
    draw,
    font,
    label_axis,
    note,
    value_axis,
)
from boligblik.language import Language
from boligblik.measures.explored import Explored, Point, PointState, Series, Step
from boligblik.measures.sentences.explored import place_words, point_words
from boligblik.measures.sentences.units import axis_suffix, digits_of

HEIGHT = 420
LINE_GAP = 19
MOST_LABELS = 12
NAME_WIDTH = 16


class Form(StrEnum):
    """How series over time are drawn."""

    LINE = "line"
    BAR = "bar"
    DOT = "dot"


@dataclass(frozen=True)
class ExploredTime:
    """What is drawn: the series, their unit (empty for counts) and their decimals."""

    explored: Explored
    unit: str
    form: Form
    digits: int


def prepare(explored: Explored, unit: str, form: Form) -> ExploredTime:
    """Settle the decimals for the whole chart."""
    values = (point.value for series in explored.series for point in series.points)
    return ExploredTime(explored, unit, form, digits_of(values))


def figure(value: ExploredTime, language: Language, look: Look) -> Figure:
    """Draw each series; a point without a value is a gap."""
    low, high = _range(value)
    margins = _margins(value)
    places = len(value.explored.places)
    return draw(
        [_trace(value, place, language, look) for place in range(len(value.explored.series))],
        look,
        language,
        height=HEIGHT,
        margins=margins,
        x=_time_axis(value, language, look, places),
        y=value_axis(
            look,
            range=[low, high],
            zeroline=low == 0,
            ticksuffix=axis_suffix(value.unit, language),
        ),
        barmode="group",
        bargap=0.26,
        annotations=[
            *_end_names(value, margins, (low, high), look),
            *_missing_notes(value, language, look),
        ],
    )


def color_of(value: Explored, place: int, look: Look) -> str:
    """Return a series' colour: one alone in the accent, what others are held against in grey."""
    series = value.series
    if series[place].is_context:
        return look.text if value.step is Step.YEAR else look.context
    before = sum(not each.is_context for each in series[:place])
    return category_of(before, look) if len(series) > 1 else look.accent


def _range(value: ExploredTime) -> tuple[float, float]:
    """Begin at zero, except lines of a unit that would all be pressed into the upper half."""
    numbers = [
        point.value
        for series in value.explored.series
        for point in series.points
        if point.value is not None
    ]
    if not numbers:
        return 0, 1
    low, high = min(numbers), max(numbers)
    room = 0.12 * (high - low or high or 1)
    may_lift = value.unit and value.form is Form.LINE and low > 0.5 * high
    return (low - room if may_lift else 0), max(high + room, 1 if not value.unit else 0)


def _margins(value: ExploredTime) -> Margins:
    names = [line for series in value.explored.series for line in _name_lines(series)]
    longest = max(map(len, names), default=0)
    return Margins(left=48, right=28 + round(7.4 * longest) if longest else 16, top=20, bottom=56)


def _name_lines(series: Series) -> list[str]:
    """Break a name in two lines at the most."""
    short = shortened(series.name, 2 * NAME_WIDTH)
    return lines_of(short, NAME_WIDTH) if short else []


def _trace(value: ExploredTime, place: int, language: Language, look: Look) -> Trace:
    series = value.explored.series[place]
    color = color_of(value.explored, place, look)
    hover = [_hover(value, series, where, language) for where in range(len(value.explored.places))]
    base: Trace = {
        "x": list(range(len(series.points))),
        "y": [point.value for point in series.points],
        "name": safe(series.name),
        "hovertext": hover,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [
            f"{month:%Y-%m}" if value.explored.step is Step.MONTH else series.name
            for month in value.explored.places
        ],
        "cliponaxis": False,
    }
    is_part = [point.state is PointState.PART for point in series.points]
    if value.form is Form.BAR:
        return base | _bar(is_part, color)
    return base | _line(is_part, color, look, place, value.form, is_context=series.is_context)


def _bar(is_part: Sequence[bool], color: str) -> Trace:
    return {
        "type": "bar",
        "marker": {
            "color": color,
            "line": {"color": color, "width": 1},
            "pattern": {
                "shape": ["/" if part else "" for part in is_part],
                "size": 7,
                "solidity": 0.35,
            },
        },
    }


def _line(
    is_part: Sequence[bool], color: str, look: Look, place: int, form: Form, *, is_context: bool
) -> Trace:
    is_line = form is Form.LINE
    return {
        "type": "scatter",
        "mode": "lines+markers" if is_line else "markers",
        "connectgaps": False,
        "line": {
            "color": color,
            "width": 2.5,
            # More series than colours: the second round is dashed.
            "dash": "6px,4px" if is_context else "2px,3px" if place >= 6 else "solid",
        },
        "marker": {
            "size": 8 if is_line else 11,
            "color": [look.background if part else color for part in is_part],
            "line": {"color": color, "width": 2},
        },
    }


def _hover(value: ExploredTime, series: Series, place: int, language: Language) -> str:
    point = series.points[place]
    words = point_words(point, value.unit, language, value.digits)
    where = place_words(value.explored, place, language)
    who = f"{safe(series.name)}, " if series.name else ""
    return f"{who}{where}: <b>{words}</b>"


def _time_axis(value: ExploredTime, language: Language, look: Look, places: int) -> dict[str, Any]:
    shown = _labelled(value.explored)
    return label_axis(
        look,
        tickvals=shown,
        ticktext=_labels(value.explored, shown, language),
        range=[-0.6, max(places, 1) - 0.4],
        tickfont=font(SMALL_SIZE, look.text),
    )


def _labelled(explored: Explored) -> list[int]:
    """Choose the places that carry a label: all, or each quarter's, or each year's first."""
    every = list(range(len(explored.places)))
    for months in (1, 3, 12):
        chosen = [place for place in every if (explored.places[place].month - 1) % months == 0]
        if len(chosen) <= MOST_LABELS:
            return chosen
    return every[:: -(-len(every) // MOST_LABELS)]


def _labels(explored: Explored, shown: Sequence[int], language: Language) -> list[str]:
    months = [explored.places[place] for place in shown]
    if explored.step is Step.YEAR:
        return [str(month.year) for month in months]
    if explored.step is Step.MONTH_OF_YEAR:
        return [month_label(month, language) for month in months]
    if explored.step is Step.MONTH:
        return month_labels(months, language)
    texts, year = [], None
    for month in months:
        name = language.text("Q{n}", n=(month.month + 2) // 3)
        texts.append(name if month.year == year else f"{name}<br><b>{month.year}</b>")
        year = month.year
    return texts


def _end_names(
    value: ExploredTime,
    margins: Margins,
    axis: tuple[float, float],
    look: Look,
) -> list[dict[str, Any]]:
    """Name every series at the right, beside its newest value as far as there is room."""
    ends = [
        (place, series.points[series.last].value or 0.0)
        for place, series in enumerate(value.explored.series)
        if series.last is not None and series.name
    ]
    per_pixel = (axis[1] - axis[0]) / (HEIGHT - margins.top - margins.bottom)
    lines = max((len(_name_lines(series)) for series in value.explored.series), default=1)
    placed = spread([height for _, height in ends], LINE_GAP * lines * per_pixel)
    return [
        note(
            look,
            f"<b>{'<br>'.join(map(safe, _name_lines(value.explored.series[place])))}</b>",
            1,
            height,
            xref="paper",
            xshift=8,
            font=font(SMALL_SIZE + 1, color_of(value.explored, place, look)),
        )
        for (place, _), height in zip(ends, placed, strict=True)
    ]


def _missing_notes(value: ExploredTime, language: Language, look: Look) -> list[dict[str, Any]]:
    """Say at the axis where a single series has a gap; of several, the table tells."""
    if len(value.explored.series) != 1:
        return []
    return [
        note(
            look,
            language.text("missing"),
            place,
            0,
            yref="paper",
            xanchor="center",
            yanchor="bottom",
            textangle=-90,
            font=font(SMALL_SIZE, look.muted),
        )
        for place, point in enumerate(value.explored.series[0].points)
        if point.state is PointState.MISSING
    ]


def table(value: ExploredTime, language: Language, name: str) -> Table:
    """Lay the series out with a column each; a series without a name is called ``name``."""
    columns = (language.text("Period"), *(series.name or name for series in value.explored.series))
    rows = tuple(
        (
            place_words(value.explored, place, language),
            *(cell_of(series.points[place], language) for series in value.explored.series),
        )
        for place in range(len(value.explored.places))
    )
    return Table(columns, rows)


def cell_of(point: Point, language: Language) -> Value:
    """Keep whole values as numbers; anything else says what it is."""
    return point.value if point.state is PointState.WHOLE else point_words(point, "", language)
