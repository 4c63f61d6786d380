"""Stop personal data at the door: numbers, addresses, telephones and names of persons.

A finding names the place and never the content. What is split over two cells is not seen.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from boligblik.intake.finding import Finding
from boligblik.intake.grid import Grid, Sheet, Value, address_of
from boligblik.intake.personal_columns import settled
from boligblik.intake.personal_text import suspicion_in, suspicion_in_file_name
from boligblik.intake.personal_values import Suspicion, suspicious, suspicious_headers

MOST_FINDINGS = 10_000
"""A sheet with more is told of by its first ones; it is refused all the same."""
_HEADERS_WITHIN = 2_000
_USUAL, _LEAST_USUAL = 0.1, 20


def personal_findings(file_name: str, grid: Grid) -> list[Finding]:
    """Go through names, headers, cells and comments; no finding repeats what it found."""
    found = [Finding("personal_file_name")] if suspicion_in_file_name(file_name) else []
    for sheet in grid.sheets:
        is_personal = bool(suspicion_in_file_name(sheet.name))
        if is_personal:
            found.append(Finding("personal_sheet_name"))
        name = None if is_personal else sheet.name
        found += (Finding(code, name, address) for code, address in _found_in(sheet))
    places = dict.fromkeys(_places_outside_cells(grid))
    found += (Finding("personal_outside", params=(("place", place),)) for place in places)
    return found


def _places_outside_cells(grid: Grid) -> Iterator[str]:
    """Give the places where personal data stands outside cells; names of sheets are told above."""
    told = [sheet.name for sheet in grid.sheets if suspicion_in_file_name(sheet.name)]
    for place, text in grid.outside_cells:
        left = text
        for name in told:
            left = left.replace(name, "")
        if suspicion_in(left):
            yield place


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
    """Look at each column's different values, then for the cells of suspicious ones."""
    for number, column in enumerate(sheet.columns, start=1):
        suspects = suspicious(sheet.texts(number), sheet.figures(number))
        suspects |= suspicious_headers(column[:_HEADERS_WITHIN])
        places = defaultdict(list)
        for row, value in enumerate(column if suspects else (), start=1):
            if value in suspects:
                places[suspects[value]].append(row)
        for what, rows in places.items():
            if not _is_usual(what, rows, column):
                yield from ((row, number, what) for row in rows)


def _is_usual(what: Suspicion, rows: Sequence[int], column: Sequence[Value | None]) -> bool:
    """Tell of a column that is full of eight digits or of words of headers: no telephones."""
    is_of_that_sort = what in (Suspicion.EIGHT_DIGITS, Suspicion.HEADER)
    return is_of_that_sort and len(rows) >= _LEAST_USUAL and len(rows) > len(column) * _USUAL
