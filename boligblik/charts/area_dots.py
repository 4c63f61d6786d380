"""One indicator: every area as a dot beside the municipality's line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from boligblik.charts.labels import longest_line, row_height, safe, wrapped
from boligblik.charts.table import Table
from boligblik.charts.theme import (
    SIZE,
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
from boligblik.measures.area_verdicts import AreaVerdict, Verdict
from boligblik.measures.sentences.areas import verdict_word_of_area
from boligblik.measures.sentences.units import (
    axis_suffix,
    difference_with_unit,
    digits_of,
    short,
    with_unit,
)

ROW_HEIGHT = 46


class AreaRow(Protocol):
    """What this chart reads of an area's indicator."""

    @property
    def area(self) -> str: ...
    @property
    def area_name(self) -> str: ...
    @property
    def is_municipality(self) -> bool: ...
    @property
    def unit(self) -> str: ...
    @property
    def value(self) -> float | None: ...
    @property
    def footnote_marks(self) -> str | None: ...


@dataclass(frozen=True)
class AreaDot:
    """One area; ``low`` and ``high`` are the ends of its interval where there is one."""

    area: str
    name: str
    value: float | None
    low: float | None
    high: float | None
    verdict: Verdict
    mark: str | None


@dataclass(frozen=True)
class AreaDots:
    """The areas from highest to lowest, those without a value last, and the municipality."""

    dots: tuple[AreaDot, ...]
    municipality_name: str | None
    municipality_value: float | None
    unit: str
    digits: int


def prepare(rows: Iterable[AreaRow], judged: Mapping[str, AreaVerdict] | None = None) -> AreaDots:
    """Arrange one indicator's rows of one year; ``judged`` holds interval and verdict by area.

    Raises ``ValueError`` when the rows are of more than one unit.
    """
    given = list(rows)
    units = {row.unit for row in given}
    if len(units) > 1:
        raise ValueError(f"one indicator has one unit, not {sorted(units)}")
    dots = [_dot(row, (judged or {}).get(row.area)) for row in given if not row.is_municipality]
    dots.sort(key=lambda dot: (dot.value is not None, dot.value or 0), reverse=True)
    municipality = next((row for row in given if row.is_municipality), None)
    return AreaDots(
        dots=tuple(dots),
        municipality_name=municipality.area_name if municipality else None,
        municipality_value=municipality.value if municipality else None,
        unit=units.pop() if units else "",
        digits=digits_of(row.value for row in given),
    )


def _dot(row: AreaRow, judged: AreaVerdict | None) -> AreaDot:
    interval = judged.interval if judged else None
    return AreaDot(
        area=row.area,
        name=row.area_name,
        value=row.value,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        verdict=judged.verdict if judged else Verdict.NOT_JUDGED,
        mark=row.footnote_marks,
    )


def figure(value: AreaDots, language: Language, look: Look) -> Figure:
    """Draw a row per area: the dot, its value, and its distance to the municipality.

    A filled dot is judged, in the colour of its verdict; a hollow one is not.
    """
    ends = [end for dot in value.dots for end in (dot.value, dot.high) if end is not None]
    highest = max([*ends, value.municipality_value or 0, 0.1]) * 1.06
    plain_names = [dot.name for dot in value.dots]
    names = [_name(dot) for dot in value.dots]
    left = 24 + round(7.4 * max(longest_line(plain_names), 6))
    return draw(
        [
            _distances(value, look),
            *_intervals(value, look),
            _dots(value, language, look),
            _values(value, highest, language, look),
        ],
        look,
        language,
        height=row_height(ROW_HEIGHT, plain_names) * max(len(value.dots), 1) + 76,
        margins=Margins(left=left, right=72, top=36, bottom=40),
        x=value_axis(
            look,
            range=[0, highest],
            nticks=5,
            ticksuffix=axis_suffix(value.unit, language),
        ),
        y=label_axis(
            look,
            tickvals=list(range(len(names))),
            ticktext=names,
            range=[len(names) - 0.5, -0.5],
            tickfont=font(SIZE, look.text),
        ),
        shapes=_municipality_line(value, look),
        annotations=[
            *_municipality_label(value, highest, language, look),
            *(
                note(
                    look,
                    language.text("not stated"),
                    0,
                    index,
                    xshift=8,
                    bgcolor=look.background,
                    font=font(SIZE, look.muted),
                )
                for index, dot in enumerate(value.dots)
                if dot.value is None
            ),
        ],
    )


def _name(dot: AreaDot) -> str:
    return f"{wrapped(dot.name)}<sup> {safe(dot.mark)}</sup>" if dot.mark else wrapped(dot.name)


def _distances(value: AreaDots, look: Look) -> Trace:
    x: list[float | None] = []
    y: list[float | None] = []
    for index, dot in enumerate(value.dots):
        if dot.value is not None and value.municipality_value is not None:
            x += [value.municipality_value, dot.value, None]
            y += [index, index, None]
    line = {"color": look.faint, "width": 2}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip"}


def _intervals(value: AreaDots, look: Look) -> list[Trace]:
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [dot.low, dot.high],
            "y": [index, index],
            "line": {"color": _colour(dot, look), "width": 3},
            "hoverinfo": "skip",
        }
        for index, dot in enumerate(value.dots)
        if dot.low is not None
    ]


def _colour(dot: AreaDot, look: Look) -> str:
    colours = {
        Verdict.WORSE: look.worse,
        Verdict.BETTER: look.better,
        Verdict.LEVEL: look.level,
    }
    return colours.get(dot.verdict, look.accent)


def _dots(value: AreaDots, language: Language, look: Look) -> Trace:
    shown = [(index, dot) for index, dot in enumerate(value.dots) if dot.value is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [dot.value for _, dot in shown],
        "y": [index for index, _ in shown],
        "marker": {
            "size": 13,
            "color": [_colour(dot, look) for _, dot in shown],
            "symbol": [
                "circle-open" if dot.verdict is Verdict.NOT_JUDGED else "circle" for _, dot in shown
            ],
            "line": {"width": 2.5, "color": [_colour(dot, look) for _, dot in shown]},
        },
        "cliponaxis": False,
        "hovertext": [_hover(dot, value, language) for _, dot in shown],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [dot.area for _, dot in shown],
    }


def _values(value: AreaDots, highest: float, language: Language, look: Look) -> Trace:
    """Write each value on the side away from the municipality's line, if there is room."""
    x, sides = [], []
    shown = [(index, dot) for index, dot in enumerate(value.dots) if dot.value is not None]
    for _, dot in shown:
        middle = dot.value or 0.0
        low = middle if dot.low is None else dot.low
        high = middle if dot.high is None else dot.high
        is_below = value.municipality_value is not None and middle < value.municipality_value
        has_room = low > 0.16 * highest
        x.append(high if not is_below else low if has_room else middle)
        sides.append(
            "middle right" if not is_below else "middle left" if has_room else "top center"
        )
    space = "\N{NO-BREAK SPACE}" * 4
    texts = [short(dot.value or 0, value.unit, language, value.digits) for _, dot in shown]
    return {
        "type": "scatter",
        "mode": "text",
        "x": x,
        "y": [index for index, _ in shown],
        "text": [
            # A blank line lifts the value clear of its dot.
            f"<b>{text}</b><br> " if side == "top center" else f"<b>{space}{text}{space}</b>"
            for text, side in zip(texts, sides, strict=True)
        ],
        "textposition": sides,
        "textfont": font(SIZE, look.text),
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _hover(dot: AreaDot, value: AreaDots, language: Language) -> str:
    shown = with_unit(dot.value or 0, value.unit, language, value.digits)
    lines = [f"{safe(dot.name)}: <b>{shown}</b>"]
    if dot.low is not None and dot.high is not None:
        lines.append(
            language.text(
                "Interval: {low} to {high}",
                low=with_unit(dot.low, value.unit, language, 1),
                high=with_unit(dot.high, value.unit, language, 1),
            )
        )
    if value.municipality_value is not None and value.municipality_name:
        difference = (dot.value or 0) - value.municipality_value
        size = difference_with_unit(difference, value.unit, language, value.digits)
        name = safe(value.municipality_name)
        if difference > 0:
            lines.append(language.text("{size} above {name}", size=size, name=name))
        elif difference < 0:
            lines.append(language.text("{size} below {name}", size=size, name=name))
        else:
            lines.append(language.text("the same as {name}", name=name))
    return "<br>".join(lines)


def _municipality_line(value: AreaDots, look: Look) -> list[dict[str, Any]]:
    if value.municipality_value is None:
        return []
    x = value.municipality_value
    return [
        {
            "type": "line",
            "layer": "below",
            "yref": "paper",
            "x0": x,
            "x1": x,
            "y0": 0,
            "y1": 1,
            "line": {"color": look.text, "width": 1.5},
        }
    ]


def _municipality_label(
    value: AreaDots, highest: float, language: Language, look: Look
) -> list[dict[str, Any]]:
    if value.municipality_value is None or value.municipality_name is None:
        return []
    shown = short(value.municipality_value, value.unit, language, value.digits)
    right_half = value.municipality_value > highest / 2
    return [
        note(
            look,
            f"{safe(value.municipality_name)} <b>{shown}</b>",
            value.municipality_value,
            1,
            yref="paper",
            yanchor="bottom",
            yshift=4,
            xanchor="right" if right_half else "left",
            xshift=1 if right_half else -1,
        )
    ]


def table(value: AreaDots, language: Language) -> Table:
    """Lay the areas out as a table, the municipality last."""
    has_intervals = any(dot.low is not None for dot in value.dots)
    columns = [
        language.text("Area"),
        language.text("Value"),
        language.text("Difference"),
        language.text("Verdict"),
    ]
    rows = [
        [
            dot.name,
            dot.value,
            _difference(dot, value),
            verdict_word_of_area(dot.verdict, language),
            *([dot.low, dot.high] * has_intervals),
        ]
        for dot in value.dots
    ]
    if has_intervals:
        columns += [language.text("Interval from"), language.text("Interval to")]
    if value.municipality_name:
        ends = ["", ""] * has_intervals
        rows.append([value.municipality_name, value.municipality_value, "", "", *ends])
    return Table(tuple(columns), tuple(tuple(row) for row in rows))


def _difference(dot: AreaDot, value: AreaDots) -> float | None:
    if dot.value is None or value.municipality_value is None:
        return None
    return dot.value - value.municipality_value
