"""The binary records of xls and xlsb workbooks: a number, a size, and that many bytes."""

import struct
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from boligblik.intake.finding import UnreadableError

ERROR_TEXTS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}

Record: TypeAlias = tuple[int, bytes]

_SEVEN_BITS = 0x7F


def xls_records(stream: bytes, place: int = 0) -> Iterator[Record]:
    """Yield the records of an xls stream from a place on, as far as they are whole."""
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + size]
        place += 4 + size


def xlsb_records(pieces: Iterable[bytes]) -> Iterator[Record]:
    """Yield the records of an xlsb part. Raises ``UnreadableError`` if they do not fit it."""
    rest = b""
    for piece in pieces:
        data = rest + piece
        place = 0
        while (record := _xlsb_record(data, place)) is not None:
            kind, start, end = record
            yield kind, data[start:end]
            place = end
        rest = data[place:]
    if rest:
        raise UnreadableError("damaged_workbook")


def _xlsb_record(data: bytes, place: int) -> tuple[int, int, int] | None:
    """Return a record's number, start and end; None if it is not whole.

    Number and size are written seven bits a byte, the lowest first, in at most two and four bytes.
    """
    try:
        kind = data[place]
        place += 1
        if kind > _SEVEN_BITS:
            kind = (kind & _SEVEN_BITS) | data[place] << 7
            place += 1
        size = shift = 0
        for _ in range(4):
            size |= (data[place] & _SEVEN_BITS) << shift
            place += 1
            if data[place - 1] <= _SEVEN_BITS:
                break
            shift += 7
    except IndexError:
        return None
    return (kind, place, place + size) if place + size <= len(data) else None


def wide_text(data: bytes, place: int) -> str:
    """Return the text whose length in letters stands before it, two bytes a letter."""
    length = struct.unpack_from("<L", data, place)[0]
    return data[place + 4 : place + 4 + 2 * length].decode("utf-16-le", "replace")
