"""Tables of any kind: nothing that stands in a file is lost, and drawn tables come through."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boligblik.intake.file_reading import read_grid
from boligblik.intake.limits import Limits
from boligblik.intake.raw_file import RawTable, read_raw
from tests.corpus_files import CORPUS, boundaries
from tests.spreadsheets import Value, xlsx

FILES = sorted(expectation.with_suffix("") for expectation in CORPUS.rglob("*.json"))
WORDS = ("Afdeling", "Lejemål", "Ledige", "Beboere", "Gæsteværelser", "Kælderrum", "Østfløj")
LABELS = ("Rising", "Korsløkken", "Bolbro", "Ærøhus", "Nørrevænget 4", "Syd, blok B", "Blok; C")
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16")


def places_of(table: RawTable) -> set[tuple[int, int]]:
    """Return the (row, column) that a table gives an account of."""
    left, _, right, _ = boundaries(table.cells)
    rows = {*table.header_rows, *table.row_numbers}
    areas = [(left, row, right, row) for row in rows]
    areas += [boundaries(part.cells) for part in table.left_out]
    return {
        (row, column)
        for left, top, right, bottom in areas
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_filled_cell_is_accounted_for(file: Path) -> None:
    content = file.read_bytes()
    raw = read_raw(file.name, content, Limits())
    for sheet in read_grid(file.name, content, Limits()).sheets:
        tables = [table for table in raw.tables if table.sheet == sheet.name]
        told = set().union(*map(places_of, tables))
        lost = [cell.address for cell in sheet if (cell.row, cell.column) not in told]
        assert lost == []


@dataclass(frozen=True)
class Drawn:
    """A table of nobody's kind, with lines above it, and how it is written."""

    titles: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    delimiter: str
    encoding: str

    @property
    def lines(self) -> list[list[str]]:
        above = [[title] for title in self.titles]
        return [*above, *([[]] if above else []), list(self.header), *map(list, self.rows)]


@st.composite
def drawn_tables(draw: st.DrawFn) -> Drawn:
    header = draw(st.permutations(WORDS))[: draw(st.integers(2, 6))]
    labels = draw(st.permutations(LABELS))[: draw(st.integers(2, 6))]
    mark = draw(st.sampled_from([",", "."]))
    number = st.one_of(
        st.integers(0, 9999).map(str),
        st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda n: f"{n[0]}{mark}{n[1]:02}"),
    )
    rows = tuple((label, *(draw(number) for _ in header[1:])) for label in labels)
    titles = draw(st.sampled_from([(), ("Udtræk fra regnskabet",), ("Årsoversigt", "Alle tal")]))
    delimiter, encoding = draw(st.sampled_from(";,\t|")), draw(st.sampled_from(ENCODINGS))
    return Drawn(titles, tuple(header), rows, delimiter, encoding)


def as_csv(drawn: Drawn) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=drawn.delimiter).writerows(drawn.lines)
    return text.getvalue().encode(drawn.encoding)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(drawn_tables())
def test_drawn_text_files_come_through(drawn: Drawn) -> None:
    raw = read_raw("fil.csv", as_csv(drawn), Limits())
    (table,) = raw.tables
    assert (table.header, table.rows) == (drawn.header, drawn.rows)
    assert [text for part in table.left_out for text in part.text] == list(drawn.titles)
    assert raw.grid is not None
    assert raw.grid.delimiter == drawn.delimiter


@settings(max_examples=25, deadline=None, derandomize=True)
@given(drawn_tables())
def test_drawn_workbooks_come_through(drawn: Drawn) -> None:
    lines: list[list[Value]] = [list(line) for line in drawn.lines]
    (table,) = read_raw("fil.xlsx", xlsx(lines), Limits()).tables
    assert (table.header, table.rows) == (drawn.header, drawn.rows)
    assert [text for part in table.left_out for text in part.text] == list(drawn.titles)
