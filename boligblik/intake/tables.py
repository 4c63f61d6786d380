"""Find the tables of a sheet: where each stands, its header, and what is no row of it.

Nothing is known here of what a table is about. A sheet is cut at blank columns into strips and at
blank rows into blocks; in each block the header is the run of rows that hold words where the rows
below hold figures.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from boligblik.intake.cell_shape import Shape, is_mostly, shape_of
from boligblik.intake.grid import Sheet, is_filled
from boligblik.intake.header_rows import header_rows_of, is_told_label
from boligblik.intake.left_out_rows import notes_below, row_width, without_sums_and_repeats
from boligblik.intake.table import Table

_SAMPLE = 300
_LABEL_AND_VALUE = 2
_TWICE = 2


def tables_of(sheet: Sheet, *, is_text_file: bool = False) -> list[Table]:
    """Find the tables of a sheet; a text file's columns are never cut apart."""
    if not sheet.last_row:
        return []
    strips = [tuple(range(1, sheet.last_column + 1))] if is_text_file else _strips(sheet)
    found = [replace(table, strip=strip) for strip in strips for table in _tables_in(sheet, strip)]
    if is_text_file:
        return [_as_wide_as_usual(replace(table, is_ragged=True)) for table in found]
    return [_without_blank_columns(table) for table in found]


def _strips(sheet: Sheet) -> list[tuple[int, ...]]:
    """Cut at blank columns where what follows is a table with labels of its own."""
    filled = [any(map(is_filled, values)) for values in sheet.columns]
    runs: list[list[int]] = []
    for column, holds in enumerate(filled, start=1):
        if not holds:
            continue
        if runs and runs[-1][-1] == column - 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    strips: list[list[int]] = []
    for run in runs:
        if strips and not (_stands_alone(sheet, run) and _stands_alone(sheet, strips[-1])):
            strips[-1] += run
        else:
            strips.append(run)
    return [tuple(strip) for strip in strips]


def _stands_alone(sheet: Sheet, run: Sequence[int]) -> bool:
    """Tell whether neighbouring columns look like a table: labels in the first of several."""
    if len(run) < 2:
        return False
    labels = [sheet.value_at(row, run[0]) for row in range(1, min(sheet.last_row, _SAMPLE) + 1)]
    told = [label for label in labels if is_filled(label)]
    return len(told) > 2 and not is_mostly(Shape.NUMBER, told)


def _tables_in(sheet: Sheet, columns: tuple[int, ...]) -> list[Table]:
    tables: list[Table] = []
    pending: list[int] = []
    blanks: list[int] = []
    blocks = _blocks(sheet, columns)
    for block in blocks:
        if block.is_blank:
            blanks += block.rows
            continue
        found = _table_in(sheet, columns, block)
        is_line = block is not blocks[-1] and not tables and _is_line_of_a_title(block)
        if found is None or is_line:
            # Lines of text above a table are its titles, below the last one its notes.
            pending += block.rows
        elif tables and _goes_on(tables[-1], found, pending):
            tables[-1] = _continued(tables[-1], found, blanks)
        else:
            tables.append(replace(found, titles=(*pending, *found.titles)))
            pending = []
        blanks = []
    if pending and tables:
        left = [(row, "note") for row in pending]
        tables[-1] = replace(tables[-1], left_out=(*tables[-1].left_out, *left))
    elif pending:
        tables.append(_single_column(sheet, columns, pending))
    return tables


@dataclass(frozen=True)
class _Block:
    """Rows between blank ones; ``widths`` are how many cells the first of them fill."""

    rows: range
    widths: tuple[int, ...]

    @property
    def is_blank(self) -> bool:
        return self.widths[0] == 0


def _blocks(sheet: Sheet, columns: tuple[int, ...]) -> list[_Block]:
    blank = _blank_rows(sheet, columns)
    starts = [1]
    for row in blank:
        # A blank row begins a block unless it goes on with one, and so does the row below it.
        if row - 1 not in blank:
            starts.append(row)
        if row + 1 not in blank:
            starts.append(row + 1)
    edges = sorted({*starts, sheet.last_row + 1})
    spans = [range(start, end) for start, end in pairwise(edges)]
    return [
        _Block(part, tuple(row_width(sheet, columns, row) for row in part[:_SAMPLE]))
        for span in spans
        for part in _parts(sheet, columns, span)
    ]


def _parts(sheet: Sheet, columns: tuple[int, ...], span: range) -> Iterator[range]:
    """Cut rows where a line of text stands above the same header once more."""
    first = next((row for row in span[:_SAMPLE] if row_width(sheet, columns, row) > 1), None)
    cuts = [] if first is None else _headed_again(sheet, columns, span, first)
    for start, end in pairwise([span.start, *cuts, span.stop]):
        yield range(start, end)


def _headed_again(sheet: Sheet, columns: tuple[int, ...], span: range, header: int) -> list[int]:
    label = sheet.value_at(header, columns[0])
    values = sheet.columns[columns[0] - 1]
    if not isinstance(label, str) or values.count(label) < _TWICE:
        return []
    head = [sheet.value_at(header, column) for column in columns]
    return [
        row
        for row in span
        if row > header
        and sheet.value_at(row + 1, columns[0]) == label
        and row_width(sheet, columns, row) == 1
        and [sheet.value_at(row + 1, column) for column in columns] == head
    ]


def _blank_rows(sheet: Sheet, columns: tuple[int, ...]) -> set[int]:
    """Return the rows that are blank in all columns; the fullest column tells where to look."""
    if not all(map(sheet.has_blank, columns)):
        return set()
    chosen = [sheet.columns[column - 1][: sheet.last_row] for column in columns]
    fullest = min(chosen, key=lambda values: values.count(None) + values.count(""))
    if not fullest.count(None) and not fullest.count(""):
        return set()
    rows = (row for row, value in enumerate(fullest, start=1) if not is_filled(value))
    return {row for row in rows if not row_width(sheet, columns, row)}


def _table_in(sheet: Sheet, columns: tuple[int, ...], block: _Block) -> Table | None:
    """Find the one table of a block; None when it is only lines of text."""
    width = _usual_width(block.widths)
    if width < 2 or _is_talk(sheet, columns, block):
        return None
    header_rows, first_body = header_rows_of(sheet, columns, block.rows, block.widths, width)
    top = header_rows[0] if header_rows else first_body
    body = range(first_body, block.rows[-1] + 1)
    notes = notes_below(sheet, columns, body)
    table = Table(
        sheet,
        columns,
        titles=tuple(range(block.rows[0], top)),
        header_rows=header_rows,
        rows=tuple(body[: len(body) - len(notes)]),
        left_out=tuple((row, "note") for row in notes),
    )
    return without_sums_and_repeats(table)


def _is_line_of_a_title(block: _Block) -> bool:
    """Tell whether a block is one line of a thing and its value: ``Made, 2018-01-01``."""
    return len(block.rows) == 1 and block.widths[0] <= _LABEL_AND_VALUE


def _is_talk(sheet: Sheet, columns: tuple[int, ...], block: _Block) -> bool:
    """Tell whether a block says things by the line, such as ``Boligorganisation: FaB``."""
    return all(
        filled == 1 or is_told_label(sheet, columns, row)
        for row, filled in zip(block.rows, block.widths, strict=False)
    )


def _usual_width(widths: Sequence[int]) -> int:
    """Return how many cells a row of the block usually fills; 1 where no row fills more."""
    several = Counter(width for width in widths if width > 1)
    if not several:
        return 1
    return max(several, key=lambda width: (several[width], width))


def _goes_on(table: Table, found: Table, pending: Sequence[int]) -> bool:
    """Tell whether a block below a blank row goes on with the table above it."""
    if found.titles or pending:
        return False
    if not found.header_rows or found.header == table.header:
        return True
    if not table.rows and table.header_rows and _completes_header(table, found.header_rows[0]):
        return True
    # Words alone tell a header from a row of words only by its width.
    is_of_words = not table.figures and not found.figures
    return is_of_words and found.columns == table.columns and len(table.rows) > 0


def _continued(table: Table, more: Table, blanks: Sequence[int]) -> Table:
    left = [*((row, "blank") for row in blanks), *more.left_out]
    left += [(row, "note") for row in more.titles]
    header, rows, again = table.header_rows, more.rows, more.header_rows
    if not table.rows and again and _completes_header(table, again[0]):
        header, again = (*header, *again), ()
    elif not table.rows and rows and _completes_header(table, rows[0]):
        header, rows = (*header, rows[0]), rows[1:]
    left += [(row, "repeated_header") for row in again]
    return replace(
        table,
        header_rows=header,
        rows=(*table.rows, *rows),
        left_out=(*table.left_out, *sorted(left)),
    )


def _completes_header(table: Table, row: int) -> bool:
    """Tell whether words below a header and a blank row head what the header leaves blank."""
    sheet, header = table.sheet, table.header_rows[-1]
    filled = [column for column in table.columns if is_filled(sheet.value_at(row, column))]
    blank_above = [column for column in filled if not is_filled(sheet.value_at(header, column))]
    are_words = all(shape_of(sheet.value_at(row, column)) is Shape.TEXT for column in filled)
    return are_words and bool(blank_above) and filled[0] > table.columns[0]


def _single_column(sheet: Sheet, columns: tuple[int, ...], rows: Sequence[int]) -> Table:
    """Take lines of one cell each for a table of one column: its header is words over figures."""
    header_rows, first_body = header_rows_of(sheet, columns, rows, [1] * len(rows), 1)
    body = tuple(row for row in rows if row >= first_body)
    return Table(sheet, columns, (), header_rows, body)


def _as_wide_as_usual(table: Table) -> Table:
    """Leave out what only odd lines of a text file reach, and separators that end every line.

    Those are the blank columns on the right, unless a table without header leaves it open.
    """
    sheet, head = table.sheet, table.header_rows[-1:]
    lengths = Counter(len(sheet.lines[row - 1]) for row in (head or table.rows[:_SAMPLE]))
    usual = max(lengths, key=lambda length: (lengths[length], length), default=0)
    columns = [column for column in table.columns if column <= usual]
    rows = (*table.header_rows, *table.rows)
    while head and columns and not _is_in_use(sheet, columns[-1], rows):
        columns.pop()
    return replace(table, columns=tuple(columns))


def _without_blank_columns(table: Table) -> Table:
    rows = (*table.header_rows, *table.rows)
    columns = tuple(column for column in table.columns if _is_in_use(table.sheet, column, rows))
    return replace(table, columns=columns)


def _is_in_use(sheet: Sheet, column: int, rows: Sequence[int]) -> bool:
    values = sheet.columns[column - 1]
    return any(is_filled(values[row - 1]) for row in rows)
