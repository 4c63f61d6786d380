"""What kind of file this is, by its content; a name that says otherwise is refused."""

import re
import struct
from pathlib import PurePath

from boligblik.intake.archive import ZIP_MAGIC, Archive, open_archive
from boligblik.intake.compound_file import COMPOUND_MAGIC, CompoundFile, open_compound_file
from boligblik.intake.finding import UnreadableError
from boligblik.intake.limits import Limits

KIND_OF_SUFFIX = {
    ".xlsx": "xlsx",
    ".xlsm": "xlsm",
    ".xlsb": "xlsb",
    ".xls": "xls",
    ".ods": "ods",
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
}
_SAME = frozenset({"xlsx", "xlsm"})
"""Kinds that are told apart only by whether there are macros, which nobody runs here."""

_NOTHING = b"\x00 \r\n\t\xef\xbb\xbf\xff\xfe"
_BARE_OLD_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_MARKUP = (
    (
        "HTML",
        re.compile(
            rb"\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body|table|meta|style)", re.I | re.S
        ),
    ),
    ("XML", re.compile(rb"\s*<\?xml")),
    ("MHTML", re.compile(rb"MIME-Version:", re.I)),
)
_OTHER_MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
)
_FILE_PASS, _BEGINNING, _END = 0x002F, 0x0809, 0x000A


def kind_of(file_name: str, content: bytes, limits: Limits) -> str:
    """Return ``xlsx``, ``xlsm``, ``xlsb``, ``xls``, ``ods`` or ``csv``.

    Raises ``UnreadableError`` naming the cause for any other, and for a name that says otherwise.
    """
    suffix = PurePath(file_name).suffix.casefold()
    named = KIND_OF_SUFFIX.get(suffix)
    if not content.strip(_NOTHING):
        raise UnreadableError("empty_file")
    if len(content) > limits.file_bytes:
        raise UnreadableError("too_large", limit=str(limits.file_bytes // 1024**2))
    if named is None:
        raise UnreadableError("unsupported_suffix", suffix=suffix)
    found = _kind_by_content(content, limits)
    if found != named and not {found, named} <= _SAME:
        raise UnreadableError("suffix_disagrees", suffix=suffix, found=_as_told(found))
    return found


def _kind_by_content(content: bytes, limits: Limits) -> str:
    if content.startswith(ZIP_MAGIC):
        return _kind_of_archive(open_archive(content, limits))
    if content.startswith(COMPOUND_MAGIC):
        return _kind_of_compound_file(open_compound_file(content))
    if content.startswith(_BARE_OLD_EXCEL):
        raise UnreadableError("old_excel")
    if content.startswith(_OTHER_MAGIC):
        raise UnreadableError("not_a_workbook")
    beginning = content[:2048].removeprefix(b"\xef\xbb\xbf")
    return next((kind for kind, pattern in _MARKUP if pattern.match(beginning)), "csv")


def _kind_of_archive(archive: Archive) -> str:
    if "xl/workbook.bin" in archive:
        return "xlsb"
    if "xl/workbook.xml" in archive:
        return "xlsm" if "xl/vbaProject.bin" in archive else "xlsx"
    if b"opendocument.spreadsheet" in archive.read("mimetype"):
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise UnreadableError("password_protected")
        return "ods"
    raise UnreadableError("not_a_workbook")


def _kind_of_compound_file(file: CompoundFile) -> str:
    if "EncryptedPackage" in file:
        raise UnreadableError("password_protected")
    stream = next((name for name in ("Workbook", "Book", "WORKBOOK", "BOOK") if name in file), None)
    if stream is None:
        raise UnreadableError("not_a_workbook")
    if _is_locked(file.read(stream)):
        raise UnreadableError("password_protected")
    return "xls"


def _is_locked(stream: bytes) -> bool:
    """Tell whether one of the records before the first sheet says that the rest is encrypted."""
    place = 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        if kind in (_FILE_PASS, _END):
            return bool(kind == _FILE_PASS)
        place += 4 + size
    return False


def _as_told(kind: str) -> str:
    return kind if kind.isupper() else f".{kind}"
