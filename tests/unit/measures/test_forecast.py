from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.stats import nbinom

from boligblik.measures.forecast import Forecast, forecast_of
from boligblik.measures.forecast_record import KeptForecast, record_of
from boligblik.measures.spread import dispersion_of

LIMITS = st.integers(-5, 3000)
DISPERSIONS = st.floats(1, 6)


@st.composite
def forecasts(draw: st.DrawFn, least_left: int = 0) -> Forecast:
    counted, left = draw(st.integers(0, 300)), draw(st.integers(least_left, 15))
    floor = draw(st.integers(0, counted + 40 if left else counted))
    return sure(counted, draw(st.integers(1, 15)), left, floor, draw(DISPERSIONS))


def sure(
    counted: int, months: float, left: float, floor: int = 0, dispersion: float = 1
) -> Forecast:
    forecast = forecast_of(counted, months, left, floor, dispersion)
    assert forecast is not None
    return forecast


def width(forecast: Forecast, level: float = 0.8) -> int:
    low, high = forecast.range(level)
    return high - low


@pytest.mark.parametrize(
    ("counted", "months", "mean", "range_80", "limit", "at_most"),
    [
        (35, 5, 84.7, (71, 99), 89, 0.687),
        (52, 6, 104.5, (92, 118), 89, 0.062),
        (120, 5, 288.7, (263, 315), 299, 1 - 0.288),
    ],
)
def test_check_numbers_of_the_methods(
    counted: int, months: int, mean: float, range_80: tuple[int, int], limit: int, at_most: float
) -> None:
    forecast = sure(counted, months, 12 - months)
    assert forecast.mean == pytest.approx(mean, abs=0.05)
    assert forecast.range(0.8) == range_80
    assert forecast.at_most(limit) == pytest.approx(at_most, abs=0.0005)
    assert forecast.at_least(limit + 1) == pytest.approx(1 - at_most, abs=0.0005)


@given(st.integers(0, 300), st.integers(1, 15), st.integers(1, 15), LIMITS)
def test_without_wilder_months_it_is_the_negative_binomial_of_jeffreys_prior(
    counted: int, months: int, left: int, limit: int
) -> None:
    oracle = nbinom.cdf(limit - counted, counted + 0.5, months / (months + left))
    assert sure(counted, months, left).at_most(limit) == pytest.approx(oracle, abs=1e-9)


@pytest.mark.parametrize(
    ("counted", "months", "left", "dispersion"), [(35, 5, 7, 2), (8, 1, 3, 1.6), (0, 2, 2, 3)]
)
def test_wilder_months_multiply_the_variance(
    counted: int, months: int, left: int, dispersion: float
) -> None:
    forecast = sure(counted, months, left, dispersion=dispersion)
    until = [forecast.at_most(counted + more) for more in range(-1, 2000)]
    chances = np.diff(until)
    events_left = np.arange(len(chances))
    mean = (chances * events_left).sum()
    variance = (chances * (events_left - mean) ** 2).sum()
    assert until[-1] == pytest.approx(1)
    assert mean == pytest.approx((counted + dispersion / 2) * left / months)
    assert variance == pytest.approx(dispersion * mean * (months + left) / months)
    assert forecast.mean == pytest.approx(counted + mean)


@given(forecasts(), LIMITS)
def test_probabilities_are_always_defined_and_add_up(forecast: Forecast, limit: int) -> None:
    assert 0 <= forecast.at_most(limit) <= 1
    assert forecast.at_most(limit) + forecast.at_least(limit + 1) == pytest.approx(1)


@given(forecasts(), LIMITS, st.integers(0, 50))
def test_a_wider_limit_is_at_least_as_likely(forecast: Forecast, limit: int, more: int) -> None:
    assert forecast.at_most(limit) <= forecast.at_most(limit + more)
    assert forecast.at_least(limit) >= forecast.at_least(limit + more)


@given(forecasts(), st.floats(0.05, 0.999))
@example(sure(0, 1, 15), 0.999)
def test_each_end_of_a_range_is_the_first_total_that_reaches_its_probability(
    forecast: Forecast, level: float
) -> None:
    for end, probability in zip(
        forecast.range(level), ((1 - level) / 2, (1 + level) / 2), strict=True
    ):
        assert forecast.at_most(end) >= probability
        assert end == forecast.floor or forecast.at_most(end - 1) < probability


@given(forecasts())
def test_a_range_of_a_higher_level_holds_the_others(forecast: Forecast) -> None:
    ranges = [forecast.range(level) for level in (0.5, 0.8, 0.9, 0.99)]
    for (low, high), (lower, higher) in pairwise(ranges):
        assert lower <= low <= high <= higher


@given(forecasts())
def test_a_total_is_never_below_what_has_been_reported(forecast: Forecast) -> None:
    assert forecast.at_most(forecast.floor - 1) == 0
    assert forecast.at_least(forecast.floor) == 1
    assert forecast.range(0.99)[0] >= forecast.floor
    assert forecast.mean >= forecast.floor


@given(forecasts(), st.floats(0, 6))
def test_wilder_months_never_make_the_range_narrower(forecast: Forecast, more: float) -> None:
    calm = sure(forecast.counted, forecast.months, forecast.months_left, 0, forecast.dispersion)
    wild = sure(
        forecast.counted, forecast.months, forecast.months_left, 0, forecast.dispersion + more
    )
    assert width(wild) >= width(calm)


@given(st.integers(0, 30), st.integers(2, 15), st.integers(0, 14), DISPERSIONS)
def test_leaving_out_a_month_like_the_others_never_makes_the_range_narrower(
    monthly: int, months: int, left: int, dispersion: float
) -> None:
    known = sure(monthly * months, months, left, 0, dispersion)
    unknown = sure(monthly * (months - 1), months - 1, left + 1, 0, dispersion)
    assert width(unknown) >= width(known)


@given(st.integers(0, 300), st.integers(1, 15), DISPERSIONS)
def test_with_no_months_left_the_total_is_certain(
    counted: int, months: int, dispersion: float
) -> None:
    forecast = sure(counted, months, 0, counted, dispersion)
    assert forecast.range(0.99) == (counted, counted)
    assert (forecast.mean, forecast.at_most(counted), forecast.at_least(counted)) == (counted, 1, 1)
    assert (forecast.at_most(counted - 1), forecast.at_least(counted + 1)) == (0, 0)


def test_a_part_of_a_month_counts_as_a_part() -> None:
    whole, half = sure(30, 4, 8), sure(30, 3.5, 8.5)
    assert half.mean == pytest.approx(30 + 30.5 * 8.5 / 3.5)
    assert half.at_most(90) < whole.at_most(90)


def test_without_a_whole_month_nothing_is_foretold() -> None:
    assert forecast_of(0, 0, 12) is None
    assert forecast_of(7, -1, 12) is None
    assert forecast_of(7, 12, -1) is None
    assert forecast_of(0, 1, 11) is not None


@pytest.mark.parametrize("dispersion", [1, 2])
def test_forecasts_of_drawn_years_come_true_as_often_as_they_say(dispersion: int) -> None:
    rng = np.random.default_rng(7)
    record = record_of([_judged(rng, dispersion) for _ in range(1500)])
    assert record is not None
    assert 0.75 <= record.inside / record.forecasts <= 0.89
    assert record.calibration_error < 0.05


def _judged(rng: np.random.Generator, dispersion: int) -> KeptForecast:
    """Draw a year and the one before; foretell the year after one to eleven months."""
    year, before = (_months(rng, rng.uniform(60, 200) / 12, dispersion) for _ in range(2))
    whole = year[: rng.integers(1, 12)]
    spread = dispersion_of([before, whole])
    forecast = sure(sum(whole), len(whole), 12 - len(whole), sum(whole), spread)
    limit = sum(whole) * 12 // len(whole) + int(rng.integers(-25, 26))
    return KeptForecast(
        forecast.at_most(limit), *forecast.range(0.8), sum(year), sum(year) <= limit
    )


def _months(rng: np.random.Generator, mean: float, dispersion: int) -> list[int]:
    """Draw from Poisson with a mean that is itself gamma where months vary more than chance."""
    if dispersion > 1:
        months: list[int] = rng.poisson(
            rng.gamma(mean / (dispersion - 1), dispersion - 1, 12)
        ).tolist()
        return months
    calm: list[int] = rng.poisson(mean, 12).tolist()
    return calm
