"""What is written for people in any XML: its texts, paragraphs as a whole, and telling attributes.

The XML is searched without being parsed: nothing in it is expanded or followed, and a mark that
stands elsewhere than where a program puts it is found as well.
"""

import codecs
import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

_PARAGRAPH = re.compile(rb"<((?:\w+:)?(?:p|si|is|div))\b[^>]*(?<!/)>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(rb"<[^>]*>")
_TEXT = re.compile(rb">([^<>]{6,})<")
_TELLING = (
    rb"\w*(?:name|caption|title|text|prompt|tip|desc|descr|description|label|message|header|footer"
    rb"|alt|tag|hint|comment|error|display|location|target|href|command|connection|condition"
    rb"|expression|formula|formatcode|query|keyword|subject|string-value|v)"
)
_ATTRIBUTE = re.compile(
    rb"(?<=[\s:])(?:" + _TELLING + rb")\s*=\s*(?:\"([^\"<]{6,})\"|'([^'<]{6,})')", re.IGNORECASE
)
_ENDS_OF_CDATA = re.compile(rb"<!\[CDATA\[|\]\]>")
# What a page header says of its own looks: side, font, size, colour.
_PAGE_CODES = re.compile(r'&(?:"[^"]*"|K(?:[0-9A-F]{6}|\d\d[+-]\d{3})|\d+|[A-Z])')
# A number or a mark of the program, as long as nobody keeps its digits apart.
_NO_WORDS = re.compile(r"[-+]?[\d.,]*|\{?[\dA-Fa-f]{8}(?:-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}\}?")
# Nine and ten digits alone, but for places in drawings and the values that a chart repeats.
_DIGITS = re.compile(rb"<(?!\w+:(?:colOff|rowOff|v)\b)[\w:.-]+[^<>]*>\s*(\d{9,10})\s*<")
_DIGITS_OF_VALUE = re.compile(rb"\sv\s*=\s*[\"'](\d{9,10})[\"']")
_LONGEST_TEXT = 4_000


def texts_in(xml: bytes) -> Iterator[str]:
    """Yield each text of a piece of XML, without its numbers and marks of the program."""
    plain = _ENDS_OF_CDATA.sub(b"", xml) if b"<![CDATA[" in xml else xml
    found = [_TAG.sub(b"", paragraph) for _, paragraph in _PARAGRAPH.findall(plain)]
    found += _TEXT.findall(plain)
    found += (double or single for double, single in _ATTRIBUTE.findall(plain))
    for text in dict.fromkeys(found):
        yield from _read(text)
    for digits in {*_DIGITS.findall(plain), *_DIGITS_OF_VALUE.findall(plain)}:
        yield digits.decode().zfill(10)


def texts_in_pieces(pieces: Iterable[bytes]) -> Iterator[str]:
    """Yield the texts of XML that comes in pieces, also those that stand over an edge."""
    before = b""
    for piece in map(_in_utf_8, pieces):
        yield from texts_in(before + piece)
        before = piece[-_LONGEST_TEXT:]


def _in_utf_8(piece: bytes) -> bytes:
    """Rewrite letters of two bytes, in which nothing would be found."""
    if piece.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return piece.decode("utf-16", "replace").encode()
    return piece.replace(b"\0", b"") if b"\0" in piece else piece


def _read(text: bytes) -> Iterator[str]:
    shown = html.unescape(text.decode("utf-8", "replace")).strip()
    if not _NO_WORDS.fullmatch(shown):
        yield shown
        if "&" in shown:
            yield _PAGE_CODES.sub(" ", shown).strip()
        if "%" in shown:
            yield unquote(shown)
