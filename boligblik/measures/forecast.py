"""What a period's total may come to, foretold from its whole months (METHODS 6).

With Jeffreys' prior on the monthly rate, what is left is negative binomial with size y + 1/2 and
p = m / (m + r), for y events in m months and r months left. Where months vary more than chance the
variance is multiplied by their dispersion and the mean is kept; a dispersion of 1 gives Jeffreys'
forecast exactly.
"""

from dataclasses import dataclass
from math import sqrt

from scipy.special import betainc


@dataclass(frozen=True)
class Forecast:
    """What is foretold of a total of events.

    ``counted`` events came in ``months`` whole months; ``months_left`` are to come, or not yet
    whole. The total is never below ``floor``, what has been reported of the period so far.
    ``dispersion`` is the months' variance over their mean.
    """

    counted: int
    months: float
    months_left: float
    floor: int
    dispersion: float

    @property
    def mean(self) -> float:
        """Return the expected total, in events."""
        return max(self.counted + self._mean_left, self.floor)

    @property
    def _mean_left(self) -> float:
        return (self.counted + 0.5) * self.months_left / self.months

    @property
    def _variance_left(self) -> float:
        share = (self.months + self.months_left) / self.months
        return self.dispersion * self._mean_left * share

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
        mean, variance = self._mean_left, self._variance_left
        if not mean:
            return 1.0
        # The negative binomial's distribution function for a size that is no integer.
        return float(betainc(mean**2 / (variance - mean), left + 1, mean / variance))

    def _quantile(self, probability: float) -> int:
        """Search upwards from below by doubling, then by halving."""
        low, high = -1, max(int(self._mean_left + 4 * sqrt(self._variance_left)), 1)
        while self._cumulative(high) < probability:
            low, high = high, 2 * high
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self._cumulative(middle) >= probability else (middle, high)
        return max(self.counted + high, self.floor)


def forecast_of(
    counted: int, months: float, months_left: float, floor: int = 0, dispersion: float = 1.0
) -> Forecast | None:
    """Foretell a period's total; None without a whole month to learn from."""
    if months <= 0:
        return None
    return Forecast(counted, months, months_left, floor, dispersion)
