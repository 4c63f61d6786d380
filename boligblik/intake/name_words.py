"""Words that together make names of people, the commonest in Denmark, from general knowledge."""

import re
from collections.abc import Mapping
from pathlib import Path


def _read(file: Path) -> Mapping[str, frozenset[str]]:
    """Read lists of words, each below its name in brackets."""
    text = re.sub(r"^#.*$", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    _, *parts = re.split(r"^\[(\w+)\]$", text, flags=re.MULTILINE)
    return {
        name: frozenset(words.split()) for name, words in zip(parts[::2], parts[1::2], strict=True)
    }


_WORDS = _read(Path(__file__).with_name("name_words.txt"))

FIRST_NAMES = _WORDS["first_names"]
FIRST_NAMES_THAT_ARE_WORDS = _WORDS["first_names_that_are_words"]
"""They also begin places, firms and sentences, and need a surname in -sen."""
SURNAMES = _WORDS["surnames"]
NO_PERSON_AFTER = _WORDS["no_person_after"]
"""After these, what looked like a name is a street, a house, a firm or an institution."""
NO_PERSON_BEFORE = _WORDS["no_person_before"]
