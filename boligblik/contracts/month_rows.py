"""Lists with a row per month: read them, tell repeated months, check their sums."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from boligblik.contracts.columns import Table
from boligblik.contracts.desk import Desk, is_total
from boligblik.contracts.rows import MonthlyCount
from boligblik.contracts.telling_measure import doubt_derived
from boligblik.contracts.telling_years import doubt_titles, refuse_turn_of_year
from boligblik.intake.cell_shape import is_comparison_label
from boligblik.intake.finding import Weight
from boligblik.intake.grid import Cell
from boligblik.intake.values import part_of_year_in


@dataclass(frozen=True)
class MonthRow:
    """One row of such a list: whose month, and its counts with the cells they stand in."""

    organisation: str
    month: date
    label: Cell
    counts: tuple[tuple[str, int, Cell], ...]


def read_month_rows(
    table: Table,
    measures: Sequence[str],
    sender: str | None,
    desk: Desk,
    whole_month: date | None = None,
) -> list[MonthlyCount]:
    """Read every row; ``sender`` reports all of them unless the rows name organisations.

    ``whole_month`` is the month of every row where the rows name none themselves.
    """
    titled_year = desk.year_near(table.titles, table.sheet.name)
    rows: list[MonthRow] = []
    sums: list[Mapping[str, Cell]] = []
    for cells in table.rows():
        label = _label(cells)
        if is_total(label) or part_of_year_in(label.text):
            sums.append(cells)
            continue
        if is_comparison_label(label.text):
            desk.note("remark_left_out", label)
            continue
        if not has_figures(cells, measures):
            # A month written out beforehand, such as one to come, reports nothing.
            continue
        counts = _counts(cells, measures, table, desk)
        month = whole_month or _month(cells, titled_year, table, desk)
        organisation = _organisation(cells, table, desk) if "organisation" in cells else sender
        if month and organisation:
            rows.append(MonthRow(organisation, month, label, counts))
    _doubt_years(rows, table, desk)
    kept = _without_repeats(rows, desk)
    for total in sums:
        _check_sums(total, kept, measures, table, desk)
    return [
        MonthlyCount(row.organisation, row.month, measure, count, cell.sheet, cell.address)
        for row in kept
        for measure, count, cell in row.counts
    ]


def _doubt_years(rows: Sequence[MonthRow], table: Table, desk: Desk) -> None:
    doubt_titles(table.titles, table.sheet.name, (row.month for row in rows), desk)
    doubt_derived(table.titles, table.sheet.name, desk)
    if "month" not in table.columns or "year" in table.columns:
        return
    for organisation in dict.fromkeys(row.organisation for row in rows):
        of_one = [row for row in rows if row.organisation == organisation]
        without = [(row.label, row.month) for row in of_one if desk.names_no_year(row.label)]
        refuse_turn_of_year(without, desk)


def has_figures(cells: Mapping[str, Cell], measures: Sequence[str]) -> bool:
    """Tell whether anything stands in the columns of a row that hold its counts."""
    return any(cells[measure].value is not None for measure in measures)


def _label(cells: Mapping[str, Cell]) -> Cell:
    """Return what heads a row: its month, or its organisation where a sheet is one month's."""
    return cells["month"] if "month" in cells else cells["organisation"]


def _check_sums(
    cells: Mapping[str, Cell],
    rows: Sequence[MonthRow],
    measures: Sequence[str],
    table: Table,
    desk: Desk,
) -> None:
    """Hold a row of sums against the rows it sums: all, or those of its part of the year."""
    label = _label(cells)
    part = part_of_year_in(label.text)
    summed = [row for row in rows if part is None or _is_in(part, row.month)]
    if part and not summed:
        desk.note("quarter_not_months", label)
        return
    for measure in measures:
        values = [count for row in summed for of, count, _ in row.counts if of == measure]
        check_sum(cells[measure], sum(values), table.header(measure), desk)


def _is_in(part: tuple[range, int | None], month: date) -> bool:
    months, year = part
    return month.month in months and year in (None, month.year)


def _counts(
    cells: Mapping[str, Cell], measures: Sequence[str], table: Table, desk: Desk
) -> tuple[tuple[str, int, Cell], ...]:
    read = [
        (measure, desk.count(cells[measure], table.header(measure)), cells[measure])
        for measure in measures
    ]
    return tuple((measure, count, cell) for measure, count, cell in read if count is not None)


def _month(
    cells: Mapping[str, Cell], titled_year: int | None, table: Table, desk: Desk
) -> date | None:
    label, header = cells["month"], table.header("month")
    if label.value is None:
        desk.note("required_missing", label, header)
        return None
    if "year" not in cells or cells["year"].value is None:
        return desk.month(label, header, titled_year)
    period = desk.period(cells["year"], table.header("year"))
    return desk.month(label, header, period[0].year) if period else None


def _organisation(cells: Mapping[str, Cell], table: Table, desk: Desk) -> str | None:
    cell, header = cells["organisation"], table.header("organisation")
    return desk.known("organisation", cell, header)


def _without_repeats(rows: list[MonthRow], desk: Desk) -> list[MonthRow]:
    """Note months that come twice, at the row that fits its neighbours worst."""
    places: dict[tuple[str, date], list[int]] = {}
    for place, row in enumerate(rows):
        places.setdefault((row.organisation, row.month), []).append(place)
    repeated: set[int] = set()
    for same in places.values():
        kept = max(same, key=lambda place: (_fit(rows, place), -place))
        for place in same:
            if place != kept:
                desk.note("duplicate", rows[place].label, other=rows[kept].label.address)
                repeated.add(place)
    return [row for place, row in enumerate(rows) if place not in repeated]


def _fit(rows: list[MonthRow], place: int) -> int:
    """Count the neighbours that are the month before and the month after."""
    number = _month_number(rows[place].month)
    before = place > 0 and _month_number(rows[place - 1].month) == number - 1
    after = place + 1 < len(rows) and _month_number(rows[place + 1].month) == number + 1
    return before + after


def _month_number(month: date) -> int:
    return 12 * month.year + month.month


def check_sum(cell: Cell, expected: int, column: str, desk: Desk) -> None:
    """Note a total that is not the sum; where a cell could not be read, a sum tells nothing."""
    has_fault = any(
        finding.sheet == cell.sheet and finding.weight is not Weight.NOTES
        for finding in desk.findings
    )
    found = desk.count(cell, column)
    if found is not None and found != expected and not has_fault:
        desk.note("total_disagrees", cell, column, expected=str(expected))
