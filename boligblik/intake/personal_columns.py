"""What the column of a suspicious value says for or against the suspicion."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from boligblik.intake.grid import Sheet, Value
from boligblik.intake.person_names import looks_like_name
from boligblik.intake.personal_column import HEADER_ROWS, Column
from boligblik.intake.personal_headers import (
    CASE_HEADER,
    FIRM_HEADER,
    PRODUCTION_UNIT_HEADER,
    header_words,
    is_trait_header,
)
from boligblik.intake.personal_phones import FIGURES, MANY, is_number_of_firm, phones
from boligblik.intake.personal_values import Suspicion

_DIGIT = re.compile(r"\d")
# What stands more often in a column is a value of it.
_MOST_HEADERS = 50
# Ten digits begin with a date by chance once in 27 times, nine of them once in 8.
_LEAST_BY_CHANCE, _MOST_BY_CHANCE = 0.01, 0.2


def settled(
    sheet: Sheet, suspicions: Iterable[tuple[int, int, Suspicion]]
) -> set[tuple[int, int, str]]:
    """Decide on suspected cells; gives row, column and the code of a finding."""
    columns: dict[int, Column] = {}
    for row, number, what in suspicions:
        if number not in columns:
            columns[number] = Column(sheet, number)
        columns[number].rows[what].append(row)
    return {
        (row, column.number, code)
        for column in columns.values()
        for what in list(column.rows)
        for code, row in _decided(column, what)
    }


def _decided(column: Column, what: Suspicion) -> Iterator[tuple[str, int]]:
    rows = column.rows[what]
    match what:
        case Suspicion.HEADER:
            found = [row for row in rows[:_MOST_HEADERS] if _is_header(column, row)]
            return (("personal_column", row) for row in found)
        case Suspicion.EIGHT_DIGITS:
            return (("personal_phone", row) for row in phones(column, rows))
        case Suspicion.PHONE if column.says(FIRM_HEADER):
            told = (row for row in rows if not is_number_of_firm(column, row))
            return (("personal_phone", row) for row in told)
        case Suspicion.PERHAPS_NAME:
            return (("personal_name", row) for row in _names(column, rows))
        case Suspicion.BARE_NUMBER:
            return _numbers(column, _no_figures(column, rows))
        case Suspicion.NUMBER:
            return _numbers(column, rows)
    return ((what.value, row) for row in rows)


def _is_header(column: Column, row: int) -> bool:
    """Tell a header from a word in a list or in a row of values."""
    beside = [cell.value for cell in column.sheet.row(row) if cell.column != column.number]
    if is_trait_header(str(column.sheet.value_at(row, column.number))):
        # In a table of counts it heads groups of people; beside a case number, one person.
        return any(CASE_HEADER.fullmatch(header_words(str(value))) for value in beside)
    earlier = takewhile(lambda place: place < row, (place for place, _ in column.values()))
    above = list(islice(earlier, HEADER_ROWS))
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


def _no_figures(column: Column, rows: list[int]) -> list[int]:
    """Leave out figures among figures of all sizes, and units of production by their header."""
    lengths = set(map(len, column.digits_beside(rows)))
    is_of_all_sizes = len(lengths.intersection(FIGURES)) >= 3
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


def _numbers(column: Column, rows: list[int]) -> Iterator[tuple[str, int]]:
    """Tell once of a column of drawn numbers: now and then each begins with a date."""
    if len(rows) >= 3:
        shapes = {row: _DIGIT.sub("9", str(value)) for row, value in column.values()}
        common = {shapes[row] for row in rows}
        alike = {str(value) for row, value in column.values() if shapes[row] in common}
        share = len(rows) / len(alike)
        if len(alike) >= MANY and _LEAST_BY_CHANCE <= share <= _MOST_BY_CHANCE:
            yield "personal_numbers_alike", rows[0]
            return
    yield from (("personal_number", row) for row in rows)


def _names(column: Column, rows: list[int]) -> list[int]:
    """Keep the names of a column that mostly holds names, also those that are not listed."""
    texts = {row: value for row, value in column.values() if isinstance(value, str)}
    shaped = [row for row, text in texts.items() if looks_like_name(text)]
    known = {texts[row] for row in (*rows, *column.rows.get(Suspicion.NAME, ()))}
    distinct = len(set(texts.values()))
    is_of_names = len({texts[row] for row in shaped}) >= 0.7 * distinct
    return shaped if is_of_names and len(known) >= max(3, 0.3 * distinct) else []
