"""Files: what is read into the grid, and each way of not being readable."""

import io
from contextlib import suppress

import pytest
from openpyxl import Workbook

from boligblik.intake.file_reading import read_grid
from boligblik.intake.finding import UnreadableError
from boligblik.intake.grid import UNCALCULATED
from boligblik.intake.limits import Limits
from tests.spreadsheets import csv_file, workbook, xlsx

TABLE = """
| Måned   | Udsættelser |
| januar  | 4           |
| februar | 0           |
"""


def code_of(file_name: str, content: bytes) -> str:
    with pytest.raises(UnreadableError) as raised:
        read_grid(file_name, content, Limits())
    return raised.value.finding.code


UNREADABLE_FILES = {
    "empty_file": ("a.xlsx", b""),
    "too_large": ("a.csv", b"Dato;Sag\n" * 12_000_000),
    "too_many_rows": ("a.csv", b"1;2\n" * 1_200_001),
    "too_many_columns": ("a.csv", b"1;" * 2_000 + b"1\n1;2\n"),
    "too_many_cells": ("a.csv", b"1;" * 1_500 + b"1\n" + (b"1;" * 1_500 + b"1\n") * 10_000),
    "text_too_long": ("a.csv", b"a;" + b"x" * 100_001 + b"\n"),
    "damaged_workbook": ("a.xlsx", xlsx(TABLE)[:1500]),
    "suffix_disagrees": ("a.csv", xlsx(TABLE)),
    "undecodable_text": ("a.csv", bytes(range(256))),
    "unsupported_suffix": ("a.pdf", b"%PDF-1.7"),
}


@pytest.mark.parametrize("code", UNREADABLE_FILES)
def test_unreadable_file_says_why(code: str) -> None:
    assert code_of(*UNREADABLE_FILES[code]) == code


@pytest.mark.parametrize("place", range(200, 5000, 331))
def test_flipped_byte_never_breaks_the_reader(place: int) -> None:
    content = bytearray(xlsx(TABLE))
    content[place % len(content)] ^= 0xFF
    with suppress(UnreadableError):
        read_grid("a.xlsx", bytes(content), Limits())


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_and_workbook_give_the_same_texts_at_the_same_addresses(
    delimiter: str, encoding: str
) -> None:
    from_text = read_grid("a.csv", csv_file(TABLE, delimiter, encoding), Limits()).sheets[0]
    from_book = read_grid("a.xlsx", xlsx(TABLE), Limits()).sheets[0]
    assert {cell.address: cell.text for cell in from_text} == {
        cell.address: cell.text for cell in from_book
    }
    assert from_text.at(3, 2).address == "B3"


def test_quoted_line_break_keeps_the_addresses() -> None:
    grid = read_grid("a.csv", 'Måned;"Antal\nudsættelser"\njanuar;4\n'.encode(), Limits())
    assert grid.sheets[0].at(2, 2).text == "4"


def test_every_sheet_is_read_the_hidden_ones_too() -> None:
    content = workbook({"Jan": TABLE, "Gemt": TABLE}, hidden=["Gemt"])
    assert [sheet.name for sheet in read_grid("a.xlsx", content, Limits()).sheets] == [
        "Jan",
        "Gemt",
    ]
    assert {cell.sheet for cell in read_grid("a.xlsx", content, Limits())} == {"Jan", "Gemt"}


def test_formula_without_a_stored_result_is_marked() -> None:
    book = Workbook()
    book["Sheet"]["A1"] = 4
    book["Sheet"]["B2"] = "=A1+1"
    content = io.BytesIO()
    book.save(content)
    sheet = read_grid("a.xlsx", content.getvalue(), Limits()).sheets[0]
    assert sheet.at(2, 2).value == UNCALCULATED
    assert sheet.at(1, 1).value == 4


def test_space_around_a_text_is_no_part_of_it() -> None:
    grid = read_grid("a.csv", b" januar ;  \n", Limits())
    assert [cell.value for cell in grid] == ["januar"]
