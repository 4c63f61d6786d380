"""The overview's small chart of the areas: how far each lies from its municipality.

A row per area, a dot per indicator in percent that carries a judgement. To the right of the line
the area has the greater challenge, whichever way the indicator counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from boligblik.charts.labels import safe, shortened
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
from boligblik.measures.sentences.units import difference_with_unit, digits_of

ROW_HEIGHT = 27
NAME_WIDTH = 24
HEIGHT = 160
SIGNS = {"high_is_challenge": 1, "low_is_challenge": -1}


class GapRow(Protocol):
    """What this chart reads of an area's indicator."""

    @property
    def indicator_name_da(self) -> str: ...
    @property
    def indicator_name_en(self) -> str | None: ...
    @property
    def unit(self) -> str: ...
    @property
    def polarity(self) -> str: ...
    @property
    def area_name(self) -> str: ...
    @property
    def is_municipality(self) -> bool: ...
    @property
    def difference(self) -> float | None: ...


@dataclass(frozen=True)
class Gap:
    """An indicator's distance from the municipality in percentage points.

    ``difference`` is as measured; ``challenge`` has its sign turned so that more is harder.
    """

    name_da: str
    name_en: str | None
    difference: float
    challenge: float


@dataclass(frozen=True)
class AreaGaps:
    """One area and its gaps; none when nothing is known."""

    name: str
    gaps: tuple[Gap, ...]

    @property
    def harder(self) -> int:
        """Count the indicators where the area has the greater challenge."""
        return sum(gap.challenge > 0 for gap in self.gaps)


@dataclass(frozen=True)
class SmallGaps:
    """The areas, most indicators with a greater challenge first."""

    areas: tuple[AreaGaps, ...]
    municipality_name: str


def prepare(rows: Iterable[GapRow]) -> SmallGaps:
    """Gather the gaps; indicators in other units or without polarity are left out."""
    given = list(rows)
    names = dict.fromkeys(row.area_name for row in given if not row.is_municipality)
    areas = [
        AreaGaps(
            name,
            tuple(
                Gap(
                    row.indicator_name_da,
                    row.indicator_name_en,
                    row.difference,
                    row.difference * SIGNS[row.polarity],
                )
                for row in given
                if row.area_name == name
                and row.unit == "percent"
                and row.polarity in SIGNS
                and row.difference is not None
            ),
        )
        for name in names
    ]
    areas.sort(key=lambda area: area.harder, reverse=True)
    municipality = next((row.area_name for row in given if row.is_municipality), "")
    return SmallGaps(tuple(areas), municipality)


def figure(value: SmallGaps, language: Language, look: Look) -> Figure:
    """Draw the strips round the municipality's line."""
    challenges = [gap.challenge for area in value.areas for gap in area.gaps]
    low, high = min([*challenges, 0]), max([*challenges, 5])
    room = 0.06 * (high - low)
    names = [shortened(area.name, NAME_WIDTH) for area in value.areas]
    count = max(len(names), 1)
    return draw(
        [_strip(index, area, language, look) for index, area in enumerate(value.areas)],
        look,
        language,
        height=max(HEIGHT, ROW_HEIGHT * count + 52),
        margins=Margins(left=12 + 7 * max(map(len, names), default=0), right=8, top=24, bottom=26),
        x=value_axis(
            look,
            range=[low - room, high + room],
            showgrid=False,
            showticklabels=False,
            zerolinecolor=look.text,
            zerolinewidth=1.5,
        ),
        y=label_axis(
            look,
            tickvals=list(range(len(names))),
            ticktext=[safe(name) for name in names],
            range=[count - 0.5, -0.5],
            tickfont=font(SMALL_SIZE + 1, look.text),
        ),
        annotations=[
            note(
                look,
                safe(value.municipality_name),
                0,
                1,
                yref="paper",
                yanchor="bottom",
                xanchor="center",
                font=font(SMALL_SIZE, look.text),
            ),
            note(
                look,
                language.text("greater challenge →"),
                1,
                0,
                xref="paper",
                yref="paper",
                xanchor="right",
                yanchor="top",
                yshift=-4,
                font=font(SMALL_SIZE, look.muted),
            ),
        ],
    )


def _strip(index: int, area: AreaGaps, language: Language, look: Look) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [gap.challenge for gap in area.gaps],
        "y": [index for _ in area.gaps],
        "marker": {
            "size": 11,
            "color": [look.accent if gap.challenge > 0 else look.context for gap in area.gaps],
            "line": {"width": 1, "color": look.background},
        },
        "cliponaxis": False,
        "hovertext": [_hover(gap, area, language) for gap in area.gaps],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hover(gap: Gap, area: AreaGaps, language: Language) -> str:
    size = difference_with_unit(gap.difference, "percent", language, digits_of([gap.difference]))
    name = safe(language.name(gap.name_da, gap.name_en))
    sign = "+" if gap.difference > 0 else "\N{MINUS SIGN}" if gap.difference < 0 else ""
    return f"{safe(area.name)}<br>{name}: <b>{sign}{size}</b>"


def table(value: SmallGaps, language: Language) -> Table:
    """Lay the differences out as a table, as measured."""
    columns = (
        language.text("Area"),
        language.text("Indicator"),
        language.text("Difference in percentage points"),
    )
    return Table(
        columns,
        tuple(
            (area.name, language.name(gap.name_da, gap.name_en), gap.difference)
            for area in value.areas
            for gap in area.gaps
        ),
    )
