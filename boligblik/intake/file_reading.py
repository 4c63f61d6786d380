"""Read a workbook or text file into a grid, or tell why it cannot be read."""

import io
import math
import zipfile
import zlib
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from boligblik.intake.finding import UnreadableError
from boligblik.intake.grid import UNCALCULATED, Grid, Line, Sheet, Value, is_filled
from boligblik.intake.limits import Limits
from boligblik.intake.text_file import read_text

MAX_UNPACKED_BYTES = 300 * 1024 * 1024
MAX_ROWS, MAX_COLUMNS = 300_000, 1_000

_ZIP_MAGIC, _OLE_MAGIC = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_WORKBOOKS, _TEXTS = (".xlsx", ".xlsm"), (".csv", ".tsv", ".txt")

# What the zip and workbook readers raise on content that is not what it should be.
_BAD_ARCHIVE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)
_BAD_CONTENT = (
    InvalidFileException,
    ParseError,
    LookupError,
    ArithmeticError,
    ValueError,
    TypeError,
    AttributeError,
)


def read_grid(file_name: str, content: bytes, limits: Limits) -> Grid:
    """Read a file's cells. Raises ``UnreadableError`` naming the cause."""
    suffix = PurePath(file_name).suffix.casefold()
    if not content.strip(b"\x00 \r\n\t"):
        raise UnreadableError("empty_file")
    if len(content) > limits.file_bytes:
        raise UnreadableError("too_large", limit=str(limits.file_bytes // 1024**2))
    if suffix in _WORKBOOKS:
        return _read_workbook(content)
    if suffix in _TEXTS:
        if content.startswith((_ZIP_MAGIC, _OLE_MAGIC)):
            raise UnreadableError("suffix_disagrees")
        return read_text(content, limits)
    if suffix == ".xls":
        raise UnreadableError("old_excel")
    raise UnreadableError("unsupported_suffix")


def _read_workbook(content: bytes) -> Grid:
    if content.startswith(_OLE_MAGIC):
        # An old workbook under a new suffix, or a new one inside an encrypted envelope.
        encrypted = "EncryptedPackage".encode("utf-16-le") in content
        raise UnreadableError("password_protected" if encrypted else "old_excel")
    if not content.startswith(_ZIP_MAGIC):
        raise UnreadableError("not_a_workbook")
    has_formulas = _look_into_archive(content)
    try:
        sheets = _cells_of(content, values=True)
        if has_formulas:
            sheets = _with_uncalculated(sheets, _cells_of(content, values=False))
    except (*_BAD_ARCHIVE, *_BAD_CONTENT) as error:
        raise UnreadableError("damaged_workbook") from error
    return Grid(tuple(sheets), "xlsx")


def _look_into_archive(content: bytes) -> bool:
    """Refuse an archive that is no workbook or unpacks to too much; tell if it has formulas."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
                raise UnreadableError("unpacks_too_much")
            if "[Content_Types].xml" not in archive.namelist():
                raise UnreadableError("not_a_workbook")
            sheets = [entry for entry in entries if entry.filename.startswith("xl/worksheets/")]
            return any(b"<f" in archive.read(entry) for entry in sheets)
    except _BAD_ARCHIVE as error:
        raise UnreadableError("damaged_workbook") from error


def _cells_of(content: bytes, *, values: bool) -> list[Sheet]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=values, keep_links=False)
    try:
        sheets = []
        for worksheet in book.worksheets:
            # A file may declare a size that is not its own.
            worksheet.reset_dimensions()
            lines: list[Line] = []
            formats = {}
            for row, values_across in enumerate(worksheet.iter_rows(), start=1):
                lines.append([_plain(cell.value) for cell in values_across])
                for column, cell in enumerate(values_across, start=1):
                    if cell.value is not None and "%" in cell.number_format:
                        formats[row, column] = cell.number_format
                if row > MAX_ROWS or len(values_across) > MAX_COLUMNS:
                    raise UnreadableError("too_large", limit="100")
            sheets.append(
                Sheet(worksheet.title, lines, formats, is_hidden=worksheet.sheet_state != "visible")
            )
        return sheets
    finally:
        book.close()


def _plain(value: object) -> Value | None:
    """Keep what the grid knows; anything rarer becomes its text. Blank text is no value."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if value is None or isinstance(value, int | float | date):
        return value
    return str(value)


def _with_uncalculated(calculated: list[Sheet], formulas: list[Sheet]) -> list[Sheet]:
    """Put a mark where a formula has no stored result, which would otherwise look blank."""
    return [
        replace(
            shown,
            lines=[
                [
                    UNCALCULATED if value is None and is_filled(written) else value
                    for value, written in zip(values, texts, strict=True)
                ]
                for values, texts in zip(shown.lines, formula.lines, strict=True)
            ],
        )
        for shown, formula in zip(calculated, formulas, strict=True)
    ]
