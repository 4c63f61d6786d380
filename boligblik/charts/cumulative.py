"""The year so far, added up month by month, against last year and a target."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from boligblik.charts.labels import month_label, spread
from boligblik.charts.running_line import (
    CumulativePoint,
    added_up,
    amount,
    band_traces,
    line_traces,
)
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
class Cumulative:
    """Both years over the months of the period; a month with no report at all has no point.

    ``due`` are the months that at least one report has come for or is late for.
    """

    year: int
    months: tuple[date, ...]
    due: tuple[date, ...]
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
        return tuple(self.limit * sum(days[: index + 1]) / sum(days) for index in range(len(days)))


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
        due=tuple(month.month for month in this_year if month.total.expected),
        this_year=added_up([month for month in this_year if month.month.year == year]),
        last_year=added_up([month for month in last_year if month.month.month in wanted]),
        limit=limit,
        is_ceiling=is_ceiling,
    )


def _days_in(month: date) -> int:
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return (following - month).days


def figure(value: Cumulative, language: Language, look: Look) -> Figure:
    """Draw this year in the accent colour, last year in grey, the limit and the even pace."""
    position = {month.month: index + 1 for index, month in enumerate(value.months)}
    count = len(value.months)
    top = highest(value) * 1.1
    per_pixel = top / (HEIGHT - MARGINS.top - MARGINS.bottom)
    traces = [
        *pace_traces(value, look),
        *line_traces(value.last_year, position, look.context, language, width=2, size=0),
        *band_traces(value.this_year, position, look),
        *line_traces(value.this_year, position, look.accent, language, width=3, size=8),
    ]
    return draw(
        traces,
        look,
        language,
        height=HEIGHT,
        margins=MARGINS,
        x=label_axis(
            look,
            automargin=True,
            range=[0, count + 0.15],
            tickvals=list(range(1, count + 1)),
            ticktext=[month_label(month, language) for month in value.months],
        ),
        y=value_axis(look, range=[0, top], tickformat=",d"),
        shapes=limit_shape(value, look),
        annotations=_labels(value, position, language, look, per_pixel),
    )


def pace_traces(value: Cumulative, look: Look) -> list[Trace]:
    """Draw the thin line from nothing to the limit."""
    if not value.pace:
        return []
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": list(range(len(value.months) + 1)),
            "y": [0, *value.pace],
            "line": {"color": look.context, "width": 1.5, "dash": "dot"},
            "hoverinfo": "skip",
        }
    ]


def highest(value: Cumulative) -> float:
    """Return the highest figure that must fit in the chart, never 0."""
    uppers = [point.upper or point.reported for point in (*value.this_year, *value.last_year)]
    return max([*uppers, value.limit or 0, 4])


def limit_text(value: Cumulative, language: Language) -> str:
    """Write the limit: ``Højst 93`` or ``Mindst 300``."""
    number = language.number(value.limit or 0)
    if value.is_ceiling:
        return language.text("At most {n}", n=number)
    return language.text("At least {n}", n=number)


def limit_shape(value: Cumulative, look: Look) -> list[dict[str, Any]]:
    """Draw the limit across the plot."""
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
    """Name the pace line in the months to come, where there is room for it."""
    done = position[value.this_year[-1].month.month] if value.this_year else 0
    where = len(value.months) - 1
    if not value.pace or done >= where:
        return []
    label = language.text("even pace")
    height = value.pace[where - 1]
    before = [point.reported for point in value.last_year if position[point.month.month] == where]
    # On the side of the line where last year's is not.
    side: dict[str, Any] = {"xanchor": "left", "yanchor": "top", "xshift": 6}
    if before and before[0] < height:
        side = {"xanchor": "right", "yanchor": "bottom", "xshift": -6}
    return [
        note(
            look,
            label,
            where,
            height,
            bgcolor=look.background,
            font=font(SMALL_SIZE, look.muted),
            **side,
        )
    ]


def table(value: Cumulative, language: Language) -> Table:
    """Lay the chart out as a table: one row per month of the period."""
    this_year = {point.month.month: point for point in value.this_year}
    last_year = {point.month.month: point for point in value.last_year}
    pace = value.pace or (None,) * len(value.months)
    rows: list[tuple[Value, ...]] = []
    for month, even in zip(value.months, pace, strict=True):
        now, before = this_year.get(month.month), last_year.get(month.month)
        is_due = month in value.due
        rows.append(
            (
                language.month(month),
                *_cells(now, language, is_due=is_due),
                *_cells(before, language, is_due=True),
                None if even is None else round(even, 1),
            )
        )
    columns = (
        language.text("Month"),
        *_headers(value.year, language),
        *_headers(value.year - 1, language),
        language.text("Even pace"),
    )
    return Table(columns, tuple(rows))


def _cells(point: CumulativePoint | None, language: Language, *, is_due: bool) -> tuple[Value, ...]:
    """Write the total, its upper bound and how complete it is."""
    if point is None:
        return "", "", language.text("nothing reported") if is_due else language.text("not yet due")
    wholeness = language.text("all received") if point.is_whole else language.text("some missing")
    return point.reported, point.upper, wholeness


def _headers(year: int, language: Language) -> tuple[str, ...]:
    return (
        language.text("Total so far in {year}", year=year),
        language.text("At most {year}", year=year),
        language.text("Reports {year}", year=year),
    )
