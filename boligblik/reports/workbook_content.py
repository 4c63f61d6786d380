"""Workbooks as bytes, written in memory: what stands in them never lies in a temporary file."""

import io
import zipfile
from typing import Any

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


class _InMemoryWriter(ExcelWriter):
    """Writes each sheet to memory, where openpyxl's own takes a file; see its ``excel.py``."""

    def write_worksheet(self, ws: Any) -> None:
        drawing = SpreadsheetDrawing()
        drawing.charts, drawing.images = ws._charts, ws._images  # noqa: SLF001
        ws._drawing = drawing  # noqa: SLF001
        sheet = io.BytesIO()
        writer = WorksheetWriter(ws, sheet)
        writer.write()
        ws._rels = writer._rels  # type: ignore[attr-defined]  # noqa: SLF001
        self._archive.writestr(ws.path[1:], sheet.getvalue())  # type: ignore[attr-defined]
        self.manifest.append(ws)


def content_of(book: Workbook) -> bytes:
    """Return a workbook as the content of an xlsx file."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        _InMemoryWriter(book, archive).save()
    return content.getvalue()
