"""The manual's pictures are taken from the product, and its names are the product's.

Pictures land in ``build/manual``. To renew those in the manual:
``BOLIGBLIK_MANUAL_PICTURES=docs/images python -m pytest tests/functional/test_manual.py``.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.functional.conftest import ROOT, Server, Visitor
from tests.functional.test_upload import LATE_REPORT, drop, go_to, workbook

MANUAL = ROOT / "docs" / "brugervejledning.md"
TEXTS = ROOT / "boligblik" / "locale" / "da.po"
PICTURES = Path(os.environ.get("BOLIGBLIK_MANUAL_PICTURES", ROOT / "build" / "manual"))
WINDOW = (1366, 900)
SLIDE = (1280, 720)


def overview(visitor: Visitor, address: str) -> str:
    visitor.open(address)
    return "44 af 45 indberetninger"


def evictions(visitor: Visitor, address: str) -> str:
    visitor.open(f"{address}/evictions")
    return "44 af 45 indberetninger"


def areas(visitor: Visitor, address: str) -> str:
    visitor.open(f"{address}/areas")
    return "Korsløkken"


def area_profile(visitor: Visitor, address: str) -> str:
    visitor.open(f"{address}/area_profile?area=korsloekken")
    return "Korsløkken"


def goals(visitor: Visitor, address: str) -> str:
    visitor.open(f"{address}/goals")
    return "mindst 300 i 2016"


def explore(visitor: Visitor, address: str) -> str:
    visitor.open(f"{address}/explore")
    return "Gem"


def board(visitor: Visitor, address: str) -> str:
    visitor.page.set_viewport_size({"width": SLIDE[0], "height": SLIDE[1]})
    visitor.open(f"{address}/board")
    visitor.page.get_by_role("button", name="Vis siderne").click()
    visitor.settle()
    visitor.page.keyboard.press("ArrowRight")
    visitor.settle()
    visitor.page.locator(".js-plotly-plot .main-svg").first.wait_for()
    return "2 / "


def preview(visitor: Visitor, address: str) -> str:
    visitor.open(f"{address}/upload")
    drop(visitor, LATE_REPORT.name, LATE_REPORT.read_bytes())
    visitor.page.get_by_role("heading", name=LATE_REPORT.name).scroll_into_view_if_needed()
    return "september 2016"


def refused(visitor: Visitor, address: str) -> str:
    visitor.open(address)
    go_to(visitor, "Indlæs")
    lines: list[list[object]] = [
        ["Eksempelhjem", None],
        ["Måned", "Udsættelser"],
        ["september 2016", "seks"],
    ]
    drop(visitor, "eksempelhjem_september.xlsx", workbook(lines))
    visitor.page.get_by_role("heading", name="eksempelhjem").scroll_into_view_if_needed()
    return "B3"


STEPS: dict[str, Callable[[Visitor, str], str]] = {
    step.__name__: step
    for step in (
        overview,
        evictions,
        areas,
        area_profile,
        goals,
        explore,
        board,
        preview,
        refused,
    )
}


@pytest.mark.parametrize("name", STEPS)
def test_the_manuals_pictures_are_taken(
    server: Server, visit: Callable[..., Visitor], name: str
) -> None:
    visitor = visit(size=WINDOW)
    told = STEPS[name](visitor, server.address)
    assert visitor.sees(told)
    visitor.whole_text()
    PICTURES.mkdir(parents=True, exist_ok=True)
    visitor.page.screenshot(path=PICTURES / f"{name}.png")


def test_the_manual_shows_these_pictures_and_no_other() -> None:
    shown = set(re.findall(r"!\[[^\]]+\]\(images/(\w+)\.png\)", MANUAL.read_text("utf-8")))
    kept = {file.stem for file in (ROOT / "docs" / "images").glob("*.png")}
    assert shown == kept == set(STEPS)


def test_what_the_manual_names_stands_in_the_product() -> None:
    named = {
        " ".join(name.split()).rstrip(".")
        for name in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", MANUAL.read_text("utf-8"))
    }
    with TEXTS.open("rb") as file:
        texts = [str(message.string) for message in read_po(file)]
    assert len(named) > 20
    assert [name for name in named if not any(name in text for text in texts)] == []
