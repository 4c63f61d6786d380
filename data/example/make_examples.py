"""Make the example spreadsheets: invented figures for an invented municipality.

Run ``python data/example/make_examples.py``. The seed is fixed, so a second run gives the same
cell values. The files look like what housing organisations send, and come in the way theirs do.
"""

import csv
import io
import random
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

Row: TypeAlias = list[str | int | float | date | None]

FOLDER = Path(__file__).parent
LATER_FOLDER = FOLDER / "send_senere"
SEED = 20160110
WRITTEN = datetime(2016, 10, 12)  # noqa: DTZ001
MARK = "EKSEMPELDATA: opfundne tal og navne"

MONTHS = [
    "Januar",
    "Februar",
    "Marts",
    "April",
    "Maj",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "December",
]
EVICTIONS_2015 = {
    "Eksempelbo Nord": [4, 3, 5, 2, 4, 3, 2, 4, 3, 6, 5, 3],
    "Eksempelbo Syd": [2, 3, 2, 1, 3, 2, 1, 2, 2, 3, 2, 1],
    "Almenbo Eksempel": [2, 1, 2, 2, 1, 2, 1, 1, 2, 2, 1, 2],
    "Eksempelhjem": [1, 0, 1, 1, 1, 0, 1, 0, 1, 1, 1, 0],
    "Boligforeningen Eksempel": [0, 1, 1, 0, 1, 1, 0, 1, 0, 1, 0, 1],
}
EVICTIONS_2016 = {
    "Eksempelbo Nord": [4, 3, 3, 3, 2, 3, 2, 3, 3],
    "Eksempelbo Syd": [2, 2, 3, 2, 2, 1, 1, 2, 2],
    "Almenbo Eksempel": [2, 2, 1, 1, 2, 1, 1, 2, 1],
    "Eksempelhjem": [1, 1, 0, 1, 0, 1, 0, 1, 1],
    "Boligforeningen Eksempel": [1, 0, 1, 1, 0, 1, 0, 0, 1],
}
LATE = "Eksempelhjem"
CSV_SENDER = "Boligforeningen Eksempel"
CHAIN_COLUMNS: Row = [
    "Måned",
    "Udsættelser",
    "Beboere i restance",
    "Fogeddatoer",
    "Rykkere",
    "Ophævelser",
    "Gengangere",
]

PLAN_AREAS = ["Eksempelparken", "Prøvevænget", "Mønstergården", "Demohaven"]
REST = "Øvrige almene boliger i Eksempelkommune"
MUNICIPALITY = "Eksempelkommune"
WAYS_IN = ["Henvisning", "Egen henvendelse", "Faste træffetider", "Restanceliste"]
PLACES = ["Boligorganisation", "Helhedsplan", "Hjem"]
FIRST_YEAR_SESSIONS, FIRST_YEAR_RESIDENTS = 316, 98
FIRST_YEAR_PLAN_SESSIONS, FIRST_YEAR_PLAN_RESIDENTS = 199, 62
SESSIONS_PER_MONTH_LATER = {2015: 25.5, 2016: 25.8}

RESIDENTS = {
    "Eksempelparken": 1420,
    "Prøvevænget": 860,
    "Mønstergården": 1890,
    "Demohaven": 640,
    MUNICIPALITY: 58200,
}
# Indicator, share of residents it is counted among (None: no denominator), municipality's level,
# the areas' levels, and the yearly drift of each area in points.
INDICATORS: list[tuple[str, float | None, float, list[float], list[float]]] = [
    ("Udenfor arbejdsmarkedet 18-64 år", 0.62, 28, [47, 44, 51, 40], [-0.4, 0.1, 0.3, 0.0]),
    ("Ledige 18-64 år", 0.62, 5, [11, 9, 10, 8], [-0.7, 0.1, 0.0, -0.1]),
    ("Udenfor arbejdsmarkedet 18-29 år", 0.22, 13, [19, 16, 18, 15], [-0.3, 0.2, 0.1, 0.0]),
    ("Ledige 18-29 år", 0.22, 2.5, [5, 3, 4, 3.5], [-0.3, 0.0, 0.1, 0.0]),
    ("Indvandrere/efterkommere", 1.0, 14, [48, 31, 57, 26], [0.4, 0.2, 0.5, 0.1]),
    ("Børn af enlig forsørger", 0.26, 23, [41, 45, 30, 38], [0.1, -0.2, 0.2, 0.0]),
    ("Anvendelse af dagtilbud (0-5 år)", 0.09, 86, [80, 78, 83, 88], [0.3, 0.2, -0.1, 0.1]),
    ("Fraflytningsprocent", 1.0, 7, [18, 20, 21, 16], [-0.2, 1.1, 0.1, 0.0]),
    (
        "Folkeskole som højeste færdiggjorte uddannelse",
        0.62,
        18,
        [36, 33, 31, 29],
        [-0.3, 0.0, -0.1, 0.1],
    ),
    ("Skolefravær", None, 11, [16, 15, 17, 13], [-0.2, 0.1, 0.2, 0.0]),
    ("Antal sigtede pr. 1.000 beboere", 1.0, 14, [41, 29, 33, 24], [-1.2, 0.4, 0.2, -0.3]),
]
YEARS = range(2010, 2016)
LEFT_BLANK = {
    ("Demohaven", "Skolefravær", 2012),
    ("Demohaven", "Ledige 18-29 år", 2010),
    ("Prøvevænget", "Antal sigtede pr. 1.000 beboere", 2013),
}


def main() -> None:
    """Write all example files."""
    chance = random.Random(SEED)
    LATER_FOLDER.mkdir(exist_ok=True)
    write_evictions_2015()
    for organisation, evictions in EVICTIONS_2016.items():
        write_monthly_report(organisation, chain_rows(evictions, chance))
    write_register(session_rows(chance))
    write_area_indicators(area_rows(chance))


def write_evictions_2015() -> None:
    """Write the whole year as organisations x months."""
    book, sheet = new_sheet("2015")
    sheet.append([MARK])
    sheet.append(["Udsættelser i Eksempelkommunes almene boliger 2015"])
    sheet.append([])
    sheet.append(["Boligorganisation", *MONTHS])
    for organisation, evictions in EVICTIONS_2015.items():
        sheet.append([organisation, *evictions])
    dress(sheet, header_row=4, first_width=28)
    save(book, FOLDER / "udsaettelser_2015.xlsx")


def chain_rows(evictions: list[int], chance: random.Random) -> list[Row]:
    """Give every eviction count the steps before it, each at least as many as the next."""
    rows: list[Row] = []
    for month, count in zip(MONTHS, evictions, strict=False):
        dates_set = 2 * count + chance.randint(1, 4)
        terminations = 2 * dates_set + chance.randint(2, 7)
        arrears = 3 * terminations + chance.randint(10, 30)
        reminders = 2 * arrears + chance.randint(20, 60)
        repeat_cases = min(dates_set, chance.randint(0, 2))
        rows.append([month, count, arrears, dates_set, reminders, terminations, repeat_cases])
    return rows


def write_monthly_report(organisation: str, rows: list[Row]) -> None:
    """Write one organisation's report of 2016; the late one's last month goes to a file apart."""
    stem = f"udsaettelser_2016_{file_word(organisation)}"
    if organisation == CSV_SENDER:
        with (FOLDER / f"{stem}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerows([*report_titles(organisation), CHAIN_COLUMNS, *rows])
    elif organisation == LATE:
        write_report_workbook(organisation, rows[:-1], FOLDER / f"{stem}.xlsx")
        write_report_workbook(organisation, rows[-1:], LATER_FOLDER / f"{stem}_september.xlsx")
    else:
        write_report_workbook(organisation, rows, FOLDER / f"{stem}.xlsx")


def report_titles(organisation: str) -> list[Row]:
    """Return the lines above a monthly report's header."""
    return [[MARK], [f"Boligorganisation: {organisation}"], ["Udsættelser 2016"], []]


def write_report_workbook(organisation: str, rows: list[Row], file: Path) -> None:
    """Write one organisation's report as a workbook."""
    book, sheet = new_sheet("Indberetning")
    for row in [*report_titles(organisation), CHAIN_COLUMNS, *rows]:
        sheet.append(row)
    dress(sheet, header_row=5, first_width=22)
    save(book, file)


def session_rows(chance: random.Random) -> list[Row]:
    """Draw the register: the first twelve months as published, the later ones on their pace."""
    plan, elsewhere = FIRST_YEAR_PLAN_RESIDENTS, FIRST_YEAR_RESIDENTS
    homes = {
        number: (PLAN_AREAS[number % 4] if number <= plan else REST)
        for number in range(1, elsewhere + 1)
    }
    organisations = list(EVICTIONS_2016)
    landlords = {number: chance.choice(organisations) for number in homes}
    first_year = months_between(date(2014, 3, 1), date(2015, 2, 1))
    # Everybody comes at least once; who comes again is drawn.
    visitors = list(homes)
    visitors += chance.choices(range(1, plan + 1), k=FIRST_YEAR_PLAN_SESSIONS - plan)
    others = FIRST_YEAR_SESSIONS - FIRST_YEAR_PLAN_SESSIONS - (elsewhere - plan)
    visitors += chance.choices(range(plan + 1, elsewhere + 1), k=others)
    chance.shuffle(visitors)
    sessions = [
        (weekday_in(first_year[position % 12], chance), resident)
        for position, resident in enumerate(visitors)
    ]
    for month in months_between(date(2015, 3, 1), date(2016, 9, 1)):
        for _ in range(round(chance.gauss(SESSIONS_PER_MONTH_LATER[month.year], 2.5))):
            if chance.random() < 0.35:
                resident = len(homes) + 1
                homes[resident] = chance.choice(PLAN_AREAS) if chance.random() < 0.63 else REST
                landlords[resident] = chance.choice(organisations)
            else:
                resident = chance.choice(list(homes)[-60:])
            sessions.append((weekday_in(month, chance), resident))
    return [
        [
            day,
            f"E-{resident:04d}",
            homes[resident],
            landlords[resident],
            chance.choices(WAYS_IN, weights=[40, 30, 18, 12])[0],
            chance.choices(PLACES, weights=[30, 50, 20])[0],
        ]
        for day, resident in sorted(sessions)
    ]


def write_register(rows: list[Row]) -> None:
    """Write the counselling register."""
    book, sheet = new_sheet("Register")
    sheet.append([MARK])
    sheet.append([])
    sheet.append(
        ["Dato", "Sagsnummer", "Boligområde", "Boligorganisation", "Henvendelsesvej", "Sted"]
    )
    for row in rows:
        sheet.append(row)
    for (day,) in sheet.iter_rows(min_row=4, max_col=1):
        day.number_format = "dd-mm-yyyy"
    dress(sheet, header_row=3, first_width=14)
    save(book, FOLDER / "raadgivning_2014-2016.xlsx")


def area_rows(chance: random.Random) -> list[Row]:
    """Draw the indicators; a share is a count among its residents, its value follows from it."""
    rows: list[Row] = []
    for name, population_share, municipality_level, levels, drifts in INDICATORS:
        places = [*PLAN_AREAS, MUNICIPALITY]
        courses = zip(places, [*levels, municipality_level], [*drifts, 0.0], strict=True)
        for area, level, drift in courses:
            for year in YEARS:
                # A large population hardly wobbles from one year to the next.
                is_large = area == MUNICIPALITY
                wobble = chance.uniform(-0.15, 0.15) if is_large else chance.gauss(0, 0.5)
                expected = level + drift * (year - 2013) + wobble
                rows.append([area, name, year, *measured(expected, name, area, population_share)])
                if (area, name, year) in LEFT_BLANK:
                    rows[-1][3:] = [None, None, None, "Ikke opgjort"]
    return rows


def measured(expected: float, name: str, area: str, population_share: float | None) -> Row:
    """Return value, numerator, denominator and note."""
    if population_share is None:
        return [round(expected, 1), None, None, None]
    per = 1000 if "1.000" in name else 100
    denominator = round(RESIDENTS[area] * population_share)
    numerator = min(denominator, max(0, round(expected / per * denominator)))
    return [round(per * numerator / denominator, 1), numerator, denominator, None]


def write_area_indicators(rows: list[Row]) -> None:
    """Write the long table of area indicators."""
    book, sheet = new_sheet("Områdetal")
    sheet.append([MARK])
    sheet.append([])
    sheet.append(["Område", "Indikator", "Periode", "Værdi", "Tæller", "Nævner", "Note"])
    for row in rows:
        sheet.append(row)
    dress(sheet, header_row=3, first_width=20)
    sheet.column_dimensions["B"].width = 46
    save(book, FOLDER / "boligomraader_2010-2015.xlsx")


def new_sheet(title: str) -> tuple[Workbook, Worksheet]:
    """Return a workbook and its one sheet."""
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has a worksheet")
    sheet.title = title
    return book, sheet


def dress(sheet: Worksheet, *, header_row: int, first_width: int) -> None:
    """Give a sheet the modest looks of one that an organisation would send."""
    for cell in sheet[header_row]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for column in range(1, sheet.max_column + 1):
        width = first_width if column == 1 else 17
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"A{header_row + 1}"


def save(book: Workbook, file: Path) -> None:
    """Save under fixed dates, so that the file tells nothing of when and where it was made."""
    book.properties.creator = "Boligblik"
    book.properties.title = MARK
    book.properties.created = WRITTEN
    book.properties.modified = WRITTEN
    written = io.BytesIO()
    # ``Workbook.save`` would put today's date in place of ours.
    ExcelWriter(book, ZipFile(written, "w")).save()
    with ZipFile(written) as parts, ZipFile(file, "w") as dated:
        for name in parts.namelist():
            part = ZipInfo(name, WRITTEN.timetuple()[:6])
            dated.writestr(part, parts.read(name), compress_type=ZIP_DEFLATED)


def months_between(first: date, last: date) -> list[date]:
    """Return the first day of every month of a span."""
    span = (last.year - first.year) * 12 + last.month - first.month + 1
    return [
        date(first.year + (first.month - 1 + step) // 12, (first.month - 1 + step) % 12 + 1, 1)
        for step in range(span)
    ]


def weekday_in(month: date, chance: random.Random) -> date:
    """Draw a weekday of a month."""
    day = month + timedelta(days=chance.randrange(28))
    while day.weekday() > 4:
        day = month + timedelta(days=chance.randrange(28))
    return day


def file_word(name: str) -> str:
    """Write a name as file names have it."""
    return name.lower().replace(" ", "_")


if __name__ == "__main__":
    main()
