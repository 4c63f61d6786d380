"""Where each target stands: asked for by the pages and by the command line alike."""

from dataclasses import dataclass
from datetime import date

from boligblik.language import Language
from boligblik.measures.completeness import ReportCell
from boligblik.measures.sentences import completeness_sentence, target_sentence
from boligblik.measures.targets import Target, TargetStatus, judge
from boligblik.settings import Settings
from boligblik.store.connection import Store
from boligblik.store.reading.reports import Scope, report_cells, scope_of
from boligblik.store.reading.targets import targets

_KIND_OF_MEASURE = {"evictions": "evictions", "counselling_sessions": "counselling"}


@dataclass(frozen=True)
class Reports:
    """The monthly reports of one kind, read as of one day."""

    store: Store
    scope: Scope
    as_of: date
    deadline_day: int

    def cells(self, measure: str, first_month: date, last_month: date) -> list[ReportCell]:
        """Read one measure over a span of months, received or not."""
        return report_cells(
            self.store,
            kind=self.scope.kind,
            measure=measure,
            first_month=first_month,
            last_month=last_month,
            as_of=self.as_of,
            deadline_day=self.deadline_day,
        )

    def over(self, cells: list[ReportCell]) -> list[ReportCell]:
        """Leave out months that are still running: a part is not compared with a whole."""
        return [cell for cell in cells if _first_of_next(cell.month) <= self.as_of]

    def year(self, measure: str, year: int) -> list[ReportCell]:
        """Read one measure over a calendar year."""
        return self.cells(measure, date(year, 1, 1), date(year, 12, 1))


def _first_of_next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def reports_of(store: Store, settings: Settings, kind: str) -> Reports:
    """Return the reports of a kind as of today; the examples have a day of their own."""
    scope = scope_of(store, kind)
    today = settings.today or date.today()
    as_of = settings.example_as_of if scope.is_example else today
    return Reports(store, scope, as_of, settings.deadline_day)


def target_statuses(store: Store, settings: Settings) -> list[TargetStatus]:
    """Judge every target against what is in the store."""
    return [_status(store, settings, target) for target in targets(store)]


def status_of(store: Store, settings: Settings, target: str) -> TargetStatus:
    """Judge the target with this code."""
    found = next(known for known in targets(store) if known.target == target)
    return _status(store, settings, found)


def _status(store: Store, settings: Settings, target: Target) -> TargetStatus:
    reports = reports_of(store, settings, _KIND_OF_MEASURE[target.measure])
    cells = reports.cells(target.measure, target.period_start, target.period_end)
    baseline: list[ReportCell] = []
    if target.baseline_start and target.baseline_end:
        baseline = reports.cells(target.measure, target.baseline_start, target.baseline_end)
    return judge(target, cells, baseline, reports.as_of, is_example=reports.scope.is_example)


def status_as_data(status: TargetStatus, language: Language) -> dict[str, object]:
    """Lay a status out as plain data for JSON."""
    target, total, baseline = status.target, status.total, status.baseline
    return {
        "target": target.target,
        "measure": target.measure,
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
        "sentence": target_sentence(status, language),
        "completeness": completeness_sentence(total, language),
    }


def _cells_as_data(cells: tuple[ReportCell, ...]) -> list[dict[str, str]]:
    return [
        {"organisation": cell.organisation_name, "month": cell.month.strftime("%Y-%m")}
        for cell in cells
    ]
