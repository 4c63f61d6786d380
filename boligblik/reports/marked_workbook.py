"""A spreadsheet given back with what was found in it: cells marked and commented, and a list."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import quote_sheetname
from openpyxl.workbook.child import INVALID_TITLE_REGEX
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from boligblik.contracts.own_sheets import FOUND
from boligblik.intake.file_reading import read_grid
from boligblik.intake.finding import Finding, Weight
from boligblik.intake.finding_text import text_of
from boligblik.intake.grid import Grid
from boligblik.intake.limits import Limits
from boligblik.language import Language, message
from boligblik.reports.harmless_text import write_text
from boligblik.reports.workbook_content import content_of

_FILLS = {
    Weight.STOPS: PatternFill("solid", fgColor="F8CBAD"),
    Weight.ASKS: PatternFill("solid", fgColor="FFE699"),
    Weight.NOTES: PatternFill("solid", fgColor="DDEBF7"),
}
_WEIGHTS = {
    Weight.STOPS: message("To be corrected"),
    Weight.ASKS: message("To be answered"),
    Weight.NOTES: message("Worth knowing"),
}
STILL_PERSONAL = message(
    "The personal data found still stands in this copy. Do not send it on; delete it when the file "
    "is corrected."
)
_HEADINGS = (message("Weight"), message("Sheet"), message("Cell"), message("What was found"))
_WIDTHS = {"A": 18, "B": 22, "C": 10, "D": 100}
_KEPT_AS_IT_IS = ("xlsx", "xlsm")
_LONGEST_TITLE, _SIDE_OF_NOTE = 31, 260


def marked_workbook(
    file_name: str, content: bytes, findings: Sequence[Finding], language: Language, limits: Limits
) -> bytes:
    """Mark and comment the cells that findings name, and put a list with links first.

    A workbook keeps its look and loses its macros; any other file is written as a workbook of the
    values it was read as. Raises ``UnreadableError`` for a file that cannot be read.
    """
    grid = read_grid(file_name, content, limits)
    kept = grid.file_format in _KEPT_AS_IT_IS
    book = load_workbook(io.BytesIO(content)) if kept else _written(grid)
    names = [sheet.title for sheet in book.worksheets] if kept else [s.name for s in grid.sheets]
    sheets = dict(zip(names, book.worksheets, strict=True))
    for finding in findings:
        sheet = sheets.get(finding.sheet or "")
        if sheet is not None and finding.cell:
            _mark(sheet, finding, language)
    _add_list(book, sheets, findings, language)
    return content_of(book)


def list_workbook(findings: Sequence[Finding], language: Language) -> bytes:
    """Write the list alone, for a file that is too large to be given back marked."""
    book = Workbook()
    _add_list(book, {}, findings, language)
    del book[book.sheetnames[1]]
    return content_of(book)


def _written(grid: Grid) -> Workbook:
    book = Workbook()
    del book[book.sheetnames[0]]
    for number, read in enumerate(grid.sheets, start=1):
        title = INVALID_TITLE_REGEX.sub("_", read.name[:_LONGEST_TITLE])
        sheet = book.create_sheet(title or f"{number}")
        for cell in read:
            place = sheet.cell(cell.row, cell.column)
            if isinstance(cell.value, str):
                write_text(place, cell.value)
            elif isinstance(place, Cell):
                place.value = cell.value
    return book


def _mark(sheet: Worksheet, finding: Finding, language: Language) -> None:
    """Mark a cell; one that is hidden in a merged area is told by the list alone."""
    cell = sheet[str(finding.cell)]
    if not isinstance(cell, Cell):
        return
    earlier = cell.comment.text if cell.comment else ""
    text = text_of(finding, language)
    comment = Comment(f"{earlier}\n{text}".strip(), "Boligblik")
    comment.width = comment.height = _SIDE_OF_NOTE
    cell.comment = comment
    cell.fill = _FILLS[finding.weight]


def _add_list(
    book: Workbook,
    sheets: Mapping[str, Worksheet],
    findings: Sequence[Finding],
    language: Language,
) -> None:
    """Put the list of findings before all other sheets; the intake knows it by its first cell."""
    title = _free_name(language.text("Findings"), book.sheetnames)
    sheet = book.create_sheet(title, 0)
    book.active = 0
    write_text(sheet.cell(1, 1), language.text(FOUND))
    sheet.cell(1, 1).font = Font(name="Calibri", bold=True, size=14)
    for column, heading in enumerate(_HEADINGS, start=1):
        write_text(sheet.cell(3, column), language.text(heading))
        sheet.cell(3, column).font = Font(name="Calibri", bold=True)
    if any(finding.is_personal for finding in findings):
        write_text(sheet.cell(2, 1), language.text(STILL_PERSONAL))
        sheet.cell(2, 1).font = Font(name="Calibri", bold=True, color="C00000")
    order = list(Weight)
    for row, finding in enumerate(sorted(findings, key=lambda f: order.index(f.weight)), start=4):
        _add_finding(sheet, row, finding, sheets, language)
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A4"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0


def _add_finding(
    sheet: Worksheet,
    row: int,
    finding: Finding,
    sheets: Mapping[str, Worksheet],
    language: Language,
) -> None:
    weight = language.text(_WEIGHTS[finding.weight])
    told = (weight, finding.sheet or "", finding.cell or "", text_of(finding, language))
    for column, text in enumerate(told, start=1):
        write_text(sheet.cell(row, column), text)
        sheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.cell(row, 1).fill = _FILLS[finding.weight]
    target = sheets.get(finding.sheet or "")
    link = sheet.cell(row, 3)
    if target is not None and finding.cell and isinstance(link, Cell):
        place = f"{quote_sheetname(target.title)}!{finding.cell}"
        link.hyperlink = Hyperlink(link.coordinate, location=place)
        link.font = Font(name="Calibri", underline="single", color="0563C1")


def _free_name(name: str, taken: Sequence[str]) -> str:
    while name in taken:
        name += " *"
    return name
