"""What an xlsx or xlsm sheet says besides its values, found by looking for a few marks in it.

The pieces are those of ``sheet_pieces``: written in the plain way.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from boligblik.intake.extent import Filled
from boligblik.intake.grid import UNCALCULATED, column_number
from boligblik.intake.sheet_details import Place, SheetDetails

_MAX_COLUMNS = 16_384
_FAR = re.compile(rb' r="(?:[A-Z]{3}|[A-Z]*[0-9]{6})')
_FILLED = re.compile(rb"<c\b([^>]*)(?<!/)>(.*?)</c>", re.DOTALL)
_CELL = re.compile(rb'<c [^>]*?\br="([A-Z]+)([0-9]+)"')
_NUMBERED = re.compile(rb'\br="([A-Z]*)([0-9]+)"')
_HIDDEN_ROW = re.compile(rb'<row\b[^>]*\bhidden="(?:1|true)"[^>]*>')
_COLUMN = re.compile(rb"<col\b([^>]*)>")
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')
_ERROR = re.compile(rb' t="e"[^>]*>')
_SHOWN = re.compile(rb"<v>([^<]*)</v>")
_FORMULA_WITH_TEXT = re.compile(rb"<f(?:\s[^>]*)?(?<!/)>([^<\"&]*(?:\"|&)[^<]*)")
_NO_RESULT = re.compile(rb"(?:</f>|<f\b[^>]*/>)(?:</c>|<v></v>|<v ?/>)")


def may_reach_far(piece: bytes) -> bool:
    """Tell whether a piece may hold a cell that is far to the right or far down."""
    return _FAR.search(piece) is not None


def details_of_xlsx(pieces: Iterable[bytes], percentages: Mapping[int, str]) -> SheetDetails:
    """Go through a sheet's pieces once; ``percentages`` are the number formats by cell style."""
    details = SheetDetails(has_spaces=False)
    ending: list[bytes] = []
    marks = {b' s="%d"' % style: shown for style, shown in percentages.items()}
    for number, piece in enumerate(pieces):
        if ending or b"</sheetData>" in piece:
            ending.append(piece if ending else piece.partition(b"</sheetData>")[2])
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
            details.instead.update(_uncalculated(piece))
            details.formulas.update(_FORMULA_WITH_TEXT.findall(piece))
        if b'hidden="' in piece:
            rows = (_NUMBERED.search(row.group()) for row in _HIDDEN_ROW.finditer(piece))
            details.hidden_rows |= {int(row.group(2)) for row in rows if row}
    details.ending = b"".join(ending)
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


def _uncalculated(piece: bytes) -> Iterator[tuple[Place, str]]:
    for place, found in _cells_with(_NO_RESULT, piece, b"<c "):
        tag = piece[piece.rfind(b"<c ", 0, found.start()) : found.start()].partition(b">")[0]
        # The result of a formula may be an empty text.
        if b't="str"' not in tag or found.group().endswith(b"</c>"):
            yield place, UNCALCULATED


@lru_cache(maxsize=20_000)
def _column(letters: bytes) -> int:
    return column_number(letters.decode())


def _hidden_columns(head: bytes) -> Iterator[int]:
    for column in _COLUMN.findall(head.partition(b"<sheetData")[0]):
        said = dict(_ATTRIBUTE.findall(column))
        if said.get(b"hidden") in (b"1", b"true") and said.keys() >= {b"min", b"max"}:
            yield from range(int(said[b"min"]), min(int(said[b"max"]), _MAX_COLUMNS) + 1)


def filled_in_xlsx(pieces: Iterable[bytes], shared_lengths: Sequence[int]) -> Iterator[Filled]:
    """Yield the cells of a sheet that are not blank; shared texts are known by their lengths."""
    for piece in pieces:
        for cell in _FILLED.finditer(piece):
            numbered = _NUMBERED.search(cell.group(1))
            shown = _SHOWN.search(cell.group(2))
            if numbered is None or not (shown or b"<t" in cell.group(2) or b"<f" in cell.group(2)):
                continue
            length = len(cell.group(2))
            if shown and b't="s"' in cell.group(1) and shown.group(1).isdigit():
                number = int(shown.group(1))
                length = shared_lengths[number] if number < len(shared_lengths) else 0
            yield Filled(int(numbered[2]), _column(numbered[1]), length)
