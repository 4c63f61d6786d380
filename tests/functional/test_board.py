"""The board's presentation: by keys alone, whole on the screen, unmoved by an upload."""

from collections.abc import Callable

import pytest

from tests.functional.conftest import Server, Visitor

SLIDES = 5


def is_whole(visitor: Visitor) -> bool:
    """Tell whether nothing has to be scrolled to."""
    fits: bool = visitor.page.evaluate(
        """(() => {
          const main = document.querySelector("[data-testid=stMain]");
          return main.scrollHeight <= main.clientHeight && main.scrollWidth <= main.clientWidth;
        })()"""
    )
    return fits


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)])
def test_slides_are_walked_by_keys_and_each_is_whole(
    server: Server, visit: Callable[..., Visitor], size: tuple[int, int]
) -> None:
    visitor = visit()
    visitor.page.set_viewport_size({"width": size[0], "height": size[1]})
    visitor.open(f"{server.address}/board")
    visitor.page.get_by_role("button", name="Vis siderne").press("Enter")
    visitor.settle()
    seen = set()
    for number in range(1, SLIDES + 1):
        assert visitor.sees(f"{number} / {SLIDES}")
        assert f"slide={number}" in visitor.page.url
        assert not visitor.page.get_by_test_id("stSidebar").is_visible()
        assert not visitor.page.get_by_test_id("stHeader").is_visible()
        if number in (2, 3, 4):
            visitor.page.locator(".js-plotly-plot .main-svg").first.wait_for()
        assert is_whole(visitor)
        seen.add(visitor.page.get_by_role("heading").first.inner_text())
        visitor.page.keyboard.press("ArrowRight")
        visitor.settle()
    assert len(seen) == SLIDES
    visitor.page.keyboard.press("ArrowLeft")
    visitor.settle()
    assert visitor.sees(f"{SLIDES - 1} / {SLIDES}")
    visitor.page.keyboard.press("Escape")
    visitor.settle()
    assert visitor.sees("Vis siderne")
    assert visitor.page.get_by_test_id("stSidebar").is_visible()


def test_a_link_opens_the_same_slide_and_an_unknown_version_is_told(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    visitor.open(f"{server.address}/board")
    visitor.page.get_by_role("button", name="Vis siderne").click()
    visitor.settle()
    visitor.page.keyboard.press("ArrowRight")
    visitor.settle()
    link, title = visitor.page.url, visitor.page.get_by_role("heading").first.inner_text()
    other = visit()
    other.open(link)
    assert other.page.get_by_role("heading").first.inner_text() == title
    for odd in ("999999-20161012", "7", "x-20161012", "1-20169912"):
        other.open(f"{server.address}/board?snapshot={odd}")
        assert other.sees("Vis den nyeste")
