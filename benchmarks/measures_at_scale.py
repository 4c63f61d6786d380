"""Print how long it takes to judge 8,000 areas by 50 indicators.

``python -m benchmarks.measures_at_scale [--runs 5]`` judges 400,000 invented figures, from a fixed
seed, by every measure of areas, and prints each one's time in seconds (the median of the runs) and
as a multiple of a floor: sorting the same number of figures in the same run. Exit code 1 when all
together take 2 seconds or more.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from boligblik.measures.intervals import poisson, rate, standings, wilson
from boligblik.measures.watch_list import changes_of_comparable, flags
from boligblik.measures.year_trend import POINTS, trends

AREAS, INDICATORS = 8_000, 50
_GROUPS = 400
_SEED = 2016
_MOST_SECONDS = 2.0

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Drawn:
    """Invented areas: ``base`` and ``counts`` are areas x indicators x years."""

    base: Numbers
    counts: Numbers
    benchmark: Numbers
    harder_is_up: Numbers
    group: list[str]

    @property
    def shares(self) -> Numbers:
        return self.counts / self.base


def main() -> int:
    """Measure and print; 1 if all measures together take too long."""
    parser = argparse.ArgumentParser(description="Print each measure's time at full scale.")
    parser.add_argument("--runs", type=int, default=5, help="runs of each measure (default 5)")
    runs = parser.parse_args().runs
    drawn = _draw()
    figures = drawn.shares[..., -1].ravel()
    floor = _seconds(lambda: np.sort(figures), runs)
    print(f"{AREAS:,} areas x {INDICATORS} indicators = {figures.size:,} figures\n")
    print(f"{'measure':<40}{'seconds':>9}{'x floor':>9}")
    _print("(floor: sorting the figures)", floor, floor)
    times = {name: _seconds(measure, runs) for name, measure in _measures(drawn).items()}
    for name, seconds in times.items():
        _print(name, seconds, floor)
    total = sum(times.values())
    _print("all measures", total, floor)
    if total >= _MOST_SECONDS:
        print(f"\ntoo slow: {_MOST_SECONDS:g} seconds are allowed")
        return 1
    return 0


def _draw() -> Drawn:
    rng = np.random.default_rng(_SEED)
    size = AREAS, INDICATORS, POINTS
    base = rng.integers(30, 4_000, size).astype(float)
    level, drift = rng.uniform(0.05, 0.6, INDICATORS), rng.normal(0, 0.02, size[:2])
    chance = np.clip(level[:, None] + drift[..., None] * np.arange(POINTS), 0.01, 0.99)
    return Drawn(
        base=base,
        counts=rng.binomial(base.astype(int), chance).astype(float),
        benchmark=level,
        harder_is_up=rng.choice([1.0, 0.0, np.nan], INDICATORS),
        group=[f"group {number}" for number in rng.integers(0, _GROUPS, AREAS)],
    )


def _measures(drawn: Drawn) -> dict[str, Callable[[], object]]:
    """Name every measure, each ready to run; what one needs of another is made beforehand."""
    counts, base, shares = drawn.counts[..., -1], drawn.base[..., -1], drawn.shares
    low, high = wilson(counts, base)
    years = shares.reshape(-1, POINTS)
    ends = [end.reshape(-1, POINTS) for end in wilson(drawn.counts, drawn.base)]
    change = shares[..., -1] - shares[..., 0]
    of_all = drawn.counts.sum(axis=0) / drawn.base.sum(axis=0)
    of_municipality = of_all[:, -1] - of_all[:, 0]
    of_comparable = changes_of_comparable(change, drawn.group)
    return {
        "shares, 95 % (Wilson)": lambda: wilson(counts, base),
        "shares, 99.8 % (Wilson)": lambda: wilson(counts, base, 0.998),
        "shares of five years, 95 % (Wilson)": lambda: wilson(drawn.counts, drawn.base),
        "counts, 95 % (Byar)": lambda: poisson(counts),
        "rates per 1,000, 95 % (Byar)": lambda: rate(counts, base, 1000),
        "rates per 1,000, 99.8 % (Byar)": lambda: rate(counts, base, 1000, 0.998),
        "standings against the municipality": lambda: standings(low, high, drawn.benchmark),
        "trends over five years": lambda: trends(years, *ends),
        "median change of comparable areas": lambda: changes_of_comparable(change, drawn.group),
        "watch list": lambda: flags(change, of_municipality, of_comparable, drawn.harder_is_up),
    }


def _seconds(run: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        started = perf_counter()
        run()
        times.append(perf_counter() - started)
    return median(times)


def _print(name: str, seconds: float, floor: float) -> None:
    print(f"{name:<40}{seconds:>9.3f}{seconds / floor:>9.1f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
