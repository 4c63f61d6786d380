"""Whether an area's indicator has reached what was agreed, and whether that could be chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from boligblik.measures.area_verdicts import AreaYear, Interval, intervals_of
from boligblik.measures.intervals import Standing, standing
from boligblik.measures.target_status import TargetState
from boligblik.measures.targets import Rule, Target

_LEVEL = 0.95


@dataclass(frozen=True)
class IndicatorStatus:
    """An area's figure held against its target, all in the indicator's unit.

    ``limit`` is None while the baseline is not known. ``interval`` is that of the value, None
    where it comes without counts.
    """

    target: Target
    as_of: date
    state: TargetState
    value: float | None
    baseline: float | None
    limit: float | None
    interval: Interval | None
    is_example: bool

    @property
    def is_clear(self) -> bool | None:
        """Tell whether the value lies on its side of the limit by more than chance.

        None where that cannot be judged.
        """
        if self.interval is None or self.limit is None:
            return None
        side = standing(self.interval.low, self.interval.high, self.limit)
        return side is not Standing.SIMILAR


def judge_indicator(
    target: Target, years: Sequence[AreaYear], as_of: date, *, is_example: bool
) -> IndicatorStatus:
    """Hold a target against an area's yearly figures; its period's last year is the one judged."""
    by_year = {figure.year: figure for figure in years}
    figure = by_year.get(target.period_end.year)
    baseline = by_year.get(target.baseline_end.year) if target.baseline_end else None
    value = figure.value if figure else None
    limit = _limit(target, baseline)
    return IndicatorStatus(
        target=target,
        as_of=as_of,
        state=_state(target, value, limit, as_of),
        value=value,
        baseline=baseline.value if baseline else None,
        limit=limit,
        interval=intervals_of([figure], target.unit or "", _LEVEL)[0] if figure else None,
        is_example=is_example,
    )


def _limit(target: Target, baseline: AreaYear | None) -> float | None:
    if target.rule is not Rule.REDUCE_BY_PERCENT:
        return target.value
    return baseline.value * (1 - target.value / 100) if baseline else None


def _state(target: Target, value: float | None, limit: float | None, as_of: date) -> TargetState:
    if value is None and as_of < target.period_start:
        return TargetState.NOT_STARTED
    if limit is None:
        return TargetState.BASELINE_MISSING
    if value is None:
        return TargetState.NOTHING_REPORTED
    is_met = value <= limit if target.is_ceiling else value >= limit
    return TargetState.MET if is_met else TargetState.NOT_MET
