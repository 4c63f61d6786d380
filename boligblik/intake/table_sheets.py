"""Each table of a sheet as a sheet of its own, laid out the way contracts read it.

Places stay what they are in the file: a cell's address is true wherever it is read from.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from boligblik.intake.carried_labels import with_carried_labels
from boligblik.intake.decimal_marks import decimal_marks
from boligblik.intake.grid import Cell, Line, Sheet, Value
from boligblik.intake.table import Table
from boligblik.intake.tables import tables_of


@dataclass(frozen=True)
class TableSheet:
    """One table alone in its sheet, and the remarks that were left out round it.

    ``plainly_headed`` is the same with the last row of a header of several rows alone, where that
    tells the columns apart; None otherwise.
    """

    sheet: Sheet
    table: Table
    plainly_headed: Sheet | None = None
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
            for row in _rows_to_blank(other, table):
                changed[row] = _blanked(alone, row, other.strip, changed)
        told = [row for row, why in table.left_out if why == "note"]
        cells = tuple(cell for row in told for cell in sheet.row(row) if cell.column in table.strip)
        marks = decimal_marks(sheet, table.columns, table.rows)
        laid_out = _laid_out(alone, changed, marks, table)
        yield TableSheet(laid_out, table, _plainly_headed(laid_out, sheet, table), cells)


def _rows_to_blank(other: Table, table: Table) -> Iterable[int]:
    """Return the rows of another table that are not to be read with this one.

    Titles further up the same columns are the sheet's as well as that table's; those beside this
    table are its own only where it has none.
    """
    rows = (*other.header_rows, *other.rows, *(row for row, _ in other.left_out))
    is_above = other.titles[-1:] < _first_rows(table)
    is_shared = is_above if other.strip == table.strip else not table.titles
    return rows if is_shared else (*other.titles, *rows)


def _first_rows(table: Table) -> tuple[int, ...]:
    return (*table.titles, *table.header_rows, *table.rows)[:1]


def _plainly_headed(laid_out: Sheet, sheet: Sheet, table: Table) -> Sheet | None:
    """Head the columns by the lowest word over each, if no two come out alike."""
    heads = [_lowest(sheet, table.header_rows, column) for column in table.columns]
    told = [head for head in heads if head is not None]
    if len(table.header_rows) < 2 or len(set(told)) < len(told):
        return None
    last = table.header_rows[-1]
    line: list[Value | None] = [*laid_out.lines[last - 1]]
    for column, head in zip(table.columns, heads, strict=True):
        line[column - 1] = head
    lines = list(laid_out.lines)
    lines[last - 1] = line
    return replace(laid_out, lines=lines)


def _lowest(sheet: Sheet, rows: Sequence[int], column: int) -> Value | None:
    values = (sheet.value_at(row, column) for row in reversed(rows))
    return next((value for value in values if value is not None), None)


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


def _laid_out(
    sheet: Sheet, changed: dict[int, Line], marks: Mapping[int, str], table: Table
) -> Sheet:
    own = next(iter(_first_rows(table)), 1)
    if not changed:
        return sheet.with_more_told(decimal_marks=marks, own_titles_from=own)
    lines = list(sheet.lines)
    for row, line in changed.items():
        lines[row - 1] = line
    return replace(sheet, lines=lines, decimal_marks=marks, own_titles_from=own)
