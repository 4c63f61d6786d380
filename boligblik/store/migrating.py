"""Bring a store file to the present layout.

Migrations run once, in order, each in a transaction, and are checksummed: a released one is never
edited. Views hold no data and are made anew at every start.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

import duckdb

from boligblik.store.problems import StoreTooNewError

_CREATE_LOG = """
create table if not exists migration (
    name varchar not null, checksum varchar not null, applied_at timestamp not null
)
"""
_READ_LOG = "select name, checksum from migration order by name"
_ADD_TO_LOG = "insert into migration select $name, $checksum, current_timestamp"


def migrate(
    connection: duckdb.DuckDBPyConnection,
    queries_folder: Path,
    before: Callable[[], None] = lambda: None,
) -> None:
    """Apply the migrations that the store lacks and lay the views anew.

    ``before`` is called before the first migration of a store that had some already. Raises
    ``StoreTooNewError`` when the store holds a migration that this version does not know, or
    another text of one it knows.
    """
    connection.execute(_CREATE_LOG).fetchall()
    applied = dict(connection.execute(_READ_LOG).fetchall())
    known = {
        file.stem: file.read_text(encoding="utf-8")
        for file in sorted((queries_folder / "migrations").glob("*.sql"))
    }
    for name, checksum in applied.items():
        if name not in known or _checksum(known[name]) != checksum:
            raise StoreTooNewError(name)
    if applied and known.keys() - applied.keys():
        before()
    connection.begin()
    try:
        for name, text in known.items():
            if name not in applied:
                connection.execute(text).fetchall()
                parameters = {"name": name, "checksum": _checksum(text)}
                connection.execute(_ADD_TO_LOG, parameters).fetchall()
        for file in sorted((queries_folder / "views").glob("*.sql")):
            connection.execute(file.read_text(encoding="utf-8")).fetchall()
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
