"""Tables with labels on two sides: where they stand, and labels that come twice."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from boligblik.contracts.columns import HEADER_WITHIN, REMARK_HEADERS, Titles, titles_above
from boligblik.contracts.desk import Desk
from boligblik.intake.grid import Cell, Sheet, fold

IsLabel: TypeAlias = Callable[[Cell], bool]


@dataclass(frozen=True)
class CrossTable:
    """A header row of labels over a column of labels; ``is_turned`` swaps what the two name."""

    sheet: Sheet
    header_row: int
    label_column: int
    is_turned: bool

    @property
    def titles(self) -> Titles:
        """Return the cells above the header: the table's own, and those of the whole sheet."""
        return titles_above(self.sheet, self.header_row)

    @property
    def corner(self) -> Cell:
        """Return the cell above the labels and left of the heads."""
        return self.sheet.at(self.header_row, self.label_column)

    @property
    def heads(self) -> list[Cell]:
        """Return the header cells; a blank one too where figures stand below it."""
        columns = range(self.label_column + 1, self.sheet.last_column + 1)
        heads = [self.sheet.at(self.header_row, column) for column in columns]
        return [
            head
            for head in heads
            if fold(head.text) not in REMARK_HEADERS
            and (head.value is not None or self._is_filled_below(head))
        ]

    @property
    def labels(self) -> list[Cell]:
        """Return the labels of the rows that hold figures; a line of text alone is a remark."""
        columns = [head.column for head in self.heads]
        return [
            self.sheet.at(row, self.label_column)
            for row in range(self.header_row + 1, self.sheet.last_row + 1)
            if any(self.sheet.value_at(row, column) is not None for column in columns)
        ]

    def _is_filled_below(self, head: Cell) -> bool:
        rows = range(self.header_row + 1, self.sheet.last_row + 1)
        return any(self.sheet.value_at(row, head.column) is not None for row in rows)


def locate_cross(
    sheet: Sheet, is_head: IsLabel, is_label: IsLabel, *, is_turned: bool
) -> tuple[int, CrossTable] | None:
    """Find the row of heads with a column of labels below it, and how many labels were known.

    Both sides need one label that is known; the place with the most of them is taken.
    """
    best: tuple[int, CrossTable] | None = None
    for row in range(1, min(sheet.last_row, HEADER_WITHIN) + 1):
        heads = [cell for cell in sheet.row(row) if is_head(cell)]
        if not heads:
            continue
        for column in range(1, heads[0].column):
            below = (sheet.at(line, column) for line in range(row + 1, sheet.last_row + 1))
            labels = sum(cell.value is not None and is_label(cell) for cell in below)
            known = len(heads) + labels
            if labels and (best is None or known > best[0]):
                best = known, CrossTable(sheet, row, column, is_turned)
    return best


def note_repeats(labels: Iterable[tuple[object | None, Cell]], desk: Desk) -> None:
    """Note labels that stand for the same as an earlier one of their side."""
    first: dict[object, Cell] = {}
    for meaning, cell in labels:
        if meaning is not None and first.setdefault(meaning, cell) is not cell:
            desk.note("duplicate", cell, other=first[meaning].address)
