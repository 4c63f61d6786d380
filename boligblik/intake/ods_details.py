"""What an ods workbook says of its sheets besides their values, by one pass over its content.

The parser is expat, which follows no link; content that declares a document type is refused first.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.parsers import expat

from boligblik.intake.extent import Filled, refuse_beyond
from boligblik.intake.finding import UnreadableError
from boligblik.intake.grid import UNCALCULATED
from boligblik.intake.limits import Limits
from boligblik.intake.sheet_details import SheetDetails
from boligblik.intake.xlsx_parts import refuse_unsafe

CONTENT = "content.xml"
ROW_BEGINS = b"<table:table-row"
SAYS_MORE = re.compile(
    rb'"percentage"|annotation|-spanned="|visibility="|"error"|:formula="|line-break|:tab|time-value'
)
"""What content holds if its sheets say anything besides values."""

_CELLS = ("table-cell", "covered-table-cell")
_DURATION = re.compile(r"^PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S$")
_PERCENTAGE = "0%"
_MAX_ROWS, _MAX_COLUMNS = 1_048_576, 16_384


@dataclass
class _Cell:
    row: int
    column: int
    rows: int
    columns: int
    said: dict[str, str]


class OdsWalk:
    """Follows content from table to table, row to row and cell to cell, counting repetitions.

    ``sheets`` has the details of each table so far and ``filled`` its cells that are not blank, by
    table name.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.sheets: dict[str, SheetDetails] = {}
        self.filled: list[tuple[str, Filled]] = []
        self._name = ""
        self._row = self._rows = self._column = 0
        self._cell: _Cell | None = None
        self._texts: list[str] = []
        self._note: list[str] | None = None
        self._paragraph = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._said

    def take(self, pieces: Iterable[bytes]) -> Iterator[None]:
        """Follow content piece by piece. Raises ``UnreadableError`` if it is damaged or unsafe."""
        is_first = True
        try:
            for piece in pieces:
                if is_first:
                    refuse_unsafe(piece)
                    is_first = False
                self._parser.Parse(piece)
                yield
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise UnreadableError("damaged_workbook") from error
        yield

    def _start(self, name: str, given: dict[str, str]) -> None:
        local = _local(name)
        if local == "table":
            self._begin_table(_plain(given))
        elif local == "table-column" and self.sheets:
            self._column_told(_plain(given))
        elif local == "table-row":
            self._begin_row(_plain(given))
        elif local in _CELLS and self.sheets:
            self._begin_cell(_plain(given))
        elif local == "annotation":
            self._note = []
        elif local == "p":
            self._paragraph += 1
            texts = self._texts if self._note is None else self._note
            if texts:
                texts.append("\n")
        elif local in ("line-break", "tab", "s"):
            self._said({"line-break": "\n", "tab": "\t", "s": " "}[local])

    def _end(self, name: str) -> None:
        local = _local(name)
        if local == "p":
            self._paragraph -= 1
        elif local in _CELLS and self._cell is not None:
            self._end_cell(self._cell)
        elif local == "table-row":
            self._row += self._rows - 1
        elif local == "annotation" and self._cell is not None:
            text = "".join(self._note or ()).strip()
            self.sheets[self._name].comments[self._cell.row, self._cell.column] = text
            self._note = None

    def _said(self, text: str) -> None:
        if self._paragraph and self._cell is not None:
            (self._texts if self._note is None else self._note).append(text)

    def _begin_table(self, said: dict[str, str]) -> None:
        self._name = said.get("name", "")
        self.sheets[self._name] = SheetDetails()
        self._row = self._column = 0

    def _column_told(self, said: dict[str, str]) -> None:
        first = self._column + 1
        self._column += _count(said, "number-columns-repeated")
        if "visibility" in said and said["visibility"] != "visible":
            last = min(self._column, _MAX_COLUMNS)
            self.sheets[self._name].hidden_columns.update(range(first, last + 1))

    def _begin_row(self, said: dict[str, str]) -> None:
        self._row += 1
        self._column = 0
        self._rows = _count(said, "number-rows-repeated")
        if "visibility" in said and said["visibility"] != "visible" and self.sheets:
            last = min(self._row + self._rows - 1, _MAX_ROWS)
            self.sheets[self._name].hidden_rows.update(range(self._row, last + 1))

    def _begin_cell(self, said: dict[str, str]) -> None:
        columns = _count(said, "number-columns-repeated")
        self._cell = _Cell(self._row, self._column + 1, self._rows, columns, said)
        self._column += columns
        self._texts = []

    def _end_cell(self, cell: _Cell) -> None:
        self._cell = None
        text = "".join(self._texts)
        said = cell.said
        if "value-type" in said or "formula" in said:
            last = (cell.row + cell.rows - 1, cell.column + cell.columns - 1)
            size = max(len(text), len(said.get("string-value", "")))
            filled = Filled(*last, size, cell.rows * cell.columns)
            self.filled.append((self._name, filled))
            # A single cell may claim to stand a thousand million times.
            refuse_beyond([filled], self._name, self._limits)
        details = self.sheets[self._name]
        if said.get("value-type") == "percentage":
            details.percentages.update(dict.fromkeys(self._places(cell), _PERCENTAGE))
        if instead := _instead(said, text):
            details.instead.update(dict.fromkeys(self._places(cell), instead))
        rows, columns = _count(said, "number-rows-spanned"), _count(said, "number-columns-spanned")
        if rows > 1 or columns > 1:
            area = (cell.row, cell.column, cell.row + rows - 1, cell.column + columns - 1)
            details.merged.append(area)

    def _places(self, cell: _Cell) -> Iterator[tuple[int, int]]:
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                yield row, column


def details_of_ods(pieces: Iterable[bytes], limits: Limits) -> dict[str, SheetDetails]:
    """Go through all sheets once. Raises ``UnreadableError`` for one that reaches too far."""
    walk = OdsWalk(limits)
    for _ in walk.take(pieces):
        walk.filled.clear()
    return walk.sheets


def filled_in_ods(pieces: Iterable[bytes], limits: Limits) -> Iterator[tuple[str, Filled]]:
    """Yield the cells of all sheets that are not blank, each with its sheet's name."""
    walk = OdsWalk(limits)
    for _ in walk.take(pieces):
        yield from walk.filled
        walk.filled.clear()


def _instead(said: dict[str, str], text: str) -> str:
    """Return what to put in a cell whose value the reader of values gets wrong; mostly nothing."""
    if said.get("calcext value-type") == "error":
        return text.strip()
    if "formula" in said and "value-type" not in said:
        return UNCALCULATED
    if duration := _DURATION.match(said.get("time-value", "")):
        hours, minutes, seconds = duration.groups()
        return f"{int(hours)}:{minutes}:{seconds}"
    return text.strip() if said.get("value-type") == "string" and _is_broken(text) else ""


def _is_broken(text: str) -> bool:
    """Tell whether a text holds what the reader of values drops: line breaks and tabs."""
    return "\n" in text or "\t" in text


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _plain(given: dict[str, str]) -> dict[str, str]:
    """Name attributes without their namespace, but those of LibreOffice's own after it."""
    return {
        f"calcext {_local(name)}" if ":calcext:" in name else _local(name): value
        for name, value in given.items()
    }


def _count(said: dict[str, str], name: str) -> int:
    text = said.get(name, "1")
    return min(int(text), 2**31) if text.isdecimal() and text.isascii() else 1
