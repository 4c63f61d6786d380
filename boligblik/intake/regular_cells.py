"""The cells in a piece of an xlsx sheet's XML, all found at once, if nothing about them is odd.

Regular is ``<c r="B2" s="1" t="s"><v>17</v></c>``, with or without a style; ``t="s"`` is a shared
text, ``t="n"`` or no type a number; or a cell with a style and nothing in it.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from boligblik.intake.xlsx_styles import StyleKind

if TYPE_CHECKING:
    import numpy.typing as npt

    Array: TypeAlias = npt.NDArray[Any]

_CELL, _VALUE, _VALUE_ENDS = b'<c r="', b"<v>", b"</v></c>"
_STYLE, _TYPE = b' s="', b' t="s"'
_NUMBER = re.compile(rb"-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_MOST_DIGITS = 15
"""More digits than these may not fit into a number; it is read by itself."""
_LETTERS = ord("A") - 1
# Days before these stand around 29 February 1900, which never was and yet is counted.
_FIRST_DAY, _LAST_DAY = 61, 2_958_465


class OddError(Exception):
    """Something is left to the reader of values."""


def regular_cells(
    rows: bytes, styles: Sequence[StyleKind]
) -> tuple["Array", "Array", "Array", "Array"]:
    """Return the cells that are not blank as rows and columns from 1, kinds, and numbers.

    A text's number is its place among the shared ones, a day's its serial; the kinds are those of
    ``StyleKind``, by ``styles`` for cells that hold no text. Raises ``OddError``.
    """
    import numpy as np  # noqa: PLC0415 (takes as long as reading a small file)

    signs = np.frombuffer(rows, np.uint8)
    tags = np.flatnonzero(signs == ord("<"))
    is_value = signs[tags + 1] == ord("v")
    _refuse_other_tags(rows, len(tags), int(is_value.sum()))
    places = np.flatnonzero(is_value)
    cells, values, ends = tags[places - 1], tags[places], tags[places + 1]
    columns, row_numbers, said_from = _addresses(signs, cells)
    types = signs[values - len(b's">')]
    is_shared = types == ord("s")
    style_numbers = _styles(signs, said_from, values, is_shared | (types == ord("n")))
    if len(style_numbers) and style_numbers.max() >= len(styles):
        raise OddError
    kinds = np.array(styles, dtype=np.uint8)[style_numbers]
    kinds[is_shared] = StyleKind.TEXT
    numbers = _numbers(rows, signs, values + len(_VALUE), ends)
    _refuse_odd_kinds(kinds, numbers, is_shared)
    return row_numbers, columns.astype(np.uint16), kinds, numbers


def _refuse_other_tags(rows: bytes, tags: int, values: int) -> None:
    """Raise ``OddError`` unless all tags are rows, cells, and values that end with their cell."""
    if values != rows.count(_VALUE) or values != rows.count(_VALUE_ENDS):
        raise OddError
    of_rows = rows.count(b"<row ") + rows.count(b"</row>")
    if tags != of_rows + rows.count(_CELL) + 3 * values:
        raise OddError


def _addresses(signs: "Array", cells: "Array") -> tuple["Array", "Array", "Array"]:
    """Return the columns and rows of cells, and where in the tag something else is said."""
    import numpy as np  # noqa: PLC0415

    if not (signs[cells + 1] == ord("c")).all():
        raise OddError
    starts = cells + len(_CELL)
    first, second = (signs[starts + place].astype(np.int64) - _LETTERS for place in (0, 1))
    has_two = second > 0
    columns = np.where(has_two, 26 * first + second, first)
    rows, ends = _whole(signs, starts + 1 + has_two)
    if ((first < 1) | (first > 26) | (second > 26) | (rows < 1)).any():
        raise OddError
    if not (signs[ends] == ord('"')).all():
        raise OddError
    return columns, rows, ends + 1


def _styles(signs: "Array", said_from: "Array", values: "Array", is_typed: "Array") -> "Array":
    """Return the numbers of the cells' styles; what else is said of a number is odd."""
    import numpy as np  # noqa: PLC0415

    lengths = values - 1 - said_from - len(_TYPE) * is_typed
    found = np.zeros(len(values), dtype=np.int64)
    told = np.flatnonzero(lengths)
    at = said_from[told]
    begins = [signs[at + place] == sign for place, sign in enumerate(_STYLE)]
    found[told], ends = _whole(signs, at + len(_STYLE))
    is_style = np.logical_and.reduce([*begins, ends + 1 - at == lengths[told]])
    is_type = signs[values - len(b't="s">')] == ord("t")
    is_closed = signs[values - 1] == ord(">")
    if not (is_style.all() and is_type[is_typed].all() and is_closed.all()):
        raise OddError
    return found


def _numbers(rows: bytes, signs: "Array", starts: "Array", ends: "Array") -> "Array":
    """Return the numbers between places; raise ``OddError`` if one is none."""
    import numpy as np  # noqa: PLC0415

    whole, stops = _whole(signs, starts)
    numbers = whole.astype(np.float64)
    for place in np.flatnonzero((stops != ends) | (starts == ends)).tolist():
        text = rows[starts[place] : ends[place]]
        if not _NUMBER.fullmatch(text):
            raise OddError
        numbers[place] = float(text)
    return numbers


def _refuse_odd_kinds(kinds: "Array", numbers: "Array", is_shared: "Array") -> None:
    """Raise ``OddError`` for a style of unknown meaning, and a day or text without a number."""
    import numpy as np  # noqa: PLC0415

    is_day = kinds == StyleKind.DAY
    days = numbers[is_day]
    counted = numbers[is_day | is_shared]
    is_odd = (kinds == StyleKind.ODD).any() or not np.isfinite(numbers).all()
    if is_odd or (counted % 1).any() or (counted < 0).any():
        raise OddError
    if len(days) and (days.min() < _FIRST_DAY or days.max() > _LAST_DAY):
        raise OddError


def _whole(signs: "Array", starts: "Array") -> tuple["Array", "Array"]:
    """Read the digits that begin at places; return the whole numbers and where each ends."""
    import numpy as np  # noqa: PLC0415

    numbers = np.zeros(len(starts), dtype=np.int64)
    ends = starts.copy()
    is_going = np.ones(len(starts), dtype=bool)
    for _ in range(_MOST_DIGITS):
        # Below a zero the difference wraps round, to far above a nine.
        digits = signs[ends] - np.uint8(ord("0"))
        is_going &= digits <= 9
        if not is_going.any():
            break
        numbers = np.where(is_going, 10 * numbers + digits, numbers)
        ends += is_going
    return numbers, ends
