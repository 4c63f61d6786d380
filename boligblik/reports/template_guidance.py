"""The guidance sheet of a template: what each column means, and an example that nothing reads."""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from boligblik.contracts.own_sheets import GUIDANCE
from boligblik.language import DANISH, message
from boligblik.reports.harmless_text import write_text
from boligblik.reports.template_entries import ENTRIES, Entry
from boligblik.reports.template_forms import Form
from boligblik.reports.template_rules import told

Value: TypeAlias = str | int | float

_LISTED = message("(from the list)")
_FIELDS: Mapping[str, tuple[str, Value]] = {
    "month": (message("The month of the row. It stands there beforehand."), ""),
    "evictions": (message("Households put out of their dwelling in the month."), 3),
    "arrears": (message("Residents who were behind with the rent in the month."), 41),
    "dates_set": (message("Evictions that the bailiff set a date for in the month."), 7),
    "reminders": (message("Reminder letters sent in the month."), 120),
    "terminations": (message("Tenancies terminated in the month."), 9),
    "repeat_cases": (
        message("Cases given a date whose tenancy has been terminated two or more times."),
        2,
    ),
    "organisation": (message("The housing organisation that the row is about."), _LISTED),
    "area": (message("The housing area that the row is about."), _LISTED),
    "indicator": (message("What is measured."), _LISTED),
    "value": (
        message(
            "The figure in the indicator's own unit. Leave it blank to have it worked out from "
            "numerator and denominator."
        ),
        12.5,
    ),
    "numerator": (message("How many it is true of. With it, chance can be worked out."), 250),
    "denominator": (message("How many there are in all."), 2000),
    "note": (message("What must be known about the figure."), ""),
    "session_date": (message("The day of the session."), ""),
    "case_number": (message("The number of the case, the same every time."), "S-0123"),
    "way_in": (message("How the resident came to the counselling."), _LISTED),
    "place": (message("Where the session was held."), _LISTED),
    "counselling_sessions": (message("Sessions held in the month."), 26),
    "counselling_residents": (message("Different residents counselled in the month."), 11),
}
_STEPS = (
    message("Write in the white cells of the sheet {sheet}. The grey ones are locked."),
    message("Leave a cell blank when its figure is not known. Write 0 only when there were none."),
    message("Write nothing that tells who anybody is. Such a file is stopped."),
    message("Save the file, and drop it on the page {page}. Its name is of no matter."),
)
_HEADER = PatternFill("solid", fgColor="E6EAED")
_LINE = Border(bottom=Side("thin", color="C9D0D6"))
_WRAP = Alignment(wrap_text=True, vertical="top")
_WIDTHS = (26, 52, 18, 58)
_LINE_HEIGHT = 15.5


def add_guidance(workbook: Workbook, form: Form, year: int, sheet_name: str) -> None:
    """Write the steps, the meaning of each column and an invented example, all locked."""
    sheet = workbook.create_sheet(DANISH.text("Guidance"))
    sheet.protection.sheet = True
    sheet.sheet_view.showGridLines = False
    write_text(sheet.cell(1, 1), DANISH.text(GUIDANCE))
    sheet.cell(1, 1).font = Font(name="Calibri", bold=True, size=14)
    page = DANISH.text("Upload")
    for number, step in enumerate(_STEPS, start=1):
        sheet.append([f"{number}. {DANISH.text(step, sheet=sheet_name, page=page)}"])
    _add_columns(sheet, form, year)
    _add_example(sheet, form, year)
    for letter, width in zip("ABCD", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0


def _add_columns(sheet: Worksheet, form: Form, year: int) -> None:
    heads = (
        message("Column"),
        message("What it means"),
        message("Must be filled in"),
        message("How it is written"),
    )
    _add_line(sheet, sheet.max_row + 2, [DANISH.text(head) for head in heads], is_header=True)
    for column in form.columns:
        meaning, _ = _FIELDS[column.field]
        must = DANISH.text("yes") if column.is_required else DANISH.text("no")
        entry = ENTRIES.get(column.field, Entry.COUNT)
        how = "" if column.field == "month" else told(entry, year)
        values = [column.headers[0], DANISH.text(meaning), must, how]
        _add_line(sheet, sheet.max_row + 1, values, is_header=False)


def _add_example(sheet: Worksheet, form: Form, year: int) -> None:
    """Lay the example out downwards, so that it fits beside the meanings, whatever its columns."""
    row = sheet.max_row + 2
    title = [DANISH.text("Example"), DANISH.text("The figures are invented")]
    _add_line(sheet, row, title, is_header=True)
    for column in form.columns:
        _, example = _FIELDS[column.field]
        if column.field == "month":
            shown: Value = DANISH.month(date(year, 1, 1))
        elif column.field == "session_date":
            shown = f"14-03-{year}"
        else:
            shown = DANISH.text(example) if example == _LISTED else example
        row += 1
        _add_line(sheet, row, [column.headers[0], shown], is_header=False)


def _add_line(sheet: Worksheet, row: int, values: Sequence[Value], *, is_header: bool) -> None:
    # Not every program makes a row as high as its wrapped text.
    lengths = zip(map(len, map(str, values)), _WIDTHS, strict=False)
    lines = max(math.ceil((length + 1) / width) for length, width in lengths)
    sheet.row_dimensions[row].height = _LINE_HEIGHT * lines
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column)
        if isinstance(value, str):
            write_text(cell, value)
        elif isinstance(cell, Cell):
            cell.value = value
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
        cell.border = _LINE
        cell.font = Font(name="Calibri", bold=is_header)
        if is_header:
            cell.fill = _HEADER
