"""Odd text files, one oddity at a time: what parts their cells, and the rows they hold."""

import pytest

from boligblik.intake.limits import Limits
from boligblik.intake.text_file import read_text

FILLER = "".join(f"{day};Sted {day};{day}.50\n" for day in range(10, 20))
FILLED = [(str(day), f"Sted {day}", f"{day}.50") for day in range(10, 20)]


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("'It''s \"big\" one'", 'It\'s "big" one'),
        ("'It''s'", "It's"),
        ("'It\\'s'", "It's"),
        ("'a; b'", "a; b"),
        ("'a \"big\" one'", 'a "big" one'),
        ("'plain'", "'plain'"),
        ("'a, b'", "'a, b'"),
        ("'80 og rock'n'roll", "'80 og rock'n'roll"),
        ("\"it's 'a; b'\"", "it's 'a; b'"),
    ],
)
def test_one_cell_in_single_quotes_is_enough_if_it_needs_them(cell: str, meant: str) -> None:
    grid = read_text(f"Nr;Navn;Pris\n1;{cell};2.50\n{FILLER}".encode(), Limits())

    rows = [tuple(line) for line in grid.sheets[0].lines]
    assert rows == [("Nr", "Navn", "Pris"), ("1", meant, "2.50"), *FILLED]


def test_a_cell_that_ends_in_an_escaped_quote_and_a_separator_tells_the_escape() -> None:
    text = f'Nr;Navn;Pris\n1;"A \\"big\\"; toy";2.50\n{FILLER}'

    grid = read_text(text.encode(), Limits())

    assert grid.escape == "\\"
    assert tuple(grid.sheets[0].lines[1]) == ("1", 'A "big"; toy', "2.50")


def test_a_folder_that_ends_in_a_backslash_is_no_escape() -> None:
    text = f'Nr;Navn;Pris\n1;"C:\\mapper\\";2.50\n{FILLER}'

    grid = read_text(text.encode(), Limits())

    assert grid.escape is None
    assert tuple(grid.sheets[0].lines[1]) == ("1", "C:\\mapper\\", "2.50")


def test_double_colons_part_cells_that_hold_clock_times() -> None:
    text = "Dag::Tid::Antal\n" + "".join(f"2018-01-{d}::12:{d}:00::{d}\n" for d in range(10, 20))

    grid = read_text(text.encode(), Limits())

    assert grid.delimiter == "::"
    assert tuple(grid.sheets[0].lines[1]) == ("2018-01-10", "12:10:00", "10")


@pytest.mark.parametrize("mark", [";", ",", "|", "\t", "^", "~", "\x01", "\x1f"])
@pytest.mark.parametrize("blanks", [1, 2, 3, 4])
def test_blank_cells_between_make_no_mark_of_several_characters(mark: str, blanks: int) -> None:
    rows = [("dag", *(f"blank {n}" for n in range(blanks)), "antal")]
    rows += [(f"2018-01-{n}", *("",) * blanks, str(n)) for n in range(10, 20)]

    grid = read_text("\n".join(map(mark.join, rows)).encode(), Limits())

    assert grid.delimiter == mark
    assert [tuple(line) for line in grid.sheets[0].lines] == rows


def test_single_colons_with_blank_cells_between_stay_single() -> None:
    text = "nr:antal:rest:pris\n" + "".join(f"{n}:{n}::{n}\n" for n in range(10, 20))

    grid = read_text(text.encode(), Limits())

    assert grid.delimiter == ":"
    assert tuple(grid.sheets[0].lines[1]) == ("10", "10", "", "10")
