"""Where each target stands: asked for by the pages and by the command line alike."""

from dataclasses import dataclass
from datetime import date

from boligblik.language import Language
from boligblik.measures.completeness import ReportCell
from boligblik.measures.indicator_targets import IndicatorStatus, judge_indicator
from boligblik.measures.sentences.comparisons import luck_sentence
from boligblik.measures.sentences.completeness import completeness_sentence
from boligblik.measures.sentences.indicator_targets import (
    indicator_certainty_sentence,
    indicator_sentence,
)
from boligblik.measures.sentences.targets import (
    chance_sentence,
    reason_sentence,
    target_sentence,
)
from boligblik.measures.target_status import TargetStatus, judge
from boligblik.measures.targets import Target
from boligblik.settings import Settings
from boligblik.store.connection import Store
from boligblik.store.reading.areas import area_years, areas_with_values
from boligblik.store.reading.reports import Scope, report_cells, scope_of
from boligblik.store.reading.targets import targets

# Residents in arrears are no part of it: the same ones stand in every month, so that no sum over
# months counts anybody.
KIND_OF_MEASURE = {
    "evictions": "evictions",
    "dates_set": "evictions",
    "terminations": "evictions",
    "reminders": "evictions",
    "repeat_cases": "evictions",
    "counselling_sessions": "counselling",
}
"""What a target may count, and the kind of monthly report that tells it."""


@dataclass(frozen=True)
class Reports:
    """The monthly reports of one kind, read as of one day; of all, or of one reporter."""

    store: Store
    scope: Scope
    as_of: date
    deadline_day: int
    organisation: str | None = None

    def cells(
        self, measure: str, first_month: date, last_month: date, organisation: str | None = None
    ) -> list[ReportCell]:
        """Read one measure over a span of months, received or not; of all, or of one reporter."""
        cells = report_cells(
            self.store,
            kind=self.scope.kind,
            measure=measure,
            first_month=first_month,
            last_month=last_month,
            as_of=self.as_of,
            deadline_day=self.deadline_day,
        )
        wanted = organisation or self.organisation
        return [cell for cell in cells if wanted in (None, cell.organisation)]

    def year(self, measure: str, year: int) -> list[ReportCell]:
        """Read one measure over a calendar year."""
        return self.cells(measure, date(year, 1, 1), date(year, 12, 1))


def reports_of(store: Store, settings: Settings, kind: str) -> Reports:
    """Return the reports of a kind as of today; the examples have a day of their own."""
    scope = scope_of(store, kind)
    today = settings.today or date.today()
    as_of = settings.example_as_of if scope.is_example else today
    return Reports(store, scope, as_of, settings.deadline_day)


def target_statuses(store: Store, settings: Settings) -> list[TargetStatus]:
    """Judge every target of monthly reports against the store, earliest period first."""
    counted = [target for target in targets(store) if target.measure in KIND_OF_MEASURE]
    return [status_of(store, settings, target) for target in counted]


def indicator_statuses(store: Store, settings: Settings) -> list[IndicatorStatus]:
    """Judge every target of an area's indicator against the store, earliest period first."""
    areas = {area.area: area for area in areas_with_values(store)}
    as_of = settings.today or date.today()
    statuses = []
    for target in targets(store):
        if target.unit is None:
            continue
        area = areas.get(target.area or "")
        years = []
        if area:
            of_all = area_years(store, municipality=area.municipality, indicator=target.measure)
            years = [year for year in of_all if year.area == area.area]
        is_example = area is not None and area.is_example
        statuses.append(judge_indicator(target, years, as_of, is_example=is_example))
    return statuses


def current_status(store: Store, settings: Settings, measure: str) -> TargetStatus | None:
    """Judge the target of a whole municipality that matters now; None when there is none.

    That is the one whose period runs, or else the last one that began, or else the first to come;
    of several that began together, the shortest.
    """
    as_of = reports_of(store, settings, KIND_OF_MEASURE[measure]).as_of
    known = [
        target
        for target in targets(store)
        if target.measure == measure and target.organisation is None
    ]
    known.sort(key=lambda target: (target.period_start, -target.period_end.toordinal()))
    begun = [target for target in known if target.period_start <= as_of]
    running = [target for target in begun if as_of <= target.period_end]
    chosen = (running or begun)[-1:] or known[:1]
    return status_of(store, settings, chosen[0]) if chosen else None


def status_of(store: Store, settings: Settings, target: Target) -> TargetStatus:
    """Judge a target, be it agreed or only thought of, against what is in the store."""
    reports = reports_of(store, settings, KIND_OF_MEASURE[target.measure])
    cells, earlier = (
        reports.cells(target.measure, first, last, target.organisation)
        for first, last in (
            (target.period_start, target.period_end),
            (target.earlier_start, target.earlier_end),
        )
    )
    return judge(target, cells, earlier, reports.as_of, is_example=reports.scope.is_example)


def status_as_data(status: TargetStatus, language: Language) -> dict[str, object]:
    """Lay a status out as plain data for JSON.

    ``probability`` is that of meeting the target, ``range_80`` and ``range_50`` are the forecast
    total's, ``by_chance`` how often a change like that against the earlier months comes when
    nothing has changed.
    """
    target, total, baseline, forecast = (
        status.target,
        status.total,
        status.baseline,
        status.forecast,
    )
    compared = status.same_months
    comparison = status.comparison
    return {
        "target": target.target,
        "measure": target.measure,
        "organisation": target.organisation,
        "period_start": target.period_start.isoformat(),
        "period_end": target.period_end.isoformat(),
        "as_of": status.as_of.isoformat(),
        "is_example": status.is_example,
        "reported": total.reported,
        "upper": total.upper,
        "expected": total.expected,
        "received": total.received,
        "missing": _cells_as_data(total.missing),
        "baseline": baseline.reported if baseline else None,
        "baseline_missing": _cells_as_data(baseline.missing) if baseline else [],
        "ceiling": status.limit if target.is_ceiling else None,
        "floor": None if target.is_ceiling else status.limit,
        "state": status.state.value,
        "reason": status.reason.value,
        "probability": status.probability,
        "forecast": forecast.mean if forecast else None,
        "range_80": forecast.range(0.8) if forecast else None,
        "range_50": forecast.range(0.5) if forecast else None,
        "variance_to_mean": forecast.dispersion if forecast else None,
        "same_months": compared.now if compared else None,
        "same_months_before": compared.before if compared else None,
        "p_value": comparison.p_value if comparison else None,
        "by_chance": comparison.by_chance if comparison else None,
        "sentence": target_sentence(status, language),
        "chance": chance_sentence(status, language),
        "because": reason_sentence(status, language),
        "luck": luck_sentence(status.comparison, language),
        "completeness": completeness_sentence(total, language),
    }


def indicator_status_as_data(status: IndicatorStatus, language: Language) -> dict[str, object]:
    """Lay the status of an area's target out as plain data for JSON."""
    target, interval = status.target, status.interval
    return {
        "target": target.target,
        "measure": target.measure,
        "area": target.area,
        "period_start": target.period_start.isoformat(),
        "period_end": target.period_end.isoformat(),
        "as_of": status.as_of.isoformat(),
        "is_example": status.is_example,
        "value": status.value,
        "interval_95": (interval.low, interval.high) if interval else None,
        "baseline": status.baseline,
        "ceiling": status.limit if target.is_ceiling else None,
        "floor": None if target.is_ceiling else status.limit,
        "state": status.state.value,
        "is_clear": status.is_clear,
        "sentence": indicator_sentence(status, language),
        "certainty": indicator_certainty_sentence(status, language),
    }


def _cells_as_data(cells: tuple[ReportCell, ...]) -> list[dict[str, str]]:
    return [
        {"organisation": cell.organisation_name, "month": cell.month.strftime("%Y-%m")}
        for cell in cells
    ]
