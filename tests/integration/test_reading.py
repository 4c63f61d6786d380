"""Spreadsheets as people send them, through the one reading path: what is accepted."""

from datetime import date
from pathlib import Path

import pytest

from boligblik.contracts.rows import AreaValue, CounsellingSession, MonthlyCount
from boligblik.contracts.vocabulary import Vocabulary
from boligblik.importing import Answers, Reading, read_spreadsheet
from tests.spreadsheets import Lines, csv_file, lines_of, workbook, xlsx

REFERENCE = Path(__file__).parents[2] / "data" / "reference"
EXAMPLES = REFERENCE.parent / "example"
VOCABULARY = Vocabulary.from_reference(REFERENCE)
TODAY = date(2016, 10, 12)


def read(
    table: str | Lines | bytes,
    file_name: str = "fil.xlsx",
    answers: Answers | None = None,
    sheet: str = "Ark1",
) -> Reading:
    if not isinstance(table, bytes):
        table = csv_file(table) if file_name.endswith(".csv") else xlsx(table, sheet)
    return read_spreadsheet(file_name, table, VOCABULARY, answers, TODAY)


def clean(reading: Reading) -> Reading:
    assert reading.blocking == ()
    return reading


def counts(reading: Reading) -> dict[tuple[str, str, str], int]:
    return {
        (row.organisation, f"{row.month:%Y-%m}", row.measure): row.value
        for row in clean(reading).rows
        if isinstance(row, MonthlyCount)
    }


def values(reading: Reading) -> dict[tuple[str, str, int], float]:
    return {
        (row.area, row.indicator, row.period_start.year): row.value
        for row in clean(reading).rows
        if isinstance(row, AreaValue)
    }


REPORT = """
| Boligorganisation: Eksempelbo Nord |                    |           |
| Udsættelser 2016                   |                    |           |
|                                    |                    |           |
| Måned                              | Udsættelser        | Rykkere   |
| Januar                             | 4                  | 120       |
| Februar                            | 0                  |           |
"""


@pytest.mark.parametrize("file_name", ["rapport.xlsx", "rapport.csv"])
def test_monthly_report_a_blank_is_missing_and_a_zero_is_zero(file_name: str) -> None:
    reading = read(REPORT, file_name)
    assert counts(reading) == {
        ("eksempelbo_nord", "2016-01", "evictions"): 4,
        ("eksempelbo_nord", "2016-01", "reminders"): 120,
        ("eksempelbo_nord", "2016-02", "evictions"): 0,
    }
    assert (reading.kind, reading.layout) == ("evictions", "monthly")
    assert reading.organisation == "eksempelbo_nord"
    assert reading.is_example
    assert [row.cell for row in reading.rows] == ["B5", "C5", "B6"]


def test_monthly_report_takes_the_usual_headers() -> None:
    reading = read(
        """
        | Boligorganisation | Month   | ANTAL UDSÆTTELSER | I restance | Berammede: | Rykker (1) |
        | OBO               | jan-16  | 1                 | 20         | 3          | 90         |
        | fab               | jan. 16 | 2                 | 21         | 4          | 91         |
        """
    )
    assert counts(reading) == {
        (organisation, "2016-01", measure): value
        for organisation, row in (("obo", (1, 20, 3, 90)), ("fab", (2, 21, 4, 91)))
        for measure, value in zip(
            ("evictions", "arrears", "dates_set", "reminders"), row, strict=True
        )
    }
    assert not reading.is_example
    assert reading.organisation is None


@pytest.mark.parametrize(
    ("title", "sheet", "file_name"),
    [
        ("Boligorganisation: CIVICA", "Ark1", "2016.xlsx"),
        ("CIVICA", "Ark1", "2016.xlsx"),
        ("Udsættelser hos CIVICA", "Ark1", "2016.xlsx"),
        ("Udsættelser", "Civica", "2016.xlsx"),
        ("Udsættelser", "Ark1", "udsaettelser_2016_civica.xlsx"),
        ("Udsættelser", "Ark1", "Civica 2016.xlsx"),
        ("Udsættelser", "CIVICA 2016", "rapport.xlsx"),
        ("CIVICA 2016", "Ark1", "rapport.xlsx"),
    ],
)
def test_sender_and_year_are_found_where_people_write_them(
    title: str, sheet: str, file_name: str
) -> None:
    lines: Lines = [[title], ["Måned", "Udsættelser"], ["marts", 2]]
    assert counts(read(lines, file_name, sheet=sheet)) == {("civica", "2016-03", "evictions"): 2}


def test_sender_beside_its_label() -> None:
    lines: Lines = [
        ["Boligorganisation:", "FaB"],
        ["År", 2016],
        ["Måned", "Udsættelser"],
        ["marts", 2],
    ]
    assert counts(read(lines)) == {("fab", "2016-03", "evictions"): 2}


def test_true_dates_and_a_year_column_give_the_month() -> None:
    lines: Lines = [
        ["OBO"],
        ["Måned", "Udsættelser"],
        [date(2016, 3, 1), 2],
        [date(2016, 4, 30), 1],
    ]
    assert counts(read(lines)) == {
        ("obo", "2016-03", "evictions"): 2,
        ("obo", "2016-04", "evictions"): 1,
    }
    lines = [["OBO"], ["År", "Måned", "Udsættelser"], [2015, "dec", 2], [2016, "jan", 1]]
    assert counts(read(lines)) == {
        ("obo", "2015-12", "evictions"): 2,
        ("obo", "2016-01", "evictions"): 1,
    }


def test_note_and_blank_rows_and_a_right_total_are_left_out() -> None:
    reading = read(
        """
        | OBO               |             |
        | Måned             | Udsættelser |
        | jan 2016          | 1           |
        |                   |             |
        | feb 2016          | 2           |
        | I alt             | 3           |
        |                   |             |
        | Opgjort af økonomiafdelingen | |
        | Foreløbig opgørelse |           |
        """
    )
    assert list(counts(reading).values()) == [1, 2]


YEAR = """
| Udsættelser 2015 |     |     |     |       |
|                  |     |     |     |       |
| Boligorganisation| Jan | Feb | Mar | I alt |
| AB               | 1   | 0   | 2   | 3     |
| OBO              | 4   |     | 5   | 9     |
| I alt            | 5   | 0   | 7   | 12    |
"""
YEAR_COUNTS = {
    ("ab", "2015-01", "evictions"): 1,
    ("ab", "2015-02", "evictions"): 0,
    ("ab", "2015-03", "evictions"): 2,
    ("obo", "2015-01", "evictions"): 4,
    ("obo", "2015-03", "evictions"): 5,
}


def transposed(lines: Lines, titles: int) -> Lines:
    table = lines[titles:]
    return [*lines[:titles], *([line[column] for line in table] for column in range(len(table[0])))]


@pytest.mark.parametrize("file_name", ["aar.xlsx", "aar.csv"])
def test_year_of_organisations_across_months_both_ways(file_name: str) -> None:
    lines = lines_of(YEAR)
    assert counts(read(lines, file_name)) == YEAR_COUNTS
    assert counts(read(transposed(lines, 2), file_name)) == YEAR_COUNTS
    assert read(lines, file_name).layout == "year"


def test_rows_below_a_total_are_not_part_of_it() -> None:
    lines: Lines = [
        ["Udsættelser 2015", "jan", "feb"],
        ["AB", 1, 2],
        ["I alt", 1, 2],
        ["OBO", 3, 4],
    ]
    assert len(counts(read(lines))) == 4


def test_year_table_may_stand_anywhere_and_be_short() -> None:
    lines: Lines = [[None, None, *line] for line in lines_of(YEAR)]
    assert counts(read(lines)) == YEAR_COUNTS
    short: Lines = [["Udsættelser", "januar 2016"], ["AB", 1], ["OBO", 0]]
    assert counts(read(short)) == {
        ("ab", "2016-01", "evictions"): 1,
        ("obo", "2016-01", "evictions"): 0,
    }


def test_headers_of_the_year_may_carry_the_year() -> None:
    lines: Lines = [["Udsættelser", "2015-12", "jan-16", date(2016, 2, 1)], ["AB", 1, 2, 3]]
    assert counts(read(lines)) == {
        ("ab", "2015-12", "evictions"): 1,
        ("ab", "2016-01", "evictions"): 2,
        ("ab", "2016-02", "evictions"): 3,
    }


def test_remarks_beside_a_year_table_are_left_out() -> None:
    lines: Lines = [
        ["Udsættelser 2015", "jan", "feb", "Bemærkning"],
        ["AB", 1, 2, "flyttet fra FaB"],
    ]
    assert counts(read(lines)) == {
        ("ab", "2015-01", "evictions"): 1,
        ("ab", "2015-02", "evictions"): 2,
    }


WIDE = """
| Tabel 2b, 2015     |                           |                |             |         |
|                    | Indvandrere/ efterkommere | Fraflytning(1) | Skolefravær | Sigtede |
| Stærmosegården     | 56 %                      | 20%            | 17 dage     | 47      |
| Skt. Klemensparken | 40,5                      |                | 14,5 dage   | '1.000' |
| Odense kommune     | 15 %                      | 0%             | 11          | 15      |
""".replace("Sigtede", "Antal sigtede pr. 1.000 beboere")
WIDE_VALUES = {
    ("staermosegaarden", "immigrants_descendants", 2015): 56.0,
    ("staermosegaarden", "move_out_rate", 2015): 20.0,
    ("staermosegaarden", "school_absence_days", 2015): 17.0,
    ("staermosegaarden", "charged_per_1000", 2015): 47.0,
    ("sankt_klemensparken", "immigrants_descendants", 2015): 40.5,
    ("sankt_klemensparken", "school_absence_days", 2015): 14.5,
    ("sankt_klemensparken", "charged_per_1000", 2015): 1000.0,
    ("odense", "immigrants_descendants", 2015): 15.0,
    ("odense", "move_out_rate", 2015): 0.0,
    ("odense", "school_absence_days", 2015): 11.0,
    ("odense", "charged_per_1000", 2015): 15.0,
}


@pytest.mark.parametrize("file_name", ["tal.xlsx", "tal.csv"])
def test_wide_table_both_ways(file_name: str) -> None:
    lines = lines_of(WIDE)
    assert values(read(lines, file_name)) == WIDE_VALUES
    assert values(read(transposed(lines, 1), file_name)) == WIDE_VALUES
    shifted: Lines = [[None, *line] for line in lines]
    assert values(read(shifted, file_name)) == WIDE_VALUES


def test_published_table_reads_cell_for_cell() -> None:
    file = REFERENCE / "area_indicators_2015.csv"
    reading = clean(read(file.read_bytes(), file.name))
    lines = [line.split(",") for line in file.read_text("utf-8").splitlines()]
    assert len(reading.rows) == (len(lines) - 1) * (len(lines[0]) - 1)
    for row in reading.rows:
        assert isinstance(row, AreaValue)
        column, number = ord(row.cell[0]) - ord("A"), int(row.cell[1:]) - 1
        assert row.value == float(lines[number][column])
        assert row.indicator == lines[number][0]
        assert VOCABULARY.resolve("area", lines[0][column]) == row.area
        assert row.period_start == date(2015, 1, 1)


@pytest.mark.parametrize("file_name", ["tal.xlsx", "tal.csv"])
def test_long_table_with_numerators(file_name: str) -> None:
    reading = read(
        """
        | Område    | Indikator       | Periode | Værdi | Tæller | Nævner | Note        |
        | Bolbro    | Ledige 18-64 år | 2014    | 9,1   | 91     | 1000   | foreløbigt  |
        | Bolbro    | Ledige 18-64 år | 2015    |       | 95     | 1.000  |             |
        | Odense    | Ledige 18-64 år | 2015    | 5     | 51     | 1000   |             |
        | Odense    | Ledige 18-29 år | 2015    |       |        |        | ikke opgjort |
        """.replace("1.000", "'1.000'"),
        file_name,
    )
    assert values(reading) == {
        ("bolbro", "unemployed_18_64", 2014): 9.1,
        ("bolbro", "unemployed_18_64", 2015): 9.5,
        ("odense", "unemployed_18_64", 2015): 5.0,
    }
    first = reading.rows[0]
    assert isinstance(first, AreaValue)
    assert (first.numerator, first.denominator, first.note) == (91.0, 1000.0, "foreløbigt")
    assert reading.layout == "long"


REGISTER = """
| Dato       | Sagsnummer | Boligområde | Boligorganisation | Kontaktform      | Sted         |
| 2016-01-14 | E-1        | Bolbro      | FaB               | Henvisning       | Hjem         |
| 2016-01-20 | 17         |             |                   | egen henvendelse | Helhedsplan  |
| 2016-02-03 | E-1        | Bolbo       | fab               | Restanceliste    |              |
"""


@pytest.mark.parametrize("file_name", ["register.xlsx", "register.csv"])
def test_register_has_a_session_per_row(file_name: str) -> None:
    reading = clean(read(REGISTER, file_name))
    assert reading.rows[0] == CounsellingSession(
        session_date=date(2016, 1, 14),
        case_number="E-1",
        area="bolbro",
        organisation="fab",
        way_in="referral",
        place="home",
        sheet="" if file_name.endswith("csv") else "Ark1",
        cell="A2",
    )
    assert [row.case_number for row in reading.rows if isinstance(row, CounsellingSession)] == [
        "E-1",
        "17",
        "E-1",
    ]
    assert reading.register_months == (date(2016, 1, 1), date(2016, 2, 1))
    assert (reading.kind, reading.organisation) == ("counselling", "bf_raadgivning")


def test_register_of_example_areas_belongs_to_the_examples() -> None:
    reading = clean(
        read(
            REGISTER.replace("Bolbro", "Demohaven")
            .replace("Bolbo", "Demohaven")
            .replace("FaB", "Eksempelhjem")
            .replace("fab", "Eksempelhjem")
        )
    )
    assert reading.is_example
    assert reading.organisation == "eksempel_raadgivning"


def test_monthly_counts_of_counselling() -> None:
    reading = read(
        """
        | Økonomisk rådgivning 2016 |              |         |
        | Måned                     | Rådgivninger | Beboere |
        | januar                    | 27           | 14      |
        | februar                   | 0            |         |
        """
    )
    assert counts(reading) == {
        ("bf_raadgivning", "2016-01", "counselling_sessions"): 27,
        ("bf_raadgivning", "2016-01", "counselling_residents"): 14,
        ("bf_raadgivning", "2016-02", "counselling_sessions"): 0,
    }


def test_all_sheets_are_read_and_empty_ones_left_out() -> None:
    sheet = """
        | OBO      |             |
        | Måned    | Udsættelser |
        | jan 2016 | 1           |
        """
    other = sheet.replace("OBO", "FaB").replace("| 1 ", "| 3 ")
    reading = read(workbook({"OBO": sheet, "FaB": other, "Ark3": ""}, hidden=["FaB"]))
    assert counts(reading) == {
        ("obo", "2016-01", "evictions"): 1,
        ("fab", "2016-01", "evictions"): 3,
    }


def test_same_bytes_have_the_same_hash() -> None:
    content = xlsx(REPORT)
    assert read(content).content_hash == read(content, "andet navn.xlsx").content_hash
    assert len(read(REPORT).content_hash) == 64


@pytest.mark.parametrize(
    "file",
    sorted([*EXAMPLES.rglob("*.xlsx"), *EXAMPLES.rglob("*.csv")]),
    ids=lambda file: file.name,
)
def test_example_file_reads_cleanly_as_an_example(file: Path) -> None:
    reading = read(file.read_bytes(), file.name)
    assert clean(reading).is_example
    assert reading.rows
    assert reading.unused == ()


def test_a_csv_with_decimal_points_is_read_by_its_columns() -> None:
    table = "Område;Indikator;Periode;Værdi\nBolbro;Ledige 18-64 år;2014;9.5\n"
    table += "Bolbro;Ledige 18-64 år;2015;10.25\nOdense;Ledige 18-64 år;2015;5\n"
    assert list(values(read(table.encode(), "fil.csv")).values()) == [9.5, 10.25, 5.0]


def test_the_analyst_tells_what_a_point_is() -> None:
    table = "| Tal for 2015 | Skolefravær |\n| Bolbro | '1.234' |\n| Odense | 11 |"
    assert [found.code for found in read(table).blocking] == ["decimal_unclear"]
    thousands = values(read(table, answers=Answers(decimal_mark=",")))
    decimals = values(read(table, answers=Answers(decimal_mark=".")))
    assert (max(thousands.values()), min(decimals.values())) == (1234.0, 1.234)


def test_a_point_in_a_count_groups_thousands() -> None:
    table = "| OBO | |\n| Måned | Udsættelser | Rykkere |\n| jan 2016 | 1 | '1.234' |"
    assert sorted(counts(read(table)).values()) == [1, 1234]


def test_each_mark_has_its_meaning() -> None:
    table = """
    | OBO      |             |         |
    | Måned    | Udsættelser | Rykkere |
    | jan 2016 | ingen       | ..      |
    | feb 2016 | 2           | x       |
    """
    assert counts(read(table)) == {
        ("obo", "2016-01", "evictions"): 0,
        ("obo", "2016-02", "evictions"): 2,
    }


def test_months_across_are_read_like_months_down() -> None:
    table = """
    | OBO                |         |         |        |
    | Udsættelser 2016   |         |         |        |
    |             | januar | februar | 1. kvartal | I alt |
    | Udsættelser | 1      | 0       | 1          | 1     |
    | Rykkere     | 120    | ..      |            | 120   |
    """
    reading = read(table)
    assert counts(reading) == {
        ("obo", "2016-01", "evictions"): 1,
        ("obo", "2016-02", "evictions"): 0,
        ("obo", "2016-01", "reminders"): 120,
    }
    assert {row.cell for row in reading.rows} == {"B4", "C4", "B5"}


def test_a_wrong_sum_across_is_told_at_its_cell() -> None:
    table = """
    | OBO 2016    |        |         |       |
    |             | januar | februar | I alt |
    | Udsættelser | 1      | 0       | 3     |
    """
    assert [(f.code, f.cell) for f in read(table).findings] == [("total_disagrees", "D3")]


def test_a_quarter_between_the_months_is_their_sum() -> None:
    table = """
    | OBO 2016   |             |
    | Måned      | Udsættelser |
    | januar     | 1           |
    | februar    | 2           |
    | marts      | 3           |
    | 1. kvartal | 6           |
    | april      | 1           |
    | 2. kvartal | 2           |
    """
    assert [(f.code, f.cell) for f in read(table).findings] == [("total_disagrees", "B8")]


def test_a_quarter_without_its_months_cannot_be_shared_out() -> None:
    table = """
    | OBO 2016   |             |
    | Periode    | Udsættelser |
    | 1. kvartal | 6           |
    | 2. kvartal | 2           |
    """
    assert [(f.code, f.cell) for f in read(table).findings] == [
        ("quarter_not_months", "A3"),
        ("quarter_not_months", "A4"),
    ]


def test_a_sheet_for_each_month_names_it() -> None:
    january: Lines = [["Boligorganisation", "Udsættelser"], ["AB", 1], ["OBO", 0], ["I alt", 1]]
    february: Lines = [["Boligorganisation", "Udsættelser"], ["AB", 2], ["OBO", None]]
    content = workbook({"Januar 2016": january, "Feb. 2016": february})
    assert counts(read(content)) == {
        ("ab", "2016-01", "evictions"): 1,
        ("obo", "2016-01", "evictions"): 0,
        ("ab", "2016-02", "evictions"): 2,
    }


def test_two_header_rows_and_carried_labels() -> None:
    table = """
    | Udsættelser 2016  |        |             |           |
    |                   |        | I perioden  |           |
    | Boligorganisation | Måned  | Udsættelser | Restancer |
    | AB                | januar | 1           | 10        |
    |                   | februar| 2           | 20        |
    | OBO               | januar | 3           | 30        |
    |                   | februar| 4           | 40        |
    """
    assert counts(read(table))["obo", "2016-02", "evictions"] == 4


def test_the_analyst_tells_whether_shares_are_fractions() -> None:
    table = """
    | Tal for 2015 | Ledige 18-64 år | Fraflytningsprocent |
    | Bolbro       | 0.09            | 0.4                     |
    | Odense       | 0.05            | 0.29                    |
    """
    assert [found.code for found in read(table).blocking] == ["share_or_percent"]
    assert sorted(values(read(table, answers=Answers(shares="fraction"))).values()) == [
        5,
        9,
        29,
        40,
    ]
    assert max(values(read(table, answers=Answers(shares="percent"))).values()) == 0.4
