"""Which parts of a workbook's archive are kept, and what is taken out of them first.

What cannot be searched for personal data is not kept: pictures, embedded files, macros, printer
settings. Nor is what programs write by themselves of whoever uses them, which would stop every
file: the author's name, the folder it was saved in, labels of the sender's systems.
"""

import re
from collections.abc import Mapping

from boligblik.intake.records import xlsb_records

_DROPPED = re.compile(
    r"docprops/(?:custom\.xml|thumbnail)|docmetadata/|customxml/|_xmlsignatures/|xl/vba"
    r"|meta-inf/\w*signatures"
)
_PRINTERS = re.compile(r"xl/printersettings/")
_SEARCHABLE = re.compile(r".*\.(?:xml|rels|vml|rdf|psmdcp|bin)|mimetype|.*/")
_PICTURES = re.compile(r"(?:xl/media|pictures|thumbnails|objectreplacements)/|.*\.(?:emf|gif|png)$")
_FILES_WITHIN = re.compile(r"xl/embeddings/(?!_rels/)|xl/activex/.*\.bin$")

_ELEMENT = rb"(<(?:[\w-]+:)?(?:%s)(?:\s[^>]*)?(?<!/)>)[^<]+(?=<|\Z)"
_ATTRIBUTE = rb'(\s(?:[\w-]+:)?(?:%s)\s*=\s*(?="[^"]+"|\'[^\']+\')["\'])[^"\']+(?=["\'])'
_TARGET = rb'(\sTarget\s*=\s*["\'])%s[^"\'<>]*[\\/]'
_TAKEN_OUT: Mapping[str, bytes] = {
    r"docprops/core\.xml|.*\.psmdcp": _ELEMENT % b"creator|lastModifiedBy",
    r"docprops/app\.xml": _ELEMENT % b"Manager|HyperlinkBase",
    r"(?:.*/)?meta\.xml": _ELEMENT % b"creator|initial-creator|printed-by|user-defined",
    r"(?:object ?\d*/)?content\.xml": _ELEMENT % b"creator|creator-initials",
    r"settings\.xml": rb'(config:name="Printer\w+"[^>]*>)[^<]+(?=<|\Z)',
    r"xl/comments[^/]*\.xml": _ELEMENT % b"author",
    r"xl/persons/.*": _ATTRIBUTE % b"displayName|userId",
    r"xl/workbook\.xml": _ATTRIBUTE % b"userName|url",
    r"xl/revisions/.*": _ATTRIBUTE % b"userName|name",
    r"xl/externallinks/_rels/.*": _TARGET % b"",
    r".*\.rels": _TARGET % rb"(?:file:|\\\\)",
}
"""By the part's name what is taken out of it, all but what is caught first."""
_PATTERNS = {re.compile(name): re.compile(told) for name, told in _TAKEN_OUT.items()}
_PRINTER = re.compile(rb"(<(?:\w+:)?pageSetup\b[^>]*?)\s\w+:id\s*=\s*[\"'][^\"']*[\"']")
_NAMING_RECORDS = frozenset({548, 632, 2071})
"""In xlsb who reserved the file, who commented, and the folder it was saved in."""
_NAMING_PARTS = re.compile(r"xl/(?:workbook|comments[^/]*)\.bin")
_LETTERS = re.compile(rb"(?:[\x20-\xff][\0-\x02]){3,}")


def is_dropped(name: str) -> bool:
    """Tell whether a part, by its name in small letters, is left out together with its mention."""
    return _DROPPED.match(name) is not None


def is_of_printer(name: str) -> bool:
    """Tell whether a part holds the settings of a printer, which a sheet mentions."""
    return _PRINTERS.match(name) is not None


def is_picture(name: str) -> bool:
    """Tell whether a part is a picture, in whose place a blank one is kept."""
    return _PICTURES.match(name) is not None


def is_searchable(name: str) -> bool:
    """Tell whether a part can be searched; any other is kept without its content, if at all."""
    is_other = is_dropped(name) or is_of_printer(name) or is_picture(name)
    is_file = _FILES_WITHIN.match(name) is not None
    return not is_other and not is_file and _SEARCHABLE.fullmatch(name) is not None


def may_name_authors(name: str) -> bool:
    """Tell whether there may be something to take out of a part before it is kept."""
    return any(part.fullmatch(name) for part in (*_PATTERNS, _NAMING_PARTS))


def as_kept(name: str, content: bytes) -> bytes:
    """Return a part's content, or a piece of its XML, without what is taken out."""
    if _NAMING_PARTS.fullmatch(name):
        return _without_names(content)
    # Content is long, and a word is found in it much faster than a pattern.
    is_plain = name.endswith("content.xml") and b"creator" not in content
    for part, told in _PATTERNS.items():
        if part.fullmatch(name) and not is_plain:
            content = told.sub(rb"\1", content)
    return content


def without_printer(xml: bytes) -> bytes:
    """Return a sheet's XML, or a piece of it, without its mention of a printer's settings."""
    return _PRINTER.sub(rb"\1", xml) if b"pageSetup" in xml else xml


def _without_names(content: bytes) -> bytes:
    for kind, data in xlsb_records([content]):
        if kind in _NAMING_RECORDS:
            content = content.replace(data, _LETTERS.sub(_spaces, data))
    return content


def _spaces(letters: re.Match[bytes]) -> bytes:
    return b" \0" * (len(letters[0]) // 2)
