"""The sum of the last twelve months, month after month; a sum that is not known is a gap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from boligblik.charts.labels import month_labels, named_months, spread
from boligblik.charts.table import Table
from boligblik.charts.theme import (
    SIZE,
    SMALL_SIZE,
    STRONG_SIZE,
    Figure,
    Look,
    Margins,
    draw,
    font,
    label_axis,
    note,
    value_axis,
)
from boligblik.language import Language
from boligblik.measures.running_year import RunningYear

HEIGHT = 280
MARGINS = Margins(left=44, right=112, top=20, bottom=56)
LABEL_GAP = 20


@dataclass(frozen=True)
class RunningSums:
    """The sums in order, and what a whole year's target allows or asks, if there is one."""

    sums: tuple[RunningYear, ...]
    limit: int | None
    is_ceiling: bool


def prepare(sums: Sequence[RunningYear], limit: int | None, *, is_ceiling: bool) -> RunningSums:
    """Keep the sums from the first to the last that is known."""
    known = [place for place, running in enumerate(sums) if running.total is not None]
    shown = tuple(sums[known[0] : known[-1] + 1]) if known else ()
    return RunningSums(shown, limit, is_ceiling)


def figure(value: RunningSums, language: Language, look: Look) -> Figure:
    """Draw the sums from zero, so that no change looks larger than it is."""
    totals = [running.total for running in value.sums]
    top = max([total for total in totals if total is not None] + [value.limit or 0, 4]) * 1.12
    line = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": list(range(len(totals))),
        "y": totals,
        "connectgaps": False,
        "line": {"color": look.accent, "width": 3},
        "marker": {"color": look.accent, "size": 7},
        "cliponaxis": False,
        "hovertext": [
            ""
            if running.total is None
            else f"{language.month(running.month)}: <b>{language.number(running.total)}</b>"
            for running in value.sums
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [f"{running.month:%Y-%m}" for running in value.sums],
    }
    return draw(
        [line],
        look,
        language,
        height=HEIGHT,
        margins=MARGINS,
        x=_axis([running.month for running in value.sums], language, look),
        y=value_axis(look, range=[0, top], tickformat=",d"),
        shapes=_limit_line(value, look),
        annotations=_labels(value, top, language, look),
    )


def _axis(months: Sequence[date], language: Language, look: Look) -> dict[str, Any]:
    places = named_months(months)
    return label_axis(
        look,
        tickvals=places,
        ticktext=month_labels([months[place] for place in places], language),
        range=[-0.4, max(len(months) - 0.9, 0.5)],
        tickfont=font(SMALL_SIZE, look.text),
    )


def _limit_line(value: RunningSums, look: Look) -> list[dict[str, Any]]:
    if value.limit is None:
        return []
    ends = {"xref": "paper", "x0": 0, "x1": 1, "y0": value.limit, "y1": value.limit}
    return [{"type": "line", "line": {"color": look.text, "width": 1.5}, **ends}]


def _labels(value: RunningSums, top: float, language: Language, look: Look) -> list[dict[str, Any]]:
    ends: list[tuple[float, str, dict[str, Any]]] = []
    if value.limit is not None:
        number = language.number(value.limit)
        text = (
            language.text("At most {n}", n=number)
            if value.is_ceiling
            else language.text("At least {n}", n=number)
        )
        ends.append((value.limit, f"<b>{text}</b>", font(SIZE, look.text)))
    if value.sums:
        newest = value.sums[-1].total or 0
        ends.append((newest, f"<b>{language.number(newest)}</b>", font(STRONG_SIZE, look.accent)))
    gap = LABEL_GAP * top / (HEIGHT - MARGINS.top - MARGINS.bottom)
    placed = spread([height for height, _, _ in ends], gap)
    return [
        note(look, text, 1, y, xref="paper", xshift=8, font=face)
        for y, (_, text, face) in zip(placed, ends, strict=True)
    ]


def table(value: RunningSums, language: Language) -> Table:
    """Lay the sums out as a table; a sum with a month lacking says so."""
    rows = tuple(
        (
            language.month(running.month),
            language.text("months are missing") if running.total is None else running.total,
        )
        for running in value.sums
    )
    return Table((language.text("Twelve months to"), language.text("Total")), rows)
