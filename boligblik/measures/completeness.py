"""What has been reported, what is missing, and how much the missing could hold.

A reporter owes one report a month. A month that was not reported is missing, never zero.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import groupby

from scipy.special import betainc

UPPER_LEVEL = 0.975
"""Upper end of a two-sided 95 % range."""


class CellState(StrEnum):
    """Why a reporter's month holds a value or holds none."""

    RECEIVED = "received"
    RECEIVED_ZERO = "received_zero"
    CORRECTED = "corrected"
    RUNNING = "running"
    MISSING = "missing"
    EXPECTED = "expected"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class ReportCell:
    """One reporter's month of one measure; ``value`` is None unless it was received.

    A month that is ``RUNNING`` has a value although it is not over: a part, and more is to come.
    ``first_value`` is what was reported before it was corrected; None if it never was.
    """

    organisation: str
    organisation_name: str
    month: date
    value: int | None
    state: CellState
    first_value: int | None = None

    @property
    def whole_value(self) -> int | None:
        """Return the value of a month that is over: a part is never compared with a whole."""
        return None if self.state is CellState.RUNNING else self.value


@dataclass(frozen=True)
class Total:
    """The sum over a set of report cells and how complete it is.

    ``reported`` is None when nothing was received. ``to_come`` counts reports not yet due; one of
    a running month is to come although its part so far is in ``reported``.
    ``upper`` adds to what is reported, for every missing cell, that reporter's own upper limit
    for a month; it is None when a missing reporter has no month to judge from.
    """

    reported: int | None
    received: int
    missing: tuple[ReportCell, ...]
    to_come: int
    upper: int | None

    @property
    def expected(self) -> int:
        """Count the reports that are due, and those that came before they were."""
        return self.received + len(self.missing)

    @property
    def outstanding(self) -> int:
        """Count the reports that have not come, due or not."""
        return len(self.missing) + self.to_come

    @property
    def is_owed(self) -> bool:
        """Tell whether anybody has reported or owes a report, now or later."""
        return bool(self.expected or self.to_come)

    @property
    def is_complete(self) -> bool:
        """Tell whether every report that is due has come."""
        return not self.missing

    @property
    def is_final(self) -> bool:
        """Tell whether every report has come and none is still to be expected."""
        return self.received > 0 and not self.missing and self.to_come == 0


@dataclass(frozen=True)
class MonthTotal:
    """One month over all reporters."""

    month: date
    total: Total


@cache
def upper_limit_of_a_month(events: int, months: int) -> int:
    """Return the most events to be expected in one further month, at 95 % (two-sided).

    With Jeffreys' prior the next month after ``events`` in ``months`` is negative binomial with
    size events + 0.5 and p = months / (months + 1) (METHODS 6 and 8). Raises ``ValueError`` with
    no month to judge from.
    """
    if months < 1:
        raise ValueError("a limit needs at least one received month")
    size, p = events + 0.5, months / (months + 1)
    limit = 0
    # The negative binomial's distribution function, which takes a size that is no integer.
    while betainc(size, limit + 1, p) < UPPER_LEVEL:
        limit += 1
    return limit


def total_of(cells: Iterable[ReportCell], history: Iterable[ReportCell] = ()) -> Total:
    """Sum report cells; ``history`` holds further cells that the upper limits may learn from."""
    asked = tuple(cells)
    values = [cell.value for cell in asked if cell.value is not None]
    received = sum(cell.whole_value is not None for cell in asked)
    missing = tuple(cell for cell in asked if cell.state is CellState.MISSING)
    known = {(cell.organisation, cell.month): cell.whole_value for cell in (*history, *asked)}
    reported = sum(values) if values else None
    to_come = sum(cell.state in (CellState.EXPECTED, CellState.RUNNING) for cell in asked)
    upper = _upper(reported or 0, missing, known)
    return Total(reported, received, missing, to_come, upper)


def _upper(
    reported: int,
    missing: Sequence[ReportCell],
    known: dict[tuple[str, date], int | None],
) -> int | None:
    upper = reported
    for cell in missing:
        counts = [
            value
            for (organisation, _), value in known.items()
            if organisation == cell.organisation and value is not None
        ]
        if not counts:
            return None
        upper += upper_limit_of_a_month(sum(counts), len(counts))
    return upper


def months_of(
    cells: Iterable[ReportCell], history: Iterable[ReportCell] = ()
) -> tuple[MonthTotal, ...]:
    """Sum report cells month by month, in order; every month that has a cell gets an entry."""
    asked = sorted(cells, key=lambda cell: (cell.month, cell.organisation))
    learnt = (*history, *asked)
    return tuple(
        MonthTotal(month, total_of(of_month, learnt))
        for month, of_month in groupby(asked, key=lambda cell: cell.month)
    )
