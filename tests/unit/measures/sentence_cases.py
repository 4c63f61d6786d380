"""Every sentence that a verdict can be told in, each with a case that it is composed from.

What each case says in Danish and English stands in ``sentences.csv``, to be read as a text.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TypeAlias

from boligblik.language import Language
from boligblik.measures.area_gaps import IndicatorGap
from boligblik.measures.area_verdicts import AreaVerdict, Interval, Verdict
from boligblik.measures.completeness import total_of
from boligblik.measures.control_chart import ControlChart, Limits, Phase, Signal
from boligblik.measures.forecast_record import Band, ForecastRecord
from boligblik.measures.indicator_targets import IndicatorStatus, judge_indicator
from boligblik.measures.organisation_years import organisation_years
from boligblik.measures.reporter_calendar import CalendarCell, CalendarState, calendar_of, owing
from boligblik.measures.running_year import RunningYear
from boligblik.measures.same_months import compare_same_months, percent_change
from boligblik.measures.sentences import (
    areas,
    board,
    changes,
    comparisons,
    completeness,
    counts,
    forecasts,
    indicator_targets,
    months,
    parts,
    reminder_mail,
    reporter_calendar,
    target_entry,
    targets,
)
from boligblik.measures.sentences import units as unit_words
from boligblik.measures.target_entry import EntryProblem
from boligblik.measures.target_status import TargetState, TargetStatus, judge
from boligblik.measures.targets import Rule, Target
from boligblik.measures.year_against_year import compare
from boligblik.measures.year_trend import Direction
from tests.made_reports import at_least, at_most, cells_of, reduction
from tests.unit.measures.explored_cases import explored_cases

Tell: TypeAlias = Callable[[Language], str | None]

BEFORE, DURING, AFTER = date(2015, 12, 1), date(2016, 10, 12), date(2017, 2, 1)
FIGURES = {
    "evictions": ("evictions", "arrears"),
    "counselling": ("counselling_sessions", "counselling_residents"),
}
CALM = "8 8 8 8 8 8 8 8 8 8 8 8"
WILD = "1 20 2 18 1 17 3 16 1 14 1 2"


def judged(target: Target, reports: str, earlier: str = "", as_of: date = DURING) -> TargetStatus:
    """Judge one organisation's months, ``nord``."""
    cells, before = cells_of(2016, nord=reports), cells_of(2015, nord=earlier)
    return judge(target, cells, before, as_of, is_example=False)


STATUSES: Mapping[str, TargetStatus] = {
    "not begun": judged(at_most(93), ".", as_of=BEFORE),
    "baseline missing": judged(reduction(), "9 .", "9 ? ?"),
    "nothing reported": judged(at_most(93), "? ."),
    "ceiling kept": judged(at_most(93), "93", as_of=AFTER),
    "ceiling passed": judged(at_most(93), "94 ."),
    "ceiling passed, a report missing": judged(at_most(93), "94 ?"),
    "floor reached": judged(at_least(300), "312 ."),
    "floor reached, a report missing": judged(at_least(300), "312 ?"),
    "floor not reached": judged(at_least(300), "299", as_of=AFTER),
    "ceiling undecided": judged(at_most(93), "1 ? ?"),
    "floor undecided": judged(at_least(300), "280 ?", as_of=AFTER),
    "undecided with a forecast": judged(at_most(93), "8 8 8 ? . . ."),
    "too few months, ceiling": judged(at_most(93), "60 8 ."),
    "too few months, floor": judged(at_least(300), "200 40 ."),
    "no whole month": judged(at_most(93), "3r ."),
    "spread unknown": judged(at_least(300), "24 24 24 .", "24 ? 24"),
    "ceiling on track": judged(at_most(120), "7 7 7 7 7 . . . . . . .", CALM),
    "ceiling uncertain": judged(at_most(89), "7 7 7 7 7 . . . . . . .", CALM),
    "ceiling behind": judged(at_most(60), "7 7 7 7 7 . . . . . . .", CALM),
    "floor on track": judged(at_least(250), "24 24 24 24 24 . . . . . . ."),
    "floor uncertain": judged(at_least(300), "24 24 24 24 24 . . . . . . ."),
    "floor behind": judged(at_least(400), "24 24 24 24 24 . . . . . . ."),
    "months vary widely": judged(at_most(120), "8 8 8 8 8 8 . . . . . .", WILD),
    "baseline corrected": judged(reduction(), "8 .", "9 8 7 9 8 7 9 8 7 9 8 21<10"),
}


@dataclass(frozen=True)
class Figure:
    """An area's figure beside its municipality's."""

    difference: float | None
    polarity: str = "high_is_challenge"
    is_municipality: bool = False
    indicator: str = "unemployed"


@dataclass(frozen=True)
class Year:
    """An area's value in a year."""

    year: int
    value: float
    numerator: float | None = None
    denominator: float | None = None


def of_area(rule: Rule, value: float, *years: Year, as_of: date = AFTER) -> IndicatorStatus:
    """Judge an area's figures against a target of 2016."""
    base = reduction(value) if rule is Rule.REDUCE_BY_PERCENT else at_most(value)
    target = replace(base, rule=rule, measure="ledige", area="parken", unit="percent")
    return judge_indicator(target, years, as_of, is_example=False)


def verdicts(*states: Verdict) -> list[AreaVerdict]:
    """Make verdicts with an interval where they are judged."""
    interval = Interval(1, 2)
    return [
        AreaVerdict(None if state is Verdict.NOT_JUDGED else interval, state) for state in states
    ]


def chart_of(values: list[float], signals: set[Signal], *, is_trial: bool = False) -> ControlChart:
    """Make a chart whose last month carries the signals; its mean is 8."""
    phase = Phase(0, len(values) - 1, mean=8, low=0, high=16.5, is_trial=is_trial)
    marks = [frozenset[Signal]()] * (len(values) - 1) + [frozenset(signals)]
    return ControlChart(Limits.COUNTS, tuple(values), (phase,), tuple(marks))


def _signal(values: list[float], *signals: Signal, is_trial: bool = False) -> Tell:
    shown = [date(2016, index + 1, 1) for index in range(len(values))]
    chart = chart_of(values, set(signals), is_trial=is_trial)
    return lambda language: months.signals_sentence(shown, chart, date(2016, 1, 1), language)


def _same_months(measure: str, now: str, before: str) -> Tell:
    compared = compare_same_months(cells_of(2016, nord=now), cells_of(2015, nord=before))
    return partial(comparisons.same_months_sentence, measure, compared)


def _luck(before: int, now: int) -> Tell:
    return partial(comparisons.luck_sentence, compare(before, now))


def _needed(tell: Callable[..., str], before: int) -> Tell:
    comparison = compare(before, before)
    assert comparison is not None
    return partial(tell, comparison)


def _running(*totals: int | None) -> Tell:
    sums = [
        RunningYear(date(2015 + index // 12, index % 12 + 1, 1), total)
        for index, total in enumerate(totals)
    ]
    return partial(months.running_year_sentence, "evictions", sums)


def _baseline_notes(status: TargetStatus, language: Language) -> str:
    return " ".join(targets.baseline_notes(status, language))


def _target_cases() -> dict[str, Tell]:
    cases: dict[str, Tell] = {}
    for name, status in STATUSES.items():
        cases[f"target: {name}"] = partial(targets.target_sentence, status)
        cases[f"reason: {name}"] = partial(targets.reason_sentence, status)
        cases[f"chance: {name}"] = partial(targets.chance_sentence, status)
    for state in TargetState:
        cases[f"verdict: {state}"] = partial(targets.verdict_word, state)
    cases["limit: ceiling"] = partial(targets.limit_words, STATUSES["ceiling kept"])
    cases["limit: floor"] = partial(targets.limit_words, STATUSES["floor reached"])
    cases["limit: unknown"] = partial(targets.limit_words, STATUSES["baseline missing"])
    gone = judge(
        reduction(),
        cells_of(2016, nord="8 .", gammel="- -"),
        cells_of(2015, nord="9 8", gammel="3 2"),
        DURING,
        is_example=False,
    )
    for name, status in (("corrected", STATUSES["baseline corrected"]), ("of others", gone)):
        cases[f"baseline: {name}"] = partial(_baseline_notes, status)
    return cases


def _completeness_cases() -> dict[str, Tell]:
    totals = {
        "all in": total_of(cells_of(2016, nord="3 2")),
        "none due": total_of(cells_of(2016, nord=". .")),
        "one missing": total_of(cells_of(2016, nord="3 4 ? .")),
        "two missing of one": total_of(cells_of(2016, nord="3 ? ?")),
        "many missing": total_of(cells_of(2016, a="?", b="? ?", c="?", d="? 1")),
        "nothing reported": total_of(cells_of(2016, nord="? ?")),
        "missing without history": total_of(cells_of(2016, nord="1", syd="?")),
    }
    cases: dict[str, Tell] = {}
    for name, total in totals.items():
        cases[f"completeness: {name}"] = partial(completeness.completeness_sentence, total)
        cases[f"reported: {name}"] = partial(completeness.reported_words, total)
        cases[f"bounds: {name}"] = partial(completeness.bounds_sentence, total)
    return cases


def _comparison_cases() -> dict[str, Tell]:
    fewer, more = cells_of(2016, nord="3", syd="9"), cells_of(2015, nord="5", syd="5")
    return {
        "same months: fewer": _same_months("evictions", "3 2", "5 5"),
        "same months: more": _same_months("counselling_sessions", "9 2", "5 5"),
        "same months: equal": _same_months("reminders", "8 2", "5 5"),
        "same months: none": _same_months("evictions", "? ?", "5 5"),
        "luck: nothing": lambda language: comparisons.luck_sentence(None, language),
        "luck: equal": _luck(99, 99),
        "luck: fall that could be chance": _luck(99, 89),
        "luck: clear fall": _luck(187, 99),
        "luck: rise that could be chance": _luck(89, 99),
        "luck: clear rise": _luck(99, 140),
        "needed fall": _needed(comparisons.needed_fall_sentence, 99),
        "needed fall: none is enough": _needed(comparisons.needed_fall_sentence, 3),
        "needed rise": _needed(comparisons.needed_rise_sentence, 99),
        "fall by itself": partial(comparisons.fall_by_itself_sentence, 99, 10.0, 1.0),
        "organisations": partial(
            comparisons.organisations_sentence, organisation_years(fewer, more)
        ),
        "organisations: none": partial(comparisons.organisations_sentence, []),
        "published fall": partial(
            comparisons.published_change_sentence, 2011, 187, 2014, 99, percent_change(99, 187)
        ),
        "published rise": partial(
            comparisons.published_change_sentence, 2011, 80, 2014, 100, percent_change(100, 80)
        ),
        "published: no change": partial(
            comparisons.published_change_sentence, 2011, 80, 2014, 80, 0.0
        ),
    }


def _month_cases() -> dict[str, Tell]:
    everything = frozenset(Signal)
    no_limits = ControlChart(Limits.COUNTS, (8.0,), (), (frozenset[Signal](),))
    rising = list(range(1, 8))
    return {
        "signals: all words": partial(months.signal_words, everything),
        "signals: too few months": lambda language: months.signals_sentence(
            [date(2016, 1, 1)], no_limits, date(2016, 1, 1), language
        ),
        "signals: none": _signal([8, 9]),
        "signals: older ones only": lambda language: months.signals_sentence(
            [date(2015, 12, 1)], chart_of([40], {Signal.OUTSIDE}), date(2016, 1, 1), language
        ),
        "signals: none, trial limits": _signal([8, 9], is_trial=True),
        "signals: above": _signal([8, 40], Signal.OUTSIDE),
        "signals: below": _signal([8, 0], Signal.OUTSIDE),
        "signals: seven above": _signal([9.0] * 7, Signal.SEVEN_ON_ONE_SIDE),
        "signals: seven below": _signal([7.0] * 7, Signal.SEVEN_ON_ONE_SIDE),
        "signals: rising": _signal([float(n) for n in rising], Signal.SEVEN_IN_A_DIRECTION),
        "signals: falling": _signal(
            [float(n) for n in reversed(rising)], Signal.SEVEN_IN_A_DIRECTION
        ),
        "signals: near the upper limit": _signal([15, 15], Signal.TWO_OF_THREE_NEAR_A_LIMIT),
        "signals: near the lower limit": _signal([1, 1], Signal.TWO_OF_THREE_NEAR_A_LIMIT),
        "running year: unknown": _running(None),
        "running year: first": _running(96),
        "running year: fewer": _running(100, *[98] * 11, 96),
        "running year: more": _running(90, *[98] * 11, 96),
        "running year: equal": _running(96, *[98] * 11, 96),
    }


def _area_cases() -> dict[str, Tell]:
    gaps = [IndicatorGap("unemployed", 4, 4), IndicatorGap("absence", 4, 3)]
    figures = [Figure(5), Figure(-2)]
    context = [Figure(5, "context"), Figure(-2, "context")]
    not_judged = verdicts(Verdict.NOT_JUDGED, Verdict.NOT_JUDGED)
    steady = {"Parken": Direction.NO_CHANGE}
    moving = {
        "Parken": Direction.RISING,
        "Gården": Direction.FALLING,
        "Haven": Direction.NO_CHANGE,
    }
    unknown = {"Parken": Direction.NOT_CALCULATED}
    cases: dict[str, Tell] = {
        "gaps": partial(areas.gaps_sentence, gaps, "Odense"),
        "gaps: none": partial(areas.gaps_sentence, [], "Odense"),
        "certainty: not judged": partial(areas.certainty_sentence, not_judged, 95),
        "certainty: all judged": partial(
            areas.certainty_sentence, verdicts(Verdict.WORSE, Verdict.LEVEL), 99.8
        ),
        "certainty: one not judged": partial(
            areas.certainty_sentence, verdicts(Verdict.WORSE, Verdict.NOT_JUDGED), 95
        ),
        "certainty: two not judged": partial(
            areas.certainty_sentence, verdicts(Verdict.WORSE, *[Verdict.NOT_JUDGED] * 2), 95
        ),
        "many comparisons": partial(areas.many_comparisons_sentence, 44, 95),
        "many comparisons, strictly": partial(areas.many_comparisons_sentence, 44, 99.8),
        "area: none": partial(areas.area_sentence, [], [], "Odense"),
        "area: judged": partial(
            areas.area_sentence, figures, verdicts(Verdict.WORSE, Verdict.LEVEL), "Odense"
        ),
        "area: judged, no judgement": partial(
            areas.area_sentence, context, verdicts(Verdict.HIGHER, Verdict.LEVEL), "Odense"
        ),
        "area: not judged": partial(areas.area_sentence, figures, not_judged, "Odense"),
        "area: one without a figure": partial(
            areas.area_sentence, [*figures[:1], Figure(None)], not_judged, "Odense"
        ),
        "area: not judged, no judgement": partial(
            areas.area_sentence, context, not_judged, "Odense"
        ),
        "development: one year": partial(areas.development_sentence, [2015], unknown),
        "development: no trend": partial(areas.development_sentence, [2014, 2015], unknown),
        "development: steady": partial(areas.development_sentence, [2010, 2015], steady),
        "development: moving": partial(areas.development_sentence, [2010, 2015], moving),
    }
    for verdict in Verdict:
        cases[f"area verdict: {verdict}"] = partial(areas.verdict_word_of_area, verdict)
    for direction in Direction:
        cases[f"direction: {direction}"] = partial(areas.direction_word, direction)
    return cases


def _indicator_target_cases() -> dict[str, Tell]:
    statuses = {
        "not begun": of_area(Rule.AT_MOST, 10, as_of=BEFORE),
        "baseline missing": of_area(Rule.REDUCE_BY_PERCENT, 10, Year(2016, 9)),
        "no figure": of_area(Rule.AT_MOST, 10),
        "met, could be chance": of_area(Rule.AT_MOST, 10, Year(2016, 9, 90, 1000)),
        "met, more than chance": of_area(Rule.AT_MOST, 10, Year(2016, 5, 50, 1000)),
        "not met, not judged": of_area(Rule.AT_LEAST, 10.5, Year(2016, 9)),
    }
    cases: dict[str, Tell] = {}
    for name, status in statuses.items():
        cases[f"area target: {name}"] = partial(indicator_targets.indicator_sentence, status)
        cases[f"area certainty: {name}"] = partial(
            indicator_targets.indicator_certainty_sentence, status
        )
    cases["area limit: unknown"] = partial(
        indicator_targets.indicator_limit_words, statuses["baseline missing"]
    )
    return cases


def calendar(kind: str = "evictions", **rows: str) -> tuple[CalendarCell, ...]:
    """Judge reports of 2016; a row of a reporter's other figure is called ``nord_other``."""
    first, other = FIGURES[kind]
    reports = {name: row for name, row in rows.items() if not name.endswith("_other")}
    others = {name: rows.get(f"{name}_other", row) for name, row in reports.items()}
    cells = {first: cells_of(2016, **reports), other: cells_of(2016, **others)}
    sent_since = {(name, other): date(2016, 1, 1) for name in reports}
    return calendar_of(cells, sent_since, DURING, deadline_day=10)


def _mail(kind: str, *, is_example: bool = False, gaps: int | None = None, **rows: str) -> Tell:
    (owed,) = owing(calendar(kind, **rows))

    def tell(language: Language) -> str:
        mail = reminder_mail.reminder_mail(owed, kind, language, is_example=is_example, gaps=gaps)
        return f"{mail.subject}\n\n{mail.body}"

    return tell


def _calendar_cases() -> dict[str, Tell]:
    cases: dict[str, Tell] = {
        "calendar: nobody known": partial(reporter_calendar.calendar_sentence, ()),
        "calendar: nobody owes": partial(
            reporter_calendar.calendar_sentence, calendar(nord="1", syd=".")
        ),
        "calendar: one owes": partial(
            reporter_calendar.calendar_sentence, calendar(nord="?", syd="1")
        ),
        "calendar: two owe": partial(
            reporter_calendar.calendar_sentence, calendar(nord="?", syd="1 ?")
        ),
        "mail: one month": _mail("evictions", nord="1 1 ?"),
        "mail: one figure over months": _mail(
            "evictions", nord="1 1 1 .", nord_other="? ? ? .", is_example=True
        ),
        "mail: several gaps": _mail("counselling", nord="? 1 ?", nord_other="? 1 1"),
        "mail: one month more": _mail("counselling", nord="? 1 ?", gaps=1),
        "mail: months more": _mail("counselling", nord="? 1 ? ?", gaps=1),
    }
    for state in CalendarState:
        cases[f"calendar state: {state}"] = partial(reporter_calendar.state_words, state)
    return cases


def _other_cases() -> dict[str, Tell]:
    two_bands = (Band(0.6, 0.8, 4, 0.7, 3), Band(0.8, 1.0, 1, 0.9, 1))
    area_target = replace(
        at_most(9.5),
        unit="percent",
        area_name="Parken",
        indicator_name_da="Ledige",
        indicator_name_en="Unemployed",
    )
    cases: dict[str, Tell] = {
        "record: none": forecasts.no_record_sentence,
        "record": partial(forecasts.record_sentence, ForecastRecord(5, 4, two_bands, 0.1)),
        "record: one": partial(forecasts.record_sentence, ForecastRecord(1, 1, two_bands[1:], 0.1)),
        "band": partial(forecasts.band_words, two_bands[0]),
        "band: came true": partial(forecasts.band_sentence, two_bands[0]),
        "target words: reduction": partial(target_entry.target_words, reduction(12.5)),
        "target words: ceiling": partial(target_entry.target_words, at_most(93)),
        "target words: floor of one": partial(
            target_entry.target_words, replace(at_least(300), organisation_name="Nord")
        ),
        "target words: area": partial(target_entry.target_words, area_target),
        **{
            f"month: {name}": partial(
                completeness.month_sentence,
                "evictions",
                date(2016, 3, 1),
                total_of(cells_of(2016, **reports)),
            )
            for name, reports in (
                ("whole", {"nord": "4"}),
                ("one", {"nord": "1"}),
                ("a part", {"nord": "4", "syd": "?"}),
                ("running", {"nord": "2r"}),
                ("nobody", {"nord": "?"}),
            )
        },
        "part": partial(parts.largest_part_sentence, [("Nord", 8), ("Syd", 2)]),
        "part: tied": partial(parts.largest_part_sentence, [("Nord", 8), ("Syd", 7), (None, 2)]),
        "part: unknown": partial(parts.largest_part_sentence, [(None, 2)]),
        "percent": partial(unit_words.with_unit, 47.0, "percent"),
        "days": partial(unit_words.with_unit, 17.0, "days"),
        "one day": partial(unit_words.with_unit, 1.0, "days"),
        "per 1,000": partial(unit_words.with_unit, 31.0, "per_1000"),
        "percentage points": partial(unit_words.difference_with_unit, -6.0, "percent"),
        "one percentage point": partial(unit_words.difference_with_unit, 1.0, "percent"),
    }
    for problem in EntryProblem:
        cases[f"entry: {problem}"] = partial(target_entry.entry_problem_sentence, problem)
    for measure in counts.MEASURES:
        cases[f"name: {measure}"] = partial(counts.measure_name, measure)
    for measure in counts.COUNTED:
        cases[f"subject: {measure}"] = partial(counts.subject, measure)
        cases[f"one: {measure}"] = partial(counts.counted, measure, 1)
        cases[f"two: {measure}"] = partial(counts.counted, measure, 2)
    for probability in (0.001, 0.5, 0.999):
        cases[f"chance words: {probability}"] = partial(counts.chance_words, probability)
        cases[f"times: {probability}"] = partial(counts.of_hundred, probability)
    return cases


def _board_cases() -> dict[str, Tell]:
    """Titles of slides that tell of several targets."""
    well, badly = STATUSES["ceiling on track"], STATUSES["ceiling passed"]
    open_yet = STATUSES["ceiling uncertain"]
    return {
        "board: no target": partial(board.verdicts_title, []),
        "board: verdicts": partial(board.verdicts_title, [well, badly]),
        "board: goals well": partial(board.goals_title, [well.state, open_yet.state]),
        "board: goals badly": partial(board.goals_title, [well.state, well.state, badly.state]),
        "board: goals all badly": partial(board.goals_title, [badly.state, badly.state]),
        "board: goals open": partial(board.goals_title, [open_yet.state, open_yet.state]),
        "board: nothing to do": partial(board.decisions_title, 0),
        "board: one thing to do": partial(board.decisions_title, 1),
        "board: things to do": partial(board.decisions_title, 3),
        "areas: source printed": partial(areas.source_of_areas, ["published", None]),
        "areas: source both": partial(areas.source_of_areas, ["published", "uploaded"]),
    }


def _change_cases() -> dict[str, Tell]:
    told = {
        "verdict": ("ceiling uncertain", "ceiling passed"),
        "chance": ("a report before", "floor uncertain"),
        "no change": ("ceiling uncertain", "ceiling uncertain"),
    }
    before = judged(at_least(300), "24 24 24 23 24 . . . . . . .")
    statuses = {**STATUSES, "a report before": before}
    cases: dict[str, Tell] = {
        f"change: {name}": partial(changes.status_change_sentence, statuses[then], statuses[now])
        for name, (then, now) in told.items()
    }
    in_runs = [date(2016, month, 1) for month in (1, 2, 3, 5)]
    cases["months in runs"] = partial(changes.months_words, in_runs)
    gaps = [IndicatorGap("unemployed", 1, 1), IndicatorGap("absence", 1, 0)]
    profile = partial(areas.profile_sentence, area="Parken", municipality="Odense Kommune")
    cases["profile: some"] = lambda language: profile(gaps, language=language)
    cases["profile: nothing to compare"] = lambda language: profile([], language=language)
    return cases


CASES: Mapping[str, Tell] = {
    **_target_cases(),
    **_completeness_cases(),
    **_comparison_cases(),
    **_month_cases(),
    **_area_cases(),
    **_indicator_target_cases(),
    **_calendar_cases(),
    **_board_cases(),
    **_change_cases(),
    **_other_cases(),
    **explored_cases(),
}
REASONS_TOLD = {status.reason for status in STATUSES.values()}
STATES_TOLD = {(status.state, status.target.is_ceiling) for status in STATUSES.values()}
