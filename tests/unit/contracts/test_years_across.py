"""Tables with years across are read: areas of one indicator, and one organisation's months."""

from datetime import date

from boligblik.contracts.rows import AreaValue, MonthlyCount
from boligblik.contracts.vocabulary import Vocabulary
from boligblik.importing import Answers, Reading, read_spreadsheet
from boligblik.language import DANISH
from boligblik.reading_sentences import what_it_is, why_it_is_so
from boligblik.settings import Settings
from tests.spreadsheets import Lines, xlsx

VOCABULARY = Vocabulary.from_reference(Settings().reference_folder)
TODAY = date(2016, 10, 12)


def read(lines: Lines, organisation: str | None = None) -> Reading:
    return read_spreadsheet(
        "fil.xlsx", xlsx(lines), VOCABULARY, Answers(organisation=organisation), TODAY
    )


def counts(reading: Reading) -> list[tuple[str, str, str, float]]:
    return [
        (row.organisation, row.measure, f"{row.month:%Y-%m}", row.value)
        for row in reading.rows
        if isinstance(row, MonthlyCount)
    ]


def values(reading: Reading) -> list[tuple[str, str, int, float]]:
    return [
        (row.indicator, row.area, row.period_start.year, row.value)
        for row in reading.rows
        if isinstance(row, AreaValue)
    ]


def codes(reading: Reading) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.cell) for finding in reading.findings]


def test_an_indicator_in_the_title_holds_for_all_years() -> None:
    reading = read(
        [
            ["Ledige 18-64 år"],
            ["Område", 2014, 2015],
            ["Bolbro", 9.5, 9.1],
            ["Gennemsnit", 8, None],
            ["I alt", 7, 7],
        ]
    )
    (indicator,) = {indicator for indicator, *_ in values(reading)}
    assert [value[1:] for value in values(reading)] == [
        ("bolbro", 2014, 9.5),
        ("bolbro", 2015, 9.1),
    ]
    assert indicator == VOCABULARY.resolve("indicator", "Ledige 18-64 år")
    assert codes(reading) == [("remark_left_out", "A4"), ("total_left_out", "A5")]


def test_each_indicator_stands_above_its_years() -> None:
    reading = read(
        [
            ["Områdetal"],
            ["", "Ledige 18-64 år", "", "Skolefravær", ""],
            ["Område", 2014, 2015, 2014, 2015],
            ["Bolbro", 9, 8, 17, 16],
        ]
    )
    assert codes(reading) == []
    assert [value[2:] for value in values(reading)] == [
        (2014, 9),
        (2015, 8),
        (2014, 17),
        (2015, 16),
    ]
    assert len({indicator for indicator, *_ in values(reading)}) == 2


def test_years_without_an_indicator_are_not_guessed_at() -> None:
    reading = read([["Område", 2014, 2015], ["Bolbro", 9, 8]])
    assert codes(reading) == [("nothing_recognised", None)]


def test_a_year_that_comes_twice_is_a_fault() -> None:
    reading = read([["Ledige 18-64 år"], ["Område", 2014, 2014], ["Bolbro", 9, 8]])
    assert codes(reading) == [("duplicate", "C2")]


def test_months_take_the_year_of_their_column() -> None:
    reading = read(
        [
            ["OBO udsættelser"],
            ["Måned", 2014, 2015, "Forskel"],
            ["januar", 1, 3, 2],
            ["februar", 0, None, None],
            ["Gns.", 0.5, 3, None],
            ["I alt", 1, 4, 3],
        ]
    )
    assert counts(reading) == [
        ("obo", "evictions", "2014-01", 1),
        ("obo", "evictions", "2014-02", 0),
        ("obo", "evictions", "2015-01", 3),
    ]
    assert codes(reading) == [("remark_left_out", "A5"), ("total_disagrees", "C6")]
    assert reading.unused == ("Forskel",)


def test_a_column_may_tell_its_measure_and_year() -> None:
    lines: Lines = [["Måned", "Udsættelser 2015", "Restancer 2015"], ["maj", 2, 30]]
    assert counts(read(lines, "obo")) == [
        ("obo", "evictions", "2015-05", 2),
        ("obo", "arrears", "2015-05", 30),
    ]
    assert codes(read(lines)) == [("organisation_unknown", None)]


def test_bare_years_need_a_title_that_tells_what_they_count() -> None:
    reading = read([["OBO"], ["Måned", 2014, 2015], ["januar", 1, 3]])
    assert codes(reading) == [("nothing_recognised", None)]


def test_a_column_of_years_beside_the_months_holds_for_each_row() -> None:
    reading = read(
        [
            ["Udsættelser"],
            ["År", "Måned", "OBO", "AB", "I alt"],
            [2014, "december", 1, 2, 3],
            [2015, "januar", 0, 1, 1],
        ]
    )
    assert codes(reading) == []
    assert {count[2] for count in counts(reading)} == {"2014-12", "2015-01"}
    assert len(counts(reading)) == 4


def test_what_was_read_is_said_in_words() -> None:
    reading = read([["OBO udsættelser"], ["Måned", 2014, 2015], ["januar", 1, 3]])
    assert what_it_is(reading, VOCABULARY, DANISH) == (
        "Læst som: Udsættelser · år ved siden af hinanden · OBO · januar 2014 – januar 2015 · "
        "2 værdier"
    )
    assert why_it_is_so(reading, DANISH) == "Organisationen står over tabellen."
