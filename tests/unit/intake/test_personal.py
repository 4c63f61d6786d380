"""Personal data: found wherever it stands, and never repeated."""

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from boligblik.intake.file_reading import read_grid
from boligblik.intake.finding import Finding
from boligblik.intake.limits import Limits
from boligblik.intake.personal import personal_findings
from tests.spreadsheets import Lines, xlsx
from tests.workbook_changes import changed_workbook

NUMBER = "010180-1234"
"""Has the form of a person's number; nobody's."""


def findings_in(lines: Lines, file_name: str = "a.xlsx", sheet: str = "Ark1") -> list[Finding]:
    return list(personal_findings(file_name, read_grid("a.xlsx", xlsx(lines, sheet), Limits())))


@pytest.mark.parametrize(
    "value",
    [
        NUMBER,
        "0101801234",
        "010180 1234",
        f"Sag om {NUMBER}, se note",
        3112991234,
        101801234,
        "290200-1234",
        "010180 - 1234",
        "01 01 80 1234",
        "01.01.80-1234",
        "010180/1234",
        "010180\N{NO-BREAK SPACE}1234",
        "010180\N{EN DASH}1234",
        "01011980-1234",
        "610180-1234",
        "101801234,0",
    ],
)
def test_person_number_is_found_and_not_repeated(value: str | int) -> None:
    assert findings_in([["Sag"], [value]]) == [Finding("personal_number", "Ark1", "A2")]


@pytest.mark.parametrize(
    "value",
    [
        "999999-1234",
        "E-0001",
        1234567890123,
        12.5,
        20160101,
        "2016-01-01",
        3213991234,
        "301302-1234",
        "300299-1234",
    ],
)
def test_other_numbers_pass(value: str | float) -> None:
    assert findings_in([["Sag"], [value]]) == []


def test_mail_address_is_found() -> None:
    assert findings_in([["Note"], ["skriv til a.b@example.dk"]]) == [
        Finding("personal_address", "Ark1", "A2")
    ]


@pytest.mark.parametrize(
    "header", ["CPR", "Cpr-nr.", "Navn", "E-mail", "Telefon", "Beboernavn", "Lejer"]
)
def test_header_for_personal_data_is_found(header: str) -> None:
    assert findings_in([["Dato", header]]) == [Finding("personal_column", "Ark1", "B1")]


def test_file_and_sheet_names_are_looked_at() -> None:
    assert [f.code for f in findings_in([["x"]], file_name=f"sag {NUMBER}.xlsx")] == [
        "personal_file_name"
    ]
    assert findings_in([["x"]], sheet=NUMBER) == [Finding("personal_sheet_name")]


def test_person_number_in_a_sheet_name_stays_out_of_the_other_findings() -> None:
    found = findings_in([["Navn"]], sheet=NUMBER)
    assert found
    assert not any(NUMBER in str(finding) for finding in found)


@pytest.mark.parametrize(
    "text",
    ["Jens Hansen", "Talt med Jens Hansen i dag", "Hansen, Jens", "Fatima Ali", "MARIA JENSEN"],
)
def test_a_name_is_found_in_any_text(text: str) -> None:
    assert [f.code for f in findings_in([["Note"], [f"Aftale: {text}"]])] == ["personal_name"]


def test_a_column_of_names_is_found_whatever_its_header() -> None:
    names = ["Jens Hansen", "Mette Kanin", "Ole Ukendtnavn", "Bente Olsen", "Karl Hare"]
    found = findings_in([["Hvem"], *([name] for name in names)])
    assert [(f.code, f.cell) for f in found] == [
        ("personal_name", f"A{row}") for row in range(2, 7)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sankt Klemensparken",
        "Hans Tausens Gade",
        "H.C. Andersens Boulevard",
        "Jens Juels Vej 12",
        "Thomas B. Thriges Gade",
        "Fyns almennyttige Boligselskab",
        "Maj",
        "April 2016",
        "Udarbejdet af JH",
        "Boligsocialt Fællessekretariat",
        "Odense Kommune",
    ],
)
def test_places_firms_and_months_are_nobody(text: str) -> None:
    assert findings_in([["Note"], [text]]) == []


@pytest.mark.parametrize(
    "text", ["tlf. 22334455", "Tlf: 22 33 44 55", "+45 22334455", "22 33 44 55", "ring på 22334455"]
)
def test_a_telephone_number_is_found(text: str) -> None:
    assert [f.code for f in findings_in([["Note"], [text]])] == ["personal_phone"]


@pytest.mark.parametrize("value", ["20160314", 20160314, "14-03-2016", "2015-2016", "1.234.567"])
def test_days_years_and_amounts_are_no_telephones(value: str | int) -> None:
    assert findings_in([["Note"], [value]]) == []


@pytest.mark.parametrize("text", ["Rugvang 12, 2. tv", "Rugvang 12 st. th.", "Rugvang 3B, 1.mf"])
def test_a_dwelling_is_found(text: str) -> None:
    assert [f.code for f in findings_in([["Note"], [text]])] == ["personal_dwelling"]


def test_a_comment_is_looked_at() -> None:
    def comment(book: Workbook) -> None:
        book["Ark1"]["A1"].comment = Comment("Det er Jens Hansen", "a")

    content = changed_workbook(xlsx([["x"]]), comment)
    found = personal_findings("a.xlsx", read_grid("a.xlsx", content, Limits()))
    assert [(f.code, f.cell) for f in found] == [("personal_comment", "A1")]
