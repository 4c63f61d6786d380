"""Tell what a sheet is: the surest signs are tried first."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from boligblik.contracts import area_indicators, area_years, counselling, eviction_years, evictions
from boligblik.contracts.columns import Column, Table, locate, locate_nearly
from boligblik.contracts.desk import Desk
from boligblik.contracts.rows import Row
from boligblik.intake.grid import Sheet
from boligblik.intake.month_column import with_month_headed
from boligblik.intake.table_sheets import TableSheet
from boligblik.intake.turned_sheet import turned_by_months


@dataclass(frozen=True)
class Recognised:
    """One sheet recognised: what it is, how to read it, and the headers that nothing reads."""

    kind: str
    layout: str
    read: Callable[[], Sequence[Row]]
    unused: tuple[str, ...] = ()


@dataclass(frozen=True)
class _ListLike:
    """A kind of sheet with a row per fact under one row of headers."""

    kind: str
    layout: str
    columns: Sequence[Column]
    read: Callable[[Table, Desk], Sequence[Row]]


_LISTS = (
    _ListLike(counselling.KIND, "register", counselling.REGISTER, counselling.read_register),
    _ListLike(counselling.KIND, "monthly", counselling.MONTHLY, counselling.read_monthly),
    _ListLike(evictions.KIND, "monthly", evictions.MONTHLY, evictions.read_monthly),
    _ListLike(area_indicators.KIND, "long", area_indicators.LONG, area_indicators.read_long),
)

_MONTH_SHEET = _ListLike(
    evictions.KIND, "month_sheet", evictions.MONTH_SHEET, evictions.read_month_sheet
)


def recognise(part: TableSheet, desk: Desk) -> Recognised | None:
    """Return what a table is, of the kinds that the analyst leaves open; None for nothing known."""
    wanted = desk.answers.kind
    return next((found for found in _candidates(part, desk) if wanted in (None, found.kind)), None)


def _candidates(part: TableSheet, desk: Desk) -> Iterator[Recognised]:
    sheet = part.sheet
    headed = with_month_headed(sheet, part.table)
    layouts = [sheet, part.plainly_headed, headed, turned_by_months(sheet)]
    shown = [layout for layout in layouts if layout is not None]
    yield from _lists(shown, desk, locate)
    for layout in shown:
        month_sheet = locate(layout, evictions.MONTH_SHEET)
        if month_sheet and evictions.month_of_sheet(month_sheet, desk):
            yield _list_found(_MONTH_SHEET, month_sheet, desk)
    if by_year := eviction_years.locate_years(sheet, desk):
        yield Recognised(
            evictions.KIND,
            "years",
            lambda: eviction_years.read_years(by_year, desk),
            eviction_years.unread(by_year),
        )
    yield from _lists(shown, desk, locate_nearly)
    if years := area_years.locate_years(sheet, desk):
        yield Recognised(area_indicators.KIND, "years", lambda: area_years.read_years(years, desk))
    if wide := area_indicators.locate_wide(sheet, desk):
        yield Recognised(
            area_indicators.KIND, "wide", lambda: area_indicators.read_wide(wide, desk)
        )
    if year := evictions.locate_year(sheet, desk):
        yield Recognised(evictions.KIND, "year", lambda: evictions.read_year(year, desk))


def _lists(
    layouts: Sequence[Sheet],
    desk: Desk,
    find: Callable[[Sheet, Sequence[Column]], Table | None],
) -> Iterator[Recognised]:
    for known in _LISTS:
        tables = [table for layout in layouts if (table := find(layout, known.columns))]
        if tables:
            # The layout that leaves the fewest columns unread is the one that is meant.
            yield _list_found(known, max(tables, key=lambda table: len(table.columns)), desk)


def _list_found(known: _ListLike, table: Table, desk: Desk) -> Recognised:
    def read() -> Sequence[Row]:
        desk.tell("kind", "header", table.sheet.row(table.header_row)[0])
        rows = known.read(table, desk) if table.is_whole else ()
        desk.note_headers(table)
        return rows

    return Recognised(known.kind, known.layout, read, tuple(cell.text for cell in table.unused))
