"""Headers of columns that hold personal data, whatever stands below them."""

import re

_WHOSE = (
    "(?:lejer|beboer|borger|ansøger|medlejer|kontaktperson|kontakt|husstand|pårørende)(?:s|ens)?"
)
_PHONE = "(?:tlf|tlfnr|telefon|telefonnr|telefonnummer|mobil|mobilnr|mobilnummer|mobiltelefon)"
_NUMBER = "(?:nr|nummer|no|number)"
PHONE_HEADER = re.compile(f"(?:{_WHOSE} )*(?:{_PHONE} ?)+(?:{_NUMBER})?(?: {_WHOSE})*")
_PERSONAL_HEADER = re.compile(
    f"(?:(?:{_WHOSE}|fulde|privat) )*(?:cpr|cprnr|cprnummer|personnr|personnummer|{_WHOSE}navn|navn"
    "|fornavn|efternavn|mellemnavn|adr|adresse|bopælsadresse|(?:e ?)?mail(?: ?adresse)?|lejer"
    f"|medlejer|borger|fødselsdato|fødselsdag|fødselsår)(?: {_NUMBER})?(?: (?:på )?{_WHOSE})*"
)
_TRAIT_HEADER = re.compile("køn(?: m k| k m)?|nationalitet|statsborgerskab|civilstand|alder")
CASE_HEADER = re.compile(
    f"sag|sags ?(?:{_NUMBER}|id)|beboer ?{_NUMBER}|borger(?: ?id)?|lejer ?{_NUMBER}"
)
PRODUCTION_UNIT_HEADER = re.compile(f"p ?{_NUMBER}|produktionsenhed\\w*|p enhed\\w*")
FIRM_HEADER = re.compile(f"cvr ?(?:{_NUMBER})?")
STEMS = (
    *("adr", "alder", "bopæl", "borger", "civilstand", "cpr", "fødsels", "køn", "lejer", "mail"),
    *("mobil", "nationalitet", "navn", "person", "telefon", "tlf"),
)
"""One of these stands in every such header."""


def header_words(text: str) -> str:
    """Reduce a header to its words: ``Tlf.-nr.:`` is ``tlf nr``."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def is_personal_header(text: str) -> bool:
    """Tell whether a text would be the header of a column of personal data."""
    words = header_words(text)
    return bool(_PERSONAL_HEADER.fullmatch(words) or PHONE_HEADER.fullmatch(words))


def is_trait_header(text: str) -> bool:
    """Tell whether a text would head a trait, which tells of a person where each row is one."""
    return bool(_TRAIT_HEADER.fullmatch(header_words(text)))
