"""Board meetings are kept with their history, and the data can be read as they were."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from boligblik.settings import Settings
from boligblik.starting import Installation, start
from boligblik.status import target_statuses
from boligblik.store.connection import Store
from boligblik.store.editing import record_event, record_meeting, record_target
from boligblik.store.reading.areas import area_indicators
from boligblik.store.reading.changes import (
    Change,
    CountChange,
    EventChange,
    TargetChange,
    UploadChange,
    ValueChange,
    changes_between,
)
from boligblik.store.reading.events import NamedEvent, named_events
from boligblik.store.reading.meetings import (
    BoardMeeting,
    board_meetings,
    changes_since,
    last_meeting,
    meeting_versions,
    store_before,
)
from boligblik.store.reading.reports import scope_of
from boligblik.store.reading.targets import targets
from boligblik.store.reading.uploads import data_version, uploads
from boligblik.store.recording import NewUpload, record_upload, withdraw_uploads

TODAY = date(2016, 10, 12)


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """Odense's own installation, without examples."""
    opened = start(Settings(data_folder=tmp_path, examples=False, today=TODAY))
    yield opened
    opened.store.close()


def upload_counts(store: Store, name: str, organisation: str, **months: int) -> int:
    """Upload an organisation's evictions of months of 2016, as ``m01=3``."""
    rows = [
        {
            "organisation": organisation,
            "month": date(2016, int(month[1:]), 1),
            "measure": "evictions",
            "value": value,
            "sheet": "Ark1",
            "cell": "B2",
        }
        for month, value in months.items()
    ]
    new = NewUpload(name, f"{name}.xlsx", "evictions", "uploaded", None)
    return record_upload(store, new, {"monthly_count": rows}, "LM")


def upload_area_value(store: Store, name: str, value: float) -> int:
    """Upload one area's share of people without work in 2015."""
    row = {
        "indicator": "unemployed_18_64",
        "area": "korsloekken",
        "period_start": date(2015, 1, 1),
        "period_end": date(2015, 12, 31),
        "value": value,
        "numerator": None,
        "denominator": None,
        "note": None,
        "sheet": "Ark1",
        "cell": "B2",
    }
    new = NewUpload(name, f"{name}.xlsx", "area_indicators", "uploaded", None)
    return record_upload(store, new, {"area_value": [row]}, "LM")


def test_a_meeting_is_moved_removed_and_put_back_with_its_history(
    installation: Installation,
) -> None:
    store = installation.store
    planned = BoardMeeting("m1", date(2016, 9, 14), "Ordinært møde")
    moved = replace(planned, held_on=date(2016, 9, 21))
    record_meeting(store, planned, done_by="LM")
    record_meeting(store, moved, done_by="KT", reason="Flyttet en uge")
    assert board_meetings(store) == [moved]
    record_meeting(store, moved, done_by="KT", reason="Aflyst", is_removed=True)
    assert board_meetings(store) == []
    record_meeting(store, moved, done_by="LM", reason="Alligevel")
    assert board_meetings(store) == [moved]
    told = [
        (one.meeting.held_on.day, one.reason, one.is_removed)
        for one in meeting_versions(store)["m1"]
    ]
    assert told == [
        (21, "Alligevel", False),
        (21, "Aflyst", True),
        (21, "Flyttet en uge", False),
        (14, None, False),
    ]


def test_the_last_meeting_is_the_newest_before_today(installation: Installation) -> None:
    store = installation.store
    assert last_meeting(store, TODAY) is None
    for number, day in enumerate([3, 12, 20]):
        meeting = BoardMeeting(f"m{number}", date(2016, 10, day), "")
        record_meeting(store, meeting, done_by="LM")
    assert last_meeting(store, TODAY) == date(2016, 10, 3)
    assert last_meeting(store, date(2016, 10, 13)) == TODAY


def all_that_is_shown(store: Store, settings: Settings) -> list[object]:
    return [
        target_statuses(store, settings),
        uploads(store),
        named_events(store, kind="evictions"),
        targets(store),
        board_meetings(store),
        scope_of(store, "evictions"),
        area_indicators(store, municipality="odense", year=2015),
    ]


def test_the_store_is_read_as_it_was_whatever_came_later(installation: Installation) -> None:
    store, settings = installation.store, installation.settings
    kept = []

    def note() -> None:
        kept.append((data_version(store), all_that_is_shown(store, settings)))

    note()
    first = upload_counts(store, "a", "ab", m01=5, m02=4)
    note()
    upload_counts(store, "b", "ab", m01=6)
    note()
    upload_area_value(store, "omraader", 12.5)
    note()
    withdraw_uploads(store, [first], "LM")
    note()
    record_target(store, replace(targets(store)[0], value=20), reason="Strammet", done_by="LM")
    note()
    event = NamedEvent("e1", date(2016, 3, 1), "Nyt brev", False)
    record_event(store, event, kind="evictions", done_by="LM")
    note()
    record_event(store, event, kind="evictions", done_by="LM", is_removed=True)
    record_meeting(store, BoardMeeting("m1", TODAY, ""), done_by="LM")
    note()
    assert len({version for version, _ in kept}) == len(kept)
    for version, shown in kept:
        assert all_that_is_shown(store.as_of(version), settings) == shown
    with pytest.raises(ValueError, match="only be read"), store.as_of(1).writing():
        pass


def test_real_data_since_then_do_not_hide_the_examples_that_were_shown(tmp_path: Path) -> None:
    installation = start(Settings(data_folder=tmp_path))
    store = installation.store
    version = data_version(store)
    upload_counts(store, "a", "ab", m01=5)
    assert not scope_of(store, "evictions").is_example
    assert scope_of(store.as_of(version), "evictions").is_example
    changes = changes_between(store.as_of(version), store)
    gone = [one for one in changes if isinstance(one, CountChange) and one.new is None]
    assert gone == []
    store.close()


def counts(changes: list[Change]) -> list[tuple[int, int | None, int | None]]:
    return [
        (
            (one.new or one.old).month.month,  # type: ignore[union-attr]
            one.old.value if one.old else None,
            one.new.value if one.new else None,
        )
        for one in changes
        if isinstance(one, CountChange)
    ]


def test_changes_are_what_is_otherwise_now(installation: Installation) -> None:
    store = installation.store
    upload_counts(store, "a", "ab", m01=5, m02=4, m03=2)
    then = store.as_of(data_version(store))
    gone = upload_counts(store, "b", "civica", m01=1)
    withdraw_uploads(store, [gone], "LM")
    upload_counts(store, "c", "ab", m01=6, m02=4, m04=0)
    upload_area_value(store, "omraader", 12.5)
    changes = changes_between(then, store)
    assert counts(changes) == [(1, 5, 6), (4, None, 0)]
    approved = [one.upload.file_name for one in changes if isinstance(one, UploadChange)]
    assert approved == ["omraader.xlsx", "c.xlsx"], "what was approved and withdrawn is no change"
    (value,) = (one for one in changes if isinstance(one, ValueChange))
    assert value.new is not None
    assert value.old is not None
    assert (value.old.value, value.new.value) == (10, 12.5)


def test_withdrawn_since_then_gives_what_stood_before(installation: Installation) -> None:
    store = installation.store
    upload_counts(store, "a", "ab", m01=5)
    correction = upload_counts(store, "b", "ab", m01=6, m02=3)
    then = store.as_of(data_version(store))
    withdraw_uploads(store, [correction], "LM")
    changes = changes_between(then, store)
    assert counts(changes) == [(1, 6, 5), (2, 3, None)]
    (upload,) = (one.upload for one in changes if isinstance(one, UploadChange))
    assert (upload.file_name, upload.is_withdrawn) == ("b.xlsx", True)


def test_targets_and_events_that_changed_are_told(installation: Installation) -> None:
    store = installation.store
    then = store.as_of(data_version(store))
    old = targets(store)[0]
    record_target(store, replace(old, value=20), reason="Strammet", done_by="LM")
    event = NamedEvent("e1", date(2016, 3, 1), "Nyt brev", False)
    record_event(store, event, kind="evictions", done_by="LM")
    assert changes_between(then, store) == [
        TargetChange(old, replace(old, value=20)),
        EventChange("evictions", None, event),
    ]


def test_a_day_is_counted_from_its_beginning(installation: Installation) -> None:
    store = installation.store
    upload_counts(store, "a", "ab", m01=5)
    today = date.today()
    assert len(changes_since(store, today)) == 2
    assert changes_since(store, today + timedelta(days=1)) == []


def test_before_the_first_upload_stands_what_came_with_boligblik(
    installation: Installation,
) -> None:
    store = installation.store
    upload_counts(store, "a", "ab", m01=5)
    before = store_before(store, date(2000, 1, 1))
    assert [target.target for target in targets(before)] == [one.target for one in targets(store)]
    assert [upload.origin for upload in uploads(before)] == ["published"]
