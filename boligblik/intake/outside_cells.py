"""What people can write into a workbook besides its cells: page headers, shapes, lists, links.

Only texts are found here; who wrote the file is not among them (see ``authors``), and pictures and
embedded files are not looked into. The parts are searched without being parsed: a mark that stands
elsewhere than where a program puts it is found as well.
"""

import html
import re
from collections.abc import Collection, Iterator, Mapping

from boligblik.intake.archive import Archive

_NAME = rb"(?:[\w-]+:)?"
_PARAGRAPH = re.compile(rb"<((?:a|text|c):p)\b[^>]*>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(rb"<[^>]*>")
_ELEMENTS = (
    b"(?:odd|even|first)(?:Header|Footer)|formula[12]?|definedName|title|subject|description"
    b"|keywords|category|contentStatus|lpwstr|lpstr|bstr|user-defined|keyword|desc|v|t"
    b"|font|div|x:Text"
)
_ELEMENT = re.compile(rb"<" + _NAME + rb"(?:" + _ELEMENTS + rb")(?:\s[^>]*)?>([^<]+)<")
_ATTRIBUTE = re.compile(
    rb"\b(?:" + _NAME + rb"(?:tooltip|display|location|Target|href|prompt|promptTitle|error"
    rb'|errorTitle|descr|title|alt|display-list-name|condition|v))="([^"]+)"'
)
# What a page header says of its own looks: side, font, size, colour.
_PAGE_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-F]{6}|\d+|[A-Z])')
_LETTER = re.compile(r"[^\W\d_]")
_DRAWN_IN_ODS = re.compile(
    rb"<(draw:(?:text-box|custom-shape|caption|rect|ellipse|polygon)|table:(?:help-message"
    rb"|error-message)|svg:(?:title|desc))\b.*?</\1>",
    re.DOTALL,
)
_ODS_CONTENT = "content.xml"
_PLACES: Mapping[str, re.Pattern[str]] = {
    "sheet": re.compile(r"^xl/worksheets/[^/]+$|^styles\.xml$"),
    "shape": re.compile(r"^xl/(?:drawings|diagrams)/|^xl/.*\.vml$|^content\.xml$"),
    "chart": re.compile(r"^xl/charts/|^object ?\d*/"),
    "properties": re.compile(r"^docprops/|^meta\.xml$"),
    "pivot": re.compile(r"^xl/pivot"),
    "link": re.compile(r"\.rels$|^xl/externallinks/"),
}
_SEARCHED_ELSEWHERE = re.compile(
    r"^xl/(?:sharedstrings\.xml|styles\.xml|calcchain\.xml|theme/|comments|threadedcomments/"
    r"|persons/)|^\[content_types\]\.xml$"
)
_XML = (".xml", ".rels", ".vml")


def texts_outside_cells(archive: Archive, sheets: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield where and what is written in the parts of a workbook other than its ``sheets``."""
    elsewhere = {part.casefold() for part in sheets}
    for name in archive.entries:
        if name in elsewhere or not name.endswith(_XML) or _SEARCHED_ELSEWHERE.match(name):
            continue
        place = next((code for code, of in _PLACES.items() if of.search(name)), "part")
        for piece in archive.pieces(name):
            shown = _drawn_in_ods(piece) if name == _ODS_CONTENT else piece
            yield from ((place, text) for text in texts_in(shown))


def _drawn_in_ods(piece: bytes) -> bytes:
    """Leave out the cells, whose texts stand in the same part, but for what they link to."""
    links = (b'<a href="%s"/>' % link for link in _ATTRIBUTE.findall(piece) if b"mailto" in link)
    return b"".join((*(found[0] for found in _DRAWN_IN_ODS.finditer(piece)), *links))


def texts_in(xml: bytes) -> Iterator[str]:
    """Yield what is written in a piece of XML for people to read: paragraphs, texts, tips."""
    for _, paragraph in _PARAGRAPH.findall(xml):
        yield _plain(_TAG.sub(b"", paragraph))
    for found in (*_ELEMENT.findall(xml), *_ATTRIBUTE.findall(xml)):
        text = _plain(found)
        # A number alone is a measure or a mark of the program.
        if _LETTER.search(text) or "-" in text:
            yield text


def _plain(text: bytes) -> str:
    return _PAGE_CODES.sub(" ", html.unescape(text.decode("utf-8", "replace"))).strip()
