"""Hostile and heavy files at the door: each is told in words, and the others notice nothing."""

from collections.abc import Callable
from pathlib import Path

from benchmarks.check_speed import write_xlsx
from tests.functional.conftest import Server, Visitor
from tests.functional.test_upload import drop, go_to
from tests.hostile_files import WORKBOOKS

TOLD = {
    "cell at XFD1048576": "celle XFD1048576",
    "100,000 cells sharing one text": "gentager lange tekster",
    "XXE in the sheet": "anvisninger, som intet regneark har brug for",
    "16 million rows in 1 MB": "pakker ud",
}


def test_each_hostile_file_is_told_and_the_page_goes_on(
    fresh_server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    visitor.open(f"{fresh_server.address}/upload")
    for place, (name, words) in enumerate(TOLD.items()):
        hostile = WORKBOOKS[name]
        drop(visitor, f"fil_{place}.xlsx", hostile.make())
        assert visitor.sees(words), name
    assert visitor.page.get_by_role("button", name="Godkend").count() == 0
    go_to(visitor, "Overblik")
    assert "Noget gik galt" not in visitor.text()


def test_others_go_on_while_a_heavy_file_is_read(
    fresh_server: Server, visit: Callable[..., Visitor], tmp_path: Path
) -> None:
    heavy = tmp_path / "register.xlsx"
    write_xlsx(heavy)
    viewer, analyst = visit(), visit()
    viewer.open(f"{fresh_server.address}/evictions")
    analyst.open(f"{fresh_server.address}/upload")
    analyst.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(heavy)
    analyst.page.get_by_test_id("stProgress").wait_for()
    viewer.page.get_by_test_id("stSidebarNav").get_by_text("Rådgivning", exact=True).click()
    viewer.page.get_by_role("heading", name="Rådgivning", exact=True).wait_for()
    viewer.page.locator(".js-plotly-plot").first.wait_for()
    # A page and its first chart were drawn for the one before the other's file was read. Nothing
    # waits for the page to settle: that takes seconds of the browser's own.
    assert analyst.page.get_by_test_id("stProgress").count() == 1
    assert analyst.sees("Læst som: Rådgivning")
