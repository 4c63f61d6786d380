"""Rows of a table's block that are none of its rows: notes, sums, headers that come again."""

from dataclasses import replace

from boligblik.intake.cell_shape import Shape, shape_of, total_labels_among
from boligblik.intake.grid import Sheet, is_filled
from boligblik.intake.header_rows import header_of
from boligblik.intake.table import Table
from boligblik.intake.values import is_month_name, part_of_year_in

_SAMPLE = 300
_NOTE_STARTS = ("note", "anm", "kilde", "obs", "*", "tegnforklaring", "source", "1)", "¹", "(1)")
_LONG_TEXT = 40
_FEWEST_WORDS_OF_A_REMARK = 3
_MOST_PERIODS = 2_000


def row_width(sheet: Sheet, columns: tuple[int, ...], row: int) -> int:
    """Return how many cells a row fills."""
    part = sheet.lines[row - 1][columns[0] - 1 : columns[-1]]
    return len(part) - part.count(None) - part.count("")


def notes_below(sheet: Sheet, columns: tuple[int, ...], body: range) -> tuple[int, ...]:
    """Return the last rows of a block that are lines of text and no rows of its table."""
    notes: list[int] = []
    for row in reversed(body):
        if row_width(sheet, columns, row) != 1 or not _is_remark(sheet, columns, row, body):
            break
        notes.append(row)
    return tuple(reversed(notes))


def _is_remark(sheet: Sheet, columns: tuple[int, ...], row: int, body: range) -> bool:
    """Tell whether a lone text says something: it begins so, is long, or longer than any label."""
    column = next(c for c in columns if is_filled(sheet.value_at(row, c)))
    text = str(sheet.value_at(row, column))
    if shape_of(text) is not Shape.TEXT:
        return False
    if text.casefold().startswith(_NOTE_STARTS) or len(text) > _LONG_TEXT:
        return True
    words = len(text.split())
    if words < _FEWEST_WORDS_OF_A_REMARK:
        return False
    above = [r for r in body[:_SAMPLE] if r < row and row_width(sheet, columns, r) > 1]
    labels = [str(sheet.value_at(r, column) or "") for r in above]
    return bool(labels) and words > max(len(label.split()) for label in labels)


def without_sums_and_repeats(table: Table) -> Table:
    """Take out rows of sums and headers that come again, as on a new printed page."""
    sheet, header = table.sheet, table.header
    sums = _sums(table) | _quarters_between_months(table)
    again: set[int] = set()
    if len(table.header_rows) == 1:
        column = sheet.columns[table.columns[0] - 1]
        first = sheet.value_at(table.header_rows[0], table.columns[0])
        rows = table.rows if column.count(first) > 1 else ()
        again = {
            row
            for row in rows
            if column[row - 1] == first and header_of(sheet, (row,), table.columns) == header
        }
    if not sums and not again:
        return table
    left = [(row, "total") for row in sorted(sums)]
    left += [(row, "repeated_header") for row in sorted(again)]
    rows = tuple(row for row in table.rows if row not in sums and row not in again)
    return replace(table, rows=rows, left_out=(*table.left_out, *left))


def _sums(table: Table) -> set[int]:
    """Return the rows that are headed as a sum, in the first of their cells that is filled."""
    sheet = table.sheet
    labels = {text for column in table.columns for text in total_labels_among(sheet.texts(column))}
    if not labels:
        return set()
    return {row for row in table.rows if _is_sum(sheet, table.columns, row, labels)}


def _is_sum(sheet: Sheet, columns: tuple[int, ...], row: int, labels: set[str]) -> bool:
    """Tell whether a row is headed as a sum: by its first label, or by the one after a group's."""
    filled = [column for column in columns if is_filled(sheet.value_at(row, column))]
    if not filled or not _has_number(sheet, row):
        return False
    if sheet.value_at(row, filled[0]) in labels:
        return True
    # A group's name stands on the line of its sum and is blank on the line below.
    is_group = filled[0] == columns[0] and not is_filled(sheet.value_at(row + 1, columns[0]))
    return is_group and len(filled) > 1 and sheet.value_at(row, filled[1]) in labels


def _quarters_between_months(table: Table) -> set[int]:
    """Return the rows of quarters and halves, which sum the months that the other rows are."""
    column = table.columns[0]
    texts = set(table.sheet.texts(column))
    if len(texts) > _MOST_PERIODS:
        return set()
    parts = {text for text in texts if part_of_year_in(text)}
    if not parts or not any(map(is_month_name, texts)):
        return set()
    return {row for row in table.rows if table.sheet.value_at(row, column) in parts}


def _has_number(sheet: Sheet, row: int) -> bool:
    return any(shape_of(value) in (Shape.NUMBER, Shape.MARK) for value in sheet.lines[row - 1])
