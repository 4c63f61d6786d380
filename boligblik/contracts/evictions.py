"""Evictions: one organisation's monthly report, and the year as organisations x months."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from boligblik.contracts.columns import Column, Table
from boligblik.contracts.cross_table import CrossTable, locate_cross, note_repeats
from boligblik.contracts.desk import Desk, is_total, speaks_of_the_report
from boligblik.contracts.month_rows import check_sum, has_figures, read_month_rows
from boligblik.contracts.rows import MonthlyCount
from boligblik.contracts.telling_measure import doubt_derived, doubt_measure
from boligblik.contracts.telling_years import doubt_titles, months_told, refuse_turn_of_year
from boligblik.intake.cell_shape import is_comparison_label
from boligblik.intake.finding import Finding
from boligblik.intake.grid import Cell, Sheet
from boligblik.intake.values import is_month

KIND = "evictions"
FEWEST_ACROSS = 3

MONTH = Column(
    "month", ("Måned", "Mdr", "Mnd", "Måned nr", "Månedsnr", "Month", "Periode"), is_required=True
)
YEAR = Column("year", ("År", "Year"))
ORGANISATION = Column(
    "organisation", ("Boligorganisation", "Organisation", "Boligforening", "Selskab", "Afsender")
)
MEASURES = (
    Column(
        "evictions",
        (
            "Udsættelser",
            "Antal udsættelser",
            "Udsatte",
            "Udsatte lejere",
            "Udsatte lejemål",
            "Udsatte husstande",
            "Fogedudsættelser",
            "Effektuerede udsættelser",
            "Effektive udsættelser",
            "Gennemførte udsættelser",
            "Evictions",
        ),
        is_required=True,
    ),
    Column(
        "arrears",
        (
            "Beboere i restance",
            "I restance",
            "Restancer",
            "Restance",
            "Lejere i restance",
            "Restancesager",
            "Huslejerestancer",
            "Antal i restance",
            "Arrears",
        ),
    ),
    Column(
        "dates_set",
        (
            "Fogeddatoer",
            "Berammede",
            "Berammede udsættelser",
            "Berammet",
            "Dato sat",
            "Datoer sat",
            "Fogedsager",
            "Fogedforretninger",
            "Berammede fogedforretninger",
            "Dates set",
        ),
    ),
    Column(
        "reminders",
        (
            "Rykkere",
            "Rykker",
            "Rykkerskrivelser",
            "Rykkerbreve",
            "Antal rykkere",
            "Sendte rykkere",
            "Reminders",
        ),
    ),
    Column("terminations", ("Ophævelser", "Ophævede lejemål", "Terminations")),
    Column("repeat_cases", ("Gengangere", "Genganger", "Repeat cases")),
)
MONTHLY = (MONTH, YEAR, ORGANISATION, *MEASURES)
MONTH_SHEET = (replace(ORGANISATION, is_required=True), *MEASURES)


def read_monthly(table: Table, desk: Desk) -> list[MonthlyCount]:
    """Read monthly reports: a row per month (and organisation), a column per measure."""
    measures = _measures(table)
    if "organisation" in table.columns:
        desk.tell("organisation", "column", table.head("organisation"))
        sender = None
    elif any(has_figures(cells, measures) for cells in table.rows()):
        sender = sender_of(table, desk)
    else:
        return []
    return read_month_rows(table, measures, sender, desk)


def read_month_sheet(table: Table, desk: Desk) -> list[MonthlyCount]:
    """Read one month's reports: a row per organisation; the month stands above or names the sheet.

    Without a month the one that the analyst is asked for would be the file's only one, so it is
    said that the column is missing.
    """
    month = month_of_sheet(table, desk)
    if month is None:
        return []
    year = desk.year_near(table.titles, table.sheet.name)
    for cell, other in months_told(table.titles.all, year):
        if other != month:
            desk.note("months_differ", cell, taken=f"{month:%Y-%m}")
    return read_month_rows(table, _measures(table), None, desk, month)


def month_of_sheet(table: Table, desk: Desk) -> date | None:
    """Find the one month that a sheet's name or the titles above its table tell."""
    year = desk.year_near(table.titles, table.sheet.name)
    by_name = Cell(table.sheet.name, 1, 1, table.sheet.name or None)
    told = months_told((by_name, *table.titles.all), year)
    return told[0][1] if told else None


def _measures(table: Table) -> list[str]:
    return [column.field for column in MEASURES if column.field in table.columns]


def sender_of(table: Table | CrossTable, desk: Desk) -> str | None:
    """Find whose report it is: as answered, in the titles, by sheet or file name; else ask."""
    vocabulary = desk.vocabulary
    if desk.answers.organisation:
        given = desk.answers.organisation
        desk.tell("organisation", "answered")
        return vocabulary.resolve("organisation", given) or desk.add("organisation", given)
    for titles in table.titles.nearest_first:
        if named := _named_in(titles, table.sheet):
            desk.tell("organisation", "title", named)
            return desk.known("organisation", named, ORGANISATION.headers[0])
        for cell in titles:
            if code := vocabulary.resolve("organisation", cell.text):
                desk.tell("organisation", "title", cell)
                return code
        told = " ".join(cell.text for cell in titles if speaks_of_the_report(cell))
        if code := _only_one_in(told, desk):
            desk.tell("organisation", "title")
            return code
    for place, text in (
        ("sheet_name", table.sheet.name),
        ("file_name", desk.file_name.rsplit(".", 1)[0]),
    ):
        if code := _only_one_in(text, desk):
            desk.tell("organisation", place)
            return code
    desk.findings.append(Finding("organisation_unknown", table.sheet.name))
    return None


def _named_in(titles: Iterable[Cell], sheet: Sheet) -> Cell | None:
    """Find what stands behind a label such as ``Boligorganisation:``."""
    for cell in titles:
        label, _, rest = cell.text.partition(":")
        if ORGANISATION.matches(label):
            named = (
                replace(cell, value=rest.strip())
                if rest.strip()
                else sheet.at(cell.row, cell.column + 1)
            )
            if named.value is not None:
                return named
    return None


def _only_one_in(text: str, desk: Desk) -> str | None:
    found = desk.vocabulary.organisations_in(text)
    return found[0] if len(found) == 1 else None


def locate_year(sheet: Sheet, desk: Desk) -> CrossTable | None:
    """Find organisations and months as the two sides of a table, either way round."""

    def is_organisation(cell: Cell) -> bool:
        return desk.vocabulary.resolve("organisation", cell.text) is not None

    found = [
        locate_cross(sheet, is_month, is_organisation, is_turned=False),
        locate_cross(sheet, is_organisation, is_month, is_turned=True),
        # Enough months in a row are told apart even if every organisation is new.
        locate_cross(sheet, is_month, _is_text, is_turned=False),
    ]
    known = [place for place in found[:2] if place is not None]
    if known:
        return max(known, key=lambda place: place[0])[1]
    fallback = found[2]
    if fallback is None:
        return None
    table = fallback[1]
    months = sum(is_month(head) for head in table.heads)
    return table if months >= FEWEST_ACROSS or ORGANISATION.matches(table.corner.text) else None


def _is_text(cell: Cell) -> bool:
    return isinstance(cell.value, str)


def read_year(table: CrossTable, desk: Desk) -> list[MonthlyCount]:
    """Read the year: every cell is one organisation's evictions in one month."""
    sheet = table.sheet
    year = desk.year_near(table.titles.with_corner(table.corner), sheet.name)
    for label in (*table.labels, *table.heads):
        if is_comparison_label(label.text):
            desk.note("remark_left_out", label)
    named = _figures(table.labels)
    # A month written out beforehand, such as one to come, reports nothing.
    told = [head for head in _figures(table.heads) if _is_told(head, named, sheet)]
    heads = [(_side(cell, table, year, desk, is_head=True), cell) for cell in told]
    labels = [(_side(cell, table, year, desk, is_head=False), cell) for cell in named]
    note_repeats(heads, desk)
    note_repeats(labels, desk)
    counts = {
        (label.row, head.column): desk.count(sheet.at(label.row, head.column), head.text)
        for _, label in labels
        for _, head in heads
    }
    _check_sums(table, counts, desk)
    named_months = labels if table.is_turned else heads
    months = [(cell, month) for month, cell in named_months if isinstance(month, date)]
    doubt_titles(table.titles, sheet.name, (month for _, month in months), desk)
    titles = table.titles.with_corner(table.corner)
    doubt_measure(titles, sheet.name, desk)
    doubt_derived(titles, sheet.name, desk)
    refuse_turn_of_year([each for each in months if desk.names_no_year(each[0])], desk)
    return [
        _monthly_count(of_label, of_head, count, sheet.at(label.row, head.column))
        for of_label, label in labels
        for of_head, head in heads
        if (count := counts[label.row, head.column]) is not None
        and of_label is not None
        and of_head is not None
    ]


def _is_told(head: Cell, labels: list[Cell], sheet: Sheet) -> bool:
    """Tell whether any figure stands under a head."""
    return any(sheet.value_at(label.row, head.column) is not None for label in labels)


def _figures(labels: list[Cell]) -> list[Cell]:
    return [
        label for label in labels if not is_total(label) and not is_comparison_label(label.text)
    ]


def _side(
    cell: Cell, table: CrossTable, year: int | None, desk: Desk, *, is_head: bool
) -> date | str | None:
    """Read a label as the month or the organisation that it must be."""
    if cell.value is None:
        desk.note("header_missing" if is_head else "required_missing", cell)
        return None
    if is_head is not table.is_turned:
        return desk.month(cell, "", _year_beside(cell, table, desk) or year)
    return desk.known("organisation", cell, "")


def _year_beside(label: Cell, table: CrossTable, desk: Desk) -> int | None:
    """Read the year in a column of its own, where months run down."""
    heads = table.sheet.row(table.header_row) if table.is_turned else ()
    column = next((head.column for head in heads if YEAR.matches(head.text)), None)
    period = desk.period(table.sheet.at(label.row, column), "") if column else None
    return period[0].year if period else None


def _monthly_count(one: date | str, other: date | str, count: int, cell: Cell) -> MonthlyCount:
    organisation, month = (one, other) if isinstance(one, str) else (other, one)
    if not isinstance(organisation, str) or not isinstance(month, date):
        raise TypeError("a table of the year has organisations on one side, months on the other")
    return MonthlyCount(organisation, month, KIND, count, cell.sheet, cell.address)


def _check_sums(
    table: CrossTable, counts: Mapping[tuple[int, int], int | None], desk: Desk
) -> None:
    """Check total rows and columns against what they should sum."""
    sheet = table.sheet
    down = [label for label in table.labels if is_total(label)]
    across = [head for head in table.heads if is_total(head)]
    for label in down:
        for head in _figures(table.heads):
            summed = [
                count or 0
                for (row, column), count in counts.items()
                if column == head.column and _is_summed(row, label, table)
            ]
            check_sum(sheet.at(label.row, head.column), sum(summed), head.text, desk)
    for head in across:
        for label in _figures(table.labels):
            beside = [count or 0 for (row, _), count in counts.items() if row == label.row]
            check_sum(sheet.at(label.row, head.column), sum(beside), head.text, desk)
        for label in down:
            every = [
                count or 0 for (row, _), count in counts.items() if _is_summed(row, label, table)
            ]
            check_sum(sheet.at(label.row, head.column), sum(every), head.text, desk)


def _is_summed(row: int, total: Cell, table: CrossTable) -> bool:
    """Tell whether a total sums a row: those above it, or all where it stands first."""
    return row < total.row or total.row == table.labels[0].row
