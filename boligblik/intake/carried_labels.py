"""Labels that stand once over the rows they are for, and are blank below."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from boligblik.intake.grid import Sheet, Value
from boligblik.intake.table import Table

_SAMPLE = 2_000


def with_carried_labels(table: Table) -> Sheet:
    """Return the table's sheet with labels repeated where the table leaves them to be carried.

    A merged cell stands for all the cells it covers. Without one, labels are carried in the first
    columns when the column after repeats the same words under every label, as statistics offices
    lay out a table by two things.
    """
    filled: dict[int, dict[int, Value]] = {}
    rows = set(table.rows)
    for top, left, bottom, right in table.sheet.merged:
        if bottom > top and left == right and left in table.columns:
            value = table.sheet.value_at(top, left)
            for row in range(top + 1, bottom + 1):
                if row in rows and value is not None:
                    filled.setdefault(row, {})[left] = value
    for column in _carried(table):
        label: Value | None = None
        for row in _rows_with_sums(table):
            own = table.sheet.value_at(row, column)
            if own is None and label is not None and row in rows:
                filled.setdefault(row, {})[column] = label
            label = own if own is not None else label
    return _with(table.sheet, filled) if filled else table.sheet


def _rows_with_sums(table: Table) -> Sequence[int]:
    """Return the rows and the sums between them: a label on the line of its sum holds below."""
    sums = [row for row, why in table.left_out if why == "total"]
    return sorted((*table.rows, *sums)) if sums else table.rows


def _carried(table: Table) -> Sequence[int]:
    """Find the first columns whose blanks mean the label above."""
    rows = _rows_with_sums(table)[:_SAMPLE]
    carried = []
    groups = [0] * len(rows)
    for column, after in zip(table.columns, table.columns[1:], strict=False):
        if not _is_carried(table.sheet, rows, column, after, groups):
            break
        carried.append(column)
        groups = list(accumulate(table.sheet.value_at(row, column) is not None for row in rows))
    return carried


def _is_carried(
    sheet: Sheet, rows: Sequence[int], column: int, after: int, groups: Sequence[int]
) -> bool:
    """Tell whether a column's labels hold downwards; each stands once in a group to its left."""
    labels = [sheet.value_at(row, column) for row in rows]
    told = [label for label in labels if label is not None]
    is_sparse = labels and labels[0] is not None and 5 * len(told) <= 3 * len(labels)
    places = [
        (group, str(label))
        for group, label in zip(groups, labels, strict=True)
        if label is not None
    ]
    if not is_sparse or len(set(places)) < len(places):
        return False
    inner = [sheet.value_at(row, after) for row in rows]
    own = [value for value, label in zip(inner, labels, strict=True) if label is not None]
    if all(isinstance(label, str) for label in told) is False:
        return False
    # Either the column after is full, or it carries labels of its own.
    words = [value for value in inner if value is not None]
    repeats = len(set(map(str, words))) < len(words) or len(told) == 1
    return all(value is not None for value in own) and repeats and isinstance(words[0], str | int)


def _with(sheet: Sheet, filled: dict[int, dict[int, Value]]) -> Sheet:
    lines = list(sheet.lines)
    for row, values in filled.items():
        line = list(lines[row - 1])
        for column, value in values.items():
            line += [None] * (column - len(line))
            line[column - 1] = value
        lines[row - 1] = line
    return replace(sheet, lines=lines)
