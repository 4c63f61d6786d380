"""A period so far, added up month by month, against the one before, a target and a forecast."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from boligblik.charts.labels import month_label, month_labels, named_months, safe, spread
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
from boligblik.measures.months import months_later

HEIGHT = 420
MARGINS = Margins(left=44, right=112, top=20, bottom=40)
LABEL_GAP = 20
LONGEST_NAME = 6
"""Characters of a period's name that stand beside a figure; a longer one is in the subtitle."""


@dataclass(frozen=True)
class FanMonth:
    """Where the running total may stand at the end of a month to come, 80 % and 50 % ranges."""

    month: date
    low_80: int
    low_50: int
    high_50: int
    high_80: int


@dataclass(frozen=True)
class Cumulative:
    """A period and the one before, month by month; a month with no report at all has no point.

    ``due`` are the months that at least one report has come for or is late for. ``fan`` holds the
    months after the last one with a point.
    """

    name_now: str
    name_before: str
    months: tuple[date, ...]
    due: tuple[date, ...]
    now: tuple[CumulativePoint, ...]
    before: tuple[CumulativePoint, ...]
    limit: int | None
    is_ceiling: bool
    fan: tuple[FanMonth, ...]

    @property
    def pace(self) -> tuple[float, ...]:
        """Return what an even pace towards the limit reaches by the end of each month."""
        if self.limit is None:
            return ()
        days = [(months_later(month, 1) - month).days for month in self.months]
        return tuple(self.limit * sum(days[: index + 1]) / sum(days) for index in range(len(days)))


def prepare(
    now: Sequence[MonthTotal],
    before: Sequence[MonthTotal],
    limit: int | None,
    *,
    is_ceiling: bool,
    name_now: str,
    name_before: str,
    fan: Sequence[FanMonth] = (),
) -> Cumulative:
    """Add both periods up. ``now`` holds every month of the period, those to come included.

    ``before`` holds the same number of months, or fewer, and is paired with them by place.
    """
    return Cumulative(
        name_now=name_now,
        name_before=name_before,
        months=tuple(month.month for month in now),
        due=tuple(month.month for month in now if month.total.expected),
        now=added_up(now),
        before=added_up(before[: len(now)]),
        limit=limit,
        is_ceiling=is_ceiling,
        fan=tuple(fan),
    )


def figure(value: Cumulative, language: Language, look: Look) -> Figure:
    """Draw the period in the accent colour, the one before in grey, limit, pace and forecast."""
    count = len(value.months)
    top = highest(value) * 1.08
    per_pixel = top / (HEIGHT - MARGINS.top - MARGINS.bottom)
    named = named_months(value.months)
    traces = [
        *pace_traces(value, look),
        *fan_traces(value, language, look),
        *line_traces(value.before, look.context, language, width=2, size=0),
        *band_traces(value.now, look),
        *line_traces(value.now, look.accent, language, width=3, size=8),
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
            tickvals=[place + 1 for place in named],
            ticktext=_month_labels([value.months[place] for place in named], language),
        ),
        y=value_axis(look, range=[0, top], tickformat=",d"),
        shapes=limit_shape(value, look),
        annotations=_labels(value, language, look, per_pixel),
    )


def _month_labels(months: Sequence[date], language: Language) -> list[str]:
    """Name the months, with their year where there is more than one."""
    if len({month.year for month in months}) < 2:
        return [month_label(month, language) for month in months]
    return month_labels(months, language)


def fan_traces(value: Cumulative, language: Language, look: Look) -> list[Trace]:
    """Draw where the total may go on from the last point: 80 % lightly, 50 % more firmly."""
    if not value.fan:
        return []
    place = {month: index for index, month in enumerate(value.months, start=1)}
    start = (value.now[-1].place, value.now[-1].reported) if value.now else (0, 0)
    x = [start[0], *(place[month.month] for month in value.fan)]
    bands = (
        ([month.low_80 for month in value.fan], [month.high_80 for month in value.fan]),
        ([month.low_50 for month in value.fan], [month.high_50 for month in value.fan]),
    )
    fans = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [*x, *reversed(x)],
            "y": [start[1], *highs, *reversed(lows), start[1]],
            "fill": "toself",
            "fillcolor": look.accent_soft,
            "line": {"width": 0, "color": look.accent},
            "hoverinfo": "skip",
        }
        for lows, highs in bands
    ]
    return [*fans, _fan_hover(value, language, place)]


def _fan_hover(value: Cumulative, language: Language, place: dict[date, int]) -> Trace:
    """Return unseen points that tell the ranges where they are pointed at."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [place[month.month] for month in value.fan],
        "y": [(month.low_50 + month.high_50) / 2 for month in value.fan],
        "marker": {"opacity": 0, "size": 16},
        "hovertext": [
            language.text(
                "{month}: 8 in 10 times between {low} and {high}",
                month=language.month(month.month),
                low=language.number(month.low_80),
                high=language.number(month.high_80),
            )
            for month in value.fan
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


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
    uppers = [point.upper or point.reported for point in (*value.now, *value.before)]
    return max([*uppers, *(month.high_80 for month in value.fan), value.limit or 0, 4])


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
    value: Cumulative, language: Language, look: Look, per_pixel: float
) -> list[dict[str, Any]]:
    """Name each line where it ends, and the forecast where the fan does."""
    count = len(value.months)
    at_end: list[tuple[float, str, dict[str, Any]]] = []
    inside: list[dict[str, Any]] = []
    if value.limit is not None:
        at_end.append((value.limit, f"<b>{limit_text(value, language)}</b>", font(SIZE, look.text)))
    for points, text, face in _named_lines(value, language, look):
        last = points[-1]
        if last.place == count:
            at_end.append((last.reported, text, face))
        else:
            behind = {"bgcolor": look.background, "borderpad": 1, "xshift": 10}
            # The fan goes on upwards from the last point, so its label stands below.
            below = {"yanchor": "top", "yshift": -4} if value.fan else {}
            inside.append(
                note(look, text, last.place, last.reported, font=face, **(behind | below))
            )
    at_end += _fan_ends(value, language, look)
    placed = spread([height for height, _, _ in at_end], LABEL_GAP * per_pixel)
    ends = [
        note(look, text, 1, y, xref="paper", xshift=8, font=face)
        for y, (_, text, face) in zip(placed, at_end, strict=True)
    ]
    return [*inside, *ends, *_pace_label(value, language, look)]


def _named_lines(
    value: Cumulative, language: Language, look: Look
) -> list[tuple[tuple[CumulativePoint, ...], str, dict[str, Any]]]:
    lines = []
    if value.before:
        number = amount(value.before[-1], language)
        text = language.text("{n} in {year}", n=number, year=safe(value.name_before))
        if len(value.name_before) > LONGEST_NAME:
            text = language.text("{n} then", n=number)
        lines.append((value.before, text, font(SIZE, look.muted)))
    if value.now:
        text = f"<b>{amount(value.now[-1], language)}</b>"
        lines.append((value.now, text, font(STRONG_SIZE, look.accent)))
    return lines


def _fan_ends(
    value: Cumulative, language: Language, look: Look
) -> list[tuple[float, str, dict[str, Any]]]:
    if not value.fan:
        return []
    last = value.fan[-1]
    values = {"low": language.number(last.low_80), "high": language.number(last.high_80)}
    text = language.text("Forecast {low}–{high}", **values)
    return [((last.low_50 + last.high_50) / 2, text, font(SMALL_SIZE, look.accent))]


def _pace_label(value: Cumulative, language: Language, look: Look) -> list[dict[str, Any]]:
    """Name the pace line in the months to come, where there is room for it."""
    done = value.now[-1].place if value.now else 0
    where = len(value.months) - 1
    # Within a fan there is none.
    if not value.pace or done >= where or value.fan:
        return []
    label = language.text("even pace")
    height = value.pace[where - 1]
    before = [point.reported for point in value.before if point.place == where]
    # On the side of the line where the period before is not.
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
    now = {point.place: point for point in value.now}
    before = {point.place: point for point in value.before}
    fan = {month.month: month for month in value.fan}
    pace = value.pace or (None,) * len(value.months)
    rows: list[tuple[Value, ...]] = []
    for place, (month, even) in enumerate(zip(value.months, pace, strict=True), start=1):
        is_due = month in value.due
        foretold: tuple[Value, ...] = ()
        if value.fan:
            at = fan.get(month)
            foretold = (at.low_80, at.high_80) if at else ("", "")
        rows.append(
            (
                language.month(month),
                *_cells(now.get(place), language, is_due=is_due),
                *_cells(before.get(place), language, is_due=True),
                None if even is None else round(even, 1),
                *foretold,
            )
        )
    columns = (
        language.text("Month"),
        *_headers(value.name_now, language),
        *_headers(value.name_before, language),
        language.text("Even pace"),
        *_fan_headers(value, language),
    )
    return Table(columns, tuple(rows))


def _cells(point: CumulativePoint | None, language: Language, *, is_due: bool) -> tuple[Value, ...]:
    """Write the total, its upper bound and how complete it is."""
    if point is None:
        return "", "", language.text("nothing reported") if is_due else language.text("not yet due")
    wholeness = language.text("all received") if point.is_whole else language.text("some missing")
    return point.reported, point.upper, wholeness


def _headers(period: str, language: Language) -> tuple[str, ...]:
    return (
        language.text("Total so far in {year}", year=period),
        language.text("At most {year}", year=period),
        language.text("Reports {year}", year=period),
    )


def _fan_headers(value: Cumulative, language: Language) -> tuple[str, ...]:
    if not value.fan:
        return ()
    return language.text("Forecast, 80 %: low"), language.text("Forecast, 80 %: high")
