"""Each organisation's year beside the same months of the year before."""

from collections.abc import Sequence
from dataclasses import dataclass

from boligblik.charts.labels import longest_line, wrapped
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
from boligblik.measures.organisation_years import OrganisationYears

ROW_HEIGHT = 62
NAME_WIDTH = 16


@dataclass(frozen=True)
class OrganisationBars:
    """The organisations from most to fewest this year; those not comparable last."""

    rows: tuple[OrganisationYears, ...]
    name_now: str
    name_before: str


def prepare(rows: Sequence[OrganisationYears], name_now: str, name_before: str) -> OrganisationBars:
    """Put the organisations in order; equal ones keep theirs."""
    ordered = sorted(rows, key=lambda row: -1 if row.now is None else row.now, reverse=True)
    return OrganisationBars(tuple(ordered), name_now, name_before)


def figure(value: OrganisationBars, language: Language, look: Look) -> Figure:
    """Draw two bars a row, this year's in the accent colour; the first row names the periods."""
    rows = value.rows
    highest = max([row.now or 0 for row in rows] + [row.before or 0 for row in rows] + [1])
    names = [_name(row, language, look) for row in rows]
    left = 24 + round(7.2 * max(longest_line([row.name for row in rows], NAME_WIDTH), 12))
    return draw(
        [
            _bars(value, look, language, is_now=False),
            _bars(value, look, language, is_now=True),
        ],
        look,
        language,
        height=ROW_HEIGHT * max(len(rows), 1) + 24,
        margins=Margins(left=left, right=84, top=4, bottom=20),
        x=value_axis(look, range=[0, highest], showgrid=False, showticklabels=False),
        y=label_axis(
            look,
            tickvals=list(range(len(rows))),
            ticktext=names,
            range=[len(rows) - 0.5, -0.5],
        ),
        bargap=0.3,
        barmode="overlay",
        annotations=[
            note(
                look,
                language.text("cannot be compared"),
                0,
                index,
                xshift=8,
                font=font(SIZE, look.muted),
            )
            for index, row in enumerate(rows)
            if row.now is None
        ],
    )


def _name(row: OrganisationYears, language: Language, look: Look) -> str:
    name = wrapped(row.name, NAME_WIDTH)
    if not row.missing:
        return name
    months = language.text(
        "{n} of {due} months",
        n=language.number(row.months_compared),
        due=language.number(row.months_due),
    )
    return f'{name}<br><span style="font-size:{SMALL_SIZE}px;color:{look.warning}">{months}</span>'


def _bars(value: OrganisationBars, look: Look, language: Language, *, is_now: bool) -> Trace:
    rows = [(index, row) for index, row in enumerate(value.rows) if row.now is not None]
    counts = [(row.now if is_now else row.before) or 0 for _, row in rows]
    period = value.name_now if is_now else value.name_before
    texts = [language.number(count) for count in counts]
    if is_now:
        texts = [f"<b>{text}</b>" for text in texts]
    if texts:
        texts[0] = language.text("{n} in {year}", n=texts[0], year=period)
    texts = [f"\N{NO-BREAK SPACE}{text}" for text in texts]
    return {
        "type": "bar",
        "orientation": "h",
        "x": counts,
        "y": [index + (-0.14 if is_now else 0.22) for index, _ in rows],
        "width": 0.4 if is_now else 0.24,
        "marker": {
            "color": look.accent if is_now else look.context_fill,
            "line": {"color": look.accent if is_now else look.context, "width": 1},
        },
        "text": texts,
        "textposition": "outside",
        "textfont": font(SIZE, look.text) if is_now else font(SMALL_SIZE, look.muted),
        "constraintext": "none",
        "cliponaxis": False,
        # The code tells which bar is chosen; "skip" would make it deaf to that.
        "customdata": [row.organisation for _, row in rows],
        "hoverinfo": "none",
    }


def table(value: OrganisationBars, language: Language) -> Table:
    """Lay the organisations out as a table."""
    columns = (
        language.text("Organisation"),
        value.name_now,
        value.name_before,
        language.text("Months compared"),
        language.text("Months that cannot be compared"),
    )
    return Table(
        columns,
        tuple(
            (row.name, row.now, row.before, row.months_compared, row.missing) for row in value.rows
        ),
    )
