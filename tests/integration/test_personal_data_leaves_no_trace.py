"""A file with personal data is stopped, its cell is named, and nothing of it is left."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl.comments import Comment

from boligblik.approving import NotCleanError, approve, vocabulary_of
from boligblik.reading_apart import read_apart
from boligblik.settings import PROJECT_FOLDER, Settings
from boligblik.starting import start
from boligblik.store.backing_up import back_up
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
        case "second sheet":
            return name, workbook({"Ark1": lines, "Noter": [[text]]})
        case "csv":
            lines.append([text])
            rows = [";".join(str(value) for value in line) for line in lines]
            return "fab.csv", "\n".join(rows).encode("cp1252")
    return name, xlsx(lines)


_SHORT = 7
PLACES = ("cell", "header", "title", "sheet name", "comment", "second sheet", "csv", "file name")


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
