"""Reading from and writing to the open store.

One connection per process, one cursor per call, one lock round writes; every result is fetched
whole, because DuckDB gives wrong or no answers where threads share a cursor.
"""

import copy
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from boligblik.store.lasting_connection import GIVEN_UP, LastingConnection
from boligblik.store.problems import problem_of
from boligblik.store.query_file import Query

Row = TypeVar("Row")
Rows = Sequence[Mapping[str, object]]
_Answer = tuple[list[str], list[tuple[Any, ...]]]

# Planning a question over the views takes far longer than answering it, and a page asks many; one
# process holds the store, so nothing changes behind its back.
_ANSWERS_KEPT = 500

# The lowest views ask for it: what was recorded later is then out of their sight.
_READ_AS_OF = "set variable data_version = $data_version"


class Transaction:
    """One write transaction; runs the statements of ``queries/write``."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, queries: Mapping[str, Query]) -> None:
        self._cursor = cursor
        self._queries = queries

    def run(self, statement: str, incoming: Rows = (), **parameters: object) -> list[int]:
        """Run a statement and return the first column of what it gives back."""
        rows = _execute(self._cursor, self._queries[statement], incoming, parameters)
        return [row[0] for row in rows]


class Store:
    """The open store.

    Whatever is asked of it raises a ``StoreError`` when the file turns out to be damaged or the
    disk full. ``checkpoint`` brings the log into the file; ``after_write`` is called when something
    has been written for good. ``data_version`` is that of an earlier version of the store, None for
    what stands now.
    """

    def __init__(
        self,
        connection: LastingConnection,
        reads: Mapping[str, Query],
        writes: Mapping[str, Query],
        *,
        place: Path = Path(),
        checkpoint: Callable[[duckdb.DuckDBPyConnection], None] = lambda _cursor: None,
        after_write: "Callable[[Store], None]" = lambda _store: None,
    ) -> None:
        self._connection = connection
        self._reads = reads
        self._writes = writes
        self._place = place
        self._checkpoint = checkpoint
        self._after_write = after_write
        self._write_lock = threading.RLock()
        self._writer: int | None = None
        self._writes_done = 0
        self.data_version: int | None = None
        self._answer = lru_cache(maxsize=_ANSWERS_KEPT)(self._ask_again)

    def as_of(self, data_version: int) -> "Store":
        """Give the same store as it was when this was its newest change; only for reading."""
        earlier = copy.copy(self)
        earlier.data_version = data_version
        return earlier

    def rows(
        self, query: str, row: type[Row], incoming: Rows = (), **parameters: object
    ) -> list[Row]:
        """Run a read query and return each row as a ``row``, whose fields are its columns.

        The same question is asked of DuckDB once until something is written.
        """
        asked = self._reads[query]
        asked.check(parameters)
        if asked.incoming:
            columns, fetched = self._ask(asked, incoming, parameters, self.data_version)
        else:
            columns, fetched = self._answer(
                self._writes_done, self.data_version, query, tuple(sorted(parameters.items()))
            )
        return [row(**dict(zip(columns, values, strict=True))) for values in fetched]

    def _ask_again(
        self,
        _writes_done: int,
        data_version: int | None,
        query: str,
        parameters: tuple[tuple[str, object], ...],
    ) -> _Answer:
        """Ask with arguments that tell one answer from another: what, with what, and when."""
        return self._ask(self._reads[query], (), dict(parameters), data_version)

    def _ask(
        self,
        query: Query,
        incoming: Rows,
        parameters: Mapping[str, object],
        data_version: int | None,
    ) -> _Answer:
        with self._told():
            try:
                return self._ask_once(query, incoming, parameters, data_version)
            except GIVEN_UP:
                # The writer's own open transaction stands in the way of opening anew.
                if self._writer == threading.get_ident():
                    raise
                self._connection.reopen()
                return self._ask_once(query, incoming, parameters, data_version)

    def _ask_once(
        self,
        query: Query,
        incoming: Rows,
        parameters: Mapping[str, object],
        data_version: int | None,
    ) -> _Answer:
        with closing(self._connection.cursor()) as cursor:
            if data_version is not None:
                cursor.execute(_READ_AS_OF, {"data_version": data_version}).fetchall()
            fetched = _execute(cursor, query, incoming, parameters)
            return [column[0] for column in cursor.description or []], fetched

    def incoming_columns(self, statement: str) -> dict[str, str]:
        """Return the columns that a write statement takes in, with their SQL types."""
        return dict(self._writes[statement].incoming)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other writers out while something is looked up and then written."""
        with self._write_lock:
            yield

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """Open a transaction; it is committed at the end and undone if anything is raised.

        Raises ``DiskFullError`` when there was no room; nothing of the transaction is then stored.
        """
        if self.data_version is not None:
            raise ValueError("an earlier version of the store can only be read")
        with self._write_lock, self._told():
            self._connection.reopen()
            with closing(self._connection.cursor()) as cursor, self._as_writer():
                cursor.begin()
                try:
                    yield Transaction(cursor, self._writes)
                except BaseException:
                    with suppress(duckdb.Error):
                        cursor.rollback()
                    raise
                cursor.commit()
                self._writes_done += 1
            self.empty_log()
            self._after_write(self)

    @contextmanager
    def _as_writer(self) -> Iterator[None]:
        self._writer = threading.get_ident()
        try:
            yield
        finally:
            self._writer = None

    def empty_log(self) -> None:
        """Bring what was committed from the log, which a power cut may spoil, into the file."""
        # Where that fails, the log still holds what was committed.
        with (
            self._write_lock,
            suppress(duckdb.Error, OSError),
            closing(self._connection.cursor()) as cursor,
        ):
            self._checkpoint(cursor)

    @contextmanager
    def copying(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give a cursor that may copy the whole store; others go on reading, and writers wait.

        The only files that it can touch are those of ``backing_up.BEING_MADE``.
        """
        with self._write_lock, self._told():
            self._connection.reopen()
            with closing(self._connection.cursor()) as cursor:
                yield cursor

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except duckdb.Error as error:
            problem = problem_of(error, str(self._place))
            if problem is None:
                raise
            raise problem from error

    def close(self) -> None:
        """Close the store; another process may then open it."""
        self._connection.close()


def _execute(
    cursor: duckdb.DuckDBPyConnection,
    query: Query,
    incoming: Rows,
    parameters: Mapping[str, object],
) -> list[tuple[Any, ...]]:
    query.check(parameters)
    if query.incoming:
        cursor.register("incoming", query.incoming_table(incoming))
    try:
        return cursor.execute(query.sql, dict(parameters)).fetchall()
    finally:
        if query.incoming:
            cursor.unregister("incoming")
