"""Read a workbook of any format into a grid: values by calamine, the rest by looking for it."""

import io
import math
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import time, timedelta
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from boligblik.intake.finding import UnreadableError
from boligblik.intake.grid import Grid, Line, Sheet, Value
from boligblik.intake.limits import Limits
from boligblik.intake.sheet_details import Place, SheetDetails
from boligblik.intake.why_unreadable import AMISS, refuse_content
from boligblik.intake.workbook_source import open_source

_NO_VALUES = (time, timedelta)
_MENDABLE = ("Unsupported cell error", "Parse float error")
"""What calamine says of a whole workbook in which one cell shows an error it does not know, or a
number with spaces around it."""
_VALUE = re.compile(rb"(<(?:\w+:)?v>)\s+([^<\s]+)\s*(?=<)|(<(?:\w+:)?v>)([^<\s]+)\s+(?=<)")


class _BeyondLimitsError(Exception):
    """A sheet reaches further than it may."""


def read_workbook(content: bytes, file_format: str, limits: Limits) -> Grid:
    """Read all sheets of a workbook. Raises ``UnreadableError`` naming the cause.

    A file made to exhaust memory may end the process: call this in one of its own.
    """
    try:
        source = open_source(content, file_format, limits)
        details = source.details()
        sheets = tuple(_sheets(content, details, limits))
        return Grid(sheets, file_format, outside_cells=tuple(source.outside_cells()))
    except PasswordError as error:
        raise UnreadableError("password_protected") from error
    except (CalamineError, OSError, _BeyondLimitsError, *AMISS) as error:
        with suppress(*AMISS):
            refuse_content(content, file_format, limits)
        raise UnreadableError("damaged_workbook") from error


def _sheets(content: bytes, details: Mapping[str, SheetDetails], limits: Limits) -> Iterator[Sheet]:
    try:
        yield from list(_sheets_as_stored(content, details, limits))
    except CalamineError as error:
        if not any(told in str(error) for told in _MENDABLE):
            raise
        yield from _sheets_as_stored(_mended(content), details, limits)


def _sheets_as_stored(
    content: bytes, details: Mapping[str, SheetDetails], limits: Limits
) -> Iterator[Sheet]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    if len(book.sheet_names) > limits.sheets:
        raise UnreadableError("too_many_sheets", limit=str(limits.sheets))
    places = 0
    for known in book.sheets_metadata:
        if known.typ is not SheetTypeEnum.WorkSheet:
            continue
        told = details.get(known.name, SheetDetails())
        is_hidden = known.visible is not SheetVisibleEnum.Visible
        if told.lines is not None:
            places += len(told.lines) * len(told.lines.columns)
            yield _sheet(known.name, told.lines, told, is_hidden=is_hidden)
            continue
        sheet = book.get_sheet_by_name(known.name)
        rows, columns = _reach(sheet, told)
        places += rows * columns
        if rows > limits.rows or columns > limits.columns or places > limits.cells:
            raise _BeyondLimitsError
        told.merged = _merged(sheet) or told.merged
        lines: list[list[Any]] = sheet.to_python(skip_empty_area=False)
        _put_instead(lines, told)
        yield _without_spaces(_sheet(known.name, lines, told, is_hidden=is_hidden), told)


def _reach(sheet: CalamineSheet, details: SheetDetails) -> tuple[int, int]:
    """Return the last row and column of a sheet, before any memory is taken for it."""
    last_row, last_column = sheet.end or (-1, -1)
    rows = max((row for row, _ in details.instead), default=0)
    columns = max((column for _, column in details.instead), default=0)
    return max(rows, last_row + 1), max(columns, last_column + 1)


def _merged(sheet: CalamineSheet) -> list[tuple[int, int, int, int]]:
    return [
        (top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]


def _sheet(name: str, lines: Sequence[Line], details: SheetDetails, *, is_hidden: bool) -> Sheet:
    sheet = Sheet(
        name,
        lines,
        {},
        tuple(details.merged),
        is_hidden,
        frozenset(details.hidden_rows),
        frozenset(details.hidden_columns),
        details.comments,
    )
    return sheet.with_more_told(number_formats=_of_numbers(details, sheet))


def _without_spaces(found: Sheet, details: SheetDetails) -> Sheet:
    if not details.has_spaces and all(types.isdisjoint(_NO_VALUES) for types in found.types):
        return found
    return replace(found, lines=[[_plain(value) for value in line] for line in found.lines])


def _plain(value: Any) -> Value:
    """Give text without space around it; what is no date or finite number becomes its text."""
    match value:
        case str():
            return value.strip()
        case float() if not math.isfinite(value):
            return "#NUM!"
        case time():
            return value.isoformat()
        case timedelta():
            minutes, seconds = divmod(int(value.total_seconds()), 60)
            return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
        case _:
            return value  # type: ignore[no-any-return]


def _put_instead(lines: list[list[Any]], details: SheetDetails) -> None:
    """Put what the reader of values leaves out where it belongs, beyond its last cell too."""
    for (row, column), text in details.instead.items():
        lines.extend([] for _ in range(row - len(lines)))
        line = lines[row - 1]
        line.extend("" for _ in range(column - len(line)))
        line[column - 1] = text


def _of_numbers(details: SheetDetails, sheet: Sheet) -> dict[Place, str]:
    """Keep the formats of cells that hold a number."""
    return {
        place: shown
        for place, shown in details.percentages.items()
        if type(sheet.value_at(*place)) in (int, float)
    }


def _mended(content: bytes) -> bytes:
    """Rewrite an xlsx workbook so that cells with errors hold them as texts, numbers no spaces."""
    rewritten = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(rewritten, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for entry in old.infolist():
            if entry.filename.endswith((".xml", ".rels")):
                part = old.read(entry).replace(b' t="e"', b' t="str"')
                new.writestr(entry.filename, _VALUE.sub(rb"\1\3\2\4", part))
    return rewritten.getvalue()
