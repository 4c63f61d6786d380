"""A text file as a grid: csv and its kin, whatever separates, quotes and encodes it.

Rows are records, a quoted line break is part of its field, and rows of any length are kept as
they are. A quote that is never closed is read as a sign of its line and takes no other line with
it.
"""

import csv
import re
from collections.abc import Iterator, Sequence

from boligblik.intake.finding import UnreadableError
from boligblik.intake.grid import Grid, Line, Sheet
from boligblik.intake.limits import Limits
from boligblik.intake.text_dialect import Dialect, dialect_of, records
from boligblik.intake.text_encoding import decoded

_DIRECTIVE = re.compile(r"^\"?sep=(.)\"?$", re.IGNORECASE)
_LINES_OF_A_FIELD = 200


def read_text(content: bytes, limits: Limits) -> Grid:
    """Read a text file's one sheet, which has no name; every value is text without spare space.

    Raises ``UnreadableError`` for what is no text and for what is above a limit.
    """
    text, encoding = decoded(content)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while lines and not lines[-1]:
        lines.pop()
    _hold_against(limits.rows, len(lines), "too_many_rows")
    dialect = _dialect(lines)
    _hold_lines_against(limits, lines, dialect)
    rows = _rows(lines, dialect, text)
    _hold_against(limits.cells, sum(map(len, rows)), "too_many_cells")
    sheet = Sheet("", _without_space(rows, text, dialect))
    return Grid(
        (sheet,),
        "csv",
        encoding,
        dialect.delimiter or None,
        dialect.quote or None,
        dialect.escape or None,
    )


def _hold_against(limit: int, found: int, code: str) -> None:
    if found > limit:
        raise UnreadableError(code, limit=f"{limit:,}".replace(",", "."))


def _hold_lines_against(limits: Limits, lines: Sequence[str], dialect: Dialect) -> None:
    """Look at the longest lines before they are split into more than memory holds."""
    longest = max(map(len, lines), default=0)
    if longest > limits.columns and dialect.delimiter:
        columns = max(line.count(dialect.delimiter) for line in lines) + 1
        _hold_against(limits.columns, columns, "too_many_columns")
    if longest > limits.text_length:
        delimiter = dialect.delimiter or "\n"
        field = max(len(part) for line in lines for part in line.split(delimiter))
        _hold_against(limits.text_length, field, "text_too_long")


def _dialect(lines: list[str]) -> Dialect:
    """Tell the dialect; a first line such as ``sep=;`` says it, and is no row of its own."""
    directive = _DIRECTIVE.match(lines[0].strip()) if lines else None
    if directive is None:
        return dialect_of(lines)
    lines[0] = ""
    return Dialect(directive.group(1), '"')


def _rows(lines: list[str], dialect: Dialect, text: str) -> list[list[str]]:
    if dialect.quote and dialect.quote in text:
        return list(_quoted_rows(lines, dialect))
    if not dialect.delimiter:
        return [[line] for line in lines]
    return [line.split(dialect.delimiter) for line in lines]


def _quoted_rows(lines: list[str], dialect: Dialect) -> Iterator[list[str]]:
    """Split lines that may hold quotes; those with an open quote are joined with what follows."""
    whole: list[str] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        place += 1
        if not _is_open(line, dialect):
            whole.append(line)
            continue
        yield from _split(whole, dialect)
        whole = []
        joined = _joined(lines, place - 1, dialect)
        if joined is None:
            yield line.split(dialect.delimiter) if dialect.delimiter else [line]
        else:
            text, place = joined
            yield from _split([text], dialect)
    yield from _split(whole, dialect)


def _is_open(line: str, dialect: Dialect) -> bool:
    quotes = line.count(dialect.quote)
    if quotes and dialect.escape:
        quotes -= line.count(dialect.escape + dialect.quote)
    return quotes % 2 == 1


def _joined(lines: list[str], start: int, dialect: Dialect) -> tuple[str, int] | None:
    """Join a line with those that its open quote runs over; None where it is a stray sign.

    It is one where no quote closes it in reach, or where the lines between would be rows of their
    own: as many separators as the line above.
    """
    parts = [lines[start]]
    usual = len(_split_alone(lines[start - 1], dialect)) - 1 if start else 0
    for place in range(start + 1, min(start + _LINES_OF_A_FIELD, len(lines))):
        line = lines[place]
        parts.append(line)
        if _is_open(line, dialect):
            text = "\n".join(parts)
            fields = _fields(text, dialect)
            is_row = bool(fields) and (not usual or len(fields) == usual + 1)
            return (text, place + 1) if is_row else None
        if usual and line.count(dialect.delimiter) == usual and dialect.quote not in line:
            return None
    return None


def _split(lines: list[str], dialect: Dialect) -> list[list[str]]:
    """Split whole records; one that the reader runs over into the next is split by its signs."""
    try:
        rows = list(records(lines, dialect))
    except csv.Error:
        rows = []
    if len(rows) == len(lines):
        return rows
    return [_split_alone(line, dialect) for line in lines]


def _split_alone(line: str, dialect: Dialect) -> list[str]:
    if fields := _fields(line, dialect):
        return fields
    return line.split(dialect.delimiter) if line and dialect.delimiter else [line]


def _fields(record: str, dialect: Dialect) -> list[str]:
    """Return the fields of one record; none where it is not just one."""
    try:
        rows = list(records([record], dialect))
    except csv.Error:
        return []
    return rows[0] if len(rows) == 1 else []


def _without_space(rows: list[list[str]], text: str, dialect: Dialect) -> Sequence[Line]:
    """Strip the values, if any has space to strip; going through millions for none is slow."""
    signs = [sign for sign in (dialect.delimiter, dialect.quote, "\n") if sign]
    has_space = (
        text[:1].isspace()
        or text[-1:].isspace()
        or "\N{NO-BREAK SPACE}" in text
        or "\ufeff" in text
        or any(f" {sign}" in text or f"{sign} " in text for sign in signs)
        or (dialect.delimiter != "\t" and "\t" in text)
    )
    if not has_space:
        return rows
    return [[value.strip().strip("\ufeff") for value in row] for row in rows]
