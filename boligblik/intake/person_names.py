"""Names of people in a text: a known first name and what follows it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from boligblik.intake.name_words import (
    FIRST_NAMES,
    FIRST_NAMES_THAT_ARE_WORDS,
    NO_PERSON_AFTER,
    NO_PERSON_BEFORE,
    SURNAMES,
)

_PATRONYMS = frozenset(name for name in SURNAMES if name.endswith("sen"))
_FIRST_NAMES_ALONE = FIRST_NAMES - FIRST_NAMES_THAT_ARE_WORDS
_SMALL_AFTER = frozenset({"a/s", "aps", "i/s", "gade", "vej"})
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NEXT = re.compile(r" (& ?(?:søn|co)|[^\s,;:()]+)", re.IGNORECASE)
_SIGNS_OF_A_NAME = re.compile(r"[^\W\d_]+(?:[ .,'’-]+[^\W\d_]+){1,4}\.?")
_LETTERS = re.compile(r"[^\W\d_]+")
_MOST_WORDS_OF_A_NAME = 5


def holds_name(text: str) -> bool:
    """Tell whether first name and surname stand together and name no street, house or firm.

    One of the two must be known: the first name, or a surname in -sen.
    """
    known = set(_LETTERS.findall(text.casefold()))
    if FIRST_NAMES.isdisjoint(known) and _PATRONYMS.isdisjoint(known):
        return False
    words = list(_WORD.finditer(text))
    return any(
        _surname_follows(words[place : place + _MOST_WORDS_OF_A_NAME], text)
        or _first_name_follows(words[place : place + 2], text)
        for place in range(len(words) - 1)
    )


def _surname_follows(words: Sequence[re.Match[str]], text: str) -> bool:
    first = words[0]
    if first[0].casefold().partition("-")[0] not in FIRST_NAMES:
        return _is_before_patronym(first, words[1], text)
    for before, word in pairwise(words):
        between = text[before.end() : word.start()]
        if between.strip() and not (between.strip() == "." and len(before[0]) == 1):
            return False
        after = text[word.end() :]
        if _is_surname(word[0], first[0]):
            return not (is_place_or_firm(after) or _is_belonging(before[0], first[0], word[0]))
        if _is_surname(word[0].removesuffix("s"), first[0]):
            return after[1:2].islower() and _next_word(after) not in NO_PERSON_AFTER
        if not (word[0][0].isupper() and first[0][0].isupper()):
            return False
    return False


def _is_surname(word: str, first: str) -> bool:
    name = word.casefold().rpartition("-")[2]
    is_known, is_patronym = name in SURNAMES, name.endswith("sen") and len(name) > 5
    if first.casefold() in FIRST_NAMES_THAT_ARE_WORDS or not (first[0] + word[0]).isupper():
        return is_known and is_patronym
    return is_known or is_patronym


def _is_before_patronym(first: re.Match[str], last: re.Match[str], text: str) -> bool:
    """Tell of ``Xerxes Hansen`` and ``Familien Hansen``: a capital before a surname in -sen."""
    is_name = len(first[0]) > 1 and first[0][0].isupper() and last[0][0].isupper()
    is_firm = first[0].casefold() in NO_PERSON_BEFORE or is_place_or_firm(text[last.end() :])
    is_patronym = last[0].casefold() in _PATRONYMS
    return is_name and is_patronym and not is_firm and text[first.end() : last.start()] == " "


def _is_belonging(middle: str, first: str, last: str) -> bool:
    """Tell of a place named after somebody: ``Thomas B. Thriges Gade``."""
    return middle != first and middle.endswith("s") and not last.casefold().endswith("sen")


def _first_name_follows(words: Sequence[re.Match[str]], text: str) -> bool:
    """Tell of ``Hansen, Jens``; nothing else may stand in the text if the surname is no -sen."""
    surname, first = words
    if text[surname.end() : first.start()] != ", " or surname[0].casefold() not in SURNAMES:
        return False
    is_whole = surname.start() == 0 and len(text) - first.end() < 20
    is_patronym = surname[0].casefold().endswith("sen")
    is_first = first[0].casefold() in _FIRST_NAMES_ALONE and first[0][0].isupper()
    return is_first and (is_patronym or is_whole)


def is_place_or_firm(after: str) -> bool:
    """Tell whether a name goes on as that of something else; small letters may be a verb."""
    word = _next_word(after)
    is_written_small = after[1:2].islower() and word not in _SMALL_AFTER
    is_part_of_firm = word.startswith("&") and word != "&"
    return is_part_of_firm or (word in NO_PERSON_AFTER and not is_written_small)


def _next_word(after: str) -> str:
    found = _NEXT.match(after)
    return found[1].casefold().rstrip(".") if found else ""


def looks_like_name(text: str) -> bool:
    """Tell whether a text is two to five words, all beginning with a capital, and no place."""
    if not _SIGNS_OF_A_NAME.fullmatch(text):
        return False
    words = _LETTERS.findall(text)
    is_place = words[-1].casefold() in NO_PERSON_AFTER
    return not is_place and all(word[0].isupper() for word in words)


def has_word_of_name(text: str) -> bool:
    """Tell whether a text begins with a known first name or surname, or ends with a surname."""
    words = _LETTERS.findall(text.casefold())
    return words[0] in FIRST_NAMES or not SURNAMES.isdisjoint((words[0], words[-1]))
