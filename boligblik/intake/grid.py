"""A spreadsheet as a flat grid of cells; the only place that computes addresses."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TypeAlias

from openpyxl.utils import get_column_letter

Value: TypeAlias = str | int | float | bool | date | datetime

_FOOTNOTE_MARK = re.compile(r"\s*\(\d\)$")


@dataclass(frozen=True)
class Cell:
    """One cell; ``value`` is None when it is blank. Text has no space around it."""

    sheet: str
    row: int
    column: int
    value: Value | None
    number_format: str = ""

    @property
    def address(self) -> str:
        """Return the cell's address as spreadsheets show it: ``D14``."""
        return f"{get_column_letter(self.column)}{self.row}"

    @property
    def text(self) -> str:
        """Return the value as text; blank gives an empty one."""
        return "" if self.value is None else str(self.value)


@dataclass(frozen=True)
class Sheet:
    """One sheet; ``cells`` holds those that are not blank, by (row, column) from 1."""

    name: str
    cells: Mapping[tuple[int, int], Cell]

    @cached_property
    def last_row(self) -> int:
        """Return the last row that holds anything; 0 for an empty sheet."""
        return max((row for row, _ in self.cells), default=0)

    @cached_property
    def last_column(self) -> int:
        """Return the last column that holds anything; 0 for an empty sheet."""
        return max((column for _, column in self.cells), default=0)

    def at(self, row: int, column: int) -> Cell:
        """Return the cell at a place, blank or not."""
        return self.cells.get((row, column)) or Cell(self.name, row, column, None)

    def row(self, row: int) -> list[Cell]:
        """Return the cells of a row that are not blank, from left to right."""
        width = range(1, self.last_column + 1)
        return [self.cells[row, column] for column in width if (row, column) in self.cells]


@dataclass(frozen=True)
class Grid:
    """All sheets of a file; a csv file is one sheet without a name."""

    sheets: tuple[Sheet, ...]

    def __iter__(self) -> Iterator[Cell]:
        """Go through all cells that are not blank."""
        for sheet in self.sheets:
            yield from sheet.cells.values()


def sheet_of(name: str, cells: list[Cell]) -> Sheet:
    """Make a sheet of its cells that are not blank."""
    return Sheet(name, {(cell.row, cell.column): cell for cell in cells})


def fold(text: str) -> str:
    """Reduce a header or name to what is compared: no case, marks, footnotes or spare spaces."""
    plain = _FOOTNOTE_MARK.sub("", " ".join(text.split()))
    return plain.casefold().replace("-", " ").strip(" :.*").strip()
