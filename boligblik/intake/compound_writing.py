"""Write a compound file of one stream, as old Excel reads it ([MS-CFB])."""

import struct
from collections.abc import Iterable

from boligblik.intake.compound_file import COMPOUND_MAGIC

_SECTOR, _LEAST_STREAM, _IN_HEADER, _IN_LIST = 512, 4096, 109, 127
_PER_TABLE = _SECTOR // 4
_END, _FREE, _TABLE, _LIST = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFC
_ROOT, _STREAM, _BLACK = 5, 2, 1
_UNUSED = bytes(68) + b"\xff" * 12 + bytes(48)


def compound_file_of(name: str, data: bytes) -> bytes:
    """Return a compound file with one stream: tables, lists of tables, directory, stream."""
    # Shorter streams would stand in sectors of another size; old Excel fills them up as well.
    whole = data.ljust(_LEAST_STREAM, b"\0")
    sectors = -(-len(whole) // _SECTOR)
    tables, lists = _tables_and_lists(sectors)
    first = tables + lists + 1
    following = [*range(first + 1, first + sectors), _END]
    table = _numbers([*[_TABLE] * tables, *[_LIST] * lists, _END, *following], tables * _PER_TABLE)
    root = _entry("Root Entry", _ROOT, _END, 0, child=1)
    directory = root + _entry(name, _STREAM, first, len(whole)) + 2 * _UNUSED
    body = whole.ljust(sectors * _SECTOR, b"\0")
    return _header(tables, lists) + table + _lists(tables, lists) + directory + body


def _tables_and_lists(sectors: int) -> tuple[int, int]:
    """Count the tables, which have a number for each sector, themselves and their lists too."""
    tables = lists = 0
    while tables * _PER_TABLE < tables + lists + 1 + sectors:
        tables += 1
        lists = -(-max(tables - _IN_HEADER, 0) // _IN_LIST)
    return tables, lists


def _header(tables: int, lists: int) -> bytes:
    about = struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    first_list = tables if lists else _END
    places = (0, tables, tables + lists, 0, _LEAST_STREAM, _END, 0, first_list, lists)
    listed = _numbers(range(min(tables, _IN_HEADER)), _IN_HEADER)
    return COMPOUND_MAGIC + bytes(16) + about + struct.pack("<9L", *places) + listed


def _lists(tables: int, lists: int) -> bytes:
    written = b""
    for number in range(lists):
        begin = _IN_HEADER + number * _IN_LIST
        listed = _numbers(range(begin, min(begin + _IN_LIST, tables)), _IN_LIST)
        next_list = tables + number + 1 if number + 1 < lists else _END
        written += listed + struct.pack("<L", next_list)
    return written


def _numbers(numbers: Iterable[int], count: int) -> bytes:
    given = [*numbers]
    return struct.pack(f"<{count}L", *given, *[_FREE] * (count - len(given)))


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    said = name.encode("utf-16-le")
    links = struct.pack("<HBB3L", len(said) + 2, kind, _BLACK, _FREE, _FREE, child)
    return said.ljust(64, b"\0") + links + bytes(36) + struct.pack("<LQ", start, size)
