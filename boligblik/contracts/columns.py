"""Columns of a list-like sheet: what they are called, and where they stand in a sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property

from boligblik.intake.grid import Cell, Sheet, fold, is_filled
from boligblik.intake.values import is_month

HEADER_WITHIN = 40
"""A header stands within the first rows; what is above it are titles."""
REMARK_HEADERS = frozenset({"bemærkning", "bemærkninger", "kommentar", "note", "noter", "notes"})
_NEARLY = 0.8
_FILLERS = frozenset("alt antal den for i md mdr måneden måned of pr per perioden stk the".split())  # noqa: SIM905
_FEWEST_OF_A_PART = 3
_TYPED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", " ": None, ".": None})


def _telling_words(folded: str) -> frozenset[str]:
    words = frozenset(folded.replace("(", " ").replace(")", " ").split())
    return words - _FILLERS or words


def _squeezed(folded: str) -> str:
    """Return a header without spaces and points, its Danish letters as typed without them."""
    return folded.translate(_TYPED)


@dataclass(frozen=True)
class Column:
    """One column of a contract: its field, the headers it goes by, and whether it must be there."""

    field: str
    headers: tuple[str, ...]
    is_required: bool = False

    @cached_property
    def folded(self) -> frozenset[str]:
        """Return the headers as they are compared."""
        return frozenset(fold(known) for known in self.headers)

    @cached_property
    def _squeezed(self) -> frozenset[str]:
        return frozenset(map(_squeezed, self.folded))

    @cached_property
    def _words(self) -> frozenset[frozenset[str]]:
        return frozenset(_telling_words(known) for known in self.folded)

    def matches(self, header: str) -> bool:
        """Tell whether a header names this column: by its words, in any order.

        Words that only say that something is counted, such as ``antal``, tell nothing.
        """
        plain = fold(header)
        is_known = plain in self.folded or _squeezed(plain) in self._squeezed
        return is_known or _telling_words(plain) in self._words


@dataclass(frozen=True)
class Titles:
    """The cells above a table: ``own`` are right above it, ``shared`` belong to the whole sheet."""

    own: tuple[Cell, ...]
    shared: tuple[Cell, ...]

    @property
    def nearest_first(self) -> tuple[tuple[Cell, ...], ...]:
        """Return both groups, the one that holds before the other first."""
        return (self.own, self.shared)

    @property
    def all(self) -> tuple[Cell, ...]:
        """Return all cells above, from the top."""
        return (*self.shared, *self.own)

    def with_corner(self, corner: Cell) -> "Titles":
        """Return the titles with a table's corner among its own."""
        return replace(self, own=(*self.own, corner))


def titles_above(sheet: Sheet, header_row: int) -> Titles:
    """Return the cells above a header."""
    above = [cell for row in range(1, header_row) for cell in sheet.row(row)]
    first = sheet.own_titles_from
    return Titles(
        tuple(cell for cell in above if cell.row >= first),
        tuple(cell for cell in above if cell.row < first),
    )


@dataclass(frozen=True)
class Table:
    """A contract's columns found in a sheet.

    ``misspelt`` are headers that nearly, but not quite, name a column that is not there otherwise,
    each with what was meant; ``lacking`` is the required column that is not there.
    """

    sheet: Sheet
    header_row: int
    columns: Mapping[str, int]
    misspelt: tuple[tuple[Cell, str], ...] = ()
    lacking: Column | None = None

    @property
    def is_whole(self) -> bool:
        """Tell whether all required columns are there under a name of theirs."""
        return self.lacking is None

    @property
    def titles(self) -> Titles:
        """Return the cells above the header: the table's own, and those of the whole sheet."""
        return titles_above(self.sheet, self.header_row)

    @property
    def unused(self) -> list[Cell]:
        """Return the header cells that no column of the contract reads."""
        used = set(self.columns.values())
        return [cell for cell in self.sheet.row(self.header_row) if cell.column not in used]

    @property
    def headless(self) -> list[Cell]:
        """Return the blank header cells over columns that hold anything beside the rows."""
        heads = [
            self.sheet.at(self.header_row, column)
            for column in range(1, self.sheet.last_column + 1)
        ]
        return [head for head in heads if head.value is None and self._holds_anything(head.column)]

    def _holds_anything(self, column: int) -> bool:
        values = self.sheet.columns[column - 1]
        return any(is_filled(values[row - 1]) for row in self.row_numbers)

    def head(self, field: str) -> Cell:
        """Return the header cell of a column."""
        return self.sheet.at(self.header_row, self.columns[field])

    def header(self, field: str) -> str:
        """Return the header as it stands in the file."""
        return self.head(field).text

    def cells(self, row: int) -> dict[str, Cell]:
        """Return a row's cells by field."""
        return {field: self.sheet.at(row, column) for field, column in self.columns.items()}

    @cached_property
    def row_numbers(self) -> Sequence[int]:
        """Return the rows below the header that hold anything, notes at the end left out."""
        rows = range(self.header_row + 1, self.sheet.last_row + 1)
        if not all(map(self.sheet.has_blank, self.columns.values())):
            return rows
        columns = [
            self.sheet.columns[column - 1][rows.start - 1 : rows.stop - 1]
            for column in self.columns.values()
        ]
        if any(not column.count(None) and not column.count("") for column in columns):
            return rows
        across = zip(*columns, strict=True)
        filled = [
            row for row, values in zip(rows, across, strict=True) if any(map(is_filled, values))
        ]
        while filled and _is_note(self.cells(filled[-1])):
            filled.pop()
        return filled

    def rows(self) -> list[dict[str, Cell]]:
        """Return the cells of those rows by field."""
        return [self.cells(row) for row in self.row_numbers]


def _is_note(row: Mapping[str, Cell]) -> bool:
    """Tell whether a row is a remark: a sentence alone, not a day or month without figures."""
    values = [cell for cell in row.values() if cell.value is not None]
    if len(values) != 1 or not isinstance(values[0].value, str):
        return False
    return " " in values[0].value and not is_month(values[0])


def locate(sheet: Sheet, columns: Sequence[Column]) -> Table | None:
    """Find the first row that holds all required columns; None when no row does."""
    for row in range(1, min(sheet.last_row, HEADER_WITHIN) + 1):
        found = _found_in(sheet, row, columns)
        if _required(columns) <= found.keys():
            return _with_misspelt(Table(sheet, row, found), columns)
    return None


def locate_nearly(sheet: Sheet, columns: Sequence[Column]) -> Table | None:
    """Find the row that would hold all required columns if its headers were spelt right.

    Else the row with all of them but one, if that has most of a contract's columns.
    """
    for row in range(1, min(sheet.last_row, HEADER_WITHIN) + 1):
        found = _found_in(sheet, row, columns)
        if not found:
            continue
        table = _with_misspelt(Table(sheet, row, found), columns)
        lacking = [
            column for column in columns if column.is_required and column.field not in table.columns
        ]
        if not lacking:
            return table
        if len(lacking) == 1 and len(table.columns) >= _FEWEST_OF_A_PART:
            return replace(table, lacking=lacking[0])
    return None


def _required(columns: Sequence[Column]) -> set[str]:
    return {column.field for column in columns if column.is_required}


def _found_in(sheet: Sheet, row: int, columns: Sequence[Column]) -> dict[str, int]:
    found: dict[str, int] = {}
    for cell in sheet.row(row):
        named = next((column.field for column in columns if column.matches(cell.text)), None)
        if named:
            found.setdefault(named, cell.column)
    return found


def _with_misspelt(table: Table, columns: Sequence[Column]) -> Table:
    """Take unused headers for the columns not found that they nearly name."""
    meant: dict[str, int] = {}
    misspelt = []
    for cell in table.unused:
        open_headers = {
            fold(header): (column.field, header)
            for column in columns
            if column.field not in table.columns and column.field not in meant
            for header in column.headers
        }
        near = get_close_matches(fold(cell.text), open_headers, n=1, cutoff=_NEARLY)
        if near:
            column_field, header = open_headers[near[0]]
            meant[column_field] = cell.column
            misspelt.append((cell, header))
    return replace(table, columns={**table.columns, **meant}, misspelt=tuple(misspelt))
