"""Who wrote a workbook, taken out of the copy that is kept.

Spreadsheet programs write their user's name into every file, and that of whoever commented. It is
no resident's and does not stop a file, but the product keeps no names it has no use for.
"""

import io
import re
import zipfile
from collections.abc import Callable, Mapping

_NAME = rb"(?:[\w-]+:)?"
_ELEMENT = rb"(<" + _NAME + rb"(?:%s)(?:\s[^>]*)?>)[^<]+(?=<)"
_ATTRIBUTE = rb'(\b(?:%s)=")[^"]+(?=")'
_PARTS: Mapping[re.Pattern[str], re.Pattern[bytes]] = {
    re.compile(r"^docprops/core\.xml$"): re.compile(_ELEMENT % b"creator|lastModifiedBy"),
    re.compile(r"^docprops/app\.xml$"): re.compile(_ELEMENT % b"Manager"),
    re.compile(r"^meta\.xml$"): re.compile(_ELEMENT % b"creator|initial-creator|printed-by"),
    re.compile(r"^xl/comments[^/]*\.xml$"): re.compile(_ELEMENT % b"author"),
    re.compile(r"^xl/persons/"): re.compile(_ATTRIBUTE % b"displayName|userId"),
    re.compile(r"^xl/workbook\.xml$"): re.compile(_ATTRIBUTE % b"userName"),
    re.compile(r"^xl/revisions/"): re.compile(_ATTRIBUTE % b"userName"),
}


def without_authors(content: bytes) -> bytes:
    """Return a workbook without the names of those who wrote it; the same bytes if it has none.

    Only workbooks packed as archives are changed.
    """
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        changed = {
            entry.filename: anonymous
            for entry in archive.infolist()
            if (rewrite := _rewriting(entry.filename))
            and (anonymous := rewrite(part := archive.read(entry))) != part
        }
        return _rewritten(archive, changed) if changed else content


def _rewriting(name: str) -> Callable[[bytes], bytes] | None:
    plain = name.replace("\\", "/").casefold()
    told = next((told for part, told in _PARTS.items() if part.search(plain)), None)
    return None if told is None else lambda xml: told.sub(rb"\1", xml)


def _rewritten(archive: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as copy:
        for entry in archive.infolist():
            part = changed.get(entry.filename) or archive.read(entry)
            copy.writestr(entry, part)
    return file.getvalue()
