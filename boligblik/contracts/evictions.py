"""Evictions: one organisation's monthly report, and the year as organisations x months."""

from dataclasses import dataclass
from datetime import date

from boligblik.contracts.columns import HEADER_WITHIN, Column, Table, locate
from boligblik.contracts.desk import Desk, is_total
from boligblik.contracts.month_rows import check_sum, read_month_rows
from boligblik.contracts.rows import MonthlyCount
from boligblik.intake.finding import Finding
from boligblik.intake.grid import Cell, Sheet
from boligblik.intake.values import is_month

KIND = "evictions"
FEWEST_ACROSS = 2

MONTH = Column("month", ("Måned", "Mdr", "Month", "Periode"), is_required=True)
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
            "Effektive udsættelser",
            "Gennemførte udsættelser",
            "Evictions",
        ),
        is_required=True,
    ),
    Column(
        "arrears",
        ("Beboere i restance", "I restance", "Restancer", "Restance", "Antal i restance", "Arrears"),
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
            "Dates set",
        ),
    ),
    Column(
        "reminders",
        ("Rykkere", "Rykker", "Rykkerskrivelser", "Antal rykkere", "Sendte rykkere", "Reminders"),
    ),
    Column("terminations", ("Ophævelser", "Ophævede lejemål", "Terminations")),
    Column("repeat_cases", ("Gengangere", "Genganger", "Repeat cases")),
)
MONTHLY = (MONTH, YEAR, ORGANISATION, *MEASURES)


def locate_monthly(sheet: Sheet) -> Table | None:
    """Find a monthly report's columns."""
    return locate(sheet, MONTHLY)


def read_monthly(table: Table, desk: Desk) -> list[MonthlyCount]:
    """Read monthly reports: a row per month (and organisation), a column per measure."""
    sender = None if "organisation" in table.columns else _sender(table, desk)
    measures = [column.field for column in MEASURES if column.field in table.columns]
    return read_month_rows(table, measures, sender, desk)


def _sender(table: Table, desk: Desk) -> str | None:
    """Find whose report it is: as answered, in the titles, by sheet or file name; else ask."""
    vocabulary = desk.vocabulary
    if desk.answers.organisation:
        given = desk.answers.organisation
        return vocabulary.resolve("organisation", given) or desk.add("organisation", given)
    for cell in table.titles:
        label, _, rest = cell.text.partition(":")
        if ORGANISATION.matches(label):
            named = (
                Cell(cell.sheet, cell.row, cell.column, rest.strip())
                if rest.strip()
                else table.sheet.at(cell.row, cell.column + 1)
            )
            if named.value is not None:
                return desk.known("organisation", named, label)
        if code := vocabulary.resolve("organisation", cell.text):
            return code
    titles = " ".join(cell.text for cell in table.titles)
    for text in (titles, table.sheet.name, desk.file_name.rsplit(".", 1)[0]):
        found = vocabulary.organisations_in(text)
        if len(found) == 1:
            return found[0]
    desk.findings.append(Finding("organisation_unknown", table.sheet.name))
    return None


@dataclass(frozen=True)
class YearTable:
    """Organisations and months as the two sides of a sheet."""

    sheet: Sheet
    header_row: int
    months_are_across: bool

    @property
    def titles(self) -> list[Cell]:
        """Return the cells above the header."""
        return [cell for row in range(1, self.header_row) for cell in self.sheet.row(row)]


def locate_year(sheet: Sheet, desk: Desk) -> YearTable | None:
    """Find a header row of months, or of organisations with months below its first cell."""
    for row in range(1, min(sheet.last_row, HEADER_WITHIN) + 1):
        cells = sheet.row(row)
        if sum(is_month(cell) for cell in cells) > FEWEST_ACROSS:
            return YearTable(sheet, row, months_are_across=True)
        known = [cell for cell in cells if desk.vocabulary.resolve("organisation", cell.text)]
        below = [sheet.at(row + step, 1) for step in (1, 2)]
        if len(known) >= FEWEST_ACROSS and all(is_month(cell) for cell in below):
            return YearTable(sheet, row, months_are_across=False)
    return None


def read_year(table: YearTable, desk: Desk) -> list[MonthlyCount]:
    """Read the year: every cell is one organisation's evictions in one month."""
    sheet = table.sheet
    year = desk.year_near(table.titles, sheet.name)
    across = [cell for cell in sheet.row(table.header_row) if cell.column > 1]
    heads = {cell.column: cell for cell in across if not is_total(cell)}
    below = range(table.header_row + 1, sheet.last_row + 1)
    lines = [line for row in below if (line := sheet.row(row))]
    while lines and len(lines[-1]) == 1 and " " in lines[-1][0].text and not heads:
        lines.pop()
    sides = _Sides(table.months_are_across, year, desk)
    heads_read = {column: sides.head(cell) for column, cell in heads.items()}
    _note_repeats([(of, heads[column]) for column, of in heads_read.items()], desk)
    rows: list[MonthlyCount] = []
    labels: list[tuple[date | str | None, Cell]] = []
    totals: list[list[Cell]] = []
    for line in lines:
        label = sheet.at(line[0].row, 1)
        if is_total(label):
            totals.append(line)
            continue
        if _is_remark(line, desk):
            continue
        labels.append((sides.label(label), label))
        rows += _year_line(sheet, labels[-1][0], label, heads_read, desk)
    _note_repeats(labels, desk)
    _check_sums(sheet, rows, heads, totals, across, desk)
    return rows


@dataclass(frozen=True)
class _Sides:
    """Reads the labels of the two sides."""

    months_are_across: bool
    year: int | None
    desk: Desk

    def head(self, cell: Cell) -> date | str | None:
        return self._month(cell) if self.months_are_across else self._organisation(cell)

    def label(self, cell: Cell) -> date | str | None:
        return self._organisation(cell) if self.months_are_across else self._month(cell)

    def _month(self, cell: Cell) -> date | None:
        return self.desk.month(cell, "", self.year)

    def _organisation(self, cell: Cell) -> str | None:
        if cell.value is None:
            self.desk.note("required_missing", cell)
        return self.desk.known("organisation", cell, "")


def _is_remark(line: list[Cell], desk: Desk) -> bool:
    """Tell whether a line is a sentence alone, not a name without figures."""
    alone = len(line) == 1 and line[0].column == 1
    return alone and not desk.vocabulary.resolve("organisation", line[0].text)


def _year_line(
    sheet: Sheet,
    of_line: date | str | None,
    label: Cell,
    heads: dict[int, date | str | None],
    desk: Desk,
) -> list[MonthlyCount]:
    rows = []
    for column, of_head in heads.items():
        cell = sheet.at(label.row, column)
        count = desk.count(cell, label.text)
        months = [side for side in (of_head, of_line) if isinstance(side, date)]
        organisations = [side for side in (of_head, of_line) if isinstance(side, str)]
        if count is not None and months and organisations:
            where = (cell.sheet, cell.address)
            rows.append(MonthlyCount(organisations[0], months[0], KIND, count, *where))
    return rows


def _note_repeats(labels: list[tuple[date | str | None, Cell]], desk: Desk) -> None:
    first: dict[date | str, Cell] = {}
    for side, cell in labels:
        if side is not None and first.setdefault(side, cell) is not cell:
            desk.note("duplicate", cell, other=first[side].address)


def _check_sums(
    sheet: Sheet,
    rows: list[MonthlyCount],
    heads: dict[int, Cell],
    totals: list[list[Cell]],
    across: list[Cell],
    desk: Desk,
) -> None:
    """Check total rows and columns against what they should sum."""
    by_address = {row.cell: row.value for row in rows}
    for line in totals:
        for cell in line:
            if cell.column in heads:
                below = [
                    by_address.get(sheet.at(row, cell.column).address, 0)
                    for row in range(heads[cell.column].row + 1, cell.row)
                ]
                check_sum(cell, sum(below), heads[cell.column].text, desk)
    for head in across:
        if is_total(head):
            for row in range(head.row + 1, sheet.last_row + 1):
                cell = sheet.at(row, head.column)
                values = [by_address.get(sheet.at(row, column).address, 0) for column in heads]
                if not is_total(sheet.at(row, 1)):
                    check_sum(cell, sum(values), head.text, desk)
