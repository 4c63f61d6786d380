"""What the column of a value says for or against its being somebody's. All persons are made up."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from boligblik.intake.finding import Finding
from boligblik.intake.grid import Grid, Sheet, Value
from boligblik.intake.personal import MOST_FINDINGS, personal_findings

BIRTHDAY_NUMBER, PHONE = 101801234, 20304050


def findings_in(lines: Sequence[Sequence[Value | None]]) -> list[tuple[str, str | None]]:
    found = personal_findings("a.csv", Grid((Sheet("", lines),), "csv"))
    return [(finding.code, finding.cell) for finding in found]


def column(header: str, values: Sequence[Value]) -> list[list[Value | None]]:
    lines: list[list[Value | None]] = [[value] for value in values]
    return [[header], *lines]


@pytest.mark.parametrize(
    "others",
    [
        [3, 1, 4, 1, 5, 9],
        [20160001, 20160002, 20160003, 20160004],
        ["2016000001", "2016000002", "2016000003"],
        [12345, 123456, 123457, 1234568],
        ["E-0001", "E-0002", "E-0003"],
    ],
)
@pytest.mark.parametrize("number", [BIRTHDAY_NUMBER, "0101801234", 3112991234])
def test_number_among_counts_and_cases_is_found(others: list[Value], number: Value) -> None:
    cells = column("Sag", [*others, number])
    assert findings_in(cells) == [("personal_number", f"A{len(cells)}")]


def test_figures_of_all_sizes_are_no_numbers_of_persons() -> None:
    inhabitants = [56_000, 310_232_863, 5_700_000, 45_000_000, 1_012_803_456, 820_000]
    assert findings_in(column("Indbyggere", inhabitants)) == []
    assert findings_in(column("Indbyggere", [str(count) for count in inhabitants])) == []


def test_units_of_production_are_known_by_their_header() -> None:
    assert findings_in(column("P-nummer", [1003456789, 1010803456])) == []
    assert findings_in(column("P-nummer", [1003456789, "0101801234"])) == [
        ("personal_number", "A3")
    ]
    assert findings_in(column("Nummer", [1003456789])) == [("personal_number", "A2")]


def test_column_of_drawn_numbers_is_told_of_once() -> None:
    drawn = [10**9 + place * 6_180_339_887 % (9 * 10**9) for place in range(1000)]
    ((code, cell),) = findings_in(column("Sag", drawn))
    assert code == "personal_numbers_alike"
    assert cell


def test_column_of_persons_is_told_of_cell_by_cell() -> None:
    born = [date(1950, 1, 1) + timedelta(days=37 * place) for place in range(200)]
    found = findings_in(column("Sag", [f"{day:%d%m%y}1234" for day in born]))
    assert found == [("personal_number", f"A{row}") for row in range(2, 202)]


def test_more_findings_than_anybody_reads_are_not_told() -> None:
    lines = column("Sag", ["010180-1234"] * (MOST_FINDINGS + 1))
    assert len(findings_in(lines)) == MOST_FINDINGS


@pytest.mark.parametrize(
    "others", [[3, 1, 4, 1, 5], ["ja", "nej", "ja", "ja", "nej"], ["E-1", "E-2", "E-3", "E-4", 7]]
)
def test_lone_telephone_number_is_found(others: list[Value]) -> None:
    assert findings_in(column("Antal", [*others, PHONE])) == [("personal_phone", "A7")]
    assert findings_in(column("Antal", [*others, str(PHONE)])) == [("personal_phone", "A7")]


@pytest.mark.parametrize(
    "values",
    [
        [PHONE, 48213377, 31234567, 66123456, 22334455],
        [PHONE, 350_000, 12_000, 17, 3, 5, 9],
        [3, 1, 4, 1, 5, 20160314],
        [3, 1, 4, 1, 5, 25_000_000],
        [10_000_001, 10_304_049, 1, 2, 3, 4, 5],
    ],
)
def test_eight_digits_among_others_are_a_number_of_something_else(values: list[Value]) -> None:
    assert findings_in(column("Sag", values)) == []


def test_total_of_eight_digits_is_none() -> None:
    counts: list[Value] = [90_001] * 300
    assert findings_in(column("Antal", [*counts, sum(map(int, map(str, counts)))])) == []
    lines: list[list[Value | None]] = [["x", 5] for _ in counts]
    assert findings_in([*lines, ["I alt", PHONE]]) == []


def test_telephone_number_beside_its_word_is_found() -> None:
    assert ("personal_phone", "B2") in findings_in([["Afdeling", 4], ["Telefon:", PHONE]])


STRANGERS = ["Zbigniew Brzek", "Kwame Adoma", "Oluf Quorn", "Ýmir Dax"]


def test_column_of_names_holds_also_names_that_are_not_listed() -> None:
    names = ["Mette Xand", "Jens Quell", "Fatima Zorn", "Ole Hansen", *STRANGERS]
    found = findings_in(column("Ansvarlig", names))
    assert found == [("personal_name", f"A{row}") for row in range(2, 10)]
    assert findings_in(column("Ansvarlig", STRANGERS)) == []


def test_column_of_places_holds_no_names() -> None:
    streets = ["Jens Juels Vej", "Hans Tausens Gade", "Niels Bohrs Allé", "Anna Anchers Vej"]
    areas = ["Sankt Klemensparken", "Odense Kommune", "Anna Ancher Skolen", "Mette Marie Parken"]
    assert findings_in(column("Sted", [*streets, *areas])) == []


def test_cell_is_found_among_many_rows() -> None:
    lines: list[list[Value | None]] = [
        [date(2016, 1, 1), f"E-{row:07}", "Telefon", 20160000 + row] for row in range(9_000)
    ]
    lines[8_500][1] = "Talt med Mette Lund"
    lines[8_600][0] = BIRTHDAY_NUMBER
    assert findings_in(lines) == [("personal_name", "B8501"), ("personal_number", "A8601")]


def test_a_wide_and_ragged_sheet_is_read_to_its_ends() -> None:
    wide = [*([None] * 999), "a@example.dk"]
    lines: list[list[Value | None]] = [[1], [*wide], [], ["b@example.dk"]]
    assert findings_in(lines) == [("personal_address", "ALL2"), ("personal_address", "A4")]


def test_findings_stand_where_the_file_has_them() -> None:
    sheet = Sheet("Ark1", [["Mette Lund"]], places={(1, 1): (4, 3)})
    assert personal_findings("a.xlsx", Grid((sheet,), "xlsx")) == [
        Finding("personal_name", "Ark1", "C4")
    ]
