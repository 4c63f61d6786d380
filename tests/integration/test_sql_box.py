"""The SQL box answers from its views, and from nothing else whatever is tried."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path

import duckdb
import pytest

from boligblik.intake.apart import run_apart
from boligblik.intake.limits import Limits
from boligblik.language import DANISH, ENGLISH
from boligblik.settings import Settings
from boligblik.sql_views import DESCRIPTIONS, first_question, sql_views
from boligblik.starting import start
from boligblik.store import sql_box
from boligblik.store.connection import Store
from boligblik.store.query_file import arrow_table
from boligblik.store.reading.uploads import data_version
from boligblik.store.sql_box import Answer, BoxLimits, View, answer_here, ask
from boligblik.store.sql_check import allowed_functions
from boligblik.store.sql_refusal import Reason, Refusal, told_by_duckdb

VIEWS = {
    "reports": View(
        {"organisation": "varchar", "month": "date", "value": "bigint"},
        [
            {"organisation": "Zoo", "month": date(2016, 1, 1), "value": 3},
            {"organisation": "Ærø", "month": date(2016, 1, 1), "value": None},
            {"organisation": "Zoo", "month": date(2016, 2, 1), "value": 4},
        ],
    )
}
TABLES = {name: arrow_table(view.columns, view.rows) for name, view in VIEWS.items()}
SLOW = "select count(*) from range(100000000000)"

ATTEMPTS = {
    # Files
    "select * from read_csv('/etc/passwd')": Reason.TABLE_FUNCTION,
    "select * from read_csv_auto('/etc/passwd')": Reason.TABLE_FUNCTION,
    "select * from read_text('/etc/passwd')": Reason.TABLE_FUNCTION,
    "select * from read_blob('/etc/passwd')": Reason.TABLE_FUNCTION,
    "select * from read_parquet('data/local/*')": Reason.TABLE_FUNCTION,
    "select * from parquet_scan('x')": Reason.TABLE_FUNCTION,
    "select * from read_json('/etc/hostname')": Reason.TABLE_FUNCTION,
    "select * from read_duckdb('data/local/boligblik.duckdb')": Reason.TABLE_FUNCTION,
    "select * from sniff_csv('/etc/passwd')": Reason.TABLE_FUNCTION,
    "select * from glob('/*')": Reason.TABLE_FUNCTION,
    "select * from '/etc/passwd'": Reason.TABLE,
    "select * from 'data/local/boligblik.duckdb'": Reason.TABLE,
    "from 'x.csv'": Reason.TABLE,
    "copy reports to '/tmp/out.csv'": Reason.NOT_A_QUESTION,
    "copy reports from '/etc/passwd'": Reason.NOT_A_QUESTION,
    "copy (select 1) to 'x.parquet' (format parquet)": Reason.NOT_A_QUESTION,
    "export database '/tmp/out'": Reason.NOT_A_QUESTION,
    "import database '/tmp/out'": Reason.NOT_A_QUESTION,
    # Other databases, the network and programs
    "attach 'data/local/boligblik.duckdb' as store": Reason.NOT_A_QUESTION,
    "attach ':memory:' as other": Reason.NOT_A_QUESTION,
    "detach memory": Reason.NOT_A_QUESTION,
    "use memory": Reason.NOT_A_QUESTION,
    "install httpfs": Reason.NOT_A_QUESTION,
    "load httpfs": Reason.NOT_A_QUESTION,
    "create secret (type s3)": Reason.NOT_A_QUESTION,
    "select * from 'https://example.org/x.csv'": Reason.TABLE,
    "select * from read_csv('https://example.org/x.csv')": Reason.TABLE_FUNCTION,
    # Writing
    "create table x (i int)": Reason.NOT_A_QUESTION,
    "create view x as select 1": Reason.NOT_A_QUESTION,
    "create macro f(a) as a": Reason.NOT_A_QUESTION,
    "create temp table x as select 1": Reason.NOT_A_QUESTION,
    "insert into reports values ('x', date '2016-01-01', 1)": Reason.NOT_A_QUESTION,
    "update reports set value = 0": Reason.NOT_A_QUESTION,
    "delete from reports": Reason.NOT_A_QUESTION,
    "truncate reports": Reason.NOT_A_QUESTION,
    "drop table reports": Reason.NOT_A_QUESTION,
    "alter table reports add column x int": Reason.NOT_A_QUESTION,
    "merge into reports using reports r on true when matched then delete": Reason.NOT_A_QUESTION,
    "with gone as (delete from reports returning *) select * from gone": Reason.SYNTAX,
    "select 1 into x": Reason.SYNTAX,
    # Settings and the machine
    "set memory_limit = '100GB'": Reason.NOT_A_QUESTION,
    "set enable_external_access = true": Reason.NOT_A_QUESTION,
    "reset all": Reason.NOT_A_QUESTION,
    "pragma enable_external_access": Reason.NOT_A_QUESTION,
    "pragma database_list": Reason.NOT_A_QUESTION,
    "call pragma_version()": Reason.NOT_A_QUESTION,
    "checkpoint": Reason.NOT_A_QUESTION,
    "vacuum": Reason.NOT_A_QUESTION,
    "begin": Reason.NOT_A_QUESTION,
    "prepare p as select 1": Reason.NOT_A_QUESTION,
    "explain analyze select 1": Reason.NOT_A_QUESTION,
    "select * from duckdb_settings()": Reason.TABLE_FUNCTION,
    "select * from duckdb_settings": Reason.TABLE,
    "select * from duckdb_secrets()": Reason.TABLE_FUNCTION,
    "select * from duckdb_extensions()": Reason.TABLE_FUNCTION,
    "select * from duckdb_functions()": Reason.TABLE_FUNCTION,
    "select * from pragma_database_size()": Reason.TABLE_FUNCTION,
    "select current_setting('home_directory')": Reason.FUNCTION,
    "select getenv('HOME')": Reason.FUNCTION,
    "select getvariable('x')": Reason.FUNCTION,
    "select version()": Reason.FUNCTION,
    "select write_log('x')": Reason.FUNCTION,
    "select sleep_ms(100000)": Reason.FUNCTION,
    "select nextval('event_number')": Reason.FUNCTION,
    "select * from enable_logging()": Reason.TABLE_FUNCTION,
    # The store's own tables and the catalogue
    "select * from counselling_session": Reason.TABLE,
    "select * from upload": Reason.TABLE,
    "select * from current_organisation": Reason.TABLE,
    "select * from sqlite_master": Reason.TABLE,
    "select * from information_schema.tables": Reason.TABLE,
    "select * from pg_catalog.pg_class": Reason.TABLE,
    "select * from memory.main.reports": Reason.TABLE,
    "show tables": Reason.NOT_A_QUESTION,
    "show all tables": Reason.NOT_A_QUESTION,
    "describe reports": Reason.NOT_A_QUESTION,
    "summarize reports": Reason.NOT_A_QUESTION,
    # Ways round
    "select 1; drop table reports": Reason.NOT_A_QUESTION,
    "select 1; select 2": Reason.SEVERAL,
    "select * from query('select * from duckdb_settings()')": Reason.TABLE_FUNCTION,
    "select * from query_table('duckdb_settings')": Reason.TABLE_FUNCTION,
    "select * from json_execute_serialized_sql('x')": Reason.TABLE_FUNCTION,
    "select * from python_map_function()": Reason.TABLE_FUNCTION,
    "select (select content from read_text('/etc/passwd'))": Reason.TABLE_FUNCTION,
    "select 1 where exists (from read_text('/etc/passwd'))": Reason.TABLE_FUNCTION,
    "with x as (from duckdb_settings) select 1": Reason.TABLE,
    "with duckdb_settings as (from duckdb_settings) from duckdb_settings": Reason.TABLE,
    "from (with duckdb_settings as (select 1) from duckdb_settings), duckdb_settings": Reason.TABLE,
    "select 1 union all select 2 from duckdb_views": Reason.TABLE,
    "select * from reports order by getenv('HOME')": Reason.FUNCTION,
    "select sum(value) over (order by getenv('HOME')) from reports": Reason.FUNCTION,
    "select value from reports group by getenv('HOME'), value": Reason.FUNCTION,
    "select list_transform([1], lambda x: getenv('HOME'))": Reason.FUNCTION,
    "select organisation.getenv() from reports": Reason.FUNCTION,
    "select system.main.getenv('HOME')": Reason.FUNCTION,
    "select * from reports limit (select count(*) from duckdb_settings)": Reason.TABLE,
    "select list_aggregate([1], 'nosuch', getenv('HOME'))": Reason.FUNCTION,
    "select $value": Reason.PARAMETER,
    "select ?": Reason.PARAMETER,
    "-- nothing": Reason.EMPTY,
    "selec 1": Reason.SYNTAX,
    "select repeat('x', 2000000000)": Reason.FUNCTION,
}
QUESTIONS = [
    "from reports",
    "table reports",
    "values (1), (2)",
    "select distinct on (organisation) * from reports order by month",
    "with a as (select value from reports), b as (from a) select sum(value) from b",
    "with recursive n(i) as (select 1 union all select i + 1 from n where i < 5) from n",
    "select *, row_number() over (partition by organisation order by month) from reports",
    "select organisation, sum(value) filter (where value > 1) s from reports group by all having s",
    "select * from reports r join reports s using (organisation) left join reports t on true",
    "select * from reports pivot (sum(value) for organisation in ('Zoo', 'Ærø'))",
    "select * exclude (month) from reports where organisation like 'Z%' or value between 1 and 2",
    "select case when value > 3 then 1 end, extract(year from month), value::double from reports",
    "select * from reports where value in (select max(value) from reports) union all from reports",
    "select [1, 2], {'a': 1}, month + interval 1 month, coalesce(value, -1) is null from reports",
    "select * from reports qualify rank() over (order by value desc) = 1 limit 1 offset 0",
    "select * from reports where value > 1.5 or value * 0.5 < 0.25 order by value",
    "select organisation, round(100.0 * sum(value) / count(*), 1) from reports group by all",
    "select quantile_cont(value, 0.9), median(value), sum(value) / count(*) from reports",
    "select value::decimal(10, 2), cast(value as double), [1.5]::double[] from reports",
    "select date_trunc('quarter', month), strftime(month, '%Y-%m') from reports",
    "select * from range(3) r(i), generate_series(1, 2), unnest([1, 2])",
]


def here(sql: str, limits: BoxLimits | None = None) -> Answer | Refusal:
    """Ask as the child process does, without the seconds that starting one takes."""
    return answer_here(sql, TABLES, limits or BoxLimits())


@pytest.mark.parametrize("sql", ATTEMPTS)
def test_what_reaches_further_is_refused_in_a_sentence(sql: str) -> None:
    refused = here(sql)
    assert isinstance(refused, Refusal), refused
    assert refused.reason is ATTEMPTS[sql]
    danish, english = refused.sentence(DANISH), refused.sentence(ENGLISH)
    assert danish != english
    for told in (danish, english):
        assert not any(word in told for word in ("Traceback", "Exception", "site-packages", "/wo"))


@pytest.mark.parametrize("sql", QUESTIONS)
def test_questions_that_read_are_answered(sql: str) -> None:
    answered = here(sql)
    assert isinstance(answered, Answer), answered
    assert answered.rows


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_text('/etc/passwd')",
        "select * from '/etc/passwd'",
        "copy (select 1) to 'sql_box_was_here.csv'",
        "attach 'sql_box_was_here.duckdb' as other",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set memory_limit = '100GB'",
        "set lock_configuration = false",
        "select * from glob('/*')",
        "export database 'sql_box_was_here'",
        "create secret (type http)",
        "select * from VIEWS",
    ],
)
def test_behind_the_check_nothing_can_be_reached_either(sql: str) -> None:
    with closing(sql_box._shut_off(BoxLimits())) as connection, pytest.raises(duckdb.Error):
        connection.execute(sql).fetchall()
    assert not list(Path.cwd().glob("sql_box_was_here*"))


def test_no_function_that_may_be_used_reads_a_setting_or_is_unknown() -> None:
    known = {
        row[0]
        for row in duckdb.connect()
        .execute("select distinct function_name from duckdb_functions()")
        .fetchall()
    }
    # The parser's own words, which become other functions before anything runs.
    spelled = {"coalesce", "if", "ifnull", "grouping"}
    assert allowed_functions() - known <= spelled
    assert not allowed_functions() & {"current_setting", "getvariable", "repeat", "query"}


def test_an_answer_keeps_its_order_and_what_is_missing_is_none() -> None:
    answered = ask("select * from reports order by value desc nulls last, month", VIEWS)
    assert answered == Answer(
        ("organisation", "month", "value"),
        (
            ("Zoo", date(2016, 2, 1), 4),
            ("Zoo", date(2016, 1, 1), 3),
            ("Ærø", date(2016, 1, 1), None),
        ),
        is_cut=False,
    )


def test_more_rows_than_are_shown_are_cut_and_that_is_told() -> None:
    cut = here("select * from range(10000000000)", BoxLimits(rows=5))
    assert isinstance(cut, Answer)
    assert (len(cut.rows), cut.is_cut) == (5, True)
    exactly = here("select * from range(5)", BoxLimits(rows=5))
    assert isinstance(exactly, Answer)
    assert (len(exactly.rows), exactly.is_cut) == (5, False)


def test_what_takes_too_long_is_stopped() -> None:
    assert ask(SLOW, VIEWS, BoxLimits(seconds=3)) == Refusal(Reason.TIME, "3")


def test_what_takes_too_much_memory_is_stopped_by_duckdb() -> None:
    assert here("select list(i) from range(100000000) r(i)") == Refusal(Reason.MEMORY)


def test_what_takes_too_much_memory_is_stopped_by_the_process() -> None:
    """The second wall, should DuckDB lose count: the child may take no more than it is given."""
    limits = BoxLimits(duckdb_mib=100_000, process_mib=1_200, seconds=60)
    refused = ask("select list(i) from range(300000000) r(i)", VIEWS, limits)
    assert refused == Refusal(Reason.MEMORY)


def test_too_wide_and_too_large_answers_are_refused() -> None:
    columns = ", ".join(f"{number} as c{number}" for number in range(100))
    assert here(f"select {columns}") == Refusal(Reason.SIZE)
    wide = "select lpad('x', 100000, 'x') from range(100)"
    assert here(wide) == Refusal(Reason.SIZE)
    assert ask("select " + "1 + " * 9000 + "1", VIEWS) == Refusal(Reason.TOO_LONG, "20000")
    assert ask(" \n", VIEWS) == Refusal(Reason.EMPTY)


@pytest.mark.parametrize("depth", [600, 990, 3000])
def test_deep_nesting_is_refused(depth: int) -> None:
    assert ask("select " + "abs(" * depth + "1" + ")" * depth, VIEWS) == Refusal(Reason.NESTED)


def test_duckdb_s_own_words_tell_of_the_question_and_of_no_place() -> None:
    unknown = here("select nosuch from reports")
    assert isinstance(unknown, Refusal)
    assert unknown.reason is Reason.FAILED
    assert 'Referenced column "nosuch" not found' in unknown.detail
    assert told_by_duckdb(Exception("IO Error: no such file /work/main/data/x.csv here")) == (
        "no such file … here"
    )
    cast = here("select 'x'::integer")
    assert isinstance(cast, Refusal)
    assert "Could not convert" in cast.sentence(DANISH)


def test_others_go_on_reading_and_a_third_question_waits_its_turn(store: Store) -> None:
    begun = threading.Barrier(3)

    def ask_slowly() -> Answer | Refusal:
        begun.wait()
        return ask(SLOW, VIEWS, BoxLimits(seconds=8))

    with ThreadPoolExecutor() as pool:
        slow = [pool.submit(ask_slowly) for _ in range(2)]
        begun.wait()
        while sql_box._AT_ONCE._value:
            pass
        assert data_version(store) == 0
        assert ask("select 1", VIEWS, BoxLimits(waiting_seconds=0)) == Refusal(Reason.BUSY)
        assert not any(question.done() for question in slow)
        assert [question.result() for question in slow] == [Refusal(Reason.TIME, "8")] * 2
    assert isinstance(ask("select 1", VIEWS), Answer)


def test_the_child_can_start_no_program_and_open_no_file_for_writing() -> None:
    limits = Limits(cpu_seconds=5, seconds=20)
    with pytest.raises(RuntimeError, match="PermissionError"):
        run_apart(Path("sql_box_was_here").write_text, "x", limits=limits)
    assert not Path("sql_box_was_here").exists()


def test_the_views_hold_what_their_description_says(settings: Settings) -> None:
    installation = start(settings)
    views = sql_views(installation.store, installation.settings)
    tables = {name: arrow_table(view.columns, view.rows) for name, view in views.items()}
    assert set(views) == set(DESCRIPTIONS)
    for name, view in views.items():
        assert view.rows, name
        answered = answer_here(f"from {name}", tables, BoxLimits())
        assert isinstance(answered, Answer)
        assert list(answered.columns) == list(DESCRIPTIONS[name].columns)
    first = answer_here(first_question(), tables, BoxLimits())
    assert isinstance(first, Answer)
    assert first.columns[0] == "organisation_name"
    missing = answer_here(
        "select count(*), count(value), min(value) from monthly_reports where state = 'missing'",
        tables,
        BoxLimits(),
    )
    assert isinstance(missing, Answer)
    (counted,) = missing.rows
    assert counted[0]
    assert counted[1:] == (0, None)
    personal = answer_here("select resident_key from counselling_parts", tables, BoxLimits())
    assert isinstance(personal, Refusal)
    installation.store.close()
