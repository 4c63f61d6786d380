"""The same bytes are the same upload only where they would change nothing."""

from dataclasses import replace
from datetime import date

import pytest

from boligblik.approving import Receipt, already_stored, approve, preview, vocabulary_of
from boligblik.importing import Reading, read_spreadsheet
from boligblik.settings import Settings
from boligblik.sql_views import sql_views
from boligblik.starting import Installation, start
from boligblik.status import reports_of
from boligblik.store.reading.uploads import uploads
from tests.spreadsheets import Lines, xlsx

TODAY = date(2016, 10, 12)
NONE_AT_ALL = "Måned;Udsættelser\njanuar 2016;0\nfebruar 2016;0\n".encode()


@pytest.fixture
def installation(settings: Settings) -> Installation:
    return start(replace(settings, today=TODAY))


def read(installation: Installation, file_name: str, content: bytes) -> Reading:
    return read_spreadsheet(file_name, content, vocabulary_of(installation.store), today=TODAY)


def approved(installation: Installation, file_name: str, content: bytes) -> Receipt:
    reading = read(installation, file_name, content)
    return approve(
        installation.store,
        reading,
        done_by="AN",
        pseudonyms=installation.pseudonyms,
        settings=installation.settings,
        seen=preview(installation.store, reading),
    )


def reported(installation: Installation, organisation: str, month: int) -> int | None:
    reports = reports_of(installation.store, installation.settings, "evictions")
    cells = reports.year("evictions", 2016)
    return next(
        cell.value
        for cell in cells
        if (cell.organisation, cell.month.month) == (organisation, month)
    )


def test_two_organisations_may_send_the_same_bytes(installation: Installation) -> None:
    for name in ("udsaettelser_FAB_2016.csv", "udsaettelser_OBO_2016.csv"):
        assert approved(installation, name, NONE_AT_ALL).is_new
    assert [reported(installation, who, 2) for who in ("fab", "obo")] == [0, 0]


def test_the_same_file_twice_changes_nothing(installation: Installation) -> None:
    first = approved(installation, "FAB.csv", NONE_AT_ALL)
    before = uploads(installation.store)
    assert approved(installation, "FAB.csv", NONE_AT_ALL) == Receipt(first.upload_id, is_new=False)
    assert uploads(installation.store) == before


def test_a_correction_is_taken_back_by_sending_the_first_file_again(
    installation: Installation,
) -> None:
    three, four = (f"Måned;Udsættelser\nmarts 2016;{n}\n".encode() for n in (3, 4))
    for content, stands in ((three, 3), (four, 4), (three, 3)):
        assert approved(installation, "Civica.csv", content).is_new
        assert reported(installation, "civica", 3) == stands
    again = read(installation, "Civica.csv", four)
    assert already_stored(installation.store, again) is None
    assert already_stored(installation.store, read(installation, "Civica.csv", three)) is not None


def test_a_register_that_another_took_the_place_of_can_be_sent_again(
    installation: Installation,
) -> None:
    def register(place: str) -> bytes:
        head = ["Dato", "Sagsnummer", "Boligområde", "Henvendelsesvej", "Sted"]
        row: list[str | date] = [date(2016, 3, 5), "S1", "Vollsmose", "Egen henvendelse", place]
        lines: Lines = [["Rådgivningsregister"], head, row]
        return xlsx(lines)

    at_home, at_the_plan = register("Hjemme"), register("Helhedsplan")
    assert approved(installation, "register.xlsx", at_home).is_new
    assert not approved(installation, "register.xlsx", at_home).is_new
    assert approved(installation, "register.xlsx", at_the_plan).is_new
    assert approved(installation, "register.xlsx", at_home).is_new


def test_a_year_between_reports_that_nobody_reported_is_missing_in_the_sql_views(
    installation: Installation,
) -> None:
    for year in (2013, 2016):
        content = f"Måned;Udsættelser\njanuar {year};3\n".encode()
        assert approved(installation, "OBO.csv", content).is_new
    rows = sql_views(installation.store, installation.settings)["monthly_reports"].rows
    states = {
        row["year"]: row["state"]
        for row in rows
        if (row["organisation"], row["measure"]) == ("obo", "evictions")
    }
    assert {states[year] for year in (2014, 2015)} == {"missing"}
