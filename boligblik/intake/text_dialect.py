"""What parts the cells of a text file, found by trying on its lines what gives a table.

A separator is good when neighbouring lines have as many cells, and when the cells are whole
numbers, dates and texts rather than pieces of several.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from boligblik.intake.text_line import parted
from boligblik.intake.text_quotes import QUOTES, escape_in, quotes_in, unescaped

_WEIGHTS = {
    ";": 1.0,
    "\t": 1.0,
    ",": 1.0,
    "|": 1.0,
    "^": 0.9,
    "~": 0.9,
    "¦": 0.9,
    "§": 0.9,
    "\x1f": 0.9,
    "\x01": 0.9,
    " ": 0.6,
    ":": 0.5,
}
_OF_SEVERAL_CHARACTERS = ("||", "::", "~~", "^^", "\t\t", "|~|", "~|~", "^|^", "|;|", "#|#", "\\t")
_STAND_IN = "\x1f"
"""Stands for a delimiter of several characters, and for none."""
_LINES_TRIED, _LINES_JOINED = 300, 10
_LEAST, _LEAST_OF_WORDS, _TYPED_ENOUGH, _TWO = 0.02, 0.1, 0.4, 2
_CLEARLY_BETTER, _MOSTLY = 1.05, 0.9
_SHARES = {"::": 0.5}
"""How much of a character stands doubled; clock times have single colons in every line."""

_NUMBER = r"[-+]?(?:\d{1,3}(?:[., \N{NO-BREAK SPACE}']\d{3})+|\d+)?(?:[.,]\d+)?(?:[eE][-+]?\d+)?"
_DATE = r"\d{1,4}[-./]\d{1,2}(?:[-./]\d{1,4})?"
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?"
_TYPED = re.compile(
    rf"(?=.)(?:(?:[$€£]|kr\.? ?)?{_NUMBER} ?(?:%|kr\.?)?|{_DATE}(?:[ T]{_TIME})?|{_TIME})"
)
_TEXT = re.compile(r"(?!['\"])(?:[^;\t|,\"]|[,;](?=\s\D)|(?<=[\w\s])\")+(?<!')")
_PIECES_OF_NUMBERS = re.compile(r"\d \d|:\d+$|^\d+:")
_PAIR = re.compile(r"\d+,(\d+)")


@dataclass(frozen=True)
class Dialect:
    """What parts a file's cells; ``width`` is how many of them most lines have.

    ``delimiter`` is None for a file of one column. Quotes inside quotes are doubled, unless
    ``escape`` stands before them.
    """

    delimiter: str | None
    quote: str
    escape: str | None
    width: int

    @property
    def mark(self) -> str:
        """Return the one character that stands between cells while lines are parted."""
        return self.delimiter if self.delimiter and len(self.delimiter) == 1 else _STAND_IN


@dataclass(frozen=True)
class _Trial:
    delimiter: str
    quote: str
    score: float
    width: int
    typed: float


def dialect_of(lines: Sequence[str], told: str | None = None) -> Dialect:
    """Return the dialect of a file by some of its lines; ``told`` is a delimiter given in it."""
    text = "\n".join(lines)
    escapes = {quote: escape_in(text, quote) for quote in QUOTES}
    best: _Trial | None = None
    for quote in quotes_in(text):
        filled = list(_whole_records(lines, quote, escapes[quote]))[:_LINES_TRIED]
        for delimiter in [told] if told else _delimiters_in(text):
            trial = _tried(filled, delimiter, quote)
            is_better = best is None or trial.score > best.score * _CLEARLY_BETTER
            if is_better and (told or _is_credible(trial, filled)):
                best = trial
    if best is None:
        return Dialect(told, '"', escapes['"'], 1)
    return Dialect(best.delimiter, best.quote, escapes[best.quote], best.width)


def _delimiters_in(text: str) -> list[str]:
    several = [mark for mark in _OF_SEVERAL_CHARACTERS if mark in text and _is_one(mark, text)]
    parts = {mark[0] for mark in several}
    return several + [mark for mark in _WEIGHTS if mark in text and mark not in parts]


def _is_one(mark: str, text: str) -> bool:
    """Tell a mark of several characters from blank cells between single ones."""
    if text.count(mark) * mark.count(mark[0]) <= text.count(mark[0]) * _SHARES.get(mark, _MOSTLY):
        return False
    # A colon before a space is a title's.
    is_parted = re.compile(re.escape(mark[0]) + r"(?! |$)")
    with_first = [line for line in text.split("\n") if is_parted.search(line)] or [""]
    with_mark = sum(1 for line in with_first if mark in line)
    # A header has no blank cells.
    return mark in with_first[0] and with_mark > len(with_first) * _MOSTLY


def _whole_records(lines: Sequence[str], quote: str, escape: str | None) -> Iterator[str]:
    """Join lines of which a quoted cell goes on, as far as that balances the quotes."""
    place = 0
    while place < len(lines):
        record = unescaped(lines[place], quote, escape)
        place += 1
        if quote == '"' and record.count(quote) % 2:
            longer = record
            for ahead, line in enumerate(lines[place : place + _LINES_JOINED], start=1):
                longer = f"{longer}\n{unescaped(line, quote, escape)}"
                if longer.count(quote) % 2 == 0:
                    record, place = longer, place + ahead
                    break
        if record.strip():
            yield record


def _tried(lines: Sequence[str], delimiter: str, quote: str) -> _Trial:
    """Score a delimiter by how many lines it parts alike, and into how whole cells."""
    rows = [parted(line, delimiter, quote) for line in lines]
    widths = [len(row) for row in rows]
    counts = Counter(width for width in widths if width > 1)
    if not counts:
        return _Trial(delimiter, quote, 0, 1, 0)
    width = max(counts, key=lambda each: (counts[each], each))
    alike = sum(1 for one, other in pairwise(widths) if one == other > 1)
    among_alike = alike / max(counts.total() - 1, 1) if len(lines) > 1 else 1
    cells = [cell for row in rows if len(row) > 1 for cell in row]
    wholeness = sum(map(_wholeness, cells)) / len(cells)
    typed = sum(1 for cell in cells if _TYPED.fullmatch(cell)) / len(cells)
    score = counts[width] / len(lines) * (0.3 + 0.7 * among_alike) * wholeness**2
    score *= (1 - 1 / width) * _WEIGHTS.get(delimiter, 1.0)
    return _Trial(delimiter, quote, score, width, typed)


def _wholeness(cell: str) -> float:
    if not cell:
        return 0.7
    if _TYPED.fullmatch(cell):
        return 1.0
    if _PIECES_OF_NUMBERS.search(cell) or not _TEXT.fullmatch(cell):
        return 0.1
    return 0.9


def _is_credible(trial: _Trial, lines: Sequence[str]) -> bool:
    """Tell whether lines are parted rather than one column of numbers, times or sentences."""
    mark = trial.delimiter
    with_mark = [line.strip() for line in lines if mark in line]
    if mark in ", :" and all(map(_TYPED.fullmatch, with_mark)):
        return mark == "," and _are_pairs(with_mark)
    if mark in " :":
        between_quotes = sum(1 for line in lines if f'"{mark}"' in line)
        is_sure = trial.typed >= _TYPED_ENOUGH or between_quotes >= len(lines) / 3
        return trial.score > _LEAST and is_sure
    if mark in ",;" and all(re.search(rf"{mark} |\d,\d", line) for line in with_mark):
        is_in_header = trial.width > _TWO or mark in lines[0]
        return trial.score > _LEAST_OF_WORDS and is_in_header
    return trial.score > _LEAST


def _are_pairs(lines: Sequence[str]) -> bool:
    """Tell pairs of whole numbers from numbers with decimals, which end in 0 all or none."""
    after = [match[1] for line in lines if (match := _PAIR.fullmatch(line))]
    lengths, leading = set(map(len, after)), any(re.match(r"0\d", digits) for digits in after)
    return (
        len(after) == len(lines)
        and len(lengths) > 1
        and not leading
        and any(digits.endswith("0") for digits in after)
    )
