"""Take pictures of every page: ``python -m tests.functional.take_screenshots FOLDER``.

Without ``--all`` only the two that README shows are taken, at a laptop's width.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from tests.chromium import find_chromium
from tests.functional.conftest import BROWSER_ARGUMENTS, Visitor, running_server

PAGES = (
    "",
    "board",
    "areas",
    "area_profile",
    "evictions",
    "counselling",
    "month_reports",
    "goals",
    "explore",
    "upload",
    "data_sources",
)
SIZES = ((1920, 1080), (1366, 768), (390, 844))
SHOWN_IN_README = ("", "evictions")
LAPTOP = (1366, 900)
Scheme = Literal["light", "dark"]


def take(
    browser: Browser,
    address: str,
    file: Path,
    size: tuple[int, int],
    scheme: Scheme,
    *,
    whole: bool,
) -> None:
    """Save one page as a picture, its whole height or what a window shows."""
    context = browser.new_context(
        locale="da-DK",
        color_scheme=scheme,
        viewport={"width": size[0], "height": size[1]},
    )
    visitor = Visitor(context.new_page())
    visitor.open(address)
    visitor.page.wait_for_timeout(1500)
    if whole:
        height = visitor.page.evaluate(
            "document.querySelector('[data-testid=stMain]').scrollHeight"
        )
        visitor.page.set_viewport_size({"width": size[0], "height": max(size[1], height)})
        visitor.settle()
    visitor.page.screenshot(path=file)
    context.close()


def main(folder: Path, *, everything: bool) -> None:
    """Take the pictures from a server of its own with the example data."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory() as data,
        running_server(Path(data) / "data") as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=BROWSER_ARGUMENTS
        )
        if not everything:
            for page in SHOWN_IN_README:
                file = folder / f"{page or 'overview'}.png"
                take(browser, f"{server.address}/{page}", file, LAPTOP, "light", whole=False)
            return
        schemes: tuple[Scheme, ...] = ("light", "dark")
        for page in PAGES:
            for width, height in SIZES:
                for language in ("da", "en"):
                    for scheme in schemes:
                        name = f"{page or 'overview'}_{width}_{language}_{scheme}.png"
                        address = f"{server.address}/{page}?lang={language}"
                        take(browser, address, folder / name, (width, height), scheme, whole=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), everything="--all" in sys.argv[2:])
