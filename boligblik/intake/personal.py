"""Stop personal data at the door: numbers, addresses, telephones and names of persons.

A finding names the place and never the content. What is split over two cells is not seen.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from boligblik.intake.finding import Finding
from boligblik.intake.grid import Grid, Line, Sheet, Value, address_of
from boligblik.intake.personal_columns import settled
from boligblik.intake.personal_text import (
    suspicion_in,
    suspicion_in_file_name,
    tells_of_a_person,
)
from boligblik.intake.personal_values import Suspects, Suspicion, suspicious

__all__ = ["MOST_FINDINGS", "personal_findings", "tells_of_a_person"]

MOST_FINDINGS = 10_000
"""A sheet with more is told of by its first ones; it is refused all the same."""
_ROWS_AT_A_TIME = 2_000
_SAMPLE, _USUAL, _LEAST_USUAL = 200, 0.1, 20


def personal_findings(file_name: str, grid: Grid) -> list[Finding]:
    """Go through names, headers, cells and comments; no finding repeats what it found."""
    found = [Finding("personal_file_name")] if suspicion_in_file_name(file_name) else []
    for sheet in grid.sheets:
        is_personal = bool(suspicion_in_file_name(sheet.name))
        if is_personal:
            found.append(Finding("personal_sheet_name"))
        name = None if is_personal else sheet.name
        found += (Finding(code, name, address) for code, address in _found_in(sheet))
    return found


def _found_in(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Give codes and addresses, by rows; those of comments come last."""
    cells = sorted(settled(sheet, _suspicions(sheet)))
    for row, column, code in cells[:MOST_FINDINGS]:
        yield code, _address(sheet, row, column)
    for (row, column), comment in sheet.comments.items():
        if suspicion_in(comment):
            yield "personal_comment", _address(sheet, row, column)


def _address(sheet: Sheet, row: int, column: int) -> str:
    return address_of(*sheet.places.get((row, column), (row, column)))


def _suspicions(sheet: Sheet) -> Iterator[tuple[int, int, Suspicion]]:
    """Look at the values of many rows at once, then for the cells of suspicious ones.

    Headers are looked for in the first rows alone.
    """
    known: dict[Value | None, Suspicion | None] = {}
    rows, start = iter(sheet.lines), 1
    while lines := list(islice(rows, _ROWS_AT_A_TIME)):
        values = dict.fromkeys(chain.from_iterable(lines))
        suspects = suspicious(values, known, has_headers=start == 1)
        suspects = _without_usual(suspects, lines)
        for row, line in enumerate(lines if suspects else (), start):
            if not suspects.keys().isdisjoint(line):
                yield from (
                    (row, column, suspects[value])
                    for column, value in enumerate(line, start=1)
                    if value in suspects
                )
        start += len(lines)


def _without_usual(suspects: Suspects, lines: Sequence[Line]) -> Suspects:
    """Drop eight digits and words of headers from columns that are full of them.

    Case numbers and ways to get in touch may be such; going through all their cells takes long.
    """
    sample = lines[:: len(lines) // _SAMPLE + 1] if suspects else ()
    usual = Counter(
        (place, suspects[value])
        for line in sample
        for place, value in enumerate(line)
        if suspects.get(value) in (Suspicion.EIGHT_DIGITS, Suspicion.HEADER)
    )
    for (place, what), count in usual.items():
        if count > len(sample) * _USUAL and count >= _LEAST_USUAL:
            values = (line[place] for line in lines if len(line) > place)
            dropped = {value for value in values if suspects.get(value) is what}
            suspects = {value: suspects[value] for value in suspects.keys() - dropped}
    return suspects
