"""What an old Excel workbook (xls, 5.0 to 2003) says of its sheets besides their values."""

import struct
from collections.abc import Iterator, Mapping

from boligblik.intake.compound_file import CompoundFile
from boligblik.intake.extent import Filled
from boligblik.intake.records import ERROR_TEXTS, Record, xls_records
from boligblik.intake.sheet_details import SheetDetails, shows_percent_sign
from boligblik.intake.xlsx_parts import BUILT_IN_PERCENTAGES

_BEGINNING, _END, _SHEET, _FORMAT, _STYLE = 0x0809, 0x000A, 0x0085, 0x041E, 0x00E0
_ROW, _COLUMN, _NOTE, _OBJECT, _TEXT_BOX, _MORE = 0x0208, 0x007D, 0x001C, 0x005D, 0x01B6, 0x003C
_NUMBER, _FORMULA, _SHORT_NUMBER, _SHORT_NUMBERS, _TRUTH = 0x0203, 0x0006, 0x027E, 0x00BD, 0x0205
_TEXTS = (0x00FD, 0x0204, 0x00D6)
_ROW_IS_HIDDEN, _COLUMN_IS_HIDDEN, _NOTE_OBJECT = 0x20, 0x01, 0x15
_BIFF8 = 0x0600
_MAX_COLUMNS = 256


def workbook_stream(file: CompoundFile) -> bytes:
    """Return the stream that holds the workbook."""
    name = next(name for name in ("Workbook", "WORKBOOK", "Book", "BOOK") if name in file)
    return file.read(name)


def sheet_starts(stream: bytes) -> dict[str, int]:
    """Return where the records of each sheet begin, by the sheet's name."""
    starts = {}
    is_wide = False
    for kind, data in _until_end(xls_records(stream)):
        if kind == _BEGINNING:
            is_wide = _is_wide(data)
        elif kind == _SHEET:
            name = _text(data[7:], data[6]) if is_wide else data[7 : 7 + data[6]].decode("cp1252")
            starts[name] = struct.unpack_from("<L", data)[0]
    return starts


def percentage_styles(stream: bytes) -> Mapping[int, str]:
    """Return the number formats of the cell styles that are shown with a percent sign."""
    formats = dict(BUILT_IN_PERCENTAGES)
    styles = []
    is_wide = False
    for kind, data in _until_end(xls_records(stream)):
        if kind == _BEGINNING:
            is_wide = _is_wide(data)
        elif kind == _FORMAT:
            formats[struct.unpack_from("<H", data)[0]] = _format_text(data[2:], is_wide=is_wide)
        elif kind == _STYLE:
            styles.append(struct.unpack_from("<H", data, 2)[0])
    shown = ((style, formats.get(number, "")) for style, number in enumerate(styles))
    return {style: text for style, text in shown if shows_percent_sign(text)}


def details_of_xls(stream: bytes, start: int, percentages: Mapping[int, str]) -> SheetDetails:
    """Go through a sheet's records once; ``percentages`` are the number formats by cell style."""
    details = SheetDetails()
    notes = _Notes()
    for kind, data in _until_end(xls_records(stream, start)):
        notes.take(kind, data)
        for row, column, style in _numbers(kind, data):
            if number_format := percentages.get(style):
                details.percentages[row, column] = number_format
        if error := _error(kind, data):
            row, column = struct.unpack_from("<HH", data)
            details.instead[row + 1, column + 1] = error
        elif kind == _ROW and data[12] & _ROW_IS_HIDDEN:
            details.hidden_rows.add(struct.unpack_from("<H", data)[0] + 1)
        elif kind == _COLUMN and data[8] & _COLUMN_IS_HIDDEN:
            first, last = struct.unpack_from("<HH", data)
            details.hidden_columns.update(range(first + 1, min(last + 1, _MAX_COLUMNS) + 1))
    details.comments.update(notes.by_place())
    return details


def filled_in_xls(stream: bytes, start: int) -> Iterator[Filled]:
    """Yield the cells of a sheet that are not blank."""
    for kind, data in _until_end(xls_records(stream, start)):
        if kind in (*_TEXTS, _TRUTH):
            row, column = struct.unpack_from("<HH", data)
            yield Filled(row + 1, column + 1)
        for row, column, _ in _numbers(kind, data):
            yield Filled(row, column)


class _Notes:
    """Gathers the notes of a sheet: place and text stand in different records."""

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}
        self._places: dict[tuple[int, int], int] = {}
        self._object = 0
        self._length = 0

    def take(self, kind: int, data: bytes) -> None:
        if kind == _OBJECT and data[:2] == bytes((_NOTE_OBJECT, 0)):
            self._object = struct.unpack_from("<H", data, 6)[0]
        elif kind == _TEXT_BOX:
            self._length = struct.unpack_from("<H", data, 10)[0]
        elif kind == _MORE and self._length:
            self._texts.setdefault(self._object, _text(data, self._length))
            self._length = 0
        elif kind == _NOTE and len(data) >= 8:
            row, column, _, identity = struct.unpack_from("<4H", data)
            self._places[row + 1, column + 1] = identity

    def by_place(self) -> dict[tuple[int, int], str]:
        texts = {place: self._texts.get(key, "").strip() for place, key in self._places.items()}
        return {place: text for place, text in texts.items() if text}


def _numbers(kind: int, data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield row, column and style of each number in a record."""
    if kind in (_NUMBER, _FORMULA, _SHORT_NUMBER):
        row, column, style = struct.unpack_from("<3H", data)
        yield row + 1, column + 1, style
    elif kind == _SHORT_NUMBERS:
        row, first = struct.unpack_from("<HH", data)
        for step in range((len(data) - 6) // 6):
            yield row + 1, first + step + 1, struct.unpack_from("<H", data, 4 + 6 * step)[0]


def _error(kind: int, data: bytes) -> str:
    if kind == _TRUTH and data[7]:
        return ERROR_TEXTS.get(data[6], "#N/A")
    if kind == _FORMULA and data[6] == 2 and data[12:14] == b"\xff\xff":
        return ERROR_TEXTS.get(data[8], "#N/A")
    return ""


def _until_end(records: Iterator[Record]) -> Iterator[Record]:
    """Yield the records up to the end of the part they begin in, without parts inside it."""
    depth = 0
    for kind, data in records:
        depth += (kind == _BEGINNING) - (kind == _END)
        if depth <= 1:
            yield kind, data
        if depth <= 0:
            return


def _text(data: bytes, length: int) -> str:
    """Read a text whose first byte says whether a letter takes one byte or two."""
    if data[:1] == b"\x01":
        return data[1 : 1 + 2 * length].decode("utf-16-le", "replace")
    return data[1 : 1 + length].decode("latin-1")


def _format_text(data: bytes, *, is_wide: bool) -> str:
    if is_wide:
        return _text(data[2:], struct.unpack_from("<H", data)[0])
    return data[1 : 1 + data[0]].decode("latin-1")


def _is_wide(beginning: bytes) -> bool:
    """Tell from a first record whether texts say how wide their letters are."""
    return bool(struct.unpack_from("<H", beginning)[0] == _BIFF8)
