"""One table found in a sheet: where its header, its rows and everything round them stand."""

from dataclasses import dataclass

from boligblik.intake.grid import Sheet
from boligblik.intake.header_rows import figure_columns, header_of


@dataclass(frozen=True)
class Table:
    """One table of a sheet; rows and columns are numbers from 1.

    ``titles`` are rows above the header, ``left_out`` rows that are none of the table's, each with
    why: blank, note, total, repeated_header. A table without ``header_rows`` has no header. The
    rows of a text file are ragged: each has as many cells as its line. ``strip`` are the columns
    that were searched, where ``columns`` are those in use.
    """

    sheet: Sheet
    columns: tuple[int, ...]
    titles: tuple[int, ...]
    header_rows: tuple[int, ...]
    rows: tuple[int, ...]
    left_out: tuple[tuple[int, str], ...] = ()
    is_ragged: bool = False
    strip: tuple[int, ...] = ()

    @property
    def figures(self) -> tuple[int, ...]:
        """Return the columns that mostly hold numbers or days."""
        return figure_columns(self.sheet, self.columns, self.rows)

    @property
    def header(self) -> tuple[str, ...]:
        """Return the header, one text a column; headers over several rows are joined."""
        return header_of(self.sheet, self.header_rows, self.columns)
