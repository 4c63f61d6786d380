"""How often the control chart's rules speak of a quiet series, beside what theory gives.

Theory takes the values as independent, and mean and limits as known; the product has to estimate
both from the same values. Under that it is exact, but for seven rising or falling: no two values
are taken to be equal, so counts, which often are, give fewer.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import factorial, sqrt

import numpy as np
from scipy.special import ndtr, pdtr, pdtrc

from boligblik.measures.control_chart import Limits, Signal, control_chart

POINTS = 24
MEAN_COUNT = 8.0
_RUN = 7
_LOW, _HIGH, _NEITHER = range(3)


@dataclass(frozen=True)
class Share:
    """The share of points that carry a signal, and of series with at least one."""

    of_points: float
    of_series: float


@dataclass(frozen=True)
class _Tails:
    """How likely a value is past a limit, past two thirds of one, and on a side: (low, high)."""

    limit: tuple[float, float]
    near: tuple[float, float]
    side: tuple[float, float]


def measured(rng: np.random.Generator, kind: Limits, series: int) -> dict[Signal | None, Share]:
    """Return each signal's shares in charts of quiet series, and under None those of any signal.

    Values are normal for XmR limits, and Poisson counts for limits of counts.
    """
    size = (series, POINTS)
    drawn = rng.normal(size=size) if kind is Limits.XMR else rng.poisson(MEAN_COUNT, size)
    points: Counter[Signal | None] = Counter()
    with_one: Counter[Signal | None] = Counter()
    for values in drawn.tolist():
        signals = control_chart(values, kind).signals
        carried = [signal for own in signals if own for signal in (*own, None)]
        points.update(carried)
        with_one.update(set(carried))
    return {
        signal: Share(points[signal] / drawn.size, with_one[signal] / series)
        for signal in (*Signal, None)
    }


def in_theory(kind: Limits) -> dict[Signal, Share]:
    """Return what theory gives for each signal."""
    tails = _tails(kind)
    out = sum(tails.limit)
    return {
        Signal.OUTSIDE: Share(out, 1 - (1 - out) ** POINTS),
        Signal.SEVEN_ON_ONE_SIDE: Share(
            sum(_in_runs([side**length for length in range(POINTS + 3)]) for side in tails.side),
            _some_window(tails.side, _RUN, _RUN),
        ),
        Signal.SEVEN_IN_A_DIRECTION: Share(
            2 * _in_runs([1 / factorial(length) for length in range(POINTS + 3)]),
            _some_run_in_a_direction(),
        ),
        Signal.TWO_OF_THREE_NEAR_A_LIMIT: Share(
            sum(_near_another(share) for share in tails.near),
            _some_window(tails.near, 3, 2),
        ),
    }


def _tails(kind: Limits) -> _Tails:
    if kind is Limits.XMR:
        return _Tails((ndtr(-3), ndtr(-3)), (ndtr(-2), ndtr(-2)), (0.5, 0.5))
    # The lower limit is cut at 0, which no count is below.
    limit, near = MEAN_COUNT + 3 * sqrt(MEAN_COUNT), MEAN_COUNT + 2 * sqrt(MEAN_COUNT)
    return _Tails(
        (0.0, pdtrc(limit, MEAN_COUNT)),
        (pdtr(MEAN_COUNT / 3, MEAN_COUNT), pdtrc(near, MEAN_COUNT)),
        (pdtr(MEAN_COUNT - 1, MEAN_COUNT), pdtrc(MEAN_COUNT, MEAN_COUNT)),
    )


def _in_runs(chances: list[float]) -> float:
    """Return the share of points in runs of seven or more, where ``chances[n]`` is n's in a row.

    Runs that end inside the series at both ends, at one, and at none.
    """
    points = POINTS * chances[POINTS]
    for length in range(_RUN, POINTS):
        this, next_, after = chances[length : length + 3]
        inside = (POINTS - length - 1) * (this - 2 * next_ + after)
        points += length * (inside + 2 * (this - next_))
    return points / POINTS


def _near_another(share: float) -> float:
    """Return the share of points past two thirds with another such within two places of them."""
    places = [min(place, 2) + min(POINTS - 1 - place, 2) for place in range(POINTS)]
    return sum(share * (1 - (1 - share) ** others) for others in places) / POINTS


def _some_window(tails: tuple[float, float], size: int, least: int) -> float:
    """Return how likely some ``size`` neighbours hold at least ``least`` in the same tail."""
    chances = {_LOW: tails[0], _HIGH: tails[1], _NEITHER: 1 - sum(tails)}
    quiet: dict[tuple[int, ...], float] = {(): 1.0}
    for _ in range(POINTS):
        later: defaultdict[tuple[int, ...], float] = defaultdict(float)
        for before, chance in quiet.items():
            for place, share in chances.items():
                window = (*before, place)
                if max(window.count(_LOW), window.count(_HIGH)) < least:
                    later[window[-size + 1 :]] += chance * share
        quiet = later
    return 1 - sum(quiet.values())


def _some_run_in_a_direction() -> float:
    """Return how likely seven rise or fall in a row, placing value after value among the others.

    A state is the last value's rank, and how many values have risen (above 0) or fallen to it.
    """
    quiet: dict[tuple[int, int], float] = {(0, 0): 1.0}
    for others in range(1, POINTS):
        later: defaultdict[tuple[int, int], float] = defaultdict(float)
        for (last, run), chance in quiet.items():
            for rank in range(others + 1):
                longer = max(run, 0) + 1 if rank > last else min(run, 0) - 1
                if abs(longer) < _RUN - 1:
                    later[rank, longer] += chance / (others + 1)
        quiet = later
    return 1 - sum(quiet.values())
