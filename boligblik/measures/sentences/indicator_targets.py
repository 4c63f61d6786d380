"""Where a target of an area's indicator stands, in words."""

from boligblik.language import Language
from boligblik.measures.indicator_targets import IndicatorStatus
from boligblik.measures.sentences.counts import capital
from boligblik.measures.sentences.units import digits_of, with_unit
from boligblik.measures.target_status import TargetState


def indicator_sentence(status: IndicatorStatus, language: Language) -> str:
    """Tell whether an area's figure has reached its target."""
    target = status.target
    period = language.period(target.period_start, target.period_end)
    match status.state:
        case TargetState.NOT_STARTED:
            return language.text("{period} has not begun.", period=capital(period))
        case TargetState.BASELINE_MISSING:
            return language.text(
                "The limit is not known yet: there is no figure for {period}.",
                period=language.period(target.earlier_start, target.earlier_end),
            )
        case TargetState.NOTHING_REPORTED:
            return language.text("There is no figure for {period} yet.", period=period)
    values = {
        "value": _written(status, status.value, language),
        "period": period,
        "limit": indicator_limit_words(status, language),
    }
    if status.state is TargetState.MET:
        return language.text("The target is met: {value} in {period}, {limit}.", **values)
    return language.text("The target is not met: {value} in {period}, {limit}.", **values)


def indicator_limit_words(status: IndicatorStatus, language: Language) -> str | None:
    """Write what the target asks: ``højst 9,5 %``; None while it is not known."""
    if status.limit is None:
        return None
    limit = _written(status, status.limit, language)
    if status.target.is_ceiling:
        return language.text("at most {limit}", limit=limit)
    return language.text("at least {limit}", limit=limit)


def indicator_value_words(status: IndicatorStatus, language: Language) -> str | None:
    """Write the figure in its unit: ``9,2 %``; None while there is none."""
    return None if status.value is None else _written(status, status.value, language)


def indicator_certainty_sentence(status: IndicatorStatus, language: Language) -> str | None:
    """Tell whether chance could have settled it; None where nothing is settled."""
    if status.value is None or status.limit is None:
        return None
    if status.is_clear is None or status.interval is None:
        return language.text(
            "Certainty: not judged. The figure comes without numerator and denominator."
        )
    values = {
        "low": _written(status, status.interval.low, language),
        "high": _written(status, status.interval.high, language),
    }
    if status.is_clear:
        return language.text(
            "That is more than chance: the interval is {low} to {high} (95 %).", **values
        )
    return language.text(
        "It could be chance: the interval, {low} to {high} (95 %), reaches across the limit.",
        **values,
    )


def _written(status: IndicatorStatus, value: float | None, language: Language) -> str:
    number = 0.0 if value is None else value
    return with_unit(number, status.target.unit or "", language, digits_of([round(number, 1)]))
