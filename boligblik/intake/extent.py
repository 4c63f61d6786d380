"""How far the cells of a sheet reach, held against the limits without building the sheet."""

from collections.abc import Iterable
from typing import NamedTuple

from boligblik.intake.finding import UnreadableError
from boligblik.intake.grid import address_of
from boligblik.intake.limits import Limits

_COPIES_OF_TEXT = 3
"""A text is held by the reader, by the sheet built from it, and by the values handed on."""
_SPARSE = 10
"""Of a sheet with fewer cells than one in this many places it is a stray cell that is at fault."""


class Filled(NamedTuple):
    """A cell that is not blank, the last of ``times`` alike; ``length`` is that of its text."""

    row: int
    column: int
    length: int = 0
    times: int = 1


def refuse_beyond(cells: Iterable[Filled], sheet: str, limits: Limits) -> int:
    """Return how many places a sheet's cells span together, blank ones too.

    Raises ``UnreadableError`` naming the cell or the number that is beyond a limit.
    """
    count = characters = 0
    lowest = rightmost = Filled(0, 0)
    for cell in cells:
        count += cell.times
        characters += cell.length * cell.times
        lowest = cell if cell.row > lowest.row else lowest
        rightmost = cell if cell.column > rightmost.column else rightmost
    places = lowest.row * rightmost.column
    code, limit = _beyond(lowest.row, rightmost.column, limits)
    if code and _SPARSE * count < places:
        is_right = rightmost.column > max(limits.columns, lowest.row // _SPARSE)
        far = rightmost if is_right else lowest
        raise UnreadableError("far_cell", sheet=sheet, cell=address_of(far.row, far.column))
    if code:
        raise UnreadableError(code, sheet=sheet, limit=f"{limit}")
    if is_too_much_text(characters, limits):
        raise UnreadableError("too_much_text", sheet=sheet)
    return places


def is_too_much_text(characters: int, limits: Limits) -> bool:
    """Tell whether texts of so many characters together would take up the memory there is."""
    return characters * _COPIES_OF_TEXT > limits.memory_bytes


def _beyond(rows: int, columns: int, limits: Limits) -> tuple[str, int]:
    if rows > limits.rows:
        return "too_many_rows", limits.rows
    if columns > limits.columns:
        return "too_many_columns", limits.columns
    return ("too_many_cells", limits.cells) if rows * columns > limits.cells else ("", 0)
