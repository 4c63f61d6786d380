"""Targets as they are entered, in words: what they ask, and what is wrong with an entry."""

from boligblik.language import Language, message
from boligblik.measures.sentences.counts import measure_name
from boligblik.measures.sentences.units import with_unit
from boligblik.measures.target_entry import EntryProblem
from boligblik.measures.targets import Rule, Target

_PROBLEMS = {
    EntryProblem.ENDS_BEFORE_IT_BEGINS: message(
        "The last month lies before the first one. Choose a later last month."
    ),
    EntryProblem.NOT_A_PERCENTAGE: message(
        "The reduction must be more than 0 and at most 100 percent."
    ),
    EntryProblem.NOT_A_NUMBER: message("Write a number, for example 10 or 12,5."),
    EntryProblem.NO_AREA: message("Choose the housing area that the target holds for."),
    EntryProblem.NOT_A_YEAR: message(
        "Area figures are yearly: choose January to December of one year, also for the baseline."
    ),
    EntryProblem.NOT_A_COUNT: message("The number must be whole and not below zero."),
    EntryProblem.BASELINE_NOT_BEFORE: message(
        "The baseline must end before the period begins. Choose earlier months."
    ),
    EntryProblem.BASELINE_OF_OTHER_LENGTH: message(
        "The baseline must be as many months as the period, so that like is compared with like."
    ),
}


def entry_problem_sentence(problem: EntryProblem, language: Language) -> str:
    """Tell what is wrong with an entered target, and the remedy."""
    return language.text(_PROBLEMS[problem])


def target_words(target: Target, language: Language) -> str:
    """Write what a target asks: ``Udsættelser: 10 % færre i 2016 end i 2015``."""
    words = _asked(target, language)
    holds_for = target.organisation_name or target.area_name
    return f"{words} – {holds_for}" if holds_for else words


def counted_name(target: Target, language: Language) -> str:
    """Name what a target is about: a count of reports, or an area's indicator."""
    if target.indicator_name_da:
        return language.name(target.indicator_name_da, target.indicator_name_en)
    return measure_name(target.measure, language)


def _asked(target: Target, language: Language) -> str:
    values = {
        "measure": counted_name(target, language),
        "period": language.period(target.period_start, target.period_end),
    }
    is_whole = float(target.value).is_integer()
    number = with_unit(target.value, target.unit or "", language, 0 if is_whole else 1)
    match target.rule:
        case Rule.AT_MOST:
            return language.text("{measure}: at most {n} in {period}", n=number, **values)
        case Rule.AT_LEAST:
            return language.text("{measure}: at least {n} in {period}", n=number, **values)
        case Rule.REDUCE_BY_PERCENT:
            return language.text(
                "{measure}: {percent} fewer in {period} than in {baseline}",
                percent=language.percent(target.value, 0 if is_whole else 1),
                baseline=language.period(target.earlier_start, target.earlier_end),
                **values,
            )
