from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from scipy.stats import nbinom

from boligblik.measures.completeness import (
    UPPER_LEVEL,
    CellState,
    ReportCell,
    months_of,
    total_of,
    upper_limit_of_a_month,
)
from tests.made_reports import cells_of, report_cells, without


def test_a_whole_period() -> None:
    total = total_of(cells_of(2016, nord="3 0 2", syd="1 1 -"))
    assert (total.reported, total.received, total.expected) == (7, 5, 5)
    assert total.is_complete
    assert total.is_final
    assert total.upper == 7


def test_a_missing_month_is_not_zero() -> None:
    total = total_of(cells_of(2016, nord="3 ? 2"))
    assert (total.reported, total.received, total.expected) == (5, 2, 3)
    assert [cell.month for cell in total.missing] == [date(2016, 2, 1)]
    assert not total.is_complete
    assert not total.is_final
    assert total.upper == 5 + upper_limit_of_a_month(5, 2)


def test_nothing_reported_is_not_zero_either() -> None:
    total = total_of(cells_of(2016, nord="? ?"))
    assert total.reported is None
    assert total.upper is None


def test_reported_zeros_are_a_total_of_zero() -> None:
    assert total_of(cells_of(2016, nord="0 0")).reported == 0


def test_months_to_come_are_neither_missing_nor_final() -> None:
    total = total_of(cells_of(2016, nord="3 . ."))
    assert total.is_complete
    assert not total.is_final
    assert (total.expected, total.to_come) == (1, 2)


def test_a_report_before_it_is_due_counts_as_expected() -> None:
    assert total_of(cells_of(2016, nord="3 4 .")).expected == 2


def test_a_reporter_without_any_month_has_no_upper_limit() -> None:
    assert total_of(cells_of(2016, nord="3 3", syd="? ?")).upper is None


def test_the_upper_limit_learns_from_the_reporter_s_own_history_only() -> None:
    cells = cells_of(2016, nord="?", syd="0")
    history = cells_of(2015, nord="2 2 2", syd="50 50 50")
    assert total_of(cells, history).upper == upper_limit_of_a_month(6, 3)


def test_history_does_not_count_in_the_total() -> None:
    cells, history = cells_of(2016, nord="3 3"), cells_of(2015, nord="9 9")
    assert total_of(cells, history).reported == 6


def test_a_cell_in_both_counts_once_for_the_limit() -> None:
    cells = cells_of(2016, nord="4 ?")
    assert total_of(cells, history=cells).upper == total_of(cells).upper


@pytest.mark.parametrize(("events", "months"), list(product([0, 1, 7, 40, 300], [1, 2, 9, 24])))
def test_the_upper_limit_of_a_month_is_the_negative_binomial_s(events: int, months: int) -> None:
    expected = nbinom.ppf(UPPER_LEVEL, events + 0.5, months / (months + 1))
    assert upper_limit_of_a_month(events, months) == expected


def test_no_month_gives_no_limit() -> None:
    with pytest.raises(ValueError, match="at least one"):
        upper_limit_of_a_month(0, 0)


def test_months_are_summed_in_order_with_gaps_kept() -> None:
    months = months_of(cells_of(2016, syd="1 ? .", nord="2 3 ."))
    assert [month.month.month for month in months] == [1, 2, 3]
    assert [month.total.reported for month in months] == [3, 3, None]
    assert [month.total.is_final for month in months] == [True, False, False]


def test_a_month_s_limit_learns_from_the_other_months() -> None:
    (_, february) = months_of(cells_of(2016, nord="4 ?"))
    assert february.total.upper == upper_limit_of_a_month(4, 1)


@given(report_cells())
def test_the_months_together_are_the_period(cells: list[ReportCell]) -> None:
    months, total = months_of(cells), total_of(cells)
    assert sum(month.total.reported or 0 for month in months) == (total.reported or 0)
    assert sum(month.total.expected for month in months) == total.expected


@given(report_cells())
def test_every_cell_is_received_missing_to_come_or_not_owed(cells: list[ReportCell]) -> None:
    total = total_of(cells)
    not_owed = sum(cell.state is CellState.NOT_APPLICABLE for cell in cells)
    assert total.received + len(total.missing) + total.to_come + not_owed == len(cells)


@given(report_cells())
def test_a_missing_month_never_counts_as_zero(cells: list[ReportCell]) -> None:
    total = total_of(cells)
    as_zero = [
        replace(cell, value=0, state=CellState.RECEIVED_ZERO)
        if cell.state is CellState.MISSING
        else cell
        for cell in cells
    ]
    if total.missing:
        assert total != total_of(as_zero)
        assert not total.is_complete
        assert total.received < total.expected
    if all(cell.value is None for cell in cells):
        assert total.reported is None


@given(report_cells())
def test_a_report_taken_back_never_tells_more(cells: list[ReportCell]) -> None:
    before = total_of(cells)
    for organisation in {cell.organisation for cell in cells}:
        after = total_of(without(cells, organisation))
        assert (after.reported or 0) <= (before.reported or 0)
        assert after.expected == before.expected
        assert len(after.missing) >= len(before.missing)
        if before.upper is None:
            assert after.upper is None
        if before.received and not before.is_complete:
            assert not after.is_complete
