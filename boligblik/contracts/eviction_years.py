"""Evictions with years across: one organisation's months, a column for each measure and year."""

import re
from datetime import date

from boligblik.contracts.cross_table import CrossTable, locate_cross, note_repeats
from boligblik.contracts.desk import Desk, is_total
from boligblik.contracts.evictions import KIND, MEASURES, sender_of
from boligblik.contracts.month_rows import check_sum
from boligblik.contracts.rows import MonthlyCount
from boligblik.contracts.telling_measure import doubt_derived, doubt_measure
from boligblik.intake.cell_shape import is_comparison_label
from boligblik.intake.grid import Cell, Sheet
from boligblik.intake.values import is_month, part_of_year_in

_DIGITS_OF_YEAR = 4
_HEAD = re.compile(r"^(.*?)[ ,:/-]*((?:19|20)\d\d)$")


def locate_years(sheet: Sheet, desk: Desk) -> CrossTable | None:
    """Find months that tell no year of their own beside columns of measures by year."""

    def is_bare_month(cell: Cell) -> bool:
        return is_month(cell) and desk.names_no_year(cell)

    found = locate_cross(
        sheet, lambda cell: _measure(cell) is not None, is_bare_month, is_turned=False
    )
    if found is None:
        return None
    table = found[1]
    measures = [head for head in table.heads if _measure(head)]
    is_told = any(_HEAD.sub(r"\1", head.text) for head in measures) or any(
        MEASURES[0].matches(word) for cell in table.titles.all for word in cell.text.split()
    )
    return table if is_told and not is_month(table.corner) else None


def _measure(head: Cell) -> str | None:
    """Return the measure that stands before a head's year; evictions where only a year stands."""
    found = _HEAD.match(head.text)
    if found is None:
        return None
    named = (column.field for column in MEASURES if column.matches(found.group(1)))
    return KIND if not found.group(1) else next(named, None)


def unread(table: CrossTable) -> tuple[str, ...]:
    """Return the heads that tell no measure that is known, such as a difference of two years."""
    return tuple(head.text for head in table.heads if _measure(head) is None and head.text)


def read_years(table: CrossTable, desk: Desk) -> list[MonthlyCount]:
    """Read every cell as one organisation's count of its column's measure, in its year's month."""
    sender = sender_of(table, desk)
    labels = [label for label in table.labels if _is_month_of_its_own(label, desk)]
    note_repeats(((label.text.casefold(), label) for label in labels), desk)
    heads = [(measure, head) for head in table.heads if (measure := _measure(head))]
    note_repeats(((head.text, head) for _, head in heads), desk)
    titles = table.titles.with_corner(table.corner)
    if any(not _HEAD.sub(r"\1", head.text) for _, head in heads):
        doubt_measure(titles, table.sheet.name, desk)
    doubt_derived(titles, table.sheet.name, desk)
    counts: list[MonthlyCount] = []
    for measure, head in heads:
        read = _column(head, labels, table.sheet, desk)
        for label in filter(is_total, table.labels):
            total = table.sheet.at(label.row, head.column)
            check_sum(total, sum(count for _, count, _ in read), head.text, desk)
        counts += [
            MonthlyCount(sender, month, measure, count, cell.sheet, cell.address)
            for month, count, cell in read
            if sender
        ]
    return counts


def _column(
    head: Cell, labels: list[Cell], sheet: Sheet, desk: Desk
) -> list[tuple[date, int, Cell]]:
    """Read a column's counts with their months; a month written out beforehand reports nothing."""
    year = int(head.text[-_DIGITS_OF_YEAR:])
    told = []
    for label in labels:
        cell = sheet.at(label.row, head.column)
        count = desk.count(cell, head.text)
        month = desk.month(label, "", year) if cell.value is not None else None
        if month and count is not None:
            told.append((month, count, cell))
    return told


def _is_month_of_its_own(label: Cell, desk: Desk) -> bool:
    """Leave out sums and comparisons; anything else must be a month."""
    if is_comparison_label(label.text):
        desk.note("remark_left_out", label)
        return False
    return not is_total(label) and not part_of_year_in(label.text)
