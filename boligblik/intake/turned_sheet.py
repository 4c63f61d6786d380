"""A table with its months across, turned so that they run down as in most lists."""

from boligblik.intake.grid import Line, Sheet, Value, is_filled
from boligblik.intake.values import is_month

_HEADER_WITHIN = 40
_FEWEST_MONTHS = 2
MONTH_HEADER = "Måned"


def turned_by_months(sheet: Sheet) -> Sheet | None:
    """Return the sheet with a row per month, if its months stand across; None otherwise.

    What stands above the months stays above; each cell's address is where it stands in the file.
    """
    for row in range(1, min(sheet.last_row, _HEADER_WITHIN) + 1):
        months = [cell.column for cell in sheet.row(row) if is_month(cell)]
        if len(months) >= _FEWEST_MONTHS and months[0] > 1:
            return _turned(sheet, row, months[0])
    return None


def _turned(sheet: Sheet, header_row: int, first_month: int) -> Sheet:
    labels = [
        row
        for row in range(header_row + 1, sheet.last_row + 1)
        if any(is_filled(value) for value in sheet.lines[row - 1])
    ]
    label_column = first_month - 1
    lines: list[Line] = [*sheet.lines[: header_row - 1]]
    places = {}
    head: list[Value | None] = [MONTH_HEADER]
    lines.append(head)
    places[len(lines), 1] = (header_row, label_column)
    for at, row in enumerate(labels, start=2):
        head.append(sheet.value_at(row, label_column))
        places[len(lines), at] = (row, label_column)
    for column in range(first_month, sheet.last_column + 1):
        line = [sheet.value_at(header_row, column)]
        line += [sheet.value_at(row, column) for row in labels]
        lines.append(line)
        places[len(lines), 1] = (header_row, column)
        places |= {(len(lines), at): (row, column) for at, row in enumerate(labels, start=2)}
    formats = {
        place: form
        for place, true in places.items()
        if (form := sheet.number_formats.get(true)) is not None
    }
    return Sheet(sheet.name, lines, formats, places=places, own_titles_from=sheet.own_titles_from)
