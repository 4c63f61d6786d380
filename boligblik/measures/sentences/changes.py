"""What is otherwise than before, in words."""

from collections.abc import Iterable
from datetime import date

from boligblik.language import Language
from boligblik.measures.months import months_later, runs_of
from boligblik.measures.sentences.counts import chance_words, measure_name
from boligblik.measures.sentences.targets import verdict_word
from boligblik.measures.target_status import TargetStatus


def status_change_sentence(then: TargetStatus, now: TargetStatus, language: Language) -> str | None:
    """Tell how the verdict on a target changed, or else its chance; None for no change."""
    values = {
        "measure": measure_name(now.target.measure, language),
        "period": language.period(now.target.period_start, now.target.period_end),
    }
    if then.state is not now.state:
        return language.text(
            "{measure}, {period}: the verdict was “{old}” and is now “{new}”.",
            old=verdict_word(then.state, language),
            new=verdict_word(now.state, language),
            **values,
        )
    chances = [
        None if status.probability is None else chance_words(status.probability, language)
        for status in (then, now)
    ]
    if None in chances or chances[0] == chances[1]:
        return None
    return language.text(
        "{measure}, {period}: the chance of meeting the target was {old} and is now {new}.",
        old=chances[0],
        new=chances[1],
        **values,
    )


def months_words(months: Iterable[date], language: Language) -> str:
    """Name months by their runs: ``januar–marts 2016 og maj 2016``."""
    return language.join(
        [
            language.period(first, months_later(last, 1) - date.resolution)
            for first, last in runs_of(months)
        ]
    )
