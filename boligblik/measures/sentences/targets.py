"""Where a target stands, in words."""

from boligblik.language import Language, message
from boligblik.measures.sentences.counts import capital, chance_words, counted
from boligblik.measures.spread import WIDE
from boligblik.measures.target_status import (
    FEWEST_MONTHS,
    LIKELY,
    UNLIKELY,
    Reason,
    TargetState,
    TargetStatus,
)

_VERDICTS = {
    TargetState.NOT_STARTED: message("Not begun"),
    TargetState.BASELINE_MISSING: message("Baseline missing"),
    TargetState.NOTHING_REPORTED: message("Nothing reported"),
    TargetState.MET: message("Met"),
    TargetState.NOT_MET: message("Not met"),
    TargetState.UNDECIDED: message("Cannot be decided yet"),
    TargetState.UNDER_WAY: message("Under way"),
    TargetState.ON_TRACK: message("On track"),
    TargetState.UNCERTAIN: message("Uncertain"),
    TargetState.BEHIND: message("Behind"),
}
_REASONS = {
    Reason.NOT_BEGUN: message("The period has not begun, so there is nothing to judge."),
    Reason.BASELINE_INCOMPLETE: message("Without the whole baseline the ceiling is not known."),
    Reason.NOTHING_TO_JUDGE: message("There is no report to judge by."),
    Reason.LIMIT_PASSED: message(
        "What has been reported settles it; no further report can undo that."
    ),
    Reason.ALL_REPORTED: message("Every report of the period has come."),
    Reason.REPORTS_MISSING: message(
        "A missing report can hold any number, so it could change the verdict."
    ),
}
_LEVEL = 0.8


def verdict_word(state: TargetState, language: Language) -> str:
    """Name a verdict in a word or two."""
    return language.text(_VERDICTS[state])


def limit_words(status: TargetStatus, language: Language) -> str | None:
    """Write what the target asks as a count: ``højst 93``; None while it is not known."""
    if status.limit is None:
        return None
    limit = language.number(status.limit)
    if status.target.is_ceiling:
        return language.text("at most {limit}", limit=limit)
    return language.text("at least {limit}", limit=limit)


def target_sentence(status: TargetStatus, language: Language) -> str:
    """Tell where a target stands and how sure that is."""
    period = language.period(status.target.period_start, status.target.period_end)
    match status.state:
        case TargetState.NOT_STARTED:
            return language.text("{period} has not begun.", period=capital(period))
        case TargetState.BASELINE_MISSING:
            return _baseline_sentence(status, language)
        case TargetState.NOTHING_REPORTED:
            return language.text("Nothing has been reported for {period}.", period=period)
        case TargetState.MET | TargetState.NOT_MET:
            return _settled_sentence(status, period, language)
        case TargetState.UNDECIDED:
            return _undecided_sentence(status, period, language)
        case _:
            return _running_sentence(status, language)


def _baseline_sentence(status: TargetStatus, language: Language) -> str:
    baseline = status.earlier
    return language.text(
        "The ceiling is not known yet: of the {total} reports for {period}, {missing} are missing.",
        total=language.number(baseline.received + baseline.outstanding),
        missing=language.number(baseline.outstanding),
        period=language.period(status.target.earlier_start, status.target.earlier_end),
    )


def _settled_sentence(status: TargetStatus, period: str, language: Language) -> str:
    count = counted(status.target.measure, status.total.reported or 0, language)
    if not status.total.is_complete:
        count = language.text("at least {count}", count=count)
    values = {
        "count": count,
        "period": period,
        "limit": limit_words(status, language),
    }
    if status.state is TargetState.MET:
        sentence = language.text("The target is met: {count} in {period}, {limit}.", **values)
    else:
        sentence = language.text("The target is not met: {count} in {period}, {limit}.", **values)
    if status.total.is_complete:
        return sentence
    rest = language.text("Missing reports cannot change that.")
    return f"{sentence} {rest}"


def _undecided_sentence(status: TargetStatus, period: str, language: Language) -> str:
    return language.text(
        "Cannot be decided yet: at least {count} in {period}, {limit} to meet the target; "
        "{missing} of {expected} reports are missing.",
        count=counted(status.target.measure, status.total.reported or 0, language),
        period=period,
        limit=limit_words(status, language),
        missing=language.number(len(status.total.missing)),
        expected=language.number(status.total.expected),
    )


def _running_sentence(status: TargetStatus, language: Language) -> str:
    reported, limit = status.total.reported or 0, status.limit or 0
    count = counted(status.target.measure, reported, language)
    if status.last_month:
        until = language.month(status.last_month)
        count = language.text("{count} up to and including {until}", count=count, until=until)
    values = {"count": count, "rest": language.number(abs(limit - reported))}
    # Without a verdict by chance, a probability in the headline would be read as one.
    if status.probability is None or status.reason is not Reason.CHANCE:
        if status.target.is_ceiling:
            return language.text("{count}; the target leaves room for {rest} more.", **values)
        return language.text("{count}; {rest} more are needed to reach the target.", **values)
    values["chance"] = chance_words(status.probability, language)
    if status.target.is_ceiling:
        return language.text(
            "{count}; the target leaves room for {rest} more, and the chance of meeting it is "
            "{chance}.",
            **values,
        )
    return language.text(
        "{count}; {rest} more are needed, and the chance of meeting the target is {chance}.",
        **values,
    )


def chance_sentence(status: TargetStatus, language: Language) -> str | None:
    """Tell where the period is heading; None when it is settled or nothing can be foretold."""
    settled = status.state in (TargetState.MET, TargetState.NOT_MET)
    if status.forecast is None or status.probability is None or settled:
        return None
    low, high = status.forecast.range(_LEVEL)
    values = {"low": language.number(low), "high": language.number(high)}
    if status.reason is Reason.CHANCE:
        sentence = language.text(
            "If the months go on as so far, the total ends between {low} and {high} (8 in 10 "
            "times).",
            **values,
        )
    else:
        sentence = language.text(
            "If the months go on as so far, the total ends between {low} and {high} (8 in 10 "
            "times), and the chance of {limit} is {chance}.",
            limit=limit_words(status, language),
            chance=chance_words(status.probability, language),
            **values,
        )
    if status.forecast.dispersion <= WIDE:
        return sentence
    wider = language.text("The months vary more than chance alone, so the range is made wider.")
    return f"{sentence} {wider}"


def reason_sentence(status: TargetStatus, language: Language) -> str:
    """Tell what the verdict rests on, and what would change it."""
    earlier = status.earlier
    if status.reason is Reason.SPREAD_UNKNOWN:
        return language.text(
            "{missing} of {expected} reports for {period} are missing; without them it is not "
            "known how much the months vary, so chance is not judged.",
            missing=language.number(len(earlier.missing)),
            expected=language.number(earlier.expected),
            period=language.period(status.target.earlier_start, status.target.earlier_end),
        )
    if status.reason is Reason.TOO_FEW_MONTHS:
        return language.text(
            "{months} of at least {fewest} whole months have been reported; until then chance is "
            "not judged.",
            months=language.number(int(status.forecast.months) if status.forecast else 0),
            fewest=language.number(FEWEST_MONTHS),
        )
    if status.reason is Reason.CHANCE:
        return language.text(
            "All reports due have come, so chance decides: on track from {likely}, behind up to "
            "{unlikely}.",
            likely=language.percent(100 * LIKELY),
            unlikely=language.percent(100 * UNLIKELY),
        )
    return language.text(_REASONS[status.reason])


def baseline_notes(status: TargetStatus, language: Language) -> list[str]:
    """Tell what has become of the baseline: corrected, or of others than report now."""
    notes = []
    baseline = status.baseline
    first = status.first_baseline
    if baseline and status.limit is not None and first and first.reported != baseline.reported:
        notes.append(
            language.text(
                "The baseline has been corrected from {first} to {now}; the ceiling was {old} and "
                "is {new}.",
                first=language.number(first.reported or 0),
                now=language.number(baseline.reported or 0),
                old=language.number(status.first_limit or 0),
                new=language.number(status.limit),
            )
        )
    if baseline and status.only_in_baseline:
        notes.append(
            language.text(
                "The baseline holds {organisations} too, which does not report in the period.",
                organisations=language.join(list(status.only_in_baseline)),
            )
        )
    return notes
