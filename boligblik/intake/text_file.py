"""Read a text file of any encoding and dialect into a grid, without being told either."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from boligblik.intake.finding import UnreadableError
from boligblik.intake.grid import Grid, Line, Sheet
from boligblik.intake.limits import Limits
from boligblik.intake.text_dialect import Dialect, dialect_of, parted, unescaped
from boligblik.intake.text_encoding import encoding_of, open_text, sample_lines

_PIECE, _LONGEST_LINE = 1 << 16, 1 << 22
_DIRECTIVE = re.compile(r'"?sep=(.+?)"?', re.IGNORECASE)
_STAND_IN = "\x1f"
"""Stands for a delimiter of several characters, and for none, while lines are parted."""
_SPACES = " \t\v\f\N{NO-BREAK SPACE}\N{EN SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}"
_FEWEST_COLUMNS = 2
_NO_TEXT = str.maketrans("", "", "\0\x1a")


def read_text(content: bytes, limits: Limits) -> Grid:
    """Return a text file's cells, all of them texts, as one sheet without a name.

    A row is a record: line breaks inside quotes do not end it. Rows are as long as they are in
    the file. Raises ``UnreadableError`` ``undecodable_text``, ``too_many_rows``,
    ``too_many_columns``, ``too_many_cells`` or ``text_too_long``.
    """
    csv.field_size_limit(max(csv.field_size_limit(), limits.text_length))
    encoding = encoding_of(content)
    stream = open_text(content, encoding)
    sample = [line.translate(_NO_TEXT) for line in sample_lines(content, encoding)]
    directive = _DIRECTIVE.fullmatch(sample[0].strip(" ")) if sample else None
    if directive:
        stream.readline()
    dialect = dialect_of(sample[1 if directive else 0 :], directive and directive[1])
    lines: list[Line] = []
    cells, has_quotes = 0, False
    for text, read in _pieces_read(stream, dialect, limits):
        has_quotes = has_quotes or dialect.quote in text
        rows = _within_limits(read, len(text), limits)
        lines += rows
        cells += sum(map(len, rows))
        if len(lines) > limits.rows:
            raise UnreadableError("too_many_rows", limit=str(limits.rows))
        if cells > limits.cells:
            raise UnreadableError("too_many_cells", limit=str(limits.cells))
    while lines and not any(lines[-1]):
        lines.pop()
    quote = dialect.quote if has_quotes else None
    return Grid((Sheet("", lines),), "csv", encoding, dialect.delimiter, quote, dialect.escape)


def _within_limits(rows: list[list[str]], size: int, limits: Limits) -> list[list[str]]:
    """Return rows without blank cells that would make them too wide; raise for the others."""
    if max(map(len, rows), default=0) > limits.columns:
        rows = [_without_blank_end(row) if len(row) > limits.columns else row for row in rows]
        if max(map(len, rows)) > limits.columns:
            raise UnreadableError("too_many_columns", limit=str(limits.columns))
    if size > limits.text_length and any(
        len(cell) > limits.text_length for row in rows for cell in row
    ):
        raise UnreadableError("text_too_long", limit=str(limits.text_length))
    return rows


def _without_blank_end(row: list[str]) -> list[str]:
    filled = (place for place in range(len(row), 0, -1) if row[place - 1])
    return row[: next(filled, 0)]


def _pieces_read(
    stream: io.TextIOWrapper, dialect: Dialect, limits: Limits
) -> Iterator[tuple[str, list[list[str]]]]:
    """Read a file piece by piece, each with its rows."""
    delimiter = dialect.delimiter or _STAND_IN
    mark = delimiter if len(delimiter) == 1 else _STAND_IN
    begun = ""
    for piece in _pieces(stream, delimiter, limits):
        text = begun + unescaped(piece, dialect.quote, dialect.escape).replace(delimiter, mark)
        begun = ""
        if not text:
            return
        if dialect.quote not in text:
            rows = [line.split(mark) for line in text.removesuffix("\n").split("\n")]
        else:
            longest = limits.text_length if piece else 0
            rows, begun = _quoted_rows(text, mark, dialect, longest)
        if delimiter != mark:
            rows = [[cell.replace(mark, delimiter) for cell in row] for row in rows]
        if _has_space_at_edges(text, mark, dialect.quote):
            rows = [[cell.strip() for cell in row] for row in rows]
        yield text, rows


def _pieces(stream: io.TextIOWrapper, delimiter: str, limits: Limits) -> Iterator[str]:
    """Read whole lines, as many as a piece holds, and an empty piece at the end.

    A line beyond all measure is refused before it is read to its end.
    """
    while piece := stream.read(_PIECE):
        if not piece.endswith("\n"):
            rest = stream.readline(_LONGEST_LINE)
            if len(rest) == _LONGEST_LINE:
                if rest.count(delimiter) > limits.columns:
                    raise UnreadableError("too_many_columns", limit=str(limits.columns))
                raise UnreadableError("text_too_long", limit=str(limits.text_length))
            piece += rest
        if plain := piece.translate(_NO_TEXT) if _has_no_text(piece) else piece:
            yield plain
    yield ""


def _has_no_text(piece: str) -> bool:
    return "\0" in piece or "\x1a" in piece


def _quoted_rows(
    text: str, mark: str, dialect: Dialect, longest: int
) -> tuple[list[list[str]], str]:
    """Return the records of lines with quotes, and the beginning of one that may go on.

    A record whose quotes are out of order, so that it would take in the rows after it, is one
    line, and parted by itself. ``longest`` is how many characters a record may go on for.
    """
    lines = list(io.StringIO(text, newline="\n"))
    rows: list[list[str]] = []
    place = 0
    while place < len(lines):
        reader = csv.reader(
            map(lines.__getitem__, range(place, len(lines))),
            delimiter=mark,
            quotechar=dialect.quote,
            skipinitialspace=mark != " ",
            strict=True,
        )
        read_to = place + _read_whole_records(reader, lines, place, rows, mark, dialect)
        rest = lines[read_to:]
        if not rest:
            break
        if place + reader.line_num == len(lines) and sum(map(len, rest)) < longest:
            return rows, "".join(rest)
        rows.append(parted(rest[0].removesuffix("\n"), mark, dialect.quote, dialect.width))
        place = read_to + 1
    return rows, ""


def _read_whole_records(
    reader: Any,
    lines: Sequence[str],
    place: int,
    rows: list[list[str]],
    mark: str,
    dialect: Dialect,
) -> int:
    """Take over rows until one is out of order; return how many lines they were."""
    read = 0
    with suppress(csv.Error):
        for row in reader:
            count = reader.line_num - read
            if count > 1:
                if _takes_in_rows(
                    lines[place + read : place + reader.line_num], row, mark, dialect
                ):
                    break
            rows.append([cell.strip() for cell in row] if count > 1 else row)
            read += count
    return read


def _takes_in_rows(lines: Sequence[str], row: list[str], mark: str, dialect: Dialect) -> bool:
    """Tell whether the lines of a record are rows of their own but for one odd quote."""
    width = dialect.width
    if width < _FEWEST_COLUMNS:
        return False
    whole = sum(1 for line in lines if len(parted(line, mark, dialect.quote, width)) == width)
    return whole == len(lines) or (len(row) != width and whole * 2 > len(lines))


def _has_space_at_edges(text: str, mark: str, quote: str) -> bool:
    """Tell whether any cell may begin or end with a space; few files have such."""
    if text[0] in _SPACES or text[-1] in _SPACES:
        return True
    return any(
        space in text and any(edge + space in text or space + edge in text for edge in edges)
        for space, edges in ((space, {mark, quote, "\n"}) for space in _SPACES if space != mark)
    )
