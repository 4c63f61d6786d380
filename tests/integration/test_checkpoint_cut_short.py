"""A checkpoint that is killed in the middle of a write leaves a store that opens whole.

A write that a signal cuts short ends at a page; what is torn here is made of the file before a
checkpoint and the same file after it.
"""

import subprocess
import sys
from contextlib import closing
from pathlib import Path
from shutil import copy, copytree

import duckdb
import pytest

from boligblik.settings import Settings
from boligblik.store.checkpointing import Checkpoints, take_back
from boligblik.store.connection import Store
from boligblik.store.opening import open_store
from boligblik.store.problems import FileDamagedError
from boligblik.store.reading.uploads import uploads
from boligblik.store.recording import NewUpload, record_upload

HEADERS, BLOCK, PAGE = 12_288, 262_144, 4096
NAMES = [f"upload {number}" for number in range(12)]
HOLDS_THE_LOCK = """
import fcntl, sys
with open(sys.argv[1], "rb+") as file:
    fcntl.lockf(file, fcntl.LOCK_EX)
    print("held", flush=True)
    sys.stdin.read()
"""


class CutShortError(Exception):
    """The process ends here."""


class EndsBeforeCheckpoint:
    """A cursor whose process ends when the checkpoint is to begin."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def execute(self, statement: str) -> duckdb.DuckDBPyConnection:
        if statement == "checkpoint":
            raise CutShortError
        return self._cursor.execute(statement)


class Stages:
    """A folder as it was when a checkpoint began, and the file as the checkpoint left it."""

    def __init__(self, folder: Path, after: bytes) -> None:
        self.settings = Settings(data_folder=folder)
        self.before = self.settings.store_file.read_bytes()
        self.after = after
        with closing(duckdb.connect(str(self.settings.store_file), read_only=True)) as store:
            found = store.execute("select block_id from pragma_metadata_info()").fetchall()
        self.torn = [
            file for (number,) in found if (file := self._torn(number)) not in (None, self.before)
        ]

    def _torn(self, number: int) -> bytes | None:
        """Return the file as it was, but for half of the pages that a block was to get anew."""
        start, end = HEADERS + number * BLOCK, HEADERS + (number + 1) * BLOCK
        pages = range(start, min(end, len(self.before)), PAGE)
        changed = [
            page
            for page in pages
            if self.before[page : page + PAGE] != self.after[page : page + PAGE]
        ]
        torn = bytearray(self.before)
        for page in changed[: len(changed) // 2]:
            torn[page : page + PAGE] = self.after[page : page + PAGE]
        return bytes(torn)


def record(store: Store, name: str) -> None:
    upload = NewUpload(name, f"{name}.xlsx", "evictions", "uploaded", "months")
    record_upload(store, upload, {}, done_by="Tester")


def names_in(settings: Settings) -> list[str]:
    store, _ = open_store(settings)
    names = [upload.content_hash for upload in uploads(store)]
    store.close()
    return sorted(names)


@pytest.fixture
def stages(settings: Settings, tmp_path: Path) -> Stages:
    """A store whose last change stands in the log when the checkpoint begins."""
    store, _ = open_store(settings)
    for name in NAMES[:-1]:
        record(store, name)
    checkpoints, whole = (
        Checkpoints(settings.store_file, settings.kept_blocks_file),
        store._checkpoint,
    )
    store._checkpoint = lambda _cursor: None
    record(store, NAMES[-1])
    with store.copying() as cursor:
        with pytest.raises(CutShortError):
            checkpoints.make(EndsBeforeCheckpoint(cursor))  # type: ignore[arg-type]
        copytree(settings.data_folder, tmp_path / "cut")
        whole(cursor)
        after = settings.store_file.read_bytes()
    store.close()
    checkpoints.close()
    return Stages(tmp_path / "cut", after)


def test_a_torn_block_is_put_back_and_nothing_is_lost(stages: Stages) -> None:
    assert stages.torn
    kept = stages.settings.kept_blocks_file.read_bytes()
    log = stages.settings.store_file.with_suffix(".duckdb.wal")
    written = log.read_bytes()
    for torn in stages.torn:
        stages.settings.store_file.write_bytes(torn)
        stages.settings.kept_blocks_file.write_bytes(kept)
        log.write_bytes(written)
        assert names_in(stages.settings) == sorted(NAMES)
        assert not stages.settings.kept_blocks_file.exists()


def test_without_what_was_kept_a_torn_block_damages_the_store(stages: Stages) -> None:
    stages.settings.kept_blocks_file.unlink()
    stages.settings.store_file.write_bytes(stages.torn[0])
    with pytest.raises(FileDamagedError):
        open_store(stages.settings)


def test_nothing_is_put_back_once_the_header_has_turned(stages: Stages) -> None:
    stages.settings.store_file.write_bytes(stages.after)
    stages.settings.store_file.with_suffix(".duckdb.wal").unlink()
    take_back(stages.settings.store_file, stages.settings.kept_blocks_file)
    assert stages.settings.store_file.read_bytes() == stages.after
    assert names_in(stages.settings) == sorted(NAMES)


def test_nothing_is_put_back_into_another_store(stages: Stages, tmp_path: Path) -> None:
    other = bytearray(stages.before)
    # A part that is in use has another content, though the headers are alike.
    with closing(duckdb.connect(str(stages.settings.store_file), read_only=True)) as store:
        number, free = store.execute(
            "select block_id, free_list from pragma_metadata_info() order by block_id"
        ).fetchall()[0]
    used = next(part for part in range(64) if part not in free)
    other[HEADERS + number * BLOCK + 8 + used * 4088] ^= 1
    file = tmp_path / "other.duckdb"
    file.write_bytes(other)
    take_back(file, stages.settings.kept_blocks_file)
    assert file.read_bytes() == other


def test_nothing_is_put_back_while_another_process_has_the_store(
    stages: Stages, tmp_path: Path
) -> None:
    stages.settings.store_file.write_bytes(stages.torn[0])
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS_THE_LOCK, str(stages.settings.store_file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        take_back(stages.settings.store_file, stages.settings.kept_blocks_file)
        assert stages.settings.store_file.read_bytes() == stages.torn[0]
        holder.communicate()
    assert names_in(stages.settings) == sorted(NAMES)


def test_no_checkpoint_is_made_but_those_that_are_kept_for(settings: Settings) -> None:
    """Neither a large change nor closing turns the header by itself."""
    store, _ = open_store(settings)
    store._checkpoint = lambda _cursor: None
    header = settings.store_file.read_bytes()[:HEADERS]
    with store.copying() as cursor:
        cursor.execute("create table large as select range::varchar as text from range(2000000)")
    store.close()
    copied = settings.data_folder / "copied.duckdb"
    copy(settings.store_file, copied)
    assert copied.read_bytes()[:HEADERS] == header
    store, _ = open_store(settings)
    with store.copying() as cursor:
        assert cursor.execute("select count(*) from large").fetchall() == [(2_000_000,)]
    store.close()
