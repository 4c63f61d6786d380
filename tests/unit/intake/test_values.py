"""Single cells: what each reader takes, and what it refuses rather than guesses."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from boligblik.intake.grid import UNCALCULATED, Cell, Value
from boligblik.intake.values import (
    CellProblemError,
    is_month,
    read_count,
    read_date,
    read_month,
    read_number,
    read_period,
)


def cell(value: Value | None, number_format: str = "General") -> Cell:
    return Cell("Ark1", 1, 1, value, number_format)


def problem(read: Callable[[Cell], object], value: Value, number_format: str = "General") -> str:
    with pytest.raises(CellProblemError) as raised:
        read(cell(value, number_format))
    return raised.value.code


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (47, 47.0),
        (12.5, 12.5),
        ("12,5", 12.5),
        ("-3", -3.0),
        ("1.234", 1234.0),
        ("1.234.567,5", 1234567.5),
        ("1 234", 1234.0),
        ("1\N{NO-BREAK SPACE}234,5", 1234.5),
        ("50 %", 50.0),
        ("50\N{NO-BREAK SPACE}%", 50.0),
        ("4,5%", 4.5),
        ("12 pct.", 12.0),
        ("17 dage", 17.0),
        ("0", 0.0),
        ("0,5", 0.5),
    ],
)
def test_number_is_read_the_danish_way(value: Value, number: float) -> None:
    assert read_number(cell(value)) == number


def test_number_that_the_sheet_shows_as_a_percentage_is_in_percent() -> None:
    assert read_number(cell(0.5, "0%")) == 50.0
    assert read_number(cell(0.29, "0.0%")) == 29.0
    assert read_number(cell(0.5)) == 0.5


@pytest.mark.parametrize(
    "value", ["12.5", "0.123", "1.23", "12 3", "1.2345", "12,5,1", "ca. 12", "tolv", "12a", True]
)
def test_number_that_could_mean_two_things_is_refused(value: Value) -> None:
    assert problem(read_number, value) == "number_unreadable"


@pytest.mark.parametrize("value", ["-", "\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}"])
def test_dash_is_asked_about(value: str) -> None:
    assert problem(read_number, value) == "dash_asked"


@pytest.mark.parametrize("value", ["#N/A", "#DIV/0!", "#REF!", "#VÆRDI!", "#NAVN?", "#I/T"])
def test_spreadsheet_error_is_named_as_one(value: str) -> None:
    assert problem(read_number, value) == "error_cell"


def test_formula_without_result_is_not_a_blank() -> None:
    assert problem(read_number, UNCALCULATED) == "formula_without_value"


@pytest.mark.parametrize("read", [read_number, read_count, read_date, read_period])
def test_blank_is_missing(read: Callable[[Cell], object]) -> None:
    assert read(cell(None)) is None


def test_count_is_whole_and_not_negative() -> None:
    assert read_count(cell(0)) == 0
    assert read_count(cell(12.0)) == 12
    assert read_count(cell("1.234")) == 1234
    assert problem(read_count, -1) == "negative"
    assert problem(read_count, 2.5) == "not_whole"
    assert problem(read_count, "2,5") == "not_whole"


def test_share_is_no_count() -> None:
    assert problem(read_count, "50 %") == "number_unreadable"
    assert problem(read_count, "17 dage") == "number_unreadable"
    assert problem(read_count, 0.5, "0%") == "number_unreadable"


@pytest.mark.parametrize(
    "value",
    [
        "januar 2016",
        "Januar 2016",
        "JANUAR 2016",
        "jan 2016",
        "jan. 2016",
        "jan-16",
        "jan.-16",
        "Jan 16",
        "jan16",
        "januar'16",
        "january 2016",
        "2016-01",
        "2016-1",
        "2016/01",
        "01-2016",
        "1/2016",
        "01.2016",
        "2016M01",
        "2016m1",
        "201601",
        201601,
        "01-01-2016",
        "31.01.2016",
        "2016-01-15",
        "15. januar 2016",
        date(2016, 1, 15),
        datetime(2016, 1, 1),  # noqa: DTZ001
    ],
)
def test_month_is_read_in_every_danish_form(value: Value) -> None:
    assert read_month(cell(value), year=None) == date(2016, 1, 1)


@pytest.mark.parametrize(
    ("names", "number"),
    [
        (("januar", "jan", "jan.", "january"), 1),
        (("februar", "feb", "february"), 2),
        (("marts", "mar", "mar.", "march"), 3),
        (("april", "apr"), 4),
        (("maj", "may"), 5),
        (("juni", "jun", "june"), 6),
        (("juli", "jul", "july"), 7),
        (("august", "aug"), 8),
        (("september", "sep", "sept", "sept."), 9),
        (("oktober", "okt", "oct", "october"), 10),
        (("november", "nov"), 11),
        (("december", "dec", "Dec."), 12),
    ],
)
def test_bare_month_name_takes_the_year_given(names: tuple[str, ...], number: int) -> None:
    for name in names:
        assert read_month(cell(name), year=2015) == date(2015, number, 1)


def test_bare_month_name_without_a_year_asks_for_it() -> None:
    assert problem(lambda shown: read_month(shown, None), "marts") == "year_unknown"


@pytest.mark.parametrize(
    "value",
    ["13-2016", "2016-13", "20161", 20161, 42371, "4237-1", "januer", "1. kvartal", "2016", 1, "1"],
)
def test_month_that_is_none_is_refused(value: Value) -> None:
    assert problem(lambda shown: read_month(shown, 2016), value) == "month_unreadable"
    assert not is_month(cell(value))


@pytest.mark.parametrize(
    "value",
    [
        "14-03-2016",
        "14.03.2016",
        "14/3/2016",
        "14/03/2016",
        "2016-03-14",
        "2016-03-14 00:00:00",
        "14. marts 2016",
        "14. mar. 2016",
        "14.03.16",
        "14/3-16",
        "14 mar 16",
        "14-mar-2016",
        "2016-03-14 09:30",
        "42443",
        date(2016, 3, 14),
        datetime(2016, 3, 14, 9, 30),  # noqa: DTZ001
    ],
)
def test_date_is_read_with_the_day_first(value: Value) -> None:
    assert read_date(cell(value)) == date(2016, 3, 14)


@pytest.mark.parametrize(
    "value", ["31-02-2016", "03/14/2016", "14-03-16", "marts 2016", 42443, "x"]
)
def test_date_that_is_none_is_refused(value: Value) -> None:
    assert problem(read_date, value) == "date_unreadable"


def test_period_is_a_whole_year() -> None:
    assert read_period(cell(2015)) == (date(2015, 1, 1), date(2015, 12, 31))
    assert read_period(cell("2015")) == (date(2015, 1, 1), date(2015, 12, 31))
    assert read_period(cell(2015.0)) == (date(2015, 1, 1), date(2015, 12, 31))
    assert problem(read_period, "15") == "period_unreadable"
    assert problem(read_period, 20151) == "period_unreadable"
