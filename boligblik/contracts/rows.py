"""The clean rows that spreadsheets become."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias, cast


@dataclass(frozen=True)
class AreaValue:
    """An indicator of an area in a period; value in the indicator's unit."""

    indicator: str
    area: str
    period_start: date
    period_end: date
    value: float
    numerator: float | None
    denominator: float | None
    note: str | None
    sheet: str
    cell: str


@dataclass(frozen=True)
class MonthlyCount:
    """A reporter's count of one measure in one month (its first day)."""

    organisation: str
    month: date
    measure: str
    value: int
    sheet: str
    cell: str


class CounsellingSession(NamedTuple):
    """One session; the case number stays in memory and is hashed before it is stored."""

    session_date: date
    case_number: str
    area: str | None
    organisation: str | None
    way_in: str | None
    place: str | None
    sheet: str
    cell: str


@dataclass(frozen=True)
class NewName:
    """A name the analyst said is new; unit for indicators, first month for organisations."""

    subject: str
    code: str
    name: str
    unit: str | None
    start_month: date | None


@dataclass(frozen=True)
class LearntName:
    """Another spelling of a known name, as the analyst said; ``subject`` is area and the like."""

    subject: str
    alias: str
    code: str


@dataclass(frozen=True)
class Reason:
    """Why a file was taken to be what it was: ``subject`` is kind, organisation or year.

    ``code`` is header, title, sheet_name, file_name, column or answered; ``cell`` where it stands.
    """

    subject: str
    code: str
    cell: str | None = None


Row: TypeAlias = AreaValue | MonthlyCount | CounsellingSession


@dataclass(frozen=True)
class SortedRows:
    """The rows of a file by what they are."""

    sessions: Sequence[CounsellingSession]
    counts: Sequence[MonthlyCount]
    values: Sequence[AreaValue]

    @classmethod
    def of(cls, tables: Iterable[Sequence[Row]]) -> "SortedRows":
        """Sort the rows of tables, each of which holds rows of one sort."""
        sessions: list[CounsellingSession] = []
        counts: list[MonthlyCount] = []
        values: list[AreaValue] = []
        for rows in tables:
            # Asking each of a million rows what it is takes as long as reading them.
            match rows[0] if rows else None:
                case CounsellingSession():
                    sessions += cast("Sequence[CounsellingSession]", rows)
                case MonthlyCount():
                    counts += cast("Sequence[MonthlyCount]", rows)
                case AreaValue():
                    values += cast("Sequence[AreaValue]", rows)
        return cls(sessions, counts, values)

    @property
    def is_empty(self) -> bool:
        """Tell whether there is no row at all."""
        return not (self.sessions or self.counts or self.values)

    @property
    def all(self) -> tuple[Row, ...]:
        """Return all rows."""
        return (*self.sessions, *self.counts, *self.values)
