"""Who has sent which month's report, and who still owes one: the calendar and what it asks for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from boligblik.measures.completeness import CellState, ReportCell
from boligblik.measures.months import months_between, months_later


class CalendarState(StrEnum):
    """How a reporter's month stands; the seven states of METHODS 8, and two that lie between.

    ``LATE`` is past its deadline by less than a month, ``MISSING`` by more. Of a month ``IN_PART``
    the first figure has come, and another one that the reporter otherwise sends has not; a month
    that is ``RUNNING`` has come before it is over.
    """

    RECEIVED = "received"
    RECEIVED_ZERO = "received_zero"
    CORRECTED = "corrected"
    IN_PART = "in_part"
    RUNNING = "running"
    LATE = "late"
    MISSING = "missing"
    EXPECTED = "expected"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class CalendarCell:
    """One reporter's month: ``value`` is its first figure's, ``lacking`` what is past its deadline.

    The month is due on the day ``due``, that day included.
    """

    organisation: str
    organisation_name: str
    month: date
    due: date
    state: CalendarState
    value: int | None
    lacking: tuple[str, ...]


@dataclass(frozen=True)
class Gap:
    """Months on end that lack the same figures; the first one's report was due on ``first_due``."""

    first_month: date
    last_month: date
    first_due: date
    measures: tuple[str, ...]

    @property
    def months(self) -> int:
        """Count the months."""
        return months_between(self.first_month, self.last_month) + 1


@dataclass(frozen=True)
class Owing:
    """A reporter and everything that it owes, earliest first."""

    organisation: str
    organisation_name: str
    gaps: tuple[Gap, ...]

    @property
    def months(self) -> int:
        """Count the months that lack something."""
        return sum(gap.months for gap in self.gaps)


def due_day(month: date, deadline_day: int) -> date:
    """Return the day that a month's report is due on, ``deadline_day`` being one of 1 to 28."""
    return months_later(month, 1).replace(day=deadline_day)


def calendar_of(
    cells: Mapping[str, Sequence[ReportCell]],
    sent_since: Mapping[tuple[str, str], date],
    as_of: date,
    deadline_day: int,
) -> tuple[CalendarCell, ...]:
    """Judge each reporter's months from the cells of every figure; the first figure is the report.

    The first figure is owed by everybody. Another is owed from the month on that the reporter
    first sent it for, ``sent_since`` by organisation and measure. A reporter that owes nothing in
    all these months is left out.
    """
    report = next(iter(cells))
    owed: dict[tuple[str, date], dict[str, ReportCell]] = {}
    for measure, of_measure in cells.items():
        for cell in of_measure:
            since = sent_since.get((cell.organisation, measure), date.max)
            if measure == report or cell.month >= since:
                owed.setdefault((cell.organisation, cell.month), {})[measure] = cell
    calendar = [_judge(figures, as_of, deadline_day) for figures in owed.values()]
    concerned = {
        cell.organisation for cell in calendar if cell.state is not CalendarState.NOT_APPLICABLE
    }
    return tuple(cell for cell in calendar if cell.organisation in concerned)


def _judge(figures: Mapping[str, ReportCell], as_of: date, deadline_day: int) -> CalendarCell:
    report, *_ = figures.values()
    lacking = tuple(name for name, cell in figures.items() if cell.state is CellState.MISSING)
    state = CalendarState(report.state)
    if report.state is CellState.MISSING:
        next_deadline = due_day(months_later(report.month, 1), deadline_day)
        state = CalendarState.LATE if as_of <= next_deadline else CalendarState.MISSING
    elif lacking:
        state = CalendarState.IN_PART
    elif any(cell.state is CellState.CORRECTED for cell in figures.values()):
        state = CalendarState.CORRECTED
    return CalendarCell(
        report.organisation,
        report.organisation_name,
        report.month,
        due_day(report.month, deadline_day),
        state,
        report.value,
        lacking,
    )


def owing(calendar: Iterable[CalendarCell]) -> tuple[Owing, ...]:
    """Tell who owes what: months on end that lack the same figures are one gap."""
    lacking: dict[tuple[str, str], list[CalendarCell]] = {}
    for cell in calendar:
        if cell.lacking:
            lacking.setdefault((cell.organisation, cell.organisation_name), []).append(cell)
    return tuple(Owing(*reporter, _gaps(cells)) for reporter, cells in lacking.items())


def _gaps(cells: Iterable[CalendarCell]) -> tuple[Gap, ...]:
    gaps: list[Gap] = []
    for cell in cells:
        if gaps and _goes_on(gaps[-1], cell):
            gaps[-1] = replace(gaps[-1], last_month=cell.month)
        else:
            gaps.append(Gap(cell.month, cell.month, cell.due, cell.lacking))
    return tuple(gaps)


def _goes_on(gap: Gap, cell: CalendarCell) -> bool:
    return gap.measures == cell.lacking and months_between(gap.last_month, cell.month) == 1
