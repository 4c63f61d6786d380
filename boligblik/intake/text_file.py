"""Read a text file of any encoding and dialect into a grid, without being told either."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from boligblik.intake.coded_lines import CodedLines
from boligblik.intake.finding import UnreadableError
from boligblik.intake.grid import Grid, Line, Sheet
from boligblik.intake.limits import Limits
from boligblik.intake.text_dialect import Dialect, dialect_of
from boligblik.intake.text_encoding import (
    encoded_once,
    encoding_of,
    name_told,
    open_text,
    sample_lines,
)
from boligblik.intake.text_line import parted
from boligblik.intake.text_quotes import unescaped

_PIECE, _LONGEST_LINE = 1 << 16, 1 << 22
_MOST_POOLED = 500_000
_LONG = 1 << 20
_DIRECTIVE = re.compile(r'"?sep=(.+?)"?', re.IGNORECASE)
_SPACES = " \t\v\f\N{NO-BREAK SPACE}\N{EN SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}"
_TWO = 2
_NO_TEXT = str.maketrans("", "", "\0\x1a")


def read_text(content: bytes, limits: Limits) -> Grid:
    """Return a text file's cells, all of them texts, as one sheet without a name.

    A row is a record: line breaks inside quotes do not end it. Rows are as long as they are in
    the file. Raises ``UnreadableError`` ``undecodable_text``, ``too_many_rows``,
    ``too_many_columns``, ``too_many_cells`` or ``text_too_long``.
    """
    csv.field_size_limit(max(csv.field_size_limit(), limits.text_length))
    content = encoded_once(content)
    encoding = encoding_of(content)
    stream = open_text(content, encoding)
    sample = [line.translate(_NO_TEXT) for line in sample_lines(content, encoding)]
    directive = _DIRECTIVE.fullmatch(sample[0].strip(" ")) if sample else None
    if directive:
        stream.readline()
    dialect = dialect_of(sample[1 if directive else 0 :], directive and directive[1])
    regular = None if directive else _regular(content, encoding, dialect, limits)
    rows, has_quotes = (regular, False) if regular else _gathered(stream, dialect, limits)
    # The directive is no row, but it is a line of the file.
    lines = [[], *rows] if directive else rows
    quote = dialect.quote if has_quotes else None
    told = name_told(content, encoding)
    return Grid((Sheet("", lines),), "csv", told, dialect.delimiter, quote, dialect.escape)


def _regular(content: bytes, encoding: str, dialect: Dialect, limits: Limits) -> CodedLines | None:
    """Read a long file by column if nothing about it is odd; None if it is short or odd."""
    if len(content) < _LONG:
        return None
    # Importing what reads it takes longer than reading a short file.
    from boligblik.intake.regular_text import read_regular  # noqa: PLC0415

    return read_regular(content, encoding, dialect, limits)


def _gathered(
    stream: io.TextIOWrapper, dialect: Dialect, limits: Limits
) -> tuple[Sequence[Line], bool]:
    """Read all rows as far as limits allow; tell whether there are quotes among them."""
    lines: list[Line] = []
    cells, has_quotes = 0, False
    pool: dict[str, str] = {}
    for text, read in _pieces_read(stream, dialect, limits):
        rows = _sharing_texts(read, pool)
        widths = list(map(len, rows))
        if max(widths, default=0) > limits.columns:
            lines += _narrowed(rows, limits)
        else:
            lines += rows
        cells += sum(widths)
        if len(text) > limits.text_length:
            _check_lengths(rows, limits)
        if len(lines) > limits.rows:
            raise UnreadableError("too_many_rows", limit=str(limits.rows))
        if cells > limits.cells:
            raise UnreadableError("too_many_cells", limit=str(limits.cells))
        has_quotes = has_quotes or dialect.quote in text
    while lines and not any(lines[-1]):
        lines.pop()
    return lines, has_quotes


def _sharing_texts(rows: list[list[str]], pool: dict[str, str]) -> list[Line]:
    """Let cells of the same text share it: a register says few things many times."""
    if len(pool) > _MOST_POOLED:
        return [*rows]
    return [tuple(map(pool.setdefault, row, row)) for row in rows]


def _narrowed(rows: Sequence[Line], limits: Limits) -> Sequence[Line]:
    """Return rows without the blank cells that made them too wide; raise if that is not all."""
    narrow = []
    for row in rows:
        filled = (place for place in range(len(row), 0, -1) if row[place - 1])
        narrow.append(row[: next(filled, 0)])
    if max(map(len, narrow)) > limits.columns:
        raise UnreadableError("too_many_columns", limit=str(limits.columns))
    return narrow


def _check_lengths(rows: Sequence[Line], limits: Limits) -> None:
    if max((len(str(cell)) for row in rows for cell in row), default=0) > limits.text_length:
        raise UnreadableError("text_too_long", limit=str(limits.text_length))


def _pieces_read(
    stream: io.TextIOWrapper, dialect: Dialect, limits: Limits
) -> Iterator[tuple[str, list[list[str]]]]:
    """Read a file piece by piece, each with its rows."""
    mark = dialect.mark
    delimiter = dialect.delimiter or mark
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
            rows, begun = _quoted_rows(text, dialect, longest)
        if delimiter != mark:
            rows = [[cell.replace(mark, delimiter) for cell in row] for row in rows]
        if _has_space_at_edges(text, dialect):
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


def _quoted_rows(text: str, dialect: Dialect, longest: int) -> tuple[list[list[str]], str]:
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
            delimiter=dialect.mark,
            quotechar=dialect.quote,
            skipinitialspace=dialect.mark != " ",
            strict=True,
        )
        start = place
        place += _read_whole_records(reader, lines, place, rows, dialect)
        is_open = place < len(lines) and start + reader.line_num == len(lines)
        if is_open and sum(map(len, lines[place:])) < longest:
            return rows, "".join(lines[place:])
        if place < len(lines):
            line = lines[place].removesuffix("\n")
            rows.append(parted(line, dialect.mark, dialect.quote, dialect.width))
            place += 1
    return rows, ""


def _read_whole_records(
    reader: Any, lines: Sequence[str], place: int, rows: list[list[str]], dialect: Dialect
) -> int:
    """Take over rows until one is out of order; return how many lines they were."""
    read = 0
    with suppress(csv.Error):
        for row in reader:
            if reader.line_num == read + 1:
                rows.append(row)
            elif _takes_in_rows(lines[place + read : place + reader.line_num], row, dialect):
                break
            else:
                rows.append([cell.strip() for cell in row])
            read = reader.line_num
    return read


def _takes_in_rows(lines: Sequence[str], row: list[str], dialect: Dialect) -> bool:
    """Tell whether the lines of a record are rows of their own but for one odd quote."""
    mark, quote, width = dialect.mark, dialect.quote, dialect.width
    if width < _TWO:
        return False
    whole = sum(1 for line in lines if len(parted(line, mark, quote, width)) == width)
    if len(row) == width:
        # Two lines may be a cell with separators and a line break in it as well.
        return whole == len(lines) > _TWO
    return whole > len(lines) / 2


def _has_space_at_edges(text: str, dialect: Dialect) -> bool:
    """Tell whether any cell may begin or end with a space; few files have such."""
    edge = f"[{re.escape(dialect.mark + dialect.quote)}\n]"
    return any(
        # Beginning with one plain character, the pattern is searched as fast as that.
        space in text and re.search(rf"{space}(?:(?<=^.)|(?<={edge}.)|(?={edge}|\Z))", text)
        for space in _SPACES
        if space != dialect.mark
    )
