"""The texts that the sheets of an xlsx workbook share, looked at without keeping them."""

import html
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from boligblik.intake.archive import Archive
from boligblik.intake.finding import UnreadableError
from boligblik.intake.limits import Limits
from boligblik.intake.xlsx_parts import WORKBOOK, refuse_unsafe, relations_of

_PREFIX = re.compile(rb"<(\w+:)sst\b")
_TAG = re.compile(rb"<[^>]*>")
_LONG = 1_000


@dataclass(frozen=True)
class SharedTexts:
    """What is worth knowing of all shared texts before the cells are read."""

    has_spaces: bool = False
    has_long: bool = False


def look_at_shared_texts(archive: Archive, limits: Limits) -> SharedTexts:
    """Tell whether shared texts may have space around them, and whether any may be long.

    Raises ``UnreadableError`` if one is longer than it may be.
    """
    has_spaces = has_long = False
    for piece in shared_text_pieces(archive):
        refuse_unsafe(piece)
        refuse_long_texts(piece, limits)
        has_spaces = has_spaces or b"preserve" in piece
        has_long = has_long or may_have_text_over(_LONG, piece)
    return SharedTexts(has_spaces, has_long)


def lengths_of_shared_texts(archive: Archive) -> Sequence[int]:
    """Return the length in bytes of each shared text, in order."""
    lengths = array("L")
    for piece in shared_text_pieces(archive):
        _, *texts = piece.split(b"<si")
        lengths.extend(len(_TAG.sub(b"", text)) for text in texts)
    return lengths


def refuse_long_texts(xml: bytes, limits: Limits) -> None:
    """Raise ``UnreadableError`` if a text between two tags is longer than it may be."""
    if not may_have_text_over(limits.text_length, xml):
        return
    for text in re.findall(rb"[^<>]{%d,}" % limits.text_length, xml):
        if len(html.unescape(text.decode(errors="replace"))) > limits.text_length:
            raise UnreadableError("text_too_long", limit=str(limits.text_length))


def may_have_text_over(length: int, xml: bytes) -> bool:
    """Tell whether there may be so long a text: if somewhere no tag begins for half as long."""
    step = length // 2
    starts = range(0, len(xml) - step + 1, step)
    return any(xml.find(b"<", start, start + step) < 0 for start in starts)


def shared_text_pieces(archive: Archive) -> Iterator[bytes]:
    """Yield the shared texts' XML in pieces that each begin with a text, but for the first."""
    for _, kind, part in relations_of(archive, WORKBOOK):
        if kind == "sharedStrings" and part in archive:
            found = _PREFIX.search(archive.head(part))
            prefix = found.group(1) if found else b""
            for piece in archive.pieces(part, b"<" + prefix + b"si"):
                yield piece.replace(b"<" + prefix, b"<") if prefix else piece
