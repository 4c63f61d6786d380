"""Counts month by month: the current year against earlier ones, missing months as gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from boligblik.charts.labels import month_label, safe
from boligblik.charts.table import Table
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

HEIGHT = 360
MARGINS = Margins(left=40, right=12, top=28, bottom=56)
MONTHS_WITH_NAMES = 12
BAR_WIDTH = 0.74


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
class MonthlyBars:
    """The months in order, none left out; ``current_year`` is the newest one's."""

    bars: tuple[MonthBar, ...]
    current_year: int | None


def prepare(months: Sequence[MonthTotal]) -> MonthlyBars:
    """Make a bar per month; months at either end that are not due and not reported are cut."""
    bars = [_bar(month) for month in sorted(months, key=lambda month: month.month)]
    while bars and not bars[-1].expected:
        bars.pop()
    while bars and not bars[0].expected:
        bars.pop(0)
    return MonthlyBars(tuple(bars), bars[-1].month.year if bars else None)


def _bar(month: MonthTotal) -> MonthBar:
    total = month.total
    return MonthBar(
        month=month.month,
        reported=total.reported,
        upper=total.upper if not total.to_come else None,
        is_whole=total.is_final,
        received=total.received,
        expected=total.expected + total.to_come if total.received else total.expected,
        missing=tuple(cell.organisation_name for cell in total.missing),
    )


def figure(value: MonthlyBars, language: Language, look: Look) -> Figure:
    """Draw the bars; incomplete months are hatched with a thin line up to their bound."""
    bars = value.bars
    shown = [bar for bar in bars if bar.reported is not None]
    highest = max([bar.upper or bar.reported or 0 for bar in shown] + [4])
    return draw(
        [_bars(value, language, look), _bounds(value, look)],
        look,
        language,
        height=HEIGHT,
        margins=MARGINS,
        x=_month_axis(value, language, look),
        y=value_axis(look, range=[0, highest * 1.1], tickformat=",d"),
        bargap=1 - BAR_WIDTH,
        # Values that would not fit over a narrow bar are left out, all at once.
        uniformtext={"minsize": 11, "mode": "hide"},
        annotations=[
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
        ],
    )


def _bars(value: MonthlyBars, language: Language, look: Look) -> Trace:
    shown = [(index, bar) for index, bar in enumerate(value.bars) if bar.reported is not None]
    current = [bar.month.year == value.current_year for _, bar in shown]
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
    """Name every month, or with many months every quarter; the year stands under its first."""
    texts: list[str] = []
    places: list[int] = []
    year = None
    step = 1 if len(value.bars) <= MONTHS_WITH_NAMES else 3
    for index, bar in enumerate(value.bars):
        if (bar.month.month - 1) % step:
            continue
        name = month_label(bar.month, language)
        texts.append(name if bar.month.year == year else f"{name}<br><b>{bar.month.year}</b>")
        places.append(index)
        year = bar.month.year
    return label_axis(
        look,
        tickvals=places,
        ticktext=texts,
        range=[-0.6, len(value.bars) - 0.4],
        tickfont=font(SMALL_SIZE, look.text),
    )


def table(value: MonthlyBars, language: Language) -> Table:
    """Lay the months out as a table."""
    columns = (
        language.text("Month"),
        language.text("Reported"),
        language.text("Reports received"),
        language.text("Reports expected"),
        language.text("Probably at most (95 %), with what is missing"),
        language.text("Missing"),
    )
    return Table(
        columns,
        tuple(
            (
                language.month(bar.month),
                language.text("nothing reported") if bar.reported is None else bar.reported,
                bar.received,
                bar.expected,
                bar.upper,
                language.join(bar.missing),
            )
            for bar in value.bars
        ),
    )
