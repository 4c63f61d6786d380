"""Like with like: a part of a year against the same part of another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from boligblik.measures.completeness import ReportCell


@dataclass(frozen=True)
class SameMonths:
    """Two years over the reporter-months that both hold.

    ``pairs`` counts them; ``left_out`` counts those received in the later year only, and
    ``last_month`` is the last month of the later year that is in the sums.
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

    @property
    def change_percent(self) -> float | None:
        """Return the change in percent of the earlier sum; None when that is zero."""
        return percent_change(self.now, self.before)


def percent_change(now: float, before: float) -> float | None:
    """Return the change in percent of what it was; None when that is zero."""
    return 100 * (now - before) / before if before else None


def compare_same_months(
    later: Iterable[ReportCell], earlier: Iterable[ReportCell]
) -> SameMonths | None:
    """Compare the reporter-months received in both years; None when there are none."""
    before = {
        (cell.organisation, cell.month.month): cell.value
        for cell in earlier
        if cell.value is not None
    }
    received = [cell for cell in later if cell.value is not None]
    in_both = [cell for cell in received if (cell.organisation, cell.month.month) in before]
    if not in_both:
        return None
    return SameMonths(
        now=sum(cell.value or 0 for cell in in_both),
        before=sum(before[cell.organisation, cell.month.month] or 0 for cell in in_both),
        pairs=len(in_both),
        left_out=tuple(cell for cell in received if cell not in in_both),
        last_month=max(cell.month for cell in in_both),
    )
