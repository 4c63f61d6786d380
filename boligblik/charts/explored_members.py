"""The members of a split side by side: their sums, or their values in one period or two."""

from collections.abc import Sequence
from dataclasses import dataclass

from boligblik.charts.explored_time import Form, cell_of
from boligblik.charts.labels import longest_line, row_height, safe, wrapped
from boligblik.charts.table import Table
from boligblik.charts.theme import (
    SIZE,
    SMALL_SIZE,
    Figure,
    Look,
    Margins,
    Trace,
    draw,
    font,
    label_axis,
    note,
    value_axis,
)
from boligblik.language import Language
from boligblik.measures.explored import Explored, Point, PointState
from boligblik.measures.sentences.explored import place_words, point_words
from boligblik.measures.sentences.units import axis_suffix, digits_of

ROW_HEIGHT = 44


@dataclass(frozen=True)
class Member:
    """One row: a point per column."""

    name: str
    points: tuple[Point, ...]
    is_context: bool


@dataclass(frozen=True)
class ExploredMembers:
    """The rows from highest to lowest in the last column; ``columns`` name the periods."""

    columns: tuple[str, ...]
    rows: tuple[Member, ...]
    unit: str
    form: Form
    digits: int


def prepare(
    explored: Explored, unit: str, form: Form, columns: Sequence[str], *, newest: bool
) -> ExploredMembers:
    """Take each series' total, or the newest place that any has (all places, if not ``newest``)."""
    series = explored.series
    points: list[tuple[Point, ...]]
    if explored.totals is not None and not newest:
        points = [(total,) for total in explored.totals]
    else:
        places = _newest_place(explored) if newest else list(range(len(explored.places)))
        points = [tuple(each.points[place] for place in places) for each in series]
    rows = [
        Member(each.name, values, each.is_context)
        for each, values in zip(series, points, strict=True)
    ]
    rows.sort(key=_last_value, reverse=True)
    numbers = [point.value for row in rows for point in row.points]
    return ExploredMembers(tuple(columns), tuple(rows), unit, form, digits_of(numbers))


def _newest_place(explored: Explored) -> list[int]:
    lasts = [series.last for series in explored.series if series.last is not None]
    return [max(lasts)] if lasts else []


def newest_words(explored: Explored, language: Language) -> str:
    """Name the newest place that any series has a value for."""
    places = _newest_place(explored)
    return place_words(explored, places[0], language) if places else ""


def _last_value(row: Member) -> float:
    value = row.points[-1].value if row.points else None
    return -1.0 if value is None else value


def figure(value: ExploredMembers, language: Language, look: Look) -> Figure:
    """Draw a bar or a dot per row with its value beside it; an earlier period is in grey."""
    names = [row.name for row in value.rows]
    places = list(range(len(names)))
    highest = max([point.value or 0 for row in value.rows for point in row.points] + [1])
    is_scaled = value.form is Form.DOT
    traces = [_trace(value, column, language, look) for column in range(len(value.columns))]
    height = row_height(ROW_HEIGHT + 14 * (len(value.columns) - 1), names)
    return draw(
        traces,
        look,
        language,
        height=height * max(len(names), 1) + 24,
        margins=Margins(
            left=24 + round(7.2 * longest_line(names)),
            right=120,
            top=4,
            bottom=36 if is_scaled else 12,
        ),
        x=value_axis(
            look,
            range=[0, highest],
            showgrid=is_scaled,
            showticklabels=is_scaled,
            ticksuffix=axis_suffix(value.unit, language),
        ),
        y=label_axis(
            look,
            tickvals=places,
            ticktext=[wrapped(name) for name in names],
            range=[len(names) - 0.5, -0.5],
        ),
        barmode="overlay",
        annotations=[
            note(
                look,
                point_words(row.points[-1], value.unit, language),
                0,
                place,
                xshift=8,
                font=font(SIZE, look.muted),
            )
            for place, row in enumerate(value.rows)
            if row.points and row.points[-1].value is None
        ],
    )


def _trace(value: ExploredMembers, column: int, language: Language, look: Look) -> Trace:
    shown = [
        (place, row, row.points[column])
        for place, row in enumerate(value.rows)
        if row.points and row.points[column].value is not None
    ]
    is_last = column == len(value.columns) - 1
    words = [point_words(point, value.unit, language, value.digits) for _, _, point in shown]
    several = len(value.columns) > 1
    shift = 0.0 if not several else 0.14 if not is_last else -0.14
    colors = [
        look.text if row.is_context and is_last else look.accent if is_last else look.context
        for _, row, _ in shown
    ]
    base: Trace = {
        "x": [point.value for _, _, point in shown],
        "y": [place + shift for place, _, _ in shown],
        "text": [
            _label(text, value.columns[column] if several and not index else "", is_last=is_last)
            for index, text in enumerate(words)
        ],
        "textfont": font(SIZE if is_last else SMALL_SIZE, look.text if is_last else look.muted),
        "hovertext": [
            f"{safe(row.name)}, {value.columns[column]}: <b>{text}</b>"
            for (_, row, _), text in zip(shown, words, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [row.name for _, row, _ in shown],
        "cliponaxis": False,
    }
    is_part = [point.state is PointState.PART for _, _, point in shown]
    if value.form is Form.DOT:
        return base | {
            "type": "scatter",
            "mode": "markers+text",
            "textposition": "middle right",
            "marker": {
                "size": 13 if is_last else 10,
                "color": [
                    look.background if part else color
                    for part, color in zip(is_part, colors, strict=True)
                ],
                "line": {"color": colors, "width": 2},
            },
        }
    return base | {
        "type": "bar",
        "orientation": "h",
        "width": 0.58 if not several else 0.26,
        "textposition": "outside",
        "constraintext": "none",
        "marker": {
            "color": colors,
            "line": {"color": colors, "width": 1},
            "pattern": {
                "shape": ["/" if part else "" for part in is_part],
                "size": 7,
                "solidity": 0.35,
            },
        },
    }


def _label(text: str, column: str, *, is_last: bool) -> str:
    number = f"<b>{text}</b>" if is_last else text
    return f"\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}{number} {column}".rstrip()


def table(value: ExploredMembers, language: Language, name: str) -> Table:
    """Lay the members out; ``name`` heads their names."""
    return Table(
        (name, *value.columns),
        tuple(
            (row.name, *(cell_of(point, language) for point in row.points)) for row in value.rows
        ),
    )
