"""Which period a page of monthly reports shows: a calendar year, or the period of a target."""

from dataclasses import dataclass, replace
from datetime import date

from boligblik.destinations import to_organisation
from boligblik.language import Language
from boligblik.measures.completeness import ReportCell
from boligblik.measures.months import first_of_month, months_later
from boligblik.measures.same_months import SameMonths, compare_same_months
from boligblik.measures.target_status import TargetStatus
from boligblik.measures.targets import Target
from boligblik.status import KIND_OF_MEASURE, Reports, status_of
from boligblik.store.reading.reports import reporters, years_with_reports
from boligblik.store.reading.targets import targets
from boligblik.ui.context import Context
from boligblik.ui.filters import choose
from boligblik.ui.page_link import link_along

_ALL = "all"


@dataclass(frozen=True)
class ChosenPeriod:
    """A period of monthly reports of one measure, beside the months that it is compared with.

    ``statuses`` are the targets of exactly this period for the whole municipality.
    """

    measure: str
    first_month: date
    last_month: date
    months_apart: int
    reports: Reports
    now: list[ReportCell]
    before: list[ReportCell]
    compared: SameMonths | None
    statuses: list[TargetStatus]

    @property
    def organisation_name(self) -> str | None:
        """Return the name of the one reporter that is shown; None for all."""
        if self.reports.organisation is None:
            return None
        return next((cell.organisation_name for cell in (*self.now, *self.before)), None)

    @property
    def status(self) -> TargetStatus | None:
        """Return the status of the target that the charts show."""
        return self.statuses[0] if self.statuses else None

    @property
    def municipality(self) -> str:
        """Return the name of the municipality that is shown."""
        return self.reports.scope.municipality_name

    def name(self, language: Language) -> str:
        """Name the period: ``2016``, ``januar–april 2017``."""
        return _name(self.first_month, self.last_month, language)

    def name_before(self, language: Language) -> str:
        """Name what it is compared with."""
        first, last = (
            months_later(month, -self.months_apart) for month in (self.first_month, self.last_month)
        )
        return _name(first, last, language)


def _name(first_month: date, last_month: date, language: Language) -> str:
    return language.period(first_month, months_later(last_month, 1) - date.resolution)


def choose_organisation(context: Context, kind: str) -> str | None:
    """Let the viewer choose one reporter of a kind, or all (None); kept as ``organisation``."""
    language = context.language
    names = {_ALL: language.text("All organisations"), **reporters(context.store, kind=kind)}
    code = choose(language.text("Organisation"), names, "organisation")
    return None if code == _ALL else code


def show_way_to_all(language: Language) -> None:
    """Lead back from one organisation to all."""
    label = language.text("All organisations")
    link_along(to_organisation(_ALL), f"← {label}")


def choose_period(
    context: Context, measure: str, key: str, organisation: str | None = None
) -> ChosenPeriod:
    """Let the viewer choose a period (kept in the link under ``key``) and read it.

    Offered are the calendar years with reports and the periods of targets; shown first is the
    latest that has reports.
    """
    language = context.language
    kind = KIND_OF_MEASURE[measure]
    reports = replace(context.reports(kind), organisation=organisation)
    of_measure = [
        target
        for target in targets(context.store)
        if target.measure == measure and target.organisation == organisation
    ]
    years = years_with_reports(context.store, kind, measure)
    this_year = date(reports.as_of.year, 1, 1), date(reports.as_of.year, 12, 1)
    spans = _spans(years, of_measure) or {_code(*this_year): this_year}
    names = {code: _name(*span, language) for code, span in spans.items()}
    begun = [code for code, (first, last) in spans.items() if _has_reports(first, last, years)]
    code = choose(language.text("Period"), names, key, default=begun[0] if begun else None)
    first_month, last_month = spans[code]
    exactly = [target for target in of_measure if _months_of(target) == (first_month, last_month)]
    months_apart = exactly[0].months_apart if exactly else 12
    now = reports.cells(measure, first_month, last_month)
    before = reports.cells(
        measure, months_later(first_month, -months_apart), months_later(last_month, -months_apart)
    )
    return ChosenPeriod(
        measure,
        first_month,
        last_month,
        months_apart,
        reports,
        now,
        before,
        compare_same_months(now, before, months_apart),
        [status_of(context.store, context.settings, target) for target in exactly],
    )


def _months_of(target: Target) -> tuple[date, date]:
    return first_of_month(target.period_start), first_of_month(target.period_end)


def _spans(years: list[int], of_measure: list[Target]) -> dict[str, tuple[date, date]]:
    """Return first and last month by code: latest first, targets before years, shortest first."""
    spans = {_months_of(target) for target in of_measure}
    spans |= {(date(year, 1, 1), date(year, 12, 1)) for year in years}
    of_targets = {_months_of(target) for target in of_measure}
    ordered = sorted(
        spans,
        key=lambda span: (span[0], span in of_targets, -span[1].toordinal()),
        reverse=True,
    )
    return {_code(*span): span for span in ordered}


def _code(first: date, last: date) -> str:
    if (first.month, last.month) == (1, 12) and first.year == last.year:
        return str(first.year)
    return f"{first:%Y-%m}_{last:%Y-%m}"


def _has_reports(first: date, last: date, years: list[int]) -> bool:
    return any(first.year <= year <= last.year for year in years)
