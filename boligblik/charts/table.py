"""The figures behind a chart, as a table that the screen and the downloads share."""

from dataclasses import dataclass
from typing import TypeAlias

from boligblik.language import Language
from boligblik.measures.sentences.units import digits_of

Value: TypeAlias = str | int | float | None


@dataclass(frozen=True)
class Table:
    """Headers and rows in the reader's language; numbers stay numbers, None is not known.

    A cell that is empty for a reason says it as text.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def numbers(self, column: int) -> list[float]:
        """Return the numbers of a column, in order."""
        cells = [row[column] for row in self.rows]
        return [cell for cell in cells if isinstance(cell, int | float)]

    def digits(self, column: int) -> int:
        """Return the decimals that a whole column is written with."""
        return digits_of(self.numbers(column))

    def written(self, language: Language) -> list[list[str]]:
        """Write every cell for the reader."""
        digits = [self.digits(column) for column in range(len(self.columns))]
        return [
            [_written(value, language, digits[column]) for column, value in enumerate(row)]
            for row in self.rows
        ]


def _written(value: Value, language: Language, digits: int) -> str:
    if value is None:
        return language.text("not stated")
    return value if isinstance(value, str) else language.number(value, digits)
