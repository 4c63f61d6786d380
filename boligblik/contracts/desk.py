"""The desk at which one file is read: names looked up, cells read, findings noted."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from boligblik.contracts.columns import Table, Titles
from boligblik.contracts.rows import LearntName, NewName, Reason
from boligblik.contracts.vocabulary import Vocabulary, code_of
from boligblik.intake.cell_shape import is_total_label
from boligblik.intake.finding import NOTING, Finding, Weight
from boligblik.intake.grid import Cell, fold
from boligblik.intake.values import (
    DASHES,
    YEAR_IN_TEXT,
    CellProblemError,
    read_count,
    read_date,
    read_month,
    read_number,
    read_period,
    read_text,
)

Value = TypeVar("Value")

_MONTHS, _MONTH_DIGITS = 12, 2
_PAPERWORK = frozenset(
    {
        *("aftale", "att", "bekendtgørelse", "cc", "dato", "frist", "jf", "jfr", "kontakt", "lov"),
        *("lovbekendtgørelse", "modtager", "opdateret", "printet", "retur", "send", "sendes"),
        *("skema", "udsendt", "udskrevet", "udskrift", "version"),
    }
)
_WHOLE_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d([-._])\d\d\1\d\d|\d{1,2}([-._])\d{1,2}\2(?:19|20)\d\d)(?!\d)"
)
EARLIEST = date(2000, 1, 1)
_IMPLIED = frozenset({"year_unknown", "organisation_unknown"})


@dataclass(frozen=True)
class Answers:
    """What the analyst says where a file leaves something open; None is not asked yet.

    ``dash`` is missing or zero, ``empty_months`` of a register zero or missing, ``unknown_names``
    can only be add; ``decimal_mark`` is a comma or a point; ``shares`` written as percent or as
    fraction (0.5 for 50 %); ``organisation`` is a code or a name.
    ``same_as`` are spellings of known names, ``new_names`` (subject and name) those that are new;
    ``confirmed`` are the keys of findings that are said
    to be as they should.
    """

    kind: str | None = None
    organisation: str | None = None
    year: int | None = None
    dash: str | None = None
    unknown_names: str | None = None
    empty_months: str | None = None
    decimal_mark: str | None = None
    shares: str | None = None
    same_as: tuple[LearntName, ...] = ()
    new_names: tuple[tuple[str, str], ...] = ()
    confirmed: frozenset[str] = frozenset()


@dataclass
class Desk:
    """What the reading of one file needs and gathers; ``named`` are the codes that cells name."""

    file_name: str
    vocabulary: Vocabulary
    answers: Answers
    today: date
    findings: list[Finding] = field(default_factory=list)
    new_names: dict[tuple[str, str], NewName] = field(default_factory=dict)
    named: list[tuple[str, Cell]] = field(default_factory=list)
    learnt: set[LearntName] = field(default_factory=set)
    bare_shares: set[tuple[str, str]] = field(default_factory=set)
    reasons: dict[str, Reason] = field(default_factory=dict)

    @property
    def has_faults(self) -> bool:
        """Tell whether anything was found that is more than worth knowing."""
        return any(finding.weight is not Weight.NOTES for finding in self.findings)

    def note(
        self,
        code: str,
        cell: Cell,
        column: str | None = None,
        *,
        repeat: bool = True,
        **params: str,
    ) -> None:
        """Note a finding on a cell; with ``repeat`` False its content is not repeated."""
        value = cell.text if repeat and cell.value is not None else None
        self.findings.append(
            Finding(code, cell.sheet, cell.address, column, value, tuple(params.items()))
        )

    def count(self, cell: Cell, column: str) -> int | None:
        """Read a whole number of at least 0."""
        return self._read(read_count, cell, column, zero=0)

    def number(self, cell: Cell, column: str) -> float | None:
        """Read a number."""
        return self._read(read_number, cell, column, zero=0.0)

    def month(self, cell: Cell, column: str, year: int | None) -> date | None:
        """Read a month; one that has not begun is asked about."""
        month = self._read(lambda shown: _month_of(shown, year), cell, column)
        if month and month > self.today:
            self.note("month_in_future", cell, column)
        return self._not_too_old(month, cell, column)

    def day(self, cell: Cell, column: str) -> date | None:
        """Read a day that has come."""
        day = self._read(read_date, cell, column)
        if day and day > self.today:
            self.note("date_in_future", cell, column)
            return None
        return self._not_too_old(day, cell, column)

    def _not_too_old(self, day: date | None, cell: Cell, column: str) -> date | None:
        if day and day < EARLIEST:
            self.note("before_2000", cell, column)
            return None
        return day

    def period(self, cell: Cell, column: str) -> tuple[date, date] | None:
        """Read a year as its first and last day."""
        return self._read(read_period, cell, column)

    def _read(
        self,
        reader: Callable[[Cell], Value | None],
        cell: Cell,
        column: str,
        zero: Value | None = None,
    ) -> Value | None:
        try:
            return reader(cell)
        except CellProblemError as problem:
            if problem.code == "decimal_unclear" and self.answers.decimal_mark:
                return reader(replace(cell, decimal_mark=self.answers.decimal_mark))
            if problem.code == "dash_asked" and self.answers.dash:
                return zero if self.answers.dash == "zero" else None
            if problem.code in NOTING:
                self.note(problem.code, cell, column)
                return zero if problem.code == "word_for_none" else None
            # One open question for the file, not one for each month.
            if problem.code == "year_unknown":
                self.ask_for_year(cell)
            else:
                self.note(problem.code, cell, column)
            return None

    def ask_for_year(self, cell: Cell) -> None:
        """Ask once which year the file is for, at the first cell that needs it."""
        if not any(finding.code == "year_unknown" for finding in self.findings):
            self.note("year_unknown", cell)

    def share(self, cell: Cell) -> None:
        """Keep in mind that a share of a hundred shows no %: it may be written as a fraction."""
        if "%" not in cell.number_format and _is_bare(cell.text):
            self.bare_shares.add((cell.sheet, cell.address))

    def ask_about_shares(self, cell: Cell) -> None:
        """Ask once what shares are that are all at most 1, which would be rare as percentages."""
        if not any(finding.code == "share_or_percent" for finding in self.findings):
            self.note("share_or_percent", cell)

    def text(self, cell: Cell, column: str, *, repeat: bool = True) -> str | None:
        """Read a text that must be there; a spreadsheet's error or a dash is none."""
        try:
            text = read_text(cell)
        except CellProblemError as problem:
            # What a spreadsheet writes for an error tells of nobody.
            self.note(problem.code, cell, column)
            return None
        if text is None:
            self.note("required_missing", cell, column, repeat=repeat)
        return text

    def optional(self, subject: str, cell: Cell, column: str) -> str | None:
        """Look up a name where there may be none."""
        return self.known(subject, cell, column) if self.has_word(cell, column) else None

    def has_word(self, cell: Cell, column: str) -> bool:
        """Tell whether anything stands in a cell that may be blank; a dash is asked about."""
        if cell.text in DASHES and self.answers.dash is None:
            self.note("dash_asked", cell, column)
        return cell.value is not None and cell.text not in DASHES

    def known(self, subject: str, cell: Cell, column: str, unit: str | None = None) -> str | None:
        """Look up a name; one nobody goes by is asked about, or added when the analyst said so."""
        if self.text(cell, column) is None:
            return None
        code = self.vocabulary.resolve(subject, cell.text) or self._said_same(subject, cell.text)
        if code:
            if subject != "indicator":
                self.named.append((code, cell))
            return code
        if self.answers.unknown_names == "add" or (subject, cell.text) in self.answers.new_names:
            return self.add(subject, cell.text, unit)
        nearest = self.vocabulary.nearest(subject, cell.text) or ""
        self.note(f"unknown_{subject}", cell, column, nearest=nearest)
        return None

    def _said_same(self, subject: str, name: str) -> str | None:
        """Return the code of the known name that the analyst said this one stands for."""
        for learnt in self.answers.same_as:
            if learnt.subject == subject and fold(learnt.alias) == fold(name):
                self.learnt.add(learnt)
                return learnt.code
        return None

    def tell(self, subject: str, code: str, cell: Cell | None = None) -> None:
        """Keep the first reason for what the file was taken to be."""
        self.reasons.setdefault(subject, Reason(subject, code, cell.address if cell else None))

    def note_headers(self, table: Table) -> None:
        """Note headers that are misspelt or missing; they leave nothing to ask meanwhile."""
        if table.headless or table.lacking:
            self.findings = [found for found in self.findings if found.code not in _IMPLIED]
        for cell, meant in table.misspelt:
            self.note("header_unclear", cell, nearest=meant)
        for cell in table.headless:
            self.note("header_missing", cell)
        if table.lacking and not table.headless:
            # A header nobody knows is the likeliest one to mend; else the row is all there is.
            cell = [*table.unused, *table.sheet.row(table.header_row)][0]
            self.note("column_missing", cell, name=table.lacking.headers[0])

    def add(self, subject: str, name: str, unit: str | None = None) -> str:
        """Take a name in as new and return its code."""
        code = code_of(name)
        # A name that only respells a known one is that one.
        known = self.vocabulary.resolve(subject, code)
        if known:
            return known
        self.new_names.setdefault((subject, code), NewName(subject, code, name, unit, None))
        return code

    def year_near(self, titles: Titles, sheet_name: str) -> int | None:
        """Find the one year that titles, sheet or file name tell; what the analyst said first."""
        if self.answers.year:
            self.tell("year", "answered")
            return self.answers.year
        for place, year, cell in self._years_told(titles, sheet_name):
            self.tell("year", place, cell)
            return year
        return None

    def years_told(self, titles: Titles, sheet_name: str) -> list[tuple[int, Cell | None]]:
        """Return the one year that the nearest titles tell, the sheet's name, and the file's."""
        return [(year, cell) for _, year, cell in self._years_told(titles, sheet_name)]

    def _years_told(
        self, titles: Titles, sheet_name: str
    ) -> Iterator[tuple[str, int, Cell | None]]:
        """Yield the years that are told with their places, the surest first."""
        for above in titles.nearest_first:
            told = [cell for cell in above if speaks_of_the_report(cell)]
            if year := _only_year(" ".join(cell.text for cell in told)):
                yield "title", int(year), next(cell for cell in told if year in cell.text)
                break
        for place, text in (("sheet_name", sheet_name), ("file_name", self.file_name)):
            # The day that a file was saved on is not what it tells of.
            if year := _only_year(_WHOLE_DATE.sub("", text)):
                yield place, int(year), None

    def names_no_year(self, cell: Cell) -> bool:
        """Tell whether a cell names a month that takes its year from elsewhere."""
        try:
            _month_of(cell, None)
        except CellProblemError as problem:
            return problem.code == "year_unknown"
        return False


def _month_of(cell: Cell, year: int | None) -> date | None:
    """Read a month; in a column of months a number from 1 to 12 is one too."""
    number = int(cell.text) if cell.text.isdecimal() and len(cell.text) <= _MONTH_DIGITS else 0
    if not 1 <= number <= _MONTHS:
        return read_month(cell, year)
    if year is None:
        raise CellProblemError("year_unknown")
    return date(year, number, 1)


def _only_year(text: str) -> str | None:
    years = set(YEAR_IN_TEXT.findall(text))
    return years.pop() if len(years) == 1 else None


def speaks_of_the_report(cell: Cell) -> bool:
    """Tell a title from a line on paperwork, whose year or name is not the report's own."""
    return _PAPERWORK.isdisjoint(re.findall(r"\w+", cell.text.casefold()))


def _is_bare(text: str) -> bool:
    return not any(letter.isalpha() or letter == "%" for letter in text)


def is_total(cell: Cell) -> bool:
    """Tell whether a row or column is headed as a sum of the others."""
    return is_total_label(cell.text)
