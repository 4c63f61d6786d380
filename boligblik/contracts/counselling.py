"""Counselling: a register with a row per session, and monthly counts."""

from collections.abc import Mapping
from datetime import date

from boligblik.contracts.columns import Column, Table
from boligblik.contracts.desk import Desk
from boligblik.contracts.month_rows import read_month_rows
from boligblik.contracts.rows import CounsellingSession, MonthlyCount
from boligblik.intake.finding import Finding
from boligblik.intake.grid import Cell, fold

KIND = "counselling"
_LONG_GAP = 12

REGISTER = (
    Column("session_date", ("Dato", "Rådgivningsdato", "Date"), is_required=True),
    Column(
        "case_number",
        ("Sagsnummer", "Sagsnr", "Sag", "Beboernummer", "Beboer nr", "Case number"),
        is_required=True,
    ),
    Column("area", ("Boligområde", "Område", "Helhedsplanområde", "Housing area", "Area")),
    Column("organisation", ("Boligorganisation", "Organisation", "Boligforening")),
    Column("way_in", ("Henvendelsesvej", "Kontaktform", "Henvendelse", "Kontakt via", "Way in")),
    Column("place", ("Sted", "Mødested", "Rådgivningssted", "Place")),
)
MONTHLY = (
    Column("month", ("Måned", "Mdr", "Month", "Periode"), is_required=True),
    Column("year", ("År", "Year")),
    Column(
        "counselling_sessions",
        ("Rådgivninger", "Antal rådgivninger", "Rådgivning", "Samtaler", "Sessions"),
        is_required=True,
    ),
    Column("counselling_residents", ("Beboere", "Antal beboere", "Residents")),
)
WAYS_IN: Mapping[str, str] = {
    "henvisning": "referral",
    "henvist": "referral",
    "referral": "referral",
    "egen henvendelse": "own_contact",
    "selv henvendt": "own_contact",
    "egen": "own_contact",
    "own contact": "own_contact",
    "faste træffetider": "fixed_hours",
    "fast træffetid": "fixed_hours",
    "træffetid": "fixed_hours",
    "fixed hours": "fixed_hours",
    "restanceliste": "arrears_list",
    "restancelister": "arrears_list",
    "arrears list": "arrears_list",
}
PLACES: Mapping[str, str] = {
    "boligorganisation": "organisation",
    "hos boligorganisationen": "organisation",
    "organisation": "organisation",
    "helhedsplan": "plan",
    "helhedsplanen": "plan",
    "hos helhedsplanen": "plan",
    "beboerhus": "plan",
    "plan": "plan",
    "hjem": "home",
    "hjemme": "home",
    "i hjemmet": "home",
    "hjemme hos beboeren": "home",
    "home": "home",
}


def read_register(table: Table, desk: Desk) -> list[CounsellingSession]:
    """Read a register; a session's day and case number must be there, the rest may be blank."""
    sessions = [_session(cells, table, desk) for cells in table.rows()]
    return [session for session in sessions if session is not None]


def _session(cells: Mapping[str, Cell], table: Table, desk: Desk) -> CounsellingSession | None:
    day_cell, case_cell = cells["session_date"], cells["case_number"]
    day = desk.day(day_cell, table.header("session_date"))
    if day_cell.value is None:
        desk.note("required_missing", day_cell, table.header("session_date"))
    case_number = desk.text(case_cell, table.header("case_number"), repeat=False)
    coded = {
        field: desk.optional(field, cells[field], table.header(field)) if field in cells else None
        for field in ("area", "organisation")
    }
    way_in = _word("way_in", WAYS_IN, cells, table, desk)
    place = _word("place", PLACES, cells, table, desk)
    if day is None or case_number is None:
        return None
    return CounsellingSession(
        session_date=day,
        case_number=case_number,
        area=coded["area"],
        organisation=coded["organisation"],
        way_in=way_in,
        place=place,
        sheet=day_cell.sheet,
        cell=day_cell.address,
    )


def _word(
    field: str, words: Mapping[str, str], cells: Mapping[str, Cell], table: Table, desk: Desk
) -> str | None:
    if field not in cells or not desk.has_word(cells[field], table.header(field)):
        return None
    code = words.get(fold(cells[field].text))
    if code is None:
        # Free text may tell of a person, so it is not repeated.
        known = ", ".join(dict.fromkeys(_shown(words, code) for code in words.values()))
        desk.note("unknown_word", cells[field], table.header(field), repeat=False, known=known)
    return code


def _shown(words: Mapping[str, str], code: str) -> str:
    return next(word for word, of in words.items() if of == code)


def register_months(sessions: list[CounsellingSession], desk: Desk) -> list[date]:
    """Return the months a register covers; empty ones between are asked about, never assumed."""
    held: dict[date, list[CounsellingSession]] = {}
    for session in sessions:
        held.setdefault(session.session_date.replace(day=1), []).append(session)
    months: list[date] = []
    for month in sorted(held):
        gap = _months_between(months[-1], month) if months else []
        if gap and desk.answers.empty_months is None:
            _ask_about(gap, held, desk)
        months += gap if desk.answers.empty_months == "zero" else []
        months.append(month)
    return months


def _months_between(earlier: date, later: date) -> list[date]:
    first, last = 12 * earlier.year + earlier.month, 12 * later.year + later.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(first, last)]


def _ask_about(gap: list[date], held: Mapping[date, list[CounsellingSession]], desk: Desk) -> None:
    """Ask about empty months; a gap of a year is likelier a wrong date, so that is named."""
    params = (("month", f"{gap[0]:%Y-%m}"), ("until", f"{gap[-1]:%Y-%m}"))
    if len(gap) < _LONG_GAP:
        desk.findings.append(Finding("month_without_sessions", params=params))
        return
    before = [session for month, of in held.items() if month < gap[0] for session in of]
    after = [session for month, of in held.items() if month > gap[-1] for session in of]
    for session in min(before, after, key=len):
        place = (session.sheet, session.cell)
        desk.findings.append(Finding("month_without_sessions", *place, params=params))


def read_monthly(table: Table, desk: Desk) -> list[MonthlyCount]:
    """Read monthly counts of sessions, and of residents where they are given."""
    measures = [
        field
        for field in ("counselling_sessions", "counselling_residents")
        if field in table.columns
    ]
    return read_month_rows(table, measures, _keeper_named_in(table, desk), desk)


def _keeper_named_in(table: Table, desk: Desk) -> str:
    """Monthly counts name no area: they are the examples' only if a title says so."""
    vocabulary = desk.vocabulary
    named = {vocabulary.resolve("organisation", cell.text) for cell in table.titles}
    return vocabulary.example_keeper if vocabulary.example_keeper in named else vocabulary.keeper
