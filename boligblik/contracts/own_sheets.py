"""The sheets that Boligblik itself puts beside figures: they are told by the text of cell A1."""

from boligblik.intake.grid import Sheet
from boligblik.language import LANGUAGES, message

GUIDANCE = message("How to fill in this template from Boligblik")
LISTS = message("Lists of this template from Boligblik")
FOUND = message("What Boligblik found in the file")
_MARKS = frozenset(
    language.text(mark) for mark in (GUIDANCE, LISTS, FOUND) for language in LANGUAGES
)


def is_own(sheet: Sheet) -> bool:
    """Tell whether a sheet is guidance, lists or findings: nothing on it is anybody's report."""
    return sheet.at(1, 1).value in _MARKS
