"""Long regular files come out by column as the careful reader gives them by line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boligblik.intake.coded_lines import CodedLines, first_places, mapped
from boligblik.intake.finding import UnreadableError
from boligblik.intake.limits import Limits
from boligblik.intake.regular_text import read_regular
from boligblik.intake.text_dialect import Dialect
from boligblik.intake.text_file import read_text

DIALECT = Dialect(";", '"', None, 3)
WORDS = st.sampled_from(["Bolbro", "Ærø", " FaB ", "", "NA", "null", "1,5", "2016-01-31", "-", "æ"])
LINES = st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=2, max_size=30)


def written(lines: list[tuple[str, ...]], end: str = "\r\n", encoding: str = "utf-8") -> bytes:
    return end.join(";".join(line) for line in [("År", "Område", "Tal"), *lines]).encode(encoding)


def regular(content: bytes, encoding: str = "utf-8", limits: Limits | None = None) -> CodedLines:
    found = read_regular(content, encoding, DIALECT, limits or Limits())
    assert found is not None
    return found


@settings(max_examples=200, deadline=None, derandomize=True)
@given(LINES, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]))
def test_every_cell_comes_out_as_by_line(
    lines: list[tuple[str, ...]], end: str, encoding: str
) -> None:
    content = written([("x", "y", "z"), *lines, ("x", "y", "z")], end, encoding)
    found = read_regular(content, encoding, DIALECT, Limits())
    careful = [list(line) for line in read_text(content, Limits()).sheets[0].lines]
    # Words that differ by spaces alone are left to the careful reader.
    assert found is None or [list(line) for line in found] == careful


@pytest.mark.parametrize(
    "content",
    [
        b"a;b;c\n1;2\n",
        b"a;b;c\n1;2;3;4\n",
        b'a;b;c\n1;"2;x";3\n',
        b"a;b;c\n1;\0;3\n",
        b"a\n1\n",
        "Område;b;c\n1;2;3\n".encode("cp1252"),
    ],
    ids=["short", "long", "quoted", "nul", "one column", "other encoding"],
)
def test_whatever_is_odd_is_left_to_the_careful_reader(content: bytes) -> None:
    assert read_regular(content, "utf-8", DIALECT, Limits()) is None


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(rows=2), "too_many_rows"),
        (Limits(cells=8), "too_many_cells"),
        (Limits(text_length=4), "text_too_long"),
    ],
)
def test_limits_hold_here_too(limits: Limits, code: str) -> None:
    with pytest.raises(UnreadableError) as problem:
        regular(written([("2016", "Bolbro", "1"), ("2016", "FaB", "2")]), limits=limits)
    assert problem.value.finding.code == code


def test_a_column_tells_where_each_value_stands_first_and_what_its_cells_mean() -> None:
    lines = regular(written([("2016", "b", "1"), ("2016", "a", "2"), ("2017", "b", "3")]))
    column = lines.columns[1][1:]
    assert list(column) == ["b", "a", "b"]
    assert column.count("b") == 2
    assert first_places(column) == first_places(list(column)) == {"b": 0, "a": 1}
    assert mapped(column, {"a": 1, "b": None}) == mapped(list(column), {"a": 1, "b": None})
    assert list(lines[1:3]) == [lines[1], lines[2]] == [("2016", "b", "1"), ("2016", "a", "2")]
