"""Stop personal data at the door: numbers, addresses and headers that belong to persons.

A finding names the place and never the content.
"""

import re
from collections.abc import Iterator
from datetime import date

from boligblik.intake.finding import Finding
from boligblik.intake.grid import Cell, Grid, fold

_CPR = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{2})[- ]?\d{4}(?!\d)")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PERSONAL_HEADERS = frozenset(
    {
        "adresse",
        "beboernavn",
        "cpr",
        "cpr nr",
        "cpr nummer",
        "cprnr",
        "cprnummer",
        "e mail",
        "efternavn",
        "email",
        "fornavn",
        "lejers navn",
        "mail",
        "mobil",
        "mobilnummer",
        "navn",
        "personnummer",
        "telefon",
        "telefonnummer",
        "tlf",
    }
)
_CPR_DIGITS, _CPR_DIGITS_WITHOUT_ZERO = 10, 9


def personal_findings(file_name: str, grid: Grid) -> Iterator[Finding]:
    """Go through names, headers and cells; every suspicion is a finding without its content."""
    if _is_personal_text(file_name):
        yield Finding("personal_file_name")
    for sheet in grid.sheets:
        is_personal = _is_personal_text(sheet.name)
        if is_personal:
            yield Finding("personal_sheet_name")
        for cell in sheet.cells.values():
            if code := _suspicion(cell):
                yield Finding(code, None if is_personal else cell.sheet, cell.address)


def _suspicion(cell: Cell) -> str | None:
    """Return the code of what a cell looks like it tells of a person; None for nothing."""
    if _holds_number(cell):
        return "personal_number"
    if isinstance(cell.value, str):
        if _MAIL.search(cell.value):
            return "personal_address"
        if fold(cell.value) in _PERSONAL_HEADERS:
            return "personal_column"
    return None


def _is_personal_text(text: str) -> bool:
    return bool(_has_cpr(text) or _MAIL.search(text))


def _holds_number(cell: Cell) -> bool:
    if isinstance(cell.value, str) and not cell.value.isdecimal():
        return _has_cpr(cell.value)
    # A number has lost its first zero, also where it was later saved as text.
    digits = cell.text.removesuffix(".0")
    is_bare = digits.isdecimal() and len(digits) in (_CPR_DIGITS, _CPR_DIGITS_WITHOUT_ZERO)
    return is_bare and _has_cpr(digits.zfill(_CPR_DIGITS))


def _has_cpr(text: str) -> bool:
    """Tell whether ten digits begin with a date; the check digit is no longer always kept to."""
    return any(
        _is_date(int(found[1]), int(found[2]), int(found[3])) for found in _CPR.finditer(text)
    )


def _is_date(day: int, month: int, year: int) -> bool:
    for century in (1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False
