"""Counselling: a register with a row per session, and monthly counts."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import repeat

from boligblik.contracts.columns import Column, Table
from boligblik.contracts.desk import Desk
from boligblik.contracts.month_rows import read_month_rows
from boligblik.contracts.reading_columns import read_column
from boligblik.contracts.rows import CounsellingSession, MonthlyCount
from boligblik.intake.cell_shape import is_total_label
from boligblik.intake.finding import Finding
from boligblik.intake.grid import Cell, column_letters, fold
from boligblik.intake.values import is_month_name

KIND = "counselling"
_LONG_GAP = 12
_NOT_HELD = re.compile(
    r"\b(?:aflyst\w*|afbud\w*|afmeldt\w*|udeblev\w*|ikke (?:mødt|gennemført|afholdt)"
    r"|annullere\w*|cancelled|no.show)\b",
    re.IGNORECASE,
)
_BEGINS_AS_WORD = re.compile(r"[^\W_]")

REGISTER = (
    Column("session_date", ("Dato", "Rådgivningsdato", "Date"), is_required=True),
    Column(
        "case_number",
        ("Sagsnummer", "Sagsnr", "Sags-id", "Sag", "Beboernummer", "Beboer nr", "Case number"),
        is_required=True,
    ),
    Column(
        "area", ("Boligområde", "Område", "Helhedsplanområde", "Afdeling", "Housing area", "Area")
    ),
    Column("organisation", ("Boligorganisation", "Organisation", "Boligforening")),
    Column("way_in", ("Henvendelsesvej", "Kontaktform", "Henvendelse", "Kontakt via", "Way in")),
    Column("place", ("Sted", "Mødested", "Rådgivningssted", "Place")),
)
MONTHLY = (
    Column(
        "month",
        ("Måned", "Mdr", "Mnd", "Måned nr", "Månedsnr", "Month", "Periode"),
        is_required=True,
    ),
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
    rows, sums = _session_rows(table)

    def column(field: str, read: Callable[[Cell, str], str | None]) -> list[str | None]:
        header = table.header(field) if field in table.columns else ""
        return read_column(table, field, rows, lambda cell: read(cell, header), desk)

    day_header = table.header("session_date")
    days = read_column(table, "session_date", rows, lambda cell: _day(cell, day_header, desk), desk)
    case_header = table.header("case_number")
    cases = read_column(
        table,
        "case_number",
        rows,
        lambda cell: desk.text(cell, case_header, repeat=False),
        desk,
        as_is=_BEGINS_AS_WORD,
    )
    areas = column("area", lambda cell, header: desk.optional("area", cell, header))
    organisations = column(
        "organisation", lambda cell, header: desk.optional("organisation", cell, header)
    )
    ways_in = column("way_in", lambda cell, header: _word(WAYS_IN, cell, header, desk))
    places = column("place", lambda cell, header: _word(PLACES, cell, header, desk))
    if not desk.has_faults:
        _check_sums(sums, table, desk)
        _ask_about_not_held(table, rows, desk)
    letters = column_letters(table.columns["session_date"])
    cells = map(letters.__add__, map(str, rows))
    sheets = repeat(table.sheet.name)
    told = zip(days, cases, areas, organisations, ways_in, places, sheets, cells, strict=False)
    # A named tuple's own making of itself costs a call of Python's for each row.
    sessions = list(map(partial(tuple.__new__, CounsellingSession), told))
    if None not in days and None not in cases:
        return sessions
    return [each for each in sessions if each.session_date is not None and each.case_number]


def _session_rows(table: Table) -> tuple[Sequence[int], Mapping[int, tuple[int, int]]]:
    """Return the rows of sessions, and those of sums with what they may say.

    That is the number of sessions since the last sum, and all. Months that head the rows below
    are left out.
    """
    sheet, column = table.sheet, table.columns["session_date"]
    texts = set(sheet.texts(column))
    sums = {text for text in texts if is_total_label(text)}
    months = {text for text in texts if text[:1].isalpha() and is_month_name(text)}
    if not sums and not months:
        return table.row_numbers, {}
    kept: list[int] = []
    expected: dict[int, tuple[int, int]] = {}
    since = 0
    for row in table.row_numbers:
        label = sheet.value_at(row, column)
        if label in sums:
            expected[row] = (since or len(kept), len(kept))
            since = 0
        elif label not in months or sheet.value_at(row, table.columns["case_number"]) is not None:
            kept.append(row)
            since += 1
    return kept, expected


def _check_sums(sums: Mapping[int, tuple[int, int]], table: Table, desk: Desk) -> None:
    for row, expected in sums.items():
        for cell in table.sheet.row(row):
            if isinstance(cell.value, int | float) and cell.value not in expected:
                desk.note("total_disagrees", cell, expected=str(expected[0]))


def _ask_about_not_held(table: Table, rows: Sequence[int], desk: Desk) -> None:
    """Ask once where a title, or a column beside, tells of sessions that did not take place."""
    beside = (
        table.sheet.at(row, head.column)
        for head in table.unused
        if any(map(_NOT_HELD.search, set(table.sheet.texts(head.column))))
        for row in rows
    )
    for cell in (*table.titles.all, *beside):
        # The rest of the text may tell of a person, so it is not repeated.
        if found := _NOT_HELD.search(cell.text):
            desk.findings.append(Finding("not_held", cell.sheet, cell.address, value=found.group()))
            return


def _day(cell: Cell, header: str, desk: Desk) -> date | None:
    if cell.value is None:
        desk.note("required_missing", cell, header)
    return desk.day(cell, header)


def _word(words: Mapping[str, str], cell: Cell, header: str, desk: Desk) -> str | None:
    if not desk.has_word(cell, header):
        return None
    code = words.get(fold(cell.text))
    if code is None:
        # Free text may tell of a person, so it is not repeated.
        known = ", ".join(first_words(words))
        desk.note("unknown_word", cell, header, repeat=False, known=known)
    return code


def first_words(words: Mapping[str, str]) -> tuple[str, ...]:
    """Return the first word for each meaning, which is the one that people are shown."""
    shown: dict[str, str] = {}
    for word, code in words.items():
        shown.setdefault(code, word)
    return tuple(shown.values())


def register_months(sessions: Sequence[CounsellingSession], desk: Desk) -> list[date]:
    """Return the months a register covers; empty ones between are asked about, never assumed."""
    held = {day.replace(day=1) for day in {session.session_date for session in sessions}}
    months: list[date] = []
    for month in sorted(held):
        gap = _months_between(months[-1], month) if months else []
        if gap and desk.answers.empty_months is None:
            _ask_about(gap, sessions, desk)
        months += gap if desk.answers.empty_months == "zero" else []
        months.append(month)
    return months


def _months_between(earlier: date, later: date) -> list[date]:
    first, last = 12 * earlier.year + earlier.month, 12 * later.year + later.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(first, last)]


def _ask_about(gap: list[date], sessions: Sequence[CounsellingSession], desk: Desk) -> None:
    """Ask about empty months; a gap of a year is likelier a wrong date, so that is named."""
    params = (("month", f"{gap[0]:%Y-%m}"), ("until", f"{gap[-1]:%Y-%m}"))
    if len(gap) < _LONG_GAP:
        desk.findings.append(Finding("month_without_sessions", params=params))
        return
    before = [session for session in sessions if session.session_date < gap[0]]
    after = [session for session in sessions if session.session_date > gap[-1]]
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
    _ask_about_not_held(table, (), desk)
    return read_month_rows(table, measures, _keeper_named_in(table, desk), desk)


def _keeper_named_in(table: Table, desk: Desk) -> str:
    """Monthly counts name no area: they are the examples' only if a title says so."""
    vocabulary = desk.vocabulary
    named = {vocabulary.resolve("organisation", cell.text) for cell in table.titles.all}
    return vocabulary.example_keeper if vocabulary.example_keeper in named else vocabulary.keeper
