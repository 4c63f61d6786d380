"""One bad spreadsheet per fault: exactly one finding, and it names the cell."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from boligblik.contracts.vocabulary import Vocabulary
from boligblik.importing import Answers, Reading, read_spreadsheet, reading_as_data
from boligblik.intake.finding import ASKING, CONFIRMABLE, NOTING, UNREADABLE, Weight
from boligblik.intake.finding_text import TEXTS, finding_sentences
from boligblik.language import DANISH, ENGLISH
from tests.spreadsheets import Lines, Value, lines_of, workbook, xlsx
from tests.workbook_changes import changed_workbook

VOCABULARY = Vocabulary.from_reference(Path(__file__).parents[2] / "data" / "reference")
TODAY = date(2016, 10, 12)

REPORT = lines_of(
    """
    | Boligorganisation: OBO |             |         |         |
    | Udsættelser 2016       |             |         |         |
    | Måned                  | Udsættelser | Rykkere | Ophævelser |
    | januar                 | 4           | 120     | 10      |
    | februar                | 0           |         | 11      |
    | marts                  | 2           | 130     | 12      |
    | april                  | 1           | 110     | 13      |
    | I alt                  | 7           | 360     | 46      |
    """
)
YEAR = lines_of(
    """
    | Udsættelser 2015  |     |     |     |       |
    | Boligorganisation | jan | feb | mar | I alt |
    | AB                | 1   | 0   | 2   | 3     |
    | OBO               | 4   |     | 5   | 9     |
    | FaB               | 1   | 1   | 1   | 3     |
    """
)
WIDE = lines_of(
    """
    | Tal for 2015   | Ledige 18-64 år | Skolefravær | Antal sigtede pr. 1.000 beboere |
    | Bolbro         | 9 %             | 17 dage     | 47                              |
    | Dianavænget    | 20%             | 14,5        | 39                              |
    | Odense Kommune | 5               | 11          | 15                              |
    """
)
LONG = lines_of(
    """
    | Område | Indikator       | Periode | Værdi | Tæller | Nævner | Note |
    | Bolbro | Ledige 18-64 år | 2013    | 9,1   | 91     | 1000   |      |
    | Bolbro | Ledige 18-64 år | 2014    | 9,5   | 95     | 1000   |      |
    | Bolbro | Ledige 18-64 år | 2015    | 10    | 98     | 1000   |      |
    | Odense | Ledige 18-64 år | 2013    | 5     | 51     | 1000   |      |
    | Odense | Ledige 18-64 år | 2014    | 5     | 51     | 1000   |      |
    | Odense | Ledige 18-64 år | 2015    | 5     | 51     | 1000   |      |
    """
)
REGISTER = lines_of(
    """
    | Dato       | Sagsnummer | Boligområde | Boligorganisation | Kontaktform      | Sted        |
    | 2016-01-14 | E-1        | Bolbro      | FaB               | Henvisning       | Hjem        |
    | 2016-01-20 | E-2        |             |                   | egen henvendelse | Helhedsplan |
    | 2016-02-03 | E-1        | Bolbo       | fab               | Restanceliste    |             |
    """
)
SESSIONS = lines_of(
    """
    | Rådgivning 2016 |              |         |
    | Måned           | Rådgivninger | Beboere |
    | januar          | 27           | 14      |
    | februar         | 25           | 12      |
    | marts           | 20           | 11      |
    """
)
SHEETS: Mapping[str, Lines] = {
    "report": REPORT,
    "year": YEAR,
    "wide": WIDE,
    "long": LONG,
    "register": REGISTER,
    "sessions": SESSIONS,
}


@dataclass(frozen=True)
class Fault:
    """A clean sheet, one cell of it changed, and the code that must name that cell."""

    sheet: str
    cell: str
    value: Value
    code: str
    named: str | None = None

    def __str__(self) -> str:
        return f"{self.sheet}-{self.cell}-{self.value}-{self.code}"


FAULTS = [
    # Counts
    Fault("report", "B4", "fire", "number_unreadable"),
    Fault("report", "C6", "130.5", "number_unreadable"),
    Fault("report", "B5", -1, "negative"),
    Fault("report", "B5", 1.5, "not_whole"),
    Fault("report", "B5", "-", "dash_asked"),
    Fault("report", "B5", "#REF!", "error_cell"),
    Fault("report", "B5", "=1+1", "formula_without_value"),
    Fault("report", "B5", "50 %", "number_unreadable"),
    Fault("report", "C8", 361, "total_disagrees"),
    Fault("report", "C8", "mange", "number_unreadable"),
    Fault("report", "C6", 131, "total_disagrees", "C8"),
    Fault("sessions", "B4", "q", "number_unreadable"),
    Fault("year", "C3", "nix", "number_unreadable"),
    Fault("year", "E3", 4, "total_disagrees"),
    # Months
    Fault("report", "A5", "feberuar", "month_unreadable"),
    Fault("report", "A5", "januar", "duplicate"),
    Fault("report", "A5", None, "required_missing"),
    Fault("report", "A5", "-", "month_unreadable"),
    Fault("report", "A7", "nov 2016", "month_in_future"),
    Fault("sessions", "A4", "januar", "duplicate"),
    Fault("sessions", "A4", "24", "month_unreadable"),
    Fault("year", "C2", "febrar", "month_unreadable"),
    Fault("year", "C2", "jan", "duplicate"),
    Fault("year", "C2", None, "header_missing"),
    Fault("year", "C2", "dec 2016", "month_in_future"),
    # Titles
    Fault("report", "A2", "Forventede udsættelser 2016", "planned_figures"),
    Fault("year", "A1", "Udsættelser, budget 2015", "planned_figures"),
    Fault("year", "A1", "Fogeddatoer 2015", "measure_differs"),
    Fault("year", "A1", "Ophævelser 2015 (ikke udsættelser)", "measure_differs"),
    Fault("year", "A1", "Tal for 2015", "measure_untold", "-"),
    Fault("year", "A1", "Udsættelser 2015, akkumuleret", "derived_figures"),
    Fault("report", "A2", "Udsættelser i procent af lejemål 2016", "derived_figures"),
    Fault("sessions", "A1", "Rådgivning 2016 (udkast)", "planned_figures"),
    Fault("sessions", "A1", "Afbudte rådgivninger 2016", "not_held"),
    # Names
    Fault("report", "A1", "Boligorganisation: Ukendt", "unknown_organisation"),
    Fault("report", "A1", None, "organisation_unknown", "-"),
    Fault("report", "A2", None, "year_unknown", "A4"),
    Fault("year", "A4", "OBBO", "unknown_organisation"),
    Fault("year", "A4", "AB", "duplicate"),
    Fault("year", "A4", None, "required_missing"),
    Fault("year", "A4", "Eksempelhjem", "mixes_examples"),
    Fault("wide", "A2", "Bolbrø Øst", "unknown_area"),
    Fault("wide", "A2", "Dianavænget", "duplicate", "A3"),
    Fault("wide", "A2", None, "required_missing"),
    Fault("wide", "A2", "Demohaven", "mixes_examples"),
    Fault("wide", "C1", "Skolegang", "unknown_indicator"),
    Fault("wide", "C1", None, "header_missing"),
    Fault("wide", "A1", None, "year_unknown", "B2"),
    Fault("long", "A3", "Bolbøl", "unknown_area"),
    Fault("long", "A3", "Demohaven", "mixes_examples"),
    Fault("long", "A3", None, "required_missing"),
    Fault("long", "B3", "Ledighed", "unknown_indicator"),
    Fault("long", "B3", None, "required_missing"),
    # Shares
    Fault("wide", "B2", "109 %", "percent_outside"),
    Fault("wide", "B2", -9, "negative"),
    Fault("wide", "B2", "9.5 %", "number_unreadable"),
    Fault("wide", "B2", "9 dage", "unit_differs"),
    Fault("wide", "C2", "17 %", "unit_differs"),
    Fault("wide", "D2", "-", "dash_asked"),
    Fault("long", "D3", 9.7, "share_disagrees"),
    Fault("long", "D3", "9,7", "share_disagrees"),
    Fault("long", "E3", 85, "share_disagrees", "D3"),
    Fault("long", "E3", 1001, "numerator_over_denominator"),
    Fault("long", "E3", -95, "negative"),
    Fault("long", "F3", 0, "denominator_zero"),
    Fault("long", "F3", "1.00", "number_unreadable"),
    Fault("long", "C3", "14", "period_unreadable"),
    Fault("long", "C3", None, "required_missing"),
    Fault("long", "C3", 2013, "duplicate"),
    Fault("long", "C6", 2015, "duplicate"),
    Fault("long", "A3", "-", "required_missing"),
    Fault("wide", "A2", "#N/A", "error_cell"),
    Fault("year", "A4", "?", "required_missing"),
    # Registers
    Fault("register", "B3", "#N/A", "error_cell"),
    Fault("register", "B3", "-", "required_missing"),
    Fault("register", "C2", "-", "dash_asked"),
    Fault("register", "E2", "-", "dash_asked"),
    Fault("register", "A3", "31-02-2016", "date_unreadable"),
    Fault("register", "A3", None, "required_missing"),
    Fault("register", "A3", date(2016, 10, 13), "date_in_future"),
    Fault("register", "A2", date(1916, 1, 14), "before_2000"),
    Fault("register", "A2", date(2006, 1, 14), "month_without_sessions"),
    Fault("register", "B3", None, "required_missing"),
    Fault("register", "C2", "Bølbro", "unknown_area"),
    Fault("register", "D2", "FaBB", "unknown_organisation"),
    Fault("register", "E2", "telefonisk", "unknown_word"),
    Fault("register", "F2", "kantinen", "unknown_word"),
    Fault("register", "A4", date(2016, 3, 3), "month_without_sessions", "-"),
    Fault("register", "C4", "Demohaven", "mixes_examples"),
    # Headers
    Fault("report", "B3", "Udsætelser", "header_unclear"),
    Fault("report", "C3", "Rykere", "header_unclear"),
    Fault("report", "B3", "Xyz", "column_missing"),
    Fault("report", "A3", "Xyz", "column_missing"),
    Fault("report", "C3", None, "header_missing"),
    Fault("report", "B3", None, "header_missing"),
    Fault("long", "D1", "Værdien", "header_unclear"),
    Fault("long", "A1", "Sted", "column_missing"),
    Fault("register", "B1", "Sagnummer", "header_unclear"),
    Fault("register", "A1", "Hvornår", "column_missing"),
    Fault("sessions", "B2", "Rådgivningr", "header_unclear"),
    # Personal data
    Fault("register", "B3", "010180-1234", "personal_number"),
    Fault("register", "B3", 101801234, "personal_number"),
    Fault("register", "B1", "CPR-nr.", "personal_column"),
    Fault("report", "A2", "Spørg a@example.dk", "personal_address"),
    Fault("report", "A2", "Spørgsmål: tlf. 22334455", "personal_phone"),
    Fault("report", "A2", "Udfyldt af Jens Hansen", "personal_name"),
    Fault("report", "A2", "Sagen om Rugvang 12, 2. tv", "personal_dwelling"),
    Fault("report", "A2", "Overført til reg. 1234 konto 5678901", "personal_account"),
]


def changed(lines: Lines, address: str, value: Value) -> Lines:
    column, row = ord(address[0]) - ord("A"), int(address[1:]) - 1
    copy = [list(line) for line in lines]
    copy[row][column] = value
    return copy


def hiding(content: bytes, row: int | None = None, column: str | None = None) -> bytes:
    def hide(book: Workbook) -> None:
        sheet = book["Ark1"]
        if row:
            sheet.row_dimensions[row].hidden = True
        if column:
            sheet.column_dimensions[column].hidden = True

    return changed_workbook(content, hide)


def commented(content: bytes, address: str, text: str) -> bytes:
    comment = Comment(text, "Boligkontoret")
    return changed_workbook(
        content, lambda book: setattr(book["Ark1"][address], "comment", comment)
    )


DRAWN_NUMBERS = Random(1).sample(range(10**9, 10**10), 300)  # noqa: S311
SESSIONS_OF_DRAWN_NUMBERS: Lines = [["14-03-2016", number] for number in DRAWN_NUMBERS]
WHOLE_FILES = {
    "kinds_differ": workbook({"a": REPORT, "b": REGISTER}),
    "nothing_recognised": xlsx([["Rum", "Areal"], ["Stue", 20]]),
    "table_not_known": workbook({"a": REPORT, "b": [["Rum", "Areal"], ["Stue", 20]]}),
    "sheet_of_words": workbook({"a": REPORT, "Noter": [["Se vejledningen"]]}),
    "remark_left_out": xlsx([*REPORT, [], ["Opgjort af økonomiafdelingen"]]),
    "total_left_out": xlsx([*WIDE, ["I alt", "6 %", "12,5", 18]]),
    "hidden_sheet": workbook(
        {"a": REPORT, "b": [["Boligorganisation: FaB"], *REPORT[1:]]}, hidden=["b"]
    ),
    "no_rows": xlsx([*REPORT[:3]]),
    "not_held": xlsx(
        [[*row, state] for row, state in zip(REGISTER, ("Status", "ja", "Aflyst", ""), strict=True)]
    ),
    "personal_outside": changed_workbook(
        xlsx(REPORT),
        lambda book: setattr(book.properties, "title", "Udfyldt af Jens Hansen"),
    ),
    "personal_comment": commented(xlsx(REPORT), "B5", "Det er Jens Hansen"),
    "personal_numbers_alike": xlsx([*REGISTER[:1], *SESSIONS_OF_DRAWN_NUMBERS]),
    "personal_sheet_name": xlsx(REPORT, "010180-1234"),
    "duplicate": workbook({"a": REPORT, "b": [*REPORT[:3], ["februar", 3]]}),
    "decimal_unclear": xlsx([["Tal for 2015", "Skolefravær"], ["Bolbro", "1.234"], ["Odense", 11]]),
    "share_or_percent": xlsx(
        [
            ["Tal for 2015", "Ledige 18-64 år", "Fraflytningsprocent"],
            ["Bolbro", 0.09, 0.4],
            ["Odense", 0.05, 0.29],
        ]
    ),
    "hidden_rows": hiding(xlsx(REPORT), row=5),
    "hidden_columns": hiding(xlsx(REPORT), column="C"),
    "word_for_none": xlsx(changed(REPORT, "B5", "Ingen")),
    "mark_for_missing": xlsx([*changed(REPORT, "C4", "..")[:-1]]),
    "mark_for_withheld": xlsx([*changed(REPORT, "C4", "x")[:-1]]),
    "quarter_not_months": xlsx([["OBO 2016"], ["Periode", "Udsættelser"], ["1. kvartal", 6]]),
    "years_differ": xlsx([["OBO 2015"], ["Måned", "Udsættelser"], ["jan 2016", 1], ["feb-16", 2]]),
    "year_turns": xlsx([["OBO 2015"], ["Måned", "Udsættelser"], ["december", 1], ["januar", 2]]),
    "months_differ": workbook(
        {"Februar": [["januar 2016"], ["Boligorganisation", "Udsættelser"], ["OBO", 2], ["AB", 0]]}
    ),
    "unit_unknown": xlsx([[2015, "Ledige 18-64 år", "Tilfredshed"], ["Bolbro", 9, 8]]),
}
ADD = Answers(unknown_names="add")


def read(content: bytes, answers: Answers | None = None, name: str = "fil.xlsx") -> Reading:
    return read_spreadsheet(name, content, VOCABULARY, answers, TODAY)


@pytest.mark.parametrize("sheet", SHEETS)
def test_sheet_before_the_change_is_clean(sheet: str) -> None:
    reading = read(xlsx(SHEETS[sheet]))
    assert reading.findings == ()
    assert reading.unused == ()


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_one_changed_cell_gives_one_finding_that_names_it(fault: Fault) -> None:
    reading = read(xlsx(changed(SHEETS[fault.sheet], fault.cell, fault.value)))
    assert [finding.code for finding in reading.findings] == [fault.code]
    (finding,) = reading.findings
    expected = None if fault.named == "-" else fault.named or fault.cell
    assert finding.cell == expected
    assert finding.sheet in (None, "Ark1")
    assert finding.weight is (Weight.ASKS if fault.code in ASKING else Weight.STOPS)
    assert reading.blocking == reading.findings
    for language in (DANISH, ENGLISH):
        (sentence,) = finding_sentences(reading.findings, language)
        assert not re.search(r"[{}]|None", sentence)
        assert expected is None or expected in sentence


def test_what_is_only_worth_knowing_does_not_hold_a_file_back() -> None:
    for code in NOTING & WHOLE_FILES.keys():
        reading = read(WHOLE_FILES[code])
        assert reading.findings
        assert reading.blocking == ()
        assert len(reading.rows) >= 9


def test_what_is_confirmed_does_not_hold_a_file_back() -> None:
    (finding,) = read(WHOLE_FILES["table_not_known"]).blocking
    assert finding.code in CONFIRMABLE
    answers = Answers(confirmed=frozenset({finding.key}))
    assert read(WHOLE_FILES["table_not_known"], answers).blocking == ()


@pytest.mark.parametrize("code", WHOLE_FILES)
def test_fault_of_a_whole_file_is_one_finding(code: str) -> None:
    reading = read(WHOLE_FILES[code], ADD)
    assert [finding.code for finding in reading.findings] == [code]
    assert all(finding_sentences(reading.findings, language) for language in (DANISH, ENGLISH))


def test_person_number_in_the_file_name_is_not_repeated() -> None:
    reading = read(xlsx(REPORT), name="sag 010180-1234.xlsx")
    assert [finding.code for finding in reading.findings] == ["personal_file_name"]
    assert "010180" not in str(reading_as_data(reading, DANISH))


def test_every_finding_that_has_a_text_has_its_bad_spreadsheet() -> None:
    shown = {fault.code for fault in FAULTS} | WHOLE_FILES.keys() | {"personal_file_name"}
    # What is asked when the store is at hand: tests/integration/test_plausibility.py.
    shown |= {"already_reported", "arrears_below_evictions", "far_above_earlier"}
    assert shown | UNREADABLE == TEXTS.keys()
    assert TEXTS.keys() >= ASKING | NOTING
    assert not ASKING & NOTING
    assert CONFIRMABLE <= ASKING


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xlsx", b""), ("a.csv", b""), ("a.csv", b";;;\n;;;\n"), ("a.xlsx", workbook({"Ark1": ""}))],
)
def test_unreadable_file_says_so(name: str, content: bytes) -> None:
    reading = read(content, name=name)
    assert [finding.code for finding in reading.findings] == ["empty_file"]
    assert reading.unreadable
    assert finding_sentences(reading.findings, DANISH)


def test_case_number_is_never_repeated() -> None:
    for fault in FAULTS:
        if fault.sheet == "register":
            reading = read(xlsx(changed(REGISTER, fault.cell, fault.value)))
            assert "E-1" not in str(reading.findings)
            shown = {found.value for found in reading.findings if found.cell == "B3"}
            assert shown <= {None, "#N/A"}
            assert "kantinen" not in str(reading.findings)


ANSWERED = [
    ("report", "B5", "-", Answers(dash="zero")),
    ("report", "B5", "-", Answers(dash="missing")),
    ("report", "A1", None, Answers(organisation="OBO")),
    ("report", "A1", None, Answers(organisation="obo")),
    ("report", "A2", None, Answers(year=2016)),
    ("report", "A1", "Boligorganisation: Ny Bo", ADD),
    ("wide", "A2", "Nyt Område", ADD),
    ("wide", "B1", "Tilfredse (%)", ADD),
    ("wide", "A1", None, Answers(year=2014)),
    ("register", "C2", "Nyt Område", ADD),
    ("register", "A4", date(2016, 3, 3), Answers(empty_months="zero")),
    ("register", "A4", date(2016, 3, 3), Answers(empty_months="missing")),
]


@pytest.mark.parametrize(("sheet", "cell", "value", "answers"), ANSWERED)
def test_answered_question_gives_no_finding(
    sheet: str, cell: str, value: Value, answers: Answers
) -> None:
    content = xlsx(changed(SHEETS[sheet], cell, value))
    assert [finding.weight for finding in read(content).findings] == [Weight.ASKS]
    assert read(content, answers).findings == ()


def test_dash_becomes_what_the_analyst_says() -> None:
    content = xlsx(changed(REPORT, "B5", "-"))
    zero = {row.cell: row for row in read(content, Answers(dash="zero")).rows}
    assert getattr(zero["B5"], "value", None) == 0
    assert "B5" not in {row.cell for row in read(content, Answers(dash="missing")).rows}


def test_empty_month_becomes_what_the_analyst_says() -> None:
    content = xlsx(changed(REGISTER, "A4", date(2016, 3, 3)))
    january, february, march = (date(2016, month, 1) for month in (1, 2, 3))
    assert read(content, Answers(empty_months="zero")).register_months == (
        january,
        february,
        march,
    )
    assert read(content, Answers(empty_months="missing")).register_months == (january, march)


def test_new_names_carry_what_the_store_needs() -> None:
    (area,) = read(xlsx(changed(WIDE, "A2", "Nyt Område")), ADD).new_names
    assert (area.subject, area.code, area.name) == ("area", "nyt_omraade", "Nyt Område")
    (indicator,) = read(xlsx(changed(WIDE, "B1", "Tilfredse (%)")), ADD).new_names
    assert (indicator.subject, indicator.unit) == ("indicator", "percent")
    sender = changed(REPORT, "A1", "Boligorganisation: Ny Bo")
    (organisation,) = read(xlsx(sender), ADD).new_names
    assert (organisation.code, organisation.start_month) == ("ny_bo", date(2016, 1, 1))


def test_misspelt_name_comes_with_the_likely_one() -> None:
    (finding,) = read(xlsx(changed(REGISTER, "C2", "Risingplanenn"))).findings
    assert dict(finding.params)["nearest"] == "Risingplanen"
    (sentence,) = finding_sentences([finding], DANISH)
    assert "Risingplanen" in sentence


def test_equal_findings_are_told_once() -> None:
    lines: Lines = REPORT
    for cell in ("B4", "B5", "B7"):
        lines = changed(lines, cell, "-")
    findings = read(xlsx(lines)).findings
    assert len(findings) == 3
    (sentence,) = finding_sentences(findings, DANISH)
    assert "B4\N{EN DASH}B5, B7" in sentence


def test_two_faults_are_two_findings() -> None:
    lines = changed(changed(REPORT, "B4", "fire"), "A6", "martz")
    assert [finding.cell for finding in read(xlsx(lines)).findings] == ["B4", "A6"]


def test_added_name_that_only_spells_a_known_one_differently_is_that_one() -> None:
    reading = read(xlsx(changed(REGISTER, "C2", "Risingplanen!")), ADD)
    assert reading.new_names == ()
    assert getattr(reading.rows[0], "area", None) == "risingplanen"


@pytest.mark.parametrize("months", [("december", "januar"), ("januar", "december")])
def test_months_in_either_order_do_not_pass_the_turn_of_a_year(months: tuple[str, str]) -> None:
    rows: Lines = [[month, 1] for month in months]
    reading = read(xlsx([["OBO 2015"], ["Måned", "Udsættelser"], *rows]))
    assert [(found.code, found.cell) for found in reading.findings] == [("year_turns", "A4")]
    across: Lines = [["Udsættelser 2015", *months, "maj"], ["OBO", 1, 2, 3]]
    reading = read(xlsx(across))
    assert [(found.code, found.cell) for found in reading.findings] == [("year_turns", "C1")]


def test_a_file_named_after_another_year_is_asked_about_and_one_saved_in_it_is_not() -> None:
    reading = read(xlsx(YEAR), name="udsættelser 2014.xlsx")
    assert [found.code for found in reading.findings] == ["years_differ"]
    for name in ("udsættelser 2016-01-05.xlsx", "05.01.2016 udsættelser.xlsx"):
        assert read(xlsx(YEAR), name=name).findings == ()


def test_the_year_that_an_analyst_gives_is_held_against_the_title() -> None:
    reading = read(xlsx(YEAR), Answers(year=2014))
    assert [(found.code, found.cell) for found in reading.findings] == [("years_differ", "A1")]
