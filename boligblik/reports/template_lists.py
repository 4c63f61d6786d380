"""The hidden sheet of a template: the names that its cells are chosen from, each list named."""

from collections.abc import Iterable, Mapping

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName

from boligblik.contracts.counselling import PLACES, WAYS_IN, first_words
from boligblik.contracts.own_sheets import LISTS
from boligblik.contracts.vocabulary import Vocabulary
from boligblik.language import DANISH
from boligblik.reports.harmless_text import write_text
from boligblik.reports.template_entries import Entry

LIST_NAMES: Mapping[Entry, str] = {
    Entry.ORGANISATION: "Boligorganisationer",
    Entry.AREA: "Boligomraader",
    Entry.INDICATOR: "Indikatorer",
    Entry.WAY_IN: "Henvendelsesveje",
    Entry.PLACE: "Steder",
}
"""The names by which validation finds the lists."""
_WORDS = {Entry.WAY_IN: WAYS_IN, Entry.PLACE: PLACES}
_FIRST_ROW = 3


def names_on_list(entry: Entry, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return what may be chosen for an entry; the examples' invented names are never among it."""
    if entry in _WORDS:
        return tuple(word.capitalize() for word in first_words(_WORDS[entry]))
    return tuple(
        name
        for code, name in vocabulary.all_names(entry.value).items()
        if code not in vocabulary.example_codes
        and (entry is not Entry.ORGANISATION or code in vocabulary.housing_organisations)
    )


def add_lists(workbook: Workbook, entries: Iterable[Entry], vocabulary: Vocabulary) -> None:
    """Write the lists of the entries that have one into a hidden sheet, each under its name."""
    sheet = workbook.create_sheet(DANISH.text("Lists"))
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True
    write_text(sheet.cell(1, 1), DANISH.text(LISTS))
    asked = [entry for entry in LIST_NAMES if entry in set(entries)]
    for column, entry in enumerate(asked, start=1):
        names = names_on_list(entry, vocabulary)
        for row, name in enumerate(names, start=_FIRST_ROW):
            write_text(sheet.cell(row, column), name)
        letter, last = get_column_letter(column), _FIRST_ROW + max(len(names), 1) - 1
        area = f"{quote_sheetname(sheet.title)}!${letter}${_FIRST_ROW}:${letter}${last}"
        workbook.defined_names[LIST_NAMES[entry]] = DefinedName(LIST_NAMES[entry], attr_text=area)
