"""Any file's tables as they stand in it, whatever they are about."""

from dataclasses import asdict, dataclass, replace
from itertools import groupby

from boligblik.intake.carried_labels import with_carried_labels
from boligblik.intake.cell_shape import text_of_value
from boligblik.intake.file_reading import read_grid
from boligblik.intake.finding import Finding, UnreadableError
from boligblik.intake.grid import Grid, Line, Sheet, address_of, is_filled
from boligblik.intake.limits import Limits
from boligblik.intake.table import Table
from boligblik.intake.tables import tables_of


@dataclass(frozen=True)
class LeftOut:
    """Neighbouring rows that are none of a table's, why, and what stands in them."""

    cells: str
    why: str
    text: tuple[str, ...]


@dataclass(frozen=True)
class RawTable:
    """A table as texts; ``cells`` is the area from its header to its last row."""

    sheet: str
    cells: str
    header_rows: tuple[int, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_numbers: tuple[int, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True)
class RawFile:
    """All tables of a file, and how its bytes were read; findings say why there are none."""

    file_name: str
    grid: Grid | None = None
    tables: tuple[RawTable, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_raw(file_name: str, content: bytes, limits: Limits) -> RawFile:
    """Lay out every table of a file as texts."""
    try:
        grid = read_grid(file_name, content, limits)
    except UnreadableError as problem:
        return RawFile(file_name, findings=(problem.finding,))
    is_text_file = grid.file_format == "csv"
    tables = [
        raw_table(table)
        for sheet in grid.sheets
        for table in tables_of(sheet, is_text_file=is_text_file)
    ]
    bare = replace(grid, sheets=())
    return RawFile(file_name, bare, tuple(tables))


def raw_table(table: Table) -> RawTable:
    """Write out a table found in a sheet."""
    sheet = with_carried_labels(table)
    write = _line if table.is_ragged else _row
    rows = tuple(write(sheet, row, table) for row in table.rows)
    return RawTable(
        sheet.name,
        _area(table),
        table.header_rows,
        table.header,
        rows,
        table.rows,
        tuple(_left_out(table)),
    )


def _area(table: Table) -> str:
    """Return the area from the header to the last row; ragged rows count as far as they reach."""
    covered = (*table.header_rows, *table.rows)
    if not covered or not table.columns:
        return ""
    last = table.columns[-1]
    if table.is_ragged:
        last = max((last, *(_reach(table.sheet.lines[row - 1]) for row in table.rows)))
    start = address_of(min(covered), table.columns[0])
    return f"{start}:{address_of(max(covered), last)}"


def _reach(line: Line) -> int:
    """Return the last column of a line that holds anything."""
    return max((place for place, value in enumerate(line, 1) if is_filled(value)), default=0)


def _row(sheet: Sheet, row: int, table: Table) -> tuple[str, ...]:
    return tuple(text_of_value(sheet.value_at(row, column)) for column in table.columns)


def _line(sheet: Sheet, row: int, table: Table) -> tuple[str, ...]:
    """Write a text file's line with the cells it has; blank ones that end every line are none."""
    cells = [text_of_value(value) for value in sheet.lines[row - 1]]
    usual = len(sheet.lines[(table.header_rows or table.rows)[-1] - 1])
    is_usual = len(cells) == usual
    return tuple(cells[: len(table.columns)] if is_usual else cells)


def _left_out(table: Table) -> list[LeftOut]:
    """Gather neighbouring rows that are left out for the same reason; blank ones need no word."""
    rows = sorted([*((row, "title") for row in table.titles), *table.left_out])
    told = [(row, why) for row, why in rows if why != "blank"]
    groups = groupby(enumerate(told), key=lambda item: (item[1][1], item[1][0] - item[0]))
    return [_told(table, [row for _, (row, _) in members], why) for (why, _), members in groups]


def _told(table: Table, rows: list[int], why: str) -> LeftOut:
    reach = set(table.strip)
    cells = [cell for row in rows for cell in table.sheet.row(row) if cell.column in reach]
    columns = [cell.column for cell in cells] or [1]
    area = f"{address_of(rows[0], min(columns))}:{address_of(rows[-1], max(columns))}"
    return LeftOut(area, why, tuple(text_of_value(cell.value) for cell in cells))


def raw_as_data(raw: RawFile) -> dict[str, object]:
    """Lay out a file's tables as plain data for JSON, without its findings."""
    grid = raw.grid
    return {
        "file": raw.file_name,
        "format": grid.file_format if grid else None,
        "encoding": grid.encoding if grid else None,
        "delimiter": grid.delimiter if grid else None,
        "quote": grid.quote if grid else None,
        "escape": grid.escape if grid else None,
        "tables": [
            {
                "sheet": table.sheet,
                "range": table.cells,
                "header_rows": table.header_rows,
                "header": table.header,
                "rows": table.rows,
                "row_numbers": table.row_numbers,
                "left_out": [asdict(part) for part in table.left_out],
            }
            for table in raw.tables
        ],
    }
