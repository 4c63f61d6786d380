"""Tell decimal comma from decimal point, column by column, by what cannot be read otherwise.

``12,5`` has a decimal comma and ``12.5`` a decimal point; ``1.234,5`` and ``1.234.567`` group by
points. ``1.234`` alone can be either.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from boligblik.intake.grid import Sheet

UNCLEAR = "?"
_FEWEST_POINTS = 2
_SAMPLE = 2_000
_COMMA_MARK = ","

_COMMA = re.compile(
    r"^-?(?:\d+,(?:\d{1,2}|\d{4,})|0,\d+|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,})$"
)
_POINT = re.compile(
    r"^-?(?:\d+\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,})$"
)
_EITHER = re.compile(r"^-?[1-9]\d{0,2}[.,]\d{3}$")
_AFTER = re.compile(r"[\s\N{NO-BREAK SPACE}]*(?:%|pct\.?|dage|days|kr\.?)$", re.IGNORECASE)


class _Sign(Enum):
    COMMA = ","
    POINT = "."
    EITHER = UNCLEAR


def can_be_either(text: str) -> bool:
    """Tell whether a number reads differently with a decimal comma and with a point."""
    return bool(_EITHER.match(_AFTER.sub("", text)))


def decimal_marks(sheet: Sheet, columns: Sequence[int], rows: Sequence[int]) -> Mapping[int, str]:
    """Return the decimal mark of the columns whose texts do not have the Danish comma.

    A point needs two numbers that show it and none that shows a comma, else a single slip would
    turn a column. A column that shows nothing itself goes by the other columns of its table; if
    they show nothing either, it is unclear where a number can be either.
    """
    signs = {column: list(_signs(sheet, column, rows)) for column in columns}
    overall = _decided([sign for found in signs.values() for sign in found]) or UNCLEAR
    marks = {
        column: _decided(found) or (overall if _Sign.EITHER in found else _COMMA_MARK)
        for column, found in signs.items()
    }
    return {column: mark for column, mark in marks.items() if mark != _COMMA_MARK}


def _signs(sheet: Sheet, column: int, rows: Sequence[int]) -> Iterable[_Sign]:
    for row in rows[:_SAMPLE]:
        value = sheet.value_at(row, column)
        if not isinstance(value, str) or not ("," in value or "." in value):
            continue
        text = _AFTER.sub("", value)
        for sign, pattern in _PATTERNS.items():
            if pattern.match(text):
                yield sign
                break


_PATTERNS = {_Sign.EITHER: _EITHER, _Sign.COMMA: _COMMA, _Sign.POINT: _POINT}


def _decided(signs: Sequence[_Sign]) -> str | None:
    if _Sign.COMMA in signs:
        return _Sign.COMMA.value
    return _Sign.POINT.value if signs.count(_Sign.POINT) >= _FEWEST_POINTS else None
