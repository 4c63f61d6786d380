"""Yearly totals over the years that are known, with the unknown ones left open."""

from collections.abc import Sequence
from dataclasses import dataclass

from boligblik.charts.labels import safe
from boligblik.charts.table import Table
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

HEIGHT = 300
MARGINS = Margins(left=40, right=20, top=32, bottom=36)


@dataclass(frozen=True)
class PublishedPoint:
    """A year's total and where it stands; ``value`` is None when the year is not known."""

    year: int
    value: int | None
    source: str | None


@dataclass(frozen=True)
class History:
    """Every year from the first to the last, known or not."""

    points: tuple[PublishedPoint, ...]


def prepare(points: Sequence[PublishedPoint], first_year: int, last_year: int) -> History:
    """Fill the years between with unknown ones; a year may be given only once."""
    known = {point.year: point for point in points}
    if len(known) != len(points):
        raise ValueError("a year has two totals")
    return History(
        tuple(
            known.get(year, PublishedPoint(year, None, None))
            for year in range(first_year, last_year + 1)
        )
    )


def figure(value: History, language: Language, look: Look) -> Figure:
    """Draw a stem and a point per known year, each with its value; no line across a gap."""
    known = [point for point in value.points if point.value is not None]
    years = [point.year for point in value.points]
    stems: list[int | None] = [x for point in known for x in (point.year, point.year, None)]
    heights: list[int | None] = [y for point in known for y in (0, point.value, None)]
    return draw(
        [
            {
                "type": "scatter",
                "mode": "lines",
                "x": stems,
                "y": heights,
                "line": {"color": look.faint, "width": 3},
                "hoverinfo": "skip",
            },
            {
                "type": "scatter",
                "mode": "markers+text",
                "x": [point.year for point in known],
                "y": [point.value for point in known],
                "marker": {"size": 13, "color": look.accent},
                "text": [f"<b>{language.number(point.value or 0)}</b>" for point in known],
                "textposition": "top center",
                "textfont": font(STRONG_SIZE, look.text),
                "cliponaxis": False,
                "hovertext": [_hover(point, language) for point in known],
                "hovertemplate": "%{hovertext}<extra></extra>",
            },
        ],
        look,
        language,
        height=HEIGHT,
        margins=MARGINS,
        x=label_axis(
            look,
            tickvals=years,
            ticktext=[str(year) for year in years],
            range=[years[0] - 0.6, years[-1] + 0.6] if years else [0, 1],
        ),
        y=value_axis(
            look, range=[0, 1.12 * max([point.value or 0 for point in known] + [1])], nticks=5
        ),
        annotations=[
            note(
                look,
                language.text("not stated").replace(" ", "<br>"),
                point.year,
                0,
                xanchor="center",
                yanchor="bottom",
                yshift=4,
                align="center",
                font=font(SMALL_SIZE, look.muted),
            )
            for point in value.points
            if point.value is None
        ],
    )


def _hover(point: PublishedPoint, language: Language) -> str:
    text = f"{point.year}: <b>{language.number(point.value or 0)}</b>"
    if not point.source:
        return text
    return f"{text}<br>{language.text('Source: {source}', source=safe(point.source))}"


def table(value: History, language: Language) -> Table:
    """Lay the years out as a table with their sources."""
    columns = (language.text("Year"), language.text("Total"), language.text("Source"))
    return Table(
        columns,
        tuple((str(point.year), point.value, point.source or "") for point in value.points),
    )
