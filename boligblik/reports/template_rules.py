"""The rules that a template's cells keep to while they are filled in."""

from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from boligblik.language import DANISH
from boligblik.reports.template_entries import RULES, Entry
from boligblik.reports.template_lists import LIST_NAMES

Place = tuple[int, int]
_CPR_LENGTH = 10


def add_rules(sheet: Worksheet, entries: Mapping[Place, Entry], year: int) -> None:
    """Put a rule on every cell to be filled in, one for all cells of an entry."""
    for entry in dict.fromkeys(entries.values()):
        places = sorted((column, row) for (row, column), of in entries.items() if of is entry)
        first = f"{get_column_letter(places[0][0])}{places[0][1]}"
        validation = _validation(entry, first, year)
        validation.sqref = " ".join(_runs(places))
        sheet.add_data_validation(validation)


def told(entry: Entry, year: int) -> str:
    """Tell in Danish how an entry is written."""
    return DANISH.text(RULES[entry].told, year=year)


def _runs(places: Iterable[tuple[int, int]]) -> list[str]:
    """Write (column, row) places, sorted, as areas of cells below each other."""
    runs: list[list[tuple[int, int]]] = []
    for column, row in places:
        if runs and runs[-1][-1] == (column, row - 1):
            runs[-1].append((column, row))
        else:
            runs.append([(column, row)])
    letters = [get_column_letter(run[0][0]) for run in runs]
    return [
        f"{letter}{run[0][1]}:{letter}{run[-1][1]}"
        for letter, run in zip(letters, runs, strict=True)
    ]


def _validation(entry: Entry, first: str, year: int) -> DataValidation:
    rule, text = RULES[entry], told(entry, year)
    return DataValidation(
        **_condition(entry, first, year),
        allow_blank=True,
        showInputMessage=True,
        promptTitle=DANISH.text("Write here"),
        prompt=text,
        showErrorMessage=entry is not Entry.TEXT,
        errorStyle="warning" if rule.is_open else "stop",
        errorTitle=DANISH.text("This cannot be right"),
        error=DANISH.text("The name is not on the list. Go on only if it is a new one.")
        if rule.is_open
        else text,
    )


def _condition(entry: Entry, first: str, year: int) -> dict[str, Any]:
    """Return what Excel checks; ``first`` is the cell that a formula speaks of."""
    match entry:
        case Entry.COUNT:
            return {"type": "whole", "operator": "greaterThanOrEqual", "formula1": "0"}
        case Entry.PERCENT:
            return {"type": "decimal", "operator": "between", "formula1": "0", "formula2": "100"}
        case Entry.PER_1000 | Entry.DAYS | Entry.AMOUNT:
            return {"type": "decimal", "operator": "greaterThanOrEqual", "formula1": "0"}
        case Entry.DAY:
            last = f"MIN(DATE({year},12,31),TODAY())"
            return {
                "type": "date",
                "operator": "between",
                "formula1": f"DATE({year},1,1)",
                "formula2": last,
            }
        case Entry.CASE:
            digits = f'SUBSTITUTE(SUBSTITUTE({first},"-","")," ","")'
            is_cpr = f"AND(LEN({digits})={_CPR_LENGTH},ISNUMBER(VALUE({digits})))"
            return {"type": "custom", "formula1": f"NOT(IFERROR({is_cpr},FALSE))"}
        case Entry.TEXT:
            return {}
    return {"type": "list", "formula1": LIST_NAMES[entry]}
