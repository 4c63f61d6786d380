"""A connection that outlives DuckDB giving up its file.

A write that finds the disk full invalidates the whole running instance: nothing committed is lost,
but nothing answers either until the file is opened anew.
"""

import threading
from collections.abc import Callable
from contextlib import closing
from time import monotonic, sleep

import duckdb

GIVEN_UP = (duckdb.FatalException, duckdb.ConnectionException)
"""What every statement raises once the instance is invalid or closed."""

_SECONDS_FOR_OTHERS_TO_LET_GO = 10


class LastingConnection:
    """The process's one connection to the store's file; ``after_closing`` lets go of the file."""

    def __init__(
        self,
        connect: Callable[[], duckdb.DuckDBPyConnection],
        after_closing: Callable[[], None] = lambda: None,
    ) -> None:
        self._connect = connect
        self._after_closing = after_closing
        self._connection = connect()
        self._is_closed = False
        self._opening = threading.Lock()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Return a cursor for one thread; raises one of ``GIVEN_UP`` when reopening is due."""
        return self._connection.cursor()

    def reopen(self) -> None:
        """Open the file anew unless it answers; raises what opening raises."""
        with self._opening:
            until = monotonic() + _SECONDS_FOR_OTHERS_TO_LET_GO
            # DuckDB hands out the broken instance for as long as any cursor of it is open.
            while not self._is_closed and not self._answers():
                self._connection.close()
                if monotonic() > until:
                    raise duckdb.FatalException("the store could not be opened anew")
                sleep(0.01)
                self._connection = self._connect()

    def _answers(self) -> bool:
        try:
            with closing(self._connection.cursor()) as cursor:
                cursor.begin()
                cursor.rollback()
        except GIVEN_UP:
            return False
        return True

    def close(self) -> None:
        """Close for good."""
        self._is_closed = True
        self._connection.close()
        self._after_closing()
