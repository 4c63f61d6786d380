"""Killed at any moment, the store opens again, whole, with all that was acknowledged.

``BOLIGBLIK_KILLS=500`` for the scheduled run.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copytree
from typing import IO

import pytest

from boligblik.settings import PROJECT_FOLDER, Settings
from boligblik.store.backup_record import backups
from boligblik.store.connection import Store
from boligblik.store.opening import open_store
from boligblik.store.reading.uploads import uploads
from boligblik.store.reference import load_reference
from tests.integration.work_until_killed import MONTHS, settings_below

KILLS = int(os.environ.get("BOLIGBLIK_KILLS", "15"))
LONGEST_LIFE, LONGEST_ON_A_BUSY_MACHINE = 0.6, 10.0
SECONDS_TO_START = 60
MIGRATES_EVERY = 4


@dataclass
class Acknowledged:
    """What workers have been told is done: the last word on each upload, and the backups."""

    withdrawn: dict[int, bool] = field(default_factory=dict)
    backups: list[str] = field(default_factory=list)
    opened: int = 0

    def take(self, line: str) -> None:
        """Take in one line of a worker."""
        match line.split():
            case ["import" | "reinstate", number]:
                self.withdrawn[int(number)] = False
            case ["withdraw", number]:
                self.withdrawn[int(number)] = True
            case ["backup", name]:
                self.backups.append(name)
            case ["opened"]:
                self.opened += 1


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An installation with its own queries and the reference lists."""
    settings = settings_below(tmp_path)
    copytree(Settings().queries_folder, settings.queries_folder)
    store, _ = open_store(settings)
    load_reference(store, settings.reference_folder)
    store.close()
    return tmp_path


@pytest.fixture
def warm() -> Iterator[subprocess.Popen[str]]:
    """The process that forks workers."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.integration.work_until_killed"],
        cwd=PROJECT_FOLDER,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert read_line(process) == "warm"
        yield process
        assert process.stdin
        process.stdin.close()
        assert process.wait(SECONDS_TO_START) == 0


def read_line(process: subprocess.Popen[str]) -> str:
    """Read the next line, which must come in good time."""
    output: IO[str] | None = process.stdout
    assert output
    return output.readline().strip()


def live_and_die(
    warm: subprocess.Popen[str], folder: Path, seed: int, life: float, known: Acknowledged
) -> bool:
    """Let one worker live for so many seconds, take in what it said and tell if that was any."""
    assert warm.stdin
    warm.stdin.write(f"{folder} {seed}\n")
    warm.stdin.flush()
    lines = []
    while not (line := read_line(warm)).startswith("worker "):
        lines.append(line)
    time.sleep(life)
    os.kill(int(line.removeprefix("worker ")), signal.SIGKILL)
    while not (line := read_line(warm)).startswith("ended "):
        lines.append(line)
    assert line == f"ended {-signal.SIGKILL}", lines
    for said in lines:
        known.take(said)
    return bool(lines)


def add_migration(settings: Settings, number: int) -> None:
    """Add a migration that makes a table and fills it, whole or not at all."""
    file = settings.queries_folder / "migrations" / f"1{number:04}_more.sql"
    file.write_text(
        f"create table more_{number} (upload_id bigint);"
        f" insert into more_{number} select upload_id from upload;",
        encoding="utf-8",
    )


def assert_whole(store: Store, known: Acknowledged) -> None:
    """Hold the store against what was acknowledged, and every upload against its own count."""
    cursor = store._connection.cursor()
    counted = dict(
        cursor.execute("select upload_id, count(*) from monthly_count group by all").fetchall()
    )
    made = cursor.execute("select name from migration where name like '1%'").fetchall()
    for (name,) in made:
        more = f"more_{int(name.split('_')[0][1:])}"
        assert cursor.execute(f"select count(*) from {more}").fetchall()[0][0] > 0
    recorded = cursor.execute(
        "select upload_id from upload except"
        " select upload_id from upload_event where event = 'recorded'"
    ).fetchall()
    cursor.close()
    present = {upload.upload_id: upload for upload in uploads(store)}
    assert recorded == []
    assert set(known.withdrawn) <= set(present)
    assert counted == dict.fromkeys(present, MONTHS)
    # At most one change was under way, and may or may not have come through.
    differing = [n for n, gone in known.withdrawn.items() if present[n].is_withdrawn != gone]
    assert len(differing) <= 1
    known.withdrawn |= {number: present[number].is_withdrawn for number in differing}


def assert_backups_whole(settings: Settings, known: Acknowledged) -> None:
    """See that every backup is whole and none is missing but for later ones."""
    made = backups(settings.backup_folder)
    for backup in made:
        backup.check()
    names = [backup.name for backup in made]
    for name in known.backups:
        assert name in names or len([n for n in names if n > name]) >= settings.backups_kept


def test_nothing_acknowledged_is_lost_however_often_it_is_killed(
    folder: Path, warm: subprocess.Popen[str]
) -> None:
    settings, known = settings_below(folder), Acknowledged()
    draw = random.Random(KILLS)  # noqa: S311
    heard, longest = 0, LONGEST_LIFE
    for seed in range(KILLS):
        if seed % MIGRATES_EVERY == 0:
            add_migration(settings, seed)
        heard += live_and_die(warm, folder, seed, draw.uniform(0, longest), known)
        is_busy = 2 * heard < seed + 1
        longest = min(1.5 * longest, LONGEST_ON_A_BUSY_MACHINE) if is_busy else LONGEST_LIFE
        store, _ = open_store(settings)
        assert_whole(store, known)
        store.close()
        assert_backups_whole(settings, known)
    assert known.opened
    assert len(known.withdrawn) >= KILLS / 5
