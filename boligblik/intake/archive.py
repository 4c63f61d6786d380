"""The parts of a zip archive, looked up by name and unpacked no further than they claim."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from boligblik.intake.finding import UnreadableError
from boligblik.intake.limits import Limits

ZIP_MAGIC = b"PK\x03\x04"
SMALL_ARCHIVE = 64 * 1024 * 1024
"""Unpacked bytes up to which the ratio of unpacking is nobody's concern."""

_DIRECTORY_END = struct.Struct("<4s4H2LH")
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_DIRECTORY_BYTES_PER_ENTRY = 500
_STEP, _MAX_STEP = 64 * 1024, 4 * 1024 * 1024
_MAX_PIECE, _MAX_SMALL_PART = 64 * 1024 * 1024, 32 * 1024 * 1024
_BAD_DIRECTORY = (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, struct.error)


@dataclass(frozen=True)
class Archive:
    """A zip archive's content and its entries, by name without case; names are never paths."""

    content: bytes
    entries: Mapping[str, zipfile.ZipInfo]

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a part of that name."""
        return name.casefold() in self.entries

    def read(self, name: str) -> bytes:
        """Unpack a small part; one that is not there is empty."""
        if name not in self:
            return b""
        if self.entries[name.casefold()].file_size > _MAX_SMALL_PART:
            raise UnreadableError("unpacks_too_much")
        return b"".join(self._unpacked(self.entries[name.casefold()]))

    def size(self, name: str) -> int:
        """Return the bytes that a part claims to unpack to; 0 for one that is not there."""
        return self.entries[name.casefold()].file_size if name in self else 0

    def head(self, name: str) -> bytes:
        """Unpack the beginning of a part."""
        return next(self._unpacked(self.entries[name.casefold()]), b"")

    def packed(self, name: str) -> bytes:
        """Return a part's bytes as they are packed. Raises ``UnreadableError`` if damaged."""
        entry = self.entries[name.replace("\\", "/").casefold()]
        start = self._start_of(entry)
        return self.content[start : start + entry.compress_size]

    def pieces(self, name: str, before: bytes = b"<") -> Iterator[bytes]:
        """Unpack a part bit by bit, each piece but the first beginning with ``before``.

        Raises ``UnreadableError`` for a part that is damaged, unpacks to another size than it
        claims, or goes on for 64 MB without a place to divide it.
        """
        kept: list[bytes] = []
        waiting = 0
        for data in self._unpacked(self.entries[name.casefold()]):
            cut = data.rfind(before)
            if cut >= 0:
                yield b"".join((*kept, data[:cut]))
                kept, waiting = [], 0
            kept.append(data[max(cut, 0) :])
            waiting += len(kept[-1])
            if waiting > _MAX_PIECE:
                raise UnreadableError("text_too_long", limit=str(_MAX_PIECE))
        yield b"".join(kept)

    def _unpacked(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        start = self._start_of(entry)
        if entry.compress_type == zipfile.ZIP_STORED:
            yield self.content[start : start + entry.file_size]
            return
        size = 0
        inflating = zlib.decompressobj(-zlib.MAX_WBITS)
        for place in range(start, start + entry.compress_size, _STEP):
            packed = self.content[place : min(place + _STEP, start + entry.compress_size)]
            while packed:
                try:
                    data = inflating.decompress(packed, _MAX_STEP)
                except zlib.error as error:
                    raise UnreadableError("damaged_workbook") from error
                packed = inflating.unconsumed_tail
                size += len(data)
                if size > max(entry.file_size, SMALL_ARCHIVE):
                    raise UnreadableError("unpacking_ratio")
                yield data
        if size != entry.file_size or not inflating.eof:
            raise UnreadableError("damaged_workbook")

    def _start_of(self, entry: zipfile.ZipInfo) -> int:
        header = self.content[entry.header_offset : entry.header_offset + _LOCAL_HEADER.size]
        if len(header) < _LOCAL_HEADER.size or not header.startswith(ZIP_MAGIC):
            raise UnreadableError("damaged_workbook")
        *_, name_length, extra_length = _LOCAL_HEADER.unpack(header)
        return int(entry.header_offset + _LOCAL_HEADER.size + name_length + extra_length)


def open_archive(content: bytes, limits: Limits) -> Archive:
    """Read an archive's directory. Raises ``UnreadableError`` beyond a limit or if damaged."""
    _check_directory(content, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except _BAD_DIRECTORY as error:
        raise UnreadableError("damaged_workbook") from error
    if len(entries) > limits.entries:
        raise UnreadableError("too_many_entries", limit=str(limits.entries))
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableError("password_protected")
    _check_sizes(entries, len(content), limits)
    if any(
        entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries
    ):
        raise UnreadableError("damaged_workbook")
    return Archive(
        content, {entry.filename.replace("\\", "/").casefold(): entry for entry in entries}
    )


def _check_directory(content: bytes, limits: Limits) -> None:
    """Look at the directory's own size before it is read: that alone may take all memory."""
    place = content.rfind(b"PK\x05\x06")
    ending = content[place : place + _DIRECTORY_END.size]
    if place < 0 or len(ending) < _DIRECTORY_END.size:
        raise UnreadableError("damaged_workbook")
    _, _, _, _, entries, size, _, _ = _DIRECTORY_END.unpack(ending)
    if entries > limits.entries or size > limits.entries * _DIRECTORY_BYTES_PER_ENTRY:
        raise UnreadableError("too_many_entries", limit=str(limits.entries))


def _check_sizes(entries: list[zipfile.ZipInfo], file_size: int, limits: Limits) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    # Entries that share their bytes are a way to unpack more than there is.
    packed = min(sum(entry.compress_size for entry in entries), file_size)
    if unpacked > limits.unpacked_bytes:
        raise UnreadableError("unpacks_too_much")
    if unpacked > max(SMALL_ARCHIVE, packed * limits.unpacking_ratio):
        raise UnreadableError("unpacking_ratio", limit=str(limits.unpacking_ratio))
