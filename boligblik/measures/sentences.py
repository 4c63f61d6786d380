"""Verdicts as plain sentences, in both languages: the one place where they are composed."""

from collections.abc import Sequence
from itertools import groupby
from statistics import median

from boligblik.language import Language, message
from boligblik.measures.area_gaps import AreaFigure, IndicatorGap, Side, side_of
from boligblik.measures.completeness import MonthTotal, ReportCell, Total
from boligblik.measures.organisation_years import OrganisationYears
from boligblik.measures.same_months import SameMonths
from boligblik.measures.targets import TargetState, TargetStatus

_VERDICTS = {
    TargetState.NOT_STARTED: message("Not begun"),
    TargetState.BASELINE_MISSING: message("Baseline missing"),
    TargetState.NOTHING_REPORTED: message("Nothing reported"),
    TargetState.MET: message("Met"),
    TargetState.NOT_MET: message("Not met"),
    TargetState.UNDECIDED: message("Cannot be decided yet"),
    TargetState.UNDER_WAY: message("Under way"),
}

_MOST_ORGANISATIONS_NAMED = 3
_FEWEST_MONTHS_FOR_A_FINDING = 4


def verdict_word(state: TargetState, language: Language) -> str:
    """Name a verdict in a word or two."""
    return language.text(_VERDICTS[state])


def counted(measure: str, count: int, language: Language) -> str:
    """Write a count with its noun: ``68 udsættelser``."""
    if measure == "counselling_sessions":
        return language.plural("{n} session", "{n} sessions", count)
    return language.plural("{n} eviction", "{n} evictions", count)


def limit_words(status: TargetStatus, language: Language) -> str | None:
    """Write what the target asks as a count: ``højst 93``; None while it is not known."""
    if status.limit is None:
        return None
    limit = language.number(status.limit)
    if status.target.is_ceiling:
        return language.text("at most {limit}", limit=limit)
    return language.text("at least {limit}", limit=limit)


def reported_words(total: Total, language: Language) -> str:
    """Write a total as a figure: ``68``, ``mindst 68`` when reports are missing, or a word."""
    if total.reported is None:
        return language.text("not reported")
    figure = language.number(total.reported)
    return figure if total.is_complete else language.text("at least {count}", count=figure)


def target_sentence(status: TargetStatus, language: Language) -> str:
    """Tell where a target stands and how sure that is."""
    period = language.period(status.target.period_start, status.target.period_end)
    match status.state:
        case TargetState.NOT_STARTED:
            return language.text("{period} has not begun.", period=_capital(period))
        case TargetState.BASELINE_MISSING:
            return _baseline_sentence(status, language)
        case TargetState.NOTHING_REPORTED:
            return language.text("Nothing has been reported for {period}.", period=period)
        case TargetState.MET | TargetState.NOT_MET:
            return _settled_sentence(status, period, language)
        case TargetState.UNDECIDED:
            return _undecided_sentence(status, period, language)
        case TargetState.UNDER_WAY:
            return _under_way_sentence(status, language)


def _baseline_sentence(status: TargetStatus, language: Language) -> str:
    target, baseline = status.target, status.baseline
    if baseline is None or target.baseline_start is None or target.baseline_end is None:
        return language.text("The baseline is not known.")
    outstanding = len(baseline.missing) + baseline.to_come
    return language.text(
        "The ceiling is not known yet: of the {total} reports for {period}, {missing} are missing.",
        total=language.number(baseline.received + outstanding),
        missing=language.number(outstanding),
        period=language.period(target.baseline_start, target.baseline_end),
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


def _under_way_sentence(status: TargetStatus, language: Language) -> str:
    reported, limit = status.total.reported or 0, status.limit or 0
    count = counted(status.target.measure, reported, language)
    if status.last_month:
        until = language.month(status.last_month)
        count = language.text("{count} up to and including {until}", count=count, until=until)
    rest = language.number(abs(limit - reported))
    if status.target.is_ceiling:
        return language.text(
            "{count}; the target leaves room for {rest} more.", count=count, rest=rest
        )
    return language.text(
        "{count}; {rest} more are needed to reach the target.", count=count, rest=rest
    )


def completeness_sentence(total: Total, language: Language) -> str:
    """Tell how many reports have come and whose are missing."""
    if not total.expected:
        return language.text("No report is due yet.")
    counts = language.text(
        "{received} of {expected} reports",
        received=language.number(total.received),
        expected=language.number(total.expected),
    )
    if total.is_complete:
        return f"{counts}."
    return f"{counts}; {missing_words(total.missing, language)}."


def missing_words(missing: tuple[ReportCell, ...], language: Language) -> str:
    """Tell whose reports are missing, naming the months where they are few."""
    by_name = sorted(missing, key=lambda cell: (cell.organisation_name, cell.month))
    groups = [
        (name, list(cells))
        for name, cells in groupby(by_name, key=lambda cell: cell.organisation_name)
    ]
    if len(groups) > _MOST_ORGANISATIONS_NAMED:
        return language.text(
            "{reports} are missing from {organisations} organisations",
            reports=language.number(len(missing)),
            organisations=language.number(len(groups)),
        )
    parts = []
    for name, cells in groups:
        if len(cells) == 1:
            when = language.month(cells[0].month)
        else:
            when = language.plural("{n} month", "{n} months", len(cells))
        parts.append(language.text("{name} is missing for {when}", name=name, when=when))
    return language.join(parts)


def bounds_sentence(total: Total, language: Language) -> str | None:
    """Tell how much the missing reports could add; None when nothing is missing."""
    if total.is_complete or total.reported is None:
        return None
    if total.upper is None:
        return language.text("How much the missing reports hold cannot be estimated.")
    return language.text(
        "With the missing reports the figure probably lies between {low} and {high}.",
        low=language.number(total.reported),
        high=language.number(total.upper),
    )


def same_months_sentence(measure: str, compared: SameMonths | None, language: Language) -> str:
    """Tell a part of a year against the same part of the year before, as a finding."""
    if compared is None:
        return language.text("There are no months to compare with last year yet.")
    difference = language.number(abs(compared.change))
    if measure == "counselling_sessions":
        if compared.change == 0:
            return language.text("Counselling sessions equal the same months last year")
        if compared.change < 0:
            return language.text(
                "Counselling sessions are {n} below the same months last year", n=difference
            )
        return language.text(
            "Counselling sessions are {n} above the same months last year", n=difference
        )
    if compared.change == 0:
        return language.text("Evictions equal the same months last year")
    if compared.change < 0:
        return language.text("Evictions are {n} below the same months last year", n=difference)
    return language.text("Evictions are {n} above the same months last year", n=difference)


def months_sentence(measure: str, months: Sequence[MonthTotal], language: Language) -> str:
    """Tell the newest whole month beside the median of all whole months."""
    whole = [month for month in months if month.total.is_final]
    if len(whole) < _FEWEST_MONTHS_FOR_A_FINDING:
        return language.text("There are too few complete months for a finding")
    newest = whole[-1].total.reported or 0
    typical = median(month.total.reported or 0 for month in whole)
    return language.text(
        "{month} had {count}; a typical month has {typical}",
        month=_capital(language.month(whole[-1].month)),
        count=counted(measure, newest, language),
        typical=language.number(typical, 0 if typical == int(typical) else 1),
    )


def organisations_sentence(rows: Sequence[OrganisationYears], language: Language) -> str:
    """Tell how many organisations lie below their own same months last year."""
    comparable = [(row.now, row.before) for row in rows]
    known = [(now, then) for now, then in comparable if now is not None and then is not None]
    if not known:
        return language.text("No organisation can be compared with last year yet")
    return language.text(
        "{fewer} of {all} organisations have fewer evictions than in the same months last year",
        fewer=language.number(sum(now < then for now, then in known)),
        all=language.number(len(known)),
    )


def published_change_sentence(
    first_year: int,
    first: int,
    last_year: int,
    last: int,
    percent: float | None,
    language: Language,
) -> str:
    """Tell the change between two printed yearly totals."""
    values = {
        "first": language.number(first),
        "first_year": first_year,
        "last": language.number(last),
        "last_year": last_year,
        "percent": language.percent(abs(percent or 0)),
    }
    if percent is None or percent == 0:
        return language.text("{first} in {first_year} and {last} in {last_year}", **values)
    if percent < 0:
        return language.text(
            "From {first} in {first_year} to {last} in {last_year}: a fall of {percent}", **values
        )
    return language.text(
        "From {first} in {first_year} to {last} in {last_year}: a rise of {percent}", **values
    )


def gaps_sentence(gaps: Sequence[IndicatorGap], municipality: str, language: Language) -> str:
    """Tell on how many indicators all areas lie on the harder side of their municipality."""
    if not gaps:
        return language.text(
            "No area can be compared with {municipality}", municipality=municipality
        )
    return language.text(
        "All areas have greater challenges than {municipality} on {n} of {all} indicators",
        municipality=municipality,
        n=language.number(sum(gap.worse == gap.areas for gap in gaps)),
        all=language.number(len(gaps)),
    )


def area_sentence(figures: Sequence[AreaFigure], municipality: str, language: Language) -> str:
    """Tell how many areas lie on which side of their municipality on one indicator."""
    sides = [
        side_of(figure.difference, figure.polarity)
        for figure in figures
        if not figure.is_municipality and figure.difference is not None
    ]
    if not sides:
        return language.text(
            "No area can be compared with {municipality}", municipality=municipality
        )
    values = {"municipality": municipality, "all": language.number(len(sides))}
    if figures[0].polarity == "context":
        higher = language.number(sides.count(Side.HIGHER))
        return language.text("{n} of {all} areas lie above {municipality}", n=higher, **values)
    worse = language.number(sides.count(Side.WORSE))
    return language.text(
        "{n} of {all} areas have a greater challenge than {municipality}", n=worse, **values
    )


def years_sentence(years: Sequence[int], language: Language) -> str:
    """Tell which years an indicator is known for."""
    known = sorted(set(years))
    if len(known) < 2:
        return language.text("The development cannot be shown: only one year is known")
    return language.text("The development from {first} to {last}", first=known[0], last=known[-1])


def largest_part_sentence(parts: Sequence[tuple[str | None, int]], language: Language) -> str:
    """Tell the largest part of a whole, unless those that do not say could change which it is."""
    named = sorted(((count, name) for name, count in parts if name), reverse=True)
    unknown = sum(count for name, count in parts if name is None)
    if not named:
        return language.text("Most sessions do not say")
    runner_up = named[1][0] if len(named) > 1 else 0
    count, largest = named[0]
    if count - runner_up <= unknown:
        return language.text("No part is clearly the largest")
    percent = 100 * count / sum(count for _, count in parts)
    return language.text("Most: {name}, {percent}", name=largest, percent=language.percent(percent))


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
