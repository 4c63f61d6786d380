"""A file comes back with its cells marked, commented and listed, and its own content untouched."""

import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from boligblik.command_line import main
from boligblik.contracts.vocabulary import Vocabulary
from boligblik.importing import Reading, read_spreadsheet
from boligblik.intake.limits import Limits
from boligblik.language import DANISH, ENGLISH, Language
from boligblik.marking_apart import marked_apart
from boligblik.reports.marked_workbook import list_workbook, marked_workbook
from tests.raw_workbooks import ods_of
from tests.spreadsheets import xlsx

VOCABULARY = Vocabulary.from_reference(Path(__file__).parents[2] / "data" / "reference")
FAULTY = xlsx(
    [
        ["Boligorganisation: FaB"],
        ["Måned", "Udsættelser", "Restancer"],
        ["jan 2016", "fire", 40],
        ["feb 2016", "ingen", "=1+1"],
    ],
    "Ark 'et'",
)
CSV = "Boligorganisation: FaB\nMåned;Udsættelser;=1+1\njan 2016;fire;x\n".encode("cp1252")


def read(name: str, content: bytes) -> Reading:
    return read_spreadsheet(name, content, VOCABULARY)


def given_back(name: str, content: bytes, language: Language = DANISH) -> Workbook:
    reading = read(name, content)
    marked = marked_workbook(name, content, reading.findings, language, Limits())
    return load_workbook(io.BytesIO(marked))


def test_cells_are_marked_and_commented_and_the_rest_is_untouched() -> None:
    book = given_back("fab.xlsx", FAULTY)
    sheet = book["Ark 'et'"]
    assert "fire" in sheet["B3"].comment.text
    assert sheet["B3"].fill.fgColor.rgb == "00F8CBAD"
    assert sheet["C3"].comment is None
    assert sheet["B3"].value == "fire"
    original = load_workbook(io.BytesIO(FAULTY)).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet] == [
        [cell.value for cell in row] for row in original
    ]


def test_a_copy_with_personal_data_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "fab.xlsx"
    file.write_bytes(xlsx([["Måned", "Udsættelser"], ["jan 2016", "Aftalt med Jens Hansen"]]))
    main(["mark", str(file), "--to", str(tmp_path / "a.xlsx")])
    told = "De fundne personoplysninger står stadig i denne kopi."
    assert told in capsys.readouterr().err
    assert told in load_workbook(tmp_path / "a.xlsx").worksheets[0]["A2"].value
    file.write_bytes(FAULTY)
    main(["mark", str(file), "--to", str(tmp_path / "b.xlsx")])
    assert told not in capsys.readouterr().err
    assert load_workbook(tmp_path / "b.xlsx").worksheets[0]["A2"].value is None


def test_the_list_comes_first_and_links_to_the_cells() -> None:
    book = given_back("fab.xlsx", FAULTY)
    sheet = book.worksheets[0]
    assert sheet.title == "Fund"
    rows = list(sheet.iter_rows(min_row=4))
    assert [row[2].value for row in rows] == ["B3", "C4", "B4"]
    assert rows[0][0].value == "Skal rettes"
    link = rows[0][2].hyperlink
    assert link is not None
    assert link.location == "'Ark ''et'''!B3"
    english = given_back("fab.xlsx", FAULTY, ENGLISH)
    assert english.worksheets[0].title == "Findings"


def test_a_file_given_back_reads_as_before() -> None:
    marked = io.BytesIO()
    given_back("fab.xlsx", FAULTY).save(marked)
    again = read("fab.xlsx", marked.getvalue())
    before = read("fab.xlsx", FAULTY)
    assert [(f.code, f.sheet, f.cell) for f in again.findings] == [
        (f.code, f.sheet, f.cell) for f in before.findings
    ]


def test_a_text_file_is_given_back_as_a_workbook_that_runs_nothing() -> None:
    book = given_back("fab.csv", CSV)
    sheet = book.worksheets[1]
    assert sheet["B3"].comment is not None
    assert sheet["C2"].data_type == "s"
    assert sheet["C2"].value == "=1+1"
    assert sheet["C2"].quotePrefix


def test_the_list_alone_tells_as_much() -> None:
    findings = read("fab.xlsx", FAULTY).findings
    book = load_workbook(io.BytesIO(list_workbook(findings, DANISH)))
    assert [sheet.title for sheet in book] == ["Fund"]
    assert [row[2].value for row in book.worksheets[0].iter_rows(min_row=4)] == ["B3", "C4", "B4"]


def test_a_file_that_takes_too_much_gives_the_list_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOLIGBLIK_LIMIT_MEMORY_BYTES", str(30 * 1024**2))
    lines = [["Boligorganisation: FaB"], ["Måned", "Udsættelser"], ["jan 2016", "fire"]]
    long = xlsx([*lines, *[["Afsnit", "x" * 50]] * 20_000])
    book = load_workbook(io.BytesIO(marked_apart(read("fab.xlsx", long), DANISH)))
    assert [sheet.title for sheet in book] == ["Fund"]


def test_the_command_line_gives_a_file_back(tmp_path: Path) -> None:
    file, to = tmp_path / "fab.xlsx", tmp_path / "markeret.xlsx"
    file.write_bytes(FAULTY)
    assert main(["mark", str(file), "--to", str(to)]) == 0
    assert load_workbook(to).worksheets[0].title == "Fund"
    assert main(["mark", str(file), "--to", str(to)]) == 1


@pytest.mark.parametrize("sheet", ["2014/2015", "K1: [x]", "History", "æ" * 40])
def test_a_sheet_may_have_a_name_that_excel_refuses(sheet: str) -> None:
    row = '<table:table-row><table:table-cell office:value-type="string"><text:p>OBO</text:p>'
    book = given_back("a.ods", ods_of(f"{row}</table:table-cell></table:table-row>", sheet=sheet))
    assert book.worksheets[1]["A1"].value == "OBO"
