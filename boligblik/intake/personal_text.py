"""What in a text tells of a person: number, mail address, telephone, dwelling, name."""

import re
import unicodedata

from boligblik.intake.person_names import holds_name
from boligblik.intake.personal_accounts import holds_account
from boligblik.intake.personal_digits import suspicion_of_digits
from boligblik.intake.titled_names import holds_titled_name

# Anything but common Western signs: digits, dashes and spaces of other kinds, signs without width.
_RARE = re.compile("[^ \\t\\n!-~\\xa1-\\xac\\xae-\\xff\N{EURO SIGN}]")
_NO_DECIMALS = re.compile(r"[.,]0+$")
_MAIL = re.compile(r"[\w.+-](?:@| @ )[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
# House number, floor and door, after the name of a street.
_DWELLING = re.compile(
    r"\d(?<=\w \d)\d{0,2} ?[a-zæøåA-ZÆØÅ]?,? ?\b"
    r"(?:\d{1,2}\.|[Ss][Tt]\.?|[Kk][Ll]\.?|\d{1,2}(?= ?(?:tv|mf)\b))[ ,]{0,2}(?:tv|th|mf)\b"
)
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def suspicion_in(text: str) -> str | None:
    """Return the code of what a text looks like it tells of a person; None for nothing."""
    plain = plain_text(text)
    code = suspicion_of_digits(plain)
    if code == "personal_number":
        return code
    if "@" in plain and _MAIL.search(plain):
        return "personal_address"
    if not code and _DWELLING.search(plain):
        return "personal_dwelling"
    if not code and holds_account(plain):
        return "personal_account"
    is_named = not code and (holds_name(plain) or holds_titled_name(plain))
    return "personal_name" if is_named else code


def suspicion_in_file_name(name: str) -> str | None:
    """Do the same for a name whose words are kept apart by other signs than spaces."""
    return suspicion_in(name) or suspicion_in(_BETWEEN_WORDS.sub(" ", plain_text(name)))


def digits_of(value: object) -> str:
    """Return a whole number's digits, whether number or text; empty for any other value."""
    if isinstance(value, str):
        text = value if value.isascii() else plain_text(value)
        text = _NO_DECIMALS.sub("", text) if text[-1:] == "0" else text
    else:
        text = f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)
    return text if text.isdecimal() else ""


def plain_text(text: str) -> str:
    """Write all digits, dashes and spaces in the plain way and leave out signs without width."""
    if not _RARE.search(text):
        return text
    return "".join(map(_plain_sign, unicodedata.normalize("NFKC", text)))


def _plain_sign(sign: str) -> str:
    match unicodedata.category(sign):
        case "Cf":
            return ""
        case "Nd":
            return str(unicodedata.decimal(sign))
        case "Pd":
            return "-"
        case _:
            return "-" if sign == "\N{MINUS SIGN}" else sign
