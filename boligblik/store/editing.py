"""Record what people enter themselves: targets, events, board meetings, kept views.

Versions are only ever added.
"""

import secrets
from datetime import UTC, datetime

from boligblik.measures.targets import Target
from boligblik.store.connection import Store
from boligblik.store.reading.events import NamedEvent
from boligblik.store.reading.meetings import BoardMeeting

_JOINED = (
    "organisation_name",
    "area_name",
    "indicator_name_da",
    "indicator_name_en",
    "unit",
)
"""What a target shows of others; it is read anew each time."""


def new_code(subject: str) -> str:
    """Return a code that nothing has yet; it stands in links and never changes."""
    return f"{subject}_{secrets.token_hex(4)}"


def record_target(
    store: Store, target: Target, *, reason: str, done_by: str, is_removed: bool = False
) -> None:
    """Record a new version of a target, or its removal; earlier versions stay readable."""
    row = {name: value for name, value in vars(target).items() if name not in _JOINED}
    row |= {"rule": target.rule.value, "is_removed": is_removed}
    with store.writing() as transaction:
        transaction.run(
            "add_target_edit", [row], happened_at=_now(), done_by=done_by, reason=reason
        )


def record_event(
    store: Store, event: NamedEvent, *, kind: str, done_by: str, is_removed: bool = False
) -> None:
    """Record a new version of a named event, or its removal."""
    row = vars(event) | {"kind": kind, "is_removed": is_removed}
    with store.writing() as transaction:
        transaction.run("add_named_event_edit", [row], happened_at=_now(), done_by=done_by)


def record_meeting(
    store: Store,
    meeting: BoardMeeting,
    *,
    done_by: str,
    reason: str | None = None,
    is_removed: bool = False,
) -> None:
    """Record a new version of a board meeting, or its removal; earlier versions stay readable."""
    row = vars(meeting) | {"is_removed": is_removed}
    with store.writing() as transaction:
        transaction.run(
            "add_board_meeting_edit", [row], happened_at=_now(), done_by=done_by, reason=reason
        )


def record_view(
    store: Store, *, kept_view: str, name: str, link: str, done_by: str, is_removed: bool = False
) -> None:
    """Record a new version of a view kept under a name, or its removal."""
    row = {"kept_view": kept_view, "is_removed": is_removed, "name": name, "link": link}
    with store.writing() as transaction:
        transaction.run("add_kept_view_edit", [row], happened_at=_now(), done_by=done_by)


def record_forecasts(store: Store, rows: list[dict[str, object]], *, data_version: int) -> None:
    """Keep what is foretold from a version of the data, one row per target."""
    with store.writing() as transaction:
        transaction.run("add_kept_forecast", rows, data_version=data_version, kept_at=_now())


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
