from datetime import date

import pytest
from hypothesis import given

from boligblik.language import DANISH
from boligblik.measures.completeness import ReportCell
from boligblik.measures.same_months import compare_same_months, percent_change
from tests.made_reports import cells_of, report_cells


def test_187_to_99_is_47_percent() -> None:
    compared = compare_same_months(cells_of(2014, odense="99"), cells_of(2011, odense="187"), 36)
    assert compared is not None
    assert compared.change == -88
    percent = percent_change(compared.now, compared.before)
    assert percent == pytest.approx(-47.0588, abs=0.0001)
    assert DANISH.percent(percent or 0) == "-47\N{NO-BREAK SPACE}%"


def test_only_months_received_in_both_years_count() -> None:
    later = cells_of(2016, nord="3 2 ? 9", syd="1 1 1 .")
    earlier = cells_of(2015, nord="5 5 5 ?", syd="2 ? 2 2")
    compared = compare_same_months(later, earlier)
    assert compared is not None
    # nord in January and February, syd in January and March.
    assert (compared.now, compared.before, compared.pairs) == (7, 14, 4)
    assert [(cell.organisation, cell.month.month) for cell in compared.left_out] == [
        ("nord", 4),
        ("syd", 2),
    ]
    assert compared.last_month == date(2016, 3, 1)


def test_zeros_are_compared() -> None:
    compared = compare_same_months(cells_of(2016, nord="0"), cells_of(2015, nord="0"))
    assert compared is not None
    assert (compared.now, compared.before, compared.pairs) == (0, 0, 1)


def test_nothing_in_common_is_no_comparison() -> None:
    assert compare_same_months(cells_of(2016, nord="3 ?"), cells_of(2015, nord="? 3")) is None
    assert compare_same_months(cells_of(2016, nord="3"), cells_of(2015, syd="3")) is None
    assert compare_same_months([], []) is None


def test_a_change_from_zero_has_no_percentage() -> None:
    assert percent_change(5, 0) is None


@given(report_cells())
def test_a_year_against_itself_has_no_change(cells: list[ReportCell]) -> None:
    compared = compare_same_months(cells, cells, 0)
    if compared is not None:
        assert compared.change == 0
        assert compared.left_out == ()
        assert compared.pairs == sum(cell.whole_value is not None for cell in cells)


def test_a_running_month_is_compared_with_nothing() -> None:
    compared = compare_same_months(cells_of(2016, nord="3 2r"), cells_of(2015, nord="5 5"))
    assert compared is not None
    assert (compared.now, compared.before, compared.pairs) == (3, 5, 1)
    assert compared.left_out == ()


def test_sixteen_months_are_paired_with_those_a_year_before() -> None:
    later = [*cells_of(2016, nord="1 1 1 1 1 1 1 1 1 1 1 1"), *cells_of(2017, nord="2 2 2 2")]
    compared = compare_same_months(later, cells_of(2015, nord="3 3 3 3 3 3 3 3 3 3 3 3"))
    assert compared is not None
    assert (compared.now, compared.before, compared.pairs) == (12, 36, 12)
    assert len(compared.left_out) == 4
