"""The texts that an xlsx workbook's sheets share, if each is written in the plain way."""

import html
import re
from collections.abc import Sequence

from boligblik.intake.archive import Archive
from boligblik.intake.shared_texts import shared_text_pieces

_PLAIN = re.compile(rb'<si><t(?: xml:space="preserve")?>([^<]+)</t></si>')
_ODD = re.compile(rb"&#|\r|_x[0-9A-Fa-f]{4}_")
"""Signs written as numbers, and ends of lines, which an XML reader makes others of."""


def regular_texts(archive: Archive) -> Sequence[str] | None:
    """Return all shared texts in order, without space around them; None if any is odd."""
    texts: list[str] = []
    for piece in shared_text_pieces(archive):
        found = _PLAIN.findall(piece)
        if _ODD.search(piece) or piece.count(b"<si") != len(found):
            return None
        try:
            texts += (_plain(text.decode()) for text in found)
        except UnicodeDecodeError:
            return None
    return texts


def _plain(text: str) -> str:
    return (html.unescape(text) if "&" in text else text).strip()
