"""Bank accounts in a plain text: international numbers, and Danish ones that are told to be."""

import re

# Length by country: Denmark, its neighbours, and where people in Denmark mostly have accounts.
_COUNTRIES = "DK18 FO18 GL18 NO15 SE24 FI18 IS26 DE22 PL28 LT20 LV21 EE20 GB22 IE22 NL18 BE16"
_LENGTHS = {country[:2]: int(country[2:]) for country in _COUNTRIES.split()}
_INTERNATIONAL = re.compile(r"\b([A-Z]{2})\d{2}(?: ?[A-Z\d]{4}){2,6}(?: ?[A-Z\d]{1,3})?\b")
_WORD = r"(?:reg(?:istrerings)?|[a-zæøå]*konto)(?:nr|nummer|\b)[.: ]{0,3}(?:nr[.: ]{1,3})?"
# Registration number and account; an account of the books is shorter, and an amount is told.
_DANISH = re.compile(
    rf"\b{_WORD}\d{{4}}[ ,/-]{{1,3}}(?:{_WORD})?\d(?: ?\d){{6,9}}(?![.,]?\d)(?! ?(?:kr|dkk))",
    re.IGNORECASE,
)


def holds_account(text: str) -> bool:
    """Tell whether a text holds an account number: one that checks, or one beside its word."""
    folded = text.casefold()
    is_told = ("konto" in folded or "reg" in folded) and _DANISH.search(text)
    return bool(is_told) or any(map(_checks, _INTERNATIONAL.finditer(text)))


def _checks(found: re.Match[str]) -> bool:
    """Check length and check digits, as ISO 13616 has them."""
    number = found[0].replace(" ", "")
    turned = number[4:] + number[:4]
    is_long_enough = len(number) == _LENGTHS.get(found[1])
    return is_long_enough and int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1
