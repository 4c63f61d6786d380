"""The year so far, added up month by month, against last year and a target."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from boligblik.charts.labels import month_label, spread
from boligblik.charts.table import Table, Value
from boligblik.charts.theme import (
    SIZE,
    SMALL_SIZE,
    STRONG_SIZE,
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
from boligblik.measures.completeness import MonthTotal

HEIGHT = 400
MARGINS = Margins(left=44, right=104, top=20, bottom=40)


@dataclass(frozen=True)
class CumulativePoint:
    """What had been reported by the end of a month.

    ``upper`` is the most it could be with the missing reports; None when that cannot be said.
    ``is_whole`` is False as soon as one report of this or an earlier month is not there.
    """

    month: date
    reported: int
    upper: int | None
    is_whole: bool


@dataclass(frozen=True)
class Cumulative:
    """Both years over the months of the period; a month with no report at all has no point."""

    year: int
    months: tuple[date, ...]
    this_year: tuple[CumulativePoint, ...]
    last_year: tuple[CumulativePoint, ...]
    limit: int | None
    is_ceiling: bool

    @property
    def pace(self) -> tuple[float, ...]:
        """Return what an even pace towards the limit reaches by the end of each month."""
        if self.limit is None:
            return ()
        days = [_days_in(month) for month in self.months]
        return tuple(
            self.limit * sum(days[: index + 1]) / sum(days) for index in range(len(days))
        )


def prepare(
    this_year: Sequence[MonthTotal],
    last_year: Sequence[MonthTotal],
    limit: int | None,
    is_ceiling: bool,
    year: int,
) -> Cumulative:
    """Add both years up. ``this_year`` holds every month of the period, those to come included.

    Months of last year outside the period are left out.
    """
    months = tuple(month.month for month in this_year if month.month.year == year)
    wanted = {month.month for month in months}
    return Cumulative(
        year=year,
        months=months,
        this_year=_added_up([month for month in this_year if month.month.year == year]),
        last_year=_added_up([month for month in last_year if month.month.month in wanted]),
        limit=limit,
        is_ceiling=is_ceiling,
    )


def _added_up(months: Sequence[MonthTotal]) -> tuple[CumulativePoint, ...]:
    points: list[CumulativePoint] = []
    reported, whole = 0, True
    upper: int | None = 0
    for month in months:
        total = month.total
        whole = whole and total.is_final
        # Reports still to come may hold anything, so they leave no upper bound.
        known = upper is not None and total.upper is not None and not total.to_come
        upper = (upper or 0) + (total.upper or 0) if known else None
        if total.reported is not None:
            reported += total.reported
            points.append(CumulativePoint(month.month, reported, upper, whole))
    return tuple(points)


def _days_in(month: date) -> int:
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return (following - month).days


def figure(value: Cumulative, language: Language, look: Look) -> Figure:
    """Draw this year in the accent colour, last year in grey, the limit and the even pace."""
    position = {month.month: index + 1 for index, month in enumerate(value.months)}
    count = len(value.months)
    top = _highest(value) * 1.1
    per_pixel = top / (HEIGHT - MARGINS.top - MARGINS.bottom)
    traces = [
        *pace_traces(value, look),
        *_line(value.last_year, position, language, look.context, width=2, size=0),
        *band_traces(value.this_year, position, look),
        *_line(value.this_year, position, language, look.accent, width=3, size=8),
    ]
    return draw(
        traces,
        look,
        language,
        height=HEIGHT,
        margins=MARGINS,
        x=label_axis(
            look,
            range=[0, count + 0.15],
            tickvals=list(range(1, count + 1)),
            ticktext=[month_label(month, language) for month in value.months],
        ),
        y=value_axis(look, range=[0, top], tickformat=",d"),
        shapes=_limit_shape(value, look),
        annotations=_labels(value, position, language, look, per_pixel),
    )


def _highest(value: Cumulative) -> float:
    uppers = [point.upper or point.reported for point in (*value.this_year, *value.last_year)]
    return max([*uppers, value.limit or 0, 4])


def pace_traces(value: Cumulative, look: Look) -> list[Trace]:
    """Return the thin line from nothing to the limit."""
    if not value.pace:
        return []
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": list(range(len(value.months) + 1)),
            "y": [0, *value.pace],
            "line": {"color": look.context, "width": 1, "dash": "dot"},
            "hoverinfo": "skip",
        }
    ]


def band_traces(
    points: Sequence[CumulativePoint], position: dict[int, int], look: Look
) -> list[Trace]:
    """Return the hatched room between what is reported and what it could be at most."""
    bounded = [point for point in points if point.upper is not None]
    open_ones = [
        later.month
        for earlier, later in pairwise([None, *bounded])
        if later is not None and not later.is_whole
    ]
    if not open_ones:
        return []
    first = next(index for index, point in enumerate(bounded) if not point.is_whole)
    edge = bounded[max(first - 1, 0) :]
    x: list[float] = [position[point.month.month] for point in edge]
    lower: list[float] = [point.reported for point in edge]
    upper: list[float] = [point.upper or 0 for point in edge]
    if first == 0:
        x, lower, upper = [x[0] - 1, *x], [0, *lower], [0, *upper]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [*x, *reversed(x)],
            "y": [*upper, *reversed(lower)],
            "fill": "toself",
            "fillcolor": look.accent_soft,
            "fillpattern": {"shape": "/", "size": 7, "solidity": 0.2, "fgcolor": look.accent},
            "line": {"width": 0, "color": look.accent},
            "hoverinfo": "skip",
        }
    ]


def _line(
    points: Sequence[CumulativePoint],
    position: dict[int, int],
    language: Language,
    color: str,
    *,
    width: int,
    size: int,
) -> list[Trace]:
    """Draw each step on its own dash: full while whole, dashed once a report is missing."""
    traces: list[Trace] = []
    steps = [(0, 0, points[0])] if points and position[points[0].month.month] == 1 else []
    for earlier, later in pairwise(points):
        start = position[earlier.month.month]
        if position[later.month.month] == start + 1:
            steps.append((start, earlier.reported, later))
    for whole, dash in ((True, "solid"), (False, "dash")):
        x: list[float | None] = []
        y: list[float | None] = []
        for start, value, later in steps:
            if later.is_whole is whole:
                x += [start, position[later.month.month], None]
                y += [value, later.reported, None]
        line = {"color": color, "width": width, "dash": dash}
        traces.append(
            {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip"}
        )
    traces.append(_markers(points, position, language, color, size or 7, invisible=not size))
    return traces


def _markers(
    points: Sequence[CumulativePoint],
    position: dict[int, int],
    language: Language,
    color: str,
    size: int,
    *,
    invisible: bool,
) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [position[point.month.month] for point in points],
        "y": [point.reported for point in points],
        "marker": {
            "color": color,
            "size": size,
            "opacity": 0 if invisible else 1,
            "symbol": ["circle" if point.is_whole else "circle-open" for point in points],
            "line": {"width": 2, "color": color},
        },
        "cliponaxis": False,
        "hovertext": [_hover(point, language) for point in points],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hover(point: CumulativePoint, language: Language) -> str:
    return f"{language.month(point.month)}: <b>{amount(point, language)}</b>"


def amount(point: CumulativePoint, language: Language) -> str:
    """Write what a point holds: ``68``, or ``mindst 68`` while reports are missing."""
    number = language.number(point.reported)
    return number if point.is_whole else language.text("at least {n}", n=number)


def limit_text(value: Cumulative, language: Language) -> str:
    """Write the limit: ``Højst 93`` or ``Mindst 300``."""
    number = language.number(value.limit or 0)
    if value.is_ceiling:
        return language.text("At most {n}", n=number)
    return language.text("At least {n}", n=number)


def _limit_shape(value: Cumulative, look: Look) -> list[dict[str, Any]]:
    if value.limit is None:
        return []
    return [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": value.limit,
            "y1": value.limit,
            "line": {"color": look.text, "width": 1.5},
        }
    ]


def _labels(
    value: Cumulative, position: dict[int, int], language: Language, look: Look, per_pixel: float
) -> list[dict[str, Any]]:
    count = len(value.months)
    at_end: list[tuple[float, str, dict[str, Any]]] = []
    inside: list[dict[str, Any]] = []
    if value.limit is not None:
        at_end.append((value.limit, f"<b>{limit_text(value, language)}</b>", font(SIZE, look.text)))
    for points, year, face in (
        (value.last_year, value.year - 1, font(SIZE, look.muted)),
        (value.this_year, value.year, font(STRONG_SIZE, look.accent)),
    ):
        if not points:
            continue
        last = points[-1]
        text = language.text("{n} in {year}", n=amount(last, language), year=year)
        text = f"<b>{amount(last, language)}</b>" if year == value.year else text
        where = position[last.month.month]
        if where == count:
            at_end.append((last.reported, text, face))
        else:
            look_behind = {"bgcolor": look.background, "borderpad": 1, "xshift": 10}
            inside.append(note(look, text, where, last.reported, font=face, **look_behind))
    placed = spread([height for height, _, _ in at_end], 20 * per_pixel)
    ends = [
        note(look, text, 1, y, xref="paper", xshift=8, font=face)
        for y, (_, text, face) in zip(placed, at_end, strict=True)
    ]
    return [*inside, *ends, *_pace_label(value, position, language, look)]


def _pace_label(
    value: Cumulative, position: dict[int, int], language: Language, look: Look
) -> list[dict[str, Any]]:
    """Name the pace line in the months to come, where nothing else is drawn below it."""
    done = position[value.this_year[-1].month.month] if value.this_year else 0
    where = max(done + 1, len(value.months) - 2)
    if not value.pace or where >= len(value.months):
        return []
    label = language.text("even pace")
    face = font(SMALL_SIZE, look.muted)
    return [note(look, label, where, value.pace[where - 1], yanchor="top", xshift=4, font=face)]


def table(value: Cumulative, language: Language) -> Table:
    """Lay the chart out as a table: one row per month of the period."""
    this_year = {point.month.month: point for point in value.this_year}
    last_year = {point.month.month: point for point in value.last_year}
    pace = value.pace or (None,) * len(value.months)
    rows: list[tuple[Value, ...]] = []
    for month, even in zip(value.months, pace, strict=True):
        now, before = this_year.get(month.month), last_year.get(month.month)
        rows.append(
            (
                language.month(month),
                now.reported if now else None,
                _wholeness(now, language),
                now.upper if now else None,
                before.reported if before else None,
                _wholeness(before, language),
                None if even is None else round(even, 1),
            )
        )
    columns = (
        language.text("Month"),
        language.text("Total so far in {year}", year=value.year),
        language.text("Reports {year}", year=value.year),
        language.text("At most, with what is missing"),
        language.text("Total so far in {year}", year=value.year - 1),
        language.text("Reports {year}", year=value.year - 1),
        language.text("Even pace"),
    )
    return Table(columns, tuple(rows))


def _wholeness(point: CumulativePoint | None, language: Language) -> str:
    if point is None:
        return language.text("nothing reported")
    return language.text("all received" if point.is_whole else "some missing")
