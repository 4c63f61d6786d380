"""A spreadsheet as sheets of plain values; the only place that computes addresses."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import zip_longest
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool | date | datetime
Line: TypeAlias = Sequence[Value | None]

UNCALCULATED = "=?"
"""Stands for a formula that the file holds no result of."""

_FOOTNOTE_MARK = re.compile(r"\s*\(\d\)$")


def column_letters(column: int) -> str:
    """Return a column's letters, from 1: ``A``, ``Z``, ``AA``."""
    letters = ""
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number, from 1, of a column given by its letters in capitals."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def address_of(row: int, column: int) -> str:
    """Return an address as spreadsheets show it, rows and columns from 1: ``D14``."""
    return f"{column_letters(column)}{row}"


@dataclass(frozen=True)
class Cell:
    """One cell; ``value`` is None when it is blank. Text has no space around it.

    ``decimal_mark`` is that of its column: a comma, a point, or ``?`` where that is unclear.
    ``place`` is where the cell stands in the file if its sheet is laid out otherwise.
    """

    sheet: str
    row: int
    column: int
    value: Value | None
    number_format: str = ""
    decimal_mark: str = ","
    place: tuple[int, int] | None = None

    @property
    def address(self) -> str:
        """Return the cell's address in the file as spreadsheets show it: ``D14``."""
        return address_of(*(self.place or (self.row, self.column)))

    @property
    def text(self) -> str:
        """Return the value as text, whole numbers without decimals; blank gives an empty one."""
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        return "" if self.value is None else str(self.value)


@dataclass(frozen=True)
class Sheet:
    """One sheet; row r is ``lines[r - 1]``, and rows may be shorter than others.

    A blank cell is None or an empty text. ``number_formats`` are given for numbers that are shown
    as a percentage, ``comments`` by cell, ``decimal_marks`` by column where it is not the Danish
    comma; ``places`` is where cells stand in the file if this is another layout of it; titles from
    row ``own_titles_from`` on belong to this table alone, those above to the whole sheet. Places
    are (row, column) from 1. ``merged`` areas are (first row, first column, last row, last column);
    their value stands in the first cell.
    """

    name: str
    lines: Sequence[Line]
    number_formats: Mapping[tuple[int, int], str] = field(default_factory=dict)
    merged: tuple[tuple[int, int, int, int], ...] = ()
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)
    decimal_marks: Mapping[int, str] = field(default_factory=dict)
    places: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    own_titles_from: int = 1

    @cached_property
    def last_row(self) -> int:
        """Return the last row that holds anything; 0 for an empty sheet."""
        filled = (
            row for row in range(len(self.lines), 0, -1) if any(map(is_filled, self.lines[row - 1]))
        )
        return next(filled, 0)

    @cached_property
    def last_column(self) -> int:
        """Return the last column that holds anything; 0 for an empty sheet."""
        widest = 0
        for line in self.lines:
            if len(line) > widest:
                filled = (
                    place for place in range(len(line), widest, -1) if is_filled(line[place - 1])
                )
                widest = next(filled, widest)
        return widest

    @cached_property
    def columns(self) -> Sequence[Sequence[Value | None]]:
        """Return the columns from left to right, each as long as the sheet has lines."""
        lines = self.lines
        if len({len(line) for line in lines}) > 1:
            return list(zip_longest(*lines))
        return list(zip(*lines, strict=True))

    @cached_property
    def distinct_values(self) -> Sequence[Collection[Value | None]]:
        """Return each column's different values."""
        return [set(column) for column in self.columns]

    def value_at(self, row: int, column: int) -> Value | None:
        """Return what stands at a place; None for a blank."""
        if not 1 <= row <= len(self.lines):
            return None
        line = self.lines[row - 1]
        value = line[column - 1] if 1 <= column <= len(line) else None
        return value if is_filled(value) else None

    def at(self, row: int, column: int) -> Cell:
        """Return the cell at a place, blank or not."""
        number_format = self.number_formats.get((row, column), "")
        mark = self.decimal_marks.get(column, ",")
        value, place = self.value_at(row, column), self.places.get((row, column))
        return Cell(self.name, row, column, value, number_format, mark, place)

    def row(self, row: int) -> list[Cell]:
        """Return the cells of a row that are not blank, from left to right."""
        line = self.lines[row - 1] if 1 <= row <= len(self.lines) else ()
        return [self.at(row, place) for place, value in enumerate(line, 1) if is_filled(value)]

    def __iter__(self) -> Iterator[Cell]:
        """Go through all cells that are not blank, row by row."""
        for row in range(1, len(self.lines) + 1):
            yield from self.row(row)


@dataclass(frozen=True)
class Grid:
    """All sheets of a file; a text file is one sheet without a name, told with its dialect."""

    sheets: tuple[Sheet, ...]
    file_format: str
    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    escape: str | None = None

    def __iter__(self) -> Iterator[Cell]:
        """Go through all cells that are not blank."""
        for sheet in self.sheets:
            yield from sheet


def is_filled(value: Value | None) -> bool:
    """Tell whether a value is more than a blank."""
    return value is not None and value != ""


def fold(text: str) -> str:
    """Reduce a header or name to what is compared: no case, marks, footnotes or spare spaces."""
    plain = _FOOTNOTE_MARK.sub("", " ".join(text.split()))
    return plain.casefold().replace("-", " ").strip(" :.*").strip()
