"""Read everything in a store, which also holds every block against its checksum."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from boligblik.store.query_file import read_queries

_ROWS_AT_ONCE = 100_000


@dataclass(frozen=True)
class Holding:
    """What a store holds: the rows of each table, and the number of its newest change.

    ``data_version`` is None for a store of an older layout.
    """

    rows: Mapping[str, int]
    data_version: int | None


def read_all(connection: duckdb.DuckDBPyConnection, queries_folder: Path) -> Holding:
    """Read every value of every table; raises what DuckDB raises on a damaged file."""
    queries = read_queries(queries_folder / "read")
    described = connection.execute(queries["sources/table_description"].sql).fetchall()
    rows = {name: _rows_read(connection, name) for name in sorted(row[0] for row in described)}
    try:
        version = connection.execute(queries["uploads/data_version"].sql).fetchall()[0][0]
    except duckdb.CatalogException:
        version = None
    return Holding(rows, version)


def _rows_read(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    batches = connection.table(table).to_arrow_reader(_ROWS_AT_ONCE)
    return sum(batch.num_rows for batch in batches)
