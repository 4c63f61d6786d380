"""One line of a text file parted into cells, be its quotes in order or not."""

from collections.abc import Iterator, Sequence

_MOST_PIECES, _LONGEST_CELL, _ENDS_TRIED, _COUNTS_KEPT = 2_000, 100, 4, 12
_STRAY_INSIDE, _STRAY_START, _STRAY_END, _OTHER_WIDTH = 1, 2, 1, 2


def parted(line: str, delimiter: str, quote: str, width: int | None = None) -> list[str]:
    """Part one line whose quotes may be out of order, as nearly as wide as it should be.

    Every quote either opens or closes a cell or is a character like others; the reading with the
    fewest odd ones is taken. Quotes are doubled inside quotes. Cells have no space around them.
    """
    pieces = line.split(delimiter)
    if quote not in line or len(pieces) > _MOST_PIECES:
        return [piece.strip() for piece in pieces]
    ways: list[dict[int, tuple[int, int]]] = [{} for _ in range(len(pieces) + 1)]
    ways[0][0] = (0, 0)
    for start in range(len(pieces)):
        kept = sorted(ways[start].items(), key=lambda way: way[1])[:_COUNTS_KEPT]
        for end, odd in _cells_from(pieces, start, delimiter, quote):
            for count, (cost, _) in kept:
                way = (cost + odd, start)
                ways[end][count + 1] = min(ways[end].get(count + 1, way), way)
    return list(_walked_back(pieces, ways, delimiter, quote, width))[::-1]


def _cells_from(
    pieces: Sequence[str], start: int, delimiter: str, quote: str
) -> Iterator[tuple[int, int]]:
    """Tell where a cell may end that begins at a piece, and how odd its quotes then are."""
    first = pieces[start].strip()
    opens, closes = first.startswith(quote), first.endswith(quote)
    tried = 0
    if opens:
        for end in range(start + 1, min(len(pieces), start + _LONGEST_CELL) + 1):
            if not pieces[end - 1].rstrip().endswith(quote) or (
                end == start + 1 and first == quote
            ):
                continue
            inside = delimiter.join(pieces[start:end]).strip()[1:-1].replace(quote * 2, "")
            yield end, min(inside.count(quote), 2) * _STRAY_INSIDE
            tried += 1
            if quote not in inside or tried == _ENDS_TRIED:
                break
    if not (tried and len(first) > 1 and closes and quote not in first[1:-1]):
        yield start + 1, opens * _STRAY_START + closes * _STRAY_END


def _walked_back(
    pieces: Sequence[str],
    ways: Sequence[dict[int, tuple[int, int]]],
    delimiter: str,
    quote: str,
    width: int | None,
) -> Iterator[str]:
    """Give the cells of the least odd way through the pieces, last cell first."""
    end = len(pieces)
    last = ways[end]
    count = min(last, key=lambda n: last[n][0] + (abs(n - width) if width else 0) * _OTHER_WIDTH)
    while end:
        start = ways[end][count][1]
        cell = delimiter.join(pieces[start:end]).strip()
        is_quoted = len(cell) > 1 and cell.startswith(quote) and cell.endswith(quote)
        yield cell[1:-1].replace(quote * 2, quote).strip() if is_quoted else cell
        end, count = start, count - 1
