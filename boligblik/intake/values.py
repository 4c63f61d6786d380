"""Strict Danish readers of single cells. Nothing is guessed: what cannot be read is said.

Each reader takes a cell, returns None for a blank one, and raises ``CellProblemError`` with the
code of a finding otherwise.
"""

import math
import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from boligblik.intake.decimal_marks import UNCLEAR, can_be_either
from boligblik.intake.grid import UNCALCULATED, Cell, fold
from boligblik.intake.sheet_details import shows_percentage

_MEANINGS = {
    "ingen": "word_for_none",
    "nul": "word_for_none",
    "none": "word_for_none",
    "..": "mark_for_missing",
    ".": "mark_for_missing",
    "…": "mark_for_missing",
    "...": "mark_for_missing",
    "n/a": "mark_for_missing",
    "na": "mark_for_missing",
    "i/t": "mark_for_missing",
    "ukendt": "mark_for_missing",
    "x": "mark_for_withheld",
    "*": "mark_for_withheld",
}
_SWAPPED = str.maketrans(",.", ".,")
DASHES = frozenset("-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}")
_ERRORS = re.compile(r"^#[\w/ÆØÅæøå!?]+[!?]?$")
_GROUPED = re.compile(r"^-?[1-9]\d{0,2}([. ])\d{3}(?:\1\d{3})*(,\d+)?$")
_PLAIN = re.compile(r"^-?\d+(,\d+)?$")
_SPACES = re.compile(r"[\s\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+")
_UNIT_WORDS = re.compile(r" ?(%|pct\.?|dage|days)$", re.IGNORECASE)

_MONTH_NAMES = (
    ("januar", "january"),
    ("februar", "february"),
    ("marts", "march"),
    ("april",),
    ("maj", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("august",),
    ("september",),
    ("oktober", "october"),
    ("november",),
    ("december",),
)
_MONTHS = {
    name[:length]: number
    for number, names in enumerate(_MONTH_NAMES, start=1)
    for name in names
    for length in range(3, len(name) + 1)
}
_NAME_AND_YEAR = re.compile(r"^([a-zæøå]+)(?:[ .'/]*((?:19|20)\d{2}|\d{2}))?\.?$")
_YEAR_FIRST = re.compile(r"^((?:19|20)\d{2})(?:[ /.]?m?(?=\d\d$)|[ /.]m?|m)(\d{1,2})$")
_MONTH_FIRST = re.compile(r"^(\d{1,2})[ /.]((?:19|20)\d{2})$")
_TIME = r"(?:[t ]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?$"
_DATE_DAY_FIRST = re.compile(r"^(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4})" + _TIME)
# With dashes alone either end may be the year.
_DATE_SHORT = re.compile(r"^(\d{1,2})(?:\. ?|/)(\d{1,2})[-./](\d{2})" + _TIME)
_DATE_YEAR_FIRST = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _TIME)
_DATE_NAMED = re.compile(r"^(\d{1,2})[. -]{1,2}([a-zæøå]+)[. -]{1,2}(\d{4}|\d{2})" + _TIME)
_PART_WORD = "(kvartal|kvt|kv|k|q|quarter|halvår|halvaar|half)"
_PART_FIRST = re.compile(rf"^([1-4])[. ]{{0,2}}{_PART_WORD}\.?(?: ((?:19|20)\d{{2}}))?$")
_PART_LAST = re.compile(rf"^((?:19|20)\d{{2}})[ .]?{_PART_WORD}[ .]{{0,2}}([1-4])$")
_YEAR = re.compile(r"^(19|20)\d{2}$")
_MOST_COUNTED = 10**9
_SERIAL = re.compile(r"^(?:3[7-9]|4\d|5[0-4])\d{3}$")
_FIRST_SERIAL = date(1899, 12, 30)
YEAR_IN_TEXT = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")


class CellProblemError(Exception):
    """A cell cannot be read; ``code`` names the finding."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_number(cell: Cell) -> float | None:
    """Read a number: its column's decimal mark, the other only between groups of three.

    A unit may follow. A number that the sheet shows as a percentage comes out in percent. Raises
    with what a mark means where one stands for a figure.
    """
    value = cell.value
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        if not math.isfinite(value):
            raise CellProblemError("number_unreadable")
        # A quoted or escaped sign is only text after the number.
        is_fraction = shows_percentage(cell.number_format)
        return round(value * 100, 10) if is_fraction else float(value)
    if not isinstance(value, str):
        raise CellProblemError("number_unreadable")
    if value in DASHES:
        raise CellProblemError("dash_asked")
    _refuse_marks(value)
    if (meaning := _MEANINGS.get(value.casefold())) is not None:
        raise CellProblemError(meaning)
    text = _UNIT_WORDS.sub("", _SPACES.sub(" ", value))
    if cell.decimal_mark == UNCLEAR and can_be_either(text):
        raise CellProblemError("decimal_unclear")
    if cell.decimal_mark == ".":
        text = text.translate(_SWAPPED)
    if _GROUPED.match(text):
        text = text.replace(".", "").replace(" ", "")
    elif not _PLAIN.match(text):
        raise CellProblemError("number_unreadable")
    return float(text.replace(",", "."))


def read_count(cell: Cell) -> int | None:
    """Read a whole number of at least 0; a share or a length of time is no count."""
    if "%" in cell.number_format or _UNIT_WORDS.search(cell.text):
        raise CellProblemError("number_unreadable")
    number = read_number(grouped_by_points(cell))
    if number is None:
        return None
    if number < 0:
        raise CellProblemError("negative")
    if number > _MOST_COUNTED:
        raise CellProblemError("number_unreadable")
    if number != int(number):
        raise CellProblemError("not_whole")
    return int(number)


def grouped_by_points(cell: Cell) -> Cell:
    """Return a count's cell so that a point before three digits groups them: a count is whole."""
    return replace(cell, decimal_mark=",") if _GROUPED.match(cell.text) else cell


def read_month(cell: Cell, year: int | None) -> date | None:
    """Read a month as its first day; a bare month name takes ``year``.

    Raises with ``year_unknown`` when a name comes without either.
    """
    value = cell.value
    if value is None:
        return None
    if isinstance(value, datetime | date):
        return date(value.year, value.month, 1)
    text = fold(cell.text)
    # A serial number may be anything else, so only the first of a month is taken for one.
    if (day := _serial_day(text)) is not None and day.day == 1:
        return day
    if isinstance(value, str):
        _refuse_marks(value)
        if (day := _date_in(value)) is not None:
            return day.replace(day=1)
    if named := _NAME_AND_YEAR.match(text):
        number = _MONTHS.get(named.group(1))
        if number:
            own_year = _full_year(named.group(2)) if named.group(2) else year
            if own_year is None:
                raise CellProblemError("year_unknown")
            return date(own_year, number, 1)
    for pattern, year_at, month_at in ((_YEAR_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        if found := pattern.match(text):
            number = int(found.group(month_at))
            if 1 <= number <= len(_MONTH_NAMES):
                return date(int(found.group(year_at)), number, 1)
    raise CellProblemError("month_unreadable")


def part_of_year_in(text: str) -> tuple[range, int | None] | None:
    """Return the months and year of a quarter or half: ``1. kvt. 2016``, ``2. halvår``; or None."""
    plain = fold(text)
    if found := _PART_FIRST.match(plain):
        number, word, year = found.groups()
    elif found := _PART_LAST.match(plain):
        year, word, number = found.groups()
    else:
        return None
    length = 6 if word.startswith("h") else 3
    last = int(number) * length
    if last > len(_MONTH_NAMES):
        return None
    return range(last - length + 1, last + 1), int(year) if year else None


def is_month(cell: Cell) -> bool:
    """Tell whether a cell names a month, with or without its year."""
    try:
        return read_month(cell, year=2000) is not None
    except CellProblemError:
        return False


def is_month_name(text: str) -> bool:
    """Tell whether a text names a month, with or without its year."""
    return is_month(Cell("", 1, 1, text))


def read_date(cell: Cell) -> date | None:
    """Read a date: a true one, or text with the day first."""
    value = cell.value
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        _refuse_marks(value)
        day = _date_in(value)
        if day is not None:
            return day
        # In a workbook a bare number may be counted from 1904 as well.
        if (day := _serial_day(value)) is not None:
            return day
    raise CellProblemError("date_unreadable")


def read_period(cell: Cell) -> tuple[date, date] | None:
    """Read a year as its first and last day."""
    if cell.value is None:
        return None
    text = fold(cell.text.removesuffix(".0"))
    if not _YEAR.match(text):
        raise CellProblemError("period_unreadable")
    return date(int(text), 1, 1), date(int(text), 12, 31)


def read_text(cell: Cell) -> str | None:
    """Read a name; marks alone, such as a dash, are none."""
    _refuse_marks(cell.text)
    text = cell.text
    has_word = text[:1].isalnum() or any(letter.isalnum() for letter in text)
    return text if has_word else None


def _refuse_marks(text: str) -> None:
    if text == UNCALCULATED:
        raise CellProblemError("formula_without_value")
    if text[:1] == "#" and _ERRORS.match(text):
        raise CellProblemError("error_cell")


def _date_in(text: str) -> date | None:
    plain = " ".join(text.casefold().split())
    if found := _DATE_YEAR_FIRST.match(plain):
        year, month, day = (int(part) for part in found.groups()[:3])
    elif found := _DATE_DAY_FIRST.match(plain) or _DATE_SHORT.match(plain):
        day, month, year = int(found.group(1)), int(found.group(2)), _full_year(found.group(3))
    elif (found := _DATE_NAMED.match(plain)) and found.group(2) in _MONTHS:
        day, month, year = int(found.group(1)), _MONTHS[found.group(2)], _full_year(found.group(3))
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _serial_day(text: str) -> date | None:
    """Return the day that a spreadsheet's number stands for where it lost its format: ``42370``."""
    return _FIRST_SERIAL + timedelta(int(text)) if _SERIAL.match(text) else None


def _full_year(text: str) -> int:
    return int(text) if len(text) > 2 else 2000 + int(text)
