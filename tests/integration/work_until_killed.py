"""Work on a store until somebody kills the process: the other half of ``test_kill``.

A warm process forks one worker for each line ``FOLDER SEED`` on its input. A worker writes a line
when something is acknowledged, after the function that does it has returned.
"""

import os
import random
import sys
from datetime import date
from itertools import count
from pathlib import Path

from boligblik.approving import approve
from boligblik.contracts.rows import MonthlyCount
from boligblik.importing import Reading
from boligblik.settings import Settings
from boligblik.store.backing_up import back_up
from boligblik.store.connection import Store
from boligblik.store.opening import open_store
from boligblik.store.pseudonym import Pseudonyms
from boligblik.store.reading.uploads import uploads
from boligblik.store.recording import reinstate_uploads, withdraw_uploads

MONTHS = 12


def settings_below(folder: Path) -> Settings:
    """Return the settings of an installation with its own queries."""
    return Settings(data_folder=folder / "data", queries_folder=folder / "queries")


def report(content: bytes, draw: random.Random) -> Reading:
    """Make the clean reading of a report of a year."""
    rows = tuple(
        MonthlyCount(
            "eksempelbo_nord",
            date(2016, month, 1),
            "evictions",
            draw.randrange(9),
            "Ark1",
            f"B{month}",
        )
        for month in range(1, MONTHS + 1)
    )
    return Reading(
        "rapport.xlsx",
        content,
        kind="evictions",
        layout="months",
        organisation="eksempelbo_nord",
        rows=rows,
        is_example=True,
    )


def say(*words: object) -> None:
    """Write one line in one piece, past every buffer that a kill would empty."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def work(folder: Path, seed: int) -> None:
    """Open the store and change it for as long as there is life."""
    settings = settings_below(folder)
    draw = random.Random(seed)  # noqa: S311
    store, pseudonyms = open_store(settings)
    say("opened")
    for number in count():
        step = draw.choices(("import", "withdraw", "reinstate", "backup"), (6, 2, 2, 1))[0]
        if step == "import":
            take_in(store, pseudonyms, settings, f"{seed} {number}".encode(), draw)
        elif step == "backup":
            say("backup", back_up(store, settings).name)
        else:
            turn(store, step, draw)


def take_in(
    store: Store, pseudonyms: Pseudonyms, settings: Settings, content: bytes, draw: random.Random
) -> None:
    """Approve a report."""
    receipt = approve(
        store, report(content, draw), done_by="Tester", pseudonyms=pseudonyms, settings=settings
    )
    say("import", receipt.upload_id)


def turn(store: Store, step: str, draw: random.Random) -> None:
    """Withdraw or reinstate one upload."""
    known = [u for u in uploads(store) if u.is_withdrawn == (step == "reinstate")]
    if known:
        chosen = draw.choice(known).upload_id
        change = withdraw_uploads if step == "withdraw" else reinstate_uploads
        change(store, [chosen], "Tester")
        say(step, chosen)


def main() -> None:
    """Fork a worker for each line and tell when it has ended."""
    say("warm")
    for line in sys.stdin:
        folder, seed = line.split()
        worker = os.fork()
        if worker == 0:
            work(Path(folder), int(seed))
        say("worker", worker)
        _, status = os.waitpid(worker, 0)
        say("ended", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
