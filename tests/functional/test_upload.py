"""The walk of an analyst: drop a spreadsheet, see it, approve it, withdraw it."""

import io
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

from tests.functional.conftest import ROOT, Server, Visitor

LATE_REPORT = (
    ROOT / "data" / "example" / "send_senere" / "udsaettelser_2016_eksempelhjem_september.xlsx"
)


def workbook(rows: list[list[object]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def drop(visitor: Visitor, name: str, content: bytes) -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    visitor.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": name, "mimeType": kind, "buffer": content}
    )
    visitor.page.get_by_role("heading", name=name).wait_for()
    visitor.settle()


def go_to(visitor: Visitor, page: str) -> None:
    visitor.page.get_by_test_id("stSidebarNav").get_by_text(page, exact=True).click()
    visitor.page.get_by_role("heading", name=page, exact=True).wait_for()
    visitor.settle()


def test_an_evictions_file_is_previewed_approved_shown_and_withdrawn(
    fresh_server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    visitor.open(fresh_server.address)
    overview_before = visitor.figures()
    go_to(visitor, "Udsættelser")
    assert visitor.sees("44 af 45 indberetninger")
    assert visitor.sees("Boligorganisation Periode")
    assert visitor.sees("et fald på 47 %")
    evictions_before = visitor.whole_text()

    go_to(visitor, "Indlæs")
    drop(visitor, LATE_REPORT.name, LATE_REPORT.read_bytes())
    assert visitor.sees("Eksempelhjem")
    assert visitor.sees("september 2016")
    assert visitor.figures() == ["6", "0", "0"]
    visitor.page.get_by_role("button", name="Godkend").click()
    visitor.page.get_by_text("er indlæst som nummer").wait_for()
    visitor.settle()

    go_to(visitor, "Udsættelser")
    assert visitor.sees("67 udsættelser til og med september 2016; målet giver plads til 24 mere")
    assert visitor.sees("45 af 45 indberetninger")
    go_to(visitor, "Overblik")
    assert visitor.figures() != overview_before

    go_to(visitor, "Indlæs")
    visitor.page.get_by_role("button", name="Fortryd").click()
    visitor.page.get_by_text("er indlæst som nummer").wait_for(state="detached")
    visitor.settle()
    go_to(visitor, "Udsættelser")
    assert visitor.sees("Boligorganisation Periode")
    assert visitor.sees("et fald på 47 %")
    assert visitor.whole_text() == evictions_before
    go_to(visitor, "Overblik")
    assert visitor.figures() == overview_before


def test_a_real_report_puts_the_examples_out_of_sight_and_withdrawing_brings_them_back(
    fresh_server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    visitor.open(f"{fresh_server.address}/upload")
    rows: list[list[object]] = [["Boligorganisation: FaB"], ["Måned", "Udsættelser"]]
    rows += [["januar 2016", 3], ["februar 2016", 0], ["marts 2016", None]]
    drop(visitor, "fab_2016.xlsx", workbook(rows))
    visitor.page.get_by_role("button", name="Godkend").click()
    visitor.page.get_by_text("er indlæst som nummer").wait_for()
    visitor.settle()
    go_to(visitor, "Udsættelser")
    assert visitor.sees("Loftet kendes ikke endnu")
    assert visitor.sees("almene boliger i Odense Kommune")
    assert "Eksempelhjem" not in visitor.text()
    go_to(visitor, "Indlæs")
    visitor.page.get_by_role("button", name="Træk tilbage").click()
    visitor.page.get_by_role("button", name="Genindsæt").wait_for()
    visitor.settle()
    go_to(visitor, "Udsættelser")
    assert visitor.sees("44 af 45 indberetninger")


def test_a_faulty_file_is_refused_with_its_cells_and_nothing_is_stored(
    fresh_server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    visitor.open(f"{fresh_server.address}/upload")
    rows: list[list[object]] = [["Boligorganisation: FaB"], ["Måned", "Udsættelser"]]
    rows += [["januar 2016", "tre"], ["februar 2016", "![x](http://example.org/x.png)"]]
    drop(visitor, "fab_fejl.xlsx", workbook(rows))
    assert visitor.sees("Intet er gemt")
    assert visitor.sees("B3")
    assert visitor.sees("B4")
    assert visitor.sees("“tre” er ikke et tal")
    assert visitor.page.get_by_role("button", name="Godkend").count() == 0
    assert visitor.hosts == {"127.0.0.1"}


def test_a_dash_is_asked_about_and_the_answer_lets_the_file_in(
    fresh_server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    visitor.open(f"{fresh_server.address}/upload")
    rows: list[list[object]] = [["Boligorganisation: OBO"], ["Måned", "Udsættelser"]]
    rows += [["januar 2016", 2], ["februar 2016", "-"]]
    drop(visitor, "obo_2016.xlsx", workbook(rows))
    assert visitor.page.get_by_role("button", name="Godkend").count() == 0
    visitor.page.get_by_text("ingen (0)", exact=True).click()
    visitor.page.get_by_role("button", name="Godkend").wait_for()
    visitor.settle()
    assert visitor.figures() == ["2", "0", "0"]


def test_the_examples_can_be_cleared_and_fetched_again(
    fresh_server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    visitor.open(f"{fresh_server.address}/upload")
    visitor.page.get_by_role("button", name="Fjern alle eksempeldata").click()
    visitor.page.get_by_role("button", name="Vis eksempeldata igen").wait_for()
    visitor.settle()
    for page in ("Udsættelser", "Rådgivning", "Boligområder"):
        go_to(visitor, page)
        assert "Eksempel" not in visitor.text()
        assert "Noget gik galt" not in visitor.text()
    go_to(visitor, "Overblik")
    assert visitor.sees("Loftet kendes ikke endnu")
    go_to(visitor, "Indlæs")
    visitor.page.get_by_role("button", name="Vis eksempeldata igen").click()
    visitor.page.get_by_role("button", name="Fjern alle eksempeldata").wait_for()


def test_a_case_number_is_not_found_in_the_store(
    fresh_server: Server, visit: Callable[..., Visitor], tmp_path: Path
) -> None:
    visitor = visit()
    visitor.open(f"{fresh_server.address}/upload")
    rows: list[list[object]] = [["Dato", "Sagsnummer", "Boligområde"]]
    rows += [["14-03-2016", "SAG-KANINHULE-77", "Korsløkken"]]
    drop(visitor, "register.xlsx", workbook(rows))
    visitor.page.get_by_role("button", name="Godkend").click()
    visitor.page.get_by_text("er indlæst som nummer").wait_for()
    stored = [file for file in fresh_server.data_folder.rglob("*") if file.is_file()]
    assert stored
    for file in stored:
        assert b"KANINHULE" not in file.read_bytes()
