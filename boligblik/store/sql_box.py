"""Answer an analyst's own SQL, in a process and a database that can do nothing else.

The statement never meets the store: a child process gets the views as values, puts them in a
DuckDB of its own without files, network or settings, and is ended when it takes too much.
"""

import math
import os
import threading
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import duckdb
import pyarrow as pa

from boligblik.intake.apart import BrokeError, CrashedError, OutOfTimeError, run_apart
from boligblik.intake.limits import Limits
from boligblik.store.query_file import arrow_table
from boligblik.store.sql_check import check
from boligblik.store.sql_refusal import Reason, Refusal, told_by_duckdb

_MIB = 1024 * 1024
_AT_ONCE = threading.BoundedSemaphore(2)
# What is wrong with the statement itself; other errors tell of the program.
_OF_THE_STATEMENT = (
    duckdb.ParserException,
    duckdb.BinderException,
    duckdb.CatalogException,
    duckdb.ConversionException,
    duckdb.InvalidInputException,
    duckdb.InvalidTypeException,
    duckdb.OutOfRangeException,
    duckdb.TypeMismatchException,
    duckdb.NotImplementedException,
    duckdb.SyntaxException,
)
_OUTSIDE = (duckdb.PermissionException, duckdb.IOException, duckdb.HTTPException)

Cell: TypeAlias = str | int | float | bool | date | None


@dataclass(frozen=True)
class BoxLimits:
    """What one statement may use; ``waiting_seconds`` is how long it waits for others."""

    seconds: int = 10
    waiting_seconds: float = 5.0
    duckdb_mib: int = 256
    process_mib: int = 2048
    rows: int = 1_000
    columns: int = 60
    characters: int = 1_000_000
    statement_characters: int = 20_000


@dataclass(frozen=True)
class View:
    """A view that can be asked: the SQL type of each column by name, and its rows."""

    columns: Mapping[str, str]
    rows: Sequence[Mapping[str, object]]


@dataclass(frozen=True)
class Answer:
    """What a statement gives; ``is_cut`` tells that there were more rows than are shown."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_cut: bool


def ask(sql: str, views: Mapping[str, View], limits: BoxLimits | None = None) -> Answer | Refusal:
    """Answer one read-only statement over the views, or tell why not; never raises for it."""
    bounds = limits or BoxLimits()
    if not sql.strip():
        return Refusal(Reason.EMPTY)
    if len(sql) > bounds.statement_characters:
        return Refusal(Reason.TOO_LONG, str(bounds.statement_characters))
    if not _AT_ONCE.acquire(timeout=bounds.waiting_seconds):
        return Refusal(Reason.BUSY)
    try:
        tables = {name: arrow_table(view.columns, view.rows) for name, view in views.items()}
        return _ask_apart(sql, tables, bounds)
    finally:
        _AT_ONCE.release()


def _ask_apart(sql: str, tables: Mapping[str, pa.Table], bounds: BoxLimits) -> Answer | Refusal:
    limits = Limits(
        cpu_seconds=bounds.seconds,
        seconds=bounds.seconds,
        memory_bytes=bounds.process_mib * _MIB,
    )
    try:
        found: Answer | Refusal = run_apart(answer_here, sql, tables, bounds, limits=limits)
    except OutOfTimeError:
        return Refusal(Reason.TIME, str(bounds.seconds))
    except CrashedError:
        return Refusal(Reason.MEMORY)
    except BrokeError:
        return Refusal(Reason.BROKEN)
    return found


def answer_here(sql: str, tables: Mapping[str, pa.Table], bounds: BoxLimits) -> Answer | Refusal:
    """Answer in this very process, which is the child's: only its own limits bind it."""
    with suppress(AttributeError, OSError):
        os.nice(10)
    with closing(_shut_off(bounds)) as connection:
        refusal = check(connection, sql, tables.keys())
        if refusal:
            return refusal
        for name, table in tables.items():
            connection.register(name, table)
        try:
            return _fetched(connection, sql, bounds)
        except _OF_THE_STATEMENT as error:
            return Refusal(Reason.FAILED, told_by_duckdb(error))
        except duckdb.OutOfMemoryException:
            return Refusal(Reason.MEMORY)
        except _OUTSIDE:
            return Refusal(Reason.OUTSIDE)


def _shut_off(bounds: BoxLimits) -> duckdb.DuckDBPyConnection:
    config: dict[str, Any] = {
        "enable_external_access": "false",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "allow_community_extensions": "false",
        "python_enable_replacements": "false",
        "temp_directory": "",
        "memory_limit": f"{bounds.duckdb_mib}MiB",
        "threads": "1",
        "lock_configuration": "true",
    }
    return duckdb.connect(config=config)


def _fetched(
    connection: duckdb.DuckDBPyConnection, sql: str, bounds: BoxLimits
) -> Answer | Refusal:
    relation = connection.query(sql)
    if len(relation.columns) > bounds.columns:
        return Refusal(Reason.SIZE)
    fetched = relation.limit(bounds.rows + 1).fetchall()
    rows = tuple(tuple(map(_cell, row)) for row in fetched[: bounds.rows])
    if sum(len(cell) for row in rows for cell in row if isinstance(cell, str)) > bounds.characters:
        return Refusal(Reason.SIZE)
    return Answer(tuple(relation.columns), rows, len(fetched) > bounds.rows)


def _cell(value: object) -> Cell:
    """Keep what a table can write; lists, times and numbers without end become text."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if type(value) is date:
        return value
    return str(value)
