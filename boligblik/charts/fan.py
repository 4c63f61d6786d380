"""The forecast drawn month by month: how the running total may go on."""

from collections.abc import Sequence

from boligblik.charts.cumulative import FanMonth
from boligblik.measures.completeness import MonthTotal
from boligblik.measures.forecast import Forecast, forecast_of

WIDE_LEVEL, NARROW_LEVEL = 0.8, 0.5


def fan_of(months: Sequence[MonthTotal], forecast: Forecast | None) -> tuple[FanMonth, ...]:
    """Return the range of the running total at the end of each month after the last reported one.

    ``months`` are all those of the period. The last month's range is that of the forecast itself.
    """
    if forecast is None:
        return ()
    fan = []
    left = reported = 0
    last_reported = max((m.month for m in months if m.total.reported is not None), default=None)
    for month in months:
        reported += month.total.reported or 0
        left += month.total.is_owed and not month.total.is_final
        if last_reported is None or month.month <= last_reported:
            continue
        until = forecast_of(forecast.counted, forecast.months, left, reported, forecast.dispersion)
        if until is not None:
            (low_80, high_80), (low_50, high_50) = (
                until.range(WIDE_LEVEL),
                until.range(NARROW_LEVEL),
            )
            fan.append(FanMonth(month.month, low_80, low_50, high_50, high_80))
    return tuple(fan)
