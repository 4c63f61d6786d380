"""An empty spreadsheet to be filled in, made from the contracts so that it reads smoothly."""

from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from boligblik.contracts.evictions import ORGANISATION
from boligblik.contracts.vocabulary import Vocabulary
from boligblik.language import DANISH
from boligblik.reports.harmless_text import write_text
from boligblik.reports.template_entries import RULES, Entry
from boligblik.reports.template_forms import Form, form_of
from boligblik.reports.template_guidance import add_guidance
from boligblik.reports.template_lists import add_lists
from boligblik.reports.template_rules import Place, add_rules
from boligblik.reports.workbook_content import content_of

_SENDER_ROW = 3
_HEADER, _LABEL = "E6EAED", "F5F6F7"
_EDGE = Side("thin", color="9AA5AE")
_WIDEST, _NARROWEST, _MARGIN = 48, 12, 4


def template_workbook(code: str, year: int, vocabulary: Vocabulary) -> bytes:
    """Write the template of a code for a year as an xlsx workbook in Danish.

    Only known names are offered, and the examples' never. Raises ``KeyError`` for another code.
    """
    form = form_of(code, year, vocabulary)
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = DANISH.text("Fill in here")
    entries = _fill(workbook, sheet, form)
    add_rules(sheet, entries, year)
    add_guidance(workbook, form, year, sheet.title)
    add_lists(workbook, entries.values(), vocabulary)
    workbook.properties.title = form.title
    workbook.properties.creator = "Boligblik"
    # The same template is the same file, whenever it is made.
    workbook.properties.created = workbook.properties.modified = datetime(year, 1, 1)  # noqa: DTZ001
    return content_of(workbook)


def _fill(workbook: Workbook, sheet: Worksheet, form: Form) -> dict[Place, Entry]:
    """Write titles, header and rows; returns the cells that are to be filled in."""
    write_text(sheet.cell(1, 1), form.title)
    sheet.cell(1, 1).font = Font(name="Calibri", bold=True, size=14)
    write_text(sheet.cell(2, 1), form.instruction)
    sheet.cell(2, 1).font = Font(name="Calibri", italic=True)
    entries = _ask_for_sender(sheet) if form.asks_for_sender else {}
    header = _SENDER_ROW + (2 if form.asks_for_sender else 1)
    _write_header(sheet, header, form.headings)
    styles = _styles(workbook)
    for row, line in enumerate(form.lines, start=header + 1):
        for column, shown in enumerate(line, start=1):
            cell = sheet.cell(row, column)
            cell.style = styles[shown if isinstance(shown, Entry) else None]
            if isinstance(shown, Entry):
                entries[row, column] = shown
            else:
                write_text(cell, shown)
    _lay_out(sheet, header, form)
    return entries


def _ask_for_sender(sheet: Worksheet) -> dict[Place, Entry]:
    label, answer = sheet.cell(_SENDER_ROW, 1), sheet.cell(_SENDER_ROW, 2)
    write_text(label, f"{ORGANISATION.headers[0]}:")
    label.font = Font(name="Calibri", bold=True)
    answer.border = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
    answer.protection = Protection(locked=False)
    return {(_SENDER_ROW, 2): Entry.ORGANISATION}


def _write_header(sheet: Worksheet, row: int, headings: tuple[str, ...]) -> None:
    for column, heading in enumerate(headings, start=1):
        cell = sheet.cell(row, column)
        write_text(cell, heading)
        cell.font = Font(name="Calibri", bold=True)
        cell.fill = PatternFill("solid", fgColor=_HEADER)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.border = Border(bottom=_EDGE)
    sheet.row_dimensions[row].height = 32


def _styles(workbook: Workbook) -> dict[Entry | None, str]:
    """Give each entry a style of its own, and the labels that stand beforehand a locked one."""
    plain = Font(name="Calibri", size=11)
    label = NamedStyle("Boligblik label", font=plain)
    label.fill = PatternFill("solid", fgColor=_LABEL)
    workbook.add_named_style(label)
    names: dict[Entry | None, str] = {None: label.name}
    for entry, rule in RULES.items():
        style = NamedStyle(f"Boligblik {entry.value}", font=plain, number_format=rule.number_format)
        style.protection = Protection(locked=False)
        workbook.add_named_style(style)
        names[entry] = style.name
    return names


def _lay_out(sheet: Worksheet, header: int, form: Form) -> None:
    """Lock what is not to be filled in, and set widths, what stays in sight, and the print."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.freeze_panes = sheet.cell(header + 1, 2).coordinate
    for column, heading in enumerate(form.headings, start=1):
        known = [line[column - 1] for line in form.lines]
        longest = max([len(text) for text in known if isinstance(text, str)], default=0)
        width = min(max(longest, len(heading), _NARROWEST) + _MARGIN, _WIDEST)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = f"{header}:{header}"
    sheet.print_options.gridLines = True
    left, right = _HeaderFooterPart(form.title), _HeaderFooterPart("&P / &N")
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(left=left, right=right)
