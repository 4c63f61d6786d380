"""Each organisation's year against the same months of the year before, like with like."""

from collections.abc import Iterable
from dataclasses import dataclass

from boligblik.measures.completeness import CellState, ReportCell
from boligblik.measures.same_months import pair_months


@dataclass(frozen=True)
class OrganisationYears:
    """One organisation over the months received in both years.

    ``now`` and ``before`` are None when no month was. ``missing`` counts the months due in the
    later year that could not be compared, because one of the years lacks them.
    """

    organisation: str
    name: str
    now: int | None
    before: int | None
    months_compared: int
    missing: int

    @property
    def months_due(self) -> int:
        """Count the later year's months that should have been compared."""
        return self.months_compared + self.missing


def organisation_years(
    later: Iterable[ReportCell], earlier: Iterable[ReportCell], months_apart: int = 12
) -> tuple[OrganisationYears, ...]:
    """Compare each organisation that has a month due, in the order of the later year's cells."""
    known = list(earlier)
    due: dict[str, list[ReportCell]] = {}
    for cell in later:
        if cell.whole_value is not None or cell.state is CellState.MISSING:
            due.setdefault(cell.organisation, []).append(cell)
    return tuple(_compared(cells, known, months_apart) for cells in due.values())


def _compared(
    cells: list[ReportCell], earlier: list[ReportCell], months_apart: int
) -> OrganisationYears:
    pairs, _ = pair_months(cells, earlier, months_apart)
    return OrganisationYears(
        organisation=cells[0].organisation,
        name=cells[0].organisation_name,
        now=sum(pair.now for pair in pairs) if pairs else None,
        before=sum(pair.before for pair in pairs) if pairs else None,
        months_compared=len(pairs),
        missing=len(cells) - len(pairs),
    )
