"""Area indicators with years across: one indicator told above the table, or one above its years."""

import re
from dataclasses import replace

from boligblik.contracts.area_indicators import is_left_out, value_in_cell, with_fractions
from boligblik.contracts.cross_table import CrossTable, locate_cross, note_repeats
from boligblik.contracts.desk import Desk
from boligblik.contracts.rows import AreaValue
from boligblik.intake.grid import Cell, Sheet
from boligblik.intake.values import CellProblemError, read_period

_ENDS_WITH_YEAR = re.compile(r"^(.*?)((?:19|20)\d\d)$")


def locate_years(sheet: Sheet, desk: Desk) -> CrossTable | None:
    """Find areas and years as the two sides of a table, where anything tells the indicator."""

    def is_area(cell: Cell) -> bool:
        return desk.vocabulary.resolve("area", cell.text) is not None

    found = locate_cross(sheet, _is_year, is_area, is_turned=False)
    if found is None or is_area(found[1].corner):
        return None
    table = found[1]
    heads = [head for head in table.heads if _is_year(head)]
    return table if all(_indicator_over(head, table, desk) for head in heads) else None


def _is_year(cell: Cell) -> bool:
    try:
        return read_period(_year_of(cell)) is not None
    except CellProblemError:
        return False


def _year_of(head: Cell) -> Cell:
    """Return the year that a head ends with, as the indicator may stand before it."""
    found = _ENDS_WITH_YEAR.match(head.text)
    return replace(head, value=found.group(2)) if found else head


def _indicator_over(head: Cell, table: CrossTable, desk: Desk) -> Cell | None:
    """Find the cell that names a year's indicator: above it or left of that, else a title."""
    if (found := _ENDS_WITH_YEAR.match(head.text)) and (before := found.group(1).strip(" ,:")):
        named = replace(head, value=before)
        return named if desk.vocabulary.resolve("indicator", before) else None
    above = (
        table.sheet.at(head.row - 1, column)
        for column in range(head.column, table.label_column, -1)
    )
    nearest = next((cell for cell in above if cell.value is not None), None)
    titles = reversed((*table.titles.all, table.corner))
    told = [cell for cell in (nearest, *titles) if cell is not None]
    return next((cell for cell in told if desk.vocabulary.resolve("indicator", cell.text)), None)


def read_years(table: CrossTable, desk: Desk) -> list[AreaValue]:
    """Read a table of years: every cell is one area's value of an indicator in one year."""
    sheet = table.sheet
    heads = []
    for head in table.heads:
        over = _indicator_over(head, table, desk)
        period = desk.period(_year_of(head), "")
        if over is not None and period is not None:
            heads.append((desk.known("indicator", over, ""), period, head))
    labels = [
        (desk.known("area", label, ""), label)
        for label in table.labels
        if not is_left_out(label, desk)
    ]
    note_repeats((((indicator, period), head) for indicator, period, head in heads), desk)
    note_repeats(labels, desk)
    values: list[AreaValue] = []
    for area, label in labels:
        for indicator, period, head in heads:
            cell = sheet.at(label.row, head.column)
            value = value_in_cell(cell, head.text, indicator, area, desk)
            if value is not None and indicator is not None and area is not None:
                at = (cell.sheet, cell.address)
                values.append(AreaValue(indicator, area, *period, value, None, None, None, *at))
    return with_fractions(values, sheet, desk)
