"""Find the header of a block of rows, and join a header that stands over several rows."""

from collections.abc import Sequence
from itertools import dropwhile, islice, takewhile

from boligblik.intake.cell_shape import Shape, is_year, shape_of, text_of_value
from boligblik.intake.grid import Sheet, fold, is_filled
from boligblik.intake.values import is_month_name

HEADER_WITHIN = 40
_SAMPLE = 300
_ROWS_AT_MOST = 3
_ENOUGH = 0.6
_LABEL_AND_VALUE = 2
_FEWEST_NAMED = 3
_FIGURES = (Shape.NUMBER, Shape.MARK)
_LABELS = frozenset({"år", "periode", "kvartal", "afsender", "dato", "udarbejdet af", "kontakt"})


def header_rows_of(
    sheet: Sheet, columns: Sequence[int], rows: Sequence[int], widths: Sequence[int], width: int
) -> tuple[tuple[int, ...], int]:
    """Return the rows of a block's header and the first row below it.

    ``widths`` are how many cells the first rows fill, ``width`` what is usual. Without a header the
    rows begin at the first that is filled as usual.
    """
    start = _first_dense(rows, widths, width)
    while start in rows[:-1] and is_told_label(sheet, columns, start):
        start += 1
    below = [*islice(dropwhile(lambda row: row <= start, rows), _SAMPLE)]
    figures = figure_columns(sheet, columns, below)
    if not figures:
        return _of_words(sheet, columns, start)
    for row in (start, *below[: HEADER_WITHIN - 1]):
        if _heads_figures(sheet, row, figures):
            return _whole_header(sheet, columns, rows, row, figures)
        if not _may_stand_above(sheet, columns, row):
            break
    if _is_row_of_periods(sheet, columns, start):
        return _whole_header(sheet, columns, rows, start, ())
    if start - 1 in rows and _heads_first_columns(sheet, columns, start - 1):
        return (start - 1,), start
    return (), start


def _heads_first_columns(sheet: Sheet, columns: Sequence[int], row: int) -> bool:
    """Tell whether a row too short for its table names the first of its columns, one by one."""
    words = [sheet.value_at(row, column) for column in columns]
    named = list(takewhile(lambda word: shape_of(word) is Shape.TEXT, words))
    return len(named) >= _FEWEST_NAMED and not any(map(is_filled, words[len(named) :]))


def _first_dense(rows: Sequence[int], widths: Sequence[int], width: int) -> int:
    enough = max(min(width, 2), (width + 1) // 2)
    dense = (row for row, filled in zip(rows, widths, strict=False) if filled >= enough)
    return next(dense, rows[0])


def figure_columns(sheet: Sheet, columns: Sequence[int], rows: Sequence[int]) -> tuple[int, ...]:
    """Return the columns that mostly hold numbers or days below a row."""
    sample = rows[:_SAMPLE]
    found = []
    for column in columns:
        values = [sheet.value_at(row, column) for row in sample]
        shapes = [shape for value in values if (shape := shape_of(value)) in _TOLD]
        if shapes and 2 * sum(shape is not Shape.TEXT for shape in shapes) > len(shapes):
            found.append(column)
    return tuple(found)


_TOLD = (Shape.TEXT, Shape.NUMBER, Shape.TIME)


def _of_words(sheet: Sheet, columns: Sequence[int], start: int) -> tuple[tuple[int, ...], int]:
    """Take the first full row of a table without figures for its header."""
    filled = [value for column in columns if is_filled(value := sheet.value_at(start, column))]
    if filled and all(shape_of(value) is Shape.TEXT for value in filled):
        return (start,), start + 1
    return (), start


def _heads_figures(sheet: Sheet, row: int, figures: Sequence[int]) -> bool:
    """Tell whether a row holds words over most columns of figures, and no figure over any."""
    shapes = [shape_of(sheet.value_at(row, column)) for column in figures]
    if any(shape is Shape.NUMBER for shape in shapes):
        return False
    words = sum(shape is Shape.TEXT for shape in shapes)
    return words >= _ENOUGH * len(shapes) or (words > 0 and len(shapes) == 2)


def is_told_label(sheet: Sheet, columns: Sequence[int], row: int) -> bool:
    """Tell whether a row says one thing by its label, such as ``Boligorganisation: FaB``."""
    filled = [value for column in columns if is_filled(value := sheet.value_at(row, column))]
    label = filled[0] if filled else None
    if len(filled) > _LABEL_AND_VALUE or not isinstance(label, str):
        return False
    if label.endswith(":"):
        return True
    return (
        len(filled) > 1 and fold(label) in _LABELS and not _stands_over_figure(sheet, row, columns)
    )


def _stands_over_figure(sheet: Sheet, row: int, columns: Sequence[int]) -> bool:
    """Tell whether the last word of a row stands over a figure, as headers do."""
    last = [column for column in columns if is_filled(sheet.value_at(row, column))][-1]
    below = shape_of(sheet.value_at(row + 1, last))
    return shape_of(sheet.value_at(row, last)) is Shape.TEXT and below in _FIGURES


def _may_stand_above(sheet: Sheet, columns: Sequence[int], row: int) -> bool:
    """Tell whether a full row may be a line such as ``År: 2016`` above the header."""
    filled = [value for column in columns if is_filled(value := sheet.value_at(row, column))]
    first = filled[0] if filled else None
    if isinstance(first, str) and first.endswith(":"):
        return True
    return all(shape_of(value) is Shape.TEXT or is_year(value) for value in filled)


def _is_row_of_periods(sheet: Sheet, columns: Sequence[int], row: int) -> bool:
    """Tell whether a row heads its columns with years, months as days or the like."""
    values = [value for column in columns if is_filled(value := sheet.value_at(row, column))]
    rest = values[1:] if values and not is_year(values[0]) else values
    if len(rest) < 2 or not all(map(is_year, rest)):
        return False
    return len(set(rest)) == len(rest) or _heads_groups(sheet, columns, row - 1, row)


def _whole_header(
    sheet: Sheet, columns: Sequence[int], rows: Sequence[int], row: int, figures: Sequence[int]
) -> tuple[tuple[int, ...], int]:
    """Add the rows above that head groups of columns, and those below that head single ones."""
    found = [row]
    while len(found) < _ROWS_AT_MOST and (below := found[-1] + 1) in rows:
        if below == rows[-1] or not figures or not _goes_on_heading(sheet, columns, below, figures):
            break
        found.append(below)
    while len(found) < _ROWS_AT_MOST and (above := found[0] - 1) in rows:
        if not _heads_groups(sheet, columns, above, found[0]):
            break
        found.insert(0, above)
    return tuple(found), found[-1] + 1


def _goes_on_heading(
    sheet: Sheet, columns: Sequence[int], row: int, figures: Sequence[int]
) -> bool:
    """Tell whether a row below a header heads figures too, with nothing but words.

    Of the columns without figures it heads only those that the row above leaves blank; else it is
    a row whose figures are words.
    """
    line = sheet.lines[row - 1]
    shapes = {shape_of(value) for value in line} - {Shape.BLANK}
    labels = [
        column
        for column in columns
        if column not in figures or is_month_name(text_of_value(sheet.value_at(row, column)))
    ]
    is_label = any(
        sheet.value_at(row, column) is not None and sheet.value_at(row - 1, column) is not None
        for column in labels
    )
    return shapes == {Shape.TEXT} and not is_label and _heads_figures(sheet, row, figures)


def _heads_groups(sheet: Sheet, columns: Sequence[int], row: int, below: int) -> bool:
    """Tell whether a row heads groups of the columns that the row below heads singly."""
    filled = [column for column in columns if sheet.value_at(row, column) is not None]
    heads = [column for column in columns if sheet.value_at(below, column) is not None]
    if not filled or any(
        shape_of(sheet.value_at(row, c)) is Shape.NUMBER
        for c in filled
        if not is_year(sheet.value_at(row, c))
    ):
        return False
    spans = [right - left for top, left, _, right in sheet.merged if top == row and right > left]
    widest = max(spans, default=0) + 1
    if widest > 1:
        return widest < len(columns)
    texts = [sheet.value_at(row, column) for column in filled]
    ends_as_label = any(isinstance(text, str) and text.endswith(":") for text in texts)
    # A line of text with a separator in it heads no more than the column it begins in.
    if filled[:2] == [heads[0], heads[0] + 1]:
        return False
    # What stands left of the groups are labels, which may have no header at all.
    headed = [column for column in columns if column >= min(*filled, *heads)]
    covered = len({*filled, *heads}) == len(headed)
    return 2 <= len(filled) < len(columns) and covered and not ends_as_label


def header_of(sheet: Sheet, rows: Sequence[int], columns: Sequence[int]) -> tuple[str, ...]:
    """Return the header's text by column; over several rows the parts are joined."""
    if not rows:
        return ()
    parts: list[list[str]] = [[] for _ in columns]
    for place, row in enumerate(rows):
        texts = _spread(sheet, row, columns, rows[place + 1 :])
        for part, text in zip(parts, texts, strict=True):
            if text and text not in part:
                part.append(text)
    return tuple(" ".join(part) for part in parts)


def _spread(sheet: Sheet, row: int, columns: Sequence[int], below: Sequence[int]) -> list[str]:
    """Return a header row's texts, those of groups repeated over the columns they head."""
    merged = {
        column: text_of_value(sheet.value_at(row, left))
        for top, left, bottom, right in sheet.merged
        if top <= row <= bottom and right > left
        for column in range(left, right + 1)
    }
    texts: list[str] = []
    last, is_group = "", False
    for column in columns:
        own = text_of_value(sheet.value_at(row, column)) or merged.get(column, "")
        has_part = any(sheet.value_at(lower, column) is not None for lower in below)
        if own:
            last, is_group = own, has_part
        elif has_part and is_group and not sheet.merged:
            own = last
        texts.append(own)
    return texts
