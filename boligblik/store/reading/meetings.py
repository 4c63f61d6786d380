"""Board meetings, and what has changed in the data since one of them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from boligblik.store.connection import Store
from boligblik.store.reading.changes import Change, changes_between


@dataclass(frozen=True)
class BoardMeeting:
    """A meeting of the board, held or to come; ``name`` may be empty."""

    board_meeting: str
    held_on: date
    name: str


@dataclass(frozen=True)
class MeetingVersion:
    """One version of a board meeting (time in UTC)."""

    edit_id: int
    is_removed: bool
    reason: str | None
    happened_at: datetime
    done_by: str
    meeting: BoardMeeting


@dataclass(frozen=True)
class _Version(BoardMeeting):
    edit_id: int
    is_removed: bool
    reason: str | None
    happened_at: datetime
    done_by: str


@dataclass(frozen=True)
class _DataVersion:
    data_version: int


def board_meetings(store: Store) -> list[BoardMeeting]:
    """Read all meetings that stand, earliest first."""
    return store.rows("meetings/board_meeting", BoardMeeting)


def last_meeting(store: Store, today: date | None = None) -> date | None:
    """Return the day of the last meeting before today, which is not over yet; None for none."""
    before = today or date.today()
    held = [meeting.held_on for meeting in board_meetings(store) if meeting.held_on < before]
    return held[-1] if held else None


def meeting_versions(store: Store) -> dict[str, list[MeetingVersion]]:
    """Read every version of every meeting, newest first, by the meeting's code."""
    versions = defaultdict(list)
    for row in store.rows("meetings/version_of_meeting", _Version):
        meeting = BoardMeeting(row.board_meeting, row.held_on, row.name)
        versions[row.board_meeting].append(
            MeetingVersion(
                row.edit_id, row.is_removed, row.reason, row.happened_at, row.done_by, meeting
            )
        )
    return dict(versions)


def store_before(store: Store, day: date) -> Store:
    """Give the store as it was when a day began where this computer stands.

    Of a store that was set up later it is what came with Boligblik.
    """
    moment = datetime.combine(day, time()).astimezone(UTC).replace(tzinfo=None)
    found = store.rows("meetings/data_version_before", _DataVersion, moment=moment)
    return store.as_of(found[0].data_version)


def changes_since(store: Store, day: date) -> list[Change]:
    """Return what is otherwise in the data than when a day began; what was undone is no change."""
    return changes_between(store_before(store, day), store)
