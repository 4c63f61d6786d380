"""Open the store of an installation: one DuckDB file, shut off from everything outside it."""

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import Any

import duckdb

from boligblik.settings import Settings
from boligblik.store.backing_up import BEING_MADE, back_up_with
from boligblik.store.checkpointing import NO_OTHERS, NONE_WHEN_CLOSING, Checkpoints, take_back
from boligblik.store.connection import Store
from boligblik.store.lasting_connection import LastingConnection
from boligblik.store.migrating import migrate
from boligblik.store.newest_change import note_change, noted_change
from boligblik.store.problems import (
    ChangesLostError,
    FileEmptyError,
    FileMissingError,
    KeyMissingError,
    NoAccessError,
    NotAFileError,
    problem_of,
)
from boligblik.store.pseudonym import Pseudonyms, open_pseudonyms
from boligblik.store.query_file import read_queries
from boligblik.store.reading.uploads import data_version

_NO_EXTENSIONS: dict[str, Any] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


@dataclass(frozen=True)
class _Installation:
    key_fingerprint: str


def open_store(settings: Settings) -> tuple[Store, Pseudonyms]:
    """Open, creating as needed; a backup is made before a migration.

    Raises ``StoreBusyError`` when another process holds the file, ``StoreTooNewError`` for a file
    of another version, ``KeyMissingError`` for a key that is not this store's,
    ``StoreDamagedError`` for one that is damaged, gone or lacks acknowledged changes.
    """
    _look_at_the_place(settings)
    checkpoints = Checkpoints(settings.store_file, settings.kept_blocks_file)
    try:
        connection = LastingConnection(lambda: _connect(settings), checkpoints.close)
    except duckdb.Error as error:
        raise problem_of(error, str(settings.data_folder)) or error from error
    try:
        return _opened(connection, checkpoints, settings)
    except duckdb.Error as error:
        connection.close()
        raise problem_of(error, str(settings.data_folder)) or error from error
    except BaseException:
        connection.close()
        raise


def _look_at_the_place(settings: Settings) -> None:
    """Tell what DuckDB would tell badly, or would mend by beginning an empty store.

    What a checkpoint cut short has torn is put back.
    """
    file = settings.store_file
    try:
        settings.data_folder.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            if noted_change(settings.change_note_file):
                raise FileMissingError
        elif not file.is_file():
            raise NotAFileError
        elif not file.stat().st_size:
            raise FileEmptyError
        else:
            take_back(file, settings.kept_blocks_file)
    except OSError as error:
        raise NoAccessError(settings.data_folder) from error


def _connect(settings: Settings) -> duckdb.DuckDBPyConnection:
    # Only under this name of its home can the store write anything but its own file.
    config = _NO_EXTENSIONS | NO_OTHERS | {"home_directory": str(settings.backup_folder.resolve())}
    connection = duckdb.connect(str(settings.store_file), config=config)
    being_made = str(settings.backup_folder.resolve() / BEING_MADE)
    allowed = [
        f"{being_made}{ending}" for ending in ("", ".wal", ".wal.checkpoint", ".wal.recovery")
    ]
    connection.execute(NONE_WHEN_CLOSING).fetchall()
    connection.execute("set allowed_paths = $allowed", {"allowed": allowed}).fetchall()
    connection.execute("set enable_external_access = false").fetchall()
    connection.execute("set lock_configuration = true").fetchall()
    return connection


def _opened(
    connection: LastingConnection, checkpoints: Checkpoints, settings: Settings
) -> tuple[Store, Pseudonyms]:
    with closing(connection.cursor()) as cursor:
        migrate(cursor, settings.queries_folder, _backup_before_migrating(connection, settings))
    store = Store(
        connection,
        reads=read_queries(settings.queries_folder / "read"),
        writes=read_queries(settings.queries_folder / "write"),
        place=settings.data_folder,
        checkpoint=checkpoints.make,
        after_write=lambda written: _note_newest_change(written, settings),
    )
    store.empty_log()
    lost = noted_change(settings.change_note_file) - data_version(store)
    if lost > 0:
        raise ChangesLostError(lost)
    _note_newest_change(store, settings)
    return store, _pseudonyms_of(store, settings)


def _backup_before_migrating(
    connection: LastingConnection, settings: Settings
) -> Callable[[], None]:
    def back_up() -> None:
        with closing(connection.cursor()) as cursor:
            back_up_with(cursor, settings, "migration")

    return back_up


def _note_newest_change(store: Store, settings: Settings) -> None:
    version = data_version(store)
    if version > noted_change(settings.change_note_file):
        # Where the disk is full, the note stays behind the store, and that does no harm.
        with suppress(OSError):
            note_change(settings.change_note_file, version)


def _pseudonyms_of(store: Store, settings: Settings) -> Pseudonyms:
    known = store.rows("uploads/key_fingerprint", _Installation)
    if known and not settings.key_file.exists():
        raise KeyMissingError(settings.key_file.name)
    pseudonyms = open_pseudonyms(settings.key_file)
    if not known:
        with store.writing() as transaction:
            transaction.run("set_key_fingerprint", key_fingerprint=pseudonyms.fingerprint)
    elif known[0].key_fingerprint != pseudonyms.fingerprint:
        raise KeyMissingError(settings.key_file.name)
    return pseudonyms
