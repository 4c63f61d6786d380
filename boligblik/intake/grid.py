"""A spreadsheet as sheets of plain values; the only place that computes addresses."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from itertools import zip_longest
from typing import Any, TypeAlias

from boligblik.intake.coded_lines import CodedColumn, CodedLines

Value: TypeAlias = str | int | float | bool | date | datetime
Line: TypeAlias = Sequence[Value | None]

UNCALCULATED = "=?"
"""Stands for a formula that the file holds no result of."""

_FOUND_IN_LINES = ("last_row", "last_column", "columns", "types")
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
    with a percent sign, ``comments`` by cell, ``decimal_marks`` by column where it is not the
    Danish comma; ``places`` is where cells stand in the file if this is another layout of it;
    titles from row ``own_titles_from`` on belong to this table alone, those above to the whole
    sheet. Places are (row, column) from 1. ``merged`` areas are (first row, first column, last
    row, last column);
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
        if isinstance(self.lines, CodedLines):
            told = [any(map(is_filled, column.values)) for column in self.lines.columns]
            return max((place for place, holds in enumerate(told, 1) if holds), default=0)
        widest = max(map(len, self.lines), default=0)
        while widest and not any(
            len(line) >= widest and is_filled(line[widest - 1]) for line in self.lines
        ):
            widest -= 1
        return widest

    @cached_property
    def columns(self) -> Sequence[Sequence[Value | None]]:
        """Return the columns from left to right, each as long as the sheet has lines."""
        lines = self.lines
        if isinstance(lines, CodedLines):
            return lines.columns
        if len({len(line) for line in lines}) > 1:
            return list(zip_longest(*lines))
        return list(zip(*lines, strict=True))

    @cached_property
    def types(self) -> Sequence[Set[type]]:
        """Return which types of values stand in each column, that of None for blanks among them."""
        return [
            set(map(type, column.values if isinstance(column, CodedColumn) else column))
            for column in self.columns
        ]

    def texts(self, column: int) -> Sequence[str]:
        """Return the texts that stand in a column, each at least once."""
        values, types = self._values(column), self.types[column - 1]
        if str not in types:
            return ()
        return [value for value in values if type(value) is str] if len(types) > 1 else values  # type: ignore[return-value]

    def figures(self, column: int) -> Sequence[int | float]:
        """Return the numbers that stand in a column, each at least once."""
        if self.types[column - 1].isdisjoint((int, float)):
            return ()
        values = self._values(column)
        return [value for value in values if type(value) is int or type(value) is float]

    def _values(self, column: int) -> Sequence[Value | None]:
        values = self.columns[column - 1]
        return values.values if isinstance(values, CodedColumn) else values

    def with_more_told(self, **told: Any) -> "Sheet":
        """Return the same lines with more told of them; what was found in the lines is kept."""
        sheet = replace(self, **told)
        kept = {name: self.__dict__[name] for name in _FOUND_IN_LINES if name in self.__dict__}
        sheet.__dict__.update(kept)
        return sheet

    def has_blank(self, column: int) -> bool:
        """Tell whether any line is blank in a column."""
        return type(None) in self.types[column - 1] or "" in self.texts(column)

    def value_at(self, row: int, column: int) -> Value | None:
        """Return what stands at a place; None for a blank."""
        if not 1 <= row <= len(self.lines):
            return None
        if isinstance(self.lines, CodedLines):
            is_within = 1 <= column <= len(self.columns)
            value = self.columns[column - 1][row - 1] if is_within else None
        else:
            line = self.lines[row - 1]
            value = line[column - 1] if 1 <= column <= len(line) else None
        return value if is_filled(value) else None

    def at(self, row: int, column: int) -> Cell:
        """Return the cell at a place, blank or not."""
        return self.cell_of(self.value_at(row, column), row, column)

    def cell_of(self, value: Value | None, row: int, column: int) -> Cell:
        """Return a cell whose value is known already; a blank is None."""
        at = (row, column)
        number_format = self.number_formats.get(at, "") if self.number_formats else ""
        mark = self.decimal_marks.get(column, ",") if self.decimal_marks else ","
        place = self.places.get(at) if self.places else None
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
    """All sheets of a file; a text file is one sheet without a name, told with its dialect.

    ``outside_cells`` is what else is written in a workbook: the code of a place, and a text.
    """

    sheets: tuple[Sheet, ...]
    file_format: str
    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    escape: str | None = None
    outside_cells: tuple[tuple[str, str], ...] = ()

    def __iter__(self) -> Iterator[Cell]:
        """Go through all cells that are not blank."""
        for sheet in self.sheets:
            yield from sheet


def _is_filled_at(line: Line, column: int) -> bool:
    return len(line) >= column and is_filled(line[column - 1])


def is_filled(value: Value | None) -> bool:
    """Tell whether a value is more than a blank."""
    return value is not None and value != ""


def fold(text: str) -> str:
    """Reduce a header or name to what is compared: no case, marks, footnotes or spare spaces."""
    plain = _FOOTNOTE_MARK.sub("", " ".join(text.split()))
    return plain.casefold().replace("-", " ").strip(" :.*").strip()
