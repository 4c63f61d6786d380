"""Uploads, the names they may use, and what one would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from boligblik.store.connection import Store

BUNDLED_BY = "Boligblik"
"""Who the files that come with Boligblik are recorded by."""


@dataclass(frozen=True)
class Upload:
    """An accepted spreadsheet and where it stands (times in UTC)."""

    upload_id: int
    content_hash: str
    file_name: str
    kind: str
    origin: str
    row_count: int
    is_withdrawn: bool
    is_in_sight: bool
    recorded_at: datetime
    recorded_by: str
    last_event_at: datetime
    last_event_by: str

    @property
    def is_bundled(self) -> bool:
        """Tell whether the file came with Boligblik, and not from somebody."""
        return self.recorded_by == BUNDLED_BY


@dataclass(frozen=True)
class StandingUpload:
    """An upload of the same content that still stands."""

    upload_id: int
    file_name: str
    origin: str
    recorded_at: datetime
    recorded_by: str
    is_newest_of_kind: bool


@dataclass(frozen=True)
class RememberedAnswer:
    """What was answered about a sender's layout."""

    question: str
    answer: str


@dataclass(frozen=True)
class NameInUse:
    """A name or spelling of something the store knows; unit for indicators only."""

    subject: str
    code: str
    name: str
    is_example: bool
    unit: str | None
    reports: str | None
    is_alias: bool


@dataclass(frozen=True)
class MonthlyCountChange:
    """A count in a spreadsheet beside the one that the store holds (None: none)."""

    organisation: str
    month: date
    measure: str
    old_value: int | None
    new_value: int
    sheet: str
    cell: str


@dataclass(frozen=True)
class AreaValueChange:
    """An area's value in a spreadsheet beside the one that the store holds (None: none)."""

    indicator: str
    area: str
    period_start: date
    period_end: date
    old_value: float | None
    new_value: float
    sheet: str
    cell: str


@dataclass(frozen=True)
class MonthlyCountLeft:
    """A count that the store goes on holding though a spreadsheet leaves it out between others."""

    organisation: str
    month: date
    measure: str
    value: int
    file_name: str


@dataclass(frozen=True)
class AreaValueLeft:
    """An area's value that the store goes on holding though a spreadsheet leaves the area out."""

    indicator: str
    area: str
    period_start: date
    period_end: date
    value: float
    file_name: str


@dataclass(frozen=True)
class CountFarAboveEarlier:
    """A count in a spreadsheet far above the highest of its reporter's earlier months."""

    organisation: str
    month: date
    measure: str
    value: int
    highest_earlier: int
    sheet: str
    cell: str


@dataclass(frozen=True)
class _Content:
    content_hash: str


@dataclass(frozen=True)
class _Version:
    data_version: int


def uploads(store: Store) -> list[Upload]:
    """Read all spreadsheets that were ever accepted, newest first."""
    return store.rows("uploads/upload", Upload)


def standing_upload(store: Store, content_hash: str) -> StandingUpload | None:
    """Find the last upload of this very content that still stands."""
    found = store.rows("uploads/upload_by_content", StandingUpload, content_hash=content_hash)
    return found[0] if found else None


def newest_reference_hash(store: Store) -> str | None:
    """Read which version of the bundled reference lists the store holds."""
    found = store.rows("uploads/newest_reference", _Content)
    return found[0].content_hash if found else None


def data_version(store: Store) -> int:
    """Read the number that changes whenever what pages show may have changed."""
    return store.rows("uploads/data_version", _Version)[0].data_version


def remembered_answers(store: Store, organisation: str, signature: str) -> list[RememberedAnswer]:
    """Read what was answered last about a sender's layout."""
    return store.rows(
        "uploads/remembered_answer",
        RememberedAnswer,
        organisation=organisation,
        signature=signature,
    )


def names_in_use(store: Store) -> list[NameInUse]:
    """Read the names that spreadsheets may use."""
    return store.rows("uploads/name_in_use", NameInUse)


def monthly_count_changes(
    store: Store, counts: Sequence[Mapping[str, object]]
) -> list[MonthlyCountChange]:
    """Hold a spreadsheet's monthly counts against the store."""
    return store.rows("uploads/monthly_count_change", MonthlyCountChange, incoming=counts)


def area_value_changes(
    store: Store, values: Sequence[Mapping[str, object]]
) -> list[AreaValueChange]:
    """Hold a spreadsheet's area values against the store."""
    return store.rows("uploads/area_value_change", AreaValueChange, incoming=values)


def monthly_counts_left(
    store: Store, counts: Sequence[Mapping[str, object]]
) -> list[MonthlyCountLeft]:
    """Read the months that stand between those of a spreadsheet, but are not in it."""
    return store.rows("uploads/monthly_count_left", MonthlyCountLeft, incoming=counts)


def area_values_left(store: Store, values: Sequence[Mapping[str, object]]) -> list[AreaValueLeft]:
    """Read the areas that stand for a spreadsheet's indicators and periods, but are not in it."""
    return store.rows("uploads/area_value_left", AreaValueLeft, incoming=values)


def counts_far_above_earlier(
    store: Store, counts: Sequence[Mapping[str, object]]
) -> list[CountFarAboveEarlier]:
    """Read which of a spreadsheet's counts are far above all earlier months."""
    return store.rows("uploads/count_far_above_earlier", CountFarAboveEarlier, incoming=counts)
