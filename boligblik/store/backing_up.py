"""Make a backup of the store, its key and the originals of its uploads.

The copy is DuckDB's own: others go on reading, and writers wait for the moment it takes. The file
is never read beside DuckDB, because closing it would release the lock that keeps other processes
out.
"""

import logging
import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta

import duckdb

from boligblik.settings import Settings
from boligblik.store.backup_keeping import keep_backups
from boligblik.store.backup_record import (
    KEY_NAME,
    STORE_NAME,
    Backup,
    backups,
    free_folder,
    hash_of,
    write_record,
)
from boligblik.store.connection import Store
from boligblik.store.originals import back_up_originals
from boligblik.store.problems import BackupNotMadeError, StoreDamagedError, problem_of
from boligblik.store.reading.uploads import uploads
from boligblik.store.reading_all import Holding, read_all
from boligblik.store.safe_files import copy_file, sync_file, sync_folder

_log = logging.getLogger("boligblik")

_FOLDER_BEING_MADE = "being_made"
BEING_MADE = f"{_FOLDER_BEING_MADE}/{STORE_NAME}"
"""The one file, below the folder of backups, that a running store may write beside its own."""

_ATTACH = "attach '~/being_made/boligblik.duckdb' as being_made"
_COPY = "copy from database boligblik to being_made"
_EMPTY_LOG = "checkpoint being_made"
_DETACH = "detach being_made"
_A_DAY = timedelta(days=1)


def back_up(store: Store, settings: Settings, reason: str = "asked") -> Backup:
    """Back up an open store and return the verified backup.

    Raises ``BackupNotMadeError`` when there is no room or no right to write,
    ``StoreDamagedError`` when the store itself turns out to be damaged.
    """
    with store.copying() as cursor:
        return back_up_with(cursor, settings, reason)


def back_up_if_due(store: Store, settings: Settings) -> None:
    """Back up when somebody has changed the store and the newest backup is older than a day.

    A backup that cannot be made is logged, for nobody asked for it. Raises ``StoreDamagedError``.
    """
    newest = next(iter(backups(settings.backup_folder)), None)
    if newest and datetime.now(UTC) - newest.made_at < _A_DAY:
        return
    try:
        if _has_changed(store, settings, newest):
            back_up(store, settings, "daily")
    except BackupNotMadeError as problem:
        _log.warning("No backup was made: %s", problem.__cause__)


def _has_changed(store: Store, settings: Settings, newest: Backup | None) -> bool:
    with store.copying() as cursor:
        holding = read_all(cursor, settings.queries_folder)
    if newest:
        return (holding.rows, holding.data_version) != (newest.rows, newest.data_version)
    # What comes with Boligblik is one change for each upload, and can be had again.
    bundled_only = all(upload.is_bundled for upload in uploads(store))
    return not bundled_only or (holding.data_version or 0) > holding.rows["upload"]


def back_up_with(cursor: duckdb.DuckDBPyConnection, settings: Settings, reason: str) -> Backup:
    """Back up through a cursor of the open store; raises as ``back_up`` does."""
    try:
        return _backed_up(cursor, settings, reason)
    except duckdb.Error as error:
        problem = problem_of(error, str(settings.data_folder))
        if isinstance(problem, StoreDamagedError):
            raise problem from error
        raise BackupNotMadeError(settings.backup_folder) from error
    except OSError as error:
        raise BackupNotMadeError(settings.backup_folder) from error


def _backed_up(cursor: duckdb.DuckDBPyConnection, settings: Settings, reason: str) -> Backup:
    being_made = settings.backup_folder / _FOLDER_BEING_MADE
    shutil.rmtree(being_made, ignore_errors=True)
    being_made.mkdir(parents=True, mode=0o700)
    now = datetime.now(UTC)
    copied = _copy_store(cursor, settings)
    if settings.key_file.exists():
        copy_file(settings.key_file, being_made / KEY_NAME)
    # After the store: an original is kept before its upload is recorded.
    originals = back_up_originals(settings)
    folder = free_folder(settings.backup_folder, now)
    file = being_made / STORE_NAME
    backup = Backup(
        folder=folder,
        made_at=now,
        reason=reason,
        data_version=copied.data_version,
        rows=copied.rows,
        size=file.stat().st_size,
        sha256=hash_of(file),
        originals=originals,
    )
    write_record(backup, being_made)
    being_made.rename(folder)
    sync_folder(settings.backup_folder)
    keep_backups(settings)
    return backup


def _copy_store(cursor: duckdb.DuckDBPyConnection, settings: Settings) -> Holding:
    file = settings.backup_folder / BEING_MADE
    cursor.execute(_ATTACH).fetchall()
    try:
        expected = read_all(cursor, settings.queries_folder)
        cursor.execute(_COPY).fetchall()
        cursor.execute(_EMPTY_LOG).fetchall()
    finally:
        cursor.execute(_DETACH).fetchall()
    file.chmod(0o600)
    sync_file(file)
    with closing(duckdb.connect(str(file), read_only=True)) as copy:
        copied = read_all(copy, settings.queries_folder)
    if copied != expected:
        raise BackupNotMadeError(settings.backup_folder)
    return copied
