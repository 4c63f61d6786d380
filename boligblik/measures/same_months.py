"""Like with like: a part of a year against the same part of another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from boligblik.measures.completeness import ReportCell
from boligblik.measures.months import months_later


@dataclass(frozen=True)
class SameMonths:
    """Two periods over the reporter-months that both hold.

    ``pairs`` counts them; ``left_out`` are those received in the later period only, and
    ``last_month`` is the last month of the later period that is in the sums.
    """

    now: int
    before: int
    pairs: int
    left_out: tuple[ReportCell, ...]
    last_month: date

    @property
    def change(self) -> int:
        """Return the later year's sum less the earlier one's."""
        return self.now - self.before


def percent_change(now: float, before: float) -> float | None:
    """Return the change in percent of what it was; None when that is zero."""
    return 100 * (now - before) / before if before else None


def compare_same_months(
    later: Iterable[ReportCell], earlier: Iterable[ReportCell], months_apart: int = 12
) -> SameMonths | None:
    """Compare the reporter-months received in both periods; None when there are none."""
    pairs, left_out = pair_months(later, earlier, months_apart)
    if not pairs:
        return None
    return SameMonths(
        now=sum(pair.now for pair in pairs),
        before=sum(pair.before for pair in pairs),
        pairs=len(pairs),
        left_out=left_out,
        last_month=max(pair.cell.month for pair in pairs),
    )


@dataclass(frozen=True)
class PairedMonth:
    """A reporter's month beside its counterpart."""

    cell: ReportCell
    now: int
    before: int


def pair_months(
    later: Iterable[ReportCell], earlier: Iterable[ReportCell], months_apart: int
) -> tuple[tuple[PairedMonth, ...], tuple[ReportCell, ...]]:
    """Pair whole months with those so many months earlier; return those left over as well."""
    before = {(cell.organisation, cell.month): cell.whole_value for cell in earlier}
    pairs, left_out = [], []
    for cell in later:
        now = cell.whole_value
        then = before.get((cell.organisation, months_later(cell.month, -months_apart)))
        if now is not None and then is not None:
            pairs.append(PairedMonth(cell, now, then))
        elif now is not None:
            left_out.append(cell)
    return tuple(pairs), tuple(left_out)
