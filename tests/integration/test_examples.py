"""What the example spreadsheets promise, read from the files themselves."""

import csv
import io
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from boligblik.contracts.vocabulary import Vocabulary
from boligblik.importing import read_spreadsheet

DATA = Path(__file__).parents[2] / "data"
REFERENCE, EXAMPLES = DATA / "reference", DATA / "example"
LATE_REPORT = EXAMPLES / "send_senere" / "udsaettelser_2016_eksempelhjem_september.xlsx"
FILES = sorted(file for file in EXAMPLES.rglob("*") if file.suffix in (".xlsx", ".csv"))
TODAY = date(2016, 10, 12)
MARK = "EKSEMPELDATA: opfundne tal og navne"
MONTHS = [
    "Januar",
    "Februar",
    "Marts",
    "April",
    "Maj",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "December",
]
ORGANISATIONS = {
    "Eksempelbo Nord",
    "Eksempelbo Syd",
    "Almenbo Eksempel",
    "Eksempelhjem",
    "Boligforeningen Eksempel",
}
PLAN_AREAS = {"Eksempelparken", "Prøvevænget", "Mønstergården", "Demohaven"}
REST = "Øvrige almene boliger i Eksempelkommune"
FIRST_YEAR_ENDS = date(2015, 3, 1)

Line = list[object]
Table = list[dict[str, object]]


@cache
def lines(file: Path) -> list[Line]:
    """Read the cells of a file; numbers in a csv file become numbers."""
    if file.suffix == ".csv":
        text = file.read_text("utf-8-sig")
        rows = csv.reader(io.StringIO(text), delimiter=";")
        return [[int(cell) if cell.isdigit() else cell or None for cell in row] for row in rows]
    book = load_workbook(file)
    return [list(row) for sheet in book.worksheets for row in sheet.values]


def table(file: Path, first_header: str) -> Table:
    """Return the rows below the header that begins with a word."""
    rows = lines(file)
    start = next(at for at, row in enumerate(rows) if row and row[0] == first_header)
    headers = [str(header) for header in rows[start]]
    return [dict(zip(headers, row, strict=True)) for row in rows[start + 1 :]]


def number(value: object) -> float:
    assert isinstance(value, int | float)
    return value


def reports_2016() -> dict[str, Table]:
    """Return the monthly reports on time, by organisation."""
    found = {}
    for file in EXAMPLES.glob("udsaettelser_2016_*"):
        title = next(str(row[0]) for row in lines(file) if row and "organisation:" in str(row[0]))
        found[title.removeprefix("Boligorganisation: ")] = table(file, "Måned")
    return found


@dataclass(frozen=True)
class Session:
    day: date
    case_number: str
    area: str
    organisation: str


@pytest.fixture(scope="module")
def sessions() -> list[Session]:
    rows = table(EXAMPLES / "raadgivning_2014-2016.xlsx", "Dato")
    return [
        Session(
            row["Dato"].date() if isinstance(row["Dato"], datetime) else date.max,
            str(row["Sagsnummer"]),
            str(row["Boligområde"]),
            str(row["Boligorganisation"]),
        )
        for row in rows
    ]


def test_making_the_files_again_gives_the_same_cells(tmp_path: Path) -> None:
    script = shutil.copy(EXAMPLES / "make_examples.py", tmp_path)
    subprocess.run([sys.executable, script], cwd=tmp_path, check=True, timeout=60)
    made = sorted(file for file in tmp_path.rglob("*") if file.suffix in (".xlsx", ".csv"))
    assert [file.relative_to(tmp_path) for file in made] == [
        file.relative_to(EXAMPLES) for file in FILES
    ]
    for again, kept in zip(made, FILES, strict=True):
        assert lines(again) == lines(kept), kept.name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_file_begins_with_the_mark(file: Path) -> None:
    assert lines(file)[0][0] == MARK


@pytest.mark.parametrize(
    "file", [file for file in FILES if file.suffix == ".xlsx"], ids=lambda file: file.name
)
def test_properties_tell_nothing_of_when_and_where(file: Path) -> None:
    properties = load_workbook(file).properties
    assert (properties.creator, properties.lastModifiedBy) == ("Boligblik", None)
    assert properties.created == properties.modified == datetime(2016, 10, 12)  # noqa: DTZ001


# Evictions


def test_2015_is_reported_by_every_organisation_in_every_month() -> None:
    rows = table(EXAMPLES / "udsaettelser_2015.xlsx", "Boligorganisation")
    assert {row["Boligorganisation"] for row in rows} == ORGANISATIONS
    years = []
    for row in rows:
        counts = [row[month] for month in MONTHS]
        assert all(isinstance(count, int) and count >= 0 for count in counts)
        years.append(sum(number(count) for count in counts))
    assert sorted(years) == [7, 8, 19, 24, 44]
    assert sum(years) == 102


def test_2016_is_reported_to_september_and_one_organisation_is_late() -> None:
    months = {name: [row["Måned"] for row in rows] for name, rows in reports_2016().items()}
    assert set(months) == ORGANISATIONS
    assert months.pop("Eksempelhjem") == MONTHS[:8]
    assert all(reported == MONTHS[:9] for reported in months.values())
    assert [row["Måned"] for row in table(LATE_REPORT, "Måned")] == ["September"]


def test_2016_is_below_the_same_months_of_2015_and_the_target_is_open() -> None:
    year = {
        str(row["Boligorganisation"]): row
        for row in table(EXAMPLES / "udsaettelser_2015.xlsx", "Boligorganisation")
    }
    reported = [(name, row) for name, rows in reports_2016().items() for row in rows]
    this_year = sum(number(row["Udsættelser"]) for _, row in reported)
    same_months = sum(number(year[name][str(row["Måned"])]) for name, row in reported)
    ceiling = 102 * 9 // 10
    last_quarter = sum(number(row[month]) for row in year.values() for month in MONTHS[9:])
    assert 5 <= same_months - this_year <= 8
    # As many as in last year's last quarter would miss the target, half as many would meet it.
    assert this_year + last_quarter / 2 < ceiling < this_year + last_quarter


def test_each_step_before_an_eviction_counts_more_than_the_next() -> None:
    chain = ["Rykkere", "Beboere i restance", "Ophævelser", "Fogeddatoer", "Udsættelser"]
    rows = [row for rows in reports_2016().values() for row in rows]
    for row in [*rows, *table(LATE_REPORT, "Måned")]:
        counts = [number(row[step]) for step in chain]
        assert all(before > after for before, after in pairwise(counts)), row
        assert 0 <= number(row["Gengangere"]) <= number(row["Fogeddatoer"])


# Counselling


def test_first_twelve_months_of_the_register_are_as_published(sessions: list[Session]) -> None:
    first_year = [session for session in sessions if session.day < FIRST_YEAR_ENDS]
    in_plan_areas = [session for session in first_year if session.area in PLAN_AREAS]
    assert len(first_year) == 316
    assert len({session.case_number for session in first_year}) == 98
    assert len(in_plan_areas) == 199
    assert len({session.case_number for session in in_plan_areas}) == 62
    assert round(100 * len(in_plan_areas) / len(first_year)) == 63


def test_register_has_sessions_on_weekdays_of_every_month(sessions: list[Session]) -> None:
    months = Counter((session.day.year, session.day.month) for session in sessions)
    expected = [(year, month) for year in (2014, 2015, 2016) for month in range(1, 13)]
    assert sorted(months) == expected[2:33]
    assert all(session.day.weekday() < 5 for session in sessions)


def test_counselling_goes_at_the_pace_of_its_target(sessions: list[Session]) -> None:
    years = Counter(session.day.year for session in sessions)
    assert 300 <= years[2015] <= 320
    assert 225 < years[2016] <= 240


def test_a_resident_lives_in_one_place_under_an_invented_number(sessions: list[Session]) -> None:
    homes: dict[str, set[tuple[str, str]]] = {}
    for session in sessions:
        homes.setdefault(session.case_number, set()).add((session.area, session.organisation))
    assert all(re.fullmatch(r"E-\d{4}", case_number) for case_number in homes)
    assert all(len(places) == 1 for places in homes.values())


# Areas


def area_table() -> Table:
    return table(EXAMPLES / "boligomraader_2010-2015.xlsx", "Område")


def test_every_indicator_is_there_for_every_area_and_year_but_three() -> None:
    rows = area_table()
    indicators = {str(row["name_da"]) for row in reference("indicators.csv")}
    keys = [(row["Område"], row["Indikator"], row["Periode"]) for row in rows]
    assert set(keys) == {
        (area, indicator, year)
        for area in PLAN_AREAS | {"Eksempelkommune"}
        for indicator in indicators
        for year in range(2010, 2016)
    }
    assert len(set(keys)) == len(keys)
    missing = [row for row in rows if row["Værdi"] is None]
    assert len(missing) == 3
    assert all(row["Tæller"] is row["Nævner"] is None for row in missing)


def test_value_follows_from_numerator_and_denominator() -> None:
    for row in area_table():
        if row["Indikator"] == "Skolefravær":
            assert row["Tæller"] is row["Nævner"] is None
        elif row["Værdi"] is not None:
            per = 1000 if row["Indikator"] == "Antal sigtede pr. 1.000 beboere" else 100
            share = per * number(row["Tæller"]) / number(row["Nævner"])
            assert row["Værdi"] == pytest.approx(round(share, 1)), row


def test_one_area_improves_on_unemployment_and_one_worsens_on_moving_out() -> None:
    def change(area: str, indicator: str) -> float:
        years = {
            row["Periode"]: row["Værdi"]
            for row in area_table()
            if (row["Område"], row["Indikator"]) == (area, indicator)
        }
        return number(years[2015]) - number(years[2010])

    assert change("Eksempelparken", "Ledige 18-64 år") < -3
    assert change("Prøvevænget", "Fraflytningsprocent") > 3
    assert abs(change("Eksempelkommune", "Ledige 18-64 år")) < 0.5


# Names


def reference(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def places_and_organisations() -> Iterator[dict[str, str]]:
    yield from reference("areas.csv")
    yield from reference("organisations.csv")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_real_place_or_organisation_is_named(file: Path) -> None:
    real = [row for row in places_and_organisations() if row["is_example"] == "false"]
    assert real
    codes = {row.get("area") or row["organisation"] for row in real}
    words = "|".join(re.escape(row["name"]) for row in real)
    spellings = {
        row["alias"].casefold() for row in reference("aliases.csv") if row["code"] in codes
    }
    texts = [file.stem.replace("_", " ")]
    texts += [cell for row in lines(file) for cell in row if isinstance(cell, str)]
    for text in texts:
        assert not re.search(rf"\b(Odense|{words})\b", text, re.IGNORECASE), text
        assert text.casefold() not in spellings


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_named_place_and_organisation_is_an_example(file: Path) -> None:
    known = {row["name"] for row in places_and_organisations() if row["is_example"] == "true"}
    assert known >= ORGANISATIONS | PLAN_AREAS | {REST}
    header = next(
        word for word in ("Boligorganisation", "Måned", "Dato", "Område") if has(file, word)
    )
    rows = table(file, header)
    columns = {"Boligorganisation", "Område", "Boligområde"} & set(rows[0])
    named = {row[column] for row in rows for column in columns}
    named |= {
        str(row[0]).removeprefix("Boligorganisation: ")
        for row in lines(file)
        if row and str(row[0]).startswith("Boligorganisation: ")
    }
    assert named
    assert named <= known


def has(file: Path, first_header: str) -> bool:
    return any(row and row[0] == first_header for row in lines(file))


# Through the reading path


@pytest.mark.parametrize(
    ("file_name", "address"),
    [
        ("udsaettelser_2015.xlsx", "F7"),
        ("udsaettelser_2016_eksempelbo_nord.xlsx", "B9"),
        ("boligomraader_2010-2015.xlsx", "D40"),
        ("boligomraader_2010-2015.xlsx", "C12"),
        ("raadgivning_2014-2016.xlsx", "A120"),
        ("raadgivning_2014-2016.xlsx", "C77"),
    ],
)
def test_one_changed_cell_gives_one_finding_that_names_it(file_name: str, address: str) -> None:
    book = load_workbook(EXAMPLES / file_name)
    sheet = only_sheet(book)
    cell = sheet[address]
    assert isinstance(cell, Cell)
    assert cell.value is not None
    cell.value = "?!"
    changed = io.BytesIO()
    book.save(changed)
    vocabulary = Vocabulary.from_reference(REFERENCE)
    reading = read_spreadsheet(file_name, changed.getvalue(), vocabulary, today=TODAY)
    assert [(finding.sheet, finding.cell) for finding in reading.findings] == [
        (sheet.title, address)
    ]


def only_sheet(book: Workbook) -> Worksheet:
    (sheet,) = book.worksheets
    return sheet
