"""The frame: first visit, deep links, language, headers, and no word to any other host."""

import urllib.request
from collections.abc import Callable

import pytest

from tests.functional.conftest import Server, Visitor

PAGES = ["", "areas", "evictions", "counselling", "goals", "upload", "data_sources"]


def test_a_fresh_server_asked_for_evictions_first_shows_the_framed_page(
    fresh_server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    visitor.open(f"{fresh_server.address}/evictions")
    assert visitor.page.get_by_test_id("stSidebarNav").get_by_text("Overblik").is_visible()
    assert visitor.page.get_by_role("heading", name="Udsættelser", exact=True).is_visible()
    assert visitor.sees("Kan ikke afgøres endnu")


def test_the_overview_shows_the_three_goals(server: Server, visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    visitor.open(server.address)
    assert visitor.sees("Udsættelser 2016")
    assert visitor.sees("mindst 66")
    assert visitor.sees("Mål: højst 91")
    assert visitor.sees("229")
    assert visitor.sees("8 af 10")
    assert visitor.sees("Eksempelhjem mangler for september 2016")


@pytest.mark.parametrize("name", PAGES)
def test_no_page_speaks_to_another_host(
    server: Server, visit: Callable[..., Visitor], name: str
) -> None:
    visitor = visit()
    visitor.open(f"{server.address}/{name}")
    visitor.page.wait_for_timeout(1500)
    assert visitor.hosts == {"127.0.0.1"}


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways_on_a_laptop(
    server: Server, visit: Callable[..., Visitor], name: str
) -> None:
    visitor = visit()
    visitor.open(f"{server.address}/{name}")
    overflow = visitor.page.evaluate(
        "(() => { const main = document.querySelector('[data-testid=stMain]');"
        " return main.scrollWidth - main.clientWidth; })()"
    )
    assert overflow <= 0


def test_figures_in_tables_stand_under_their_headers(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    visitor.open(f"{server.address}/areas")
    lefts = visitor.page.get_by_test_id("stTable").first.evaluate(
        """(table) => [...table.querySelectorAll("tr")].slice(0, 2).map((row) =>
          [...row.cells].slice(1).map((cell) => {
            const text = cell.querySelector("p");
            return text.getBoundingClientRect().left;
          }))"""
    )
    assert lefts[0] == lefts[1]


def test_the_language_follows_the_link_and_the_switch(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    visitor.open(f"{server.address}/evictions?lang=en")
    visitor.page.get_by_role("heading", name="Evictions", exact=True).wait_for()
    assert visitor.page.evaluate("document.documentElement.lang") == "en"
    visitor.page.get_by_test_id("stSidebar").get_by_text("Dansk").click()
    visitor.page.get_by_role("heading", name="Udsættelser", exact=True).wait_for()
    visitor.settle()
    assert visitor.page.evaluate("document.documentElement.lang") == "da"


def test_the_markup_and_headers_are_set_before_any_script_runs(server: Server) -> None:
    with urllib.request.urlopen(server.address) as answer:  # noqa: S310  # our own server
        body = answer.read().decode()
        headers = answer.headers
    assert '<html lang="da"' in body
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    with urllib.request.urlopen(f"{server.address}/?lang=en") as answer:  # noqa: S310
        assert '<html lang="en"' in answer.read().decode()


def test_numbers_are_danish_in_an_english_browser(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit(locale="en-US")
    visitor.open(f"{server.address}/data_sources")
    assert visitor.sees("4.829")
    assert visitor.sees("98,5 %")


def test_streamlits_own_words_are_danish(server: Server, visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    visitor.open(f"{server.address}/upload")
    uploader = visitor.page.get_by_test_id("stFileUploader")
    uploader.get_by_text("Vælg filer").wait_for()
    words = " ".join(uploader.inner_text().split())
    assert "højst 20 MB pr. fil" in words
    assert "Upload" not in words
    assert visitor.page.get_by_role("heading", name="Indlæs", exact=True).is_visible()


def test_the_english_interface_keeps_streamlits_words(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    visitor.open(f"{server.address}/upload?lang=en")
    assert visitor.sees("20MB per file")
