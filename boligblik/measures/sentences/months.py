"""Months one by one and added up over a year, in words."""

from collections.abc import Collection, Sequence
from datetime import date

from boligblik.language import Language, message
from boligblik.measures.control_chart import ControlChart, Signal
from boligblik.measures.running_year import RunningYear
from boligblik.measures.sentences.counts import capital, counted

_SIGNALS = {
    Signal.OUTSIDE: message("outside the limits"),
    Signal.SEVEN_ON_ONE_SIDE: message("seven in a row on one side of the mean"),
    Signal.SEVEN_IN_A_DIRECTION: message("seven in a row rising or falling"),
    Signal.TWO_OF_THREE_NEAR_A_LIMIT: message("two of three close to a limit"),
}


def signal_words(signals: Collection[Signal], language: Language) -> str:
    """Name the signals of a month; empty when it has none."""
    return language.join(
        [language.text(_SIGNALS[signal]) for signal in Signal if signal in signals]
    )


def signals_sentence(
    months: Sequence[date], chart: ControlChart, since: date, language: Language
) -> str:
    """Tell the newest month that signals a change, as a finding; ``months`` are the chart's.

    Signals of months before ``since`` are history, and no finding.
    """
    if not chart.phases:
        return language.text("There are too few complete months for a finding")
    found = [place for place, signals in enumerate(chart.signals) if signals]
    if found and months[found[-1]] < since:
        return language.text("No month from {month} on stands out", month=language.month(since))
    if not found:
        if chart.phases[-1].is_trial:
            return language.text("No month stands out so far; there are few months to judge by")
        return language.text("No month stands out: they vary as they usually do")
    return _signal_sentence(months[found[-1]], chart, found[-1], language)


def _signal_sentence(month: date, chart: ControlChart, place: int, language: Language) -> str:
    """Tell the strongest signal of a month, and which way it points."""
    signals = chart.signals[place]
    name = language.month(month)
    if Signal.OUTSIDE in signals:
        if _is_above_mean(chart, place):
            return language.text(
                "{month} lies above what months usually reach", month=capital(name)
            )
        return language.text("{month} lies below what months usually reach", month=capital(name))
    if Signal.SEVEN_ON_ONE_SIDE in signals:
        if _is_above_mean(chart, place):
            return language.text(
                "At least seven months in a row above the mean, to {month}", month=name
            )
        return language.text(
            "At least seven months in a row below the mean, to {month}", month=name
        )
    if Signal.SEVEN_IN_A_DIRECTION in signals:
        if (chart.values[place] or 0) > (chart.values[place - 1] or 0):
            return language.text("Seven months in a row rising, to {month}", month=name)
        return language.text("Seven months in a row falling, to {month}", month=name)
    if _is_above_mean(chart, place):
        return language.text("Two of three months close to the upper limit, to {month}", month=name)
    return language.text("Two of three months close to the lower limit, to {month}", month=name)


def _is_above_mean(chart: ControlChart, place: int) -> bool:
    phase = next(phase for phase in chart.phases if phase.first <= place <= phase.last)
    return (chart.values[place] or 0) > phase.mean


def running_year_sentence(measure: str, sums: Sequence[RunningYear], language: Language) -> str:
    """Tell the newest sum of twelve months beside that of the twelve before, as a finding."""
    known = [running for running in sums if running.total is not None]
    if not known:
        return language.text("Twelve complete months in a row are needed for a yearly sum")
    newest = known[-1]
    values = {
        "month": language.month(newest.month),
        "count": counted(measure, newest.total or 0, language),
    }
    year_before = newest.month.replace(year=newest.month.year - 1)
    earlier = [running.total for running in known if running.month == year_before]
    if not earlier or earlier[0] is None:
        return language.text("The twelve months to {month} had {count}", **values)
    change = (newest.total or 0) - earlier[0]
    values["n"] = language.number(abs(change))
    if change == 0:
        return language.text(
            "The twelve months to {month} had {count}, as many as the twelve before", **values
        )
    if change < 0:
        return language.text(
            "The twelve months to {month} had {count}, {n} fewer than the twelve before", **values
        )
    return language.text(
        "The twelve months to {month} had {count}, {n} more than the twelve before", **values
    )
