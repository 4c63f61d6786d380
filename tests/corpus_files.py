"""Make the workbooks of the corpus from the texts that lie beside them.

``python -m tests.corpus_files`` makes all, with names only those: ``fab_logo.xlsx`` is made from
``fab_logo.xlsx.md``. A heading begins a sheet; lines that begin with ``|`` are its rows, as in
``tests.spreadsheets``; every other line is an order, such as ``merge A1:C1``. Xls, ods and
calculated workbooks are written by LibreOffice.
"""

import io
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from boligblik.intake.grid import column_number
from tests.spreadsheets import Percent, Value, lines_of

CORPUS = Path(__file__).parent / "corpus"
LOGO = Path(__file__).parents[1] / "boligblik" / "static" / "favicon.png"
ERRORS = frozenset({"#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!"})
LINE_BREAK = "⏎"


def main(names: list[str]) -> None:
    """Make the named workbooks, or all."""
    for source in sorted(CORPUS.rglob("*.md")):
        file = source.with_suffix("")
        if file.suffix and (not names or file.name in names):
            file.write_bytes(made(source.read_text("utf-8"), file.suffix[1:]))


def made(text: str, suffix: str) -> bytes:
    """Make one workbook of the kind that its suffix names."""
    head, *sheets = f"\n{text}".split("\n# ")
    book = Workbook()
    del book[book.sheetnames[0]]
    orders = head.split()
    if "1904" in orders:
        book.epoch = CALENDAR_MAC_1904
    if suffix == "xlsm":
        book.vba_archive = _macros()
    for part in sheets:
        _add_sheet(book, part)
    content = io.BytesIO()
    book.save(content)
    is_converted = suffix in ("xls", "ods") or "calculated" in orders
    return converted(content.getvalue(), suffix) if is_converted else content.getvalue()


def _macros() -> ZipFile:
    """Return an archive with something in the place of macros; nothing ever runs it."""
    content = io.BytesIO()
    parts = "http://schemas.openxmlformats.org/package/2006"
    with ZipFile(content, "w") as archive:
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{parts}/relationships"/>')
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{parts}/content-types"/>')
        archive.writestr("xl/vbaProject.bin", b"no macro")
    return ZipFile(content)


def _add_sheet(book: Workbook, part: str) -> None:
    title, *lines = part.splitlines()
    name, _, state = title.partition(" (hidden")
    sheet = book.create_sheet(name.strip())
    sheet.sheet_state = "hidden" if state else "visible"
    rows = "\n".join(line for line in lines if line.startswith("|"))
    for cell, value in _cells(sheet, rows):
        _write(cell, value)
    for line in lines:
        if line and not line.startswith("|"):
            order, place, *words = line.split(" ", 2)
            ORDERS[order](sheet, place, "".join(words))


def _cells(sheet: Worksheet, rows: str) -> Iterator[tuple[Cell, Value]]:
    for row, line in enumerate(lines_of(rows) if rows else [], start=1):
        for column, value in enumerate(line, start=1):
            cell = sheet.cell(row, column)
            if value is not None and isinstance(cell, Cell):
                yield cell, value


def _write(cell: Cell, value: Value) -> None:
    if isinstance(value, Percent):
        cell.value, cell.number_format = value.shown / 100, "0%"
    elif isinstance(value, str):
        cell.value = value.replace(LINE_BREAK, "\n")
        # What reads as a formula or an error is one, anything else is text.
        is_formula, is_error = value.startswith("="), value in ERRORS
        cell.data_type = "f" if is_formula else "e" if is_error else "s"
    else:
        cell.value = value


def _format(sheet: Worksheet, place: str, form: str) -> None:
    area = sheet[place]
    for row in area if isinstance(area, tuple) else ((area,),):
        for cell in row:
            cell.number_format = form


def _hide(sheet: Worksheet, place: str, _: str) -> None:
    if place.isdigit():
        sheet.row_dimensions[int(place)].hidden = True
    else:
        sheet.column_dimensions[place].hidden = True


def _note(sheet: Worksheet, place: str, text: str) -> None:
    sheet[place].comment = Comment(text, "Boligkontoret")


def _list(sheet: Worksheet, place: str, name: str) -> None:
    sheet.add_table(Table(displayName=name, ref=place))


ORDERS: Mapping[str, Callable[[Worksheet, str, str], object]] = {
    "merge": lambda sheet, place, _: sheet.merge_cells(place),
    "hide": _hide,
    "format": _format,
    "note": _note,
    "list": _list,
    "logo": lambda sheet, place, _: sheet.add_image(Image(LOGO), place),
}


def converted(content: bytes, suffix: str) -> bytes:
    """Let LibreOffice calculate a workbook and write it in another format."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "in" / "book.xlsx"
        source.parent.mkdir()
        source.write_bytes(content)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", suffix, "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        return (Path(folder) / f"book.{suffix}").read_bytes()


if __name__ == "__main__":
    main(sys.argv[1:])


def boundaries(area: str) -> tuple[int, int, int, int]:
    """Return the left, top, right and bottom of an area such as ``A1:C4``, all from 1."""
    ends = re.findall(r"([A-Z]+)(\d+)", area)
    (left, top), (right, bottom) = ends
    return column_number(left), int(top), column_number(right), int(bottom)
