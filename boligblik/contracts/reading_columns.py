"""Read a long list column by column: equal values are read once."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar, cast

from boligblik.contracts.columns import Table
from boligblik.contracts.desk import Desk
from boligblik.intake.coded_lines import first_places, mapped
from boligblik.intake.grid import Cell, is_filled

Read = TypeVar("Read")


def read_column(
    table: Table,
    field: str,
    rows: Sequence[int],
    read: Callable[[Cell], Read | None],
    desk: Desk,
    as_is: re.Pattern[str] | None = None,
) -> list[Read | None]:
    """Read the cells of a column, one for each row; all None where the table has no such column.

    A value at which something is noted is read again in every cell, so that each is told. Texts
    that begin ``as_is`` are what they say and need no reading.
    """
    if field not in table.columns:
        return [None] * len(rows)
    column = table.columns[field]
    everything = table.sheet.columns[column - 1]
    values = (
        everything[rows.start - 1 : rows.stop - 1]
        if isinstance(rows, range)
        else [everything[row - 1] for row in rows]
    )
    known: dict[object, Read | None] = {}
    noted: set[object] = set()
    different = first_places(values)
    if as_is:
        plain = {text: text for text in different if type(text) is str and as_is.match(text)}
        known = cast("dict[object, Read | None]", plain)
        different = {value: place for value, place in different.items() if value not in plain}
    for value, place in different.items():
        before = len(desk.findings)
        blank_or_value = value if is_filled(value) else None
        known[value] = read(table.sheet.cell_of(blank_or_value, rows[place], column))
        if len(desk.findings) > before:
            del desk.findings[before:]
            noted.add(value)
    if not noted:
        return mapped(values, known)
    return [
        read(table.sheet.at(row, column)) if value in noted else known[value]
        for row, value in zip(rows, values, strict=True)
    ]
