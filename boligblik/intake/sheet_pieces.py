"""The XML of an xlsx sheet piece by piece, whoever wrote it, with its marks in the plain way.

The plain way is without prefixes of a namespace, with double quotation marks, and with an address
in every row and cell. Nearly all programs write so, and then nothing is rewritten.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial

from boligblik.intake.archive import Archive
from boligblik.intake.finding import UnreadableError
from boligblik.intake.grid import column_letters, column_number
from boligblik.intake.limits import Limits
from boligblik.intake.shared_texts import refuse_long_texts
from boligblik.intake.xlsx_parts import refuse_unsafe

_HEAD_BYTES = 64 * 1024
_PREFIX = re.compile(rb"<(\w+:)sheetData\b")
_SINGLE_QUOTED = re.compile(rb"='([^'\"<>]*)'")
_ROW_OR_CELL = re.compile(rb"<(row|c)\b([^>]*)>")
_NUMBERED = re.compile(rb'\br="([A-Z]*)([0-9]+)"')


def sheet_pieces(archive: Archive, part: str, limits: Limits) -> Iterator[bytes]:
    """Yield a sheet's XML in pieces that each begin with a row, but for the first.

    Raises ``UnreadableError`` for XML that is unsafe or damaged.
    """
    head = archive.head(part)
    refuse_unsafe(head)
    prefix, rewriting = _what_to_rewrite(head)
    for piece in archive.pieces(part, b"<" + prefix + b"row"):
        if b"\x00" in piece:
            raise UnreadableError("damaged_workbook")
        refuse_long_texts(piece, limits)
        plain = piece
        for rewrite in rewriting:
            plain = rewrite(plain)
        yield plain


def _what_to_rewrite(head: bytes) -> tuple[bytes, list[Callable[[bytes], bytes]]]:
    """Return the prefix of a sheet's tags, and what makes its XML plain, in order."""
    plain = head[:_HEAD_BYTES]
    rewriting: list[Callable[[bytes], bytes]] = []
    prefix = b""
    if found := _PREFIX.search(head):
        prefix = found[1]
        rewriting.append(partial(_without_prefix, prefix))
        plain = _without_prefix(prefix, plain)
    if _SINGLE_QUOTED.search(plain):
        rewriting.append(_double_quoted)
        plain = _double_quoted(plain)
    if not all(_NUMBERED.search(said) for _, said in _ROW_OR_CELL.findall(plain)):
        rewriting.append(_Numbering().numbered)
    return prefix, rewriting


def _without_prefix(prefix: bytes, piece: bytes) -> bytes:
    return piece.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</")


def _double_quoted(piece: bytes) -> bytes:
    return _SINGLE_QUOTED.sub(rb'="\1"', piece)


class _Numbering:
    """Writes addresses into the rows and cells of one piece after another."""

    def __init__(self) -> None:
        self._row = self._column = 0

    def numbered(self, piece: bytes) -> bytes:
        return _ROW_OR_CELL.sub(self._with_address, piece)

    def _with_address(self, tag: re.Match[bytes]) -> bytes:
        name, said = tag.groups()
        given = _NUMBERED.search(said)
        if name == b"row":
            self._row = int(given[2]) if given else self._row + 1
            self._column = 0
        else:
            self._column = column_number(given[1].decode()) if given else self._column + 1
        letters = column_letters(self._column)
        rest = _NUMBERED.sub(b"", said)
        return b'<%s r="%s"%s>' % (name, f"{letters}{self._row}".encode(), rest)
