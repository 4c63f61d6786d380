"""What is kept of an old workbook: its cells and looks, without who wrote it."""

import re

from boligblik.intake.compound_file import open_compound_file
from boligblik.intake.compound_writing import compound_file_of
from boligblik.intake.records import xls_records
from boligblik.intake.xls_details import workbook_stream

_PICTURES, _MORE, _AUTHOR, _NOTE = 0x00EB, 0x003C, 0x005C, 0x001C
_PICTURE = b"\x07\xf0"
"""The kind of an entry in the list of pictures ([MS-ODRAW] 2.2.32)."""
_NOTE_AUTHOR = 8
_PRINTABLE = re.compile(rb"[^\0-\x1f]")


def kept_xls(content: bytes) -> bytes | None:
    """Return an old workbook with nothing but its sheets; None if there is more than can be kept.

    Its properties are left out, and the author of the file and those of notes are blanked.
    """
    file = open_compound_file(content)
    stream = workbook_stream(file)
    if file.storages or _holds_pictures(stream):
        return None
    return compound_file_of("Workbook", _without_authors(stream))


def _holds_pictures(stream: bytes) -> bool:
    before = 0
    for kind, data in xls_records(stream):
        before = kind if kind != _MORE else before
        if before == _PICTURES and _PICTURE in data:
            return True
    return False


def _without_authors(stream: bytes) -> bytes:
    blanked = bytearray(stream)
    place = 0
    for kind, data in xls_records(stream):
        begins = {_AUTHOR: 0, _NOTE: _NOTE_AUTHOR}.get(kind)
        if begins is not None:
            named = data[begins:]
            blanked[place + 4 + begins : place + 4 + len(data)] = _PRINTABLE.sub(b" ", named)
        place += 4 + len(data)
    return bytes(blanked)
