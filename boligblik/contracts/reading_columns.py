"""Read a long list column by column: equal values are read once."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from boligblik.contracts.columns import Table
from boligblik.contracts.desk import Desk
from boligblik.intake.grid import Cell

Read = TypeVar("Read")


def read_column(
    table: Table,
    field: str,
    rows: Sequence[int],
    read: Callable[[Cell], Read | None],
    desk: Desk,
) -> list[Read | None]:
    """Read the cells of a column, one for each row; all None where the table has no such column.

    A value at which something is noted is read again in every cell, so that each is told.
    """
    if field not in table.columns:
        return [None] * len(rows)
    column = table.columns[field]
    values = table.sheet.columns[column - 1]
    known: dict[object, Read | None] = {}
    found: list[Read | None] = []
    for row in rows:
        value = values[row - 1]
        if value in known:
            found.append(known[value])
            continue
        noted = len(desk.findings)
        result = read(table.sheet.at(row, column))
        if len(desk.findings) == noted:
            known[value] = result
        found.append(result)
    return found
