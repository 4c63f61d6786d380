"""What is written in the records of xls and xlsb workbooks besides cells, found as runs of letters.

What the bytes around a text mean is not asked: a run is a text, whatever record it stands in.
"""

import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from boligblik.intake.records import Record

_LETTER = rb"[\t\n\r\x20-\x7e\xa0-\xff]"
_WIDE, _NARROW = re.compile(rb"(?:%s\0){6,}" % _LETTER), re.compile(rb"%s{6,}" % _LETTER)

_PLACES: Mapping[int, str] = {
    **dict.fromkeys((0x0014, 0x0015, 0x01BE, 0x089C), "sheet"),
    **dict.fromkeys((0x01B6, 0x003C, 0x00EC), "shape"),
    **dict.fromkeys((0x01B8, 0x0800, 0x01AE, 0x0023, 0x005A), "link"),
    **dict.fromkeys((0x100D,), "chart"),
    **dict.fromkeys((0x00CD, 0x00B0, 0x00B1, 0x00C7), "pivot"),
    **dict.fromkeys((0x0006, 0x04BC, 0x0221), "formula"),
}
"""Where the records of an old workbook stand: page header, shape, link, chart, pivot, formula."""
_CELLS = (0x0203, 0x0204, 0x0205, 0x0207, 0x00D6, 0x00FD, 0x027E, 0x00BD, 0x00BE, 0x0201, 0x0208)
_SHARED_TEXTS, _PICTURES, _MORE, _TEXT_BOX = 0x00FC, 0x00EB, 0x003C, 0x01B6
_LOOKS = (0x0031, 0x00E0, 0x087D, 0x0092, 0x0893, 0x0896, 0x004D, 0x00FF, 0x0085, 0x005C, 0x001C)
"""Fonts, styles, printer, sheet names, who wrote it and who commented."""
_LEFT_OUT = frozenset({*_CELLS, *_LOOKS, _SHARED_TEXTS, _PICTURES})
_TEXT_IN_FORMULA, _FORMULA, _FORMULA_BEGINS = 0x17, 0x0006, 20

_LAST_XLSB_CELL, _RICH_XLSB_CELL, _XLSB_TEXT_FORMULA = 11, 62, 8
_XLSB_FORMULAS = {9: 16, 10: 9, 11: 9}
"""Where the formula begins in a cell's record, by the kind of its result."""


def runs_of_letters(data: bytes) -> Iterator[str]:
    """Yield the texts in bytes that are anything, with letters of two bytes and of one."""
    runs = [run.decode("utf-16-le") for run in _WIDE.findall(data)]
    runs += (run.decode("latin-1") for run in _NARROW.findall(data))
    for run in runs:
        yield run
        if "%" in run:
            yield unquote(run)


def texts_in_xls(records: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """Yield where and what is written in the records of an old workbook that are no cells."""
    before = 0
    for kind, data in records:
        # What goes on in the next record is what it was.
        before = kind if kind != _MORE else before
        if before in _LEFT_OUT or (kind == _FORMULA and _TEXT_IN_FORMULA not in data[20:]):
            continue
        shown = data[_FORMULA_BEGINS:] if kind == _FORMULA else data
        place = _PLACES.get(before, "part")
        yield from ((place, text) for text in runs_of_letters(shown))


def texts_in_xlsb(records: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """Yield where and what is written in the records of an xlsb sheet that are no cells."""
    for kind, data in records:
        if kind in _XLSB_FORMULAS or kind == _XLSB_TEXT_FORMULA:
            begins = _XLSB_FORMULAS.get(kind) or _after_text(data)
            yield from (("formula", text) for text in runs_of_letters(data[begins:]))
        elif kind > _LAST_XLSB_CELL and kind != _RICH_XLSB_CELL:
            yield from (("sheet", text) for text in runs_of_letters(data))


def _after_text(data: bytes) -> int:
    return 12 + 2 * int(struct.unpack_from("<L", data, 8)[0]) if len(data) >= 12 else len(data)
