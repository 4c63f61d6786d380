"""Print how long a viewer waits for the chart after a change of filter.

``python -m benchmarks.filter_to_chart [--changes 20]`` chooses one indicator and another in turn
on the areas page, and on a page that draws the same elements and charts from constants
(``benchmarks/floors/constant_areas.py``), and prints both medians and their ratio. The wait is
what the browser counts from the choice until the plot shows the other figures. Exit code 1 above
1.3 times.
"""

import argparse
import os
import pickle
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.testing.v1 import AppTest

from benchmarks.recorded_page import RecordedPage, recording
from boligblik.settings import PROJECT_FOLDER
from tests.chromium import find_chromium
from tests.functional.conftest import BROWSER_ARGUMENTS, running_server

MOST_OF_FLOOR = 1.3
_MAIN = PROJECT_FOLDER / "boligblik" / "main.py"
_FLOOR = PROJECT_FOLDER / "benchmarks" / "floors" / "constant_areas.py"
_FILTER, _CHOICES_APART = "choice_indicator", 4
_TIMEOUT = 60
_PLOT = ".st-key-plot_area_dots .js-plotly-plot"
_PAINTED = f"""(before) => {{
  const plot = document.querySelector("{_PLOT}");
  return plot !== null && plot.textContent !== before && plot.textContent.length > 0;
}}"""


def record(data_folder: Path) -> dict[str, RecordedPage]:
    """Return what the areas page shows for two indicators, by their names in the filter."""
    os.environ["BOLIGBLIK_DATA"] = str(data_folder)
    app = AppTest.from_file(_MAIN, default_timeout=_TIMEOUT).run()
    app.switch_page(os.path.relpath(PROJECT_FOLDER / "pages" / "areas.py", _MAIN.parent)).run()
    pages = {}
    for choice in (0, _CHOICES_APART):
        box = app.selectbox(_FILTER)
        name = box.options[choice]
        with recording() as page:
            box.select_index(choice).run()
        pages[name] = page
    return pages


def wait_for_change(page: Page, name: str) -> float:
    """Choose an option of the filter; return the milliseconds until its plot is painted."""
    before = page.locator(_PLOT).text_content()
    box = page.locator(f".st-key-{_FILTER} input")
    box.click()
    option = page.get_by_role("option", name=name, exact=True)
    option.wait_for()
    page.evaluate("window.chosenAt = performance.now()")
    option.click()
    page.wait_for_function(_PAINTED, arg=before, polling="raf")
    # Two frames on, what was changed has been painted.
    waited: float = page.evaluate(
        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame("
        "() => done(performance.now() - window.chosenAt))))"
    )
    page.wait_for_timeout(600)
    return waited


def _open(browser: Browser, address: str) -> Page:
    page = browser.new_page(locale="da-DK", viewport={"width": 1366, "height": 1600})
    page.goto(address)
    page.locator(_PLOT).wait_for()
    page.wait_for_timeout(2_000)
    return page


def main() -> int:
    """Measure and print; 1 above the limit."""
    parser = argparse.ArgumentParser(description="Print the wait from a filter to its chart.")
    parser.add_argument("--changes", type=int, default=20)
    changes = parser.parse_args().changes
    with tempfile.TemporaryDirectory() as folder, ExitStack() as open_things:
        pages = record(Path(folder) / "recorded")
        constants = Path(folder) / "page.pickle"
        constants.write_bytes(pickle.dumps(pages))
        os.environ["CONSTANT_PAGE"] = str(constants)
        ours = open_things.enter_context(running_server(Path(folder) / "data"))
        floor = open_things.enter_context(running_server(Path(folder) / "data", _FLOOR))
        playwright = open_things.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=BROWSER_ARGUMENTS
        )
        seen = (_open(browser, f"{ours.address}/areas"), _open(browser, floor.address))
        names = list(pages)
        waits: tuple[list[float], list[float]] = ([], [])
        for change in range(changes + 2):
            for page, waited in zip(seen, waits, strict=True):
                waited.append(wait_for_change(page, names[(change + 1) % len(names)]))
        # The first change to each choice loads what the later ones have.
        of_ours, of_floor = (median(waited[2:]) for waited in waits)
        browser.close()
    print(f"filter to painted chart, median of {changes}: {of_ours:.0f} ms")
    print(f"the same from constants: {of_floor:.0f} ms")
    print(f"ratio {of_ours / of_floor:.2f} (at most {MOST_OF_FLOOR})")
    return 0 if of_ours <= MOST_OF_FLOOR * of_floor else 1


if __name__ == "__main__":
    sys.exit(main())
