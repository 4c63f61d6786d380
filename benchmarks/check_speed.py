"""How long ``check`` takes on large registers, against reading their cells and nothing more.

Run ``python -m benchmarks.check_speed``. It makes a register of 200,000 rows x 12 columns as xlsx
and one of 1,000,000 rows x 8 columns as csv, and prints the processor time of ``check`` as a ratio
of calamine's and of DuckDB's own reading of the same file, in pairs. Exit code 1 above the limits.
"""

import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

PAIRS = 5
XLSX_ROWS, CSV_ROWS = 200_000, 1_000_000
MOST_OF_CALAMINE, MOST_OF_DUCKDB = 1.5, 3.0
HEADERS = (
    "Dato",
    "Sagsnummer",
    "Boligområde",
    "Boligorganisation",
    "Henvendelsesvej",
    "Sted",
    "Emne",
    "Varighed",
    "Tolk",
    "Opfølgning",
    "Antal breve",
    "Årsag",
)
CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
"""
DUCKDB = """
import sys
import duckdb
duckdb.execute("create table t as select * from read_csv($file)", {"file": sys.argv[1]}).fetchall()
"""
_EPOCH = date(1899, 12, 30)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}'
    "</Relationships>"
)
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sessions(count: int) -> Iterator[list[object]]:
    """Draw a register's rows: invented sessions with known names."""
    draw = random.Random(2016)  # noqa: S311 (invented data, the same every time)
    areas = ["Stærmosegården", "Sankt Klemensparken", "Korsløkken", "Risingplanen", ""]
    for place in range(count):
        yield [
            date(2000, 1, 3) + timedelta(days=place * 5800 // count),
            f"S-{draw.randrange(count // 3):06d}",
            draw.choice(areas),
            draw.choice(["AB", "CIVICA", "FaB", "OBO", ""]),
            draw.choice(["Henvisning", "Egen henvendelse", "Restanceliste", ""]),
            draw.choice(["Helhedsplan", "Hjem", ""]),
            draw.choice(["budget", "gæld", "husleje"]),
            draw.choice([30, 45, 60]),
            draw.choice(["ja", "nej"]),
            draw.choice(["ja", "nej", ""]),
            draw.randrange(5),
            draw.choice(["ledighed", "sygdom", "skilsmisse", "andet"]),
        ]


def write_csv(path: Path) -> None:
    """Write the csv register: semicolons, Danish dates, the first eight columns."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.write(";".join(HEADERS[:8]) + "\r\n")
        for day, *rest in sessions(CSV_ROWS):
            texts = [f"{day:%d-%m-%Y}", *map(str, rest[:7])]
            file.write(";".join(texts) + "\r\n")


def write_xlsx(path: Path) -> None:
    """Write the xlsx register the way spreadsheet programs do: shared strings, styled dates."""
    shared: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _relations(("officeDocument", "xl/workbook.xml")))
        sheet = f'<sheet name="Register" sheetId="1" r:id="r1" xmlns:r="{_KIND}"/>'
        archive.writestr(
            "xl/workbook.xml", f"<workbook {_MAIN}><sheets>{sheet}</sheets></workbook>"
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            _relations(
                ("worksheet", "worksheets/sheet1.xml"),
                ("sharedStrings", "sharedStrings.xml"),
                ("styles", "styles.xml"),
            ),
        )
        formats = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
        archive.writestr("xl/styles.xml", f"<styleSheet {_MAIN}>{formats}</styleSheet>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(f"<worksheet {_MAIN}><sheetData>".encode())
            part.write(_row(1, HEADERS, shared))
            for row, values in enumerate(sessions(XLSX_ROWS), start=2):
                part.write(_row(row, values, shared))
            part.write(b"</sheetData></worksheet>")
        texts = "".join(f"<si><t>{escape(text)}</t></si>" for text in shared)
        archive.writestr("xl/sharedStrings.xml", f"<sst {_MAIN}>{texts}</sst>")


def _relations(*targets: tuple[str, str]) -> str:
    return _RELATIONS.format(
        "".join(
            f'<Relationship Id="r{number}" Type="{_KIND}/{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(targets, start=1)
        )
    )


def _row(row: int, values: Sequence[object], shared: dict[str, int]) -> bytes:
    cells = []
    for place, value in enumerate(values):
        at = f"{'ABCDEFGHIJKL'[place]}{row}"
        if isinstance(value, date):
            cells.append(f'<c r="{at}" s="1"><v>{(value - _EPOCH).days}</v></c>')
        elif isinstance(value, int):
            cells.append(f'<c r="{at}"><v>{value}</v></c>')
        elif value:
            number = shared.setdefault(str(value), len(shared))
            cells.append(f'<c r="{at}" t="s"><v>{number}</v></c>')
    return f'<row r="{row}">{"".join(cells)}</row>'.encode()


def seconds_of(*command: str) -> float:
    """Return the processor time of a command and all it starts; raise if it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *command], check=True, stdout=subprocess.DEVNULL, env={**os.environ}
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratio(file: Path, floor: str) -> float:
    """Return the median over pairs of ``check`` against a floor's reading of the same file."""
    pairs = [
        (seconds_of("-m", "boligblik", "check", str(file)), seconds_of("-c", floor, str(file)))
        for _ in range(PAIRS)
    ]
    for ours, theirs in pairs:
        print(f"  check {ours:6.2f} s   floor {theirs:6.2f} s   {ours / theirs:5.2f}")
    return statistics.median(ours / theirs for ours, theirs in pairs)


def main() -> int:
    """Print both ratios; 1 if either is above its limit."""
    with tempfile.TemporaryDirectory() as folder:
        book, text = Path(folder) / "register.xlsx", Path(folder) / "register.csv"
        write_xlsx(book)
        write_csv(text)
        print(f"xlsx, {XLSX_ROWS:,} x 12, against calamine (at most {MOST_OF_CALAMINE}):")
        of_book = ratio(book, CALAMINE)
        print(f"csv, {CSV_ROWS:,} x 8, against DuckDB's read_csv (at most {MOST_OF_DUCKDB}):")
        of_text = ratio(text, DUCKDB)
    print(f"median: xlsx {of_book:.2f}, csv {of_text:.2f}")
    return 0 if of_book <= MOST_OF_CALAMINE and of_text <= MOST_OF_DUCKDB else 1


if __name__ == "__main__":
    sys.exit(main())
