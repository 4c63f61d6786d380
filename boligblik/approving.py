"""From a clean reading to the store and back: what it would change, approval, withdrawal."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from boligblik.contracts.rows import AreaValue, CounsellingSession, MonthlyCount, NewName
from boligblik.contracts.vocabulary import Vocabulary
from boligblik.importing import Reading
from boligblik.intake.kept_copy import kept_copy
from boligblik.intake.limits import limits_from
from boligblik.remembering import answers_to_remember
from boligblik.settings import Settings
from boligblik.store.connection import Rows, Store
from boligblik.store.kept_files import keep_file
from boligblik.store.pseudonym import Pseudonyms
from boligblik.store.reading.uploads import (
    AreaValueChange,
    AreaValueLeft,
    MonthlyCountChange,
    MonthlyCountLeft,
    StandingUpload,
    area_value_changes,
    area_values_left,
    monthly_count_changes,
    monthly_counts_left,
    names_in_use,
    standing_upload,
)
from boligblik.store.recording import NewUpload, record_upload

Change = AreaValueChange | MonthlyCountChange
Left = AreaValueLeft | MonthlyCountLeft


_AFTER_THE_KNOWN_INDICATORS = 1000
_UNKNOWN_OF_A_NEW_INDICATOR = (
    "name_en",
    "question_da",
    "question_en",
    "numerator_da",
    "numerator_en",
    "denominator_da",
    "denominator_en",
    "published_table",
    "source_da",
)


class GroundMovedError(RuntimeError):
    """What an approval would change is no longer what the analyst saw; nothing was stored."""


class NotCleanError(ValueError):
    """A reading with findings was to be approved; nothing was stored."""


@dataclass(frozen=True)
class Preview:
    """What approving a reading would change, value by value.

    ``left`` are values of the same reporters or indicators that stand in the store but not in the
    file: an upload takes nothing away, so they stay.
    """

    changes: tuple[Change, ...]
    left: tuple[Left, ...] = ()

    @property
    def new(self) -> list[Change]:
        """Return the values that the store has none for."""
        return [change for change in self.changes if change.old_value is None]

    @property
    def changed(self) -> list[Change]:
        """Return the values that would replace another one."""
        return [
            change
            for change in self.changes
            if change.old_value is not None and change.old_value != change.new_value
        ]

    @property
    def unchanged(self) -> list[Change]:
        """Return the values that the store holds already."""
        return [change for change in self.changes if change.old_value == change.new_value]


@dataclass(frozen=True)
class Receipt:
    """What became of an approval; ``is_new`` is False when the content was there already."""

    upload_id: int
    is_new: bool


def holds_case_numbers(reading: Reading) -> bool:
    """Tell whether a file names residents by case number; such a file is never kept."""
    return bool(reading.register_months)


def vocabulary_of(store: Store) -> Vocabulary:
    """Return the names that spreadsheets may use with this store."""
    return Vocabulary.from_names(names_in_use(store))


def preview(store: Store, reading: Reading) -> Preview:
    """Hold a reading against what the store has in sight."""
    values = [asdict(row) for row in reading.rows if isinstance(row, AreaValue)]
    counts = [asdict(row) for row in _monthly_counts(reading)]
    return Preview(
        (
            *(area_value_changes(store, values) if values else []),
            *(monthly_count_changes(store, counts) if counts else []),
        ),
        (
            *(area_values_left(store, values) if values else []),
            *(monthly_counts_left(store, counts) if counts else []),
        ),
    )


def _monthly_counts(reading: Reading) -> list[MonthlyCount]:
    """Return the reported counts; a register reports the sessions of each month it covers."""
    counts = [row for row in reading.rows if isinstance(row, MonthlyCount)]
    held: dict[date, int] = {}
    first: dict[date, CounsellingSession] = {}
    for row in reading.rows if reading.register_months else ():
        if isinstance(row, CounsellingSession):
            month = row.session_date.replace(day=1)
            held[month] = held.get(month, 0) + 1
            first.setdefault(month, row)
    for month in reading.register_months:
        sheet, cell = (first[month].sheet, first[month].cell) if month in first else ("", "")
        keeper, number = _keeper(reading), held.get(month, 0)
        counts.append(MonthlyCount(keeper, month, "counselling_sessions", number, sheet, cell))
    return counts


def _keeper(reading: Reading) -> str:
    if reading.organisation is None:
        raise ValueError("a register's reading names the counselling function")
    return reading.organisation


def already_stored(store: Store, reading: Reading) -> StandingUpload | None:
    """Return the upload of this very content, if approving it anew would change nothing.

    The same bytes may come from another sender, who is told by the file's name or an answer, and
    what was corrected since is corrected back by sending the first file again.
    """
    standing = standing_upload(store, reading.content_hash)
    # An example stays one, also when it is out of sight.
    if standing is None or standing.origin == "example":
        return standing
    if reading.register_months and not standing.is_newest_of_kind:
        return None
    changes = preview(store, reading)
    return None if changes.new or changes.changed else standing


def approve(
    store: Store,
    reading: Reading,
    *,
    done_by: str,
    pseudonyms: Pseudonyms,
    settings: Settings,
    origin: str | None = None,
    seen: Preview | None = None,
) -> Receipt:
    """Record a reading as one upload; what changes nothing is not recorded twice.

    A file that only speaks of example names stays an example. ``origin`` is given for bundled
    files only, which are not kept. ``seen`` is the preview that was decided upon. Raises
    ``NotCleanError`` for a reading with findings, ``GroundMovedError`` where somebody has changed
    the same values meanwhile.
    """
    if reading.blocking or reading.kind is None:
        raise NotCleanError(reading.file_name)
    upload = NewUpload(
        content_hash=reading.content_hash,
        file_name=reading.file_name,
        kind=reading.kind,
        origin=origin or ("example" if reading.is_example else "uploaded"),
        layout=reading.layout,
    )
    rows_by_table = _rows_by_table(reading, pseudonyms, settings.home_municipality)
    # Two people may approve the same file at once; only the first finds it new.
    with store.alone():
        standing = already_stored(store, reading)
        if standing:
            return Receipt(standing.upload_id, is_new=False)
        if seen is not None and seen != preview(store, reading):
            raise GroundMovedError(reading.file_name)
        if origin is None and not holds_case_numbers(reading):
            kept = kept_copy(reading.content, limits_from())
            if kept is not None:
                keep_file(settings.originals_folder, reading.content_hash, kept)
        return Receipt(record_upload(store, upload, rows_by_table, done_by), is_new=True)


def _rows_by_table(
    reading: Reading, pseudonyms: Pseudonyms, home_municipality: str
) -> Mapping[str, Rows]:
    return {
        **_name_rows(reading.new_names, home_municipality),
        "alias": [asdict(name) for name in reading.learnt],
        "remembered_answer": answers_to_remember(reading),
        "area_value": [asdict(row) for row in reading.rows if isinstance(row, AreaValue)],
        "monthly_count": [asdict(row) for row in reading.rows if isinstance(row, MonthlyCount)],
        "counselling_session": [
            _session_row(row, _keeper(reading), pseudonyms)
            for row in reading.rows
            if isinstance(row, CounsellingSession)
        ],
        "register_month": [
            {"organisation": _keeper(reading), "month": month} for month in reading.register_months
        ],
    }


def _name_rows(new_names: Sequence[NewName], home_municipality: str) -> Mapping[str, Rows]:
    """Lay out names first seen in this file; what the file does not tell stays without judgement.

    A new organisation owes reports from its first one on; a new area has no plan until the
    reference lists say so; a new indicator carries no polarity.
    """
    return {
        "area": [
            {
                "area": new.code,
                "name": new.name,
                "municipality": home_municipality,
                "level": "area",
                "has_plan": False,
                "is_example": False,
            }
            for new in new_names
            if new.subject == "area"
        ],
        "organisation": [
            {
                "organisation": new.code,
                "name": new.name,
                "municipality": home_municipality,
                "reports": "evictions",
                "start_month": new.start_month,
                "end_month": None,
                "is_example": False,
            }
            for new in new_names
            if new.subject == "organisation"
        ],
        "indicator": [
            {
                **dict.fromkeys(_UNKNOWN_OF_A_NEW_INDICATOR),
                "indicator": new.code,
                "name_da": new.name,
                "unit": new.unit,
                "polarity": "context",
                "sort_order": _AFTER_THE_KNOWN_INDICATORS,
            }
            for new in new_names
            if new.subject == "indicator"
        ],
    }


def _session_row(
    session: CounsellingSession, keeper: str, pseudonyms: Pseudonyms
) -> dict[str, object]:
    return {
        "organisation": keeper,
        "session_date": session.session_date,
        "resident_key": pseudonyms.of(session.case_number),
        "area": session.area,
        "housing_organisation": session.organisation,
        "way_in": session.way_in,
        "place": session.place,
        "sheet": session.sheet,
        "cell": session.cell,
    }
