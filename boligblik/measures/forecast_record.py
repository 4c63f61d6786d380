"""How forecasts fared: of all that were called likely, how many came true (METHODS 6)."""

from collections.abc import Sequence
from dataclasses import dataclass

_BANDS = 5


@dataclass(frozen=True)
class KeptForecast:
    """A forecast whose period is over: probability and 80 % range, and what came of them."""

    probability: float
    low: int
    high: int
    total: int
    came_true: bool


@dataclass(frozen=True)
class Band:
    """The forecasts whose probability lies from ``low`` up to ``high``."""

    low: float
    high: float
    forecasts: int
    mean_probability: float
    came_true: int


@dataclass(frozen=True)
class ForecastRecord:
    """All judged forecasts; ``inside`` counts totals that lay in the 80 % range.

    ``calibration_error`` is the mean distance between a band's mean probability and the share of
    it that came true, weighted by its forecasts (expected calibration error).
    """

    forecasts: int
    inside: int
    bands: tuple[Band, ...]
    calibration_error: float


def record_of(kept: Sequence[KeptForecast]) -> ForecastRecord | None:
    """Sum up how forecasts fared, in bands of 20 percentage points; None without any."""
    if not kept:
        return None
    bands = tuple(
        _band(index, members)
        for index in range(_BANDS)
        if (members := [one for one in kept if _place(one.probability) == index])
    )
    distance = sum(abs(band.came_true - band.forecasts * band.mean_probability) for band in bands)
    return ForecastRecord(
        forecasts=len(kept),
        inside=sum(one.low <= one.total <= one.high for one in kept),
        bands=bands,
        calibration_error=distance / len(kept),
    )


def _place(probability: float) -> int:
    return min(int(probability * _BANDS), _BANDS - 1)


def _band(index: int, members: Sequence[KeptForecast]) -> Band:
    return Band(
        low=index / _BANDS,
        high=(index + 1) / _BANDS,
        forecasts=len(members),
        mean_probability=sum(one.probability for one in members) / len(members),
        came_true=sum(one.came_true for one in members),
    )
