"""Counts month by month with control limits, signals and named events; missing months as gaps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from boligblik.charts.control_overlay import (
    Marked,
    control_cells,
    control_columns,
    event_lines,
    event_numbers,
    limit_notes,
    limit_traces,
    signal_trace,
)
from boligblik.charts.labels import month_labels, named_months, safe
from boligblik.charts.table import Table, Value
from boligblik.charts.theme import (
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
from boligblik.measures.completeness import MonthTotal
from boligblik.measures.control_chart import ControlChart
from boligblik.measures.sentences.months import signal_words

HEIGHT = 360
MARGINS = Margins(left=40, right=12, top=28, bottom=56)
ROOM_FOR_LIMITS = 124
BAR_WIDTH = 0.74
SIGNAL_LIFT = 0.09
"""How far a signal stands over its bar, as a share of the axis: clear of the bar's figure."""


@dataclass(frozen=True)
class MonthBar:
    """One month; ``reported`` is None when nothing has been received.

    ``upper`` is the most it can be with what is missing; None when that cannot be said.
    ``missing`` names the reporters that are late.
    """

    month: date
    reported: int | None
    upper: int | None
    is_whole: bool
    received: int
    expected: int
    missing: tuple[str, ...]


@dataclass(frozen=True)
class NamedEvent:
    """Something that happened from a month on."""

    month: date
    name: str


@dataclass(frozen=True)
class MonthlyBars:
    """The months in order, those from ``current_from`` on in the accent colour.

    ``control`` is over the same months, place by place.
    """

    bars: tuple[MonthBar, ...]
    current_from: date
    control: ControlChart | None
    events: tuple[NamedEvent, ...]


def prepare(
    months: Sequence[MonthTotal],
    current_from: date,
    control: ControlChart | None = None,
    events: Sequence[NamedEvent] = (),
) -> MonthlyBars:
    """Make a bar per month; events outside the months are left out."""
    shown = {month.month for month in months}
    return MonthlyBars(
        bars=tuple(_bar(month) for month in months),
        current_from=current_from,
        control=control if control and control.phases else None,
        events=tuple(event for event in events if event.month in shown),
    )


def _bar(month: MonthTotal) -> MonthBar:
    total = month.total
    return MonthBar(
        month=month.month,
        reported=total.reported,
        upper=total.upper if not total.to_come else None,
        is_whole=total.is_final,
        received=total.received,
        expected=total.expected + total.to_come,
        missing=tuple(cell.organisation_name for cell in total.missing),
    )


def figure(value: MonthlyBars, language: Language, look: Look) -> Figure:
    """Draw the bars; incomplete months are hatched with a thin line up to their bound."""
    bars = value.bars
    shown = [bar for bar in bars if bar.reported is not None]
    phases = value.control.phases if value.control else ()
    uppers = [bar.upper or bar.reported or 0 for bar in shown]
    top = max([*uppers, 4, *(phase.high for phase in phases)]) * 1.12
    right = ROOM_FOR_LIMITS if phases else MARGINS.right
    plot_height = HEIGHT - MARGINS.top - MARGINS.bottom
    return draw(
        [
            _bars(value, language, look),
            _bounds(value, look),
            *limit_traces(phases, look),
            signal_trace(_marked(value, language), SIGNAL_LIFT * top, look),
        ],
        look,
        language,
        height=HEIGHT,
        margins=replace(MARGINS, right=right),
        x=_month_axis(value, language, look),
        y=value_axis(look, range=[0, top], tickformat=",d"),
        bargap=1 - BAR_WIDTH,
        # Values that would not fit over a narrow bar are left out, all at once.
        uniformtext={"minsize": 11, "mode": "hide"},
        shapes=event_lines(_places(value), look),
        annotations=[
            *_missing_notes(bars, language, look),
            *(limit_notes(phases[-1], top / plot_height, language, look) if phases else ()),
            *event_numbers(_places(value), look),
        ],
    )


def _missing_notes(
    bars: Sequence[MonthBar], language: Language, look: Look
) -> list[dict[str, Any]]:
    return [
        note(
            look,
            language.text("missing"),
            index,
            0,
            xanchor="center",
            yanchor="bottom",
            textangle=-90,
            font=font(SMALL_SIZE, look.muted),
        )
        for index, bar in enumerate(bars)
        if bar.reported is None
    ]


def _marked(value: MonthlyBars, language: Language) -> list[Marked]:
    if not value.control:
        return []
    return [
        Marked(place, bar.reported or 0, f"{_hover(bar, language)}<br>{words}")
        for place, (bar, signals) in enumerate(zip(value.bars, value.control.signals, strict=True))
        if (words := signal_words(signals, language))
    ]


def _places(value: MonthlyBars) -> list[int]:
    months = [bar.month for bar in value.bars]
    return [months.index(event.month) for event in value.events]


def event_list(value: MonthlyBars, language: Language) -> str | None:
    """Name the events by their numbers: ``1: Ny rykkerskrivelse (marts 2016)``."""
    names = [
        f"{number}: {event.name} ({language.month(event.month)})"
        for number, event in enumerate(value.events, start=1)
    ]
    return language.join(names) if names else None


def _bars(value: MonthlyBars, language: Language, look: Look) -> Trace:
    shown = [(index, bar) for index, bar in enumerate(value.bars) if bar.reported is not None]
    current = [bar.month >= value.current_from for _, bar in shown]
    edges = [look.accent if is_current else look.context for is_current in current]
    fills = [
        # A hatched bar's colour is that of its strokes.
        look.accent if is_current else look.context_fill if bar.is_whole else look.context
        for is_current, (_, bar) in zip(current, shown, strict=True)
    ]
    return {
        "type": "bar",
        "x": [index for index, _ in shown],
        "y": [bar.reported for _, bar in shown],
        "marker": {
            "color": fills,
            "line": {"color": edges, "width": 1},
            "pattern": {
                "shape": ["" if bar.is_whole else "/" for _, bar in shown],
                "size": 7,
                "solidity": 0.35,
            },
        },
        "text": _padded([language.number(bar.reported or 0) for _, bar in shown]),
        "textposition": "outside",
        "textangle": 0,
        "textfont": font(SMALL_SIZE, look.text),
        "constraintext": "both",
        "cliponaxis": False,
        "hovertext": [_hover(bar, language) for _, bar in shown],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [f"{bar.month:%Y-%m}" for _, bar in shown],
    }


def _padded(numbers: list[str]) -> list[str]:
    """Make short numbers as wide as long ones, so that all of them fit over a bar or none."""
    longest = max(map(len, numbers), default=0)
    # A quarter of an em on each side is about one digit.
    quarter = "\N{FOUR-PER-EM SPACE}"
    return [
        quarter * (longest - len(number)) + number + quarter * (longest - len(number))
        for number in numbers
    ]


def _bounds(value: MonthlyBars, look: Look) -> Trace:
    x: list[float | None] = []
    y: list[int | None] = []
    for index, bar in enumerate(value.bars):
        if bar.reported is not None and bar.upper is not None and bar.upper > bar.reported:
            # At the bar's right edge, clear of the value over its middle.
            edge = index + BAR_WIDTH / 2
            x += [edge, edge, None]
            y += [bar.reported, bar.upper, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": look.muted, "width": 1.5},
        "hoverinfo": "skip",
    }


def _hover(bar: MonthBar, language: Language) -> str:
    month = language.month(bar.month)
    number = language.number(bar.reported or 0)
    if bar.is_whole:
        return f"{month}: <b>{number}</b>"
    lines = [f"{month}: <b>{language.text('at least {n}', n=number)}</b>"]
    if bar.missing:
        names = language.join([safe(name) for name in bar.missing])
        lines.append(language.text("Missing: {names}", names=names))
    if bar.upper is not None:
        lines.append(
            language.text("Probably at most (95 %), with what is missing: {n}", n=bar.upper)
        )
    return "<br>".join(lines)


def _month_axis(value: MonthlyBars, language: Language, look: Look) -> dict[str, Any]:
    months = [bar.month for bar in value.bars]
    places = named_months(months)
    return label_axis(
        look,
        tickvals=places,
        ticktext=month_labels([months[place] for place in places], language),
        range=[-0.6, len(value.bars) - 0.4],
        tickfont=font(SMALL_SIZE, look.text),
    )


def table(value: MonthlyBars, language: Language) -> Table:
    """Lay the months out as a table."""
    columns: tuple[str, ...] = (
        language.text("Month"),
        language.text("Reported"),
        language.text("Reports received"),
        language.text("Reports expected"),
        language.text("Probably at most (95 %), with what is missing"),
        language.text("Missing"),
    )
    if value.control:
        columns += control_columns(language)
    rows = [
        (*_row(bar, language), *_control_cells(value, place, language))
        for place, bar in enumerate(value.bars)
    ]
    return Table(columns, tuple(rows))


def _row(bar: MonthBar, language: Language) -> tuple[Value, ...]:
    return (
        language.month(bar.month),
        language.text("nothing reported") if bar.reported is None else bar.reported,
        bar.received,
        bar.expected,
        bar.upper,
        language.join(bar.missing),
    )


def _control_cells(value: MonthlyBars, place: int, language: Language) -> tuple[Value, ...]:
    return control_cells(value.control, place, language) if value.control else ()
