"""A column of months without a header, which says what it is by itself."""

from dataclasses import replace

from boligblik.intake.grid import Sheet
from boligblik.intake.table import Table
from boligblik.intake.turned_sheet import MONTH_HEADER
from boligblik.intake.values import is_month

_FEWEST_MONTHS = 2


def with_month_headed(sheet: Sheet, table: Table) -> Sheet | None:
    """Return the sheet with a header over its first column, if that is blank over months."""
    if not table.header_rows or not table.columns:
        return None
    header, column = table.header_rows[-1], table.columns[0]
    if sheet.value_at(header, column) is not None:
        return None
    months = [row for row in table.rows[:12] if is_month(sheet.at(row, column))]
    if len(months) < max(_FEWEST_MONTHS, len(table.rows[:12]) // 2):
        return None
    lines = list(sheet.lines)
    line = list(lines[header - 1])
    line[column - 1] = MONTH_HEADER
    lines[header - 1] = line
    return replace(sheet, lines=lines)
