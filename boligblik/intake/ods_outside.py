"""What stands around the cells in the content of an ods workbook, and what is drawn among them."""

import re
from collections.abc import Iterable, Iterator

from boligblik.intake.ods_details import ROW_BEGINS

_TABLE_ENDS, _ROW_ENDS = b"</table:table>", b"</table:table-row>"
_FORMULA = re.compile(rb"\btable:formula\s*=\s*(?:\"[^\"]*&quot;[^\"]*\"|'[^']*\"[^']*')")
_AMONG_CELLS = re.compile(
    rb"<(draw:(?:text-box|custom-shape|caption|rect|ellipse|polygon|line|frame|g))\b.*?</\1>"
    rb"|<(svg:(?:title|desc))\b[^>]*>[^<]*</\2>|<text:a\b[^>]*>",
    re.DOTALL,
)
_MARKS = (b"<draw:", b"<svg:", b"<text:a", b"&quot;", b"formula='")


def around_cells(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Leave the cells out of content, but for what is drawn in them, their links and formulas.

    The pieces are cut before rows (``ROW_BEGINS``), so that no row stands in two of them.
    """
    for piece in pieces:
        tables = piece.split(_TABLE_ENDS)
        yield b"".join(part for table in tables for part in _parts_around(table))


def _parts_around(table: bytes) -> Iterator[bytes]:
    begin = table.find(ROW_BEGINS)
    if begin < 0:
        yield table
        return
    end = max(table.rfind(_ROW_ENDS), begin)
    yield table[:begin]
    cells = table[begin:end]
    if any(mark in cells for mark in _MARKS):
        yield from (b"<x %s/>" % found[0] for found in _FORMULA.finditer(cells))
        yield from (found[0] for found in _AMONG_CELLS.finditer(cells))
    yield table[end:]
