"""What an xlsx or xlsm sheet says besides its values, found by looking for a few marks in it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from boligblik.intake.archive import Archive
from boligblik.intake.extent import Filled
from boligblik.intake.finding import UnreadableError
from boligblik.intake.grid import UNCALCULATED, column_letters, column_number
from boligblik.intake.limits import Limits
from boligblik.intake.shared_texts import refuse_long_texts
from boligblik.intake.sheet_details import Place, SheetDetails
from boligblik.intake.xlsx_parts import refuse_unsafe

_HEAD_BYTES, _MAX_COLUMNS = 64 * 1024, 16_384
_PREFIX = re.compile(rb"<(\w+:)sheetData\b")
_FAR = re.compile(rb' r="(?:[A-Z]{3}|[A-Z]*[0-9]{6})')
_FILLED = re.compile(rb"<c\b([^>]*)(?<!/)>(.*?)</c>", re.DOTALL)
_ROW_OR_CELL = re.compile(rb"<(row|c)\b([^>]*)>")
_CELL = re.compile(rb'<c [^>]*?\br="([A-Z]+)([0-9]+)"')
_NUMBERED = re.compile(rb'\br="([A-Z]*)([0-9]+)"')
_HIDDEN_ROW = re.compile(rb'<row\b[^>]*\bhidden="(?:1|true)"[^>]*>')
_COLUMN = re.compile(rb"<col\b([^>]*)>")
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')
_ERROR = re.compile(rb' t="e"[^>]*>')
_SHOWN = re.compile(rb"<v>([^<]*)</v>")
_NO_RESULT = re.compile(rb"(?:</f>|<f\b[^>]*/>)(?:</c>|<v></v>|<v ?/>)")


def sheet_pieces(archive: Archive, part: str, limits: Limits) -> Iterator[bytes]:
    """Unpack a sheet piece by piece, each beginning with a row, its marks written in the plain way.

    The plain way is without prefixes of a namespace and with an address in every row and cell.
    """
    head = archive.head(part)
    refuse_unsafe(head)
    found = _PREFIX.search(head)
    prefix = found.group(1) if found else b""
    is_numbered = _is_numbered(head.replace(b"<" + prefix, b"<")[:_HEAD_BYTES])
    place = (0, 0)
    for piece in archive.pieces(part, b"<" + prefix + b"row"):
        if b"\x00" in piece:
            raise UnreadableError("damaged_workbook")
        refuse_long_texts(piece, limits)
        plain = piece
        if prefix:
            plain = plain.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</")
        if not is_numbered:
            plain, place = _numbered(plain, place)
        yield plain


def may_reach_far(piece: bytes) -> bool:
    """Tell whether a piece may hold a cell that is far to the right or far down."""
    return _FAR.search(piece) is not None


def details_of_xlsx(pieces: Iterable[bytes], percentages: Mapping[int, str]) -> SheetDetails:
    """Go through a sheet's pieces once; ``percentages`` are the number formats by cell style."""
    details = SheetDetails(has_spaces=False)
    marks = {b' s="%d"' % style: shown for style, shown in percentages.items()}
    for number, piece in enumerate(pieces):
        if number == 0:
            details.hidden_columns |= set(_hidden_columns(piece))
            # Who writes texts into the sheet itself does so from the start, unless by formula.
            details.has_spaces = b"preserve" in piece or b'"str"' in piece
        for mark in (mark for mark in marks if mark in piece):
            shown = (place for place, _ in _cells_with(re.compile(mark), piece))
            details.percentages.update(dict.fromkeys(shown, marks[mark]))
        # Single letters are looked for first: they are rare in a sheet, and found much faster.
        if b"#" in piece and b't="e"' in piece:
            details.instead.update(_errors(piece))
        if b"f" in piece and (b"</f>" in piece or b"<f" in piece):
            details.has_spaces = details.has_spaces or b'"str"' in piece
            places = _cells_with(_NO_RESULT, piece, b"<c ")
            details.instead.update((place, UNCALCULATED) for place, _ in places)
        if b'hidden="' in piece:
            rows = (_NUMBERED.search(row.group()) for row in _HIDDEN_ROW.finditer(piece))
            details.hidden_rows |= {int(row.group(2)) for row in rows if row}
    return details


def _cells_with(
    mark: re.Pattern[bytes], piece: bytes, begins: bytes = b"<"
) -> Iterator[tuple[Place, re.Match[bytes]]]:
    """Yield the place of each cell that a mark is found in, by looking back to its address."""
    for found in mark.finditer(piece):
        start = piece.rfind(begins, 0, found.start() + 1)
        if start >= 0 and (cell := _CELL.match(piece, start)):
            yield (int(cell[2]), _column(cell[1])), found


def _errors(piece: bytes) -> Iterator[tuple[Place, str]]:
    for place, found in _cells_with(_ERROR, piece):
        shown = _SHOWN.search(piece, found.end(), piece.find(b"</c>", found.end()))
        yield place, shown.group(1).decode() if shown else "#N/A"


@lru_cache(maxsize=20_000)
def _column(letters: bytes) -> int:
    return column_number(letters.decode())


def _hidden_columns(head: bytes) -> Iterator[int]:
    for column in _COLUMN.findall(head.partition(b"<sheetData")[0]):
        said = dict(_ATTRIBUTE.findall(column))
        if said.get(b"hidden") in (b"1", b"true") and said.keys() >= {b"min", b"max"}:
            yield from range(int(said[b"min"]), min(int(said[b"max"]), _MAX_COLUMNS) + 1)


def _is_numbered(piece: bytes) -> bool:
    """Tell whether the rows and cells of a sheet's first piece say where they stand."""
    return all(_NUMBERED.search(said) for _, said in _ROW_OR_CELL.findall(piece))


def _numbered(piece: bytes, last: Place) -> tuple[bytes, Place]:
    """Write an address into each row and cell of a piece; ``last`` is the place before it."""
    row, column = last

    def with_address(tag: re.Match[bytes]) -> bytes:
        nonlocal row, column
        name, said = tag.groups()
        given = _NUMBERED.search(said)
        if name == b"row":
            row, column = int(given.group(2)) if given else row + 1, 0
        else:
            column = _column(given[1]) if given else column + 1
        letters = column_letters(column) if name == b"c" else ""
        rest = said if given is None else _NUMBERED.sub(b"", said)
        return b'<%s r="%s"%s>' % (name, f"{letters}{row}".encode(), rest)

    return _ROW_OR_CELL.sub(with_address, piece), (row, column)


def filled_in_xlsx(pieces: Iterable[bytes], shared_lengths: Sequence[int]) -> Iterator[Filled]:
    """Yield the cells of a sheet that are not blank; shared texts are known by their lengths."""
    for piece in pieces:
        for cell in _FILLED.finditer(piece):
            numbered = _NUMBERED.search(cell.group(1))
            shown = _SHOWN.search(cell.group(2))
            if numbered is None or not (shown or b"<t" in cell.group(2)):
                continue
            length = len(cell.group(2))
            if shown and b't="s"' in cell.group(1) and shown.group(1).isdigit():
                number = int(shown.group(1))
                length = shared_lengths[number] if number < len(shared_lengths) else 0
            yield Filled(int(numbered[2]), _column(numbered[1]), length)
