"""One indicator over the years: the chosen area among the others and the municipality."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from boligblik.charts.labels import safe, shortened, spread
from boligblik.charts.table import Table
from boligblik.charts.theme import (
    SIZE,
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
from boligblik.measures.sentences.units import axis_suffix, digits_of, short, with_unit

HEIGHT = 420
LINE_GAP = 19
NAME_WIDTH = 22


class AreaYearRow(Protocol):
    """What this chart reads of an area's year."""

    @property
    def area(self) -> str: ...
    @property
    def area_name(self) -> str: ...
    @property
    def is_municipality(self) -> bool: ...
    @property
    def year(self) -> int: ...
    @property
    def value(self) -> float: ...


@dataclass(frozen=True)
class AreaLine:
    """One area over all years of the chart; None where a year has no value."""

    area: str
    name: str
    is_municipality: bool
    is_chosen: bool
    values: tuple[float | None, ...]

    @property
    def last(self) -> int | None:
        """Return the place of the newest value; None without any."""
        places = [place for place, value in enumerate(self.values) if value is not None]
        return places[-1] if places else None


@dataclass(frozen=True)
class AreaYears:
    """The lines in drawing order: other areas, the municipality, the chosen area on top."""

    years: tuple[int, ...]
    lines: tuple[AreaLine, ...]
    unit: str
    digits: int


def prepare(rows: Iterable[AreaYearRow], unit: str, chosen: str | None = None) -> AreaYears:
    """Arrange one indicator's values; ``chosen`` is an area code. Every year between counts."""
    given = list(rows)
    years = {row.year for row in given}
    span = tuple(range(min(years), max(years) + 1)) if years else ()
    by_area: dict[str, list[AreaYearRow]] = {}
    for row in given:
        by_area.setdefault(row.area, []).append(row)
    lines = [
        AreaLine(
            area=area,
            name=of_area[0].area_name,
            is_municipality=of_area[0].is_municipality,
            is_chosen=area == chosen,
            values=tuple({row.year: row.value for row in of_area}.get(year) for year in span),
        )
        for area, of_area in by_area.items()
    ]
    lines.sort(key=lambda line: (line.is_chosen, line.is_municipality))
    return AreaYears(span, tuple(lines), unit, digits_of(row.value for row in given))


def figure(value: AreaYears, language: Language, look: Look) -> Figure:
    """Draw a line per area with its name at the right end; a year without a value is a gap."""
    low, high = _range(value)
    ends = _ends(value, language)
    longest = max([len(end.text) for end in ends] + [8])
    margins = Margins(left=52, right=24 + round(7.4 * longest), top=20, bottom=40)
    years = value.years or (0,)
    return draw(
        [_trace(line, value, language, look) for line in value.lines],
        look,
        language,
        height=HEIGHT,
        margins=margins,
        x=label_axis(
            look,
            automargin=True,
            tickvals=list(years),
            ticktext=[str(year) for year in value.years],
            range=[years[0] - 0.2, years[-1] + 0.1],
        ),
        y=value_axis(
            look,
            range=[low, high],
            zeroline=low == 0,
            ticksuffix=axis_suffix(value.unit, language),
        ),
        annotations=_names(ends, margins, low, high, look),
    )


def _range(value: AreaYears) -> tuple[float, float]:
    """Start at zero unless that would press all lines into the upper half."""
    numbers = [number for line in value.lines for number in line.values if number is not None]
    if not numbers:
        return 0, 1
    low, high = min(numbers), max(numbers)
    room = 0.12 * (high - low or high or 1)
    return (low - room if low > 0.5 * high else 0), high + room


def _color(line: AreaLine, look: Look) -> str:
    if line.is_chosen:
        return look.accent
    return look.text if line.is_municipality else look.faint


def _trace(line: AreaLine, value: AreaYears, language: Language, look: Look) -> Trace:
    color = _color(line, look)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": list(value.years),
        "y": list(line.values),
        "connectgaps": False,
        "line": {
            "color": color,
            "width": 3.5 if line.is_chosen else 2,
            "dash": "6px,4px" if line.is_municipality else "solid",
        },
        "marker": {"size": 8 if line.is_chosen else 5, "color": color},
        "cliponaxis": False,
        "hovertext": [
            ""
            if number is None
            else f"{safe(line.name)} {year}: "
            f"<b>{with_unit(number, value.unit, language, value.digits)}</b>"
            for year, number in zip(value.years, line.values, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [line.area] * len(value.years),
    }


@dataclass(frozen=True)
class _End:
    """The label at a line's right end."""

    line: AreaLine
    height: float
    text: str


def _ends(value: AreaYears, language: Language) -> list[_End]:
    """Name every line; the chosen area and the municipality with their newest value."""
    ends = []
    for line in value.lines:
        if line.last is None:
            continue
        height = line.values[line.last] or 0.0
        text = shortened(line.name, NAME_WIDTH)
        if line.is_chosen or line.is_municipality:
            text += " " + short(height, value.unit, language, value.digits)
        if line.last < len(value.years) - 1:
            text += f" ({value.years[line.last]})"
        ends.append(_End(line, height, text))
    return ends


def _names(
    ends: Sequence[_End], margins: Margins, low: float, high: float, look: Look
) -> list[dict[str, Any]]:
    per_pixel = (high - low) / (HEIGHT - margins.top - margins.bottom)
    placed = spread([end.height for end in ends], LINE_GAP * per_pixel)
    return [
        note(
            look,
            f"<b>{safe(end.text)}</b>" if end.line.is_chosen else safe(end.text),
            1,
            y,
            xref="paper",
            xshift=10,
            font=_face(end.line, look),
        )
        for y, end in zip(placed, ends, strict=True)
    ]


def _face(line: AreaLine, look: Look) -> dict[str, Any]:
    if line.is_chosen:
        return font(SIZE, look.accent)
    return font(SIZE if line.is_municipality else SMALL_SIZE + 1, look.text)


def table(value: AreaYears, language: Language) -> Table:
    """Lay the areas out as a table with a column per year."""
    ordered = sorted(value.lines, key=lambda line: (line.is_municipality, line.name))
    return Table(
        (language.text("Area"), *(str(year) for year in value.years)),
        tuple((line.name, *line.values) for line in ordered),
    )
