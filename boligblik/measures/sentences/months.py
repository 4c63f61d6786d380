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


def signals_sentence(months: Sequence[date], chart: ControlChart, language: Language) -> str:
    """Tell the newest month that signals a change, as a finding; ``months`` are the chart's."""
    if not chart.phases:
        return language.text("There are too few complete months for a finding")
    found = [
        (month, signals) for month, signals in zip(months, chart.signals, strict=True) if signals
    ]
    if not found:
        if chart.phases[-1].is_trial:
            return language.text("No month stands out so far; there are few months to judge by")
        return language.text("No month stands out: they vary as they usually do")
    month, signals = found[-1]
    return language.text(
        "{month} signals a change: {signals}",
        month=capital(language.month(month)),
        signals=signal_words(signals, language),
    )


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
