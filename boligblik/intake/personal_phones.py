"""Which eight digits of a column are telephone numbers."""

import re
from itertools import islice

from boligblik.intake.cell_shape import is_total_label
from boligblik.intake.personal_column import Column
from boligblik.intake.personal_digits import is_day_of_eight
from boligblik.intake.personal_headers import PHONE_HEADER, header_words

_FOUR_PAIRS = re.compile(r"\d\d(?:[ .-]?\d\d){3}")
FIGURES, MANY = range(5, 13), 100
"""Lengths of figures; from how many values on a column is one of many."""
_MOST_LONE, _FEWEST_OTHERS = 3, 5


def phones(column: Column, rows: list[int]) -> list[int]:
    """Keep eight digits beside a word for telephones, or where nothing else is as long."""
    if len(rows) > MANY:
        return []
    rows = [row for row in rows if _is_number_of_phone(column.digits(row))]
    labelled = [row for row in rows if _stands_by_label(column, row)]
    if len(rows) > _MOST_LONE or any(len(text) in FIGURES for text in column.digits_beside(rows)):
        return labelled
    total = sum(map(int, column.digits_beside(rows)))
    are_few = sum(1 for _ in islice(column.values(), len(rows) + _FEWEST_OTHERS)) < _FEWEST_OTHERS
    lone = [] if are_few else [row for row in rows if _is_lone_phone(column, row, total)]
    return sorted({*labelled, *lone})


def is_number_of_firm(column: Column, row: int) -> bool:
    """Tell whether a cell holds eight digits in pairs and nothing else."""
    return bool(_FOUR_PAIRS.fullmatch(str(column.sheet.value_at(row, column.number))))


def _is_number_of_phone(digits: str) -> bool:
    return len(digits) == 8 and not is_day_of_eight(digits)


def _stands_by_label(column: Column, row: int) -> bool:
    label = column.sheet.value_at(row, column.number - 1)
    return isinstance(label, str) and bool(PHONE_HEADER.fullmatch(header_words(label)))


def _is_lone_phone(column: Column, row: int, total: int) -> bool:
    """Tell a telephone number from a round figure and from a total."""
    digits = column.digits(row)
    labels = (cell.value for cell in column.sheet.row(row) if isinstance(cell.value, str))
    is_figure = digits[0] in "01" or digits.endswith("000") or int(digits) == total
    return not is_figure and not any(map(is_total_label, labels))
