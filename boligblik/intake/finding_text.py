"""Findings as sentences: where, what was found, what was expected, what to do."""

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from boligblik.intake.finding import Finding
from boligblik.intake.grid import column_number
from boligblik.language import Language, message

TEXTS: Mapping[str, str] = {
    # The file as a whole
    "empty_file": message("The file is empty. Save it again from the program it came from."),
    "file_not_found": message("There is no such file. Check the name and the folder."),
    "not_a_workbook": message(
        "The file is not a workbook, whatever its name says. Save it as an Excel workbook (.xlsx)."
    ),
    "password_protected": message(
        "The workbook is protected by a password. Save it without one and upload it again."
    ),
    "old_excel": message(
        "The workbook is in the old Excel format. Open it and save it as an Excel workbook (.xlsx)."
    ),
    "damaged_workbook": message(
        "The workbook is damaged and cannot be read. Open it, save it again and upload that."
    ),
    "too_large": message("The file is too large: at most {limit} MB. Split it into several files."),
    "takes_too_long": message(
        "Reading the file took more than {seconds} seconds of computing, so it was stopped. "
        "Remove sheets and rows that hold no figures, or split the file."
    ),
    "too_many_rows": message("The file has more than {limit} rows. Split it into several files."),
    "too_many_columns": message(
        "The file has more than {limit} columns. Remove those that hold no figures."
    ),
    "too_many_cells": message("The file has more than {limit} cells. Split it into several files."),
    "text_too_long": message(
        "A single cell holds more than {limit} characters. Shorten it; a file where this is not "
        "meant is damaged."
    ),
    "unpacks_too_much": message(
        "The workbook unpacks to more than can be read. Remove pictures and empty formatted rows."
    ),
    "suffix_disagrees": message(
        "The name ends in {suffix}, but the content is {found}. Open the file and save it as an "
        "Excel workbook (.xlsx)."
    ),
    "far_cell": message(
        "Sheet {sheet} has something in cell {cell}, far from everything else. Delete the contents "
        "of that row and column, and save the workbook."
    ),
    "takes_too_much_memory": message(
        "Reading the file took more than {limit} MB of memory, so it was stopped. Split it into "
        "several files."
    ),
    "too_many_entries": message(
        "The workbook is packed from more than {limit} parts. Copy its sheets into a new workbook."
    ),
    "too_many_sheets": message(
        "The workbook has more than {limit} sheets. Split it into several workbooks."
    ),
    "too_much_text": message(
        "Sheet {sheet} repeats long texts until they are more than a computer holds. Remove them."
    ),
    "unpacking_ratio": message(
        "The workbook unpacks to many times its size, as harmful files do. Copy its sheets into a "
        "new workbook."
    ),
    "unsafe_content": message(
        "The workbook holds instructions that no spreadsheet needs, as harmful files do. Copy its "
        "sheets into a new workbook."
    ),
    "unsupported_suffix": message(
        "This kind of file cannot be read. Save it as an Excel workbook (.xlsx) or as CSV."
    ),
    "undecodable_text": message(
        "The text cannot be read. Save the file as CSV with the character set UTF-8."
    ),
    "personal_file_name": message(
        "The file's name looks like it holds personal data. Rename the file."
    ),
    "personal_sheet_name": message(
        "A sheet's name looks like it holds personal data. Rename the sheet."
    ),
    "nothing_recognised": message(
        "Nothing here looks like area indicators, evictions or counselling. Expected a row of "
        "headers such as Måned and Udsættelser, Dato and Sagsnummer, or Område and Indikator. "
        "Use a template, or remove the sheet."
    ),
    "table_not_known": message(
        "The table that begins here is of no kind that is known. Confirm that it is to be left "
        "out, or correct its headers."
    ),
    "sheet_of_words": message("The sheet holds words and no figures; it is not read."),
    "remark_left_out": message("“{value}” was taken for a remark and is not read as figures."),
    "total_left_out": message(
        "“{value}” heads a total. Figures of areas cannot be summed, so it is left out."
    ),
    "hidden_sheet": message("The sheet is hidden. It is read like the others."),
    "hidden_rows": message(
        "Rows that are hidden hold something: {rows}. They are read all the same."
    ),
    "hidden_columns": message(
        "Columns that are hidden hold something: {columns}. They are read all the same."
    ),
    "kinds_differ": message(
        "The sheets hold different kinds of figures. Upload each kind in a file of its own."
    ),
    "no_rows": message(
        "The file has headers but no figures below them yet. Fill them in, or check that this is "
        "the right file."
    ),
    "mixes_examples": message(
        "The file mixes the invented names of the examples with real ones. Use only real names."
    ),
    "organisation_unknown": message(
        "It cannot be seen whose report this is. Choose the organisation, or write "
        "“Boligorganisation: name” above the table."
    ),
    "year_unknown": message(
        "It cannot be seen which year the figures are for. Give the year, or write it above the "
        "table."
    ),
    "month_without_sessions": message(
        "The register has no session in {month}, but has before and after. Say whether there were "
        "none or the month is missing."
    ),
    # Single cells
    "personal_number": message(
        "This looks like a CPR number. Remove it; a case number must not identify a person."
    ),
    "personal_address": message("This looks like an e-mail address. Remove it."),
    "personal_column": message("This header belongs to personal data. Remove the whole column."),
    "personal_numbers_alike": message(
        "The column holds numbers as long as CPR numbers, and some could be one. Remove the "
        "column, or write its numbers so that they begin with a letter and a year, as J-2016-15."
    ),
    "personal_phone": message(
        "This looks like a telephone number. Remove it, or remove the whole column."
    ),
    "personal_name": message(
        "This looks like a person's name. Remove it, or remove the whole column; initials may stay."
    ),
    "personal_dwelling": message(
        "This looks like the address of a dwelling. Remove it; the housing area may stay."
    ),
    "personal_outside": message(
        "Outside the cells, in {place}, stands what looks like personal data. Delete it there, or "
        "copy the cells into a new workbook."
    ),
    "personal_account": message(
        "This looks like the number of a bank account. Remove it; what it is about may stay."
    ),
    "personal_comment": message(
        "The cell's comment looks like it holds personal data. Delete the comment."
    ),
    "header_unclear": message("“{value}” is not a header that is known here. Correct it."),
    "header_missing": message(
        "The column holds figures but has no header. Write one, or empty the column."
    ),
    "column_missing": message(
        "The column {name} is missing from this row of headers. Add it, or correct its header."
    ),
    "unit_differs": message(
        "“{value}” is not in the unit of its indicator. Check that the figure stands in its column."
    ),
    "denominator_zero": message(
        "The denominator is 0, and nothing can be a share of it. Leave the figures blank."
    ),
    "required_missing": message("The cell is blank. Fill it in, or remove the row."),
    "number_unreadable": message(
        "“{value}” is not a number. Write it with digits and a decimal comma, such as 12,5."
    ),
    "not_whole": message("“{value}” is not a whole number. Counts are whole."),
    "negative": message("“{value}” is below zero. Figures here are 0 or more."),
    "percent_outside": message(
        "“{value}” is more than 100 percent. Confirm that it is right, or correct it."
    ),
    "already_reported": message(
        "{old} is reported already, and the file says {new}. Confirm that it is a correction."
    ),
    "far_above_earlier": message(
        "{new} is more than three times the highest earlier month, {highest}. Confirm that it is "
        "right, or correct it."
    ),
    "arrears_below_evictions": message(
        "{new} in arrears are fewer than the month's {evictions} evictions. Confirm that it is "
        "right, or correct it."
    ),
    "month_unreadable": message(
        "“{value}” is not a month. Write for example januar 2016 or 2016-01."
    ),
    "quarter_not_months": message(
        "“{value}” is several months, and its figures cannot be shared out on them. Ask the "
        "sender for the months."
    ),
    "month_in_future": message(
        "“{value}” is a month that has not begun. Confirm that it is right, or correct the year."
    ),
    "months_differ": message(
        "“{value}” is another month than {taken}, which the sheet was taken for. Confirm that it "
        "is right, or correct the title or the sheet's name."
    ),
    "years_differ": message(
        "The title, the sheet or the file tells of {year}, but the figures are read as {others}. "
        "Confirm that they are right, or correct the year."
    ),
    "year_turns": message(
        "“{value}” comes after the turn of the year, but all months are read as {year}. Write the "
        "year with each month, such as januar 2016."
    ),
    "planned_figures": message(
        "“{value}” sounds like a budget, a forecast or a draft. Confirm that the figures are what "
        "happened."
    ),
    "derived_figures": message(
        "“{value}” sounds like running totals, shares or an index. Confirm that each figure is a "
        "count of what happened in its own month."
    ),
    "not_held": message(
        "“{value}” tells of counselling that did not take place, but every row is counted. Confirm "
        "that they are to be counted, or leave those rows out."
    ),
    "measure_differs": message(
        "“{value}” sounds like something else than evictions, but the figures are read as "
        "evictions. Confirm that they are."
    ),
    "measure_untold": message(
        "Neither title, sheet nor file says that the figures are evictions. Confirm that they are."
    ),
    "date_unreadable": message("“{value}” is not a date. Write for example 14-03-2016."),
    "date_in_future": message("“{value}” is a day that has not come. Check the year."),
    "before_2000": message("“{value}” lies before 2000. Check the year."),
    "period_unreadable": message("“{value}” is not a year. Write for example 2015."),
    "dash_asked": message(
        "“{value}” can mean none or not known. Write 0 for none, or leave the cell blank for "
        "missing."
    ),
    "decimal_unclear": message(
        "“{value}” can be more than a thousand or little more than one. Say whether the file has "
        "a decimal comma or a decimal point."
    ),
    "share_or_percent": message(
        "All shares are 1 or less, from “{value}” on. Say whether 0,5 means half a percent or 50 %."
    ),
    "word_for_none": message("“{value}” is read as 0."),
    "mark_for_missing": message("“{value}” is read as not reported, never as 0."),
    "mark_for_withheld": message("“{value}” is read as withheld: no figure, and never 0."),
    "error_cell": message("The cell shows the error {value}. Correct the formula."),
    "formula_without_value": message(
        "The cell's formula has no stored result. Open the file in Excel, save it and upload it "
        "again."
    ),
    "unknown_area": message(
        "“{value}” is not a known housing area. Correct the name, or confirm that it is new."
    ),
    "unknown_organisation": message(
        "“{value}” is not a known organisation. Correct the name, or confirm that it is new."
    ),
    "unknown_indicator": message(
        "“{value}” is not a known indicator. Correct the name, or confirm that it is new."
    ),
    "unit_unknown": message(
        "The unit of “{value}” cannot be seen. Add (%), (dage) or “pr. 1.000” to its name."
    ),
    "unknown_word": message("The word is not one of those expected: {known}. Correct it."),
    "duplicate": message("The same is already given at {other}. Correct or remove one of them."),
    "total_disagrees": message(
        "The total is {value}, but the figures add up to {expected}. Correct the total or the "
        "figures."
    ),
    "share_disagrees": message(
        "“{value}” does not follow from numerator and denominator ({other}), which give "
        "{expected}. Correct one of the three."
    ),
    "numerator_over_denominator": message(
        "The numerator “{value}” is larger than the denominator. Check both."
    ),
}
PLACES: Mapping[str, str] = {
    "sheet": message("a page header or footer, a list of choices or a link"),
    "shape": message("a text box or a picture's description"),
    "content": message("a text box, a list of choices, a link or a formula"),
    "chart": message("a chart"),
    "properties": message("the file's properties"),
    "pivot": message("a pivot table"),
    "link": message("a link"),
    "formula": message("a formula"),
    "names": message("the names of cells and areas"),
    "part": message("a hidden part of the file"),
}
_ADDRESS = re.compile(r"^([A-Z]+)(\d+)$")


_NUMBERS = frozenset({"evictions", "highest", "limit", "new", "old"})


def text_of(finding: Finding, language: Language) -> str:
    """Write what was found and what to do, without its place."""
    params = dict(finding.params)
    if "month" in params:
        first, last = (date.fromisoformat(f"{params[name]}-01") for name in ("month", "until"))
        params["month"] = language.period(first, _last_day(last))
    if "place" in params:
        code = params["place"]
        params["place"] = language.text(PLACES[code])
    if "taken" in params:
        params["taken"] = language.month(date.fromisoformat(f"{params['taken']}-01"))
    for name in params.keys() & _NUMBERS:
        number = float(params[name])
        params[name] = language.number(number, 0 if number.is_integer() else 1)
    text = language.text(TEXTS[finding.code], value=finding.value or "", **params)
    nearest = params.get("nearest")
    if not nearest:
        return text
    question = language.text("Did you mean “{name}”?", name=nearest)
    return f"{text} {question}"


def _last_day(month: date) -> date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def place_of(finding: Finding, cells: str, language: Language) -> str:
    """Write where findings stand: ``Ark Indberetning, D14``."""
    parts = []
    if finding.sheet:
        parts.append(language.text("sheet {sheet}", sheet=finding.sheet))
    if cells:
        parts.append(cells)
    if finding.column:
        parts.append(f"({finding.column})")
    return " ".join(parts)


def grouped(findings: Iterable[Finding]) -> list[tuple[Finding, str]]:
    """Merge equal findings of a sheet; gives one of each with its cells: ``D14, D17-D30``."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        key = (finding.code, finding.sheet, finding.column, finding.value, finding.params)
        groups.setdefault(key, []).append(finding)
    return [
        (members[0], _cells([member.cell for member in members if member.cell]))
        for members in groups.values()
    ]


def _cells(addresses: Sequence[str]) -> str:
    places = sorted(_place(address) for address in dict.fromkeys(addresses))
    runs: list[list[tuple[int, int, str]]] = []
    for place in places:
        if runs and runs[-1][-1][0] == place[0] and runs[-1][-1][1] == place[1] - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(
        run[0][2] if len(run) == 1 else f"{run[0][2]}\N{EN DASH}{run[-1][2]}" for run in runs
    )


def _place(address: str) -> tuple[int, int, str]:
    found = _ADDRESS.match(address)
    if found is None:
        raise ValueError(address)
    return column_number(found.group(1)), int(found.group(2)), address


def finding_sentences(findings: Iterable[Finding], language: Language) -> list[str]:
    """Write all findings, equal ones merged, each as one line with its place."""
    lines = []
    for finding, cells in grouped(findings):
        place = place_of(finding, cells, language)
        text = text_of(finding, language)
        lines.append(f"{place[:1].upper()}{place[1:]}: {text}" if place else text)
    return lines
