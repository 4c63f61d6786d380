"""One column of a sheet, and where it is suspected of personal data."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from boligblik.intake.grid import Sheet, Value
from boligblik.intake.personal_headers import header_words
from boligblik.intake.personal_text import digits_of
from boligblik.intake.personal_values import Suspicion

HEADER_ROWS = 40


@dataclass(frozen=True)
class Column:
    """A column of a sheet, and the rows in which it is suspected of something."""

    sheet: Sheet
    number: int
    rows: dict[Suspicion, list[int]] = field(default_factory=lambda: defaultdict(list))

    def values(self) -> Iterator[tuple[int, Value]]:
        """Give what is not blank, with its row."""
        place = self.number - 1
        for row, line in enumerate(self.sheet.lines, start=1):
            value = line[place] if len(line) > place else None
            if value is not None and value != "":
                yield row, value

    def digits(self, row: int) -> str:
        """Return a cell's digits if it holds nothing else."""
        return digits_of(self.sheet.value_at(row, self.number))

    def digits_beside(self, rows: Iterable[int]) -> Iterator[str]:
        """Give the values that are nothing but digits in other rows."""
        left_out = set(rows)
        texts = (digits_of(value) for row, value in self.values() if row not in left_out)
        return filter(None, texts)

    def says(self, header: re.Pattern[str]) -> bool:
        """Tell whether a header stands among the first rows."""
        return any(
            isinstance(value, str) and header.fullmatch(header_words(value))
            for _, value in islice(self.values(), HEADER_ROWS)
        )
