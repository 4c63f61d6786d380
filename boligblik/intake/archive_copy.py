"""A copy of a zip archive with parts left out or replaced; all others are copied as packed."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from boligblik.intake.archive import Archive

_LOCAL, _LISTED = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L")
_LISTING_ENDS = struct.Struct("<4s4H2LH")
_VERSION, _NAMES_IN_UTF_8, _MIDNIGHT, _FIRST_DAY = 20, 0x800, 0, 33
"""Days are counted from 1980; when a part was written is told nobody."""


@dataclass(frozen=True)
class _Part:
    """A part as it stands in the copy: its name, how it is packed, its check sum and size."""

    name: bytes
    method: int
    check: int
    size: int
    packed: bytes

    def about(self) -> tuple[int, ...]:
        method = (_NAMES_IN_UTF_8, self.method, _MIDNIGHT, _FIRST_DAY)
        return (_VERSION, *method, self.check, len(self.packed), self.size, len(self.name), 0)


def copied_with(archive: Archive, instead: Mapping[str, bytes | None]) -> bytes:
    """Write an archive again; ``instead`` has new content by name in small letters, or None.

    A part of which None is given is left out. What stands between the parts is not copied.
    """
    parts = [
        _part(archive, entry, instead.get(name))
        for name, entry in archive.entries.items()
        if instead.get(name, b"") is not None
    ]
    body: list[bytes] = []
    listing: list[bytes] = []
    place = 0
    for part in parts:
        body += (_LOCAL.pack(b"PK\3\4", *part.about()), part.name, part.packed)
        listing += (_LISTED.pack(b"PK\1\2", _VERSION, *part.about(), 0, 0, 0, 0, place), part.name)
        place += _LOCAL.size + len(part.name) + len(part.packed)
    listed = b"".join(listing)
    ending = _LISTING_ENDS.pack(b"PK\5\6", 0, 0, len(parts), len(parts), len(listed), place, 0)
    return b"".join((*body, listed, ending))


def _part(archive: Archive, entry: zipfile.ZipInfo, new: bytes | None) -> _Part:
    name = entry.filename.replace("\\", "/").encode()
    if new is None:
        packed = archive.packed(entry.filename)
        return _Part(name, entry.compress_type, entry.CRC, entry.file_size, packed)
    if entry.compress_type == zipfile.ZIP_STORED:
        return _Part(name, zipfile.ZIP_STORED, zlib.crc32(new), len(new), new)
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = packing.compress(new) + packing.flush()
    return _Part(name, zipfile.ZIP_DEFLATED, zlib.crc32(new), len(new), packed)
