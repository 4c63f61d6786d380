"""Read a workbook or text file into a grid, or tell why it cannot be read."""

import csv
import io
import math
import zipfile
import zlib
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from boligblik.intake.finding import UnreadableError
from boligblik.intake.grid import UNCALCULATED, Grid, Line, Sheet, Value, is_filled
from boligblik.intake.limits import Limits

MAX_UNPACKED_BYTES = 300 * 1024 * 1024
MAX_ROWS, MAX_COLUMNS = 300_000, 1_000

_ZIP_MAGIC, _OLE_MAGIC = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_WORKBOOKS, _TEXTS = (".xlsx", ".xlsm"), (".csv", ".tsv", ".txt")
_DELIMITERS = ";\t,|"

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
        raise UnreadableError("too_large")
    if suffix in _WORKBOOKS:
        return _read_workbook(content)
    if suffix in _TEXTS:
        return _read_text(content)
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
                    raise UnreadableError("too_large")
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


def _read_text(content: bytes) -> Grid:
    if content.startswith((_ZIP_MAGIC, _OLE_MAGIC)):
        raise UnreadableError("suffix_disagrees")
    text = _decoded(content)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter_of(text))
    try:
        rows = [[value.strip() for value in line] for line in lines]
    except csv.Error as error:
        raise UnreadableError("undecodable_text") from error
    if len(rows) > MAX_ROWS or any(len(row) > MAX_COLUMNS for row in rows):
        raise UnreadableError("too_large")
    return Grid((Sheet("", rows),), "csv")


def _decoded(content: bytes) -> str:
    """Decode utf-8 with or without mark, else Windows' Western European."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableError("undecodable_text")


def _delimiter_of(text: str) -> str:
    """Choose the separator that splits the most lines in the most common number of parts."""
    lines = [line for line in text.splitlines() if line.strip()][:200]

    def agreement(delimiter: str) -> tuple[int, int]:
        parts = Counter(line.count(delimiter) for line in lines if delimiter in line)
        if not parts:
            return (0, 0)
        count, often = max(parts.items(), key=lambda item: (item[1], item[0]))
        return (often, count)

    return max(_DELIMITERS, key=agreement)
