"""What a board is shown, slide by slide: one description for the screen and for every file.

Nothing is computed here that pages do not compute: the slides ask the same readers, judge by the
same measures and draw the same prepared values.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from boligblik.charts import cumulative, small_gaps
from boligblik.charts.fan import fan_of
from boligblik.language import Language, message
from boligblik.measures.area_gaps import gaps_of
from boligblik.measures.area_verdicts import area_verdicts
from boligblik.measures.sentences.areas import certainty_sentence, gaps_sentence, source_of_areas
from boligblik.measures.sentences.board import decisions_title, goals_title, verdicts_title
from boligblik.measures.sentences.completeness import bounds_sentence, completeness_sentence
from boligblik.measures.sentences.target_entry import target_words
from boligblik.measures.sentences.targets import (
    chance_sentence,
    limit_words,
    reason_sentence,
    target_sentence,
    verdict_word,
)
from boligblik.measures.target_status import TargetState, TargetStatus
from boligblik.needing_action import actions_for_milestones, actions_for_targets
from boligblik.reports.slide import MOST_LINES, DotPlot, Line, LinePlot, Slide, SlideChart
from boligblik.settings import Settings
from boligblik.since_then import lines_since
from boligblik.status import KIND_OF_MEASURE, current_status, reports_of, target_statuses
from boligblik.store.connection import Store
from boligblik.store.reading.areas import area_indicators, newest_full_year
from boligblik.store.reading.sources import milestones
from boligblik.store.reading.uploads import data_version

_MEASURES = ("evictions", "counselling_sessions")
_SOURCES = {
    "evictions": message("the housing organisations' monthly reports"),
    "counselling": message("the counselling register"),
}


def board_slides(
    store: Store, settings: Settings, language: Language, since: date | None = None
) -> tuple[Slide, ...]:
    """Prepare the slides from a store, be it as of an earlier version; ``since`` is a day.

    On the first slide stands what changed since then.
    """
    statuses = [
        status for measure in _MEASURES if (status := current_status(store, settings, measure))
    ]
    return (
        _overview(store, settings, statuses, since, language),
        *(_target_slide(store, settings, status, language) for status in statuses),
        *_areas(store, settings, language),
        *_goals(store, settings, language),
        _decisions(store, settings, language),
    )


def _overview(
    store: Store,
    settings: Settings,
    statuses: list[TargetStatus],
    since: date | None,
    language: Language,
) -> Slide:
    changes = lines_since(store, settings, since, language) if since else []
    lines = [change.sentence for change in changes[:MOST_LINES]]
    more = len(changes) - len(lines)
    if more > 0:
        lines[-1] = language.plural("and {n} more change.", "and {n} more changes.", more + 1)
    as_of = max((status.as_of for status in statuses), default=today_of(settings))
    subtitle = (
        language.text("Since the meeting on {date}", date=language.date(since))
        if since
        else language.text("As of {date}", date=language.date(as_of))
    )
    if since and not lines:
        lines = [language.text("Nothing has changed in the data.")]
    if not since:
        lines = [target_sentence(status, language) for status in statuses]
        lines += [slide.title for slide in _areas(store, settings, language)]
    return Slide(
        "overview",
        verdicts_title(statuses, language),
        subtitle,
        tuple(lines),
        None,
        _notes(store, as_of, (), language),
        any(status.is_example for status in statuses),
    )


def _target_slide(
    store: Store, settings: Settings, status: TargetStatus, language: Language
) -> Slide:
    target = status.target
    period = language.period(target.period_start, target.period_end)
    value = cumulative.prepare(
        status.months,
        status.earlier_months[: len(status.months)],
        status.limit,
        is_ceiling=target.is_ceiling,
        name_now=period,
        name_before=language.period(target.earlier_start, target.earlier_end),
        fan=fan_of(status.months, status.forecast),
    )
    kind = KIND_OF_MEASURE[target.measure]
    reports = reports_of(store, settings, kind)
    sentence = target_sentence(status, language)
    told = (
        completeness_sentence(status.total, language),
        bounds_sentence(status.total, language),
        chance_sentence(status, language),
        reason_sentence(status, language),
    )
    source = language.text(
        "Source: {source}",
        source=f"{reports.scope.municipality_name}, {language.text(_SOURCES[kind])}",
    )
    return Slide(
        target.measure,
        sentence,
        f"{target_words(target, language)} · {reports.scope.municipality_name}",
        tuple(line for line in told if line),
        SlideChart(
            _lines(value, language),
            cumulative.table(value, language),
            partial(cumulative.figure, value, language),
            f"{sentence} {limit_words(status, language) or ''}".strip(),
        ),
        _notes(store, status.as_of, (source, told[0] or ""), language),
        status.is_example,
    )


def _lines(value: cumulative.Cumulative, language: Language) -> LinePlot:
    """Lay out the running totals; what is not whole stands by itself as at least so much."""
    months = range(1, len(value.months) + 1)
    whole = {point.place: point.reported for point in value.now if point.is_whole}
    others = {point.place: point.reported for point in value.now if not point.is_whole}
    before = {point.place: point.reported for point in value.before}
    fan = {of.month: of for of in value.fan}
    at_least = language.text("{name}, at least", name=value.name_now)
    lines = [
        Line(value.name_before, "before", tuple(before.get(place) for place in months)),
        Line(value.name_now, "now", tuple(whole.get(place) for place in months)),
    ]
    if others:
        lines.append(Line(at_least, "at_least", tuple(others.get(place) for place in months)))
    if value.limit is not None:
        name = cumulative.limit_text(value, language)
        lines.append(Line(name, "limit", tuple(value.limit for _ in months)))
    if fan:
        ends = [fan.get(month) for month in value.months]
        low = language.text("Forecast, low (80 %)")
        high = language.text("Forecast, high (80 %)")
        lines.append(Line(low, "forecast", tuple(end.low_80 if end else None for end in ends)))
        lines.append(Line(high, "forecast", tuple(end.high_80 if end else None for end in ends)))
    is_one_year = len({month.year for month in value.months}) == 1
    name_of = language.month_short if is_one_year else language.month
    return LinePlot(tuple(name_of(month) for month in value.months), tuple(lines))


def _areas(store: Store, settings: Settings, language: Language) -> Iterator[Slide]:
    newest = newest_full_year(store)
    if newest is None:
        return
    rows = area_indicators(store, municipality=newest.municipality, year=newest.year)
    verdicts = area_verdicts([row for row in rows if not row.is_municipality], 0.95)
    value = small_gaps.prepare(rows)
    title = gaps_sentence(gaps_of(rows), newest.municipality_name, language)
    certainty = certainty_sentence(verdicts, 95, language)
    source = language.text(
        "Source: {source}", source=source_of_areas([row.origin for row in rows], language)
    )
    subtitle = language.text(
        "Indicators in {year} beside {municipality}; a dot is an indicator",
        year=newest.year,
        municipality=newest.municipality_name,
    )
    yield Slide(
        "areas",
        title,
        subtitle,
        (certainty,),
        SlideChart(
            DotPlot(
                tuple(
                    (area.name, tuple(gap.challenge for gap in area.gaps)) for area in value.areas
                )
            ),
            small_gaps.table(value, language),
            partial(small_gaps.figure, value, language),
            title,
        ),
        _notes(store, today_of(settings), (source, certainty), language),
        newest.is_example,
    )


def _goals(store: Store, settings: Settings, language: Language) -> Iterator[Slide]:
    statuses = [
        status
        for status in target_statuses(store, settings)
        if status.state is not TargetState.NOT_STARTED
    ]
    if not statuses:
        return
    lines = [
        f"{target_words(status.target, language)}: {verdict_word(status.state, language)}"
        for status in statuses
    ]
    yield Slide(
        "goals",
        goals_title(statuses, language),
        language.text("Goals that have begun, earliest first"),
        tuple(lines[-MOST_LINES:]),
        None,
        _notes(store, today_of(settings), (), language),
        any(status.is_example for status in statuses),
    )


def _decisions(store: Store, settings: Settings, language: Language) -> Slide:
    actions = [
        *actions_for_targets(target_statuses(store, settings), language),
        *actions_for_milestones(milestones(store), today_of(settings), language),
    ]
    return Slide(
        "decisions",
        decisions_title(len(actions), language),
        language.text("What needs action, and what the board may decide on"),
        tuple(action.sentence for action in actions[:MOST_LINES]),
        None,
        _notes(store, today_of(settings), (), language),
        any(action.is_example for action in actions),
    )


def _notes(store: Store, day: date, told: tuple[str, ...], language: Language) -> tuple[str, ...]:
    """Write for the speaker where the figures come from and of what day they are."""
    as_of = language.text("Data as of {date}", date=language.date(day))
    version = store.data_version or data_version(store)
    number = language.text("Data version {version}", version=version)
    return (*(line for line in told if line), as_of, number)


def today_of(settings: Settings) -> date:
    """Return the day that an installation counts from."""
    return settings.today or date.today()
