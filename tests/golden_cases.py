"""Golden cases of queries: folders of data files, which need no Python to add.

``tests/queries/<subject>/<query>/<case>/`` holds

- ``given_<table>.csv``: rows of the store's tables. Columns may be left out: those that a case is
  not about are filled in (``file_name``, ``sheet`` ...), others are NULL. Without
  ``given_upload_event.csv`` every upload is simply recorded.
- ``params.json``: the query's parameters, dates as ISO text; not needed where there are none.
- ``incoming.csv``: the rows that the query takes in; not needed where there are none.
- ``expect.csv``: the rows that it must give, in order.

In every file an empty field is NULL and ``""`` is the empty text.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from math import isclose
from pathlib import Path

import duckdb

from boligblik.settings import PROJECT_FOLDER
from boligblik.store.connection import Store
from boligblik.store.lasting_connection import LastingConnection
from boligblik.store.migrating import migrate
from boligblik.store.query_file import Query, read_queries

CASES_FOLDER = PROJECT_FOLDER / "tests" / "queries"
QUERIES_FOLDER = PROJECT_FOLDER / "queries"

_FILLED_IN = {
    "content_hash": "'content'",
    "file_name": "'file.xlsx'",
    "row_count": "1",
    "sheet": "'Ark1'",
    "cell": "'A1'",
    "done_by": "'Tester'",
    "event_id": "row_number() over ()",
    "happened_at": "timestamp '2016-10-01 12:00:00'",
    "text_da": "'Tekst'",
    "text_en": "'Text'",
    "page": "'1'",
}
_PLAIN_EVENTS = """
insert into upload_event
select
    row_number() over (order by upload_id) as event_id,
    upload_id,
    'recorded' as event,
    timestamp '2016-10-01 12:00:00' as happened_at,
    'Tester' as done_by
from upload
"""


@dataclass(frozen=True)
class GoldenCase:
    """One folder of data files for one query."""

    query: str
    folder: Path

    @property
    def name(self) -> str:
        """Name the case as its path below the folder of all cases."""
        return self.folder.relative_to(CASES_FOLDER).as_posix()

    def run(self) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
        """Return the rows that the query gives and the rows that it should."""
        connection = duckdb.connect()
        try:
            migrate(connection, QUERIES_FOLDER)
            self._lay_out(connection)
            query = read_queries(QUERIES_FOLDER / "read")[self.query]
            store = Store(LastingConnection(lambda: connection), {self.query: query}, {})
            given = store.rows(
                self.query, dict, incoming=self._incoming(connection, query), **self._values(query)
            )
            return [tuple(row.values()) for row in given], self._expected(connection, query)
        finally:
            connection.close()

    def _lay_out(self, connection: duckdb.DuckDBPyConnection) -> None:
        for file in sorted(self.folder.glob("given_*.csv")):
            table = file.stem.removeprefix("given_")
            types = _types(connection, f"describe {table}")
            columns = _header(file)
            chosen = [f"cast({name} as {types[name]}) as {name}" for name in columns]
            filled = [
                f"{value} as {name}"
                for name, value in _FILLED_IN.items()
                if name in types and name not in columns
            ]
            columns_in = ", ".join(chosen + filled)
            connection.execute(
                f"insert into {table} by name select {columns_in} from {_scan(file)}"
            ).fetchall()
        if not (self.folder / "given_upload_event.csv").exists():
            connection.execute(_PLAIN_EVENTS).fetchall()

    def _values(self, query: Query) -> dict[str, object]:
        file = self.folder / "params.json"
        values = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        read_as = {"date": date.fromisoformat, "timestamp": datetime.fromisoformat}
        return {
            name: read_as[query.parameters[name]](value)
            if query.parameters.get(name) in read_as
            else value
            for name, value in values.items()
        }

    def _incoming(
        self, connection: duckdb.DuckDBPyConnection, query: Query
    ) -> list[dict[str, object]]:
        file = self.folder / "incoming.csv"
        if not file.exists():
            return []
        columns = ", ".join(
            f"cast({name} as {sql_type}) as {name}" for name, sql_type in query.incoming.items()
        )
        rows = connection.execute(f"select {columns} from {_scan(file)}").fetchall()
        return [dict(zip(query.incoming, row, strict=True)) for row in rows]

    def _expected(
        self, connection: duckdb.DuckDBPyConnection, query: Query
    ) -> list[tuple[object, ...]]:
        file = self.folder / "expect.csv"
        if query.incoming:
            connection.register("incoming", query.incoming_table([]))
        types = _types(connection, f"describe {query.sql}", dict.fromkeys(query.parameters))
        if _header(file) != list(types):
            raise ValueError(f"{file} has columns {_header(file)}, the query {list(types)}")
        columns = ", ".join(f"cast({name} as {kind})" for name, kind in types.items())
        return connection.execute(f"select {columns} from {_scan(file)}").fetchall()


def golden_cases() -> list[GoldenCase]:
    """Find all cases: the folders that say what to expect."""
    return [
        GoldenCase(file.parent.parent.relative_to(CASES_FOLDER).as_posix(), file.parent)
        for file in sorted(CASES_FOLDER.rglob("expect.csv"))
    ]


def same_row(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Compare two rows; decimals may differ in their last digit."""
    return len(one) == len(other) and all(map(_same, one, other))


def _same(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return isclose(one, other, rel_tol=1e-9)
    return one == other and type(one) is type(other)


def _header(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()[0].split(",")


def _scan(file: Path) -> str:
    columns = ", ".join(f"'{name}': 'varchar'" for name in _header(file))
    return (
        f"read_csv('{file.as_posix()}', auto_detect = false, header = true, delim = ',',"
        f" quote = '\"', nullstr = '', allow_quoted_nulls = false, columns = {{{columns}}})"
    )


def _types(
    connection: duckdb.DuckDBPyConnection, describe: str, values: dict[str, object] | None = None
) -> dict[str, str]:
    rows = connection.execute(describe, values or {}).fetchall()
    return {str(row[0]): str(row[1]) for row in rows}
