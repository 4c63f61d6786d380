"""What was approved can be fetched back byte for byte; what names residents is never kept."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest
from openpyxl import Workbook, load_workbook

from boligblik.approving import GroundMovedError, Preview, approve, preview, vocabulary_of
from boligblik.command_line import main
from boligblik.importing import Reading, read_spreadsheet
from boligblik.intake.kept_copy import kept_copy
from boligblik.intake.limits import Limits
from boligblik.settings import Settings
from boligblik.starting import Installation, start
from boligblik.store.kept_files import OriginalMissingError, is_kept, kept_file
from boligblik.store.recording import withdraw_uploads
from tests.spreadsheets import Lines, xlsx
from tests.workbook_changes import changed_workbook

TODAY = date(2016, 10, 12)
REGISTER = "Dato;Sagsnummer;Boligområde\n01-03-2016;SAG-KANIN-9;Bolbro\n".encode()


@pytest.fixture
def installation(settings: Settings) -> Installation:
    return start(settings)


def report(value: int, note: str = "") -> bytes:
    lines: Lines = [["Boligorganisation: FaB", note], ["Måned", "Udsættelser"], ["jan 2016", value]]
    return kept_copy(xlsx(lines), Limits()) or b""


def read(installation: Installation, content: bytes, name: str = "fab.xlsx") -> Reading:
    return read_spreadsheet(name, content, vocabulary_of(installation.store), today=TODAY)


def approved(installation: Installation, reading: Reading, seen: Preview | None = None) -> int:
    receipt = approve(
        installation.store,
        reading,
        done_by="AN",
        pseudonyms=installation.pseudonyms,
        settings=installation.settings,
        seen=seen,
    )
    return receipt.upload_id if receipt.is_new else 0


def test_a_file_comes_back_also_when_withdrawn(installation: Installation) -> None:
    content = report(3)
    reading = read(installation, content)
    upload = approved(installation, reading)
    withdraw_uploads(installation.store, [upload], "AN")
    folder = installation.settings.originals_folder
    assert kept_file(folder, reading.content_hash) == content


def test_who_wrote_a_file_is_not_kept(installation: Installation) -> None:
    def write_name(book: Workbook) -> None:
        book.properties.creator = book.properties.lastModifiedBy = "Jens Hansen"

    reading = read(installation, changed_workbook(report(3), write_name))
    approved(installation, reading)
    kept = kept_file(installation.settings.originals_folder, reading.content_hash)
    book = load_workbook(io.BytesIO(kept))
    assert (book.properties.creator, book.properties.lastModifiedBy) == (None, None)
    assert [cell.value for cell in book.worksheets[0][3]] == [
        cell.value for cell in load_workbook(io.BytesIO(reading.content)).worksheets[0][3]
    ]
    assert approved(installation, read(installation, reading.content)) == 0


def test_a_name_that_is_a_path_is_none(installation: Installation) -> None:
    approved(installation, read(installation, report(3), "../../../tmp/ondt.xlsx"))
    kept = list(installation.settings.originals_folder.iterdir())
    assert [len(file.name) for file in kept] == [64]


def test_a_register_is_not_kept(installation: Installation) -> None:
    reading = read(installation, REGISTER, "register.csv")
    assert approved(installation, reading)
    assert not is_kept(installation.settings.originals_folder, reading.content_hash)
    files = [file for file in installation.settings.data_folder.rglob("*") if file.is_file()]
    installation.store.close()
    assert not any(b"KANIN" in file.read_bytes() for file in files)


def test_a_changed_or_missing_original_is_told(installation: Installation) -> None:
    reading = read(installation, report(3))
    approved(installation, reading)
    folder = installation.settings.originals_folder
    (folder / reading.content_hash).write_bytes(b"other")
    with pytest.raises(OriginalMissingError):
        kept_file(folder, reading.content_hash)
    with pytest.raises(OriginalMissingError):
        kept_file(folder, "0" * 64)


def test_the_command_line_fetches_and_never_writes_over(
    installation: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = report(3)
    upload = approved(installation, read(installation, content))
    installation.store.close()
    monkeypatch.setenv("BOLIGBLIK_DATA", str(installation.settings.data_folder))
    target = tmp_path / "hentet.xlsx"
    assert main(["original", str(upload), "--to", str(target)]) == 0
    assert target.read_bytes() == content
    assert main(["original", str(upload), "--to", str(target)]) == 1
    assert main(["original", "9999", "--to", str(tmp_path / "b.xlsx")]) == 1


def test_the_later_of_two_analysts_sees_that_the_ground_has_moved(
    installation: Installation,
) -> None:
    mine, theirs = read(installation, report(3)), read(installation, report(4))
    shown = preview(installation.store, mine)
    approved(installation, theirs)
    with pytest.raises(GroundMovedError):
        approved(installation, mine, shown)
    assert approved(installation, mine, preview(installation.store, mine))


def test_somebody_elses_other_values_move_no_ground(installation: Installation) -> None:
    mine = read(installation, report(3))
    shown = preview(installation.store, mine)
    other = xlsx([["Boligorganisation: OBO"], ["Måned", "Udsættelser"], ["jan 2016", 7]])
    approved(installation, read(installation, other))
    assert approved(installation, mine, shown)


def test_of_many_who_approve_the_same_file_at_once_one_is_first(
    installation: Installation,
) -> None:
    reading = read(installation, report(3))
    shown = preview(installation.store, reading)
    together = Barrier(8)

    def go(_: int) -> int:
        together.wait()
        return approved(installation, reading, shown)

    with ThreadPoolExecutor(8) as pool:
        uploads = list(pool.map(go, range(8)))
    assert sum(upload > 0 for upload in uploads) == 1


def test_of_many_who_change_the_same_value_at_once_the_others_are_told(
    installation: Installation,
) -> None:
    readings = [read(installation, report(value, f"{value}")) for value in range(8)]
    shown = [preview(installation.store, reading) for reading in readings]
    together = Barrier(8)

    def go(place: int) -> bool:
        together.wait()
        try:
            return bool(approved(installation, readings[place], shown[place]))
        except GroundMovedError:
            return False

    with ThreadPoolExecutor(8) as pool:
        stored = list(pool.map(go, range(8)))
    assert sum(stored) == 1
