"""Record uploads and what happens to them. Rows are only ever added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from boligblik.store.connection import Rows, Store, Transaction

_NO_VALUES = frozenset(
    {"register_month", "remembered_answer", "alias", "area", "organisation", "indicator"}
)
"""Months that a register covers, answers about a layout and names come along with values."""


@dataclass(frozen=True)
class NewUpload:
    """An accepted spreadsheet about to be recorded."""

    content_hash: str
    file_name: str
    kind: str
    origin: str
    layout: str | None


def record_upload(
    store: Store, upload: NewUpload, rows_by_table: Mapping[str, Rows], done_by: str
) -> int:
    """Record an upload with all its rows in one transaction and return its number."""
    with store.writing() as transaction:
        counted = [rows for table, rows in rows_by_table.items() if table not in _NO_VALUES]
        (upload_id,) = transaction.run(
            "add_upload", **vars(upload), row_count=sum(len(rows) for rows in counted)
        )
        for table, rows in rows_by_table.items():
            if rows:
                transaction.run(f"add_{table}", incoming=rows, upload_id=upload_id)
        _add_event(transaction, upload_id, "recorded", done_by)
    return upload_id


def withdraw_uploads(store: Store, upload_ids: Sequence[int], done_by: str) -> None:
    """Take uploads out of everything that is read; the rows stay for the history."""
    _add_events(store, upload_ids, "withdrawn", done_by)


def reinstate_uploads(store: Store, upload_ids: Sequence[int], done_by: str) -> None:
    """Let withdrawn uploads count again."""
    _add_events(store, upload_ids, "reinstated", done_by)


def _add_events(store: Store, upload_ids: Sequence[int], event: str, done_by: str) -> None:
    with store.writing() as transaction:
        for upload_id in upload_ids:
            _add_event(transaction, upload_id, event, done_by)


def _add_event(transaction: Transaction, upload_id: int, event: str, done_by: str) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    transaction.run(
        "add_upload_event", upload_id=upload_id, event=event, happened_at=now, done_by=done_by
    )
