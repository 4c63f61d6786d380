"""Print how often values that tell of nobody are taken for personal data, and what looking costs.

``python -m benchmarks.false_alarms`` draws a sheet of 200,000 rows whose columns hold case numbers
of many styles, numbers of firms and things, figures, days, places and notes in Danish, and prints
the findings per million cells, by column; the answer is 1 if all together are 3 or more. Columns of
nine or ten drawn digits, of which every 8th or 27th begins with a birthday, are told of once each
and printed by themselves. ``python -m benchmarks.false_alarms FILE...`` reads files instead.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.harmless_columns import COLUMNS, DRAWN_DIGITS, Draw
from boligblik.intake.file_reading import read_grid
from boligblik.intake.finding import Finding, UnreadableError
from boligblik.intake.grid import Grid, Sheet, Value, column_number
from boligblik.intake.limits import Limits
from boligblik.intake.personal import personal_findings

ROWS = 200_000
MOST_PER_MILLION = 3
SEED = 2016


def main() -> int:
    """Measure and print; 1 if there are too many false alarms."""
    if files := [Path(name) for name in sys.argv[1:]]:
        return _of_files(files)
    rate = _of_columns("columns that tell of nobody", COLUMNS)
    _of_columns("columns of drawn digits", DRAWN_DIGITS)
    return 0 if rate < MOST_PER_MILLION else 1


def _of_columns(title: str, columns: Mapping[str, Draw]) -> float:
    """Print the findings in drawn columns; return those per million cells."""
    draw = random.Random(SEED)  # noqa: S311
    lines: list[list[Value]] = [[*columns]]
    lines += ([column(draw, row) for column in columns.values()] for row in range(ROWS))
    findings, seconds = _looked_at(Grid((Sheet("Ark1", lines),), "xlsx"))
    cells = ROWS * len(columns)
    by_column = Counter(_column_of(finding) for finding in findings)
    for place, count in sorted(by_column.items()):
        print(f"  {[*columns][place - 1]}: {count}")
    return _print_rate(title, len(findings), cells, seconds)


def _looked_at(grid: Grid) -> tuple[list[Finding], float]:
    start = time.process_time()
    findings = personal_findings("udtraek.xlsx", grid)
    return findings, time.process_time() - start


def _column_of(finding: Finding) -> int:
    return column_number((finding.cell or "A").rstrip("0123456789"))


def _print_rate(title: str, found: int, cells: int, seconds: float) -> float:
    rate = 1e6 * found / cells
    print(
        f"{title}: {cells:,} cells, {found} findings, {rate:.2f} per million, "
        f"{seconds:.2f} s of CPU, {1e9 * seconds / cells:.0f} ns per cell"
    )
    return rate


def _of_files(files: list[Path]) -> int:
    """Print every finding in files with its value, for a person to judge."""
    cells, found, seconds = 0, 0, 0.0
    for file, grid in _grids(files):
        findings, spent = _looked_at(grid)
        seconds += spent
        cells += sum(1 for _ in grid)
        found += len(findings)
        for finding in findings[:5]:
            print(f"  {file}: {finding.code} {finding.sheet or ''} {finding.cell or ''}")
    _print_rate(f"{len(files)} files", found, max(cells, 1), seconds)
    return 0


def _grids(files: list[Path]) -> Iterator[tuple[Path, Grid]]:
    for file in files:
        try:
            yield file, read_grid(file.name, file.read_bytes(), Limits())
        except UnreadableError as problem:
            print(f"  {file}: not read ({problem.finding.code})")


if __name__ == "__main__":
    sys.exit(main())
