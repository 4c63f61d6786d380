"""A damaged store is told in plain words and brought back; a full disk loses nothing."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from boligblik.command_line import main
from boligblik.language import DANISH
from boligblik.settings import PROJECT_FOLDER, Settings
from boligblik.store.backing_up import back_up
from boligblik.store.connection import Store
from boligblik.store.error import StoreError
from boligblik.store.newest_change import noted_change
from boligblik.store.opening import open_store
from boligblik.store.problems import (
    ChangesLostError,
    DiskFullError,
    FileDamagedError,
    FileEmptyError,
    FileMissingError,
    LogDamagedError,
    NoAccessError,
    NotAFileError,
    StoreDamagedError,
    problem_of,
)
from boligblik.store.reading.uploads import uploads
from boligblik.store.reading_all import read_all
from boligblik.store.recording import NewUpload, record_upload
from boligblik.store.recovering import Rescue, best_rescue, bring_back
from boligblik.ui.context import forget_installation

DRAWS = int(os.environ.get("BOLIGBLIK_DAMAGES", "12"))


def record_one(store: Store, name: str) -> None:
    """Record an upload without rows."""
    upload = NewUpload(name, f"{name}.xlsx", "evictions", "uploaded", "months")
    record_upload(store, upload, {}, done_by="Tester")


def names_in(settings: Settings) -> list[str]:
    """Open a store and list its uploads, oldest first."""
    store, _ = open_store(settings)
    names = [upload.content_hash for upload in uploads(store)]
    store.close()
    return names[::-1]


@pytest.fixture
def backed_up(settings: Settings) -> Settings:
    """A closed store with uploads ``a`` and ``b``, of which the backup has the first."""
    store, _ = open_store(settings)
    record_one(store, "a")
    back_up(store, settings)
    record_one(store, "b")
    store.close()
    return settings


# Work that fills the log and dies; uploads are acknowledged without the log being emptied.
LEAVE_A_LOG = """
import os, sys
from pathlib import Path
from boligblik.settings import Settings
from boligblik.store.connection import Store
from boligblik.store.opening import open_store
from tests.integration.test_damage import record_one
store, _ = open_store(Settings(data_folder=Path(sys.argv[1])))
Store.empty_log = lambda self: None
for name in "cdefghijkl":
    record_one(store, name)
os._exit(0)
"""


@pytest.fixture
def with_log(backed_up: Settings) -> Settings:
    """The same store with uploads ``c`` to ``l`` in its log only."""
    command = [sys.executable, "-c", LEAVE_A_LOG, str(backed_up.data_folder)]
    subprocess.run(command, cwd=PROJECT_FOLDER, check=True)
    assert log_of(backed_up).stat().st_size
    return backed_up


def log_of(settings: Settings) -> Path:
    """Return the store's write-ahead log."""
    return settings.store_file.with_name(f"{settings.store_file.name}.wal")


def test_what_is_acknowledged_does_not_wait_in_the_log(settings: Settings, store: Store) -> None:
    record_one(store, "a")
    assert not log_of(settings).exists() or not log_of(settings).stat().st_size


# The log


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
@pytest.mark.parametrize("harm", ["zeroed", "flipped"])
def test_a_damaged_log_is_cut_before_the_damage(
    with_log: Settings, harm: str, share: float
) -> None:
    written = bytearray(log_of(with_log).read_bytes())
    place = int(len(written) * share)
    if harm == "zeroed":
        written[place:] = bytes(len(written) - place)
    else:
        written[place] ^= 4
    log_of(with_log).write_bytes(written)
    with pytest.raises(LogDamagedError) as raised:
        open_store(with_log)
    assert "log" in raised.value.sentence(DANISH).lower()
    rescue = best_rescue(with_log, raised.value)
    assert rescue
    assert rescue.backup is None
    assert rescue.data_version == noted_change(with_log.change_note_file) - (rescue.lacking or 0)
    aside = bring_back(with_log, rescue)
    assert (aside / log_of(with_log).name).read_bytes() == written
    names = names_in(with_log)
    assert names == list("abcdefghijkl")[: len(names)]
    assert len(names) == rescue.data_version
    assert abs(len(names) - (2 + 10 * share)) <= 1.5


@pytest.mark.parametrize("harm", ["all zero", "first byte", "cut", "empty", "gone"])
def test_a_log_that_duckdb_drops_without_a_word_is_missed(with_log: Settings, harm: str) -> None:
    written = log_of(with_log).read_bytes()
    log_of(with_log).unlink()
    if harm != "gone":
        left = {
            "all zero": bytes(len(written)),
            "first byte": bytes([written[0] ^ 4]) + written[1:],
            "cut": written[: len(written) // 2],
            "empty": b"",
        }[harm]
        log_of(with_log).write_bytes(left)
    with pytest.raises(ChangesLostError) as raised:
        open_store(with_log)
    rescue = best_rescue(with_log, raised.value)
    assert rescue
    assert rescue.lacking == int(str(raised.value))
    bring_back(with_log, rescue)
    names = names_in(with_log)
    assert names[:2] == ["a", "b"]
    assert len(names) == 12 - rescue.lacking


def test_a_damaged_log_that_held_nothing_confirmed_costs_nothing(backed_up: Settings) -> None:
    log_of(backed_up).write_bytes(b"\xff" * 4096)
    assert names_in(backed_up) == ["a", "b"]


# The file


def test_a_bit_flipped_anywhere_is_found_and_the_backup_brought_back(backed_up: Settings) -> None:
    draw = random.Random(DRAWS)  # noqa: S311
    good = backed_up.store_file.read_bytes()
    found = 0
    for _ in range(DRAWS):
        harmed = bytearray(good)
        harmed[draw.randrange(len(harmed))] ^= 1 << draw.randrange(8)
        backed_up.store_file.write_bytes(harmed)
        try:
            store, _ = open_store(backed_up)
        except StoreDamagedError as problem:
            found += 1
            rescue = best_rescue(backed_up, problem)
            assert rescue
            assert rescue.backup
            assert rescue.lacking == 1
            bring_back(backed_up, rescue)
            assert names_in(backed_up) == ["a"]
        else:
            # A block that opening does not read: it holds nothing, or reading it tells.
            found += _is_found_later(store, backed_up)
            store.close()
        backed_up.change_note_file.write_text("2", encoding="ascii")
    assert found


def _is_found_later(store: Store, settings: Settings) -> bool:
    try:
        with store.copying() as cursor:
            read_all(cursor, settings.queries_folder)
    except FileDamagedError:
        return True
    names = [upload.content_hash for upload in uploads(store)]
    assert names == ["b", "a"]
    return False


def harm_block_of(settings: Settings, content: bytes) -> None:
    """Flip one bit in a text that the store's file holds."""
    whole = bytearray(settings.store_file.read_bytes())
    place = whole.find(content)
    assert place > 0
    whole[place] ^= 1
    settings.store_file.write_bytes(whole)


@pytest.mark.parametrize(
    ("harm", "problem", "words"),
    [
        ("empty", FileEmptyError, "tom"),
        ("folder", NotAFileError, "mappe"),
        ("missing", FileMissingError, "væk"),
        ("text", FileDamagedError, "beskadiget"),
        ("head", FileDamagedError, "beskadiget"),
        ("half", FileDamagedError, "beskadiget"),
    ],
)
def test_every_other_damage_has_its_sentence_and_the_command_helps(
    backed_up: Settings,
    harm: str,
    problem: type[StoreError],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    harm_file(backed_up.store_file, harm)
    with pytest.raises(problem) as raised:
        open_store(backed_up)
    assert words in raised.value.sentence(DANISH)
    monkeypatch.setenv("BOLIGBLIK_DATA", str(backed_up.data_folder))
    assert main(["uploads"]) == 2
    assert words in capsys.readouterr().err
    assert main(["restore", "--yes"]) == 0
    told = capsys.readouterr().out
    assert words in told
    assert "sikkerhedskopien fra" in told
    assert "mangler den sidste bekræftede ændring" in told
    assert names_in(backed_up) == ["a"]
    if harm != "missing":
        assert [*backed_up.damaged_folder.glob(f"*/{backed_up.store_file.name}")]


def harm_file(file: Path, harm: str) -> None:
    """Damage a store's file in a named way."""
    content = file.read_bytes()
    file.unlink()
    if harm == "folder":
        file.mkdir()
        (file / "something").write_text("in the way", encoding="utf-8")
    elif harm != "missing":
        left = {
            "empty": b"",
            "text": b"This is no store.",
            "head": bytes(4096) + content[4096:],
            "half": content[: len(content) // 2],
        }[harm]
        file.write_bytes(left)


def test_without_a_backup_nothing_is_touched(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    store, _ = open_store(settings)
    record_one(store, "a")
    store.close()
    harm_file(settings.store_file, "head")
    before = settings.store_file.read_bytes()
    monkeypatch.setenv("BOLIGBLIK_DATA", str(settings.data_folder))
    assert main(["restore", "--yes"]) == 1
    assert "Der er ingen sikkerhedskopi" in capsys.readouterr().out
    assert settings.store_file.read_bytes() == before


def test_stopped_while_bringing_back_the_store_is_missed_and_brought_back_again(
    backed_up: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    harm_file(backed_up.store_file, "head")
    backed_up.change_note_file.unlink()
    rescue = _rescue(backed_up)
    with monkeypatch.context() as power_cut:
        power_cut.setattr("boligblik.store.recovering.restore_originals", stop)
        with pytest.raises(KeyboardInterrupt):
            bring_back(backed_up, rescue)
    with pytest.raises(FileMissingError):
        open_store(backed_up)
    bring_back(backed_up, _rescue(backed_up))
    assert names_in(backed_up) == ["a"]


def stop(*_arguments: object) -> None:
    """Stand in for a power cut."""
    raise KeyboardInterrupt


def _rescue(settings: Settings) -> Rescue:
    rescue = best_rescue(settings, FileDamagedError())
    assert rescue
    return rescue


def test_no_right_to_the_file_is_no_damage(tmp_path: Path) -> None:
    told = problem_of(duckdb.IOException('Cannot open file "x": Permission denied'), "here")
    assert isinstance(told, NoAccessError)
    assert not isinstance(told, StoreDamagedError)
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(NoAccessError):
        open_store(Settings(data_folder=tmp_path / "file" / "data"))


# The page


@pytest.fixture
def show(backed_up: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., AppTest]]:
    """Show a page of the installation."""
    monkeypatch.setenv("BOLIGBLIK_DATA", str(backed_up.data_folder))
    monkeypatch.setenv("BOLIGBLIK_EXAMPLES", "no")
    st.cache_resource.clear()

    def show_page(page: str = "overview") -> AppTest:
        app = AppTest.from_file(PROJECT_FOLDER / "boligblik" / "main.py", default_timeout=60)
        app.switch_page(f"../pages/{page}.py")
        app.run()
        assert not app.exception
        return app

    yield show_page
    forget_installation()


def assert_offers_and_brings_back(app: AppTest) -> None:
    """See the damage told, confirm, and see a page again."""
    assert "Datalageret er beskadiget" in [title.value for title in app.title]
    assert "beskadiget" in app.error[0].value
    told = " ".join(line.value for line in app.markdown)
    assert "sikkerhedskopien fra" in told
    assert "skal gøres igen" in told
    assert app.button(key="restore").disabled
    app.checkbox(key="restore_sure").check().run()
    app.button(key="restore").click().run()
    assert not app.exception
    assert not app.error
    assert "Datalageret er beskadiget" not in [title.value for title in app.title]


def test_a_visitor_brings_the_store_back_in_one_confirmed_step(
    show: Callable[..., AppTest], backed_up: Settings
) -> None:
    harm_file(backed_up.store_file, "head")
    assert_offers_and_brings_back(show())
    forget_installation()
    assert "a" in names_in(backed_up)


def test_damage_that_a_page_comes_upon_is_told_and_mended(
    show: Callable[..., AppTest], backed_up: Settings
) -> None:
    assert not show().error
    forget_installation()
    harm_block_of(backed_up, b"residents_or_evictions")
    assert_offers_and_brings_back(show("data_sources"))


def test_a_second_visitor_does_not_bring_back_what_is_back(
    show: Callable[..., AppTest], backed_up: Settings
) -> None:
    harm_file(backed_up.store_file, "head")
    first, second = show(), show()
    second.checkbox(key="restore_sure").check().run()
    assert_offers_and_brings_back(first)
    second.button(key="restore").click().run()
    assert not second.error
    assert len([*backed_up.damaged_folder.iterdir()]) == 1


# The full disk

FILL_THE_DISK = """
import json, os, resource, sys
from pathlib import Path
from boligblik.settings import Settings
from boligblik.store.opening import open_store
from boligblik.store.problems import DiskFullError
from boligblik.store.reading.uploads import uploads
from tests.integration.test_damage import record_big
settings = Settings(data_folder=Path(sys.argv[1]))
store, _ = open_store(settings)
room = settings.store_file.stat().st_size + int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
stored, refused, seen = [], 0, []
for number in range(60):
    try:
        record_big(store, str(number))
        stored.append(str(number))
    except DiskFullError:
        refused += 1
    seen.append(sorted(u.content_hash for u in uploads(store)) == sorted(stored))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
record_big(store, "room")
stored.append("room")
store.close()
print(json.dumps({"stored": stored, "refused": refused, "always_right": all(seen)}))
"""


def record_big(store: Store, name: str) -> None:
    """Record an upload of 4,000 values that no compression makes small."""
    draw = random.Random(name)  # noqa: S311
    upload = NewUpload(name, f"{name}.xlsx", "evictions", "uploaded", "months")
    rows = [
        {
            "organisation": draw.randbytes(16).hex(),
            "month": date(2016, 1, 1),
            "measure": "evictions",
            "value": draw.randrange(2**40),
            "sheet": "Ark1",
            "cell": draw.randbytes(8).hex(),
        }
        for _ in range(4000)
    ]
    record_upload(store, upload, {"monthly_count": rows}, done_by="Tester")


@pytest.mark.parametrize("room", [100_000, 500_000, 1_500_000])
def test_a_full_disk_loses_nothing_committed_and_room_is_all_it_takes(
    settings: Settings, room: int
) -> None:
    command = [sys.executable, "-c", FILL_THE_DISK, str(settings.data_folder), str(room)]
    done = subprocess.run(command, cwd=PROJECT_FOLDER, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["refused"]
    assert told["always_right"]
    assert names_in(settings) == told["stored"]


def test_the_full_disk_is_told_in_danish() -> None:
    told = problem_of(duckdb.IOException("IO Error: Could not write file: No space left"), "here")
    assert isinstance(told, DiskFullError)
    assert told.sentence(DANISH).startswith("Disken er fuld")
