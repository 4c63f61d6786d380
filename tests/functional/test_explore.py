"""Explore in a browser: a link opens the same view for anybody, and a choice lies in the link."""

from collections.abc import Callable

import pytest

from tests.functional.conftest import Server, Visitor

TITLE = "Almenbo Eksempel har 13 færre end Eksempelbo Nord"
LINK = (
    "explore?figure=evictions&split=organisation&compare=members&one=almenbo_eksempel"
    "&other=eksempelbo_nord&from=2016&to=2016&step=quarter&form=bar"
)


@pytest.mark.parametrize("locale", ["da-DK", "en-US"])
def test_a_link_opened_in_a_fresh_browser_shows_the_same(
    server: Server, visit: Callable[..., Visitor], locale: str
) -> None:
    visitor = visit(locale=locale)
    visitor.open(f"{server.address}/{LINK}")
    assert visitor.sees(TITLE)
    visitor.page.locator(".stPlotlyChart g.point path").first.wait_for()
    assert visitor.page.locator(".stPlotlyChart .xtick text").first.text_content() == "1. kvt.2016"


def test_what_is_chosen_lies_in_the_link_and_is_there_again_after_another_page(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    visitor.open(f"{server.address}/explore?split=organisation")
    assert visitor.sees("Flest indberettede udsættelser: Eksempelbo Nord, 70")
    visitor.page.get_by_role("radio", name="Tabel").click()
    visitor.page.wait_for_url("**form=table**")
    visitor.settle()
    chosen = visitor.page.url
    visitor.page.get_by_role("link", name="Mål").click()
    visitor.page.wait_for_url("**/goals**")
    visitor.settle()
    visitor.page.get_by_role("link", name="Udforsk").click()
    visitor.page.wait_for_url("**form=table**")
    assert visitor.sees("Flest indberettede udsættelser: Eksempelbo Nord, 70")
    colleague = visit()
    colleague.open(chosen)
    assert colleague.sees("Flest indberettede udsættelser: Eksempelbo Nord, 70")
    last_row = colleague.page.locator(".st-key-chart_explored table tr").last
    assert last_row.inner_text().split()[0::6] == ["september", "mangler"]


def test_the_shared_link_is_the_whole_view(server: Server, visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    visitor.open(f"{server.address}/{LINK}")
    visitor.page.get_by_role("button", name="Del linket").click()
    shared = visitor.page.locator("[data-testid=stCode] code")
    shared.wait_for()
    assert LINK in shared.inner_text()


def test_sql_is_answered_and_a_file_is_not(server: Server, visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    visitor.open(f"{server.address}/explore")
    ask = visitor.page.get_by_role("button", name="Spørg", exact=True)
    ask.click()
    visitor.page.locator(".st-key-sql_answer_table").wait_for()
    assert visitor.sees("10 rækker")
    visitor.page.get_by_label("Spørgsmål i SQL").fill("select * from read_text('/etc/passwd')")
    ask.click()
    assert visitor.sees("read_text() kan ikke læses herfra")
