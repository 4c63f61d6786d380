"""Rows that are no figures of their own: sums, halves of a year, averages, months as headings."""

from datetime import date

from boligblik.contracts.rows import CounsellingSession, MonthlyCount
from boligblik.contracts.vocabulary import Vocabulary
from boligblik.importing import Reading, read_spreadsheet
from boligblik.settings import Settings
from tests.spreadsheets import Lines, xlsx

VOCABULARY = Vocabulary.from_reference(Settings().reference_folder)
MONTHS = ("januar", "februar", "marts", "april", "maj", "juni")
HEADS: Lines = [["OBO 2015"], ["Måned", "Udsættelser"]]
REGISTER: Lines = [
    ["Dato", "Sagsnummer"],
    ["Januar", None],
    ["03-01-2016", "E-1"],
    ["05-01-2016", "E-2"],
    ["I alt januar", 2],
    ["Februar", None],
    ["05-02-2016", "E-3"],
    ["I alt", 1],
    ["Total", 3],
]


def read(lines: Lines) -> Reading:
    return read_spreadsheet("fil.xlsx", xlsx(lines), VOCABULARY, None, date(2016, 10, 12))


def codes(reading: Reading) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.cell) for finding in reading.findings]


def test_halves_are_held_against_their_months_and_averages_are_left_out() -> None:
    counts: Lines = [[month, 1] for month in MONTHS]
    beside: Lines = [["1. halvår", 6], ["Gns.", 1], ["Måltal", 2], ["Hele 2015", 6]]
    reading = read([*HEADS, *counts, *beside])
    assert len([row for row in reading.rows if isinstance(row, MonthlyCount)]) == len(MONTHS)
    assert codes(reading) == [("remark_left_out", "A10"), ("remark_left_out", "A11")]
    wrong = read([*HEADS, *counts, ["1. halvår", 7], ["Hele 2015", 8]])
    assert codes(wrong) == [("total_disagrees", "B9")]


def test_an_average_is_no_organisation_and_no_area() -> None:
    year: Lines = [["Udsættelser 2015"], ["", "jan", "feb"], ["OBO", 1, 2], ["Gennemsnit", 1, 2]]
    assert codes(read(year)) == [("remark_left_out", "A4")]
    areas: Lines = [["Tal for 2015", "Ledige 18-64 år"], ["Bolbro", 9], ["Gennemsnit", 8]]
    assert codes(read(areas)) == [("remark_left_out", "A3")]


def test_a_registers_months_and_sums_are_no_sessions() -> None:
    reading = read(REGISTER)
    assert codes(reading) == []
    cells = [row.cell for row in reading.rows if isinstance(row, CounsellingSession)]
    assert cells == ["A3", "A4", "A7"]


def test_a_registers_sum_is_held_against_its_sessions() -> None:
    for row, expected in ((4, "2"), (7, "1"), (8, "3")):
        lines = [list(line) for line in REGISTER]
        lines[row][1] = 9
        (finding,) = read(lines).findings
        assert (finding.code, finding.cell) == ("total_disagrees", f"B{row + 1}")
        assert finding.params == (("expected", expected),)


def test_a_month_with_a_case_is_a_bad_date() -> None:
    lines = [list(line) for line in REGISTER]
    lines[1][1] = "E-0"
    assert codes(read(lines)) == [("date_unreadable", "A2")]


def test_quarters_of_organisations_are_told_as_such() -> None:
    lines: Lines = [["Udsættelser 2015"], ["", "1. kvartal", "2. kvartal"], ["OBO", 4, 5]]
    assert codes(read(lines)) == [("quarter_not_months", "B2")]


def test_headers_typed_without_danish_letters_are_known() -> None:
    reading = read([["OBO 2015"], ["Maaned", "Antal udsaettelser"], ["maj", 1]])
    assert codes(reading) == []
    assert len(reading.rows) == 1
