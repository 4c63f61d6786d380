"""What a workbook says of its sheets besides their values."""

from dataclasses import dataclass, field

Place = tuple[int, int]
"""Row and column of a cell, from 1."""


@dataclass
class SheetDetails:
    """What the reader of values leaves out of one sheet; filled while the sheet is gone through.

    ``percentages`` are the formats of cells shown as a percentage. ``instead`` is what stands in
    cells that the reader of values gives as blank or wrong: errors, formulas without a result.
    ``has_spaces`` tells that there may be space around texts.
    """

    percentages: dict[Place, str] = field(default_factory=dict)
    instead: dict[Place, str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    comments: dict[Place, str] = field(default_factory=dict)
    has_spaces: bool = True


def shows_percentage(number_format: str) -> bool:
    """Tell whether a number format multiplies by 100: has a percent sign that is no mere text."""
    in_quotes = False
    letters = iter(number_format)
    for letter in letters:
        if letter == '"':
            in_quotes = not in_quotes
        elif letter in "\\_*" and not in_quotes:
            next(letters, None)
        elif letter == "%" and not in_quotes:
            return True
    return False
