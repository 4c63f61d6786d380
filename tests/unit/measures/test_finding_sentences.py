"""Charts' findings as sentences, computed from the data."""

from dataclasses import dataclass

import pytest

from boligblik.language import DANISH, ENGLISH
from boligblik.measures.area_gaps import IndicatorGap
from boligblik.measures.completeness import months_of
from boligblik.measures.organisation_years import organisation_years
from boligblik.measures.same_months import compare_same_months, percent_change
from boligblik.measures.sentences import (
    area_sentence,
    gaps_sentence,
    largest_part_sentence,
    months_sentence,
    organisations_sentence,
    published_change_sentence,
    same_months_sentence,
    years_sentence,
)
from tests.made_reports import cells_of


@dataclass(frozen=True)
class Figure:
    difference: float | None
    polarity: str = "high_is_challenge"
    is_municipality: bool = False
    indicator: str = "unemployed"


@pytest.mark.parametrize(
    ("measure", "later", "expected"),
    [
        ("evictions", "3 2", "Udsættelserne ligger 5 under de samme måneder sidste år"),
        ("evictions", "9 2 50", "Udsættelserne ligger 1 over de samme måneder sidste år"),
        (
            "evictions",
            "8 2",
            "Antallet af udsættelser er det samme som i de samme måneder sidste år",
        ),
        ("evictions", "? ?", "Der er endnu ingen måneder at sammenligne med sidste år."),
        (
            "counselling_sessions",
            "3 2",
            "Rådgivningerne ligger 5 under de samme måneder sidste år",
        ),
        (
            "counselling_sessions",
            "9 2",
            "Rådgivningerne ligger 1 over de samme måneder sidste år",
        ),
    ],
)
def test_a_year_against_the_same_months(measure: str, later: str, expected: str) -> None:
    compared = compare_same_months(cells_of(2016, nord=later), cells_of(2015, nord="5 5"))
    assert same_months_sentence(measure, compared, DANISH) == expected


def test_the_published_fall_is_47_percent() -> None:
    told = {
        language: published_change_sentence(2011, 187, 2014, 99, percent_change(99, 187), language)
        for language in (DANISH, ENGLISH)
    }
    assert told[ENGLISH] == "From 187 in 2011 to 99 in 2014: a fall of 47%"
    assert told[DANISH] == "Fra 187 i 2011 til 99 i 2014: et fald på 47\N{NO-BREAK SPACE}%"


def test_a_published_rise_and_no_change() -> None:
    rise = published_change_sentence(2011, 50, 2014, 60, percent_change(60, 50), ENGLISH)
    assert rise == "From 50 in 2011 to 60 in 2014: a rise of 20%"
    level = published_change_sentence(2011, 50, 2014, 50, percent_change(50, 50), ENGLISH)
    assert level == "50 in 2011 and 50 in 2014"
    from_zero = published_change_sentence(2011, 0, 2014, 5, percent_change(5, 0), ENGLISH)
    assert from_zero == "0 in 2011 and 5 in 2014"


def test_the_newest_whole_month_is_told_against_the_others() -> None:
    months = months_of(cells_of(2016, nord="4 6 8 9 3 .", syd="0 0 1 1 ? ."))
    assert months_sentence("evictions", months, ENGLISH) == (
        "April 2016 had 10 evictions; a typical month has 7.5"
    )


def test_few_whole_months_give_no_finding() -> None:
    months = months_of(cells_of(2016, nord="4 6 ? 9"))
    expected = "There are too few complete months for a finding"
    assert months_sentence("evictions", months, ENGLISH) == expected


def test_organisations_below_last_year_are_counted() -> None:
    rows = organisation_years(
        cells_of(2016, nord="3", syd="5", vest="?"), cells_of(2015, nord="4", syd="5", vest="9")
    )
    assert organisations_sentence(rows, ENGLISH) == (
        "1 of 2 organisations have fewer evictions than in the same months last year"
    )
    assert organisations_sentence(rows[2:], ENGLISH) == (
        "No organisation can be compared with last year yet"
    )


def test_indicators_where_all_areas_are_worse_are_counted() -> None:
    gaps = [IndicatorGap("a", 4, 4), IndicatorGap("b", 4, 3), IndicatorGap("c", 2, 2)]
    assert gaps_sentence(gaps, "Odense Kommune", ENGLISH) == (
        "All areas have greater challenges than Odense Kommune on 2 of 3 indicators"
    )
    assert gaps_sentence([], "Odense Kommune", ENGLISH) == (
        "No area can be compared with Odense Kommune"
    )


def test_areas_on_one_indicator() -> None:
    figures = [Figure(3), Figure(-1), Figure(None), Figure(0, is_municipality=True)]
    assert area_sentence(figures, "Odense Kommune", ENGLISH) == (
        "1 of 2 areas have a greater challenge than Odense Kommune"
    )
    context = [Figure(3, "context"), Figure(4, "context")]
    assert area_sentence(context, "Odense Kommune", ENGLISH) == (
        "2 of 2 areas lie above Odense Kommune"
    )
    assert area_sentence([], "Odense Kommune", ENGLISH) == (
        "No area can be compared with Odense Kommune"
    )


def test_a_single_year_is_no_development() -> None:
    assert years_sentence([2015, 2010, 2015], ENGLISH) == "The development from 2010 to 2015"
    assert years_sentence([2015, 2015], ENGLISH) == (
        "The development cannot be shown: only one year is known"
    )


def test_the_largest_part_is_not_named_when_the_unknown_could_change_it() -> None:
    assert largest_part_sentence([("hjem", 46), ("plan", 45), (None, 45)], DANISH) == (
        "Ingen del er klart den største"
    )
    assert largest_part_sentence([("hjem", 75), ("plan", 20), (None, 5)], DANISH) == (
        "Flest: hjem, 75\N{NO-BREAK SPACE}%"
    )
    assert largest_part_sentence([(None, 5)], DANISH) == "De fleste rådgivninger oplyser det ikke"
