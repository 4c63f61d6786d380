"""A backup answers as the store did, is kept long enough, and is not trusted blindly."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree, rmtree

import duckdb
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from boligblik.command_line import main
from boligblik.settings import PROJECT_FOLDER, Settings
from boligblik.starting import start
from boligblik.store.backing_up import back_up, back_up_if_due
from boligblik.store.backup_keeping import to_keep
from boligblik.store.backup_record import Backup, backups
from boligblik.store.connection import Store
from boligblik.store.opening import open_store
from boligblik.store.problems import BackupError, BackupNotMadeError, NoBackupError
from boligblik.store.query_file import read_queries
from boligblik.store.reading.uploads import uploads
from boligblik.store.recording import NewUpload, record_upload, withdraw_uploads
from boligblik.store.recovering import best_rescue, bring_back, rescue_from
from boligblik.ui.context import forget_installation

PARAMETERS = {"varchar": "evictions", "bigint": 10, "integer": 2016, "double": 1.0, "boolean": True}


def answers_of(settings: Settings) -> dict[str, list[tuple[object, ...]]]:
    """Ask a closed store every read query, and for every row of every table."""
    answers: dict[str, list[tuple[object, ...]]] = {}
    with duckdb.connect(str(settings.store_file)) as connection:
        for name, query in read_queries(settings.queries_folder / "read").items():
            if query.incoming:
                connection.register("incoming", query.incoming_table([]))
            values = {
                parameter: PARAMETERS.get(kind, datetime(2016, 6, 1, tzinfo=UTC).date())
                for parameter, kind in query.parameters.items()
            }
            answers[name] = connection.execute(query.sql, values).fetchall()
        tables = connection.execute("select table_name from duckdb_tables()").fetchall()
        for (table,) in tables:
            answers[table] = connection.execute(f"select * from {table} order by all").fetchall()
    return answers


def record_one(store: Store, name: str) -> int:
    """Record an upload without rows."""
    upload = NewUpload(name, f"{name}.xlsx", "evictions", "uploaded", "months")
    return record_upload(store, upload, {}, done_by="Tester")


@pytest.fixture
def originals(settings: Settings) -> Path:
    """The folder of originals, with one in it."""
    kept = settings.data_folder / "originals" / "ab" / "abcd"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"original")
    return kept


def test_a_restored_store_answers_every_query_as_before(settings: Settings, tmp_path: Path) -> None:
    installation = start(settings)
    withdraw_uploads(installation.store, [uploads(installation.store)[0].upload_id], "Tester")
    made = back_up(installation.store, settings)
    installation.store.close()
    before = answers_of(settings)
    other = replace(settings, data_folder=tmp_path / "other", backups=settings.backup_folder)
    open_store(other)[0].close()
    bring_back(other, rescue_from(other, made.name))
    assert answers_of(other) == before
    assert other.key_file.read_bytes() == settings.key_file.read_bytes()
    restored, _ = open_store(other)
    # Numbers go on where they were.
    assert record_one(restored, "next") == max(u.upload_id for u in uploads(restored)[1:]) + 1
    restored.close()


def test_a_backup_holds_what_was_there_when_it_was_made(settings: Settings, store: Store) -> None:
    record_one(store, "one")
    made = back_up(store, settings)
    record_one(store, "two")
    assert (made.rows["upload"], made.data_version) == (1, 1)
    store.close()
    aside = bring_back(settings, rescue_from(settings, made.name))
    again, _ = open_store(settings)
    assert [upload.file_name for upload in uploads(again)] == ["one.xlsx"]
    again.close()
    with duckdb.connect(str(aside / settings.store_file.name)) as present:
        assert present.execute("select count(*) from upload").fetchall() == [(2,)]


def test_only_its_owner_may_read_a_backup(settings: Settings, store: Store) -> None:
    made = back_up(store, settings)
    for path in (made.folder, *made.folder.iterdir()):
        assert path.stat().st_mode & 0o077 == 0, path


def test_the_lock_on_the_store_is_held_all_through_a_backup(
    settings: Settings, store: Store
) -> None:
    back_up(store, settings)
    command = "import sys, duckdb; duckdb.connect(sys.argv[1])"
    other = subprocess.run(
        [sys.executable, "-c", command, settings.store_file],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Could not set lock" in other.stderr


def test_originals_are_backed_up_once_and_brought_back(
    settings: Settings, store: Store, originals: Path
) -> None:
    made = back_up(store, settings)
    copied = settings.backup_folder / "originals" / "ab" / "abcd"
    written = copied.stat().st_mtime_ns
    assert back_up(store, settings).originals == made.originals == ("ab/abcd",)
    assert copied.stat().st_mtime_ns == written
    store.close()
    rmtree(settings.data_folder / "originals")
    bring_back(settings, rescue_from(settings, made.name))
    assert originals.read_bytes() == b"original"


def test_an_original_goes_with_its_last_backup(
    settings: Settings, store: Store, originals: Path
) -> None:
    settings = replace(settings, backups_kept=1)
    back_up(store, settings)
    originals.unlink()
    back_up(store, settings)
    assert not (settings.backup_folder / "originals" / "ab" / "abcd").exists()


def backup_of(day: str) -> Backup:
    """Make the record of a backup of a day."""
    made_at = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return Backup(Path(day), made_at, "daily", 1, {}, 1, "", ())


def test_the_last_ones_and_the_last_of_every_month_are_kept() -> None:
    days = [
        "2016-10-12",
        "2016-10-11",
        "2016-10-10",
        "2016-09-30",
        "2016-09-29",
        "2016-07-02",
        "2016-07-01",
    ]
    kept = to_keep([backup_of(day) for day in days], last=2)
    assert [backup.name for backup in kept] == [
        "2016-10-12",
        "2016-10-11",
        "2016-09-30",
        "2016-07-02",
    ]


def test_backups_beyond_those_are_removed_and_the_newest_never(
    settings: Settings, store: Store
) -> None:
    settings = replace(settings, backups_kept=2)
    names = [back_up(store, settings).name for _ in range(4)]
    assert [backup.name for backup in backups(settings.backup_folder)] == names[:1:-1]
    folders = {folder.name for folder in settings.backup_folder.iterdir()}
    assert folders == set(names[2:])


def test_a_backup_cut_short_is_not_listed_and_in_nobody_s_way(
    settings: Settings, store: Store
) -> None:
    made = back_up(store, settings)
    copytree(made.folder, settings.backup_folder / "being_made")
    copytree(made.folder, settings.backup_folder / "being_removed")
    assert backups(settings.backup_folder) == [made]
    again = back_up(store, settings)
    assert backups(settings.backup_folder) == [again, made]
    assert {folder.name for folder in settings.backup_folder.iterdir()} == {again.name, made.name}


@pytest.mark.parametrize("harm", ["flip", "cut", "gone"])
def test_a_damaged_backup_is_refused_and_the_one_before_it_found(
    settings: Settings, store: Store, harm: str
) -> None:
    first, second = back_up(store, settings), back_up(store, settings)
    content = bytearray(second.store_file.read_bytes())
    content[len(content) // 2] ^= 1
    second.store_file.unlink()
    if harm != "gone":
        second.store_file.write_bytes(content if harm == "flip" else content[:-1])
    with pytest.raises(BackupError, match=second.name):
        rescue_from(settings, second.name)
    store.close()
    rescue = best_rescue(settings, None)
    assert rescue
    assert rescue.backup == first


def test_a_backup_that_is_not_there_is_refused(settings: Settings) -> None:
    with pytest.raises(NoBackupError):
        rescue_from(settings, "../data")


def test_there_is_a_backup_from_before_every_migration(settings: Settings, tmp_path: Path) -> None:
    settings = replace(settings, queries_folder=tmp_path / "queries")
    copytree(Settings().queries_folder, settings.queries_folder)
    store, _ = open_store(settings)
    record_one(store, "one")
    store.close()
    assert backups(settings.backup_folder) == []
    migration = settings.queries_folder / "migrations" / "9000_more.sql"
    migration.write_text("create table more (i int);", encoding="utf-8")
    open_store(settings)[0].close()
    (made,) = backups(settings.backup_folder)
    assert (made.reason, made.rows["upload"]) == ("migration", 1)
    with duckdb.connect(str(made.store_file), read_only=True) as before:
        tables = before.execute("select table_name from duckdb_tables()").fetchall()
    assert ("more",) not in tables
    open_store(settings)[0].close()
    assert len(backups(settings.backup_folder)) == 1


def test_no_migration_without_room_for_a_backup(settings: Settings, tmp_path: Path) -> None:
    settings = replace(settings, queries_folder=tmp_path / "queries")
    copytree(Settings().queries_folder, settings.queries_folder)
    open_store(settings)[0].close()
    migration = settings.queries_folder / "migrations" / "9000_more.sql"
    migration.write_text("create table more (i int);", encoding="utf-8")
    settings.backup_folder.write_text("in the way", encoding="utf-8")
    with pytest.raises(BackupNotMadeError):
        open_store(settings)
    with duckdb.connect(str(settings.store_file)) as connection:
        tables = connection.execute("select table_name from duckdb_tables()").fetchall()
    assert ("more",) not in tables


def made_days_ago(settings: Settings, days: float) -> None:
    """Let the newest backup be so many days old."""
    newest = backups(settings.backup_folder)[0]
    file = newest.folder / "backup.json"
    then = (newest.made_at - timedelta(days=days)).isoformat()
    text = file.read_text(encoding="utf-8").replace(newest.made_at.isoformat(), then)
    file.write_text(text, encoding="utf-8")


def test_the_day_s_backup_is_made_when_something_has_changed(settings: Settings) -> None:
    store = start(settings).store
    assert backups(settings.backup_folder) == [], "only what comes with Boligblik"
    record_one(store, "one")
    back_up_if_due(store, settings)
    assert [backup.reason for backup in backups(settings.backup_folder)] == ["daily"]
    record_one(store, "two")
    back_up_if_due(store, settings)
    assert len(backups(settings.backup_folder)) == 1, "not yet a day"
    made_days_ago(settings, 1.1)
    back_up_if_due(store, settings)
    assert len(backups(settings.backup_folder)) == 2
    made_days_ago(settings, 1.1)
    back_up_if_due(store, settings)
    assert len(backups(settings.backup_folder)) == 2, "nothing has changed since"
    store.close()


def test_examples_withdrawn_are_somebody_s_change(settings: Settings) -> None:
    store = start(settings).store
    withdraw_uploads(store, [uploads(store)[0].upload_id], "Tester")
    back_up_if_due(store, settings)
    store.close()
    assert len(backups(settings.backup_folder)) == 1


def test_the_commands_make_list_and_bring_back(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BOLIGBLIK_DATA", str(settings.data_folder))
    assert main(["backups"]) == 0
    assert capsys.readouterr().out == "Der er ingen sikkerhedskopi endnu.\n"
    assert main(["backup"]) == 0
    name = backups(settings.backup_folder)[0].name
    assert f"Sikkerhedskopien {name} er lavet og kontrolleret." in capsys.readouterr().out
    store, _ = open_store(settings)
    record_one(store, "one")
    store.close()
    monkeypatch.setattr("builtins.input", lambda _question: "nej")
    assert main(["restore", name]) == 1
    assert "mangler den sidste bekræftede ændring" in capsys.readouterr().out
    assert main(["restore", name, "--yes"]) == 0
    assert "Lageret er tilbage." in capsys.readouterr().out
    store, _ = open_store(settings)
    assert uploads(store) == []
    store.close()
    assert main(["restore", "nothing"]) == 2
    assert "Den sikkerhedskopi findes ikke" in capsys.readouterr().err


def test_nothing_is_brought_back_while_another_process_has_the_store(
    settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(store, settings)
    monkeypatch.setenv("BOLIGBLIK_DATA", str(settings.data_folder))
    done = subprocess.run(
        [sys.executable, "-m", "boligblik", "restore", made.name, "--yes"],
        cwd=PROJECT_FOLDER,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "Et andet program bruger datalageret" in done.stderr
    assert not settings.damaged_folder.exists()


def show_section() -> None:
    """Be the script of a page that holds nothing but the section."""
    from boligblik.ui.backup_section import show_backups  # noqa: PLC0415
    from boligblik.ui.context import current_context  # noqa: PLC0415

    show_backups(current_context())


def test_the_section_tells_the_newest_backup_s_age_and_makes_one(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOLIGBLIK_DATA", str(settings.data_folder))
    monkeypatch.setenv("BOLIGBLIK_EXAMPLES", "no")
    st.cache_resource.clear()
    app = AppTest.from_function(show_section, default_timeout=60).run()
    assert app.markdown[0].value == "Der er ingen sikkerhedskopi endnu\\."
    app.button(key="back_up").click().run()
    assert "er lavet og kontrolleret" in app.success[0].value
    made_days_ago(settings, 3)
    app.run()
    assert "3 dage gammel" in app.markdown[0].value
    settings.backup_folder.rename(settings.data_folder / "moved")
    settings.backup_folder.write_text("in the way", encoding="utf-8")
    app.button(key="back_up").click().run()
    assert "Sikkerhedskopien kunne ikke laves" in app.error[0].value
    forget_installation()
