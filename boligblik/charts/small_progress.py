"""The overview's small chart of a target: the period so far against the limit and the even pace.

It draws the value that ``cumulative.prepare`` makes.
"""

from typing import Any

from boligblik.charts.cumulative import (
    Cumulative,
    highest,
    limit_shape,
    limit_text,
    pace_traces,
    prepare,
    table,
)
from boligblik.charts.labels import month_label, spread
from boligblik.charts.running_line import amount, band_traces, line_traces
from boligblik.charts.theme import (
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

__all__ = ["figure", "prepare", "table"]

HEIGHT = 160
MARGINS = Margins(left=8, right=92, top=12, bottom=24)
LABEL_GAP = 19


def figure(value: Cumulative, language: Language, look: Look) -> Figure:
    """Draw the period's own line only, with its last value and the limit named at the right."""
    count = len(value.months)
    top = highest(value) * 1.08
    ends: list[tuple[float, str, dict[str, Any]]] = []
    named = {1, count}
    if value.limit is not None:
        ends.append((value.limit, limit_text(value, language), font(SMALL_SIZE, look.text)))
    if value.now:
        last = value.now[-1]
        text = f"<b>{amount(last, language)}</b>"
        ends.append((last.reported, text, font(STRONG_SIZE, look.accent)))
        named.add(last.place)
    per_pixel = top / (HEIGHT - MARGINS.top - MARGINS.bottom)
    placed = spread([height for height, _, _ in ends], LABEL_GAP * per_pixel)
    shown = [place for place in sorted(named) if place <= count]
    return draw(
        [
            *pace_traces(value, look),
            *band_traces(value.now, look),
            *line_traces(value.now, look.accent, language, width=3, size=6),
        ],
        look,
        language,
        height=HEIGHT,
        margins=MARGINS,
        x=label_axis(
            look,
            range=[0, count + 0.2],
            tickvals=shown,
            ticktext=[month_label(value.months[place - 1], language) for place in shown],
            tickfont=font(SMALL_SIZE, look.muted),
        ),
        y=value_axis(look, range=[0, top], showgrid=False, showticklabels=False),
        shapes=limit_shape(value, look),
        annotations=[
            note(look, text, 1, y, xref="paper", xshift=8, font=face)
            for y, (_, text, face) in zip(placed, ends, strict=True)
        ],
    )
