"""Where a target stands: certainty first, completeness second, chance last (METHODS 7).

Nothing that is missing is guessed at: a report that has not come keeps a verdict open unless what
has been reported settles it already.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from boligblik.measures.completeness import (
    CellState,
    MonthTotal,
    ReportCell,
    Total,
    months_of,
    total_of,
)
from boligblik.measures.forecast import Forecast, forecast_of
from boligblik.measures.same_months import SameMonths, compare_same_months
from boligblik.measures.spread import dispersion_of
from boligblik.measures.targets import Rule, Target, limit_of
from boligblik.measures.year_against_year import Comparison, compare

LIKELY, UNLIKELY = 0.8, 0.2
"""From which probability on a target is on track, and down to which it is behind."""


FEWEST_MONTHS = 3
"""Whole months that a verdict by chance needs: before, what is called likely comes too seldom
(``benchmarks/calibration.py``)."""


class TargetState(StrEnum):
    """The verdict on a target."""

    NOT_STARTED = "not_started"
    BASELINE_MISSING = "baseline_missing"
    NOTHING_REPORTED = "nothing_reported"
    MET = "met"
    NOT_MET = "not_met"
    UNDECIDED = "undecided"
    UNDER_WAY = "under_way"
    ON_TRACK = "on_track"
    UNCERTAIN = "uncertain"
    BEHIND = "behind"


class Reason(StrEnum):
    """What a verdict rests on."""

    NOT_BEGUN = "not_begun"
    BASELINE_INCOMPLETE = "baseline_incomplete"
    NOTHING_TO_JUDGE = "nothing_to_judge"
    LIMIT_PASSED = "limit_passed"
    ALL_REPORTED = "all_reported"
    REPORTS_MISSING = "reports_missing"
    TOO_FEW_MONTHS = "too_few_months"
    SPREAD_UNKNOWN = "spread_unknown"
    CHANCE = "chance"


_SURENESS = {
    TargetState.UNDER_WAY: 1,
    TargetState.UNCERTAIN: 2,
    TargetState.ON_TRACK: 3,
    TargetState.BEHIND: 3,
    TargetState.MET: 4,
    TargetState.NOT_MET: 4,
}


WELL = frozenset({TargetState.MET, TargetState.ON_TRACK})
BADLY = frozenset({TargetState.NOT_MET, TargetState.BEHIND})


def sureness_of(state: TargetState) -> int:
    """Rank a verdict by how much it claims: 0 claims nothing, 4 is settled for good."""
    return _SURENESS.get(state, 0)


@dataclass(frozen=True)
class TargetStatus:
    """A target held against what has been reported by ``as_of``.

    ``limit`` is the ceiling or floor as a count; None while the baseline is not known.
    ``first_baseline`` is the baseline as it was before any correction, and ``only_in_baseline``
    names the organisations that are in it and report nothing in the period.
    ``last_month`` is the last one that all owe and somebody has reported. ``forecast`` is None
    without a whole month to learn from. ``same_months`` holds the period against its baseline or
    the year before, like with like, and ``comparison`` whether that change could be chance.
    """

    target: Target
    as_of: date
    total: Total
    months: tuple[MonthTotal, ...]
    earlier: Total
    earlier_months: tuple[MonthTotal, ...]
    limit: int | None
    first_baseline: Total
    only_in_baseline: tuple[str, ...]
    state: TargetState
    reason: Reason
    last_month: date | None
    forecast: Forecast | None
    same_months: SameMonths | None
    comparison: Comparison | None
    is_example: bool

    @property
    def baseline(self) -> Total | None:
        """Return the total that a reduction is reckoned from."""
        return self.earlier if self.target.rule is Rule.REDUCE_BY_PERCENT else None

    @property
    def first_limit(self) -> int | None:
        """Return the ceiling or floor before the baseline was corrected."""
        return limit_of(self.target, self.first_baseline)

    @property
    def probability(self) -> float | None:
        """Return how likely the target is to be met; None where nothing can be said."""
        return _probability(self.target, self.limit, self.forecast)

    @property
    def achieved_percent(self) -> float | None:
        """Return how much of the agreed reduction the whole period brought (Healthy People 2030).

        None while the period is not wholly reported, and for other rules.
        """
        if not self.baseline or self.limit is None or not self.total.is_final:
            return None
        before = self.baseline.reported or 0
        asked, achieved = before - self.limit, before - (self.total.reported or 0)
        return 100 * achieved / asked if asked else None


def judge(
    target: Target,
    cells: Sequence[ReportCell],
    earlier_cells: Sequence[ReportCell],
    as_of: date,
    *,
    is_example: bool,
) -> TargetStatus:
    """Hold a target against the report cells of its period and of what it is compared with."""
    if target.rule is Rule.REDUCE_BY_PERCENT:
        earlier_cells = _owed_baseline(cells, earlier_cells)
    total = total_of(cells, history=earlier_cells)
    earlier = total_of(earlier_cells, history=cells)
    months = months_of(cells, history=earlier_cells)
    earlier_months = months_of(earlier_cells, history=cells)
    limit = limit_of(target, earlier)
    dispersion = dispersion_of([_whole(earlier_months), _whole(months)])
    forecast = _forecast(months, total, dispersion)
    same_months = compare_same_months(cells, earlier_cells, target.months_apart)
    state, reason = _verdict(target, total, earlier, limit, forecast, as_of)
    return TargetStatus(
        target=target,
        as_of=as_of,
        total=total,
        months=months,
        earlier=earlier,
        earlier_months=earlier_months,
        limit=limit,
        first_baseline=total_of(_as_first_reported(earlier_cells)),
        only_in_baseline=_only_in_baseline(cells, earlier_cells),
        state=state,
        reason=reason,
        last_month=_last_month_due(cells),
        forecast=forecast,
        same_months=same_months,
        comparison=_comparison(same_months, dispersion),
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


def _as_first_reported(cells: Sequence[ReportCell]) -> list[ReportCell]:
    """Take corrections back."""
    return [
        cell if cell.first_value is None else replace(cell, value=cell.first_value)
        for cell in cells
    ]


def _only_in_baseline(
    cells: Sequence[ReportCell], earlier_cells: Sequence[ReportCell]
) -> tuple[str, ...]:
    """Name those whose months are in the baseline although none of the period is theirs."""
    owing = {cell.organisation for cell in cells if cell.state is not CellState.NOT_APPLICABLE}
    return tuple(
        dict.fromkeys(
            cell.organisation_name
            for cell in earlier_cells
            if cell.value is not None and cell.organisation not in owing
        )
    )


def _last_month_due(cells: Sequence[ReportCell]) -> date | None:
    """Return the last month with a report of which none is still to come."""
    open_states = (CellState.EXPECTED, CellState.RUNNING)
    to_come = {cell.month for cell in cells if cell.state in open_states}
    received = {cell.month for cell in cells if cell.value is not None}
    return max(received - to_come, default=None)


def _whole(months: Sequence[MonthTotal]) -> list[int]:
    return [month.total.reported or 0 for month in months if month.total.is_final]


def _forecast(months: Sequence[MonthTotal], total: Total, dispersion: float) -> Forecast | None:
    """Foretell the period's total from its whole months; a month nobody owes is no part of it."""
    whole = _whole(months)
    left = sum(month.total.is_owed and not month.total.is_final for month in months)
    return forecast_of(sum(whole), len(whole), left, total.reported or 0, dispersion)


def _comparison(same_months: SameMonths | None, dispersion: float) -> Comparison | None:
    if same_months is None:
        return None
    return compare(same_months.before, same_months.now, dispersion=dispersion)


def _probability(target: Target, limit: int | None, forecast: Forecast | None) -> float | None:
    if limit is None or forecast is None:
        return None
    return forecast.at_most(limit) if target.is_ceiling else forecast.at_least(limit)


def _verdict(
    target: Target,
    total: Total,
    earlier: Total,
    limit: int | None,
    forecast: Forecast | None,
    as_of: date,
) -> tuple[TargetState, Reason]:
    if as_of < target.period_start and total.reported is None:
        return TargetState.NOT_STARTED, Reason.NOT_BEGUN
    if limit is None:
        return TargetState.BASELINE_MISSING, Reason.BASELINE_INCOMPLETE
    if total.reported is None:
        return TargetState.NOTHING_REPORTED, Reason.NOTHING_TO_JUDGE
    passed = total.reported > limit if target.is_ceiling else total.reported >= limit
    if passed:
        state = TargetState.NOT_MET if target.is_ceiling else TargetState.MET
        return state, Reason.LIMIT_PASSED
    # A report still out can hold any number, so no verdict below is safe without it.
    if not total.is_complete:
        return TargetState.UNDECIDED, Reason.REPORTS_MISSING
    if not total.to_come:
        state = TargetState.MET if target.is_ceiling else TargetState.NOT_MET
        return state, Reason.ALL_REPORTED
    return _verdict_by_chance(target, earlier, limit, forecast)


def _verdict_by_chance(
    target: Target, earlier: Total, limit: int, forecast: Forecast | None
) -> tuple[TargetState, Reason]:
    probability = _probability(target, limit, forecast)
    if forecast is None or probability is None or forecast.months < FEWEST_MONTHS:
        return TargetState.UNDER_WAY, Reason.TOO_FEW_MONTHS
    # Part of a year could look calmer than all of it: how months vary is then not known.
    if earlier.received and not earlier.is_complete:
        return TargetState.UNDER_WAY, Reason.SPREAD_UNKNOWN
    if probability >= LIKELY:
        return TargetState.ON_TRACK, Reason.CHANCE
    if probability <= UNLIKELY:
        return TargetState.BEHIND, Reason.CHANCE
    return TargetState.UNCERTAIN, Reason.CHANCE
