"""The figures behind a chart, as a table that the screen and the downloads share."""

from dataclasses import dataclass

from boligblik.charts.units import digits_of
from boligblik.language import Language

type Value = str | int | float | None


@dataclass(frozen=True)
class Table:
    """Headers and rows in the reader's language; numbers stay numbers, None is not known.

    A cell that is empty for a reason says it as text.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def is_numeric(self, column: int) -> bool:
        """Tell whether a column holds numbers (and perhaps reasons for missing ones)."""
        return any(isinstance(row[column], int | float) for row in self.rows)

    def written(self, language: Language) -> list[list[str]]:
        """Write every cell for the reader; a column has the same number of digits throughout."""
        digits = [
            digits_of(row[column] for row in self.rows if isinstance(row[column], int | float))  # type: ignore[misc]
            for column in range(len(self.columns))
        ]
        return [
            [_written(value, language, digits[column]) for column, value in enumerate(row)]
            for row in self.rows
        ]


def _written(value: Value, language: Language, digits: int) -> str:
    if value is None:
        return language.text("not stated")
    return value if isinstance(value, str) else language.number(value, digits)
