"""Report cells and targets for tests, written as a row of months per organisation.

A number was received, ``?`` is late, ``.`` is not yet due and ``-`` is not owed; ``4r`` is a part
of a month that is still running, ``4<3`` was 3 until it was corrected.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from hypothesis import strategies as st

from boligblik.measures.completeness import CellState, ReportCell
from boligblik.measures.targets import Rule, Target

_STATES = {
    "?": CellState.MISSING,
    ".": CellState.EXPECTED,
    "-": CellState.NOT_APPLICABLE,
    "0": CellState.RECEIVED_ZERO,
}
_WORDS = st.sampled_from(["0", "1", "3", "12", "?", ".", "-", "2r", "5<4"])


def cells_of(year: int, **rows: str) -> list[ReportCell]:
    """Make the cells: ``cells_of(2016, nord="3 ? .")`` is January to March."""
    return [
        cell_of(organisation, date(year, index + 1, 1), word)
        for organisation, row in rows.items()
        for index, word in enumerate(row.split())
    ]


def cell_of(organisation: str, month: date, word: str) -> ReportCell:
    """Make one cell from its word."""
    number, _, first = word.rstrip("r").partition("<")
    value = int(number) if number.isdigit() else None
    state = _STATES.get(word, CellState.RECEIVED)
    if word.endswith("r"):
        state = CellState.RUNNING
    if first:
        state = CellState.CORRECTED
    name = organisation.capitalize()
    return ReportCell(organisation, name, month, value, state, int(first) if first else None)


@st.composite
def report_cells(draw: st.DrawFn) -> list[ReportCell]:
    """Draw one to three organisations with the same one to six months of 2016."""
    organisations = ["nord", "syd", "vest"][: draw(st.integers(1, 3))]
    months = draw(st.integers(1, 6))
    return [
        cell_of(organisation, date(2016, month, 1), draw(_WORDS))
        for organisation, month in product(organisations, range(1, months + 1))
    ]


def without(cells: Sequence[ReportCell], organisation: str) -> list[ReportCell]:
    """Take back everything that an organisation has reported: its months become missing."""
    taken_back = {CellState.RUNNING: CellState.EXPECTED}
    return [
        replace(
            cell, value=None, first_value=None, state=taken_back.get(cell.state, CellState.MISSING)
        )
        if cell.organisation == organisation and cell.value is not None
        else cell
        for cell in cells
    ]


def reduction(percent: float = 10) -> Target:
    """Make the target of so many percent fewer evictions in 2016 than in 2015."""
    return _target("evictions", Rule.REDUCE_BY_PERCENT, percent, with_baseline=True)


def at_most(limit: float) -> Target:
    """Make the target of at most so many evictions in 2016."""
    return _target("evictions", Rule.AT_MOST, limit, with_baseline=False)


def at_least(limit: float) -> Target:
    """Make the target of at least so many sessions in 2016."""
    return _target("counselling_sessions", Rule.AT_LEAST, limit, with_baseline=False)


def _target(measure: str, rule: Rule, value: float, *, with_baseline: bool) -> Target:
    return Target(
        target=f"{measure}_2016",
        measure=measure,
        period_start=date(2016, 1, 1),
        period_end=date(2016, 12, 31),
        rule=rule,
        value=value,
        baseline_start=date(2015, 1, 1) if with_baseline else None,
        baseline_end=date(2015, 12, 31) if with_baseline else None,
        organisation=None,
        organisation_name=None,
        text_da="Mål",
        text_en="Target",
        page="8",
    )
