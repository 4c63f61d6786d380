"""The charts of the board's slides as plain numbers, for programs that draw them in their own way.

Laid out from the same prepared values that the pages' charts are drawn from.
"""

from collections.abc import Sequence
from datetime import date

from boligblik.charts.cumulative import Cumulative, limit_text
from boligblik.charts.labels import month_label
from boligblik.charts.running_line import amount
from boligblik.charts.small_gaps import SmallGaps
from boligblik.language import Language
from boligblik.reports.slide import DotPlot, Line, LinePlot


def line_plot(value: Cumulative, language: Language) -> LinePlot:
    """Lay out the running totals; what is not whole stands by itself as at least so much."""
    lines = [
        *_earlier(value, language),
        *_current(value, language),
        *_limit(value, language),
        *_forecast(value, language),
    ]
    return LinePlot(_categories(value.months, language), tuple(lines))


def dot_plot(value: SmallGaps) -> DotPlot:
    """Lay out how far each area lies from its municipality, a dot for each indicator."""
    rows = tuple((area.name, tuple(gap.challenge for gap in area.gaps)) for area in value.areas)
    return DotPlot(rows, value.municipality_name)


def _categories(months: Sequence[date], language: Language) -> tuple[str, ...]:
    """Name the months, with their year where there is more than one."""
    if len({month.year for month in months}) < 2:
        return tuple(month_label(month, language) for month in months)
    return tuple(f"{month_label(month, language)} {month.year}" for month in months)


def _earlier(value: Cumulative, language: Language) -> list[Line]:
    if not value.before:
        return []
    last = amount(value.before[-1], language)
    label = language.text("{n} in {year}", n=last, year=value.name_before)
    reported = {point.place: point.reported for point in value.before}
    return [Line(value.name_before, "before", _values(value, reported), label)]


def _current(value: Cumulative, language: Language) -> list[Line]:
    whole = {point.place: point.reported for point in value.now if point.is_whole}
    others = {point.place: point.reported for point in value.now if not point.is_whole}
    label = amount(value.now[-1], language) if value.now else ""
    lines = [Line(value.name_now, "now", _values(value, whole), "" if others else label)]
    if others:
        name = language.text("{name}, at least", name=value.name_now)
        lines.append(Line(name, "at_least", _values(value, others), label))
    return lines


def _limit(value: Cumulative, language: Language) -> list[Line]:
    if value.limit is None:
        return []
    name = limit_text(value, language)
    return [Line(name, "limit", tuple(value.limit for _ in value.months), name)]


def _forecast(value: Cumulative, language: Language) -> list[Line]:
    if not value.fan:
        return []
    of_month = {month.month: month for month in value.fan}
    months = [of_month.get(month) for month in value.months]
    last = value.fan[-1]
    ends = {"low": language.number(last.low_80), "high": language.number(last.high_80)}
    low = tuple(month.low_80 if month else None for month in months)
    high = tuple(month.high_80 if month else None for month in months)
    label = language.text("Forecast {low}–{high}", **ends)
    return [
        Line(language.text("Forecast, low (80 %)"), "forecast", low),
        Line(language.text("Forecast, high (80 %)"), "forecast", high, label),
    ]


def _values(value: Cumulative, of_place: dict[int, int]) -> tuple[float | None, ...]:
    return tuple(of_place.get(place) for place in range(1, len(value.months) + 1))
