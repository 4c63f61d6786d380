"""Drawn years, foretold month by month as the product does, and what became of each forecast.

Months are Poisson, or vary twice as much; 60 to 200 events are expected a year. A year's ceiling is
10 % fewer than in the year before it, its floor 10 % more.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from boligblik.measures.forecast import forecast_of
from boligblik.measures.forecast_record import KeptForecast
from boligblik.measures.spread import dispersion_of

MONTHS = 12
LEVEL = 0.8
FEWEST, MOST = 60, 200

Counts = tuple[int, ...]


@dataclass(frozen=True)
class Setting:
    """How a drawn year follows on the one before.

    ``share_of_before`` is what its level is of that year's (least, most); None when the two levels
    have nothing to do with each other. The months before may be unknown, all but their total.
    """

    name: str
    share_of_before: tuple[float, float] | None = None
    knows_months_before: bool = True


@dataclass(frozen=True)
class Foretold:
    """What became of a forecast from ``stage`` whole months, by its ceiling and by its floor."""

    stage: int
    by_ceiling: KeptForecast
    by_floor: KeptForecast


def foretold_years(
    rng: np.random.Generator, years: int, dispersion: int, setting: Setting
) -> list[Foretold]:
    """Draw years whose months vary ``dispersion`` times their mean; foretell each eleven times."""
    return [
        _foretold(months, before if setting.knows_months_before else (), sum(before), stage)
        for months, before in _years(rng, years, dispersion, setting)
        for stage in range(1, MONTHS)
    ]


def _years(
    rng: np.random.Generator, years: int, dispersion: int, setting: Setting
) -> Iterator[tuple[Counts, Counts]]:
    for _ in range(years):
        level = rng.uniform(FEWEST, MOST)
        if setting.share_of_before is None:
            before = rng.uniform(FEWEST, MOST)
        else:
            before = level / rng.uniform(*setting.share_of_before)
        yield _months(rng, level / MONTHS, dispersion), _months(rng, before / MONTHS, dispersion)


def _months(rng: np.random.Generator, mean: float, dispersion: int) -> Counts:
    if dispersion == 1:
        return tuple(rng.poisson(mean, MONTHS).tolist())
    drawn = rng.negative_binomial(mean / (dispersion - 1), 1 / dispersion, MONTHS)
    return tuple(drawn.tolist())


def _foretold(months: Counts, before: Counts, total_before: int, stage: int) -> Foretold:
    whole, total = months[:stage], sum(months)
    counted = sum(whole)
    forecast = forecast_of(counted, stage, MONTHS - stage, counted, dispersion_of([before, whole]))
    if forecast is None:
        raise ValueError("a year with a whole month can be foretold")
    low, high = forecast.range(LEVEL)
    most, least = 9 * total_before // 10, -(-11 * total_before // 10)
    return Foretold(
        stage,
        KeptForecast(forecast.at_most(most), low, high, total, total <= most),
        KeptForecast(forecast.at_least(least), low, high, total, total >= least),
    )
