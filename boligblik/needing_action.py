"""What asks for somebody's action now, each with the page where it is taken."""

from datetime import date, timedelta

from boligblik.destinations import Destination, LinkedLine
from boligblik.language import Language, message
from boligblik.measures.completeness import CellState, ReportCell, Total
from boligblik.measures.months import months_later
from boligblik.measures.sentences.completeness import missing_words
from boligblik.measures.sentences.counts import measure_name
from boligblik.measures.target_status import TargetState, TargetStatus
from boligblik.settings import Settings
from boligblik.status import reports_of, target_statuses
from boligblik.store.connection import Store
from boligblik.store.reading.areas import MunicipalityYear, municipality_years
from boligblik.store.reading.sources import Milestone, milestones

_SOON = timedelta(days=60)
_AREA_RHYTHM_YEARS = 2
"""A year's figures come during the next one, so they are late when two years have passed."""

_SILENT = {
    "evictions": message("Nobody has sent figures on evictions since {month}; they come monthly."),
    "counselling": message(
        "Nobody has sent figures on counselling since {month}; they come monthly."
    ),
}
_MONTHS_LOOKED_BACK = 24
_MEASURES = {"evictions": "evictions", "counselling": "counselling_sessions"}


def actions_now(store: Store, settings: Settings, language: Language) -> list[LinkedLine]:
    """Name all that asks for somebody's action today."""
    today = settings.today or date.today()
    return [
        *actions_for_targets(target_statuses(store, settings), language),
        *(line for kind in _MEASURES for line in _silence(store, settings, kind, language)),
        *actions_for_milestones(milestones(store), today, language),
        *actions_for_age(municipality_years(store), today, language),
    ]


def _silence(store: Store, settings: Settings, kind: str, language: Language) -> list[LinkedLine]:
    reports = reports_of(store, settings, kind)
    if reports.scope.is_example:
        return []
    this_month = reports.as_of.replace(day=1)
    first = months_later(this_month, -_MONTHS_LOOKED_BACK)
    return actions_for_silence(kind, reports.cells(_MEASURES[kind], first, this_month), language)


def actions_for_targets(statuses: list[TargetStatus], language: Language) -> list[LinkedLine]:
    """Name missing reports and baselines of the targets that have begun."""
    actions = []
    for status in statuses:
        if status.state is TargetState.NOT_STARTED:
            continue
        subject = measure_name(status.target.measure, language)
        period = language.period(status.target.period_start, status.target.period_end)
        if status.total.missing:
            words = missing_words(status.total.missing, language)
            sentence = f"{subject}, {period}: {words}."
            actions.append(LinkedLine(sentence, _calendar(status.total), status.is_example))
        if status.baseline and status.baseline.missing:
            sentence = language.text(
                "The baseline for the target of {period} is incomplete: {missing}.",
                period=period,
                missing=missing_words(status.baseline.missing, language),
            )
            actions.append(LinkedLine(sentence, _calendar(status.baseline), status.is_example))
    return actions


def _calendar(total: Total) -> Destination:
    """Lead to who has reported, where the mail stands that asks for what is missing."""
    newest = max(cell.month for cell in total.missing)
    return Destination("upload", {"calendar_year": str(newest.year)})


def actions_for_silence(kind: str, cells: list[ReportCell], language: Language) -> list[LinkedLine]:
    """Name a kind of monthly report that has come from nobody for the newest month due."""
    reported = [cell.month for cell in cells if cell.value is not None]
    missing = [cell.month for cell in cells if cell.state is CellState.MISSING]
    if not reported or not missing or max(reported) >= max(missing):
        return []
    month = language.month(max(reported))
    year = {"calendar_year": str(max(missing).year)}
    sentence = language.text(_SILENT[kind], month=month)
    return [LinkedLine(sentence, Destination("upload", year), is_example=False)]


def actions_for_age(
    years: list[MunicipalityYear], today: date, language: Language
) -> list[LinkedLine]:
    """Name municipalities whose newest area figures are older than their yearly rhythm."""
    newest: dict[str, MunicipalityYear] = {}
    for known in years:
        if not known.is_example:
            newest.setdefault(known.municipality, known)
    return [
        LinkedLine(
            language.text(
                "The newest area figures for {municipality} are from {year}; they come every year.",
                municipality=known.municipality_name,
                year=known.year,
            ),
            Destination(
                "areas",
                {
                    "municipality": known.municipality,
                    f"year_{known.municipality}": str(known.year),
                },
            ),
            is_example=False,
        )
        for known in newest.values()
        if today.year - known.year >= _AREA_RHYTHM_YEARS
    ]


def actions_for_milestones(
    milestones: list[Milestone], today: date, language: Language
) -> list[LinkedLine]:
    """Name milestones due within 60 days."""
    return [
        LinkedLine(
            language.text(
                "Due {date}: {milestone}",
                date=language.date(milestone.due),
                milestone=language.name(milestone.text_da, milestone.text_en),
            ),
            Destination("data_sources"),
            is_example=False,
        )
        for milestone in milestones
        if today <= milestone.due <= today + _SOON
    ]
