"""The streams of a compound file: the container of old Excel and of encrypted workbooks."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass

from boligblik.intake.finding import UnreadableError

COMPOUND_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_LAST_SECTOR = 0xFFFFFFFA
_HEADER, _ENTRY_BYTES, _SMALL_SECTOR, _SMALL_STREAM = 512, 128, 64, 4096
_ROOT, _STREAM, _STORAGE = 5, 2, 1


@dataclass(frozen=True)
class _Entry:
    kind: int
    start: int
    size: int


@dataclass(frozen=True)
class _Table:
    """Sectors of a fixed size, and for each the one that follows it."""

    data: bytes
    first: int
    sector_bytes: int
    following: tuple[int, ...]

    def chain(self, sector: int, size: int = 0) -> bytes:
        """Join a chain of sectors; one that runs in a circle or out of the file is damage."""
        parts: list[bytes] = []
        while sector < _LAST_SECTOR:
            if sector >= len(self.following) or len(parts) > len(self.following):
                raise UnreadableError("damaged_workbook")
            start = self.first + sector * self.sector_bytes
            parts.append(self.data[start : start + self.sector_bytes])
            sector = self.following[sector]
        joined = b"".join(parts)
        if len(joined) < size:
            raise UnreadableError("damaged_workbook")
        return joined[:size] if size else joined


@dataclass(frozen=True)
class CompoundFile:
    """A compound file's streams, by name, and the names of folders among them."""

    entries: Mapping[str, _Entry]
    large: _Table
    small: _Table
    storages: frozenset[str] = frozenset()

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a stream of that name."""
        return name in self.entries

    def read(self, name: str) -> bytes:
        """Return a stream's bytes. Raises ``UnreadableError`` if damaged."""
        entry = self.entries[name]
        table = self.small if entry.size < _SMALL_STREAM else self.large
        return table.chain(entry.start, entry.size)


def open_compound_file(content: bytes) -> CompoundFile:
    """Read a compound file's directory. Raises ``UnreadableError`` if damaged."""
    try:
        return _opened(content)
    except (struct.error, ValueError) as error:
        raise UnreadableError("damaged_workbook") from error


def _opened(content: bytes) -> CompoundFile:
    shift = struct.unpack_from("<H", content, 30)[0]
    if shift not in (9, 12):
        raise UnreadableError("damaged_workbook")
    sector_bytes = 1 << shift
    directory, small_table = (struct.unpack_from("<L", content, place)[0] for place in (48, 60))
    large = _Table(content, sector_bytes, sector_bytes, _allocation(content, sector_bytes))
    entries = _entries(large.chain(directory))
    root = next((entry for entry in entries.values() if entry.kind == _ROOT), None)
    if root is None:
        raise UnreadableError("damaged_workbook")
    small = _Table(large.chain(root.start), 0, _SMALL_SECTOR, _numbers(large.chain(small_table)))
    streams = {name: entry for name, entry in entries.items() if entry.kind == _STREAM}
    storages = frozenset(name for name, entry in entries.items() if entry.kind == _STORAGE)
    return CompoundFile(streams, large, small, storages)


def _allocation(content: bytes, sector_bytes: int) -> tuple[int, ...]:
    """Gather the table of following sectors, whose own places begin in the header."""
    places = list(_numbers(content[76:_HEADER]))
    sector, left = struct.unpack_from("<2L", content, 68)
    left = min(left, len(content) // sector_bytes)
    while sector < _LAST_SECTOR and left:
        *more, sector = _numbers(_sector(content, sector, sector_bytes))
        places += more
        left -= 1
    sectors = [place for place in places if place < _LAST_SECTOR]
    if len(sectors) * sector_bytes > len(content):
        raise UnreadableError("damaged_workbook")
    return _numbers(b"".join(_sector(content, place, sector_bytes) for place in sectors))


def _sector(content: bytes, sector: int, sector_bytes: int) -> bytes:
    start = (sector + 1) * sector_bytes
    return content[start : start + sector_bytes]


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}L", data[: len(data) // 4 * 4])


def _entries(directory: bytes) -> dict[str, _Entry]:
    entries = {}
    for start in range(0, len(directory) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
        name_bytes, kind = struct.unpack_from("<HB", directory, start + 64)
        first, size = struct.unpack_from("<2L", directory, start + 116)
        if not kind:
            continue
        name = directory[start : start + max(0, min(name_bytes, 64) - 2)]
        entries[name.decode("utf-16-le", "replace")] = _Entry(kind, first, size)
    return entries
