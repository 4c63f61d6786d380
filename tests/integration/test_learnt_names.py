"""A spelling that the analyst explains once is known from then on, as long as its upload stands."""

from datetime import date

import pytest

from boligblik.approving import approve, vocabulary_of
from boligblik.contracts.desk import Answers
from boligblik.contracts.rows import LearntName
from boligblik.importing import Reading, read_spreadsheet
from boligblik.settings import Settings
from boligblik.starting import Installation, start
from boligblik.store.reading.uploads import uploads
from boligblik.store.recording import reinstate_uploads, withdraw_uploads
from tests.spreadsheets import Lines, xlsx

TODAY = date(2016, 10, 12)
SAID = LearntName("organisation", "Fyns alm.", "fab")


@pytest.fixture
def installation(settings: Settings) -> Installation:
    return start(settings)


def report(month: str) -> bytes:
    rows: Lines = [["Boligorganisation: Fyns alm."], ["Måned", "Udsættelser"], [month, 3]]
    return xlsx(rows)


def read(installation: Installation, month: str, answers: Answers | None = None) -> Reading:
    known = vocabulary_of(installation.store)
    return read_spreadsheet("fyn.xlsx", report(month), known, answers, TODAY)


def approved(installation: Installation, reading: Reading) -> int:
    receipt = approve(
        installation.store,
        reading,
        done_by="AN",
        pseudonyms=installation.pseudonyms,
        settings=installation.settings,
    )
    return receipt.upload_id


def test_an_unknown_spelling_is_asked_about_until_it_is_explained(
    installation: Installation,
) -> None:
    assert [f.code for f in read(installation, "jan 2016").blocking] == ["unknown_organisation"]
    explained = read(installation, "jan 2016", Answers(same_as=(SAID,)))
    assert explained.blocking == ()
    assert explained.learnt == (SAID,)
    assert explained.organisation == "fab"
    assert explained.new_names == ()


def test_what_was_explained_is_known_next_month_and_forgotten_with_its_upload(
    installation: Installation,
) -> None:
    upload = approved(installation, read(installation, "jan 2016", Answers(same_as=(SAID,))))
    february = read(installation, "feb 2016")
    assert (february.blocking, february.organisation) == ((), "fab")
    withdraw_uploads(installation.store, [upload], "AN")
    assert [f.code for f in read(installation, "feb 2016").blocking] == ["unknown_organisation"]
    reinstate_uploads(installation.store, [upload], "AN")
    assert read(installation, "feb 2016").blocking == ()


def test_an_explanation_that_nothing_needs_is_not_learnt(installation: Installation) -> None:
    other = LearntName("organisation", "Noget andet", "obo")
    reading = read(installation, "jan 2016", Answers(same_as=(SAID, other)))
    assert reading.learnt == (SAID,)


def test_a_new_name_is_added_by_itself(installation: Installation) -> None:
    answers = Answers(new_names=(("organisation", "Fyns alm."),))
    reading = read(installation, "jan 2016", answers)
    assert [new.name for new in reading.new_names] == ["Fyns alm."]
    assert reading.learnt == ()


def test_a_name_that_comes_along_is_no_value_of_the_upload(installation: Installation) -> None:
    reading = read(installation, "jan 2016", Answers(new_names=(("organisation", "Fyns alm."),)))
    upload = approved(installation, reading)
    told = next(each for each in uploads(installation.store) if each.upload_id == upload)
    assert told.row_count == reading.row_count


def test_why_a_file_is_what_it_was_taken_for_is_told_by_cell(installation: Installation) -> None:
    reading = read(installation, "jan 2016", Answers(same_as=(SAID,)))
    told = {(reason.subject, reason.code, reason.cell) for reason in reading.reasons}
    assert told == {("organisation", "title", "A1"), ("kind", "header", "A2")}
