"""What may be written in a cell of a template: its look, and what the analyst is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from boligblik.language import message


class Entry(Enum):
    """One way of filling in a cell."""

    COUNT = "count"
    PERCENT = "percent"
    PER_1000 = "per_1000"
    DAYS = "days"
    AMOUNT = "amount"
    DAY = "day"
    CASE = "case"
    TEXT = "text"
    ORGANISATION = "organisation"
    AREA = "area"
    INDICATOR = "indicator"
    WAY_IN = "way_in"
    PLACE = "place"


ENTRIES: Mapping[str, Entry] = {
    "organisation": Entry.ORGANISATION,
    "area": Entry.AREA,
    "indicator": Entry.INDICATOR,
    "value": Entry.AMOUNT,
    "numerator": Entry.AMOUNT,
    "denominator": Entry.AMOUNT,
    "note": Entry.TEXT,
    "session_date": Entry.DAY,
    "case_number": Entry.CASE,
    "way_in": Entry.WAY_IN,
    "place": Entry.PLACE,
}
"""By the field of a contract's column; any other is a count."""


@dataclass(frozen=True)
class Rule:
    """How an entry is written, which is told beforehand and when it is not kept to.

    ``number_format`` is the workbook's own code. A name that is ``open`` may be a new one.
    """

    told: str
    number_format: str = "General"
    is_open: bool = False


_NAME = message("Choose from the list. A new name may be written; you are asked about it later.")
_WORD = message("Choose from the list, or leave the cell blank.")

RULES: Mapping[Entry, Rule] = {
    Entry.COUNT: Rule(
        message("A whole number, 0 or more. 0 means none; a blank cell means not reported."),
        "#,##0",
    ),
    Entry.PERCENT: Rule(message("Percent, from 0 to 100, such as 12,5."), '#,##0.0##" %"'),
    Entry.PER_1000: Rule(message("A number per 1,000 residents, such as 13."), "#,##0.0##"),
    Entry.DAYS: Rule(message("A number of days, such as 14,5."), "#,##0.0##"),
    Entry.AMOUNT: Rule(message("A number, 0 or more."), "#,##0.###"),
    Entry.DAY: Rule(
        message("A day of {year} that has come, such as 14-03-{year}."), "dd\\-mm\\-yyyy"
    ),
    Entry.CASE: Rule(message("Your own number for the case. Never a CPR number or a name."), "@"),
    Entry.TEXT: Rule(message("A remark, if there is one. Never a person's name."), "@"),
    Entry.ORGANISATION: Rule(_NAME, "@", is_open=True),
    Entry.AREA: Rule(_NAME, "@", is_open=True),
    Entry.INDICATOR: Rule(_NAME, "@", is_open=True),
    Entry.WAY_IN: Rule(_WORD, "@"),
    Entry.PLACE: Rule(_WORD, "@"),
}
