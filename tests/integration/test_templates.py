"""Templates: filled in rightly they pass without a word, empty they say so, and nothing is lost."""

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from boligblik.command_line import main
from boligblik.contracts.rows import MonthlyCount
from boligblik.contracts.vocabulary import Vocabulary
from boligblik.importing import Reading, read_spreadsheet
from boligblik.reports.template_forms import TEMPLATES
from boligblik.reports.template_workbook import template_workbook

REFERENCE = Path(__file__).parents[2] / "data" / "reference"
VOCABULARY = Vocabulary.from_reference(REFERENCE)
TODAY = date(2017, 1, 12)
YEAR = 2016


def opened(code: str) -> Workbook:
    return load_workbook(io.BytesIO(template_workbook(code, YEAR, VOCABULARY)))


def read(book: Workbook) -> Reading:
    content = io.BytesIO()
    book.save(content)
    return read_spreadsheet("skabelon.xlsx", content.getvalue(), VOCABULARY, today=TODAY)


def unlocked(book: Workbook) -> list[Cell]:
    sheet = book.worksheets[0]
    return [
        cell
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell, Cell) and not cell.protection.locked
    ]


@pytest.mark.parametrize("code", TEMPLATES)
def test_an_empty_template_says_that_nothing_is_filled_in(code: str) -> None:
    reading = read(opened(code))
    assert [finding.code for finding in reading.findings] == ["no_rows"]


@pytest.mark.parametrize("code", TEMPLATES)
def test_what_is_not_to_be_filled_in_is_locked_and_the_rest_has_rules(code: str) -> None:
    book = opened(code)
    sheet = book.worksheets[0]
    assert sheet.protection.sheet
    assert [other.sheet_state for other in book.worksheets] == ["visible", "visible", "hidden"][
        : len(book.worksheets)
    ]
    ruled = [rule.sqref for rule in sheet.data_validations.dataValidation]
    assert all(any(cell.coordinate in area for area in ruled) for cell in unlocked(book))
    texts = [rule.prompt for rule in sheet.data_validations.dataValidation]
    assert all(texts)
    assert sheet.freeze_panes


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.one_of(st.none(), st.integers(0, 400)), min_size=12, max_size=12))
def test_a_month_template_filled_in_rightly_comes_through(counts: list[int | None]) -> None:
    book = opened("evictions")
    sheet = book.worksheets[0]
    sheet["B3"] = "FaB"
    for row, count in enumerate(counts, start=6):
        sheet.cell(row, 2).value = count
    reading = read(book)
    told = [count for count in counts if count is not None]
    if told:
        assert reading.findings == ()
        assert reading.organisation == "fab"
    assert [
        (row.month.month, row.value) for row in reading.rows if isinstance(row, MonthlyCount)
    ] == [(month, count) for month, count in enumerate(counts, start=1) if count is not None]


FILLED: dict[str, tuple[dict[str, str | float | date], int]] = {
    "evictions_year": ({"B5": 3, "C5": 0, "M6": 2}, 3),
    "area_indicators": ({"C5": 12.5, "D6": 250, "E6": 2000}, 2),
    "counselling_register": (
        {
            "A5": date(2016, 3, 14),
            "B5": "S-1",
            "E5": "Henvisning",
            "A6": date(2016, 3, 15),
            "B6": "S-2",
        },
        2,
    ),
    "counselling_months": ({"B5": 26, "C5": 11, "B6": 30}, 3),
}


@pytest.mark.parametrize("code", FILLED)
def test_every_template_filled_in_rightly_passes_without_a_finding(code: str) -> None:
    book = opened(code)
    sheet = book.worksheets[0]
    entries, rows = FILLED[code]
    free = {cell.coordinate for cell in unlocked(book)}
    assert entries.keys() <= free
    for place, value in entries.items():
        sheet[place] = value
    reading = read(book)
    assert reading.findings == ()
    assert reading.row_count == rows


def test_no_example_s_name_is_offered() -> None:
    names = {VOCABULARY.name_of("area", code) for code in VOCABULARY.example_codes}
    names |= {VOCABULARY.name_of("organisation", code) for code in VOCABULARY.example_codes}
    for code in TEMPLATES:
        shown = {cell.value for sheet in opened(code) for row in sheet.iter_rows() for cell in row}
        assert not shown & names


def test_the_command_line_writes_a_template_and_never_over_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOLIGBLIK_DATA", str(tmp_path / "data"))
    file = tmp_path / "skabelon.xlsx"
    command = ["template", "evictions", str(file), "--year", "2016"]
    assert main(command) == 0
    assert load_workbook(file).worksheets[0]["A1"].value
    assert main(command) == 1
