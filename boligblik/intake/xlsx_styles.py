"""What the cell styles of an xlsx workbook make of a number, where that is beyond doubt."""

import re
from collections.abc import Sequence
from enum import IntEnum

from boligblik.intake.archive import Archive
from boligblik.intake.xlsx_parts import WORKBOOK, elements_of

_STYLES = "xl/styles.xml"
_NUMBERS = frozenset({*range(5), *range(9, 12), *range(37, 41), 49})
_DAYS = frozenset(range(14, 18))
_SHOWS_NUMBER = re.compile(r'General|@|(?:[#0?., %();-]|"[^"\[\]]*")+', re.IGNORECASE)
_SHOWS_DAY = re.compile(r"(?:\[\$-[0-9a-f]+\])?(?:[dmy]|\\?[-/., ])+(?:;@)?", re.IGNORECASE)


class StyleKind(IntEnum):
    """What a number is by its cell's style; texts are so by the cell's type."""

    ODD = 0
    NUMBER = 1
    DAY = 2
    TEXT = 3


def style_kinds(archive: Archive) -> Sequence[StyleKind]:
    """Return the kind of each cell style; days counted from 1904 and moments are odd."""
    counts_from_1904 = any(
        said.get("date1904", "0") not in ("0", "false")
        for said in elements_of(archive, WORKBOOK, "workbookPr")
    )
    own = {
        int(style.get("numFmtId", "0")): style.get("formatCode", "")
        for style in elements_of(archive, _STYLES, "numFmt")
    }
    return [
        _kind(int(style.get("numFmtId", "0")), own, counts_from_1904)
        for styles in elements_of(archive, _STYLES, "cellXfs")
        for style in styles
    ] or [StyleKind.NUMBER]


def _kind(number: int, own: dict[int, str], counts_from_1904: bool) -> StyleKind:
    shown = own.get(number)
    if number in _NUMBERS if shown is None else _SHOWS_NUMBER.fullmatch(shown):
        return StyleKind.NUMBER
    if number in _DAYS if shown is None else _SHOWS_DAY.fullmatch(shown):
        return StyleKind.ODD if counts_from_1904 else StyleKind.DAY
    return StyleKind.ODD
