"""Text from files and names, written so that no spreadsheet takes it for a formula."""

import unicodedata
from itertools import islice

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell

_BEGINNINGS = ("=", "+", "-", "@", "{=")
_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def harmless(text: str) -> str:
    """Return the text without signs that no file can hold, behind a ``'`` if it could be run.

    That is when it begins with ``=``, ``+``, ``-``, ``@`` or ``{=``, wide ones and those behind
    spaces and unseen signs too, or with a tab or a line break. Source: OWASP, CSV injection.
    """
    kept = ILLEGAL_CHARACTERS_RE.sub("", text)
    return f"'{kept}" if _could_be_run(kept) else kept


def write_text(cell: Cell | MergedCell, text: str) -> None:
    """Write a text into a workbook's cell as it is, marked as text so that nothing runs it.

    Raises ``TypeError`` for a cell that a merged one covers: it can hold nothing.
    """
    if isinstance(cell, MergedCell):
        raise TypeError(cell.coordinate)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"
    cell.quotePrefix = harmless(text) != text


def _could_be_run(text: str) -> bool:
    seen = (letter for letter in text if unicodedata.category(letter) not in _UNSEEN)
    begins = unicodedata.normalize("NFKC", "".join(islice(seen, 2)))
    return begins.startswith(_BEGINNINGS) or text.startswith(("\t", "\r", "\n"))
