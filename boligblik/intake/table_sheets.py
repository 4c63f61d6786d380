"""Each table of a sheet as a sheet of its own, laid out the way contracts read it.

Places stay what they are in the file: a cell's address is true wherever it is read from.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from boligblik.intake.carried_labels import with_carried_labels
from boligblik.intake.decimal_marks import decimal_marks
from boligblik.intake.grid import Cell, Line, Sheet, Value
from boligblik.intake.tables import Table, tables_of


@dataclass(frozen=True)
class TableSheet:
    """One table alone in its sheet, and the remarks that were left out round it."""

    sheet: Sheet
    table: Table
    remarks: tuple[Cell, ...] = ()


def table_sheets(sheet: Sheet, *, is_text_file: bool) -> Iterator[TableSheet]:
    """Yield the tables of a sheet, each without the others; what is above all stays with each.

    Labels that are to be carried down are repeated, a header over several rows stands joined in
    the last of them, and remarks are taken out.
    """
    tables = tables_of(sheet, is_text_file=is_text_file)
    for table in tables:
        others = [other for other in tables if other is not table]
        remarks = [row for row, why in table.left_out if why in ("note", "repeated_header")]
        alone = with_carried_labels(table)
        changed = _joined(alone, table)
        for row in remarks:
            changed[row] = _blanked(alone, row, table.columns, changed)
        for other in others:
            for row in _rows_of(other):
                changed[row] = _blanked(alone, row, other.columns, changed)
        told = [row for row, why in table.left_out if why == "note"]
        cells = tuple(cell for row in told for cell in sheet.row(row))
        marks = decimal_marks(sheet, table.columns, table.rows)
        yield TableSheet(_laid_out(alone, changed, marks), table, cells)


def _rows_of(table: Table) -> Iterable[int]:
    return (*table.header_rows, *table.rows, *(row for row, _ in table.left_out))


def _joined(sheet: Sheet, table: Table) -> dict[int, Line]:
    """Write a header of several rows into the last of them."""
    if len(table.header_rows) < 2:
        return {}
    changed: dict[int, Line] = {}
    for row in table.header_rows[:-1]:
        changed[row] = _blanked(sheet, row, table.columns, changed)
    last = table.header_rows[-1]
    line: list[Value | None] = [*sheet.lines[last - 1]]
    line += [None] * (table.columns[-1] - len(line))
    for column, text in zip(table.columns, table.header, strict=True):
        line[column - 1] = text or None
    changed[last] = line
    return changed


def _blanked(
    sheet: Sheet, row: int, columns: Sequence[int], changed: dict[int, Line]
) -> list[Value | None]:
    line: list[Value | None] = [*changed.get(row, sheet.lines[row - 1])]
    for column in columns:
        if column <= len(line):
            line[column - 1] = None
    return line


def _laid_out(sheet: Sheet, changed: dict[int, Line], marks: Mapping[int, str]) -> Sheet:
    if not changed:
        return replace(sheet, decimal_marks=marks) if marks else sheet
    lines = list(sheet.lines)
    for row, line in changed.items():
        lines[row - 1] = line
    return replace(sheet, lines=lines, decimal_marks=marks)
