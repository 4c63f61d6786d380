"""A table drawn and written in a drawn encoding and dialect is read back exactly."""

import csv
import io
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from boligblik.intake.limits import Limits
from boligblik.intake.text_file import read_text

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1")
WORDS = st.sampled_from(
    (
        "Område",
        "Kvinder",
        "Bolbro øst",
        "helhedsplan",
        "Årsag",
        "Æblegården",
        "nej",
        "FaB",
        "ukendt",
    )
)
NUMBERS = st.integers(-10_000, 10_000).map(str)
DECIMALS = st.decimals(-999, 999, places=2, allow_nan=False).map(lambda d: str(d).replace(".", ","))
DATES = st.dates().map(lambda day: f"{day:%d-%m-%Y}")
ODD = st.text(';,|\t" \n.x', min_size=1, max_size=8).map(lambda text: f"a{text}b")
DRAWS = settings(max_examples=150, deadline=None)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """Draw a header and rows, each column of one sort, with odd texts in a few places."""
    width, height = draw(st.integers(2, 6)), draw(st.integers(5, 12))
    kinds = [draw(st.sampled_from((WORDS, NUMBERS, DECIMALS, DATES))) for _ in range(width)]
    table = [[draw(kind) for kind in kinds] for _ in range(height)]
    for _ in range(draw(st.integers(0, 2))):
        row, column = draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))
        table[row][column] = draw(ODD)
    return [[draw(WORDS) for _ in range(width)], *table]


def written(table: list[list[str]], line_end: str, **dialect: Any) -> str:
    file = io.StringIO(newline="")
    rows = [[cell.replace("\n", line_end) for cell in row] for row in table]
    csv.writer(file, lineterminator=line_end, **dialect).writerows(rows)
    return file.getvalue()


@DRAWS
@given(
    table=tables(),
    delimiter=st.sampled_from(";,\t|"),
    encoding=st.sampled_from(ENCODINGS),
    line_end=st.sampled_from(("\r\n", "\n", "\r")),
    quoting=st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
    is_ended=st.booleans(),
)
def test_drawn_table_is_read_exactly(
    table: list[list[str]],
    delimiter: str,
    encoding: str,
    line_end: str,
    quoting: int,
    is_ended: bool,
) -> None:
    text = written(table, line_end, delimiter=delimiter, quoting=quoting)
    content = text if is_ended else text.removesuffix(line_end)
    grid = read_text(content.encode(encoding), Limits())
    assert [list(line) for line in grid.sheets[0].lines] == table
    assert grid.delimiter == delimiter


@DRAWS
@given(
    table=tables(),
    delimiter=st.sampled_from(";,\t|"),
    quote=st.sampled_from("\"'"),
    escape=st.sampled_from((None, "\\")),
)
def test_other_quotes_and_escapes_are_found_out(
    table: list[list[str]], delimiter: str, quote: str, escape: str | None
) -> None:
    # Every row holds a quote, else there is nothing to tell the escape by.
    table = [[f"x {quote} y{delimiter} z", *row] for row in table]
    if quote == "'":
        # An apostrophe is common in texts, so that a break after it does not tell of quotes.
        table = [[cell.replace("\n", "") for cell in row] for row in table]
    dialect = {"quotechar": quote, "escapechar": escape, "doublequote": escape is None}
    text = written(table, "\n", delimiter=delimiter, quoting=csv.QUOTE_ALL, **dialect)
    grid = read_text(text.encode(), Limits())
    assert [list(line) for line in grid.sheets[0].lines] == table
    assert (grid.delimiter, grid.quote, grid.escape) == (delimiter, quote, escape)
