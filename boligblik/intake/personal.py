"""Stop personal data at the door: numbers, addresses and headers that belong to persons.

A finding names the place and never the content.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from boligblik.intake.finding import Finding
from boligblik.intake.grid import Cell, Grid, fold

# A date and four digits, however they are kept apart; the year may be written out.
_CPR = re.compile(
    r"(?<!\d)(\d{2})[-\s./_]?(\d{2})[-\s./_]?(?:19|20)?(\d{2})[-\s./_]{0,3}\d{4}(?!\d)"
)
_DASHES = re.compile("[\N{HYPHEN}-\N{HORIZONTAL BAR}\N{MINUS SIGN}]")
_NO_DECIMALS = re.compile(r"[.,]0+$")
# Replacement numbers add sixty to the day.
_REPLACEMENT_DAYS = 60
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PERSONAL_HEADERS = frozenset(
    {
        "adr",
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
        "fulde navn",
        "fødselsdato",
        "lejer",
        "lejernavn",
        "lejers navn",
        "mail",
        "mobil",
        "mobilnummer",
        "navn",
        "navn på lejer",
        "personnr",
        "personnummer",
        "telefon",
        "telefonnr",
        "telefonnummer",
        "tlf",
        "tlf nr",
        "tlf. nr",
    }
)
_CPR_DIGITS, _CPR_DIGITS_WITHOUT_ZERO = 10, 9


def personal_findings(file_name: str, grid: Grid) -> Iterator[Finding]:
    """Go through names, headers and cells; every suspicion is a finding without its content."""
    if tells_of_a_person(file_name):
        yield Finding("personal_file_name")
    for sheet in grid.sheets:
        is_personal = tells_of_a_person(sheet.name)
        if is_personal:
            yield Finding("personal_sheet_name")
        for cell in sheet:
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


def tells_of_a_person(text: str) -> bool:
    """Tell whether a text holds what looks like a personal number or a mail address."""
    return bool(_has_cpr(text) or _MAIL.search(text))


def _holds_number(cell: Cell) -> bool:
    if isinstance(cell.value, str) and not _NO_DECIMALS.sub("", cell.value).isdecimal():
        return _has_cpr(cell.value)
    # A number has lost its first zero, also where it was later saved as text.
    digits = _NO_DECIMALS.sub("", cell.text)
    is_bare = digits.isdecimal() and len(digits) in (_CPR_DIGITS, _CPR_DIGITS_WITHOUT_ZERO)
    return is_bare and _has_cpr(digits.zfill(_CPR_DIGITS))


def _has_cpr(text: str) -> bool:
    """Tell whether ten digits begin with a date; the check digit is no longer always kept to."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    return any(
        _is_date(int(found[1]), int(found[2]), int(found[3])) for found in _CPR.finditer(plain)
    )


def _is_date(day: int, month: int, year: int) -> bool:
    born = day - _REPLACEMENT_DAYS if day > _REPLACEMENT_DAYS else day
    for century in (1900, 2000):
        try:
            date(century + year, month, born)
        except ValueError:
            continue
        return True
    return False
