"""A target is changed in the browser, every page follows, and the old version comes back."""

from collections.abc import Callable

from tests.functional.conftest import Server, Visitor


def test_a_target_is_changed_with_a_reason_and_put_back(
    fresh_server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    visitor.open(f"{fresh_server.address}/goals")
    goal = visitor.page.locator(".st-key-target_evictions_2016")
    goal.get_by_text("Ret, eller se historikken").click()
    percent = goal.get_by_label("Procent færre")
    percent.fill("30")
    percent.press("Enter")
    visitor.settle()
    goal.get_by_label("Hvorfor").first.fill("Bestyrelsen strammede")
    goal.get_by_label("Hvorfor").first.press("Enter")
    visitor.settle()
    goal.get_by_role("button", name="Gem målet").click()
    visitor.settle()
    assert visitor.sees("30 % færre i 2016 end i 2015")

    visitor.open(f"{fresh_server.address}/evictions")
    # 30 % below the example's 102 is at most 71.
    assert visitor.sees("højst 71")

    visitor.open(f"{fresh_server.address}/goals")
    goal.get_by_text("Ret, eller se historikken").click()
    assert visitor.sees("Bestyrelsen strammede")
    # Streamlit loses a click on a page that it has not drawn to its end.
    visitor.settle()
    goal.get_by_role("button", name="Sæt denne version tilbage").click()
    # The history names the version too; the heading does when it stands again.
    visitor.page.get_by_role("heading", name="Udsættelser: 10 % færre i 2016 end i 2015").wait_for()
    visitor.open(f"{fresh_server.address}/evictions")
    assert visitor.sees("højst 91")


def test_a_named_event_sets_the_limits_anew(
    fresh_server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    visitor.open(f"{fresh_server.address}/evictions")
    visitor.settle()
    visitor.page.get_by_text("Navngivne begivenheder på figuren").click()
    visitor.page.get_by_label("Hvad skete der").fill("Ny rykkerskrivelse")
    visitor.page.get_by_text("Sæt grænserne på ny fra denne måned").click()
    visitor.page.get_by_role("button", name="Tilføj begivenhed").click()
    visitor.settle()
    assert visitor.sees("1: Ny rykkerskrivelse (september 2016)")
    assert visitor.sees("grænser sat på ny")
