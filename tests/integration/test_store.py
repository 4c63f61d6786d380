"""The store keeps what it is given, shows what stands, and lets nothing in or out."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from shutil import copytree

import duckdb
import pytest

from boligblik.language import DANISH, ENGLISH
from boligblik.settings import PROJECT_FOLDER, Settings
from boligblik.store.connection import Store
from boligblik.store.error import StoreError
from boligblik.store.opening import open_store
from boligblik.store.problems import KeyMissingError, StoreBusyError, StoreTooNewError
from boligblik.store.query_file import read_queries, read_query
from boligblik.store.reading.reports import history_of_cell, report_cells
from boligblik.store.reading.uploads import data_version, standing_upload, uploads
from boligblik.store.recording import (
    NewUpload,
    record_upload,
    reinstate_uploads,
    withdraw_uploads,
)
from boligblik.store.reference import load_reference

CASE_NUMBER = "SAG-2016-004711"
JANUARY, FEBRUARY = date(2016, 1, 1), date(2016, 2, 1)


@pytest.fixture
def filled(settings: Settings, store: Store) -> Store:
    """A store with the reference lists."""
    load_reference(store, settings.reference_folder)
    return store


def evictions(content: str, *values: int) -> tuple[NewUpload, dict[str, list[dict[str, object]]]]:
    """Make an upload of example organisation Eksempelbo Nord's first months of 2016."""
    rows: list[dict[str, object]] = [
        {
            "organisation": "eksempelbo_nord",
            "month": date(2016, month, 1),
            "measure": "evictions",
            "value": value,
            "sheet": "Ark1",
            "cell": f"B{month + 1}",
        }
        for month, value in enumerate(values, start=1)
    ]
    return NewUpload(content, f"{content}.xlsx", "evictions", "example", "months"), {
        "monthly_count": rows
    }


def record(store: Store, content: str, *values: int) -> int:
    """Record such an upload."""
    return record_upload(store, *evictions(content, *values), done_by="Tester")


def values_of(store: Store) -> list[int | None]:
    """Read Eksempelbo Nord's January and February."""
    cells = report_cells(
        store,
        kind="evictions",
        measure="evictions",
        first_month=JANUARY,
        last_month=FEBRUARY,
        as_of=date(2016, 10, 12),
        deadline_day=10,
    )
    return [cell.value for cell in cells if cell.organisation == "eksempelbo_nord"]


def tables_of(settings: Settings) -> dict[str, list[tuple[object, ...]]]:
    """Read every row of every table of a closed store."""
    with duckdb.connect(str(settings.store_file)) as connection:
        names = connection.execute("select table_name from duckdb_tables()").fetchall()
        return {
            name: connection.execute(f"select * from {name} order by all").fetchall()
            for (name,) in names
        }


def row_counts(store: Store) -> dict[str, int]:
    """Count the rows of every table, also those that nothing shows."""
    cursor = store._connection.cursor()
    names = cursor.execute("select table_name from duckdb_tables()").fetchall()
    counts = {
        name: cursor.execute(f"select count(*) from {name}").fetchall()[0][0] for (name,) in names
    }
    cursor.close()
    return counts


# Opening


def test_opening_twice_leaves_everything_as_it_is(settings: Settings) -> None:
    first, pseudonyms = open_store(settings)
    load_reference(first, settings.reference_folder)
    first.close()
    before = tables_of(settings)
    again, same_pseudonyms = open_store(settings)
    load_reference(again, settings.reference_folder)
    again.close()
    assert tables_of(settings) == before
    assert same_pseudonyms.of(CASE_NUMBER) == pseudonyms.of(CASE_NUMBER)


def with_own_queries(settings: Settings, tmp_path: Path) -> Settings:
    """Give an installation its own copy of the queries, to be changed by a test."""
    copytree(settings.queries_folder, tmp_path / "queries")
    return replace(settings, queries_folder=tmp_path / "queries")


def test_a_changed_migration_is_refused(settings: Settings, tmp_path: Path) -> None:
    settings = with_own_queries(settings, tmp_path)
    open_store(settings)[0].close()
    migration = settings.queries_folder / "migrations" / "0001_store.sql"
    migration.write_text(migration.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(StoreTooNewError, match="0001_store"):
        open_store(settings)


def test_a_store_of_a_newer_version_is_refused(settings: Settings, tmp_path: Path) -> None:
    newer = with_own_queries(settings, tmp_path)
    migration = newer.queries_folder / "migrations" / "0002_more.sql"
    migration.write_text("create table more (upload_id bigint);", encoding="utf-8")
    open_store(newer)[0].close()
    with pytest.raises(StoreTooNewError, match="0002_more"):
        open_store(settings)


def test_a_new_migration_is_added_to_a_store_with_data(settings: Settings, tmp_path: Path) -> None:
    settings = with_own_queries(settings, tmp_path)
    store, _ = open_store(settings)
    load_reference(store, settings.reference_folder)
    record(store, "one", 3, 4)
    store.close()
    migration = settings.queries_folder / "migrations" / "0002_more.sql"
    migration.write_text("create table more (upload_id bigint);", encoding="utf-8")
    store, _ = open_store(settings)
    assert values_of(store) == [3, 4]
    store.close()
    assert tables_of(settings)["more"] == []


def test_a_failing_migration_leaves_the_store_as_it_was(settings: Settings, tmp_path: Path) -> None:
    settings = with_own_queries(settings, tmp_path)
    open_store(settings)[0].close()
    before = tables_of(settings)
    migration = settings.queries_folder / "migrations" / "0002_more.sql"
    migration.write_text("create table more (i int); select nonsense;", encoding="utf-8")
    with pytest.raises(duckdb.Error):
        open_store(settings)
    assert tables_of(settings) == before


def test_a_second_process_is_told_that_the_store_is_busy(settings: Settings, store: Store) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from boligblik.settings import Settings\n"
        "from boligblik.store.opening import open_store\n"
        "from boligblik.store.problems import StoreBusyError\n"
        "try:\n"
        "    open_store(Settings(data_folder=Path(sys.argv[1])))\n"
        "except StoreBusyError:\n"
        "    sys.exit(7)\n"
    )
    command = [sys.executable, "-c", program, str(settings.data_folder)]
    assert subprocess.run(command, cwd=PROJECT_FOLDER, check=False).returncode == 7
    store.close()
    assert subprocess.run(command, cwd=PROJECT_FOLDER, check=False).returncode == 0


@pytest.mark.parametrize("damage", ["not a store", "zeroed"])
def test_a_damaged_file_is_not_called_busy(settings: Settings, damage: str) -> None:
    open_store(settings)[0].close()
    content = settings.store_file.read_bytes()
    zeroed = content[:4096] + bytes(8192) + content[12288:]
    settings.store_file.write_bytes(zeroed if damage == "zeroed" else b"not a store" * 1000)
    with pytest.raises(StoreError) as raised:
        open_store(settings)
    assert not isinstance(raised.value, StoreBusyError)


@pytest.mark.parametrize(
    "problem",
    [StoreError(), StoreBusyError(), StoreTooNewError("0002_more"), KeyMissingError("the.key")],
)
def test_every_problem_is_told_in_a_sentence(problem: StoreError) -> None:
    danish, english = problem.sentence(DANISH), problem.sentence(ENGLISH)
    assert danish != english
    assert str(problem) in danish
    assert "{" not in danish


# Shut off from outside


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "select * from '/etc/passwd'",
        "select * from glob('/*')",
        "copy upload to '{folder}/out.csv'",
        "copy upload from '/etc/passwd'",
        "export database '{folder}/out'",
        "attach '{folder}/other.duckdb'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set lock_configuration = false",
        "set autoinstall_known_extensions = true",
        "set memory_limit = '1GB'",
        "reset memory_limit",
    ],
)
def test_the_open_store_reaches_nothing_outside_itself(
    store: Store, tmp_path: Path, statement: str
) -> None:
    before = sorted(tmp_path.rglob("*"))
    cursor = store._connection.cursor()
    refused = (
        duckdb.PermissionException,
        duckdb.InvalidInputException,
        duckdb.CatalogException,
    )
    with pytest.raises(refused):
        cursor.execute(statement.format(folder=tmp_path.as_posix())).fetchall()
    cursor.close()
    assert sorted(tmp_path.rglob("*")) == before


# Writing


def test_what_is_recorded_is_read(filled: Store) -> None:
    assert values_of(filled) == []
    record(filled, "one", 3, 0)
    assert values_of(filled) == [3, 0]


def test_an_upload_is_recorded_with_its_number_its_rows_and_its_event(filled: Store) -> None:
    first, second = record(filled, "one", 3, 4), record(filled, "two", 5)
    assert second > first
    newest = uploads(filled)[0]
    assert (newest.upload_id, newest.file_name, newest.row_count) == (second, "two.xlsx", 1)
    assert (newest.recorded_by, newest.is_withdrawn, newest.is_in_sight) == ("Tester", False, True)


def test_an_error_in_the_middle_leaves_nothing(filled: Store) -> None:
    record(filled, "one", 3, 4)
    version, before, counts = data_version(filled), uploads(filled), row_counts(filled)
    upload, rows = evictions("two", 9, 9)
    no_date = {"organisation": "eksempelbo_nord", "month": "not a date"}
    with pytest.raises((TypeError, ValueError)):
        record_upload(filled, upload, {**rows, "register_month": [no_date]}, done_by="Tester")
    assert row_counts(filled) == counts
    assert values_of(filled) == [3, 4]
    assert uploads(filled) == before
    assert data_version(filled) == version
    assert standing_upload(filled, "two") is None


def test_a_row_that_the_schema_refuses_leaves_nothing(filled: Store) -> None:
    upload, _ = evictions("two")
    row = {"organisation": None, "month": JANUARY}
    with pytest.raises(duckdb.ConstraintException):
        record_upload(filled, upload, {"register_month": [row]}, done_by="Tester")
    assert uploads(filled) == []


def test_after_an_error_the_store_takes_the_next_upload(filled: Store) -> None:
    upload, _ = evictions("two")
    unknown = replace(upload, kind="nonsense")
    with pytest.raises(duckdb.ConstraintException):
        record_upload(filled, unknown, {}, done_by="Tester")
    record(filled, "three", 3, 4)
    assert values_of(filled) == [3, 4]


def test_every_table_takes_the_rows_of_its_statement(store: Store) -> None:
    """Each write statement fills each column of its table with the right one of the rows."""
    value_of: dict[str, Callable[[str], object]] = {
        "varchar": lambda name: f"text of {name}",
        "date": lambda name: date(2016, 1, 1 + len(name)),
        "double": lambda name: len(name) + 0.5,
        "bigint": len,
        "boolean": lambda name: len(name) % 2 == 0,
    }
    fitting = {
        "level": "area",
        "reports": "evictions",
        "unit": "percent",
        "polarity": "context",
        "rule": "at_most",
        "kind": "evictions",
    }
    statements = read_queries(PROJECT_FOLDER / "queries" / "write")
    filling = {name: query for name, query in statements.items() if query.incoming}
    assert filling
    for number, (statement, query) in enumerate(sorted(filling.items()), start=1):
        row = {
            name: fitting.get(name, value_of[sql_type](name))
            for name, sql_type in query.incoming.items()
        }
        if statement == "add_published_count":
            row["unit"] = "evictions"
        of_parameter = {
            "bigint": number,
            "timestamp": datetime.fromisoformat("2016-05-01T12:00:00"),
            "varchar": f"text of {statement}",
        }
        parameters = {name: of_parameter[sql_type] for name, sql_type in query.parameters.items()}
        with store.writing() as transaction:
            assert len(transaction.run(statement, incoming=[row, row], **parameters)) == 2
        table = statement.removeprefix("add_")
        cursor = store._connection.cursor()
        stored = cursor.execute(f"select * from {table}").fetchall()
        columns = [column[0] for column in cursor.description or []]
        cursor.close()
        numbered = {"edit_id"} & set(columns)
        named = [dict(zip(columns, values, strict=True)) for values in stored]
        assert [
            {name: value for name, value in one.items() if name not in numbered} for one in named
        ] == [{**parameters, **row}] * 2


def test_a_statement_takes_only_rightly_typed_parameters(store: Store) -> None:
    with store.writing() as transaction, pytest.raises(TypeError, match="upload_id must be bigint"):
        transaction.run("add_register_month", upload_id="1")
    with store.writing() as transaction, pytest.raises(TypeError, match="takes"):
        transaction.run("add_register_month")
    query = read_query("x", "-- $day date\nselect $day")
    with pytest.raises(TypeError, match="day must be date"):
        query.check({"day": "2016-01-01"})
    query.check({"day": None})


# Correcting and withdrawing


def test_a_correction_replaces_and_its_withdrawal_brings_back(filled: Store) -> None:
    record(filled, "one", 3, 4)
    correction = record(filled, "two", 2)
    assert values_of(filled) == [2, 4]
    withdraw_uploads(filled, [correction], "Tester")
    assert values_of(filled) == [3, 4]
    reinstate_uploads(filled, [correction], "Tester")
    assert values_of(filled) == [2, 4]
    history = history_of_cell(
        filled, organisation="eksempelbo_nord", month=JANUARY, measure="evictions"
    )
    assert [(value.value, value.is_withdrawn) for value in history] == [(2, False), (3, False)]


def test_the_data_version_changes_with_everything_that_happens(filled: Store) -> None:
    versions = [data_version(filled)]
    upload = record(filled, "one", 3)
    versions.append(data_version(filled))
    withdraw_uploads(filled, [upload], "Tester")
    versions.append(data_version(filled))
    reinstate_uploads(filled, [upload], "Tester")
    versions.append(data_version(filled))
    assert versions == sorted(set(versions))


READS_FOLDER = PROJECT_FOLDER / "queries" / "read"
TELLING_OF_WITHDRAWN_UPLOADS = {
    "uploads/upload",
    "uploads/data_version",
    "areas/value_history",
    "reports/history_by_cell",
    "sources/table_description",
}
"""Queries whose answer is the very history, withdrawn uploads included."""


@pytest.fixture
def everything_uploaded() -> dict[str, list[dict[str, object]]]:
    """Rows for every table that an upload may fill, all about the real municipality."""
    month = {"organisation": "bf_raadgivning", "month": JANUARY}
    place = {"sheet": "Ark1", "cell": "B2"}
    return {
        "area": [
            {
                "area": "nyt_omraade",
                "name": "Nyt område",
                "municipality": "odense",
                "level": "area",
                "has_plan": False,
                "is_example": False,
            }
        ],
        "organisation": [
            {
                "organisation": "nybo",
                "name": "Nybo",
                "municipality": "odense",
                "reports": "evictions",
                "start_month": JANUARY,
                "end_month": None,
                "is_example": False,
            }
        ],
        "area_value": [
            {
                "indicator": "unemployed_18_64",
                "area": area,
                "period_start": JANUARY,
                "period_end": date(2016, 12, 31),
                "value": value,
                "numerator": None,
                "denominator": None,
                "note": None,
                **place,
            }
            for area, value in (("nyt_omraade", 9.0), ("odense", 5.0))
        ],
        "monthly_count": [
            {"organisation": "nybo", "month": JANUARY, "measure": "evictions", "value": 3, **place}
        ],
        "register_month": [month],
        "counselling_session": [
            {
                "organisation": "bf_raadgivning",
                "session_date": date(2016, 1, 5),
                "resident_key": "k1",
                "area": "nyt_omraade",
                "housing_organisation": "nybo",
                "way_in": "referral",
                "place": "home",
                **place,
            }
        ],
    }


def every_answer(store: Store) -> dict[str, list[dict[str, object]]]:
    """Ask every read query."""
    parameters: dict[str, object] = {
        "kind": "evictions",
        "measure": "evictions",
        "organisation": "nybo",
        "month": JANUARY,
        "first_month": JANUARY,
        "last_month": FEBRUARY,
        "as_of": date(2016, 10, 12),
        "deadline_day": 10,
        "municipality": "odense",
        "year": 2016,
        "indicator": "unemployed_18_64",
        "area": "nyt_omraade",
        "content_hash": "new content",
        "signature": "abc",
        "data_version": 0,
        "moment": datetime.fromisoformat("2016-10-12"),
        "is_example": False,
        "target": "evictions_2016",
    }
    incoming: dict[str, object] = {
        "organisation": "nybo",
        "indicator": "unemployed_18_64",
        "area": "nyt_omraade",
        "month": JANUARY,
        "measure": "evictions",
        "period_start": JANUARY,
        "period_end": date(2016, 12, 31),
        "value": 3,
        "sheet": "Ark1",
        "cell": "B2",
    }
    return {
        name: store.rows(
            name,
            dict,
            incoming=[incoming] if query.incoming else [],
            **{parameter: parameters[parameter] for parameter in query.parameters},
        )
        for name, query in read_queries(READS_FOLDER).items()
    }


@pytest.mark.parametrize("kind", ["evictions", "counselling", "area_indicators"])
def test_a_withdrawn_upload_is_as_if_it_had_never_been(
    filled: Store, everything_uploaded: dict[str, list[dict[str, object]]], kind: str
) -> None:
    record(filled, "example", 3, 4)
    before = every_answer(filled)
    upload = record_upload(
        filled,
        NewUpload("new content", "ny.xlsx", kind, "uploaded", None),
        everything_uploaded,
        done_by="Tester",
    )
    during = every_answer(filled)
    withdraw_uploads(filled, [upload], "Tester")
    after = every_answer(filled)
    assert during["uploads/upload_by_content"] != before["uploads/upload_by_content"]
    assert during["areas/value_by_indicator_area"] != before["areas/value_by_indicator_area"]
    for name in before.keys() - TELLING_OF_WITHDRAWN_UPLOADS:
        assert after[name] == before[name], name


# Pseudonyms


def test_the_key_lies_beside_the_store_and_case_numbers_nowhere(settings: Settings) -> None:
    store, pseudonyms = open_store(settings)
    load_reference(store, settings.reference_folder)
    session = {
        "organisation": "eksempel_raadgivning",
        "session_date": date(2016, 1, 5),
        "resident_key": pseudonyms.of(CASE_NUMBER),
        "area": None,
        "housing_organisation": None,
        "way_in": None,
        "place": None,
        "sheet": "Ark1",
        "cell": "A2",
    }
    upload = NewUpload("one", "register.xlsx", "counselling", "example", "register")
    record_upload(store, upload, {"counselling_session": [session]}, done_by="Tester")
    store.close()
    key = settings.key_file.read_text(encoding="ascii")
    files = [file for file in settings.data_folder.rglob("*") if file != settings.key_file]
    assert pseudonyms.of(CASE_NUMBER).encode() in settings.store_file.read_bytes()
    assert settings.store_file in files
    for file in files:
        content = file.read_bytes()
        for secret in (key.encode(), bytes.fromhex(key), CASE_NUMBER.encode()):
            assert secret not in content


def test_only_its_owner_may_read_the_key(settings: Settings, store: Store) -> None:
    assert settings.key_file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("same", ["SAG-2016-004711", " sag-2016-004711 ", "SAG -2016- 004711"])
def test_a_resident_has_one_pseudonym_however_the_number_is_typed(
    settings: Settings, same: str
) -> None:
    store, pseudonyms = open_store(settings)
    store.close()
    assert pseudonyms.of(same) == pseudonyms.of(CASE_NUMBER)
    assert pseudonyms.of("SAG-2016-004712") != pseudonyms.of(CASE_NUMBER)


def test_two_installations_have_different_pseudonyms(settings: Settings, tmp_path: Path) -> None:
    other = replace(settings, data_folder=tmp_path / "other")
    (first, ours), (second, theirs) = open_store(settings), open_store(other)
    first.close()
    second.close()
    assert ours.of(CASE_NUMBER) != theirs.of(CASE_NUMBER)


def test_a_wrong_key_is_refused_and_the_right_one_opens_again(settings: Settings) -> None:
    open_store(settings)[0].close()
    right = settings.key_file.read_bytes()
    settings.key_file.write_bytes(b"ab" * 32)
    with pytest.raises(KeyMissingError):
        open_store(settings)
    settings.key_file.write_bytes(right)
    open_store(settings)[0].close()


def test_a_missing_key_is_refused_and_no_new_one_is_made(settings: Settings) -> None:
    open_store(settings)[0].close()
    settings.key_file.unlink()
    with pytest.raises(KeyMissingError):
        open_store(settings)
    assert not settings.key_file.exists()


# Many at once


def test_eight_readers_beside_a_writer_get_right_rows(filled: Store) -> None:
    """Whatever is written meanwhile, both months come from one and the same upload."""
    record(filled, "first", 0, 0)
    written = 15

    def read(_: int) -> list[list[int | None]]:
        return [values_of(filled) for _ in range(written)]

    with ThreadPoolExecutor(max_workers=8) as pool:
        readers = pool.map(read, range(8))
        for number in range(1, written + 1):
            record(filled, f"upload {number}", number, number)
        seen = [values for reader in readers for values in reader]
    assert all(january == february for january, february in seen)
    assert all(january is not None and 0 <= january <= written for january, _ in seen)
    assert values_of(filled) == [written, written]


def test_writers_wait_for_each_other(filled: Store) -> None:
    with ThreadPoolExecutor(max_workers=8) as pool:
        numbers = list(pool.map(lambda number: record(filled, f"{number}", number), range(40)))
    assert len(set(numbers)) == 40
    assert len(uploads(filled)) == 40


def test_readers_of_different_questions_get_their_own_rows(
    filled: Store, everything_uploaded: dict[str, list[dict[str, object]]]
) -> None:
    upload = NewUpload("new content", "ny.xlsx", "evictions", "uploaded", None)
    record_upload(filled, upload, everything_uploaded, done_by="Tester")
    alone = every_answer(filled)
    filled._answer.cache_clear()
    with ThreadPoolExecutor(max_workers=8) as pool:
        together = list(pool.map(lambda _: every_answer(filled), range(8)))
    assert all(answers == alone for answers in together)


def test_a_caller_s_list_is_its_own(filled: Store) -> None:
    record(filled, "one", 3, 4)
    uploads(filled).clear()
    assert len(uploads(filled)) == 1


def test_a_wrongly_typed_parameter_finds_no_kept_answer(filled: Store) -> None:
    assert filled.rows("areas/value_by_indicator_area", dict, municipality="odense", year=1) == []
    with pytest.raises(TypeError, match="year must be integer"):
        filled.rows("areas/value_by_indicator_area", dict, municipality="odense", year=True)
