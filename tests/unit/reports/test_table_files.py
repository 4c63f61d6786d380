"""A chart's table as CSV and Excel: the reader's decimals, marks of examples, no formulas."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from boligblik.charts.caption import Caption
from boligblik.charts.table import Table
from boligblik.language import DANISH, ENGLISH, Language
from boligblik.reports.harmless_text import harmless
from boligblik.reports.table_csv import csv_bytes
from boligblik.reports.table_file import file_name
from boligblik.reports.table_workbook import workbook_bytes

TABLE = Table(("Område", "Andel"), (("Bolbro", 12.5), ("=1+1", -3), ("Vollsmose", None)))
CAPTION = Caption("Én sætning: Ærø & Åløkke", "Andel i procent, 2015", "Indberetninger", "i dag")
EXAMPLE = Caption("Titel", "Andel", "Kilde", is_example=True)


def csv_lines(caption: Caption, language: Language = DANISH) -> list[str]:
    return csv_bytes(TABLE, caption, language).decode("utf-8-sig").splitlines()


def test_csv_opens_rightly_in_excel() -> None:
    assert csv_bytes(TABLE, CAPTION, DANISH).startswith(b"\xef\xbb\xbf")
    assert csv_lines(CAPTION) == ["Område;Andel", "Bolbro;12,5", "'=1+1;-3", "Vollsmose;"]


def test_csv_in_english_has_decimal_points() -> None:
    assert csv_lines(CAPTION, ENGLISH)[1] == "Bolbro;12.5"


def test_examples_say_so_first() -> None:
    assert csv_lines(EXAMPLE)[0] == "Eksempeldata: alle tal er opdigtede"
    sheet = load_workbook(BytesIO(workbook_bytes(TABLE, EXAMPLE, DANISH))).worksheets[0]
    assert sheet["A1"].value == "Eksempeldata: alle tal er opdigtede"
    assert sheet.freeze_panes == "B3"
    assert file_name(EXAMPLE, DANISH, "csv") == "eksempeldata-titel.csv"


def test_the_workbook_holds_numbers_text_and_notes() -> None:
    workbook = load_workbook(BytesIO(workbook_bytes(TABLE, CAPTION, DANISH)))
    figures, about = workbook.worksheets
    assert [[cell.value for cell in row] for row in figures] == [
        ["Område", "Andel"],
        ["Bolbro", 12.5],
        ["'=1+1", -3],
        ["Vollsmose", None],
    ]
    assert figures["A3"].data_type == "s"
    assert figures["B2"].number_format == "#,##0.0"
    assert figures.freeze_panes == "B2"
    assert {row[0].value: row[1].value for row in about} == {
        "Titel": CAPTION.title,
        "Hvad der vises": CAPTION.subtitle,
        "Kilde": CAPTION.source,
        "Data pr.": "i dag",
    }


FORMULAS = [
    "=1+1",
    "{=1+1}",
    "+45",
    "-x",
    "@SUM",
    "\t1",
    "\r1",
    "\n1",
    "\x00=1",
    "=\x001",
    "\t=1",
    " =1",
    "\xa0=1",
    "\ufeff=1",
    "\u200b=1",
    "\uff1d1",
    "\uff201",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_text_is_never_a_formula(text: str) -> None:
    assert harmless(text).startswith("'")
    assert "\x00" not in harmless(text)


@pytest.mark.parametrize("text", ["", "Bolbro", "1=1", "a-b", "12,5", "År: -", "\u00c5bo"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize("text", FORMULAS)
def test_no_download_holds_a_formula(text: str) -> None:
    table = Table((text, "Andel"), ((text, 1), ("Bolbro", -1)))
    caption = Caption(text, text, text)
    written = csv_bytes(table, caption, DANISH).decode("utf-8-sig")
    fields = [field for line in csv.reader(StringIO(written), delimiter=";") for field in line]
    assert fields[0] == fields[2] == harmless(text)
    workbook = load_workbook(BytesIO(workbook_bytes(table, caption, DANISH)))
    cells = [cell for sheet in workbook for row in sheet for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    # Excel reads a line break of any kind as a line feed.
    expected = harmless(text).replace("\r", "\n")
    assert [told.replace("\r", "\n") for told in texts].count(expected) == 5


def test_file_names_are_plain() -> None:
    assert file_name(CAPTION, DANISH, "xlsx") == "en-saetning-aeroe-aaloekke.xlsx"


def test_the_screen_writes_numbers_in_the_readers_form() -> None:
    assert TABLE.written(DANISH) == [
        ["Bolbro", "12,5"],
        ["=1+1", "-3,0"],
        ["Vollsmose", "ikke oplyst"],
    ]
