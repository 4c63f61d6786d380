"""One count against another: whether the change is more than chance (METHODS 5)."""

from dataclasses import dataclass
from fractions import Fraction
from math import floor

import numpy as np
from scipy.special import betainc, gammaln, xlogy

CLEAR = 0.05
"""Two-sided p-value below which a change is called clear."""


@dataclass(frozen=True)
class Comparison:
    """Two counts over equal or known exposure, and how far chance alone explains the change.

    ``p_value`` is two-sided; ``by_chance`` is how often a change at least this large in this
    direction would come if nothing had changed.
    """

    before: int
    now: int
    dispersion: float
    p_value: float
    by_chance: float

    @property
    def is_clear(self) -> bool:
        """Tell whether the change is more than chance usually gives."""
        return self.p_value < CLEAR


def compare(
    before: int,
    now: int,
    exposure_before: float = 1,
    exposure_now: float = 1,
    dispersion: float = 1,
) -> Comparison | None:
    """Compare two counts by the exact conditional test.

    None where both are 0, or an exposure is not above 0.

    Given the sum of both, the later count is binomial with the later share of the exposure as its
    chance (Przyborowski and Wilenski 1940). Counts that vary more than chance are divided by their
    dispersion first (quasi-likelihood).
    """
    if before + now == 0 or exposure_before <= 0 or exposure_now <= 0:
        return None
    share = exposure_now / (exposure_before + exposure_now)
    fewer = _at_most(now, before, share, dispersion)
    more = _at_most(before, now, 1 - share, dispersion)
    is_fall = now * exposure_before <= before * exposure_now
    return Comparison(
        before=before,
        now=now,
        dispersion=dispersion,
        p_value=min(1.0, 2 * min(fewer, more)),
        by_chance=fewer if is_fall else more,
    )


def _at_most(count: int, other: int, share: float, dispersion: float) -> float:
    """Return how often the count is so low, given the sum of both."""
    if other == 0:
        return 1.0
    return float(betainc(other / dispersion, count / dispersion + 1, 1 - share))


def largest_clear_fall(
    before: int,
    exposure_before: float = 1,
    exposure_now: float = 1,
    dispersion: float = 1,
) -> int | None:
    """Return the largest later count that is a clear fall; None when even none at all is not.

    Raises ``ValueError`` for an exposure that is not above 0.
    """
    for now in range(_unchanged(before, exposure_before, exposure_now), -1, -1):
        comparison = compare(before, now, exposure_before, exposure_now, dispersion)
        if comparison and comparison.is_clear:
            return now
    return None


def smallest_clear_rise(
    before: int,
    exposure_before: float = 1,
    exposure_now: float = 1,
    dispersion: float = 1,
) -> int:
    """Return the smallest later count that is a clear rise.

    Raises ``ValueError`` for an exposure that is not above 0.
    """
    now = _unchanged(before, exposure_before, exposure_now) + 1
    while True:
        comparison = compare(before, now, exposure_before, exposure_now, dispersion)
        if comparison and comparison.is_clear:
            return now
        now += 1


def _unchanged(before: int, exposure_before: float, exposure_now: float) -> int:
    """Return the largest whole count that is no rise."""
    if exposure_before <= 0 or exposure_now <= 0:
        raise ValueError("an exposure must be above 0")
    return int(before * exposure_now / exposure_before)


def chance_of_a_fall(yearly_mean: float, percent: float, dispersion: float = 1) -> float:
    """Return how often a year is so many percent below the one before when nothing has changed.

    Both years are Poisson with the same mean; the sum runs over the first one's counts, from 1 on:
    none after none is no fall. Counts that vary more than chance tell as much as fewer events do,
    so the mean is divided by their dispersion first (quasi-likelihood). Raises ``ValueError`` for
    anything but 0 to 100 percent.
    """
    if not 0 <= percent <= 100:
        raise ValueError("a fall is 0 to 100 percent")
    yearly_mean /= dispersion
    most = int(yearly_mean + 12 * yearly_mean**0.5 + 20)
    counts = np.arange(most + 1)
    chances = np.exp(xlogy(counts, yearly_mean) - yearly_mean - gammaln(counts + 1))
    kept = 1 - Fraction(str(percent)) / 100
    below = np.cumsum(chances)[[floor(int(count) * kept) for count in counts]]
    return float((chances * below)[1:].sum())
