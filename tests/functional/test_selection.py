"""Choosing an area, an organisation or a month goes there and back, by mouse and by keyboard."""

from collections.abc import Callable

import pytest

from tests.functional.conftest import Server, Visitor

Visit = Callable[..., Visitor]
SEVERAL_YEARS = "/areas?municipality=eksempelkommune"


def choose_mark(visitor: Visitor, chart: str, marks: str, place: int) -> None:
    """Click on a mark of a chart, then wait for what it leads to."""
    mark = visitor.page.locator(f".st-key-chart_{chart} {marks}").nth(place)
    mark.scroll_into_view_if_needed()
    box, before = mark.bounding_box(), None
    # Charts above it are drawn late and push it down.
    while box != before:
        visitor.page.wait_for_timeout(500)
        box, before = mark.bounding_box(), box
    assert box
    visitor.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def follow(visitor: Visitor, name: str) -> None:
    """Click on a link and wait for the page it leads to."""
    visitor.page.get_by_role("link", name=name).first.click()


def test_a_month_in_the_chart_leads_to_its_reports_and_back_to_the_same_year(
    server: Server, visit: Visit
) -> None:
    visitor = visit()
    visitor.open(f"{server.address}/evictions?year=2015")
    choose_mark(visitor, "months", ".barlayer .point path", 3)
    assert visitor.sees("Udsættelser, april 2015")
    assert "month_evictions=2015-04" in visitor.page.url
    follow(visitor, "Tilbage til Udsættelser")
    assert visitor.sees("Udsættelser lagt sammen hen over 2015")
    assert "year=2015" in visitor.page.url


def test_an_organisation_in_the_chart_leads_to_its_own_figures_and_back(
    server: Server, visit: Visit
) -> None:
    visitor = visit()
    visitor.open(f"{server.address}/evictions")
    choose_mark(visitor, "organisations", ".barlayer .point path", 1)
    assert visitor.sees("hen over 2016 og 2015, Eksempelbo Syd")
    assert "organisation=eksempelbo_syd" in visitor.page.url
    follow(visitor, "Alle boligorganisationer")
    assert visitor.sees("hen over 2016 og 2015, almene boliger i Eksempelkommune")
    assert "?organisation=" not in visitor.page.url


def test_an_area_in_the_chart_leads_to_its_profile_and_back_to_the_same_filters(
    server: Server, visit: Visit
) -> None:
    visitor = visit()
    visitor.open(f"{server.address}{SEVERAL_YEARS}&by_gap=true")
    choose_mark(visitor, "area_dots", ".scatterlayer .points path", 1)
    assert visitor.sees("har større udfordringer end Eksempelkommune på")
    follow(visitor, "Tilbage til Boligområder")
    assert visitor.sees("har alle områder større udfordringer end Eksempelkommune")
    assert "municipality=eksempelkommune" in visitor.page.url
    # The browser writes this one itself, a little later than the page is drawn.
    visitor.page.wait_for_url("**by_gap=true**")


DOTS, BARS = ".scatterlayer .points path", ".barlayer .point path"


@pytest.mark.parametrize(
    ("page", "chart", "marks", "place", "leads_to"),
    [
        ("evictions", "so_far", DOTS, -2, "kind=evictions&month_evictions=2016-08"),
        ("evictions", "running_year", DOTS, 0, "kind=evictions&month_evictions=2015-12"),
        ("counselling", "so_far", DOTS, -2, "month_counselling=2016-08"),
        ("counselling", "split_area", BARS, 1, "area_profile?area=moenstergaarden"),
        ("counselling", "split_housing_organisation", BARS, 0, "evictions?organisation=almenbo"),
        ("explore", "explored", DOTS, 3, "kind=evictions&month_evictions=2015-04"),
        ("explore?split=organisation&form=bar", "explored", BARS, 0, "evictions?organisation="),
    ],
)
def test_a_mark_in_any_other_chart_leads_to_its_detail(
    server: Server, visit: Visit, page: str, chart: str, marks: str, place: int, leads_to: str
) -> None:
    visitor = visit()
    visitor.open(f"{server.address}/{page}")
    choose_mark(visitor, chart, marks, place)
    visitor.page.wait_for_url(lambda url: leads_to in url)


def test_the_keyboard_alone_opens_an_area_from_the_table(server: Server, visit: Visit) -> None:
    visitor = visit()
    visitor.open(f"{server.address}{SEVERAL_YEARS}")
    visitor.page.get_by_role("button", name="Åbn et område").first.focus()
    visitor.page.keyboard.press("Enter")
    link = visitor.page.get_by_role("link", name="Demohaven").first
    link.wait_for()
    for _ in range(10):
        if link.evaluate("element => element === document.activeElement"):
            break
        visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")
    assert visitor.sees("Demohaven har større udfordringer end Eksempelkommune på")


@pytest.mark.parametrize(
    ("link", "seen"),
    [
        ("month_reports?kind=counselling&month_counselling=2016-05", "Rådgivning, maj 2016"),
        ("area_profile?area=demohaven&year_demohaven=2013", "Ændring siden 2012"),
        ("evictions?organisation=eksempelbo_nord", "2016 og 2015, Eksempelbo Nord"),
        ("?since=2020-01-15", "Siden 15. januar 2020"),
    ],
)
def test_a_link_opens_the_same_detail_in_a_fresh_browser(
    server: Server, visit: Visit, link: str, seen: str
) -> None:
    visitor = visit(locale="en-US")
    visitor.open(f"{server.address}/{link}")
    assert visitor.sees(seen)


def test_a_meeting_that_is_entered_sets_the_day_that_changes_are_shown_since(
    fresh_server: Server, visit: Visit
) -> None:
    visitor = visit()
    visitor.open(f"{fresh_server.address}/")
    assert visitor.sees("de seneste 30 dage vises")
    visitor.page.get_by_role("button", name="Bestyrelsesmøder").click()
    day = visitor.page.get_by_test_id("stPopoverBody").get_by_test_id("stDateInput")
    day.get_by_role("spinbutton").first.click()
    visitor.page.keyboard.type("03102016")
    visitor.page.get_by_label("Navn (må være tomt)").fill("Ordinært møde")
    visitor.page.get_by_role("button", name="Tilføj mødet").click()
    assert visitor.sees("Siden bestyrelsesmødet den 3. oktober 2016")


def test_the_browsers_back_takes_one_step_at_a_time_through_choices_and_pages(
    server: Server, visit: Visit
) -> None:
    visitor = visit()
    visitor.open(f"{server.address}/evictions")
    before = visitor.page.get_by_test_id("stHeading").nth(1).inner_text()
    visitor.page.get_by_role("combobox", name="Periode").click()
    visitor.page.get_by_role("option", name="2015", exact=True).click()
    assert visitor.sees("Udsættelser lagt sammen hen over 2015")
    visitor.page.get_by_role("button", name="Åbn en måned").first.click()
    follow(visitor, "april 2015")
    assert visitor.sees("Udsættelser, april 2015")
    visitor.page.go_back()
    assert visitor.sees("Udsættelser lagt sammen hen over 2015")
    visitor.page.go_back()
    assert visitor.sees(before)
    assert visitor.page.url.endswith("/evictions")
    visitor.page.go_forward()
    assert visitor.sees("Udsættelser lagt sammen hen over 2015")
    visitor.page.go_forward()
    assert visitor.sees("Udsættelser, april 2015")
