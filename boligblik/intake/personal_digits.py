"""Personal numbers and telephone numbers among the digits of a plain text."""

import re
from datetime import date

# A date and four digits, however they are kept apart; the year may be written out.
_CPR = re.compile(
    r"(\d(?<!\d\d)\d)([-\s./_]?)(\d{2})([-\s./_]?)((?:19|20)?)(\d{2})([-\s./_]{0,3})(\d{4})(?!\d)"
)
_CPR_WITHOUT_ZERO = re.compile(r"\bcpr\W*(?:nr|nummer)?\W*(\d{9})(?!\d)", re.IGNORECASE)
_CPR_DIGITS, _PHONE_DIGITS = 10, 8
# Replacement numbers add sixty to the day.
_REPLACEMENT_DAYS = 60
_BEFORE_DECIMALS = re.compile(r"\d[.,]$")
_DECIMALS = re.compile(r"[.,]\d*[1-9]")
_WORD_BEFORE, _WORD_AFTER = re.compile(r"[^\W_]+$"), re.compile(r"[^\W_]+")
_TIME_OR_YEAR = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d|(?:19|20)\d\d")

_STRETCH = re.compile(r"[0-9][0-9\s./_()+-]{6,}")
_NO_DIGIT = re.compile(r"\D+")
_EIGHT_DIGITS = r"\d(?:[ .-]?\d){7}(?![.,]?\d)"
_ABROAD = r"\d(?:[ ()-]{0,2}\d){7,10}(?![.,]?\d)"
_WITH_COUNTRY = re.compile(
    rf"[+0](?:(?<=\+)|(?<![\w.,]0)0)\(?45\)?[ .]?{_EIGHT_DIGITS}"
    rf"|[+0](?:(?<=\+)|(?<![\w.,]0)0)(?:4[46-9]|298|299|354) ?\(?{_ABROAD}"
)
# Four pairs, each as far from the next, and no further pair.
_PAIRS = re.compile(r"[2-9](?<!\d[2-9])(?<!\d[ .,/:-][2-9])\d([ -])\d\d\1\d\d\1\d\d(?![ .,/:-]?\d)")
_FIRM_BEFORE = re.compile(r"\bcvr\W*(?:nr|nummer|no)?\W*$", re.IGNORECASE)
_FOUR_PAIRS = re.compile(r"[1-9]\d \d\d \d\d \d\d")
_PHONE_WORDS = ("tlf", "tel", "mob", "phone", "sms", "ring")
_PHONE_WORD = re.compile(
    r"\b(?:tlf|tel|telefon|telefonnr|telefonnummer|tlfnr|mobil|mobilnr|mobilnummer|mob|phone|"
    r"(?:sms|ring(?:e|er|es)?)(?: til| på)?)(?![^\W\d_])\W{0,3}(?:nr|nummer|no)?\W{0,3}("
    + _EIGHT_DIGITS
    + ")",
    re.IGNORECASE,
)
_MONTH, _DAY = "(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
_DAY_OF_EIGHT = re.compile(rf"(?:19|20)\d\d{_MONTH}{_DAY}|{_DAY}{_MONTH}(?:19|20)\d\d")
_TWO_YEARS = re.compile(r"(?:19|20)\d\d\W(?:19|20)\d\d")


def suspicion_of_digits(text: str) -> str | None:
    """Return the code of what a text's digits look like; None for nothing."""
    stretches = (_NO_DIGIT.sub("", stretch[0]) for stretch in _STRETCH.finditer(text))
    longest = max((len(digits) for digits in stretches if not is_day_of_eight(digits)), default=0)
    if longest < _PHONE_DIGITS:
        return None
    if longest > _PHONE_DIGITS and holds_cpr(text):
        return "personal_number"
    return "personal_phone" if holds_phone(text) else None


def holds_cpr(text: str) -> bool:
    """Tell whether ten digits begin with a date; the check digit is no longer always kept to."""
    if any(map(_is_cpr, _CPR.finditer(text))):
        return True
    told = _CPR_WITHOUT_ZERO.finditer(text) if "cpr" in text.casefold() else ()
    return any(is_cpr(found[1]) for found in told)


def is_cpr(digits: str) -> bool:
    """Tell whether nothing but digits, of which the first zero may be lost, begin with a date."""
    full = digits.zfill(_CPR_DIGITS)
    return len(full) == _CPR_DIGITS and _is_birthday(full[:2], full[2:4], full[4:6])


def _is_cpr(found: re.Match[str]) -> bool:
    day, gap, month, next_gap, century, year, last_gap, tail = found.groups()
    # A year is written out in 01-01-1980 and in 01011980.
    if not _is_birthday(day, month, year) or (century and bool(gap) != bool(next_gap)):
        return False
    if found[0].isdecimal():
        return not _is_part(found)
    # A day and a time, or the year until which something lasts.
    is_moment = gap and century and last_gap.strip("-._") and _TIME_OR_YEAR.fullmatch(tail)
    return not is_moment


def _is_part(found: re.Match[str]) -> bool:
    """Tell whether ten digits are part of a figure with decimals or of a code with letters."""
    text, start, end = found.string, found.start(), found.end()
    before, after = (
        _WORD_BEFORE.search(text[max(start - 40, 0) : start]),
        _WORD_AFTER.match(text, end),
    )
    is_code = any(sign.isdigit() for part in (before, after) if part for sign in part[0])
    is_fraction = _BEFORE_DECIMALS.search(text[max(start - 2, 0) : start])
    return bool(is_code or is_fraction or _DECIMALS.match(text, end))


def _is_birthday(day: str, month: str, year: str) -> bool:
    born = int(day) - _REPLACEMENT_DAYS if int(day) > _REPLACEMENT_DAYS else int(day)
    # 2000 was a leap year and 1900 none, so a day of this century is enough.
    return _is_day(2000 + int(year), int(month), born)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_day_of_eight(digits: str) -> bool:
    """Tell whether eight digits read as a day between 1900 and 2099, from year or from day."""
    return bool(_DAY_OF_EIGHT.fullmatch(digits))


def holds_phone(text: str) -> bool:
    """Tell whether eight digits are told to be a telephone number or grouped as one."""
    if _FOUR_PAIRS.fullmatch(text) or _WITH_COUNTRY.search(text):
        return True
    folded = text.casefold()
    is_told = any(word in folded for word in _PHONE_WORDS)
    told = (found[1] for found in _PHONE_WORD.finditer(text)) if is_told else ()
    paired = (
        found[0]
        for found in _PAIRS.finditer(text)
        if not _FIRM_BEFORE.search(text[: found.start()])
    )
    return any(
        not is_day_of_eight(_NO_DIGIT.sub("", number)) and not _TWO_YEARS.fullmatch(number)
        for number in (*told, *paired)
    )
