"""The views that analysts can ask in SQL: what each holds, column by column, and its rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from boligblik.exploring import KIND_OF_COUNT
from boligblik.language import message
from boligblik.settings import Settings
from boligblik.status import reports_of
from boligblik.store.connection import Store
from boligblik.store.reading.explore import area_values, session_part_months
from boligblik.store.reading.reports import scope_of, years_with_reports
from boligblik.store.reading.sources import published_counts
from boligblik.store.reading.targets import targets
from boligblik.store.sql_box import View

_FIRST_QUESTION_FILE = Path(__file__).with_name("sql_first_question.txt")


@dataclass(frozen=True)
class Column:
    """A column of a view: its SQL type and what it means (a message)."""

    sql_type: str
    meaning: str


@dataclass(frozen=True)
class ViewDescription:
    """What a view holds (a message), and its columns by name."""

    meaning: str
    columns: Mapping[str, Column]


_IS_EXAMPLE = Column("boolean", message("true for invented example data"))
DESCRIPTIONS: Mapping[str, ViewDescription] = {
    "monthly_reports": ViewDescription(
        message(
            "One row per figure, reporter and month, received or not. A month that is not reported "
            "has no value (null), never zero."
        ),
        {
            "measure": Column(
                "varchar",
                message(
                    "evictions, dates_set, terminations, reminders, repeat_cases, arrears, "
                    "counselling_sessions or counselling_residents"
                ),
            ),
            "organisation": Column("varchar", message("the reporter's code")),
            "organisation_name": Column("varchar", message("the reporter's name")),
            "month": Column("date", message("the first day of the month")),
            "year": Column("integer", message("the year")),
            "value": Column("bigint", message("the count; null where nothing was reported")),
            "state": Column(
                "varchar",
                message(
                    "received, received_zero, corrected, running, missing, expected or "
                    "not_applicable"
                ),
            ),
            "is_example": _IS_EXAMPLE,
        },
    ),
    "counselling_parts": ViewDescription(
        message(
            "One row per part of a month's counselling sessions, for the months that a register "
            "covers. Every split holds all sessions once: choose one split."
        ),
        {
            "organisation": Column("varchar", message("the register's code")),
            "month": Column("date", message("the first day of the month")),
            "year": Column("integer", message("the year")),
            "split": Column("varchar", message("area, housing_organisation, way_in or place")),
            "part": Column("varchar", message("the part's code; null where it is not stated")),
            "part_name": Column("varchar", message("the part's name, where it has one")),
            "sessions": Column("bigint", message("how many sessions")),
            "is_example": _IS_EXAMPLE,
        },
    ),
    "area_values": ViewDescription(
        message("One row per indicator, area and period, the municipality among the areas."),
        {
            "indicator": Column("varchar", message("the indicator's code")),
            "indicator_name_da": Column("varchar", message("the indicator's Danish name")),
            "unit": Column("varchar", message("percent, days or per_1000")),
            "polarity": Column(
                "varchar", message("high_is_challenge, low_is_challenge or context (no judgement)")
            ),
            "area": Column("varchar", message("the area's code")),
            "area_name": Column("varchar", message("the area's name")),
            "level": Column("varchar", message("area, municipality or rest")),
            "municipality_name": Column("varchar", message("the municipality's name")),
            "period_start": Column("date", message("the period's first day")),
            "period_end": Column("date", message("the period's last day")),
            "year": Column("integer", message("the year that the period ends in")),
            "value": Column("double", message("the value in its unit")),
            "numerator": Column("double", message("the numerator, where it was uploaded")),
            "denominator": Column("double", message("the denominator, where it was uploaded")),
            "is_example": _IS_EXAMPLE,
        },
    ),
    "targets": ViewDescription(
        message("One row per target as it stands."),
        {
            "target": Column("varchar", message("the target's code")),
            "measure": Column("varchar", message("the figure or indicator that it is set for")),
            "period_start": Column("date", message("the period's first day")),
            "period_end": Column("date", message("the period's last day")),
            "rule": Column("varchar", message("reduce_by_percent, at_most or at_least")),
            "value": Column("double", message("percent for a reduction, otherwise the number")),
            "baseline_start": Column("date", message("the first day of what it is held against")),
            "baseline_end": Column("date", message("the last day of what it is held against")),
            "organisation": Column("varchar", message("whom it is for; null for all")),
            "area": Column("varchar", message("which area it is for; null for none")),
        },
    ),
    "printed_figures": ViewDescription(
        message("One row per single figure printed in the plan, with its page."),
        {
            "measure": Column("varchar", message("what is counted")),
            "period_start": Column("date", message("the period's first day")),
            "period_end": Column("date", message("the period's last day")),
            "value": Column("double", message("the printed figure")),
            "unit": Column("varchar", message("the figure's unit")),
            "page": Column("varchar", message("the page in the plan")),
        },
    ),
}


def first_question() -> str:
    """Read the question that stands in the box to begin with."""
    return _FIRST_QUESTION_FILE.read_text(encoding="utf-8").strip()


def sql_views(store: Store, settings: Settings) -> dict[str, View]:
    """Return what the SQL box can ask, as of now."""
    rows: Mapping[str, list[dict[str, object]]] = {
        "monthly_reports": _monthly_reports(store, settings),
        "counselling_parts": _counselling_parts(store),
        "area_values": [vars(value) for value in area_values(store)],
        "targets": [vars(target) | {"rule": target.rule.value} for target in targets(store)],
        "printed_figures": [vars(count) for count in published_counts(store)],
    }
    return {
        name: View(
            {column: each.sql_type for column, each in description.columns.items()}, rows[name]
        )
        for name, description in DESCRIPTIONS.items()
    }


def _monthly_reports(store: Store, settings: Settings) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for measure, kind in KIND_OF_COUNT.items():
        reports = reports_of(store, settings, kind)
        years = years_with_reports(store, kind, measure)
        span = range(min(years), max(years) + 1) if years else ()
        cells = [cell for year in span for cell in reports.year(measure, year)]
        found += [
            {
                "measure": measure,
                "organisation": cell.organisation,
                "organisation_name": cell.organisation_name,
                "month": cell.month,
                "year": cell.month.year,
                "value": cell.value,
                "state": cell.state.value,
                "is_example": reports.scope.is_example,
            }
            for cell in cells
        ]
    return found


def _counselling_parts(store: Store) -> list[dict[str, object]]:
    years = years_with_reports(store, "counselling", "counselling_sessions")
    if not years:
        return []
    is_example = scope_of(store, "counselling").is_example
    rows = session_part_months(
        store, first_month=date(min(years), 1, 1), last_month=date(max(years), 12, 1)
    )
    return [
        vars(row)
        | {
            "year": row.month.year,
            "part": row.code,
            "part_name": row.name,
            "is_example": is_example,
        }
        for row in rows
    ]
