"""What is likelier a slip is asked about, told by its cell, and goes in once it is confirmed."""

from dataclasses import replace
from datetime import date

import pytest

from boligblik.approving import NotCleanError, approve, vocabulary_of
from boligblik.command_line import main
from boligblik.exit_codes import CLEAN, FINDINGS
from boligblik.importing import Reading, read_spreadsheet
from boligblik.intake.finding_text import text_of
from boligblik.language import DANISH
from boligblik.plausibility import with_doubts
from boligblik.settings import Settings
from boligblik.starting import Installation, start
from tests.spreadsheets import Value, xlsx

TODAY = date(2016, 10, 12)
YEAR = ("januar", "februar", "marts", "april", "maj", "juni", "juli")


@pytest.fixture
def installation(settings: Settings) -> Installation:
    return start(settings)


def report(*rows: tuple[Value, ...], head: tuple[Value, ...] = ("Måned", "Udsættelser")) -> bytes:
    return xlsx([["OBO 2016"], list(head), *map(list, rows)])


def read(installation: Installation, content: bytes, name: str = "fil.xlsx") -> Reading:
    vocabulary = vocabulary_of(installation.store)
    reading = read_spreadsheet(name, content, vocabulary, today=TODAY)
    return with_doubts(installation.store, reading)


def approved(installation: Installation, reading: Reading) -> None:
    approve(
        installation.store,
        reading,
        done_by="AN",
        pseudonyms=installation.pseudonyms,
        settings=installation.settings,
    )


def told(reading: Reading) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.cell) for finding in reading.findings]


def confirmed(reading: Reading) -> Reading:
    keys = frozenset(finding.key for finding in reading.findings)
    return replace(reading, answers=replace(reading.answers, confirmed=keys))


def test_a_month_reported_otherwise_before_is_asked_about(installation: Installation) -> None:
    approved(installation, read(installation, report(("januar", 3), ("februar", 4))))
    again = read(installation, report(("januar", 3), ("februar", 5)))
    assert told(again) == [("already_reported", "B4")]
    assert text_of(again.findings[0], DANISH).startswith("4 er allerede indberettet, og filen")
    with pytest.raises(NotCleanError):
        approved(installation, again)
    approved(installation, confirmed(again))
    assert read(installation, report(("februar", 5))).findings == ()


def test_an_area_s_other_value_is_asked_about(installation: Installation) -> None:
    lines: list[list[Value]] = [["Tal for 2013", "Ledige 18-64 år"], ["Bolbro", 9.5]]
    approved(installation, read(installation, xlsx(lines)))
    lines[1][1] = 8.0
    (finding,) = read(installation, xlsx(lines)).findings
    assert (finding.code, finding.cell) == ("already_reported", "B2")
    assert "9,5" in text_of(finding, DANISH)


def test_a_count_far_above_all_earlier_months_is_asked_about(installation: Installation) -> None:
    counts = (3, 2, 3, 1, 0, 2, 10)
    reading = read(installation, report(*zip(YEAR, counts, strict=True)))
    assert told(reading) == [("far_above_earlier", "B9")]
    assert reading.blocking
    assert not confirmed(reading).blocking
    counts = (3, 2, 3, 1, 0, 2, 9)
    assert read(installation, report(*zip(YEAR, counts, strict=True))).findings == ()


def test_fewer_in_arrears_than_evicted_is_asked_about(installation: Installation) -> None:
    head = ("Måned", "Udsættelser", "Restancer")
    content = report(("januar", 3, 40), ("februar", 4, 3), head=head)
    assert told(read(installation, content)) == [("arrears_below_evictions", "C4")]


def test_a_month_to_come_goes_in_when_it_is_confirmed(installation: Installation) -> None:
    reading = read(installation, report(("november", 3)))
    assert told(reading) == [("month_in_future", "A3")]
    assert len(reading.rows) == 1
    assert not confirmed(reading).blocking


def test_a_register_that_has_grown_is_asked_nothing(installation: Installation) -> None:
    register = b"Dato;Sagsnummer\n01-03-2016;A-1\n02-03-2016;A-2\n"
    approved(installation, read(installation, register, "register.csv"))
    grown = read(installation, register + b"03-03-2016;A-3\n", "register.csv")
    assert grown.findings == ()
    shrunk = read(installation, register.replace(b"02-03-2016;A-2\n", b""), "register.csv")
    assert told(shrunk) == [("already_reported", "A2")]


def test_a_file_to_be_corrected_is_asked_nothing_more(installation: Installation) -> None:
    head = ("Måned", "Udsættelser", "Restancer")
    content = report(("januar", 3, 1), ("februar", "fire", 3), head=head)
    assert told(read(installation, content)) == [("number_unreadable", "B4")]


def test_the_command_line_takes_in_what_is_confirmed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOLIGBLIK_DATA", str(settings.data_folder))
    monkeypatch.setenv("BOLIGBLIK_TODAY", "2016-10-12")
    settings.data_folder.mkdir(parents=True, exist_ok=True)
    file = settings.data_folder.parent / "obo.xlsx"
    file.write_bytes(report(("januar", 3)))
    assert main(["import", str(file)]) == CLEAN
    file.write_bytes(report(("januar", 4)))
    assert main(["import", str(file)]) == FINDINGS
    assert main(["import", "--confirm", str(file)]) == CLEAN
