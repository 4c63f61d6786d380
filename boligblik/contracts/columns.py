"""Columns of a list-like sheet: what they are called, and where they stand in a sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from boligblik.intake.grid import Cell, Sheet, fold

HEADER_WITHIN = 40
"""A header stands within the first rows; what is above it are titles."""


@dataclass(frozen=True)
class Column:
    """One column of a contract: its field, the headers it goes by, and whether it must be there."""

    field: str
    headers: tuple[str, ...]
    is_required: bool = False

    def matches(self, header: str) -> bool:
        """Tell whether a header names this column."""
        return fold(header) in {fold(known) for known in self.headers}


@dataclass(frozen=True)
class Table:
    """A contract's columns found in a sheet."""

    sheet: Sheet
    header_row: int
    columns: Mapping[str, int]

    @property
    def titles(self) -> list[Cell]:
        """Return the cells above the header."""
        return [cell for row in range(1, self.header_row) for cell in self.sheet.row(row)]

    @property
    def unused(self) -> list[Cell]:
        """Return the header cells that no column of the contract reads."""
        used = set(self.columns.values())
        return [cell for cell in self.sheet.row(self.header_row) if cell.column not in used]

    def header(self, field: str) -> str:
        """Return the header as it stands in the file."""
        return self.sheet.at(self.header_row, self.columns[field]).text

    def rows(self) -> list[dict[str, Cell]]:
        """Return the rows below the header that hold anything, notes at the end left out."""
        found = [
            {field: self.sheet.at(row, column) for field, column in self.columns.items()}
            for row in range(self.header_row + 1, self.sheet.last_row + 1)
        ]
        filled = [row for row in found if any(cell.value is not None for cell in row.values())]
        while filled and _is_note(filled[-1]):
            filled.pop()
        return filled


def _is_note(row: Mapping[str, Cell]) -> bool:
    """Tell whether a row is a remark: a sentence alone in the first column."""
    values = [cell for cell in row.values() if cell.value is not None]
    return len(values) == 1 and isinstance(values[0].value, str) and " " in values[0].value


def locate(sheet: Sheet, columns: Sequence[Column]) -> Table | None:
    """Find the first row that holds all required columns; None when no row does."""
    required = {column.field for column in columns if column.is_required}
    for row in range(1, min(sheet.last_row, HEADER_WITHIN) + 1):
        found: dict[str, int] = {}
        for cell in sheet.row(row):
            field = next((column.field for column in columns if column.matches(cell.text)), None)
            if field:
                found.setdefault(field, cell.column)
        if required <= found.keys():
            return Table(sheet, row, found)
    return None
