"""What the column of a suspicious value says for or against the suspicion."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, takewhile

from boligblik.intake.cell_shape import is_total_label
from boligblik.intake.grid import Sheet, Value
from boligblik.intake.person_names import looks_like_name
from boligblik.intake.personal_digits import is_day_of_eight
from boligblik.intake.personal_headers import (
    FIRM_HEADER,
    PHONE_HEADER,
    PRODUCTION_UNIT_HEADER,
    header_words,
)
from boligblik.intake.personal_text import digits_of
from boligblik.intake.personal_values import Suspicion

_DIGIT = re.compile(r"\d")
_FOUR_PAIRS = re.compile(r"\d\d(?:[ .-]?\d\d){3}")
_HEADER_ROWS = 40
# What stands more often in a column is a value of it.
_MOST_HEADERS = 50
# Ten digits begin with a date by chance once in 27 times, nine of them once in 8.
_LEAST_BY_CHANCE, _MOST_BY_CHANCE, _MANY = 0.01, 0.2, 100
_FIGURES = range(5, 13)
_MOST_LONE, _FEWEST_OTHERS = 3, 5


@dataclass(frozen=True)
class _Column:
    """A column of a sheet, and the rows in which it is suspected of something."""

    sheet: Sheet
    number: int
    rows: dict[Suspicion, list[int]] = field(default_factory=lambda: defaultdict(list))

    def values(self) -> Iterator[tuple[int, Value]]:
        """Give what is not blank, with its row."""
        place = self.number - 1
        for row, line in enumerate(self.sheet.lines, start=1):
            value = line[place] if len(line) > place else None
            if value is not None and value != "":
                yield row, value

    def digits(self, row: int) -> str:
        """Return a cell's digits if it holds nothing else."""
        return digits_of(self.sheet.value_at(row, self.number))

    def digits_beside(self, rows: Iterable[int]) -> Iterator[str]:
        """Give the values that are nothing but digits in other rows."""
        left_out = set(rows)
        texts = (digits_of(value) for row, value in self.values() if row not in left_out)
        return filter(None, texts)

    def says(self, header: re.Pattern[str]) -> bool:
        """Tell whether a header stands among the first rows."""
        return any(
            isinstance(value, str) and header.fullmatch(header_words(value))
            for _, value in islice(self.values(), _HEADER_ROWS)
        )


def settled(
    sheet: Sheet, suspicions: Iterable[tuple[int, int, Suspicion]]
) -> set[tuple[int, int, str]]:
    """Decide on suspected cells; gives row, column and the code of a finding."""
    columns: dict[int, _Column] = {}
    for row, number, what in suspicions:
        if number not in columns:
            columns[number] = _Column(sheet, number)
        columns[number].rows[what].append(row)
    return {
        (row, column.number, code)
        for column in columns.values()
        for what in list(column.rows)
        for code, row in _decided(column, what)
    }


def _decided(column: _Column, what: Suspicion) -> Iterator[tuple[str, int]]:
    rows = column.rows[what]
    match what:
        case Suspicion.HEADER:
            found = [row for row in rows[:_MOST_HEADERS] if _is_header(column, row)]
            return (("personal_column", row) for row in found)
        case Suspicion.EIGHT_DIGITS:
            return (("personal_phone", row) for row in _phones(column, rows))
        case Suspicion.PHONE if column.says(FIRM_HEADER):
            told = (row for row in rows if not _is_number_of_firm(column, row))
            return (("personal_phone", row) for row in told)
        case Suspicion.PERHAPS_NAME:
            return (("personal_name", row) for row in _names(column, rows))
        case Suspicion.BARE_NUMBER:
            return _numbers(column, _no_figures(column, rows))
        case Suspicion.NUMBER:
            return _numbers(column, rows)
    return ((what.value, row) for row in rows)


def _is_header(column: _Column, row: int) -> bool:
    """Tell a header from a word in a list or in a row of values."""
    beside = [cell.value for cell in column.sheet.row(row) if cell.column != column.number]
    earlier = takewhile(lambda place: place < row, (place for place, _ in column.values()))
    above = list(islice(earlier, _HEADER_ROWS))
    is_topmost = all(len(column.sheet.row(place)) == 1 for place in above)
    if not above or (beside and is_topmost):
        return True
    if not all(map(_is_word, beside)):
        return False
    is_in_list = not beside or _is_word(column.sheet.value_at(row - 1, column.number))
    return not is_in_list or _is_told(column.sheet.value_at(row + 1, column.number))


def _is_word(value: Value | None) -> bool:
    return isinstance(value, str) and not _DIGIT.search(value)


def _is_told(value: Value | None) -> bool:
    """Tell whether a value below a header bears it out."""
    if isinstance(value, str):
        return "@" in value or bool(_DIGIT.search(value)) or looks_like_name(value)
    return value is not None


def _no_figures(column: _Column, rows: list[int]) -> list[int]:
    """Leave out figures among figures of all sizes, and units of production by their header."""
    lengths = set(map(len, column.digits_beside(rows)))
    is_of_all_sizes = len(lengths.intersection(_FIGURES)) >= 3
    # A figure of nine digits is one among those of eight; then one of ten is, too.
    for length in sorted({len(column.digits(row)) for row in rows}):
        if is_of_all_sizes and length - 1 in lengths:
            lengths.add(length)
    is_units = column.says(PRODUCTION_UNIT_HEADER)
    return [
        row
        for row in rows
        if not (is_of_all_sizes and len(column.digits(row)) in lengths)
        and not (is_units and column.digits(row).startswith("10"))
    ]


def _numbers(column: _Column, rows: list[int]) -> Iterator[tuple[str, int]]:
    """Tell once of a column of drawn numbers: now and then each begins with a date."""
    if len(rows) >= 3:
        shapes = {row: _DIGIT.sub("9", str(value)) for row, value in column.values()}
        common = {shapes[row] for row in rows}
        alike = {str(value) for row, value in column.values() if shapes[row] in common}
        share = len(rows) / len(alike)
        if len(alike) >= _MANY and _LEAST_BY_CHANCE <= share <= _MOST_BY_CHANCE:
            yield "personal_numbers_alike", rows[0]
            return
    yield from (("personal_number", row) for row in rows)


def _phones(column: _Column, rows: list[int]) -> list[int]:
    """Keep eight digits beside a word for telephones, or where nothing else is as long."""
    if len(rows) > _MANY:
        return []
    rows = [row for row in rows if _is_number_of_phone(column.digits(row))]
    labelled = [row for row in rows if _stands_by_label(column, row)]
    if len(rows) > _MOST_LONE or any(len(text) in _FIGURES for text in column.digits_beside(rows)):
        return labelled
    total = sum(map(int, column.digits_beside(rows)))
    are_few = sum(1 for _ in islice(column.values(), len(rows) + _FEWEST_OTHERS)) < _FEWEST_OTHERS
    lone = [] if are_few else [row for row in rows if _is_lone_phone(column, row, total)]
    return sorted({*labelled, *lone})


def _is_number_of_firm(column: _Column, row: int) -> bool:
    return bool(_FOUR_PAIRS.fullmatch(str(column.sheet.value_at(row, column.number))))


def _is_number_of_phone(digits: str) -> bool:
    return len(digits) == 8 and not is_day_of_eight(digits)


def _stands_by_label(column: _Column, row: int) -> bool:
    label = column.sheet.value_at(row, column.number - 1)
    return isinstance(label, str) and bool(PHONE_HEADER.fullmatch(header_words(label)))


def _is_lone_phone(column: _Column, row: int, total: int) -> bool:
    """Tell a telephone number from a round figure and from a total."""
    digits = column.digits(row)
    labels = (cell.value for cell in column.sheet.row(row) if isinstance(cell.value, str))
    is_figure = digits[0] in "01" or digits.endswith("000") or int(digits) == total
    return not is_figure and not any(map(is_total_label, labels))


def _names(column: _Column, rows: list[int]) -> list[int]:
    """Keep the names of a column that mostly holds names, also those that are not listed."""
    texts = {row: value for row, value in column.values() if isinstance(value, str)}
    shaped = [row for row, text in texts.items() if looks_like_name(text)]
    known = {texts[row] for row in (*rows, *column.rows.get(Suspicion.NAME, ()))}
    distinct = len(set(texts.values()))
    is_of_names = len({texts[row] for row in shaped}) >= 0.7 * distinct
    return shaped if is_of_names and len(known) >= max(3, 0.3 * distinct) else []
