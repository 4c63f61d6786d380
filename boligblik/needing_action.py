"""What asks for somebody's action now, each with the page where it is taken."""

from dataclasses import dataclass
from datetime import date, timedelta

from boligblik.language import Language
from boligblik.measures.sentences.completeness import missing_words
from boligblik.measures.sentences.counts import measure_name
from boligblik.measures.target_status import TargetState, TargetStatus
from boligblik.status import KIND_OF_MEASURE
from boligblik.store.reading.areas import MunicipalityYear
from boligblik.store.reading.sources import Milestone

_SOON = timedelta(days=60)
_AREA_RHYTHM_YEARS = 2
"""A year's figures come during the next one, so they are late when two years have passed."""


@dataclass(frozen=True)
class Action:
    """One line of what needs doing and the page that it leads to."""

    sentence: str
    page: str
    is_example: bool


def actions_for_targets(statuses: list[TargetStatus], language: Language) -> list[Action]:
    """Name missing reports and baselines of the targets that have begun."""
    actions = []
    for status in statuses:
        if status.state is TargetState.NOT_STARTED:
            continue
        page = KIND_OF_MEASURE[status.target.measure]
        subject = measure_name(status.target.measure, language)
        period = language.period(status.target.period_start, status.target.period_end)
        if status.total.missing:
            words = missing_words(status.total.missing, language)
            sentence = f"{subject}, {period}: {words}."
            actions.append(Action(sentence, page, status.is_example))
        if status.baseline and status.baseline.missing:
            sentence = language.text(
                "The baseline for the target of {period} is incomplete: {missing}.",
                period=period,
                missing=missing_words(status.baseline.missing, language),
            )
            actions.append(Action(sentence, page, status.is_example))
    return actions


def actions_for_age(years: list[MunicipalityYear], today: date, language: Language) -> list[Action]:
    """Name municipalities whose newest area figures are older than their yearly rhythm."""
    newest: dict[str, MunicipalityYear] = {}
    for known in years:
        if not known.is_example:
            newest.setdefault(known.municipality, known)
    return [
        Action(
            language.text(
                "The newest area figures for {municipality} are from {year}; they come every year.",
                municipality=known.municipality_name,
                year=known.year,
            ),
            "areas",
            is_example=False,
        )
        for known in newest.values()
        if today.year - known.year >= _AREA_RHYTHM_YEARS
    ]


def actions_for_milestones(
    milestones: list[Milestone], today: date, language: Language
) -> list[Action]:
    """Name milestones due within 60 days."""
    return [
        Action(
            language.text(
                "Due {date}: {milestone}",
                date=language.date(milestone.due),
                milestone=language.name(milestone.text_da, milestone.text_en),
            ),
            "data_sources",
            is_example=False,
        )
        for milestone in milestones
        if today <= milestone.due <= today + _SOON
    ]
