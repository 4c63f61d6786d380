"""Long xlsx sheets without any oddity, read by column; all others are left to the reader of values.

A sheet is regular when every tag in it is a row, a cell or its value, and every value is a shared
text, a plain number or a day. The cells are found by ``regular_cells``, a piece of XML at a time.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

from boligblik.intake.coded_lines import CodedColumn, CodedLines
from boligblik.intake.extent import is_too_much_text
from boligblik.intake.grid import Value
from boligblik.intake.limits import Limits
from boligblik.intake.regular_cells import OddError, regular_cells
from boligblik.intake.xlsx_parts import place_of
from boligblik.intake.xlsx_styles import StyleKind

if TYPE_CHECKING:
    import numpy.typing as npt

    Array: TypeAlias = npt.NDArray[Any]

_BEGIN, _END = b"<sheetData>", b"</sheetData>"
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]+[0-9]+):([A-Z]+[0-9]+)"/>')
_SERIAL_ZERO = date(1899, 12, 30)


@dataclass
class RegularSheet:
    """Takes in the pieces of a sheet's XML until one is odd; ``styles`` by the cells' numbers."""

    styles: Sequence[StyleKind]
    _cells: list[tuple["Array", ...]] = field(default_factory=list)
    _tail: list[bytes] = field(default_factory=list)
    _is_odd: bool = False
    _has_begun: bool = False

    def through(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Hand on pieces that each begin with a row, having taken in what they hold."""
        for piece in pieces:
            if not self._is_odd:
                try:
                    self._take(piece)
                except OddError:
                    self._is_odd = True
                    self._cells.clear()
            yield piece

    def _take(self, piece: bytes) -> None:
        if self._tail:
            self._tail.append(piece)
            return
        if not self._has_begun:
            _, begin, piece = piece.partition(_BEGIN)
            self._has_begun = bool(begin)
        rows, end, tail = piece.partition(_END)
        if end:
            self._tail.append(tail)
        if rows:
            self._cells.append(regular_cells(rows, self.styles))

    def merged(self) -> list[tuple[int, int, int, int]]:
        """Return the merged areas as first row, first column, last row and last column."""
        areas = _MERGED.findall(b"".join(self._tail))
        return [(*place_of(first.decode()), *place_of(last.decode())) for first, last in areas]

    def lines(self, texts: Sequence[str], limits: Limits) -> CodedLines | None:
        """Return the sheet's lines, given the texts it shares; None if anything was odd."""
        if self._is_odd or not self._tail or not self._cells:
            return None
        # Importing it takes as long as reading a small file, which needs none of it.
        import numpy as np  # noqa: PLC0415

        rows, columns, kinds, numbers = map(np.concatenate, zip(*self._cells, strict=True))
        height, width = int(rows.max(initial=0)), int(columns.max(initial=0))
        is_small = height <= limits.rows and width <= limits.columns
        if not width or not is_small or height * width > limits.cells:
            return None
        if not _are_texts_in_bounds(numbers[kinds == StyleKind.TEXT], texts, limits):
            return None
        in_order = np.argsort(columns, kind="stable")
        starts = np.searchsorted(columns[in_order], np.arange(1, width + 2))
        try:
            return CodedLines(
                [
                    _column(height, rows[cells], kinds[cells], numbers[cells], texts)
                    for cells in np.split(in_order, starts[1:-1])
                ]
            )
        except OddError:
            return None


def _are_texts_in_bounds(numbers: "Array", texts: Sequence[str], limits: Limits) -> bool:
    """Tell whether all texts are there, and not too much together, however often they stand."""
    import numpy as np  # noqa: PLC0415

    if not len(numbers):
        return True
    if numbers.max() >= len(texts):
        return False
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    return not is_too_much_text(int(lengths[numbers.astype(np.int64)].sum()), limits)


def _column(
    height: int, rows: "Array", kinds: "Array", numbers: "Array", texts: Sequence[str]
) -> CodedColumn:
    """Put a column together from its cells; all others are blank."""
    import numpy as np  # noqa: PLC0415

    values: list[Value] = [""]
    codes = np.zeros(height, dtype=np.int32)
    for kind in StyleKind:
        of_kind = kinds == kind
        if not of_kind.any():
            continue
        different, places = _different(numbers[of_kind], kind)
        codes[rows[of_kind] - 1] = len(values) + places
        values += _values(different, kind, texts)
    if np.count_nonzero(codes) < len(rows):
        # Two cells claim one place.
        raise OddError
    if len(rows) == height:
        return _without_twins(values[1:], codes - 1)
    return _without_twins(values, codes)


def _without_twins(values: Sequence[Value], codes: "Array") -> CodedColumn:
    """Give values that are the same, such as texts but for the space around them, one code."""
    import numpy as np  # noqa: PLC0415

    places: dict[Value, int] = {}
    told = [places.setdefault(value, len(places)) for value in values]
    if len(places) == len(values):
        return CodedColumn(values, codes)
    return CodedColumn(list(places), np.array(told, dtype=np.int32)[codes])


def _different(numbers: "Array", kind: StyleKind) -> tuple["Array", "Array"]:
    """Return the different numbers, and where among them each one stands."""
    import numpy as np  # noqa: PLC0415

    if kind is StyleKind.NUMBER:
        return np.unique(numbers, return_inverse=True)
    # Counting is faster than sorting, and these are whole and not large.
    whole = numbers.astype(np.int64)
    is_there = np.zeros(whole.max() + 1, dtype=bool)
    is_there[whole] = True
    return np.flatnonzero(is_there), (np.cumsum(is_there) - 1)[whole]


def _values(numbers: "Array", kind: StyleKind, texts: Sequence[str]) -> list[Value]:
    match kind:
        case StyleKind.TEXT:
            return [texts[number] for number in numbers.tolist()]
        case StyleKind.DAY:
            return [_SERIAL_ZERO + timedelta(days=number) for number in numbers.tolist()]
    return list(numbers.tolist())
