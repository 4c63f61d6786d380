"""Many threads ask while uploads are approved: every answer is one that was right at some moment.

``BOLIGBLIK_THREAD_QUERIES=1000`` for the scheduled run.
"""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from boligblik.settings import Settings
from boligblik.store.backing_up import back_up
from boligblik.store.connection import Store
from boligblik.store.reading.reports import report_cells
from boligblik.store.reading.uploads import data_version, uploads
from boligblik.store.recording import NewUpload, record_upload
from boligblik.store.reference import load_reference

THREADS = 8
QUERIES = int(os.environ.get("BOLIGBLIK_THREAD_QUERIES", "125"))
JANUARY, DECEMBER = date(2016, 1, 1), date(2016, 12, 1)


def approve_report(store: Store, number: int) -> None:
    """Approve a report that says ``number`` for every month of 2016."""
    upload = NewUpload(f"content {number}", "rapport.xlsx", "evictions", "example", "months")
    rows = [
        {
            "organisation": "eksempelbo_nord",
            "month": date(2016, month, 1),
            "measure": "evictions",
            "value": number,
            "sheet": "Ark1",
            "cell": f"B{month}",
        }
        for month in range(1, 13)
    ]
    record_upload(store, upload, {"monthly_count": rows}, done_by="Tester")


def year_of(store: Store, as_of: date) -> list[int | None]:
    """Read the organisation's months of 2016."""
    cells = report_cells(
        store,
        kind="evictions",
        measure="evictions",
        first_month=JANUARY,
        last_month=DECEMBER,
        as_of=as_of,
        deadline_day=10,
    )
    return [cell.value for cell in cells if cell.organisation == "eksempelbo_nord"]


def what_is_wrong(store: Store, number: int, approved: list[int]) -> str | None:
    """Ask one question and hold the answer against what was approved before and after it."""
    before = approved[0]
    if number % 3 == 0:
        is_right = data_version(store) >= before
    elif number % 3 == 1:
        is_right = [upload.row_count for upload in uploads(store)][-before:] == [12] * before
    else:
        # Another day each time, or the kept answer of the question before would be given.
        year = year_of(store, date.fromordinal(736330 + number))
        is_right = year == [year[0]] * 12 and before <= (year[0] or 0) <= approved[0] + 1
    return None if is_right else f"question {number} after approval {before}"


def ask(store: Store, thread: int, approved: list[int]) -> list[str]:
    """Ask many questions and return what was wrong with the answers."""
    numbers = range(thread * QUERIES, (thread + 1) * QUERIES)
    return [wrong for number in numbers if (wrong := what_is_wrong(store, number, approved))]


def test_no_thread_gets_a_wrong_row_or_a_busy_error_while_uploads_are_approved(
    settings: Settings, store: Store
) -> None:
    load_reference(store, settings.reference_folder)
    approve_report(store, 1)
    approved, done = [1], threading.Event()

    def keep_approving() -> None:
        while not done.is_set():
            approve_report(store, approved[0] + 1)
            approved[0] += 1
            if approved[0] % 20 == 0:
                back_up(store, settings)
            done.wait(0.02)

    with ThreadPoolExecutor(THREADS + 1) as pool:
        writer = pool.submit(keep_approving)
        readers = [pool.submit(ask, store, thread, approved) for thread in range(THREADS)]
        try:
            wrong = [line for reader in readers for line in reader.result()]
        finally:
            done.set()
        writer.result()
    assert wrong == []
    assert approved[0] > 10
