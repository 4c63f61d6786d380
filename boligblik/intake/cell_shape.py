"""What a single value looks like, before anybody knows what it means."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from enum import Enum

from boligblik.intake.grid import UNCALCULATED, Value, fold

MARKS = frozenset("- – — − . .. ... … : * x n/a na i/t ingen ? nan".split())  # noqa: SIM905
"""What people and statistics offices write where a figure might have stood."""

_TOTALS = ("i alt", "ialt", "total", "totalt", "sum", "hele året", "året", "samlet", "grand total")
_TOTAL = re.compile(rf"^(?:{'|'.join(_TOTALS)}|hele (?:19|20)\d\d)\b|\b(?:i alt|ialt|total|sum)$")
_TOTAL_WORDS = ("alt", "total", "sum", "året", "samlet", "hele")
_COMPARISON = re.compile(
    r"^(?:gns|gennemsnit\w*|snit|middel\w*|median|average|mean|måltal|mål|target|norm|budget)\b"
)
_TOTAL_HINT = re.compile("|".join(_TOTAL_WORDS), re.IGNORECASE)
_NUMBER = re.compile(
    r"^[(]?[-+−–]? ?(?:kr\.?|dkk|€|\$|£)? ?[-+]?"
    r"(?:\d{1,3}(?:[., '’]\d{3})+|\d+)?(?:[.,]\d+)?(?:e[-+]?\d+)?"
    r" ?(?:%|pct\.?|kr\.?|dkk|€|,-)?[)]?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"^(?:19|20)\d{2}$")
_PERIOD = re.compile(r"^(?:19|20)\d{2} ?[-/ ]? ?(?:[mkqhu] ?\d{1,2}|\d{2})$", re.IGNORECASE)
_DAY = re.compile(r"^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?Z?$")


class Shape(Enum):
    """What a value looks like."""

    BLANK = "blank"
    TEXT = "text"
    NUMBER = "number"
    TIME = "time"
    MARK = "mark"


def shape_of(value: Value | None) -> Shape:
    """Tell what a value looks like; text that reads as a number or day counts as one."""
    if value is None or value == "":
        return Shape.BLANK
    if isinstance(value, bool):
        return Shape.TEXT
    if isinstance(value, int | float):
        return Shape.NUMBER
    if isinstance(value, date | datetime | time):
        return Shape.TIME
    plain = " ".join(value.split())
    if plain.casefold() in MARKS or plain.startswith("#") or plain == UNCALCULATED:
        return Shape.MARK
    if any(letter.isdigit() for letter in plain):
        if _DAY.match(plain) or _PERIOD.match(plain):
            return Shape.TIME
        if _NUMBER.match(plain):
            return Shape.NUMBER
    return Shape.TEXT


def is_year(value: Value | None) -> bool:
    """Tell whether a value reads as a year or a part of one."""
    if isinstance(value, float) and not value.is_integer():
        return False
    text = str(int(value)) if isinstance(value, float) else str(value)
    return bool(_YEAR.match(text) or _PERIOD.match(text)) or isinstance(value, date)


def is_total_label(text: str) -> bool:
    """Tell whether a label says that its row sums others: ``I alt``, ``Total 2016``."""
    # Folding a text takes longer than seeing that it cannot be one.
    return bool(_TOTAL_HINT.search(text) and _TOTAL.search(fold(text)))


def is_comparison_label(text: str) -> bool:
    """Tell whether a label heads what others are compared with: ``Gns.``, ``Måltal``."""
    return bool(_COMPARISON.match(fold(text)))


def total_labels_among(texts: Sequence[str]) -> set[str]:
    """Return the texts that head sums; most lists of many texts have none."""
    # Looking through all texts as one takes less time than looking at a few of them.
    whole = "\n".join(texts).casefold()
    if not any(word in whole for word in _TOTAL_WORDS):
        return set()
    return {text for text in dict.fromkeys(texts) if is_total_label(text)}


def text_of_value(value: Value | None) -> str:
    """Write a value plainly: ``4``, ``12.5``, ``2016-01-31``, ``TRUE``; a blank is empty."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case float():
            return repr(value)
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(sep=" ")
        case _:
            return str(value)


def is_mostly(shape: Shape, values: Iterable[Value | None]) -> bool:
    """Tell whether more than half of the values that are no blanks or marks have a shape."""
    shapes = [found for found in map(shape_of, values) if found not in (Shape.BLANK, Shape.MARK)]
    return 2 * sum(found is shape for found in shapes) > len(shapes)
