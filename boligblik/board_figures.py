"""The goals of the board's slides at a glance: figure, what was asked, verdict in a word."""

from collections.abc import Sequence

from boligblik.language import Language
from boligblik.measures.area_gaps import IndicatorGap
from boligblik.measures.indicator_targets import IndicatorStatus
from boligblik.measures.sentences.completeness import completeness_sentence, reported_words
from boligblik.measures.sentences.indicator_targets import (
    indicator_limit_words,
    indicator_value_words,
)
from boligblik.measures.sentences.target_entry import counted_name
from boligblik.measures.sentences.targets import limit_words, verdict_word
from boligblik.measures.target_status import BADLY, WELL, TargetState, TargetStatus
from boligblik.reports.slide import KeyFigure, Mark
from boligblik.store.reading.areas import MunicipalityYear


def figure_of(status: TargetStatus | IndicatorStatus, language: Language) -> KeyFigure:
    """Tell how far a target has come."""
    target = status.target
    period = language.period(target.period_start, target.period_end)
    holds_for = target.organisation_name or target.area_name
    name = f"{counted_name(target, language)} {period}"
    told, figure, asked = (
        _counted(status, language)
        if isinstance(status, TargetStatus)
        else _measured(status, language)
    )
    return KeyFigure(
        f"{name} – {holds_for}" if holds_for else name,
        told,
        figure,
        language.text(
            "Target: {limit}", limit=asked or language.text("the ceiling is not known yet")
        ),
        verdict_word(status.state, language),
        _mark(status.state),
    )


def _counted(status: TargetStatus, language: Language) -> tuple[str, str, str | None]:
    told = completeness_sentence(status.total, language)
    return told, reported_words(status.total, language), limit_words(status, language)


def _measured(status: IndicatorStatus, language: Language) -> tuple[str, str, str | None]:
    figure = indicator_value_words(status, language) or language.text("not reported")
    return "", figure, indicator_limit_words(status, language)


def figure_of_areas(
    gaps: Sequence[IndicatorGap], newest: MunicipalityYear, language: Language, *, is_judged: bool
) -> KeyFigure:
    """Tell on how many indicators all areas lie on the harder side of their municipality."""
    harder = sum(gap.worse == gap.areas for gap in gaps)
    name = language.text("Housing areas")
    return KeyFigure(
        f"{name} {newest.year}",
        newest.municipality_name,
        language.text("{n} of {all}", n=harder, all=len(gaps)),
        language.text("indicators with a greater challenge in all areas"),
        "" if is_judged else language.text("Not judged"),
        "open",
    )


def _mark(state: TargetState) -> Mark:
    if state in WELL:
        return "good"
    return "bad" if state in BADLY else "open"
