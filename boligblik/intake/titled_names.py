"""Names of people after a title: ``hr. Nielsen``, ``familien Abdi``."""

import re

from boligblik.intake.name_words import FIRST_NAMES, FIRST_NAMES_THAT_ARE_WORDS, SURNAMES
from boligblik.intake.person_names import is_place_or_firm

TITLES = ("amilien ", "fam. ", "hr. ", "hr ", "fru ", "frk. ", "frøken ")
"""How a title may end; most begin a sentence, too, with a capital."""

_NAMES = SURNAMES | FIRST_NAMES - FIRST_NAMES_THAT_ARE_WORDS
_WORD = r"[^\W\d_]+(?:[-'’][^\W\d_]+)*"
_TITLED = re.compile(
    rf"\b(?:(?P<sure>[Ff]ru|[Ff]rk\.|[Ff]røken|(?<!\d )[Hh]r\.)|[Ff]amilien|[Ff]am\.|[Hh]r)"
    rf" (?P<name>{_WORD})"
)
_SHORTEST_UNKNOWN = 3


def holds_titled_name(text: str) -> bool:
    """Tell whether a title stands before a known name, or a personal one before any name."""
    return any(
        _is_name(found) and not is_place_or_firm(text[found.end() :])
        for found in _TITLED.finditer(text)
    )


def _is_name(found: re.Match[str]) -> bool:
    word = found["name"]
    if found["sure"] and len(word) >= _SHORTEST_UNKNOWN and word.istitle():
        return True
    name = word.casefold().rpartition("-")[2]
    return word[0].isupper() and (name in _NAMES or name.removesuffix("s") in _NAMES)
