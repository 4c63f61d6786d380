"""Intervals of shares, counts and rates, and where they stand against a benchmark.

Everything takes numbers or arrays and gives arrays of the same shape; ``nan`` is no answer.
"""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import chdtri, ndtri

_EXACT_BELOW = 10


class Standing(StrEnum):
    """Where an interval lies against a benchmark's value."""

    LOWER = "lower"
    SIMILAR = "similar"
    HIGHER = "higher"
    NOT_JUDGED = "not_judged"


def wilson(
    count: ArrayLike, of: ArrayLike, level: float = 0.95
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return Wilson's score interval of a share, between 0 and 1 (Wilson 1927; METHODS 1).

    Refused (nan): nothing to count among, a negative count, more counted than there are.
    """
    x, n = np.broadcast_arrays(np.asarray(count, float), np.asarray(of, float))
    valid = (n > 0) & (x >= 0) & (x <= n)
    x, n = np.where(valid, x, np.nan), np.where(valid, n, np.nan)
    z = ndtri((1 + level) / 2)
    half = z * np.sqrt(z**2 + 4 * x * (1 - x / n))
    middle, width = 2 * x + z**2, 2 * (n + z**2)
    # Rounding must not leave an interval that does not hold its own share of none or of all.
    low = np.where(x == 0, 0.0, (middle - half) / width)
    high = np.where(x == n, 1.0, (middle + half) / width)
    return low, high


def poisson(
    count: ArrayLike, level: float = 0.95
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return Byar's interval of a count of events, exact below 10 (METHODS 2).

    Refused (nan): a negative count.
    """
    x = np.asarray(count, float)
    x = np.where(x >= 0, x, np.nan)
    few = x < _EXACT_BELOW
    z, enough = ndtri((1 + level) / 2), np.where(few, _EXACT_BELOW, x)
    low = np.array(enough * (1 - 1 / (9 * enough) - z / (3 * np.sqrt(enough))) ** 3)
    high = np.array((x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * np.sqrt(x + 1))) ** 3)
    # The exact form is slow, and few counts below the border are of different size.
    counts, place = np.unique(x[few], return_inverse=True)
    low[few], high[few] = (ends[place] for ends in _exact(counts, (1 - level) / 2))
    return low, high


def _exact(
    count: NDArray[np.float64], tail: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    some = np.where(count > 0, count, 1)
    low = np.where(count > 0, chdtri(2 * some, 1 - tail) / 2, 0.0)
    return low, chdtri(2 * (count + 1), tail) / 2


def rate(
    count: ArrayLike, exposure: ArrayLike, per: float = 1.0, level: float = 0.95
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the interval of events ``per`` so many units of exposure (METHODS 2).

    Refused (nan): a negative count, or no exposure.
    """
    base = np.asarray(exposure, float)
    base = np.where(base > 0, base, np.nan)
    low, high = poisson(count, level)
    return low / base * per, high / base * per


def standings(low: ArrayLike, high: ArrayLike, benchmark: ArrayLike) -> NDArray[np.str_]:
    """Place intervals against benchmarks' values, as OHID's Fingertips does (METHODS 1).

    Wholly below is lower, wholly above is higher, otherwise similar; not judged where a number is
    lacking.
    """
    lows, highs, values = np.broadcast_arrays(
        *(np.asarray(a, float) for a in (low, high, benchmark))
    )
    known = ~(np.isnan(lows) | np.isnan(highs) | np.isnan(values))
    return np.select(
        [~known, highs < values, lows > values],
        [Standing.NOT_JUDGED.value, Standing.LOWER.value, Standing.HIGHER.value],
        Standing.SIMILAR.value,
    )


def standing(low: float | None, high: float | None, benchmark: float | None) -> Standing:
    """Place one interval against a benchmark's value; None is a number that is lacking."""
    given = [np.nan if number is None else number for number in (low, high, benchmark)]
    return Standing(str(standings(*given)))
