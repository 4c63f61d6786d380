"""What is kept of a file that was approved: a workbook without what cannot be searched.

See ``kept_parts`` for what that is. Text files hold nothing but what was read, and are kept whole.
"""

import posixpath
import re
from collections.abc import Iterator
from functools import partial

from boligblik.intake import kept_parts
from boligblik.intake.archive import ZIP_MAGIC, Archive, open_archive
from boligblik.intake.archive_copy import copied_with
from boligblik.intake.compound_file import COMPOUND_MAGIC
from boligblik.intake.kept_xls import kept_xls
from boligblik.intake.limits import Limits

_TYPES = "[content_types].xml"
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*?\sTarget\s*=\s*[\"']([^\"'>]*)[\"'][^>]*>")
_TYPE = re.compile(rb"<(?:\w+:)?Override\b[^>]*?\sPartName\s*=\s*[\"']/([^\"'>]*)[\"'][^>]*>")
_SHEETS = re.compile(r"xl/(?:work|chart|dialog)sheets/[^/]+\.xml")
_BLANK_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49"
    "444154789c63f80f0001010100b138f6140000000049454e44ae426082"
)


def kept_copy(content: bytes, limits: Limits) -> bytes | None:
    """Return what may be kept of a file that was read: the same bytes if nothing is taken out.

    None for an old workbook with pictures, macros or files in it, which cannot be taken out.
    """
    if content.startswith(COMPOUND_MAGIC):
        return kept_xls(content)
    if not content.startswith(ZIP_MAGIC):
        return content
    archive = open_archive(content, limits)
    instead = dict(_changed(archive))
    return copied_with(archive, instead) if instead else content


def _changed(archive: Archive) -> Iterator[tuple[str, bytes | None]]:
    dropped = {name for name in archive.entries if _is_dropped(name, archive)}
    yield from dict.fromkeys(dropped).items()
    for name in archive.entries.keys() - dropped:
        if not kept_parts.is_searchable(name):
            yield name, _BLANK_PICTURE if kept_parts.is_picture(name) else b""
        elif (
            kept_parts.may_name_authors(name) or name == _TYPES or _mentions_printer(name, archive)
        ):
            old = b"".join(archive.pieces(name))
            new = _without_mention(name, kept_parts.as_kept(name, old), dropped)
            if new != old:
                yield name, new


def _is_dropped(name: str, archive: Archive) -> bool:
    # The sheets of xlsb mention printers where it cannot be taken out simply.
    is_printer = kept_parts.is_of_printer(name) and "xl/workbook.xml" in archive
    return is_printer or kept_parts.is_dropped(name)


def _mentions_printer(name: str, archive: Archive) -> bool:
    folder, part = posixpath.split(name)
    relations = f"{folder}/_rels/{part}.rels"
    return bool(_SHEETS.fullmatch(name)) and b"/printerSettings" in archive.read(relations)


def _without_mention(name: str, content: bytes, dropped: set[str]) -> bytes:
    """Leave out of a part what it says of dropped ones."""
    if name == _TYPES:
        return _TYPE.sub(partial(_unless_in, dropped, "/"), content)
    if name.endswith(".rels"):
        folder = posixpath.dirname(posixpath.dirname(name))
        return _RELATION.sub(partial(_unless_in, dropped, folder), content)
    return kept_parts.without_printer(content) if _SHEETS.fullmatch(name) else content


def _unless_in(dropped: set[str], folder: str, mention: re.Match[bytes]) -> bytes:
    target = mention[1].decode("utf-8", "replace").replace("\\", "/").casefold()
    place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return b"" if place in dropped else mention[0]
