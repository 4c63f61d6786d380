"""Explore's questions answered: any figure, split and period that the data hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from boligblik.measures.completeness import CellState, ReportCell, Total, total_of
from boligblik.measures.explored import (
    Explored,
    Step,
    by_organisation,
    explored_counts,
    explored_values,
    spans_of,
    years_over_each_other,
)
from boligblik.settings import Settings
from boligblik.status import KIND_OF_MEASURE, Reports, reports_of
from boligblik.store.connection import Store
from boligblik.store.reading.areas import area_years
from boligblik.store.reading.explore import SessionPartMonth, session_part_months

KIND_OF_COUNT = KIND_OF_MEASURE | {"arrears": "evictions", "counselling_residents": "counselling"}
"""Every figure of the monthly reports, and the kind of report that tells it."""

NOT_ADDED_UP = frozenset({"arrears", "counselling_residents"})
"""The same residents stand in several months, so that no sum over months counts anybody."""

PARTS = ("area", "housing_organisation", "way_in", "place")
"""What a counselling register divides its sessions by."""

NOT_STATED = "not_stated"
"""The code of the part of those sessions that do not say."""


@dataclass(frozen=True)
class Choice:
    """What is asked for; ``members`` are codes of the split, none for all of them.

    ``years`` are empty unless two are compared. ``municipality`` is for indicators alone.
    """

    measure: str
    split: str
    first_year: int
    last_year: int
    step: Step
    members: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    municipality: str = ""

    @property
    def is_count(self) -> bool:
        """Tell whether it is a figure of the monthly reports, not an area's indicator."""
        return self.measure in KIND_OF_COUNT

    @property
    def is_added_up(self) -> bool:
        """Tell whether sums over time mean anything."""
        return self.is_count and self.measure not in NOT_ADDED_UP


@dataclass(frozen=True)
class Found:
    """The answer; ``total`` tells how complete the reports behind it are, None for indicators."""

    explored: Explored
    total: Total | None


def explore_indicator(store: Store, choice: Choice) -> Found:
    """Answer from the areas' indicators, each area a series, the municipality among them."""
    values = area_years(store, municipality=choice.municipality, indicator=choice.measure)
    wanted = set(choice.years or range(choice.first_year, choice.last_year + 1))
    return Found(
        explored_values(
            [value for value in values if not choice.members or value.area in choice.members],
            sorted(wanted),
        ),
        None,
    )


def explore_counts(
    store: Store, settings: Settings, choice: Choice, names: Mapping[str, str]
) -> Found:
    """Answer from the monthly reports; ``names`` are the split's members by code."""
    reports = reports_of(store, settings, KIND_OF_COUNT[choice.measure])
    if choice.years:
        of_years = {
            year: [
                cell
                for cells in _cells(store, reports, choice, names, year, year).values()
                for cell in cells
            ]
            for year in choice.years
        }
        total = total_of([cell for cells in of_years.values() for cell in cells])
        return Found(years_over_each_other(of_years), total)
    span = choice.first_year, choice.last_year
    by_name = _cells(store, reports, choice, names, *span)
    every = [cell for cells in by_name.values() for cell in cells]
    # Parts of one register are not reports of their own.
    total = total_of(next(iter(by_name.values()), []) if choice.split in PARTS else every)
    return Found(_explored(by_name, choice, *span), total)


def _explored(
    by_name: Mapping[str, Sequence[ReportCell]], choice: Choice, first_year: int, last_year: int
) -> Explored:
    places = spans_of(date(first_year, 1, 1), date(last_year, 12, 1), choice.step)
    return explored_counts(by_name, places, choice.step)


def _cells(
    store: Store,
    reports: Reports,
    choice: Choice,
    names: Mapping[str, str],
    first_year: int,
    last_year: int,
) -> dict[str, list[ReportCell]]:
    """Read the reports behind each series, by its name."""
    months = date(first_year, 1, 1), date(last_year, 12, 1)
    cells = reports.cells(choice.measure, *months)
    if choice.years and not choice.members:
        return {"": cells}
    if choice.split in PARTS:
        rows = session_part_months(store, first_month=months[0], last_month=months[1])
        of_split = [row for row in rows if row.split == choice.split]
        return {
            name: _cells_of_part(
                cells, [row for row in of_split if (row.code or NOT_STATED) == code]
            )
            for code, name in names.items()
            if not choice.members or code in choice.members
        }
    wanted = [cell for cell in cells if not choice.members or cell.organisation in choice.members]
    return by_organisation(wanted) if choice.split == "organisation" else {"": wanted}


def _cells_of_part(
    cells: Sequence[ReportCell], rows: Sequence[SessionPartMonth]
) -> list[ReportCell]:
    """Give each report the sessions of one part; a count without a register holds no parts."""
    sessions = {(row.organisation, row.month): row.sessions for row in rows}
    found = []
    for cell in cells:
        part = sessions.get((cell.organisation, cell.month))
        is_unknown = cell.value is not None and part is None
        state = CellState.MISSING if is_unknown else cell.state
        found.append(replace(cell, value=part, state=state, first_value=None))
    return found
