"""A count split in parts: by area, by way in, by place."""

from collections.abc import Sequence
from dataclasses import dataclass

from boligblik.charts.labels import longest_line, row_height, safe, wrapped
from boligblik.charts.table import Table
from boligblik.charts.theme import (
    SIZE,
    Figure,
    Look,
    Margins,
    draw,
    font,
    label_axis,
    value_axis,
)
from boligblik.language import Language

ROW_HEIGHT = 44


@dataclass(frozen=True)
class Part:
    """One part as it is shown; ``name`` is None for what was not stated, ``code`` then too."""

    name: str | None
    count: int
    code: str | None = None


@dataclass(frozen=True)
class PartBar:
    """A part and its share of all, in percent; None when the whole is nothing."""

    name: str | None
    count: int
    percent: float | None
    code: str | None = None


@dataclass(frozen=True)
class Parts:
    """The parts from largest to smallest, what was not stated last."""

    bars: tuple[PartBar, ...]
    total: int


def prepare(parts: Sequence[Part]) -> Parts:
    """Put the parts in order with their shares of all, those not stated included in the whole."""
    total = sum(part.count for part in parts)
    ordered = sorted(parts, key=lambda part: (part.name is not None, part.count), reverse=True)
    return Parts(
        tuple(
            PartBar(part.name, part.count, 100 * part.count / total if total else None, part.code)
            for part in ordered
        ),
        total,
    )


def figure(value: Parts, language: Language, look: Look) -> Figure:
    """Draw a bar per part with its count and share beside it."""
    bars = value.bars
    texts = [_label(bar, language) for bar in bars]
    names = [bar.name or language.text("not stated") for bar in bars]
    places = list(range(len(bars)))
    return draw(
        [
            {
                "type": "bar",
                "orientation": "h",
                "x": [bar.count for bar in bars],
                "y": places,
                "width": 0.58,
                "marker": {
                    "color": [look.accent if bar.name else look.context_fill for bar in bars],
                    "line": {
                        "color": [look.accent if bar.name else look.context for bar in bars],
                        "width": 1,
                    },
                },
                "text": texts,
                "textposition": "outside",
                "textfont": font(SIZE, look.text),
                "constraintext": "none",
                "cliponaxis": False,
                "hovertext": [
                    f"{safe(name)}: {text}" for name, text in zip(names, texts, strict=True)
                ],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "customdata": [bar.code for bar in bars],
            }
        ],
        look,
        language,
        height=row_height(ROW_HEIGHT, names) * max(len(bars), 1) + 16,
        margins=Margins(left=24 + round(7.2 * longest_line(names)), right=108, top=4, bottom=12),
        x=value_axis(
            look,
            range=[0, max([bar.count for bar in bars] + [1])],
            showgrid=False,
            showticklabels=False,
        ),
        y=label_axis(
            look,
            tickvals=places,
            ticktext=[wrapped(name) for name in names],
            range=[len(bars) - 0.5, -0.5],
        ),
    )


def _label(bar: PartBar, language: Language) -> str:
    number = f"\N{NO-BREAK SPACE}<b>{language.number(bar.count)}</b>"
    return number if bar.percent is None else f"{number} ({language.percent(bar.percent)})"


def table(value: Parts, language: Language) -> Table:
    """Lay the parts out as a table."""
    columns = (language.text("Part"), language.text("Count"), language.text("Share in percent"))
    return Table(
        columns,
        tuple(
            (
                bar.name or language.text("not stated"),
                bar.count,
                None if bar.percent is None else float(round(bar.percent)),
            )
            for bar in value.bars
        ),
    )
