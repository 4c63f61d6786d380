"""Every SQL file keeps its promises: header, shape, columns, lint, cases."""

import ast
import datetime
import importlib
import inspect
import re
import subprocess
import sys
import tomllib
import types
import typing
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import duckdb
import pytest

from boligblik.settings import PROJECT_FOLDER
from boligblik.store.migrating import migrate
from boligblik.store.query_file import Query, read_queries
from tests.golden_cases import CASES_FOLDER, golden_cases

QUERIES_FOLDER = PROJECT_FOLDER / "queries"
READS = read_queries(QUERIES_FOLDER / "read")
WRITES = read_queries(QUERIES_FOLDER / "write")
EVERY_QUERY = [*READS.values(), *WRITES.values()]

_PYTHON_TYPE_OF_COLUMN = {
    "VARCHAR": str,
    "BIGINT": int,
    "INTEGER": int,
    "HUGEINT": int,
    "DOUBLE": float,
    "BOOLEAN": bool,
    "DATE": datetime.date,
    "TIMESTAMP": datetime.datetime,
}


@pytest.fixture(scope="module")
def empty_store() -> Iterator[duckdb.DuckDBPyConnection]:
    """A migrated store without a row."""
    connection = duckdb.connect()
    migrate(connection, QUERIES_FOLDER)
    yield connection
    connection.close()


def rows_read() -> dict[str, type]:
    """Find which dataclass each query's rows become: the ``store.rows(query, row, ...)`` calls."""
    pairs: dict[str, type] = {}
    for file in sorted((PROJECT_FOLDER / "boligblik" / "store").rglob("*.py")):
        module_name = ".".join(file.relative_to(PROJECT_FOLDER).with_suffix("").parts)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "rows"
                and isinstance(node.args[0], ast.Constant)
                and isinstance(node.args[1], ast.Name)
            ):
                module = importlib.import_module(module_name)
                pairs[str(node.args[0].value)] = getattr(module, node.args[1].id)
    return pairs


def is_nullable(annotation: object) -> bool:
    """Tell whether a field may be None."""
    return types.NoneType in typing.get_args(annotation)


def bare(annotation: object) -> object:
    """Return what a field is when it is not None."""
    known = [part for part in typing.get_args(annotation) if part is not types.NoneType]
    return known[0] if known else annotation


@pytest.mark.parametrize("query", EVERY_QUERY, ids=lambda query: query.name)
def test_file_holds_one_statement_whose_parameters_are_its_header(query: Query) -> None:
    statements = duckdb.extract_statements(query.sql)
    assert len(statements) == 1
    assert statements[0].named_parameters == set(query.parameters)
    uses_incoming = re.search(r"\bfrom incoming\b", query.sql) is not None
    assert uses_incoming == bool(query.incoming), "a header line '-- incoming: ...' goes with it"


@pytest.mark.parametrize("query", EVERY_QUERY, ids=lambda query: query.name)
def test_file_begins_by_saying_what_it_gives(query: Query) -> None:
    start = "-- One row: " if query.name in READS else "-- Re"
    assert query.sql.startswith(start)


@pytest.mark.parametrize("query", EVERY_QUERY, ids=lambda query: query.name)
def test_statement_binds_to_the_schema(
    query: Query, empty_store: duckdb.DuckDBPyConnection
) -> None:
    if query.incoming:
        empty_store.register("incoming", query.incoming_table([]))
    empty_store.execute(f"explain {query.sql}", dict.fromkeys(query.parameters)).fetchall()


@pytest.mark.parametrize("query", READS.values(), ids=lambda query: query.name)
def test_columns_are_the_fields_of_the_reader_s_dataclass(
    query: Query, empty_store: duckdb.DuckDBPyConnection
) -> None:
    readers = rows_read()
    assert query.name in readers, "no reader in boligblik/store asks this query"
    row = readers[query.name]
    if query.incoming:
        empty_store.register("incoming", query.incoming_table([]))
    described = empty_store.execute(
        f"describe {query.sql}", dict.fromkeys(query.parameters)
    ).fetchall()
    hints = typing.get_type_hints(row)
    assert [column[0] for column in described] == [field.name for field in fields(row)]
    assert [_PYTHON_TYPE_OF_COLUMN[column[1]] for column in described] == [
        bare(hints[field.name]) for field in fields(row)
    ]


@pytest.mark.parametrize("query", READS.values(), ids=lambda query: query.name)
def test_expected_nulls_are_none_in_the_reader_s_dataclass(query: Query) -> None:
    row = rows_read()[query.name]
    hints = typing.get_type_hints(row)
    never_none = {field.name for field in fields(row) if not is_nullable(hints[field.name])}
    for case in golden_cases():
        if case.query == query.name:
            _, expected = case.run()
            for values in expected:
                named = dict(zip(hints, values, strict=True))
                assert not {name for name in never_none if named[name] is None}, case.name


@pytest.mark.parametrize("query", READS.values(), ids=lambda query: query.name)
def test_read_query_is_ordered(query: Query) -> None:
    last_clause = query.sql.rsplit("\n)", maxsplit=1)[-1]
    assert re.search(r"^order by\b", last_clause, re.MULTILINE)


@pytest.mark.parametrize("query", READS.values(), ids=lambda query: query.name)
def test_read_query_has_a_typical_and_an_empty_case(query: Query) -> None:
    names = {case.folder.name for case in golden_cases() if case.query == query.name}
    assert {"empty"} < names, f"add cases under tests/queries/{query.name}/"


def test_every_case_belongs_to_a_query() -> None:
    assert {case.query for case in golden_cases()} <= set(READS)
    folders_of_cases = {case.folder for case in golden_cases()}
    data_files = {file for file in CASES_FOLDER.rglob("*") if file.is_file()}
    assert {file.parent for file in data_files} == folders_of_cases


def test_divisions_guard_against_zero() -> None:
    for query in EVERY_QUERY:
        code = re.sub(r"--.*|'[^']*'", "", query.sql)
        assert not re.search(r"/(?!\s*nullif\()", code), query.name


def test_tables_are_described() -> None:
    connection = duckdb.connect()
    migrate(connection, QUERIES_FOLDER)
    tables = connection.execute("select table_name, comment from duckdb_tables()").fetchall()
    connection.close()
    # The log of migrations is the store's own and shown nowhere.
    assert [name for name, comment in tables if not comment] == ["migration"]


def view_layer(file: Path) -> tuple[int, str]:
    """Return a view's layer and name, from its file's name."""
    number, name = file.stem.split("_", maxsplit=1)
    return int(number), name.removeprefix("clean_")


def test_views_use_lower_layers_only() -> None:
    texts = {
        view_layer(file): file.read_text(encoding="utf-8")
        for file in (QUERIES_FOLDER / "views").glob("*.sql")
    }
    layers = {name: layer for layer, name in texts}
    for (layer, name), text in texts.items():
        assert f"create or replace view {name} as" in text
        used = set(re.findall(r"\b(?:from|join) (\w+)", text)) & set(layers)
        assert all(layers[other] < layer for other in used), f"{name} uses {used}"


def test_every_parameter_has_a_stand_in_for_linting() -> None:
    config = tomllib.loads((PROJECT_FOLDER / "pyproject.toml").read_text(encoding="utf-8"))
    stand_ins = set(config["tool"]["sqlfluff"]["templater"]["placeholder"]) - {"param_style"}
    used = {name for query in EVERY_QUERY for name in query.parameters}
    assert stand_ins == used, "list them in pyproject.toml, [tool.sqlfluff.templater.placeholder]"


def test_sql_is_linted() -> None:
    command = [sys.executable, "-m", "sqlfluff", "lint", "--config", "pyproject.toml", "queries"]
    done = subprocess.run(command, cwd=PROJECT_FOLDER, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_only_the_listed_kinds_of_file_lie_among_the_queries() -> None:
    folders = {file.relative_to(QUERIES_FOLDER).parts[0] for file in QUERIES_FOLDER.rglob("*.sql")}
    assert folders <= {"migrations", "views", "read", "write"}


def test_the_reader_search_finds_what_it_looks_for() -> None:
    readers = rows_read()
    assert set(readers) == set(READS)
    assert all(inspect.isclass(row) for row in readers.values())
