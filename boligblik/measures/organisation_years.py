"""Each organisation's year against the same months of the year before, like with like."""

from collections.abc import Iterable
from dataclasses import dataclass

from boligblik.measures.completeness import CellState, ReportCell


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
    later: Iterable[ReportCell], earlier: Iterable[ReportCell]
) -> tuple[OrganisationYears, ...]:
    """Compare each organisation that has a month due, in the order of the later year's cells."""
    before = {
        (cell.organisation, cell.month.month): cell.value
        for cell in earlier
        if cell.value is not None
    }
    due: dict[str, list[ReportCell]] = {}
    for cell in later:
        if cell.value is not None or cell.state is CellState.MISSING:
            due.setdefault(cell.organisation, []).append(cell)
    return tuple(_compared(cells, before) for cells in due.values())


def _compared(cells: list[ReportCell], before: dict[tuple[str, int], int]) -> OrganisationYears:
    pairs = [
        (cell.value, before[cell.organisation, cell.month.month])
        for cell in cells
        if cell.value is not None and (cell.organisation, cell.month.month) in before
    ]
    return OrganisationYears(
        organisation=cells[0].organisation,
        name=cells[0].organisation_name,
        now=sum(now for now, _ in pairs) if pairs else None,
        before=sum(then for _, then in pairs) if pairs else None,
        months_compared=len(pairs),
        missing=len(cells) - len(pairs),
    )
