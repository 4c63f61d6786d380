"""What a period's total may come to, foretold from its whole months (METHODS 6).

With Jeffreys' prior on the monthly rate, what is left is negative binomial with size y + 1/2 and
p = m / (m + r), for y events in m months and r months left.

Where months vary more than chance, by a dispersion d, the events tell as much as 1/d of their
number (quasi-likelihood): the rate is then gamma with shape y/d + 1/2 and rate m/d, and what is
left has the mean (y + d/2) r/m and d (m + r)/m times as much variance. A dispersion of 1 gives
Jeffreys' forecast exactly. Multiplying the variance alone was further from calibration early in the
year, and few events would look the surer the wilder the months are.
"""

from dataclasses import dataclass
from math import sqrt

from scipy.special import betainc


@dataclass(frozen=True)
class Forecast:
    """What is foretold of a total of events.

    ``counted`` events came in ``months`` whole months; ``months_left`` are to come, or not yet
    whole. The total is never below ``floor``, what has been reported of the period so far.
    ``dispersion`` is the months' variance over their mean, at least 1.
    """

    counted: int
    months: float
    months_left: float
    floor: int
    dispersion: float

    @property
    def mean(self) -> float:
        """Return the total to be expected, in events."""
        return max(self.counted + self._mean_left, self.floor)

    @property
    def _mean_left(self) -> float:
        return (self.counted + self.dispersion / 2) * self.months_left / self.months

    @property
    def _mean_over_variance(self) -> float:
        return self.months / (self.months + self.months_left) / self.dispersion

    def at_most(self, limit: int) -> float:
        """Return the probability of a total of ``limit`` events or fewer."""
        return 0.0 if limit < self.floor else self._cumulative(limit - self.counted)

    def at_least(self, limit: int) -> float:
        """Return the probability of a total of ``limit`` events or more."""
        return 1.0 - self.at_most(limit - 1)

    def range(self, level: float) -> tuple[int, int]:
        """Return the central range of the total: the smallest total at each end's probability."""
        return self._quantile((1 - level) / 2), self._quantile((1 + level) / 2)

    def _cumulative(self, left: int) -> float:
        if left < 0:
            return 0.0
        if not self.months_left:
            return 1.0
        # The negative binomial's distribution function for a size that is no integer.
        p = self._mean_over_variance
        size = self._mean_left * p / (1 - p)
        return float(betainc(size, left + 1, p))

    def _quantile(self, probability: float) -> int:
        """Search upwards from below by doubling, then by halving."""
        deviation = sqrt(self._mean_left / self._mean_over_variance)
        low, high = -1, max(int(self._mean_left + 4 * deviation), 1)
        while self._cumulative(high) < probability:
            low, high = high, 2 * high
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self._cumulative(middle) >= probability else (middle, high)
        return max(self.counted + high, self.floor)


def forecast_of(
    counted: int, months: float, months_left: float, floor: int = 0, dispersion: float = 1.0
) -> Forecast | None:
    """Foretell a period's total; None without a whole month, or with fewer than no months left."""
    if months <= 0 or months_left < 0:
        return None
    return Forecast(counted, months, months_left, floor, dispersion)
