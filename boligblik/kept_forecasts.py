"""Forecasts are kept as they were made, and held against what came of them."""

from boligblik.measures.completeness import total_of
from boligblik.measures.forecast_record import ForecastRecord, KeptForecast, record_of
from boligblik.measures.target_status import TargetStatus
from boligblik.settings import Settings
from boligblik.status import KIND_OF_MEASURE, reports_of, target_statuses
from boligblik.store.connection import Store
from boligblik.store.editing import record_forecasts
from boligblik.store.reading.targets import StoredForecast, last_kept_version, stored_forecasts
from boligblik.store.reading.uploads import data_version

_LEVEL = 0.8


def keep_forecasts(store: Store, settings: Settings) -> None:
    """Keep what is foretold of each running target, once for each version of the data.

    Called after whatever changes the data, and at the start for what was missed.
    """
    version = data_version(store)
    if last_kept_version(store) >= version:
        return
    rows = [
        _row(status)
        for status in target_statuses(store, settings)
        if status.probability is not None and not status.total.is_final
    ]
    if rows:
        record_forecasts(store, rows, data_version=version)


def _row(status: TargetStatus) -> dict[str, object]:
    target, forecast = status.target, status.forecast
    if forecast is None or status.limit is None:
        raise ValueError("only what has been foretold can be kept")
    low, high = forecast.range(_LEVEL)
    return {
        "target": target.target,
        "as_of": status.as_of,
        "is_example": status.is_example,
        "measure": target.measure,
        "organisation": target.organisation,
        "period_start": target.period_start,
        "period_end": target.period_end,
        "is_ceiling": target.is_ceiling,
        "limit_count": status.limit,
        "counted": forecast.counted,
        "months": int(forecast.months),
        "months_left": int(forecast.months_left),
        "floor_count": forecast.floor,
        "dispersion": forecast.dispersion,
        "probability": status.probability,
        "low": low,
        "high": high,
    }


def forecast_record(store: Store, settings: Settings, *, is_example: bool) -> ForecastRecord | None:
    """Hold the kept forecasts whose period is wholly reported by now against what came."""
    stored = stored_forecasts(store, is_example=is_example)
    judged = [_judged(store, settings, forecast) for forecast in stored]
    return record_of([forecast for forecast in judged if forecast])


def _judged(store: Store, settings: Settings, stored: StoredForecast) -> KeptForecast | None:
    reports = reports_of(store, settings, KIND_OF_MEASURE[stored.measure])
    cells = reports.cells(
        stored.measure, stored.period_start, stored.period_end, stored.organisation
    )
    total = total_of(cells)
    if total.reported is None or not total.is_final:
        return None
    if stored.is_ceiling:
        came_true = total.reported <= stored.limit_count
    else:
        came_true = total.reported >= stored.limit_count
    return KeptForecast(stored.probability, stored.low, stored.high, total.reported, came_true)
