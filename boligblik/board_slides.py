"""What a board is shown, slide by slide: one description for the screen and for every file.

Nothing is computed here that pages do not compute: the slides ask the same readers, judge by the
same measures and draw the same prepared values.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from boligblik.board_figures import figure_of, figure_of_areas
from boligblik.board_plots import dot_plot, line_plot
from boligblik.charts import cumulative, small_gaps
from boligblik.charts.fan import fan_of
from boligblik.language import Language, message
from boligblik.measures.area_gaps import gaps_of
from boligblik.measures.area_verdicts import area_verdicts
from boligblik.measures.indicator_targets import IndicatorStatus
from boligblik.measures.sentences.areas import certainty_sentence, gaps_sentence, source_of_areas
from boligblik.measures.sentences.board import decisions_title, goals_title, verdicts_title
from boligblik.measures.sentences.completeness import bounds_sentence, completeness_sentence
from boligblik.measures.sentences.target_entry import target_words
from boligblik.measures.sentences.targets import (
    chance_sentence,
    limit_words,
    reason_sentence,
    target_sentence,
)
from boligblik.measures.target_status import TargetState, TargetStatus
from boligblik.needing_action import actions_now
from boligblik.reports.slide import (
    MOST_FIGURES,
    MOST_LINES,
    MOST_LINES_BELOW_FIGURES,
    KeyFigure,
    Slide,
    SlideChart,
)
from boligblik.settings import Settings
from boligblik.since_then import lines_since
from boligblik.status import (
    KIND_OF_MEASURE,
    current_status,
    indicator_statuses,
    reports_of,
    target_statuses,
)
from boligblik.store.connection import Store
from boligblik.store.reading.areas import area_indicators, newest_full_year
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
        *_goals(store, settings, statuses, language),
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
    lines = [change.sentence for change in changes[:MOST_LINES_BELOW_FIGURES]]
    more = len(changes) - len(lines)
    if more > 0:
        lines[-1] = language.plural("and {n} more change.", "and {n} more changes.", more + 1)
    if since and not lines:
        lines = [language.text("Nothing has changed in the data.")]
    as_of = max((status.as_of for status in statuses), default=today_of(settings))
    return Slide(
        "overview",
        verdicts_title(statuses, language),
        language.text("As of {date}", date=language.date(as_of)),
        tuple(lines),
        None,
        _notes(store, as_of, (), language),
        any(status.is_example for status in statuses),
        (*(figure_of(status, language) for status in statuses), *_area_figures(store, language)),
        language.text("Since the meeting on {date}", date=language.date(since)) if since else "",
    )


def _area_figures(store: Store, language: Language) -> Iterator[KeyFigure]:
    newest = newest_full_year(store)
    if newest is None:
        return
    rows = area_indicators(store, municipality=newest.municipality, year=newest.year)
    verdicts = area_verdicts([row for row in rows if not row.is_municipality], 0.95)
    is_judged = any(verdict.is_judged for verdict in verdicts)
    yield figure_of_areas(gaps_of(rows), newest, language, is_judged=is_judged)


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
            line_plot(value, language),
            cumulative.table(value, language),
            partial(cumulative.figure, value, language),
            f"{sentence} {limit_words(status, language) or ''}".strip(),
        ),
        _notes(store, status.as_of, (source, told[0] or ""), language),
        status.is_example,
    )


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
        "Beside {municipality} in {year}; a dot is an indicator in percent",
        year=newest.year,
        municipality=newest.municipality_name,
    )
    yield Slide(
        "areas",
        title,
        subtitle,
        (certainty,),
        SlideChart(
            dot_plot(value),
            small_gaps.table(value, language),
            partial(small_gaps.figure, value, language),
            title,
        ),
        _notes(store, today_of(settings), (source, certainty), language),
        newest.is_example,
    )


def _goals(
    store: Store, settings: Settings, told: list[TargetStatus], language: Language
) -> Iterator[Slide]:
    """Show the goals that have begun, unless the first slide has ``told`` of them all."""
    statuses: list[TargetStatus | IndicatorStatus] = [
        *target_statuses(store, settings),
        *indicator_statuses(store, settings),
    ]
    begun = [status for status in statuses if status.state is not TargetState.NOT_STARTED]
    if {status.target.target for status in begun} <= {status.target.target for status in told}:
        return
    begun.sort(key=lambda status: status.target.period_end)
    shown = begun[-MOST_FIGURES:]
    earlier = len(begun) - len(shown)
    more = language.plural(
        "{n} earlier goal is not shown.", "{n} earlier goals are not shown.", earlier
    )
    yield Slide(
        "goals",
        goals_title([status.state for status in begun], language),
        language.text("Goals that have begun, earliest first"),
        (more,) if earlier else (),
        None,
        _notes(store, today_of(settings), (), language),
        any(status.is_example for status in begun),
        tuple(figure_of(status, language) for status in shown),
    )


def _decisions(store: Store, settings: Settings, language: Language) -> Slide:
    actions = actions_now(store, settings, language)
    lines = [action.sentence for action in actions[:MOST_LINES]]
    more = len(actions) - len(lines)
    if more > 0:
        lines[-1] = language.plural("and {n} more matter.", "and {n} more matters.", more + 1)
    return Slide(
        "decisions",
        decisions_title(len(actions), language),
        language.text("What needs action, and what the board may decide on"),
        tuple(lines),
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
