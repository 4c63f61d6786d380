"""How a text file separates and quotes its fields, told from a sample of its lines.

The measure is that of van den Burg, Nazabal and Sutton (2019): the right dialect gives rows of
one length, of many fields, that hold what fields usually hold.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

_LINES, _LINE_LENGTH = 120, 4_000
_DELIMITERS = (";", ",", "\t", "|", ":", " ", "~", "^")
_QUOTES = ('"', "'", "")
_FLOOR = 0.001
_WORD = r"[^\W\d_][\w.'’\-/()&+%§½]*"
_KNOWN = re.compile(
    rf"""
    \s*(?:
      | [-+−–]?[(]?(?:kr\.?|dkk|€|\$|£)?\s?\d{{1,3}}(?:[.,'\s]\d{{3}})*(?:[.,]\d+)?
        \s?(?:%|pct\.?|kr\.?|€)?[)]?
      | [-+]?\d+(?:[.,]\d+)?(?:e[-+]?\d+)?\s?%?
      | \d{{1,4}}[-./]\d{{1,2}}[-./]\d{{1,4}}
        (?:[T\s]\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}}(?:[.,]\d+)?)?)?Z?
      | \d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?
      | (?:19|20)\d{{2}}\s?[MKQ]\s?\d{{1,2}}
      | [-.:*x…?]+ | n/a | nan | null
      | \w[\w\-/.]*
      | {_WORD}(?:[ ,.:–-]{{1,3}}[\w.'’\-/()&+%§½]+)*[.!?:]?
      | (?:https?|ftp)://\S+ | [^@\s]+@[^@\s]+
    )\s*
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True)
class Dialect:
    """A text file's separator, quote and escape; empty where it has none."""

    delimiter: str
    quote: str
    escape: str = ""


def dialect_of(lines: Sequence[str]) -> Dialect:
    """Choose the dialect that makes the most sense of a file's lines; none asked for."""
    sample = [line[:_LINE_LENGTH] for line in _sample(lines) if line.strip()]
    if not sample:
        return Dialect("", "")
    candidates = [
        Dialect(delimiter, quote, _escape_in(sample, quote))
        for delimiter, quote in product(_in_use(sample, _DELIMITERS), _in_use(sample, _QUOTES))
    ]
    scored = [(_score(sample, dialect), -place) for place, dialect in enumerate(candidates)]
    alone = _score(sample, Dialect("", '"'))
    if not scored or max(scored)[0] <= alone:
        return Dialect("", '"' if any('"' in line for line in sample) else "")
    return candidates[-max(scored)[1]]


def _sample(lines: Sequence[str]) -> Sequence[str]:
    """Take the first lines and as many from the middle, where no title or note stands."""
    if len(lines) <= 2 * _LINES:
        return lines
    middle = len(lines) // 2
    return [*lines[:_LINES], *lines[middle : middle + _LINES]]


def _in_use(sample: Sequence[str], signs: Iterable[str]) -> list[str]:
    return [sign for sign in signs if not sign or any(sign in line for line in sample)]


def _escape_in(sample: Sequence[str], quote: str) -> str:
    """Return a backslash where it stands before quotes that are never doubled."""
    text = "\n".join(sample)
    if not quote or f"\\{quote}" not in text:
        return ""
    is_doubled = re.search(rf"(?<=\w){quote}{quote}|{quote}{quote}(?=\w)", text)
    return "" if is_doubled else "\\"


def _score(sample: Sequence[str], dialect: Dialect) -> float:
    rows = _parsed(sample, dialect)
    if rows is None or not _may_separate(sample, rows, dialect):
        return 0.0
    lengths = Counter(map(len, rows))
    pattern = sum(
        often * max(_FLOOR, length - 1) / length for length, often in lengths.items()
    ) / len(lengths)
    fields = [field for row in rows for field in row]
    known = sum(1 for field in fields if _KNOWN.fullmatch(field))
    return pattern * max(known, _FLOOR) / len(fields)


def _parsed(sample: Sequence[str], dialect: Dialect) -> list[list[str]] | None:
    try:
        return [row for row in records(sample, dialect) if row]
    except csv.Error:
        return None


def records(lines: Iterable[str], dialect: Dialect) -> Iterable[list[str]]:
    """Split lines, each a whole record, into fields by a dialect."""
    return csv.reader(
        lines,
        # A sign that no text holds stands for none.
        delimiter=dialect.delimiter or "\x1f",
        quotechar=dialect.quote or None,
        quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
        escapechar=dialect.escape or None,
        skipinitialspace=True,
    )


def _may_separate(sample: Sequence[str], rows: Sequence[Sequence[str]], dialect: Dialect) -> bool:
    """Keep signs that words and numbers hold themselves from being taken for separators."""
    lengths = Counter(map(len, rows))
    usual, often = lengths.most_common(1)[0]
    match dialect.delimiter:
        case " " | ":":
            # Rare separators: only where every row agrees and there are several columns.
            return usual > 2 and often == len(rows) > 2
        case ",":
            return not all(_DECIMALS.fullmatch(line.strip()) for line in sample[1:]) or (
                "," in sample[0]
            )
        case _:
            return True


_DECIMALS = re.compile(r"\"?[-+]?\d+(?:,\d+)?\s?%?\"?")
