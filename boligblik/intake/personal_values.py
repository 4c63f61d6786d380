"""Which values may tell of a person, found among millions in little time.

All texts are looked at as one, written with few signs; only what then stands out is read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import chain
from typing import TypeAlias

from boligblik.intake.grid import Value
from boligblik.intake.person_names import has_word_of_name, looks_like_name
from boligblik.intake.personal_digits import is_cpr
from boligblik.intake.personal_headers import STEMS, is_personal_header, is_trait_header
from boligblik.intake.personal_text import digits_of, suspicion_in
from boligblik.intake.titled_names import TITLES


class Suspicion(Enum):
    """What a value tells of a person; its column decides on the last four."""

    NUMBER = "personal_number"
    ADDRESS = "personal_address"
    PHONE = "personal_phone"
    DWELLING = "personal_dwelling"
    ACCOUNT = "personal_account"
    NAME = "personal_name"
    BARE_NUMBER = "nine or ten digits"
    EIGHT_DIGITS = "eight digits"
    PERHAPS_NAME = "words like a name"
    HEADER = "header of personal data"


Suspects: TypeAlias = dict[Value | None, Suspicion]

_DIGITS, _CAPITALS = range(0x30, 0x3A), (*range(0x41, 0x5B), *range(0xC0, 0xDF))
_SMALL = (*range(0x61, 0x7B), *range(0xE0, 0x100), 0xDF)
_FEW_SIGNS = bytes(
    ord("A")
    if sign in _CAPITALS
    else ord("0")
    if sign in _DIGITS
    else sign
    if sign in b"@\n"
    else 32
    for sign in range(256)
)
"""Each sign of Latin 1 as one of few: A for capitals, 0 for digits, a space for most others."""

_NO_DIGITS = bytes(sign for sign in range(256) if sign not in _DIGITS and sign != ord("\n"))
_PATRONYM_ENDS = (b"sen ", b"sen\n", b"sen,", b"sen.", b"sens ")
_DOORS = tuple(
    before + door + after
    for before in (b" ", b".")
    for door in (b"tv", b"th", b"mf")
    for after in (b" ", b"\n", b",", b".")
)
_TITLES = tuple(title.encode("latin-1") for title in TITLES)
_EIGHT_DIGITS, _WORDS_WITH_CAPITALS = b"0" * 8, (b"A A", b"A  A")
_HARMLESS = re.compile(
    r"(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?"
    r"|(?:19|20)\d\d[-/]\d{1,5}|\d\d([-./])\d\d\1(?:19|20)\d\d(?: \d\d[:.]\d\d(?:[:.]\d\d)?)?"
    r"|[-+]?\d*[.,]\d*[1-9]\d*|[-+]?\d{1,3}(?:[ .,]\d{3}){2,}(?:[.,]\d*)?"
)
"""Days, moments, figures with decimals or thousands apart, a year and a number of a case."""

_LONGEST_HEADER, _LONGEST_NAME, _PHONE_DIGITS, _CPR_DIGITS = 40, 60, 8, (9, 10)
_LEAST_PHONE, _LEAST_CPR, _MORE_THAN_CPR = 10**7, 10**8, 10**10


def suspicious(texts: Sequence[str], figures: Sequence[int | float]) -> Suspects:
    """Return the values that may tell of a person, and of what; headers are told apart."""
    large = [value for value in figures if _LEAST_PHONE <= value < _MORE_THAN_CPR]
    found: dict[Value | None, Suspicion | None] = {
        value: _of_digits(digits_of(value)) if value >= _LEAST_CPR else Suspicion.EIGHT_DIGITS
        for value in large
    }
    for text in _standing_out(texts):
        if text not in found and not _HARMLESS.fullmatch(text):
            found[text] = _of_text(text)
    return {value: what for value, what in found.items() if what}


def suspicious_headers(values: Iterable[Value | None]) -> Suspects:
    """Return the values that may head a column of personal data."""
    texts = [value for value in dict.fromkeys(values) if type(value) is str]
    return dict.fromkeys(_headers(texts), Suspicion.HEADER)


def _standing_out(texts: Sequence[str]) -> Iterator[str]:
    """Give the texts that are to be read; some of them more than once."""
    lines, whole = texts, "\n".join(texts)
    if not _is_latin(whole) or whole.count("\n") >= len(texts) > 0:
        odd = {text for text in texts if "\n" in text or not _is_latin(text)}
        yield from odd
        lines = [text for text in texts if text not in odd]
        whole = "\n".join(lines)
    signs = f"{whole}\n".encode("latin-1")
    few_signs = signs.translate(_FEW_SIGNS, bytes(_SMALL))
    places = chain(
        _lines_with(_EIGHT_DIGITS, signs.translate(_FEW_SIGNS, _NO_DIGITS)),
        _lines_with(b"@", signs),
        *(_lines_with(words, few_signs) for words in _WORDS_WITH_CAPITALS),
        *(_lines_with(end, signs) for end in (*_PATRONYM_ENDS, *_DOORS)),
        *(_lines_with(title, signs, before=bytes(_CAPITALS)) for title in _TITLES),
    )
    yield from dict.fromkeys(lines[place] for place in places)


def _lines_with(part: bytes, lines: bytes, before: bytes = bytes(range(256))) -> Iterator[int]:
    """Give the numbers, from 0, of the lines that hold a part, right ``before`` certain signs."""
    line = place = counted = 0
    while (hit := lines.find(part, place)) >= 0:
        place = hit + len(part)
        if lines[place : place + 1] not in before:
            continue
        line += lines.count(b"\n", counted, hit)
        yield line
        place = counted = lines.find(b"\n", hit)
        if place < 0:
            return


def _is_latin(text: str) -> bool:
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def _headers(texts: Sequence[str]) -> Iterator[str]:
    """Give the short texts that may head a column of personal data."""
    short = [text for text in texts if len(text) <= _LONGEST_HEADER]
    whole = "\n".join(short).casefold()
    stems = [stem for stem in STEMS if stem in whole]
    for text in short if stems else ():
        folded = text.casefold()
        if any(stem in folded for stem in stems) and (
            is_personal_header(text) or is_trait_header(text)
        ):
            yield text


def _of_digits(digits: str) -> Suspicion | None:
    """Suspect eight digits of a telephone, nine and ten of a personal number."""
    if len(digits) == _PHONE_DIGITS:
        return Suspicion.EIGHT_DIGITS
    return Suspicion.BARE_NUMBER if len(digits) in _CPR_DIGITS and is_cpr(digits) else None


def _of_text(text: str) -> Suspicion | None:
    if digits := digits_of(text):
        return _of_digits(digits)
    if code := suspicion_in(text):
        return Suspicion(code)
    is_name = len(text) <= _LONGEST_NAME and looks_like_name(text) and has_word_of_name(text)
    return Suspicion.PERHAPS_NAME if is_name else None
