"""Make spreadsheets for tests from a Markdown table written inside the test.

In a table ``12`` and ``12.5`` are numbers, ``50%`` is a number shown as a percentage, an ISO date
is a true date, and everything else is text; quotes force text (``'2016'``). A row of one cell is
a title line, ``| |`` is a blank one.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from openpyxl import Workbook

_INTEGER = re.compile(r"^-?\d+$")
_DECIMAL = re.compile(r"^-?\d+\.\d+$")
_PERCENT = re.compile(r"^(\d+(?:\.\d+)?)%$")
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_FIXED = datetime(2016, 10, 12)  # noqa: DTZ001


@dataclass(frozen=True)
class Percent:
    """A number that the sheet shows as a percentage: ``Percent(50)`` is 0.5 shown as 50 %."""

    shown: float


Value: TypeAlias = str | int | float | date | Percent | None
Lines: TypeAlias = Sequence[Sequence[Value]]


def lines_of(table: str) -> list[list[Value]]:
    """Read a Markdown table into lines of values."""
    rows = [line.strip() for line in table.strip().splitlines()]
    return [[_value(part.strip()) for part in row.strip("|").split("|")] for row in rows]


def _value(text: str) -> Value:
    if text == "":
        return None
    if text.startswith("'") and text.endswith("'"):
        return text[1:-1]
    if _INTEGER.match(text):
        return int(text)
    if _DECIMAL.match(text):
        return float(text)
    if found := _PERCENT.match(text):
        return Percent(float(found.group(1)))
    return date.fromisoformat(text) if _DAY.match(text) else text


def xlsx(table: str | Lines, sheet: str = "Ark1") -> bytes:
    """Write one table as a workbook."""
    return workbook({sheet: table})


def workbook(tables: Mapping[str, str | Lines], hidden: Sequence[str] = ()) -> bytes:
    """Write tables as the sheets of a workbook, by their names."""
    book = Workbook()
    del book[book.sheetnames[0]]
    for name, table in tables.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
        for row, line in enumerate(lines_of(table) if isinstance(table, str) else table, start=1):
            for column, value in enumerate(line, start=1):
                if value is None:
                    continue
                cell = sheet.cell(row, column)
                if isinstance(value, Percent):
                    cell.value = value.shown / 100
                    cell.number_format = "0%"
                else:
                    cell.value = value
                    if isinstance(value, str):
                        # A text that begins with "=" stays a formula, anything else a text.
                        cell.data_type = "f" if value.startswith("=") else "s"
    # Fixed dates, so that the same tables give the same bytes and thus the same content hash.
    book.properties.created = book.properties.modified = _FIXED
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def csv_file(table: str | Lines, delimiter: str = ";", encoding: str = "utf-8-sig") -> bytes:
    """Write one table as a csv file, numbers and dates in the Danish way."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    for line in lines_of(table) if isinstance(table, str) else table:
        writer.writerow([_as_text(value) for value in line])
    return text.getvalue().encode(encoding)


def _as_text(value: Value) -> str:
    match value:
        case None:
            return ""
        case Percent(shown):
            return f"{_as_text(shown)} %"
        case float():
            return f"{value:.10g}".replace(".", ",")
        case date():
            return f"{value:%d-%m-%Y}"
        case _:
            return str(value)
