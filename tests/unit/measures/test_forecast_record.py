import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligblik.measures.forecast_record import KeptForecast, record_of


def kept(
    probability: float, *, came_true: bool, low: int = 71, high: int = 99, total: int = 85
) -> KeptForecast:
    return KeptForecast(probability, low, high, total, came_true)


KEPT = st.lists(
    st.builds(
        KeptForecast,
        st.floats(0, 1),
        st.integers(0, 50),
        st.integers(50, 99),
        st.integers(0, 120),
        st.booleans(),
    ),
    min_size=1,
)


def test_without_forecasts_there_is_no_record() -> None:
    assert record_of([]) is None


def test_both_ends_of_the_range_are_inside_it() -> None:
    record = record_of([kept(0.5, came_true=True, total=total) for total in (70, 71, 85, 99, 100)])
    assert record is not None
    assert (record.forecasts, record.inside) == (5, 3)


def test_each_band_tells_what_was_said_and_what_came() -> None:
    record = record_of(
        [
            kept(0.7, came_true=True),
            kept(0.7, came_true=True),
            kept(0.64, came_true=False),
            kept(0.1, came_true=False),
        ]
    )
    assert record is not None
    low, high = record.bands
    assert (low.low, low.high, low.forecasts, low.came_true) == (0, 0.2, 1, 0)
    assert (high.low, high.high, high.forecasts, high.came_true) == (0.6, 0.8, 3, 2)
    assert low.mean_probability == pytest.approx(0.1)
    assert high.mean_probability == pytest.approx(0.68)
    # One forecast is off by 0.1, and three by 0.68 - 2/3.
    assert record.calibration_error == pytest.approx((0.1 + 3 * (0.68 - 2 / 3)) / 4)


@pytest.mark.parametrize(
    ("probability", "low"), [(0, 0), (0.19, 0), (0.2, 0.2), (0.6, 0.6), (0.8, 0.8), (1, 0.8)]
)
def test_a_probability_on_an_edge_belongs_to_the_band_above_it(
    probability: float, low: float
) -> None:
    record = record_of([kept(probability, came_true=True)])
    assert record is not None
    assert [band.low for band in record.bands] == [pytest.approx(low)]


def test_forecasts_that_come_true_as_often_as_they_say_have_no_error() -> None:
    record = record_of([kept(0.7, came_true=place < 7) for place in range(10)])
    assert record is not None
    assert record.calibration_error == pytest.approx(0)


def test_certain_forecasts_that_never_come_true_have_the_largest_error() -> None:
    record = record_of([kept(1, came_true=False), kept(0, came_true=True)])
    assert record is not None
    assert record.calibration_error == pytest.approx(1)


@given(KEPT)
def test_the_bands_hold_every_forecast_once(forecasts: list[KeptForecast]) -> None:
    record = record_of(forecasts)
    assert record is not None
    assert sum(band.forecasts for band in record.bands) == record.forecasts == len(forecasts)
    assert sum(band.came_true for band in record.bands) == sum(one.came_true for one in forecasts)
    assert all(
        band.low - 1e-9 <= band.mean_probability <= band.high + 1e-9 for band in record.bands
    )
    assert 0 <= record.calibration_error <= 1
