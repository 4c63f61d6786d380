"""Any valid spreadsheet comes through exactly; any one fault in it is told at its cell.

``BOLIGBLIK_DRAWS=500`` draws more than the usual 25 of each kind.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from boligblik.contracts.rows import AreaValue, CounsellingSession, MonthlyCount
from boligblik.contracts.vocabulary import Vocabulary
from boligblik.importing import Reading, read_spreadsheet
from tests.spreadsheets import Value, csv_file, xlsx

VOCABULARY = Vocabulary.from_reference(Path(__file__).parents[2] / "data" / "reference")
TODAY = date(2016, 10, 12)
DRAWS = settings(
    max_examples=int(os.environ.get("BOLIGBLIK_DRAWS", "25")),
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le")
DELIMITERS = (";", ",", "\t", "|")

ORGANISATIONS = {"AB": "ab", "civica": "civica", "FaB": "fab", "OBO": "obo"}
AREAS = {
    "Stærmosegården": "staermosegaarden",
    "Skt. Klemensparken": "sankt_klemensparken",
    "KORSLØKKEN": "korsloekken",
    "Bolbo": "bolbro",
    "Odense Kommune": "odense",
}
SHARES = {
    "Ledige 18-64 år": "unemployed_18_64",
    "Fraflytningsprocent(1)": "move_out_rate",
    "Børn af enlig forsørger": "children_single_parent",
}
MEASURES = {
    "Beboere i restance": "arrears",
    "Fogeddatoer": "dates_set",
    "Rykkerskrivelser": "reminders",
    "Ophævelser": "terminations",
    "Gengangere": "repeat_cases",
}
WAYS_IN = {"Henvisning": "referral", "egen henvendelse": "own_contact", "": None}
PLACES = {"Boligorganisation": "organisation", "Helhedsplan": "plan", "": None}
SHORT_MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]

BAD_COUNTS: tuple[Value, ...] = ("fire", "-", -1, 1.5, "1.5", "#N/A", "12 stk.", "50 %")
BAD_SHARES: tuple[Value, ...] = ("mange", "-", -1, "9.5", "#DIV/0!", "3 dage", 101)
BAD_MONTHS: tuple[Value, ...] = ("febber", "13-2016", None, "dec 2016", "-")
BAD_NAMES: tuple[Value, ...] = ("Qwertzuiop", None, "#N/A", "-")
BAD_DATES: tuple[Value, ...] = ("31-02-2016", "i går", None, date(2016, 10, 13), "-")
BAD_CASES: tuple[Value, ...] = (None, "010180-1234", 101801234, "-")
BAD_WORDS: tuple[Value, ...] = ("brevdue", "-", "#N/A")


@dataclass
class Drawn:
    """A valid spreadsheet, the rows it must become, and what may go wrong in which cells."""

    lines: list[list[Value]]
    rows: dict[tuple[object, ...], object] = field(default_factory=dict)
    weak: list[tuple[int, int, tuple[Value, ...]]] = field(default_factory=list)

    def add(self, line: list[tuple[Value, tuple[Value, ...]]]) -> int:
        """Add a line of values, each with the ways in which it may go wrong; gives its number."""
        self.lines.append([value for value, _ in line])
        row = len(self.lines)
        for column, (_, ways) in enumerate(line, start=1):
            if ways:
                self.weak.append((row, column, ways))
        return row

    def turned(self, titles: int) -> "Drawn":
        """Return the same with rows and columns swapped below the title lines."""
        table = self.lines[titles:]
        width = range(len(table[0]))
        lines = [*self.lines[:titles], *([line[column] for line in table] for column in width)]
        places = {}
        for row, column, ways in self.weak:
            places[row, column] = (column + titles, row - titles, ways)
        return Drawn(lines, self.rows, list(places.values()))


def address(row: int, column: int) -> str:
    return f"{get_column_letter(column)}{row}"


def month_label(draw: st.DrawFn, month: date, *, is_titled: bool) -> Value:
    name = SHORT_MONTHS[month.month - 1]
    full: list[Value] = [
        f"{name} {month.year}",
        f"{name}-{month:%y}",
        f"{month:%Y-%m}",
        f"{month:%m-%Y}",
        f"{month:%YM%m}",
        month,
    ]
    return draw(st.sampled_from([*full, name, f"{name.title()}."] if is_titled else full))


def a_count(draw: st.DrawFn) -> Value:
    return draw(st.one_of(st.integers(0, 2000), st.none()))


def typo(header: str) -> str:
    return header[:3] + header[4:]


@st.composite
def monthly_reports(draw: st.DrawFn) -> Drawn:
    name = draw(st.sampled_from(sorted(ORGANISATIONS)))
    year = draw(st.integers(2010, 2015))
    is_titled = draw(st.booleans())
    others = draw(st.lists(st.sampled_from(sorted(MEASURES)), unique=True))
    headers = draw(st.permutations(["Udsættelser", *others]))
    sheet = Drawn([[f"Boligorganisation: {name}"], [f"Udsættelser {year}" if is_titled else "Tal"]])
    codes = MEASURES | {"Udsættelser": "evictions"}
    header_row: list[tuple[Value, tuple[Value, ...]]] = [("Måned", ())]
    # With fewer columns, a sheet without its main header could be anything.
    may_be_blank = len(headers) > 2
    header_row += [
        (header, (typo(header), *([None] if may_be_blank else []))) for header in headers
    ]
    sheet.add(header_row)
    for month in [date(year, number, 1) for number in range(1, draw(st.integers(2, 12)) + 1)]:
        values = [draw(st.integers(0, 99)), *(a_count(draw) for _ in headers[1:])]
        label = month_label(draw, month, is_titled=is_titled)
        line: list[tuple[Value, tuple[Value, ...]]] = [(label, BAD_MONTHS)]
        row = sheet.add([*line, *((value, BAD_COUNTS) for value in values)])
        for column, (header, value) in enumerate(zip(headers, values, strict=True), start=2):
            if value is not None:
                key = (ORGANISATIONS[name], month, codes[header])
                sheet.rows[key] = (value, address(row, column))
    return sheet


@st.composite
def years(draw: st.DrawFn) -> Drawn:
    names = draw(st.lists(st.sampled_from(sorted(ORGANISATIONS)), min_size=2, unique=True))
    year = draw(st.integers(2010, 2015))
    months = [date(year, number, 1) for number in range(1, draw(st.integers(3, 12)) + 1)]
    sheet = Drawn([[f"Udsættelser {year}"]])
    labels = [month_label(draw, month, is_titled=True) for month in months]
    sheet.add([("Boligorganisation", ()), *((label, BAD_MONTHS) for label in labels)])
    cells = {}
    for name in names:
        values = [draw(st.integers(0, 99)) for _ in months]
        row = sheet.add([(name, BAD_NAMES), *((value, BAD_COUNTS) for value in values)])
        for column, (month, value) in enumerate(zip(months, values, strict=True), start=2):
            cells[ORGANISATIONS[name], month, "evictions"] = (value, row, column)
    is_turned = draw(st.booleans())
    for key, (value, row, column) in cells.items():
        place = (column + 1, row - 1) if is_turned else (row, column)
        sheet.rows[key] = (value, address(*place))
    return sheet.turned(1) if is_turned else sheet


@st.composite
def wide_tables(draw: st.DrawFn) -> Drawn:
    areas = draw(st.lists(st.sampled_from(sorted(AREAS)), min_size=2, unique=True))
    shares = draw(st.lists(st.sampled_from(sorted(SHARES)), min_size=2, unique=True))
    year = draw(st.integers(2000, 2016))
    sheet = Drawn([[f"Tabel 2a. Tal for {year}"]])
    sheet.add([("", ()), *((share, BAD_NAMES) for share in shares)])
    cells = {}
    for area in areas:
        values = [draw(st.integers(0, 1000)) / 10 for _ in shares]
        shown: list[Value] = [
            f"{value} %".replace(".", ",") if draw(st.booleans()) else value for value in values
        ]
        row = sheet.add([(area, BAD_NAMES), *((value, BAD_SHARES) for value in shown)])
        for column, (share, value) in enumerate(zip(shares, values, strict=True), start=2):
            cells[AREAS[area], SHARES[share], year] = (value, row, column)
    is_turned = draw(st.booleans())
    for key, (value, row, column) in cells.items():
        place = (column + 1, row - 1) if is_turned else (row, column)
        sheet.rows[key] = (value, None, None, address(*place))
    return sheet.turned(1) if is_turned else sheet


@st.composite
def long_tables(draw: st.DrawFn) -> Drawn:
    headers = ("Område", "Indikator", "Periode", "Værdi", "Tæller", "Nævner")
    sheet = Drawn([])
    sheet.add([(header, (typo(header),)) for header in headers])
    keys = draw(
        st.lists(
            st.tuples(
                st.sampled_from(sorted(AREAS)),
                st.sampled_from(sorted(SHARES)),
                st.integers(2000, 2016),
            ),
            min_size=1,
            max_size=12,
            unique=True,
        )
    )
    for place, (area, share, year) in enumerate(keys):
        # Of two rows, one label and a blank below it is how tables carry a label downwards.
        is_carried = place == 1 and len(keys) == 2
        denominator = draw(st.integers(100, 60000))
        numerator = draw(st.integers(0, denominator))
        value: float | None = round(100 * numerator / denominator, 1)
        computed = 100 * numerator / denominator
        is_given = draw(st.booleans())
        row = sheet.add(
            [
                (area, tuple(bad for bad in BAD_NAMES if bad or not is_carried)),
                (share, BAD_NAMES),
                (year, ("i fjor", None, "15")),
                (value if is_given else None, BAD_SHARES),
                (numerator, ("mange", "-", -1, denominator + 1)),
                (denominator, ("mange", "-", -1, 0)),
            ]
        )
        told = value if is_given else computed
        sheet.rows[AREAS[area], SHARES[share], year] = (
            told,
            numerator,
            denominator,
            address(row, 4),
        )
    return sheet


@st.composite
def registers(draw: st.DrawFn) -> Drawn:
    headers = ("Dato", "Sagsnummer", "Boligområde", "Boligorganisation", "Kontaktform", "Sted")
    sheet = Drawn([["Register"], []])
    # Two letters are too few to tell a typo by.
    sheet.add([(header, (typo(header),) if len(header) > 4 else ()) for header in headers])
    for month in range(1, draw(st.integers(1, 6)) + 1):
        for day in draw(st.lists(st.integers(1, 28), min_size=2, max_size=4)):
            name = draw(st.sampled_from(["", *AREAS]))
            organisation = draw(st.sampled_from(["", *ORGANISATIONS]))
            way_in, place = draw(st.sampled_from([*WAYS_IN])), draw(st.sampled_from([*PLACES]))
            case = draw(st.integers(1, 9999))
            row = sheet.add(
                [
                    (date(2016, month, day), BAD_DATES),
                    (f"E-{case:04d}", BAD_CASES),
                    (name or None, ("Qwertzuiop", "-")),
                    (organisation or None, ("Qwertzuiop", "-")),
                    (way_in or None, BAD_WORDS),
                    (place or None, BAD_WORDS),
                ]
            )
            sheet.rows[row,] = (
                date(2016, month, day),
                f"E-{case:04d}",
                AREAS.get(name),
                ORGANISATIONS.get(organisation),
                WAYS_IN[way_in],
                PLACES[place],
                address(row, 1),
            )
    return sheet


@st.composite
def session_counts(draw: st.DrawFn) -> Drawn:
    year = draw(st.integers(2014, 2015))
    sheet = Drawn([[f"Økonomisk rådgivning {year}"]])
    sheet.add([("Måned", ()), ("Rådgivninger", ("Rådgivningr",)), ("Beboere", ("Beborere",))])
    for number in range(1, draw(st.integers(2, 12)) + 1):
        month = date(year, number, 1)
        values = [draw(st.integers(0, 60)), a_count(draw)]
        label = month_label(draw, month, is_titled=True)
        line: list[tuple[Value, tuple[Value, ...]]] = [(label, BAD_MONTHS)]
        row = sheet.add([*line, *((value, BAD_COUNTS) for value in values)])
        measures = ("counselling_sessions", "counselling_residents")
        for column, (measure, value) in enumerate(zip(measures, values, strict=True), start=2):
            if value is not None:
                key = ("bf_raadgivning", month, measure)
                sheet.rows[key] = (value, address(row, column))
    return sheet


KINDS = {
    "monthly_report": monthly_reports(),
    "year": years(),
    "wide": wide_tables(),
    "long": long_tables(),
    "register": registers(),
    "session_counts": session_counts(),
}


@st.composite
def dialects(draw: st.DrawFn) -> tuple[str, str]:
    return draw(st.sampled_from(DELIMITERS)), draw(st.sampled_from(ENCODINGS))


def read(lines: list[list[Value]], suffix: str, dialect: tuple[str, str]) -> Reading:
    content = csv_file(lines, *dialect) if suffix == "csv" else xlsx(lines)
    return read_spreadsheet(f"fil.{suffix}", content, VOCABULARY, today=TODAY)


def rows_of(reading: Reading) -> Iterator[tuple[tuple[object, ...], object]]:
    for row in reading.rows:
        match row:
            case MonthlyCount():
                yield (row.organisation, row.month, row.measure), (row.value, row.cell)
            case AreaValue():
                key = (row.area, row.indicator, row.period_start.year)
                yield key, (row.value, row.numerator, row.denominator, row.cell)
            case CounsellingSession():
                told = (row.session_date, row.case_number, row.area, row.organisation)
                number = int(row.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
                yield (number,), (*told, row.way_in, row.place, row.cell)


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
@pytest.mark.parametrize("kind", KINDS)
def test_valid_spreadsheet_comes_through_exactly(kind: str, suffix: str) -> None:
    @DRAWS
    @given(KINDS[kind], dialects())
    def check(drawn: Drawn, dialect: tuple[str, str]) -> None:
        reading = read(drawn.lines, suffix, dialect)
        assert reading.findings == ()
        assert reading.unused == ()
        found = list(rows_of(reading))
        assert len(found) == len(drawn.rows)
        assert dict(found) == drawn.rows

    check()


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
@pytest.mark.parametrize("kind", KINDS)
def test_one_fault_is_one_finding_at_its_cell(kind: str, suffix: str) -> None:
    @DRAWS
    @given(KINDS[kind], dialects(), st.data())
    def check(drawn: Drawn, dialect: tuple[str, str], data: st.DataObject) -> None:
        row, column, ways = data.draw(st.sampled_from(drawn.weak))
        fault = data.draw(st.sampled_from(ways))
        lines = [list(line) for line in drawn.lines]
        lines[row - 1][column - 1] = fault
        reading = read(lines, suffix, dialect)
        assert [finding.cell for finding in reading.findings] == [address(row, column)], fault
        assert "010180-1234" not in str(reading.findings)

    check()
