"""What an xlsb workbook says of its sheets besides their values."""

import struct
from collections.abc import Iterator, Mapping

from boligblik.intake.archive import Archive
from boligblik.intake.extent import Filled
from boligblik.intake.records import ERROR_TEXTS, wide_text, xlsb_records
from boligblik.intake.sheet_details import Place, SheetDetails, shows_percentage
from boligblik.intake.xlsx_parts import BUILT_IN_PERCENTAGES, relations_of

WORKBOOK = "xl/workbook.bin"

_ROW, _BLANK, _ERROR, _TEXT, _LAST_CELL, _FORMULA_ERROR = 0, 1, 3, 6, 11, 11
_FORMAT, _STYLE, _COLUMN, _SHEET, _MERGED = 44, 47, 60, 156, 176
_STYLES_BEGIN, _STYLES_END, _COMMENT, _COMMENT_TEXT = 617, 618, 635, 637
_ROW_IS_HIDDEN, _COLUMN_IS_HIDDEN = 0x10, 0x01
_MAX_COLUMNS = 16_384
_ROW_BYTES, _CELL_BYTES = 12, 8
"""Some programs write shorter records of these numbers, which mean nothing."""


def sheet_parts(archive: Archive) -> dict[str, str]:
    """Return the part of each sheet, by the sheet's name."""
    targets = {name: target for name, _, target in relations_of(archive, WORKBOOK)}
    parts = {}
    for kind, data in xlsb_records(archive.pieces(WORKBOOK)):
        if kind == _SHEET:
            identity = wide_text(data, 8)
            name = wide_text(data, 12 + 2 * len(identity))
            parts[name] = targets.get(identity, "")
    return parts


def percentage_styles(archive: Archive) -> Mapping[int, str]:
    """Return the number formats of the cell styles that are shown as a percentage."""
    formats = dict(BUILT_IN_PERCENTAGES)
    found: dict[int, str] = {}
    style = -1
    in_cell_styles = False
    if "xl/styles.bin" not in archive:
        return found
    for kind, data in xlsb_records(archive.pieces("xl/styles.bin")):
        if kind == _FORMAT:
            formats[struct.unpack_from("<H", data)[0]] = wide_text(data, 2)
        elif kind in (_STYLES_BEGIN, _STYLES_END):
            in_cell_styles = kind == _STYLES_BEGIN
        elif kind == _STYLE and in_cell_styles:
            style += 1
            number_format = formats.get(struct.unpack_from("<H", data, 2)[0], "")
            if shows_percentage(number_format):
                found[style] = number_format
    return found


def details_of_xlsb(archive: Archive, part: str, percentages: Mapping[int, str]) -> SheetDetails:
    """Go through a sheet's records once; ``percentages`` are the number formats by cell style."""
    details = SheetDetails(comments=_comments_of(archive, part))
    row = 0
    for kind, data in xlsb_records(archive.pieces(part)):
        if kind == _ROW and len(data) >= _ROW_BYTES:
            row = struct.unpack_from("<L", data)[0] + 1
            if data[11] & _ROW_IS_HIDDEN:
                details.hidden_rows.add(row)
        elif 0 < kind <= _LAST_CELL and len(data) >= _CELL_BYTES:
            column, style = struct.unpack_from("<LL", data)
            if number_format := percentages.get(style & 0xFFFFFF):
                details.percentages[row, column + 1] = number_format
            if kind in (_ERROR, _FORMULA_ERROR):
                details.instead[row, column + 1] = ERROR_TEXTS.get(data[8], "#N/A")
        elif kind == _COLUMN:
            first, last, _, _, flags = struct.unpack_from("<4LH", data)
            if flags & _COLUMN_IS_HIDDEN:
                details.hidden_columns.update(range(first + 1, min(last + 1, _MAX_COLUMNS) + 1))
        elif kind == _MERGED:
            top, bottom, left, right = struct.unpack_from("<4L", data)
            details.merged.append((top + 1, left + 1, bottom + 1, right + 1))
    return details


def filled_in_xlsb(archive: Archive, part: str) -> Iterator[Filled]:
    """Yield the cells of a sheet that are not blank, with the lengths of texts of their own."""
    row = 0
    for kind, data in xlsb_records(archive.pieces(part)):
        if kind == _ROW and len(data) >= _ROW_BYTES:
            row = struct.unpack_from("<L", data)[0] + 1
        elif _BLANK < kind <= _LAST_CELL and len(data) >= _CELL_BYTES:
            yield Filled(
                row, struct.unpack_from("<L", data)[0] + 1, len(data) if kind == _TEXT else 0
            )


def _comments_of(archive: Archive, part: str) -> dict[Place, str]:
    comments: dict[Place, str] = {}
    for _, relation, target in relations_of(archive, part):
        place = (0, 0)
        if relation != "comments" or target not in archive:
            continue
        for kind, data in xlsb_records(archive.pieces(target)):
            if kind == _COMMENT:
                row, _, column = struct.unpack_from("<3L", data, 4)
                place = (row + 1, column + 1)
            elif kind == _COMMENT_TEXT:
                comments[place] = wide_text(data, 1).strip()
    return comments
