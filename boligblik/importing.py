"""The whole reading of a spreadsheet, from bytes to clean rows or findings.

``read_spreadsheet`` is the table of contents: read the cells, stop personal data, find out what
the file is, read its rows by contract, hold them against each other.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath

from boligblik.contracts import counselling
from boligblik.contracts.columns import HEADER_WITHIN
from boligblik.contracts.desk import Answers, Desk
from boligblik.contracts.own_sheets import is_own
from boligblik.contracts.recognising import Recognised, recognise
from boligblik.contracts.rows import (
    AreaValue,
    LearntName,
    MonthlyCount,
    NewName,
    Reason,
    Row,
    SortedRows,
)
from boligblik.contracts.vocabulary import Vocabulary
from boligblik.intake.file_reading import read_grid
from boligblik.intake.finding import UNREADABLE, Finding, UnreadableError, Weight
from boligblik.intake.finding_text import text_of
from boligblik.intake.grid import Cell, Sheet, address_of, column_letters, fold
from boligblik.intake.limits import Limits
from boligblik.intake.personal import personal_findings
from boligblik.intake.table_sheets import TableSheet, table_sheets
from boligblik.intake.values import part_of_year_in
from boligblik.language import Language

__all__ = ["Answers", "Reading", "read_spreadsheet", "reading_as_data"]


@dataclass(frozen=True)
class Reading:
    """What a file was taken to be and what came of it; nothing is stored yet.

    ``kind`` and ``layout`` are None when that could not be told. ``organisation`` is the one
    sender, for counselling the function that keeps the register. ``unused`` are headers of
    columns that nothing was read from; ``row_count`` is how many rows there are, also where they
    were left behind, and ``period`` the first and last day they speak of. ``learnt`` are spellings
    that the analyst's answer told, ``reasons`` why the file was taken to be what it is;
    ``signature`` tells its layout from others. Rows are only to be used when no finding is
    ``blocking``.
    """

    file_name: str
    content: bytes
    kind: str | None = None
    layout: str | None = None
    organisation: str | None = None
    rows: tuple[Row, ...] = ()
    row_count: int = 0
    period: tuple[date, date] | None = None
    new_names: tuple[NewName, ...] = ()
    register_months: tuple[date, ...] = ()
    is_example: bool = False
    unused: tuple[str, ...] = ()
    signature: str = ""
    learnt: tuple[LearntName, ...] = ()
    reasons: tuple[Reason, ...] = ()
    findings: tuple[Finding, ...] = ()
    answers: Answers = field(default_factory=Answers)

    @property
    def content_hash(self) -> str:
        """Return the sha256 of the file as it came."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def identity(self) -> str:
        """Return what tells this file from others on a page; see ``identity_of``."""
        return identity_of(self.file_name, self.content)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """Return the findings that must be corrected or answered before anything is stored."""
        return tuple(
            finding
            for finding in self.findings
            if finding.weight is not Weight.NOTES and finding.key not in self.answers.confirmed
        )

    @property
    def unreadable(self) -> bool:
        """Tell whether the file could not be read at all."""
        return any(finding.code in UNREADABLE for finding in self.findings)


def identity_of(file_name: str, content: bytes) -> str:
    """Return what tells a file from others.

    Its content alone does not: two organisations that report nothing but zeros on the same
    template send the same bytes under names of their own.
    """
    return hashlib.sha256(content + b"\0" + file_name.encode()).hexdigest()[:16]


def _period_of(rows: SortedRows) -> tuple[date, date] | None:
    """Return the first and last day (or month) that rows speak of."""
    days = {session.session_date for session in rows.sessions}
    days |= {count.month for count in rows.counts}
    days |= {day for value in rows.values for day in (value.period_start, value.period_end)}
    return (min(days), max(days)) if days else None


def base_name(file_name: str) -> str:
    """Return a file's name without its folders, which some browsers and people send along."""
    return PurePath(file_name.replace("\\", "/")).name


def read_spreadsheet(
    file_name: str,
    content: bytes,
    vocabulary: Vocabulary,
    answers: Answers | None = None,
    today: date | None = None,
    limits: Limits | None = None,
) -> Reading:
    """Read a spreadsheet of any known kind; whatever is wrong or open comes as findings."""
    answers = answers or Answers()
    name = base_name(file_name)
    reading = Reading(name, content, answers=answers)
    try:
        grid = read_grid(name, content, limits or Limits())
    except UnreadableError as problem:
        return replace(reading, findings=(problem.finding,))
    personal = tuple(personal_findings(name, grid))
    if personal:
        return _without_personal_name(replace(reading, findings=personal))
    desk = Desk(name, vocabulary, answers, today or date.today())
    filled = [sheet for sheet in grid.sheets if sheet.last_row]
    sheets = [sheet for sheet in filled if not is_own(sheet)]
    if not sheets:
        return replace(reading, findings=(Finding("no_rows" if filled else "empty_file"),))
    is_text_file = grid.file_format == "csv"
    parts = [part for sheet in sheets for part in table_sheets(sheet, is_text_file=is_text_file)]
    found = [(part, recognise(part, desk)) for part in parts]
    recognised = [what for _, what in found if what is not None]
    reading = replace(reading, signature=_signature(found))
    desk.findings += _left_out(found, sheets)
    if len({what.kind for what in recognised}) > 1:
        desk.findings.append(Finding("kinds_differ"))
    if not recognised or len({what.kind for what in recognised}) > 1:
        return replace(reading, findings=tuple(desk.findings))
    rows = SortedRows.of([what.read() for what in recognised])
    if rows.is_empty and not desk.has_faults:
        desk.findings.append(Finding("no_rows"))
    return _finished(reading, recognised, rows, desk)


def _signature(found: Sequence[tuple[TableSheet, Recognised | None]]) -> str:
    """Tell a layout by its headers: sheets and files change their names from month to month."""
    told = [
        (what.kind, what.layout, *(fold(text) for text in part.table.header))
        for part, what in found
        if what is not None
    ]
    return hashlib.sha256(repr(sorted(set(told))).encode()).hexdigest()[:32]


def _left_out(
    found: Sequence[tuple[TableSheet, Recognised | None]], sheets: Sequence[Sheet]
) -> Iterable[Finding]:
    """Tell what was not read: tables nobody knows, sheets of words, remarks, hidden parts."""
    is_any_known = any(what is not None for _, what in found)
    for part, what in found:
        name, table = part.sheet.name, part.table
        if what is None and not is_any_known:
            part_of_year = _first_part_of_year(part.sheet)
            yield part_of_year or Finding("nothing_recognised", name)
        elif what is None:
            first = address_of((*table.header_rows, *table.rows)[0], table.columns[0])
            code = "table_not_known" if table.figures else "sheet_of_words"
            yield Finding(code, name, first if table.figures else None)
        else:
            for cell in part.remarks:
                yield Finding("remark_left_out", name, cell.address, value=cell.text)
    for sheet in sheets:
        yield from _hidden(sheet)


def _first_part_of_year(sheet: Sheet) -> Finding | None:
    """Find a quarter or half year among the headers and labels of a table that nobody knows."""
    for row in range(1, min(sheet.last_row, HEADER_WITHIN) + 1):
        for cell in sheet.row(row):
            if part_of_year_in(cell.text):
                return Finding("quarter_not_months", sheet.name, cell.address, value=cell.text)
    return None


def _hidden(sheet: Sheet) -> Iterable[Finding]:
    """Tell what a sheet hides; it is read all the same."""
    if sheet.is_hidden:
        yield Finding("hidden_sheet", sheet.name)
    filled = list(sheet) if sheet.hidden_rows or sheet.hidden_columns else []
    rows = sorted({cell.row for cell in filled} & sheet.hidden_rows)
    columns = sorted({cell.column for cell in filled} & sheet.hidden_columns)
    if rows:
        told = ", ".join(map(str, rows))
        yield Finding("hidden_rows", sheet.name, params=(("rows", told),))
    if columns:
        told = ", ".join(map(column_letters, columns))
        yield Finding("hidden_columns", sheet.name, params=(("columns", told),))


def _without_personal_name(reading: Reading) -> Reading:
    if any(finding.code == "personal_file_name" for finding in reading.findings):
        return replace(reading, file_name="…" + PurePath(reading.file_name).suffix)
    return reading


def _finished(
    reading: Reading, recognised: list[Recognised], rows: SortedRows, desk: Desk
) -> Reading:
    """Hold the rows of all sheets against each other and put the reading together."""
    desk.findings += _repeats_across_sheets([*rows.counts, *rows.values])
    codes = _codes_of(rows)
    examples = codes & desk.vocabulary.example_codes
    if examples and examples != codes:
        _note_mix(desk)
    is_example = bool(codes) and examples == codes
    months = tuple(counselling.register_months(rows.sessions, desk))
    keeper = desk.vocabulary.example_keeper if is_example else desk.vocabulary.keeper
    senders = {count.organisation for count in rows.counts}
    all_rows = rows.all
    return replace(
        reading,
        kind=recognised[0].kind,
        layout=", ".join(dict.fromkeys(what.layout for what in recognised)),
        organisation=keeper if rows.sessions else senders.pop() if len(senders) == 1 else None,
        rows=all_rows,
        row_count=len(all_rows),
        period=_period_of(rows),
        new_names=tuple(_dated(desk.new_names.values(), rows)),
        register_months=months,
        is_example=is_example,
        learnt=tuple(sorted(desk.learnt, key=lambda name: (name.subject, name.alias))),
        reasons=tuple(desk.reasons.values()),
        unused=tuple(dict.fromkeys(header for what in recognised for header in what.unused)),
        findings=tuple(dict.fromkeys(desk.findings)),
    )


def _note_mix(desk: Desk) -> None:
    """Note example names among real ones, or the other way round: the fewer are the odd ones."""
    examples: list[Cell] = []
    real: list[Cell] = []
    for code, cell in desk.named:
        (examples if code in desk.vocabulary.example_codes else real).append(cell)
    odd = min(real, examples, key=len)
    for cell in odd:
        desk.note("mixes_examples", cell)
    if not odd:
        desk.findings.append(Finding("mixes_examples"))


def _repeats_across_sheets(rows: Iterable[AreaValue | MonthlyCount]) -> Iterable[Finding]:
    """Note values that stand in two sheets; within one sheet its contract has noted them."""
    first: dict[tuple[object, ...], AreaValue | MonthlyCount] = {}
    for row in rows:
        earlier = first.setdefault(_key_of(row), row)
        if earlier.sheet != row.sheet:
            other = f"{earlier.sheet}!{earlier.cell}" if earlier.sheet else earlier.cell
            yield Finding("duplicate", row.sheet, row.cell, params=(("other", other),))


def _key_of(row: AreaValue | MonthlyCount) -> tuple[object, ...]:
    if isinstance(row, MonthlyCount):
        return (row.organisation, row.month, row.measure)
    return (row.indicator, row.area, row.period_start, row.period_end)


def _codes_of(rows: SortedRows) -> set[str]:
    """Return the areas and organisations that rows name."""
    sessions = rows.sessions
    codes = {session.area for session in sessions} | {row.organisation for row in sessions}
    codes |= {count.organisation for count in rows.counts}
    codes |= {value.area for value in rows.values}
    return {code for code in codes if code}


def _dated(new_names: Iterable[NewName], rows: SortedRows) -> Iterable[NewName]:
    """Give a new organisation the first month it is heard of; it owes reports from then on."""
    for new in new_names:
        months = [count.month for count in rows.counts if count.organisation == new.code]
        months += [
            session.session_date.replace(day=1)
            for session in rows.sessions
            if session.organisation == new.code
        ]
        yield replace(new, start_month=min(months)) if months else new


def reading_as_data(reading: Reading, language: Language) -> dict[str, object]:
    """Lay out what a file was taken to be and its findings as plain data for JSON."""
    period = reading.period
    return {
        "file": reading.file_name,
        "kind": reading.kind,
        "layout": reading.layout,
        "organisation": reading.organisation,
        "period_start": period[0].isoformat() if period else None,
        "period_end": period[1].isoformat() if period else None,
        "rows": reading.row_count,
        "is_example": reading.is_example,
        "unused_columns": list(reading.unused),
        "findings": findings_as_data(reading.findings, language),
    }


def findings_as_data(findings: Iterable[Finding], language: Language) -> list[dict[str, object]]:
    """Lay out findings as plain data for JSON."""
    return [
        {
            "code": finding.code,
            "weight": finding.weight.value,
            "sheet": finding.sheet,
            "cell": finding.cell,
            "column": finding.column,
            "value": finding.value,
            "text": text_of(finding, language),
        }
        for finding in findings
    ]
