"""Monthly reports: what each reporter sent for each month."""

from dataclasses import dataclass
from datetime import date, datetime

from boligblik.measures.completeness import CellState, ReportCell
from boligblik.store.connection import Store


@dataclass(frozen=True)
class Scope:
    """Whose reports of a kind are shown: the municipality, and whether it is the examples'."""

    kind: str
    municipality: str
    municipality_name: str
    is_example: bool


@dataclass(frozen=True)
class ReportedValue:
    """What one upload said of a reporter's month (times in UTC)."""

    upload_id: int
    value: int
    file_name: str
    sheet: str
    cell: str
    recorded_at: datetime
    recorded_by: str
    is_withdrawn: bool


@dataclass(frozen=True)
class _Cell:
    organisation: str
    organisation_name: str
    month: date
    value: int | None
    first_value: int | None
    state: str


@dataclass(frozen=True)
class _Year:
    year: int


@dataclass(frozen=True)
class _FirstMonth:
    organisation: str
    measure: str
    first_month: date


@dataclass(frozen=True)
class _Reporter:
    organisation: str
    name: str


def reporters(store: Store, *, kind: str) -> dict[str, str]:
    """Read who owes reports of the kind now shown: name by code."""
    rows = store.rows("reports/reporter_by_kind", _Reporter, kind=kind)
    return {row.organisation: row.name for row in rows}


def years_with_reports(store: Store, kind: str, measure: str) -> list[int]:
    """Read the years that hold a report of the kind now shown, newest first."""
    rows = store.rows("reports/year_with_reports", _Year, kind=kind, measure=measure)
    return [row.year for row in rows]


def first_months(store: Store, *, kind: str) -> dict[tuple[str, str], date]:
    """Read since when each reporter has sent each figure: month by organisation and measure."""
    rows = store.rows("reports/first_month_by_reporter_measure", _FirstMonth, kind=kind)
    return {(row.organisation, row.measure): row.first_month for row in rows}


def scope_of(store: Store, kind: str) -> Scope:
    """Read whose reports of a kind are shown now."""
    scopes = store.rows("reports/scope_by_kind", Scope)
    return next(scope for scope in scopes if scope.kind == kind)


def report_cells(
    store: Store,
    *,
    kind: str,
    measure: str,
    first_month: date,
    last_month: date,
    as_of: date,
    deadline_day: int,
) -> list[ReportCell]:
    """Read one measure for every reporter of a kind and every month of a span."""
    cells = store.rows(
        "reports/cell_by_reporter_month",
        _Cell,
        kind=kind,
        measure=measure,
        first_month=first_month,
        last_month=last_month,
        as_of=as_of,
        deadline_day=deadline_day,
    )
    return [
        ReportCell(
            cell.organisation,
            cell.organisation_name,
            cell.month,
            cell.value,
            CellState(cell.state),
            cell.first_value,
        )
        for cell in cells
    ]


def history_of_cell(
    store: Store, *, organisation: str, month: date, measure: str
) -> list[ReportedValue]:
    """Read everything that uploads ever said of a reporter's month, newest first."""
    return store.rows(
        "reports/history_by_cell",
        ReportedValue,
        organisation=organisation,
        month=month,
        measure=measure,
    )
