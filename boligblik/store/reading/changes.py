"""What is otherwise in the data than in an earlier version of it."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from boligblik.measures.targets import Target
from boligblik.store.connection import Store
from boligblik.store.reading.events import NamedEvent, named_events
from boligblik.store.reading.targets import targets
from boligblik.store.reading.uploads import Upload, uploads

KINDS = ("evictions", "counselling")

Row = TypeVar("Row")


@dataclass(frozen=True)
class StandingCount:
    """A reporter's count of a month that stands."""

    organisation: str
    organisation_name: str
    kind: str
    month: date
    measure: str
    value: int
    is_example: bool


@dataclass(frozen=True)
class StandingValue:
    """An area's value of an indicator and a period that stands."""

    indicator: str
    indicator_name_da: str
    indicator_name_en: str | None
    unit: str
    area: str
    area_name: str
    municipality: str
    period_start: date
    period_end: date
    value: float
    is_example: bool


@dataclass(frozen=True)
class UploadChange:
    """A spreadsheet that counts and did not, or counted and was withdrawn."""

    upload: Upload


@dataclass(frozen=True)
class CountChange:
    """A reporter's count that is new (``old`` None), another, or gone (``new`` None)."""

    old: StandingCount | None
    new: StandingCount | None


@dataclass(frozen=True)
class ValueChange:
    """An area's value that is new (``old`` None), another, or gone (``new`` None)."""

    old: StandingValue | None
    new: StandingValue | None


@dataclass(frozen=True)
class TargetChange:
    """A target that is new (``old`` None), another, or removed (``new`` None)."""

    old: Target | None
    new: Target | None


@dataclass(frozen=True)
class EventChange:
    """A named event on the charts of a kind: new, another, or removed."""

    kind: str
    old: NamedEvent | None
    new: NamedEvent | None


Change = UploadChange | CountChange | ValueChange | TargetChange | EventChange


def changes_between(then: Store, now: Store) -> list[Change]:
    """Compare what stood then with what stands now; what was done and undone is no change."""
    version = then.data_version
    if version is None:
        raise ValueError("then must be an earlier version of the store")
    counts = _pairs(_counts(then, version), _counts(now, version), _count_key)
    values = _pairs(_values(then, version), _values(now, version), _value_key)
    entered = _pairs(targets(then), targets(now), lambda target: target.target)
    return [
        *_upload_changes(uploads(then), uploads(now)),
        *(CountChange(old, new) for old, new in counts if _differ(old, new)),
        *(ValueChange(old, new) for old, new in values if _differ(old, new)),
        *(TargetChange(old, new) for old, new in entered if old != new),
        *_event_changes(then, now),
    ]


def _counts(store: Store, data_version: int) -> list[StandingCount]:
    return store.rows("meetings/count_touched_since", StandingCount, data_version=data_version)


def _values(store: Store, data_version: int) -> list[StandingValue]:
    return store.rows("meetings/area_value_touched_since", StandingValue, data_version=data_version)


def _upload_changes(then: Sequence[Upload], now: Sequence[Upload]) -> Iterator[UploadChange]:
    stood = {upload.upload_id for upload in then if not upload.is_withdrawn}
    for upload in now:
        stands = not upload.is_withdrawn
        if upload.origin == "uploaded" and stands != (upload.upload_id in stood):
            yield UploadChange(upload)


def _event_changes(then: Store, now: Store) -> Iterator[EventChange]:
    for kind in KINDS:
        both = named_events(then, kind=kind), named_events(now, kind=kind)
        for old, new in _pairs(*both, lambda event: event.named_event):
            if old != new:
                yield EventChange(kind, old, new)


def _pairs(
    then: Sequence[Row], now: Sequence[Row], key: Callable[[Row], Hashable]
) -> list[tuple[Row | None, Row | None]]:
    """Put what has the same key together, in the order of now; what is gone comes last."""
    old, new = ({key(row): row for row in rows} for rows in (then, now))
    return [(old.get(code), new.get(code)) for code in dict.fromkeys([*new, *old])]


def _differ(
    old: StandingCount | StandingValue | None, new: StandingCount | StandingValue | None
) -> bool:
    """Tell whether a figure changed; examples that left for real data are no change."""
    if old and new is None:
        return not old.is_example
    return old is None or new is None or old.value != new.value


def _count_key(count: StandingCount) -> Hashable:
    return count.organisation, count.month, count.measure


def _value_key(value: StandingValue) -> Hashable:
    return value.indicator, value.area, value.period_start, value.period_end
