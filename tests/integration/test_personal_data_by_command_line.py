"""Files with personal data given to the command line leave nothing of it in what is kept or told.

All persons, numbers and addresses are made up.
"""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from boligblik.contracts.vocabulary import Vocabulary
from boligblik.importing import read_spreadsheet, reading_as_data
from boligblik.language import DANISH
from boligblik.settings import PROJECT_FOLDER
from tests.traces import traces

SECRETS = {
    "number": "150372-9876",
    "mail": "gertrud.prøve@example.dk",
    "phone": "+45 28 73 91 46",
    "name": "Gertrud Prøvensen",
}
PARTS = ("150372", "1503729876", "28739146", "28 73 91 46", "ertrud", "røvensen")
"""What may stand nowhere: neither a secret nor a telling part of one."""

AS_NUMBERS = {"number": 1503729876, "number without its zero": 503729876, "float": 503729876.0}
VOCABULARY = Vocabulary.from_reference(PROJECT_FOLDER / "data" / "reference")


def report(
    cell: str | float = 4, header: str = "Rykkere", sheet: str = "Ark1", note: str = ""
) -> bytes:
    """Write an organisation's report, as it should be but for what is given."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    page.append(["Boligorganisation: OBO"])
    page.append(["Udsættelser 2016"])
    page.append(["Måned", "Udsættelser", header])
    for month in ("januar", "februar", "marts", "april", "maj"):
        page.append([month, 1, 2])
    page["B5"] = cell
    if note:
        page["B6"].comment = Comment(note, "NN")
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def text_report(cell: object, encoding: str) -> bytes:
    lines = ["Boligorganisation: OBO", "Udsættelser 2016", "Måned;Udsættelser;Note"]
    lines += ["januar;1;", f"februar;2;{cell}", "marts;3;"]
    return "\r\n".join(lines).encode(encoding)


def bad_files() -> Iterator[tuple[str, str, bytes, str]]:
    """Give a name of each case, the file's name and content, and what its finding names."""
    for what, secret in SECRETS.items():
        yield f"{what} in a cell", "a.xlsx", report(secret), "B5"
        yield f"{what} within a text", "b.xlsx", report(f"Spørg {secret} om det"), "B5"
        yield f"{what} in a header", "c.xlsx", report(header=secret), "C3"
        yield f"{what} in a sheet's name", "d.xlsx", report(sheet=secret), ""
        yield f"{what} in a comment", "e.xlsx", report(note=f"Husk {secret}"), "B6"
        yield f"{what} in a file's name", f"{secret} 2016.xlsx", report(), ""
        yield f"{what} in a text file", "f.csv", text_report(secret, "utf-8"), "C5"
        yield f"{what} in an old text file", "g.csv", text_report(secret, "cp1252"), "C5"
    for what, number in AS_NUMBERS.items():
        yield f"{what} as a number", "h.xlsx", report(number), "B5"
    yield "number without its zero in a text file", "i.csv", text_report(503729876, "utf-8"), "C5"
    yield "phone as a number", "j.xlsx", report(28739146), "B5"


BAD_FILES = list(bad_files())


@pytest.mark.parametrize(
    ("name", "content", "cell"), [case[1:] for case in BAD_FILES], ids=[c[0] for c in BAD_FILES]
)
def test_file_is_stopped_and_its_finding_repeats_nothing(
    name: str, content: bytes, cell: str
) -> None:
    reading = read_spreadsheet(name, content, VOCABULARY, today=date(2016, 10, 12))
    assert [finding.code[:9] for finding in reading.blocking] == ["personal_"]
    assert (reading.blocking[0].cell or "") == cell
    assert reading.rows == ()
    told = json.dumps(reading_as_data(reading, DANISH), ensure_ascii=False) + repr(reading.findings)
    assert not [part for part in PARTS if part in told]


def test_nothing_of_it_is_in_the_store_its_logs_or_the_originals(tmp_path: Path) -> None:
    inbox, data = tmp_path / "inbox", tmp_path / "data"
    inbox.mkdir()
    (inbox / "good.xlsx").write_bytes(report())
    for place, (_, name, content, _) in enumerate(BAD_FILES):
        (inbox / str(place)).mkdir()
        (inbox / str(place) / name).write_bytes(content)
    code, output = run_import(data, inbox / "good.xlsx")
    assert code == 0, output
    code, output = run_import(data, *inbox.glob("*/*"))
    assert code == 1, output
    assert output.count("personoplysning") >= 4
    assert not [part for part in PARTS if part in output]
    assert traces(data, ["good.xlsx"])
    assert traces(data / "originals", ["Boligorganisation: OBO"])
    assert traces(data, PARTS) == []


def run_import(data: Path, *files: Path) -> tuple[int, str]:
    """Import files as a user would; return the exit code and all that was printed."""
    done = subprocess.run(
        [sys.executable, "-m", "boligblik", "import", *map(str, files), "--by", "test"],
        cwd=PROJECT_FOLDER,
        env=os.environ | {"BOLIGBLIK_DATA": str(data)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr
