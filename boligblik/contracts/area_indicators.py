"""Area indicators: long (a row per value) and wide (areas and indicators as the two sides)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from boligblik.contracts.columns import Column, Table
from boligblik.contracts.cross_table import CrossTable, locate_cross, note_repeats
from boligblik.contracts.desk import Desk, is_total
from boligblik.contracts.rows import AreaValue
from boligblik.intake.cell_shape import is_comparison_label
from boligblik.intake.grid import Cell, Sheet, fold
from boligblik.intake.values import grouped_by_points

KIND = "area_indicators"

PERIOD = Column("period", ("Periode", "År", "Årstal", "Period", "Year"))
LONG = (
    Column("area", ("Område", "Boligområde", "Afdeling", "Area", "Housing area"), is_required=True),
    Column("indicator", ("Indikator", "Nøgletal", "Indicator"), is_required=True),
    PERIOD,
    Column("value", ("Værdi", "Tal", "Value"), is_required=True),
    Column("numerator", ("Tæller", "Numerator")),
    Column("denominator", ("Nævner", "Denominator")),
    Column("note", ("Note", "Bemærkning", "Noter", "Kommentar")),
)
_PER: Mapping[str, int] = {"percent": 100, "per_1000": 1000, "days": 1}
_WHOLE_TOLERANCE = 0.5
_FEWEST_SHARES = 2


def read_long(table: Table, desk: Desk) -> list[AreaValue]:
    """Read a long table; a value may be blank where numerator and denominator give it."""
    year = desk.year_near(table.titles, table.sheet.name)
    rows = [cells for cells in table.rows() if not is_left_out(cells["area"], desk)]
    read = [(cells, _long_value(cells, table, year, desk)) for cells in rows]
    values = _without_repeats([(cells, value) for cells, value in read if value], desk)
    return with_fractions(values, table.sheet, desk)


def is_left_out(label: Cell, desk: Desk) -> bool:
    """Tell whether a label heads a total, and note it: shares of areas cannot be summed."""
    if is_total(label):
        desk.note("total_left_out", label)
        return True
    is_comparison = is_comparison_label(label.text)
    if is_comparison and desk.vocabulary.resolve("area", label.text) is None:
        desk.note("remark_left_out", label)
        return True
    return False


def _long_value(
    cells: Mapping[str, Cell], table: Table, titled_year: int | None, desk: Desk
) -> AreaValue | None:
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
    value, numerator, denominator = figure
    return AreaValue(
        indicator, area, *period, value, numerator, denominator, note, where.sheet, where.address
    )


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
        field: desk.number(grouped_by_points(cells[field]), table.header(field))
        if field in cells
        else None
        for field in ("numerator", "denominator")
    }
    numerator, denominator = parts["numerator"], parts["denominator"]
    for field, part in parts.items():
        if part is not None and part < 0:
            desk.note("negative", cells[field], table.header(field))
    if denominator == 0:
        desk.note("denominator_zero", cells["denominator"], table.header("denominator"))
    if len(desk.findings) > before or unit is None:
        return None
    if numerator is not None and denominator is not None:
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
    if unit == "percent" and denominator is None:
        desk.share(cells["value"])
    return value, numerator, denominator


def _tolerance(value: float) -> float:
    """Allow half a unit of the last digit that the value shows."""
    decimals = len(repr(value).partition(".")[2]) if value != int(value) else 0
    return _WHOLE_TOLERANCE * 10.0**-decimals + 1e-9


def _is_possible(value: float, unit: str, cell: Cell, desk: Desk) -> bool:
    shown = _unit_shown(cell)
    if shown is not None and shown != unit:
        desk.note("unit_differs", cell)
        return False
    if value < 0:
        desk.note("negative", cell)
        return False
    if unit == "percent" and value > _PER["percent"]:
        desk.note("percent_outside", cell)
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
    return "days" if "dage" in text else _unit_shown(example)


def _unit_shown(cell: Cell) -> str | None:
    """Return the unit that a figure carries itself; None for a bare number."""
    text = fold(cell.text)
    if "%" in text or "pct" in text or "%" in cell.number_format:
        return "percent"
    return "days" if "dage" in text or "days" in text else None


def locate_wide(sheet: Sheet, desk: Desk) -> CrossTable | None:
    """Find areas and indicators as the two sides of a table, either way round."""

    def is_area(cell: Cell) -> bool:
        return desk.vocabulary.resolve("area", cell.text) is not None

    def is_indicator(cell: Cell) -> bool:
        return desk.vocabulary.resolve("indicator", cell.text) is not None

    found = [
        locate_cross(sheet, is_indicator, is_area, is_turned=False),
        locate_cross(sheet, is_area, is_indicator, is_turned=True),
    ]
    known = [place for place in found if place is not None]
    return max(known, key=lambda place: place[0])[1] if known else None


def read_wide(table: CrossTable, desk: Desk) -> list[AreaValue]:
    """Read a wide table: every cell is one area's value of one indicator.

    The year stands above the table, or in a column of its own beside the areas.
    """
    sheet = table.sheet
    year = desk.year_near(table.titles.with_corner(table.corner), sheet.name)
    years = _column_of_years(table)
    areas = table.heads if table.is_turned else table.labels
    left_out = {cell.address for cell in areas if is_left_out(cell, desk)}
    if years is not None:
        left_out.add(years.address)
    heads, labels = (
        [
            (_label_code(cell, table, desk, is_head=is_head), cell)
            for cell in side
            if cell.address not in left_out
        ]
        for side, is_head in ((table.heads, True), (table.labels, False))
    )
    periods = {
        label.row: _period_of_row(label.row, years, year, table, desk) for _, label in labels
    }
    note_repeats(heads, desk)
    note_repeats(
        [((code, periods[cell.row]) if code else None, cell) for code, cell in labels], desk
    )
    values: list[AreaValue] = []
    for of_label, label in labels:
        for of_head, head in heads:
            indicator, area = (of_label, of_head) if table.is_turned else (of_head, of_label)
            cell = sheet.at(label.row, head.column)
            value = value_in_cell(cell, head.text, indicator, area, desk)
            if value is None:
                continue
            period = periods[label.row] if years else _year_period(year, cell, desk)
            if period is not None and indicator is not None and area is not None:
                counts = (None, None, None)
                values.append(
                    AreaValue(indicator, area, *period, value, *counts, cell.sheet, cell.address)
                )
    return with_fractions(values, sheet, desk)


def with_fractions(values: list[AreaValue], sheet: Sheet, desk: Desk) -> list[AreaValue]:
    """Take an indicator's shares in percent; where all are at most 1, ask what they are."""
    small = {
        indicator
        for indicator in {value.indicator for value in values}
        if _may_be_fractions(
            [v.value for v in values if v.indicator == indicator and _is_bare(v, desk)]
        )
    }
    found = [value for value in values if value.indicator in small and _is_bare(value, desk)]
    if found and desk.answers.shares is None:
        first = next(cell for cell in sheet if cell.address == found[0].cell)
        desk.ask_about_shares(first)
    if desk.answers.shares != "fraction":
        return values
    return [
        replace(value, value=round(_PER["percent"] * value.value, 10))
        if value.indicator in small and _is_bare(value, desk)
        else value
        for value in values
    ]


def _is_bare(value: AreaValue, desk: Desk) -> bool:
    return (value.sheet, value.cell) in desk.bare_shares


def _may_be_fractions(shares: list[float]) -> bool:
    told = [share for share in shares if share]
    return len(told) >= _FEWEST_SHARES and max(told) <= 1 and min(told) < 1


def _column_of_years(table: CrossTable) -> Cell | None:
    """Find the header of a column that tells each row's year; only where areas run down."""
    if table.is_turned:
        return None
    heads = table.sheet.row(table.header_row)
    return next((head for head in heads if PERIOD.matches(head.text)), None)


def _period_of_row(
    row: int, years: Cell | None, year: int | None, table: CrossTable, desk: Desk
) -> tuple[date, date] | None:
    if years is None:
        return (date(year, 1, 1), date(year, 12, 31)) if year else None
    cell = table.sheet.at(row, years.column)
    if cell.value is None:
        desk.note("required_missing", cell, years.text)
    return desk.period(cell, years.text)


def _label_code(cell: Cell, table: CrossTable, desk: Desk, *, is_head: bool) -> str | None:
    if cell.value is None and is_head:
        desk.note("header_missing", cell)
        return None
    if is_head is table.is_turned:
        return desk.known("area", cell, "")
    inside = (
        table.sheet.at(cell.row + 1, cell.column)
        if is_head
        else table.sheet.at(cell.row, cell.column + 1)
    )
    code = desk.known("indicator", cell, "", _unit_in(cell.text, inside))
    return code if _unit(code, cell, desk) else None


def value_in_cell(
    cell: Cell, header: str, indicator: str | None, area: str | None, desk: Desk
) -> float | None:
    """Read one area's value of an indicator; None where any of the three is missing or odd."""
    value = desk.number(cell, header)
    if value is None or indicator is None or area is None:
        return None
    unit = _unit(indicator, cell, desk)
    if unit is None or not _is_possible(value, unit, cell, desk):
        return None
    if unit == "percent":
        desk.share(cell)
    return value


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
