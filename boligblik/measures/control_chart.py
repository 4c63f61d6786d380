"""Months on a control chart: which of them say that something has changed (METHODS 4).

Rules and limits as in NHS England's Making Data Count and the R package NHSRplotthedots.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import sqrt
from statistics import mean as exact_mean

_LIMIT_FACTOR = 2.66
_RANGE_CUT = 3.267
_TRIAL_BELOW = 13
_RUN = 7
_NEAR = 2 / 3


class Limits(StrEnum):
    """How limits are made: from the months' own swings (XmR), or as for counts (c-chart)."""

    XMR = "xmr"
    COUNTS = "counts"


class Signal(StrEnum):
    """What in a series says that something has changed."""

    OUTSIDE = "outside"
    SEVEN_ON_ONE_SIDE = "seven_on_one_side"
    SEVEN_IN_A_DIRECTION = "seven_in_a_direction"
    TWO_OF_THREE_NEAR_A_LIMIT = "two_of_three_near_a_limit"


@dataclass(frozen=True)
class Phase:
    """Limits that hold from position ``first`` to ``last``, both included.

    Made from fewer than 13 values they are trial limits.
    """

    first: int
    last: int
    mean: float
    low: float
    high: float
    is_trial: bool


@dataclass(frozen=True)
class ControlChart:
    """A series with its limits, and the signals of each value; None is a missing month."""

    kind: Limits
    values: tuple[float | None, ...]
    phases: tuple[Phase, ...]
    signals: tuple[frozenset[Signal], ...]


def control_chart(
    values: Sequence[float | None], kind: Limits, rebased_at: Sequence[int] = ()
) -> ControlChart:
    """Reckon limits and signals; a new phase begins at each position of ``rebased_at``.

    A missing month breaks every run and is never zero. A phase has no limits and no signals with
    fewer than two values, or when its values differ but no neighbours do. A run of seven is seven
    values, so six steps from one to the next; a value on the mean, or a tie, ends it. Two of three
    near a limit are both marked, wherever the third lies and though one be outside; the R package
    wants all three on one side of the mean, and none outside.
    """
    signals: list[set[Signal]] = [set() for _ in values]
    phases = []
    for first, last in _spans(len(values), rebased_at):
        phase = _phase(values, first, last, kind)
        if phase:
            phases.append(phase)
            _mark(values, phase, signals)
    return ControlChart(kind, tuple(values), tuple(phases), tuple(map(frozenset, signals)))


def _spans(length: int, rebased_at: Sequence[int]) -> Iterator[tuple[int, int]]:
    starts = sorted({0, *(place for place in rebased_at if 0 < place < length)})
    for first, after in pairwise([*starts, length]):
        yield first, after - 1


def _phase(values: Sequence[float | None], first: int, last: int, kind: Limits) -> Phase | None:
    own = values[first : last + 1]
    known = [value for value in own if value is not None]
    if len(known) < 2:
        return None
    # A rounded mean would put equal values on one side of it.
    mean = exact_mean(map(float, known))
    reach = 3 * sqrt(mean) if kind is Limits.COUNTS else _LIMIT_FACTOR * _mean_range(own)
    if not reach and len(set(known)) > 1:
        return None
    low = max(mean - reach, 0) if kind is Limits.COUNTS else mean - reach
    return Phase(first, last, mean, low, mean + reach, len(known) < _TRIAL_BELOW)


def _mean_range(values: Sequence[float | None]) -> float:
    """Return the mean moving range; ranges far above it are left out, once.

    They stay when all others are 0: limits without width would put every month outside.
    """
    ranges = [
        abs(later - earlier)
        for earlier, later in pairwise(values)
        if earlier is not None and later is not None
    ]
    if not ranges:
        return 0.0
    mean = sum(ranges) / len(ranges)
    kept = [one for one in ranges if one < _RANGE_CUT * mean]
    return sum(kept) / len(kept) if any(kept) else mean


def _mark(values: Sequence[float | None], phase: Phase, signals: list[set[Signal]]) -> None:
    places = range(phase.first, phase.last + 1)
    for place in places:
        value = values[place]
        if value is not None and not phase.low <= value <= phase.high:
            signals[place].add(Signal.OUTSIDE)
    for run in _windows(values, places, _RUN):
        known = [values[place] or 0 for place in run]
        sides = {_sign(value - phase.mean) for value in known}
        steps = {_sign(later - earlier) for earlier, later in pairwise(known)}
        for place in run:
            if sides in ({1}, {-1}):
                signals[place].add(Signal.SEVEN_ON_ONE_SIDE)
            if steps in ({1}, {-1}):
                signals[place].add(Signal.SEVEN_IN_A_DIRECTION)
    # Two thirds of the way to a lower limit that was cut at 0 would be an everyday count.
    near_limit = _NEAR * (phase.high - phase.mean)
    for run in _windows(values, places, 3):
        for side in (1, -1):
            near = [
                place for place in run if side * ((values[place] or 0) - phase.mean) > near_limit
            ]
            if len(near) >= 2:
                for place in near:
                    signals[place].add(Signal.TWO_OF_THREE_NEAR_A_LIMIT)


def _windows(values: Sequence[float | None], places: range, size: int) -> Iterator[Sequence[int]]:
    """Go through every ``size`` neighbours without a missing one among them."""
    for start in range(places.start, places.stop - size + 1):
        run = range(start, start + size)
        if all(values[place] is not None for place in run):
            yield run


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
