"""What was answered of a layout once need not be asked next month, as long as it stands."""

from datetime import date

import pytest

from boligblik.approving import approve, vocabulary_of
from boligblik.contracts.desk import Answers
from boligblik.importing import Reading, read_spreadsheet
from boligblik.remembering import answers_to_remember, with_remembered
from boligblik.settings import Settings
from boligblik.starting import Installation, start
from boligblik.store.recording import withdraw_uploads
from tests.spreadsheets import Lines, workbook

TODAY = date(2016, 10, 12)


@pytest.fixture
def installation(settings: Settings) -> Installation:
    return start(settings)


def report(month: str, sender: str = "FaB", header: str = "Rykkere") -> bytes:
    rows: Lines = [
        [f"Boligorganisation: {sender}"],
        ["Måned", "Udsættelser", header],
        [month, "-", 3],
    ]
    return workbook({month: rows, "Rum": [["Rum", "Areal"], ["Stue", 20]]})


def read(installation: Installation, content: bytes, answers: Answers | None = None) -> Reading:
    known = vocabulary_of(installation.store)
    return read_spreadsheet("fab.xlsx", content, known, answers, TODAY)


def answered(installation: Installation) -> int:
    """Approve January with what was asked answered; give the upload's number."""
    asked = read(installation, report("jan 2016"))
    assert {found.code for found in asked.blocking} == {"dash_asked", "table_not_known"}
    confirmed = frozenset(f.key for f in asked.blocking if f.code == "table_not_known")
    reading = read(installation, report("jan 2016"), Answers(dash="zero", confirmed=confirmed))
    assert reading.blocking == ()
    receipt = approve(
        installation.store,
        reading,
        done_by="AN",
        pseudonyms=installation.pseudonyms,
        settings=installation.settings,
    )
    return receipt.upload_id


def test_the_same_layout_of_the_same_sender_is_not_asked_about_again(
    installation: Installation,
) -> None:
    answered(installation)
    february = read(installation, report("feb 2016"))
    answers = with_remembered(installation.store, february)
    assert answers.dash == "zero"
    assert read(installation, report("feb 2016"), answers).blocking == ()


@pytest.mark.parametrize(
    "content", [report("feb 2016", sender="OBO"), report("feb 2016", header="Ophævelser")]
)
def test_another_sender_or_layout_is_asked(installation: Installation, content: bytes) -> None:
    answered(installation)
    reading = read(installation, content)
    assert with_remembered(installation.store, reading) == reading.answers


def test_what_is_answered_now_counts_before_what_was_answered_then(
    installation: Installation,
) -> None:
    answered(installation)
    february = read(installation, report("feb 2016"), Answers(dash="missing"))
    assert with_remembered(installation.store, february).dash == "missing"


def test_answers_go_with_their_upload(installation: Installation) -> None:
    withdraw_uploads(installation.store, [answered(installation)], "AN")
    february = read(installation, report("feb 2016"))
    assert with_remembered(installation.store, february) == february.answers


def test_a_file_of_several_senders_leaves_nothing_behind(installation: Installation) -> None:
    assert answers_to_remember(Reading("a.xlsx", b"", answers=Answers(dash="zero"))) == []
