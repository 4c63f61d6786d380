"""Open the store of an installation: one DuckDB file, shut off from everything outside it."""

from dataclasses import dataclass
from typing import Any

import duckdb

from boligblik.settings import Settings
from boligblik.store.connection import Store
from boligblik.store.migrating import migrate
from boligblik.store.problems import KeyMissingError, StoreBusyError, StoreError
from boligblik.store.pseudonym import Pseudonyms, open_pseudonyms
from boligblik.store.query_file import read_queries

# What DuckDB raises on a file that it can open but not make sense of.
_DAMAGE = (duckdb.IOException, duckdb.SerializationException, duckdb.FatalException)
_NO_EXTENSIONS: dict[str, Any] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


@dataclass(frozen=True)
class _Installation:
    key_fingerprint: str


def open_store(settings: Settings) -> tuple[Store, Pseudonyms]:
    """Open, creating and migrating as needed.

    Raises ``StoreBusyError`` when another process holds the file, ``StoreTooNewError`` for a file
    of another version, ``KeyMissingError`` for a key that is not this store's.
    """
    settings.data_folder.mkdir(parents=True, exist_ok=True)
    connection = _connect(settings)
    try:
        migrate(connection, settings.queries_folder)
        # Only the file that is already open may be touched from here on.
        connection.execute("set enable_external_access = false").fetchall()
        connection.execute("set lock_configuration = true").fetchall()
        store = Store(
            connection,
            reads=read_queries(settings.queries_folder / "read"),
            writes=read_queries(settings.queries_folder / "write"),
        )
        return store, _pseudonyms_of(store, settings)
    except _DAMAGE as error:
        connection.close()
        raise StoreError from error
    except BaseException:
        connection.close()
        raise


def _connect(settings: Settings) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(settings.store_file), config=_NO_EXTENSIONS)
    except duckdb.IOException as error:
        # DuckDB gives locks no error class of their own.
        text = str(error)
        if "Could not set lock" in text or "being used by another process" in text:
            raise StoreBusyError from error
        raise StoreError from error


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
