"""The names that spreadsheets may use, and what they stand for."""

import csv
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Protocol

from boligblik.intake.grid import fold

_BETWEEN_WORDS = re.compile(r"[_:;,()/\[\]]+")
_SHORT = 2

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


class KnownName(Protocol):
    """A name or spelling of an area, organisation or indicator."""

    @property
    def subject(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def is_example(self) -> bool: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def reports(self) -> str | None: ...
    @property
    def is_alias(self) -> bool: ...


@dataclass(frozen=True)
class _Name:
    subject: str
    code: str
    name: str
    is_example: bool = False
    unit: str | None = None
    reports: str | None = None
    is_alias: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """Names by subject (area, organisation, indicator), folded for comparison.

    ``units`` are by indicator, ``keepers`` the functions that report counselling: the real one
    and the examples'; ``housing_organisations`` are those that report evictions.
    """

    codes: Mapping[tuple[str, str], str]
    names: Mapping[tuple[str, str], str]
    units: Mapping[str, str]
    example_codes: frozenset[str]
    keeper: str
    example_keeper: str
    housing_organisations: frozenset[str]

    def resolve(self, subject: str, text: str) -> str | None:
        """Return the code that a name stands for; None when nobody goes by it."""
        plain = fold(text)
        found = self.codes.get((subject, plain))
        if found is None and subject == "indicator":
            # The unit that stands behind a name is told by its figures as well.
            found = self.codes.get((subject, _UNIT_BEHIND.sub("", plain)))
        return found

    def name_of(self, subject: str, code: str) -> str:
        """Return the name that a code goes by; an unknown code itself."""
        return self.names.get((subject, code), code)

    def all_names(self, subject: str) -> dict[str, str]:
        """Return the names of a subject by code, in the order of the alphabet."""
        known = {code: name for (of, code), name in self.names.items() if of == subject}
        return dict(sorted(known.items(), key=lambda item: fold(item[1])))

    def nearest_code(self, subject: str, text: str) -> str | None:
        """Return the code of the known name closest to a text; None when none is close."""
        known = [name for of, name in self.codes if of == subject]
        close = get_close_matches(fold(text), known, n=1, cutoff=0.7)
        return self.codes[subject, close[0]] if close else None

    def nearest(self, subject: str, text: str) -> str | None:
        """Return the known name closest to a text; None when none is close."""
        code = self.nearest_code(subject, text)
        return self.name_of(subject, code) if code else None

    def organisations_in(self, text: str) -> list[str]:
        """Return the housing organisations whose name stands in a text as whole words."""
        plain = _BETWEEN_WORDS.sub(" ", text)
        words = f" {fold(plain)} "
        found = {
            code: name
            for (subject, name), code in self.codes.items()
            if subject == "organisation"
            and code in self.housing_organisations
            and f" {name} " in words
            # So short a name is a word of its own when it is not in capitals.
            and (len(name) > _SHORT or re.search(rf"\b{re.escape(name.upper())}\b", plain))
        }
        return list(found)

    @classmethod
    def from_names(cls, names: Iterable[KnownName]) -> "Vocabulary":
        """Make the vocabulary of a store's names."""
        known = sorted(names, key=lambda name: name.is_alias)
        codes = {(name.subject, fold(name.name)): name.code for name in known}
        codes |= {(name.subject, fold(name.code)): name.code for name in known}
        shown: dict[tuple[str, str], str] = {}
        for name in known:
            shown.setdefault((name.subject, name.code), name.name)
        keepers = {name.is_example: name.code for name in known if name.reports == "counselling"}
        return cls(
            codes=codes,
            names=shown,
            units={name.code: name.unit for name in known if name.unit},
            example_codes=frozenset(name.code for name in known if name.is_example),
            keeper=keepers[False],
            example_keeper=keepers[True],
            housing_organisations=frozenset(
                name.code for name in known if name.reports == "evictions"
            ),
        )

    @classmethod
    def from_reference(cls, folder: Path) -> "Vocabulary":
        """Make the vocabulary of the bundled reference lists, without a store."""

        def rows(name: str) -> list[dict[str, str]]:
            return list(csv.DictReader((folder / name).read_text("utf-8").splitlines()))

        names = [
            _Name("area", row["area"], row["name"], row["is_example"] == "true")
            for row in rows("areas.csv")
        ]
        names += [
            _Name(
                "organisation",
                row["organisation"],
                row["name"],
                row["is_example"] == "true",
                reports=row["reports"],
            )
            for row in rows("organisations.csv")
        ]
        names += [
            _Name(
                "indicator",
                row["indicator"],
                row[column],
                unit=row["unit"],
                is_alias=column == "name_en",
            )
            for row in rows("indicators.csv")
            for column in ("name_da", "name_en")
        ]
        names += [
            _Name(row["subject"], row["code"], row["alias"], is_alias=True)
            for row in rows("aliases.csv")
        ]
        return cls.from_names(names)


_UNIT_BEHIND = re.compile(
    r"[ ,]*(?:\((?:i )?(?:%|pct\.?|procent|dage|andel|pr\.? 1\.?000)\)"
    r"|,? i (?:%|pct|procent)|,? ?(?:%|pct))$"
)


def code_of(name: str) -> str:
    """Make a code of a new name: ``Ny Boligforening`` becomes ``ny_boligforening``."""
    latin = name.casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    # A name without a single Latin letter still needs a code that tells it from others.
    return "_".join(words) or hashlib.sha256(name.encode()).hexdigest()[:12]
