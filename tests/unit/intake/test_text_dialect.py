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
