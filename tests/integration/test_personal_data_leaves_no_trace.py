"""A file with personal data is stopped, its cell is named, and nothing of it is left."""

import io
import logging
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart

from boligblik.approving import NotCleanError, approve, vocabulary_of
from boligblik.reading_apart import read_apart
from boligblik.settings import PROJECT_FOLDER, Settings
from boligblik.starting import start
from boligblik.store.backing_up import back_up
from boligblik.store.kept_files import kept_file
from tests.raw_workbooks import zipped
from tests.spreadsheets import Value, workbook, xlsx
from tests.traces import traces
from tests.workbook_changes import changed_workbook

SECRETS = {
    "number": "010180-1234",
    "number without dash": "0101801234",
    "mail": "kanin.hare@example.dk",
    "telephone": "tlf. 22 33 44 55",
    "name": "Aftalt med Jens Kaninsen",
    "dwelling": "Rugvang 12, 2. tv",
}
LINES: list[list[Value]] = [
    ["Boligorganisation: FaB"],
    ["Måned", "Udsættelser", "Bemærkninger"],
    ["jan 2016", 3, ""],
]


def with_text(text: str, place: str) -> tuple[str, bytes]:
    """Return a file's name and content with a text at a sort of place in it."""
    lines = [list(line) for line in LINES]
    name = "fab.xlsx"
    match place:
        case "cell":
            lines[2][2] = text
        case "header":
            lines[1][2] = text
        case "title":
            lines[0].append(text)
        case "file name":
            name = f"{text}.xlsx"
        case "sheet name":
            return name, xlsx(lines, text.replace("/", " ")[:31])
        case "comment":
            content = xlsx(lines)
            return name, changed_workbook(
                content, lambda book: setattr(book["Ark1"]["B3"], "comment", Comment(text, "a"))
            )
        case "page header":
            header = HeaderFooterItem(center=_HeaderFooterPart(text))
            return name, changed_workbook(
                xlsx(lines), lambda book: setattr(book["Ark1"], "oddHeader", header)
            )
        case "list of choices":
            choices = DataValidation("list", formula1=f'"{text},Andet"', sqref="C3")
            return name, changed_workbook(
                xlsx(lines), lambda book: book["Ark1"].add_data_validation(choices)
            )
        case "properties":
            return name, changed_workbook(
                xlsx(lines), lambda book: setattr(book.properties, "subject", text)
            )
        case "formula":
            lines[2][1] = f'=IF(A3="{text}",3,3)'
        case "second sheet":
            return name, workbook({"Ark1": lines, "Noter": [[text]]})
        case "csv":
            lines.append([text])
            rows = [";".join(str(value) for value in line) for line in lines]
            return "fab.csv", "\n".join(rows).encode("cp1252")
    return name, xlsx(lines)


_SHORT = 7
PLACES = (
    *("cell", "header", "title", "sheet name", "comment", "second sheet", "csv", "file name"),
    *("page header", "list of choices", "properties", "formula"),
)


def parts_of(text: str) -> list[str]:
    """Return a text and its long words: either would tell of somebody."""
    return [text, *(word for word in text.split() if len(word) > _SHORT)]


@pytest.mark.parametrize("place", PLACES)
def test_it_would_be_seen_if_the_file_were_kept(place: str, tmp_path: Path) -> None:
    for text in SECRETS.values():
        name, content = with_text(text, place)
        (tmp_path / name.replace("/", " ")).write_bytes(content)
        assert traces(tmp_path, parts_of(text))


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_left_of_it(
    place: str, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    installation = start(settings)
    vocabulary = vocabulary_of(installation.store)
    for text in SECRETS.values():
        name, content = with_text(text, place)
        reading = read_apart(name, content, vocabulary)
        assert {finding.code.partition("_")[0] for finding in reading.findings} == {"personal"}
        assert text not in repr(reading.findings)
        assert text not in reading.file_name
        with pytest.raises(NotCleanError):
            approve(
                installation.store,
                reading,
                done_by="AN",
                pseudonyms=installation.pseudonyms,
                settings=settings,
            )
    back_up(installation.store, settings)
    installation.close()
    parts = [part for text in SECRETS.values() for part in parts_of(text)]
    assert traces(settings.data_folder, parts) == []
    assert not any(text in caplog.text for text in SECRETS.values())


def test_who_wrote_an_approved_file_and_its_pictures_leave_no_trace(settings: Settings) -> None:
    installation = start(settings)
    content = changed_workbook(
        xlsx(LINES), lambda book: setattr(book.properties, "creator", SECRETS["name"])
    )
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    hidden = {
        "xl/media/image1.png": SECRETS["number"].encode(),
        "xl/embeddings/oleObject1.bin": SECRETS["telephone"].encode(),
        "docProps/custom.xml": f"<x>{SECRETS['mail']}</x>".encode(),
    }
    reading = read_apart("fab.xlsx", zipped({**parts, **hidden}), vocabulary_of(installation.store))
    receipt = approve(
        installation.store,
        reading,
        done_by="AN",
        pseudonyms=installation.pseudonyms,
        settings=settings,
    )
    kept = kept_file(settings.originals_folder, reading.content_hash)
    back_up(installation.store, settings)
    installation.close()
    assert receipt.is_new
    with zipfile.ZipFile(io.BytesIO(kept)) as archive:
        (settings.data_folder / "unpacked").write_bytes(
            b"".join(map(archive.read, archive.namelist()))
        )
    parts_of_all = [part for text in SECRETS.values() for part in parts_of(text)]
    assert traces(settings.data_folder, parts_of_all) == []


@pytest.mark.parametrize(
    ("value", "lost"), [(101801234, "its first zero"), (3112991234, "nothing")], ids=str
)
def test_a_number_stored_as_a_number_is_stopped(value: int, lost: str, tmp_path: Path) -> None:
    file = tmp_path / "fab.xlsx"
    file.write_bytes(xlsx([*LINES, ["feb 2016", 3, value]]))
    data = tmp_path / "data"
    done = subprocess.run(
        [sys.executable, "-m", "boligblik", "import", str(file)],
        cwd=PROJECT_FOLDER,
        env={"BOLIGBLIK_DATA": str(data), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "C4" in done.stdout
    assert str(value) not in done.stdout + done.stderr, lost
    assert traces(data, [str(value)]) == []
