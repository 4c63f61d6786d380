"""A chart's table as an Excel workbook: the figures, and a sheet of what to know about them."""

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from boligblik.charts.caption import Caption
from boligblik.charts.table import Table
from boligblik.language import Language
from boligblik.reports.harmless_text import harmless
from boligblik.reports.table_file import EXAMPLE_LINE, notes
from boligblik.reports.workbook_content import content_of

_HEADER_FILL = PatternFill("solid", fgColor="E6EAED")
_WIDEST = 60


def workbook_bytes(table: Table, caption: Caption, language: Language) -> bytes:
    """Write the workbook; numbers are numbers, and example data say so above the header."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = language.text("Figures")
    if caption.is_example:
        sheet.append([language.text(EXAMPLE_LINE)])
        sheet.cell(1, 1).font = Font(name="Calibri", bold=True)
    _append_table(sheet, table, language)
    _append_notes(workbook.create_sheet(language.text("About the figures")), caption, language)
    return content_of(workbook)


def _append_table(sheet: Worksheet, table: Table, language: Language) -> None:
    sheet.append([harmless(column) for column in table.columns])
    header = sheet.max_row
    for row in table.rows:
        sheet.append([harmless(value) if isinstance(value, str) else value for value in row])
    sheet.freeze_panes = sheet.cell(header + 1, 2).coordinate
    written = table.written(language)
    for index, name in enumerate(table.columns):
        cell = sheet.cell(header, index + 1)
        cell.font = Font(name="Calibri", bold=True)
        cell.fill = _HEADER_FILL
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        longest = max([len(cells[index]) for cells in written] + [len(name) // 2])
        sheet.column_dimensions[get_column_letter(index + 1)].width = min(longest + 4, _WIDEST)
        # The pattern is written in Excel's own language; it shows the reader's separators.
        pattern = "#,##0" + ".0" * table.digits(index)
        for place in range(header + 1, sheet.max_row + 1):
            sheet.cell(place, index + 1).number_format = pattern


def _append_notes(sheet: Worksheet, caption: Caption, language: Language) -> None:
    for name, text in notes(caption, language):
        sheet.append([harmless(name), harmless(text)])
        sheet.cell(sheet.max_row, 1).font = Font(name="Calibri", bold=True)
        sheet.cell(sheet.max_row, 2).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 18
    sheet.column_dimensions["B"].width = 90
