"""Whether a target is met, judged by certainty first and completeness second (METHODS 7).

Chance (forecasts and their probabilities) is not weighed here; a target whose reports are all in
and whose period is still running is simply under way.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from boligblik.measures.completeness import CellState, ReportCell, Total, total_of


class Rule(StrEnum):
    """What a target asks of the total of its period."""

    REDUCE_BY_PERCENT = "reduce_by_percent"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"


class TargetState(StrEnum):
    """The verdict on a target."""

    NOT_STARTED = "not_started"
    BASELINE_MISSING = "baseline_missing"
    NOTHING_REPORTED = "nothing_reported"
    MET = "met"
    NOT_MET = "not_met"
    UNDECIDED = "undecided"
    UNDER_WAY = "under_way"


@dataclass(frozen=True)
class Target:
    """A target as it was agreed; ``value`` is percent for a reduction, otherwise a count."""

    target: str
    measure: str
    period_start: date
    period_end: date
    rule: Rule
    value: float
    baseline_start: date | None
    baseline_end: date | None
    text_da: str
    text_en: str
    page: str

    @property
    def is_ceiling(self) -> bool:
        """Tell whether fewer is better."""
        return self.rule is not Rule.AT_LEAST


@dataclass(frozen=True)
class TargetStatus:
    """A target held against what has been reported by ``as_of``.

    ``last_month`` is the last one that all owe and somebody has reported.
    ``limit`` is the ceiling or floor as a count; None while the baseline is not known.
    """

    target: Target
    as_of: date
    total: Total
    baseline: Total | None
    limit: int | None
    state: TargetState
    last_month: date | None
    is_example: bool


def limit_of(target: Target, baseline: Total | None) -> int | None:
    """Return the ceiling (rounded down) or floor (rounded up) as a count of events.

    A reduction needs a whole baseline; without one there is no ceiling.
    """
    # Exact arithmetic: in floats 0.9 x 130 is 117.0 but 0.9 x 110 is 99.00000000000001.
    value = Fraction(str(target.value))
    if target.rule is Rule.AT_LEAST:
        return ceil(value)
    if target.rule is Rule.AT_MOST:
        return floor(value)
    if baseline is None or baseline.reported is None or not baseline.is_final:
        return None
    return floor(baseline.reported * (1 - value / 100))


def judge(
    target: Target,
    cells: Sequence[ReportCell],
    baseline_cells: Sequence[ReportCell],
    as_of: date,
    *,
    is_example: bool,
) -> TargetStatus:
    """Hold a target against the report cells of its period and of its baseline."""
    total = total_of(cells, history=baseline_cells)
    baseline = None
    if target.rule is Rule.REDUCE_BY_PERCENT:
        baseline = total_of(_owed_baseline(cells, baseline_cells), history=cells)
    limit = limit_of(target, baseline)
    return TargetStatus(
        target=target,
        as_of=as_of,
        total=total,
        baseline=baseline,
        limit=limit,
        state=_state(target, total, limit, as_of),
        last_month=_last_month_due(cells),
        is_example=is_example,
    )


def _owed_baseline(
    cells: Sequence[ReportCell], baseline_cells: Sequence[ReportCell]
) -> list[ReportCell]:
    """Count as missing what a reporter of the period has not told of the baseline.

    A reporter that was first heard of in the period would otherwise add to the total and not to
    the ceiling.
    """
    in_period = {cell.organisation for cell in cells if cell.state is not CellState.NOT_APPLICABLE}
    return [
        replace(cell, state=CellState.MISSING)
        if cell.state is CellState.NOT_APPLICABLE and cell.organisation in in_period
        else cell
        for cell in baseline_cells
    ]


def _last_month_due(cells: Sequence[ReportCell]) -> date | None:
    """Return the last month with a report of which none is still to come."""
    to_come = {cell.month for cell in cells if cell.state is CellState.EXPECTED}
    received = {cell.month for cell in cells if cell.value is not None}
    return max(received - to_come, default=None)


def _state(target: Target, total: Total, limit: int | None, as_of: date) -> TargetState:
    if as_of < target.period_start and total.reported is None:
        return TargetState.NOT_STARTED
    if limit is None:
        return TargetState.BASELINE_MISSING
    if total.reported is None:
        return TargetState.NOTHING_REPORTED
    passed = total.reported > limit if target.is_ceiling else total.reported >= limit
    if passed:
        return TargetState.NOT_MET if target.is_ceiling else TargetState.MET
    # A report still out can hold any number, so neither verdict below is safe without it.
    if not total.is_complete:
        return TargetState.UNDECIDED
    # A month that has begun is not over, whatever has been reported of it.
    if total.to_come or as_of <= target.period_end:
        return TargetState.UNDER_WAY
    return TargetState.MET if target.is_ceiling else TargetState.NOT_MET
