from datetime import date

import pytest

from boligblik.language import DANISH, ENGLISH, LANGUAGES, Language, language_for

NO_BREAK = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "digits", "danish", "english"),
    [
        (0, 0, "0", "0"),
        (1234, 0, "1.234", "1,234"),
        (1234567.891, 1, "1.234.567,9", "1,234,567.9"),
        (47.0, 1, "47,0", "47.0"),
        (-6, 0, "-6", "-6"),
        (2.5, 0, "3", "3"),
        (0.45, 1, "0,5", "0.5"),
        (-2.5, 0, "-3", "-3"),
        (-0.4, 0, "0", "0"),
    ],
)
def test_numbers(value: float, digits: int, danish: str, english: str) -> None:
    assert DANISH.number(value, digits) == danish
    assert ENGLISH.number(value, digits) == english


def test_percent_is_already_in_percent() -> None:
    assert DANISH.percent(47.06) == f"47{NO_BREAK}%"
    assert DANISH.percent(47.06, 1) == f"47,1{NO_BREAK}%"
    assert ENGLISH.percent(47.06) == "47%"


def test_months_and_dates() -> None:
    day = date(2016, 9, 12)
    assert DANISH.month(day) == "september 2016"
    assert DANISH.month_name(day) == "september"
    assert DANISH.month_short(day) == "sep."
    assert DANISH.date(day) == "12. september 2016"
    assert ENGLISH.month(day) == "September 2016"
    assert ENGLISH.date(day) == "12 September 2016"


def test_danish_months_are_lower_case() -> None:
    names = [DANISH.month_name(date(2016, month, 1)) for month in range(1, 13)]
    assert names == [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ]


@pytest.mark.parametrize(
    ("start", "end", "danish", "english"),
    [
        ("2015-01-01", "2015-12-31", "2015", "2015"),
        ("2016-06-01", "2016-06-30", "juni 2016", "June 2016"),
        ("2016-02-01", "2016-02-29", "februar 2016", "February 2016"),
        ("2017-01-01", "2017-04-30", "januar–april 2017", "January–April 2017"),
        ("2014-03-01", "2015-02-28", "marts 2014–februar 2015", "March 2014–February 2015"),
        ("2015-01-01", "2016-12-31", "januar 2015–december 2016", "January 2015–December 2016"),
        (
            "2016-01-01",
            "2016-09-12",
            "1. januar 2016–12. september 2016",
            "1 January 2016–12 September 2016",
        ),
    ],
)
def test_periods(start: str, end: str, danish: str, english: str) -> None:
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    assert DANISH.period(first, last) == danish
    assert ENGLISH.period(first, last) == english


def test_lists_are_written_as_in_a_sentence() -> None:
    assert DANISH.join([]) == ""
    assert DANISH.join(["AB"]) == "AB"
    assert DANISH.join(["AB", "FaB", "OBO"]) == "AB, FaB og OBO"
    assert ENGLISH.join(["AB", "FaB"]) == "AB and FaB"


def test_text_is_translated_and_filled_in() -> None:
    assert DANISH.text("at most {limit}", limit="93") == "højst 93"
    assert ENGLISH.text("at most {limit}", limit="93") == "at most 93"


@pytest.mark.parametrize(
    ("n", "danish", "english"),
    [
        (0, "0 udsættelser", "0 evictions"),
        (1, "1 udsættelse", "1 eviction"),
        (1200, "1.200 udsættelser", "1,200 evictions"),
    ],
)
def test_plural_fits_its_number(n: int, danish: str, english: str) -> None:
    assert DANISH.plural("{n} eviction", "{n} evictions", n) == danish
    assert ENGLISH.plural("{n} eviction", "{n} evictions", n) == english


def test_a_text_without_translation_stays_as_it_is() -> None:
    assert DANISH.text("Nobody has translated this {n}", n=1) == "Nobody has translated this 1"


def test_names_of_data_fall_back_on_danish() -> None:
    assert DANISH.name("Ledige", "Unemployed") == "Ledige"
    assert ENGLISH.name("Ledige", "Unemployed") == "Unemployed"
    assert ENGLISH.name("Ledige", None) == "Ledige"


@pytest.mark.parametrize(
    ("code", "expected"), [("en", ENGLISH), ("da", DANISH), (None, DANISH), ("../x", DANISH)]
)
def test_unknown_languages_give_danish(code: str | None, expected: Language) -> None:
    assert language_for(code) == expected
    assert expected in LANGUAGES
