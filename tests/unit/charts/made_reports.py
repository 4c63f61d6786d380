"""Report cells for the tests of charts, written as a row of months per organisation.

A number was received, ``?`` is late, ``.`` is not yet due.
"""

from datetime import date

from boligblik.measures.completeness import CellState, ReportCell


def cells_of(year: int, **rows: str) -> list[ReportCell]:
    """Make the cells: ``cells_of(2016, nord="3 ? .")`` is January to March."""
    return [
        _cell(organisation, date(year, index + 1, 1), word)
        for organisation, row in rows.items()
        for index, word in enumerate(row.split())
    ]


def _cell(organisation: str, month: date, word: str) -> ReportCell:
    state = {"?": CellState.MISSING, ".": CellState.EXPECTED}.get(word, CellState.RECEIVED)
    value = int(word) if state is CellState.RECEIVED else None
    return ReportCell(organisation, organisation.capitalize(), month, value, state)
