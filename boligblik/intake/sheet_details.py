"""What a workbook says of its sheets besides their values."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from boligblik.intake.coded_lines import CodedLines

Place = tuple[int, int]
"""Row and column of a cell, from 1."""


@dataclass
class SheetDetails:
    """What the reader of values leaves out of one sheet; filled while the sheet is gone through.

    ``percentages`` are the formats of cells shown with a percent sign. ``instead`` is what stands
    in cells that the reader of values gives as blank or wrong: errors, formulas without a result.
    ``has_spaces`` tells that there may be space around texts. ``lines`` are the values of a long
    sheet that could be read on the way; ``ending`` is the XML behind the cells, ``formulas`` are
    those with a text in them.
    """

    percentages: dict[Place, str] = field(default_factory=dict)
    instead: dict[Place, str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    comments: dict[Place, str] = field(default_factory=dict)
    has_spaces: bool = True
    lines: CodedLines | None = None
    ending: bytes = b""
    formulas: set[bytes] = field(default_factory=set)


def shows_percentage(number_format: str) -> bool:
    """Tell whether a number format multiplies by 100: has a percent sign that is no mere text."""
    return any(not is_text for is_text in _percent_signs(number_format))


def shows_percent_sign(number_format: str) -> bool:
    """Tell whether a number format shows a percent sign, be it only as text after the number."""
    return any(True for _ in _percent_signs(number_format))


def _percent_signs(number_format: str) -> Iterator[bool]:
    """Yield for each percent sign that is seen whether it is mere text."""
    in_quotes = False
    letters = iter(number_format)
    for letter in letters:
        if letter == '"':
            in_quotes = not in_quotes
        elif letter == "%":
            yield in_quotes
        elif letter in "\\_*" and not in_quotes:
            # What follows an underline or a star is only as wide as the sign, or fills with it.
            covered = next(letters, None)
            if covered == "%" and letter == "\\":
                yield True
