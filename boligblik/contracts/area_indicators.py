"""Area indicators: long (a row per value) and wide (areas and indicators as the two sides)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from boligblik.contracts.columns import HEADER_WITHIN, Column, Table, locate
from boligblik.contracts.desk import Desk
from boligblik.contracts.rows import AreaValue
from boligblik.intake.grid import Cell, Sheet, fold

KIND = "area_indicators"
FEWEST_ACROSS = 2

LONG = (
    Column("area", ("Område", "Boligområde", "Afdeling", "Area", "Housing area"), is_required=True),
    Column("indicator", ("Indikator", "Nøgletal", "Indicator"), is_required=True),
    Column("period", ("Periode", "År", "Period", "Year")),
    Column("value", ("Værdi", "Tal", "Value"), is_required=True),
    Column("numerator", ("Tæller", "Numerator")),
    Column("denominator", ("Nævner", "Denominator")),
    Column("note", ("Note", "Bemærkning", "Noter", "Kommentar")),
)
_PER: Mapping[str, int] = {"percent": 100, "per_1000": 1000, "days": 1}
_WHOLE_TOLERANCE = 0.5


def locate_long(sheet: Sheet) -> Table | None:
    """Find the columns of a long table."""
    return locate(sheet, LONG)


def read_long(table: Table, desk: Desk) -> list[AreaValue]:
    """Read a long table; a value may be blank where numerator and denominator give it."""
    year = desk.year_near(table.titles, table.sheet.name)
    read = [(cells, _long_value(cells, table, year, desk)) for cells in table.rows()]
    return _without_repeats([(cells, value) for cells, value in read if value], desk)


def _long_value(
    cells: Mapping[str, Cell], table: Table, titled_year: int | None, desk: Desk
) -> AreaValue | None:
    for field in ("area", "indicator"):
        if cells[field].value is None:
            desk.note("required_missing", cells[field], table.header(field))
    area = desk.known("area", cells["area"], table.header("area"))
    unit = _unit_in(cells["indicator"].text, cells["value"])
    indicator = desk.known("indicator", cells["indicator"], table.header("indicator"), unit)
    period = _period(cells, table, titled_year, desk)
    known_unit = _unit(indicator, cells["indicator"], desk)
    figure = _figure(cells, table, known_unit, desk)
    if area is None or indicator is None or period is None or figure is None:
        return None
    note = cells["note"].text or None if "note" in cells else None
    where = cells["value"]
    return AreaValue(indicator, area, *period, *figure, note, where.sheet, where.address)


def _period(
    cells: Mapping[str, Cell], table: Table, titled_year: int | None, desk: Desk
) -> tuple[date, date] | None:
    if "period" in cells:
        if cells["period"].value is None:
            desk.note("required_missing", cells["period"], table.header("period"))
        return desk.period(cells["period"], table.header("period"))
    return _year_period(titled_year, cells["value"], desk)


def _year_period(year: int | None, cell: Cell, desk: Desk) -> tuple[date, date] | None:
    if year is None:
        desk.ask_for_year(cell)
        return None
    return date(year, 1, 1), date(year, 12, 31)


def _figure(
    cells: Mapping[str, Cell], table: Table, unit: str | None, desk: Desk
) -> tuple[float, float | None, float | None] | None:
    """Read value, numerator and denominator and hold them against each other."""
    before = len(desk.findings)
    value = desk.number(cells["value"], table.header("value"))
    parts = {
        field: desk.number(cells[field], table.header(field)) if field in cells else None
        for field in ("numerator", "denominator")
    }
    numerator, denominator = parts["numerator"], parts["denominator"]
    if len(desk.findings) > before or unit is None:
        return None
    if numerator is not None and denominator:
        if unit == "percent" and numerator > denominator:
            desk.note("numerator_over_denominator", cells["numerator"], table.header("numerator"))
            return None
        computed = _PER[unit] * numerator / denominator
        if value is None:
            value = computed
        elif abs(value - computed) > _tolerance(value):
            others = f"{cells['numerator'].address}, {cells['denominator'].address}"
            shown = f"{computed:.1f}".replace(".", ",")
            desk.note("share_disagrees", cells["value"], expected=shown, other=others)
            return None
    if value is None or not _is_possible(value, unit, cells["value"], desk):
        return None
    return value, numerator, denominator


def _tolerance(value: float) -> float:
    """Allow half a unit of the last digit that the value shows."""
    decimals = len(repr(value).partition(".")[2]) if value != int(value) else 0
    return _WHOLE_TOLERANCE * 10.0**-decimals + 1e-9


def _is_possible(value: float, unit: str, cell: Cell, desk: Desk) -> bool:
    if value < 0:
        desk.note("negative", cell)
        return False
    if unit == "percent" and value > _PER["percent"]:
        desk.note("percent_outside", cell)
        return False
    return True


def _unit(indicator: str | None, label: Cell, desk: Desk) -> str | None:
    """Return an indicator's unit; a new one must tell its own."""
    if indicator is None:
        return None
    known = desk.vocabulary.units.get(indicator)
    new = desk.new_names.get(("indicator", indicator))
    unit = known or (new.unit if new else None)
    if unit is None and not any(finding.code == "unit_unknown" for finding in desk.findings):
        desk.note("unit_unknown", label)
    return unit


def _unit_in(header: str, example: Cell) -> str | None:
    """Read the unit out of an indicator's header or of a value under it."""
    text = fold(header)
    if "1.000" in text or "1000" in text:
        return "per_1000"
    if "%" in text or "pct" in text or "procent" in text:
        return "percent"
    if "dage" in text or "dage" in example.text:
        return "days"
    return "percent" if "%" in example.text or "%" in example.number_format else None


@dataclass(frozen=True)
class WideTable:
    """Areas and indicators as the two sides of a sheet."""

    sheet: Sheet
    header_row: int
    indicators_are_across: bool

    @property
    def titles(self) -> list[Cell]:
        """Return the cells above the header, and its first cell."""
        rows = range(1, self.header_row)
        return [cell for row in rows for cell in self.sheet.row(row)]


def locate_wide(sheet: Sheet, desk: Desk) -> WideTable | None:
    """Find a header row of indicators over areas, or of areas over indicators."""
    resolve = desk.vocabulary.resolve
    for row in range(1, min(sheet.last_row, HEADER_WITHIN) + 1):
        across = [cell for cell in sheet.row(row) if cell.column > 1]
        for of, other in (("indicator", "area"), ("area", "indicator")):
            known = sum(resolve(of, cell.text) is not None for cell in across)
            below = [sheet.at(line, 1).text for line in range(row + 1, sheet.last_row + 1)]
            if known >= FEWEST_ACROSS and any(resolve(other, text) for text in below):
                return WideTable(sheet, row, of == "indicator")
    return None


def read_wide(table: WideTable, desk: Desk) -> list[AreaValue]:
    """Read a wide table: every cell is one area's value of one indicator."""
    sheet = table.sheet
    year = desk.year_near(table.titles, sheet.name)
    sides = ("indicator", "area") if table.indicators_are_across else ("area", "indicator")
    heads = [cell for cell in sheet.row(table.header_row) if cell.column > 1]
    lines = [
        sheet.at(row, 1)
        for row in range(table.header_row + 1, sheet.last_row + 1)
        if len(sheet.row(row)) > 1
    ]
    labels = {sides[0]: heads, sides[1]: lines}
    codes = {
        cell.address: _label_code(subject, cell, sheet, table, desk)
        for subject, cells in labels.items()
        for cell in cells
    }
    for cells in labels.values():
        _note_repeats(cells, codes, desk)
    values: list[AreaValue] = []
    for line in lines:
        for head in heads:
            cell = sheet.at(line.row, head.column)
            indicator, area = (head, line) if table.indicators_are_across else (line, head)
            value = _wide_value(cell, codes[indicator.address], codes[area.address], year, desk)
            values += [value] if value else []
    return values


def _label_code(
    subject: str, cell: Cell, sheet: Sheet, table: WideTable, desk: Desk
) -> str | None:
    if cell.value is None:
        desk.note("required_missing", cell)
        return None
    if subject == "area":
        return desk.known("area", cell, "")
    inside = (
        sheet.at(table.header_row + 1, cell.column)
        if table.indicators_are_across
        else sheet.at(cell.row, 2)
    )
    code = desk.known("indicator", cell, "", _unit_in(cell.text, inside))
    return code if _unit(code, cell, desk) else None


def _wide_value(
    cell: Cell, indicator: str | None, area: str | None, year: int | None, desk: Desk
) -> AreaValue | None:
    value = desk.number(cell, "")
    if value is None or indicator is None or area is None:
        return None
    unit = _unit(indicator, cell, desk)
    if unit is None or not _is_possible(value, unit, cell, desk):
        return None
    period = _year_period(year, cell, desk)
    if period is None:
        return None
    return AreaValue(indicator, area, *period, value, None, None, None, cell.sheet, cell.address)


def _note_repeats(cells: list[Cell], codes: Mapping[str, str | None], desk: Desk) -> None:
    first: dict[str, Cell] = {}
    for cell in cells:
        code = codes[cell.address]
        if code and first.setdefault(code, cell) is not cell:
            desk.note("duplicate", cell, other=first[code].address)


_LongRow: TypeAlias = tuple[Mapping[str, Cell], AreaValue]


def _without_repeats(rows: list[_LongRow], desk: Desk) -> list[AreaValue]:
    """Note values that come twice, at the cell that stands out from its neighbours."""
    places: dict[tuple[str, str, date], list[int]] = {}
    for place, (_, value) in enumerate(rows):
        key = (value.indicator, value.area, value.period_start)
        places.setdefault(key, []).append(place)
    repeated: set[int] = set()
    for same in places.values():
        odd = {place: _odd_one(rows, place) for place in same}
        kept = next((place for place in same if odd[place] is None), same[0])
        for place in same:
            if place != kept:
                cell = odd[place] or rows[place][0]["value"]
                desk.note("duplicate", cell, other=rows[kept][1].cell)
                repeated.add(place)
    return [value for place, (_, value) in enumerate(rows) if place not in repeated]


def _odd_one(rows: list[_LongRow], place: int) -> Cell | None:
    """Find the label that breaks the run of its neighbours; None when none does."""
    if not 0 < place < len(rows) - 1:
        return None
    cells, value = rows[place]
    before, after = rows[place - 1][1], rows[place + 1][1]
    if before.area == after.area != value.area:
        return cells["area"]
    if before.indicator == after.indicator != value.indicator:
        return cells["indicator"]
    years = [row.period_start.year for row in (before, value, after)]
    if "period" in cells and years[2] - years[0] == 2 and years[1] != years[0] + 1:
        return cells["period"]
    return None
