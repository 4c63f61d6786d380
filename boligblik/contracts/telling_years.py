"""What a file's titles and names say against the months that were read from it."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from itertools import pairwise

from boligblik.contracts.columns import Titles
from boligblik.contracts.desk import Desk
from boligblik.intake.finding import Finding
from boligblik.intake.grid import Cell
from boligblik.intake.values import CellProblemError, read_month

_PLANNED = re.compile(
    r"\b(?:budget\w*|prognose\w*|forecast|forvente\w*|estimat\w*|estimere\w*|udkast|draft"
    r"|planlag\w*|skøn\w*)\b",
    re.IGNORECASE,
)


def doubt_titles(titles: Titles, sheet: str, months: Iterable[date], desk: Desk) -> None:
    """Ask where titles or names tell another year than the months have, or of plans."""
    years = {month.year for month in months}
    if not years:
        return
    for year, cell in desk.years_told(titles, sheet):
        if year not in years:
            told = ", ".join(map(str, sorted(years)))
            params = (("year", str(year)), ("others", told))
            place = cell.address if cell else None
            desk.findings.append(Finding("years_differ", sheet, place, params=params))
    _doubt_plans(titles, sheet, desk)


def _doubt_plans(titles: Titles, sheet: str, desk: Desk) -> None:
    for cell in titles.all:
        if _PLANNED.search(cell.text):
            desk.note("planned_figures", cell)
            return
    for name in (sheet, desk.file_name):
        if found := _PLANNED.search(name.replace("_", " ")):
            desk.findings.append(Finding("planned_figures", sheet, value=found.group()))
            return


def refuse_turn_of_year(months: Sequence[tuple[Cell, date]], desk: Desk) -> None:
    """Note months in order that have no year of their own and go on past the turn of the year."""
    for (_, one), (cell, next_one) in pairwise(months):
        if {one.month, next_one.month} == {1, 12} and one.year == next_one.year:
            desk.note("year_turns", cell, year=str(one.year))
            return


def months_told(texts: Iterable[Cell], year: int | None) -> list[tuple[Cell, date]]:
    """Return the texts that are a month and nothing else, each with its month."""
    found = []
    for cell in texts:
        with suppress(CellProblemError):
            if month := read_month(cell, year):
                found.append((cell, month))
    return found
