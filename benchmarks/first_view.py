"""Print how long a newcomer waits for figures: ``python -m benchmarks.first_view [--runs 3]``.

Each run starts the server on a new data folder, waits until it answers, opens the overview in a
new browser and waits for the evictions' figure. What the browser takes for an answer without any
work, the server's own favicon, stands beside it as the floor.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import sync_playwright

from tests.chromium import find_chromium
from tests.functional.conftest import BROWSER_ARGUMENTS, running_server


def main() -> int:
    """Measure and print seconds from the server's first answer to the figure on the screen."""
    parser = argparse.ArgumentParser(description="Print the wait for the first figures.")
    parser.add_argument("--runs", type=int, default=3)
    figures, floors = [], []
    for _ in range(parser.parse_args().runs):
        with (
            tempfile.TemporaryDirectory() as folder,
            sync_playwright() as playwright,
            running_server(Path(folder) / "data") as server,
        ):
            started = perf_counter()
            browser = playwright.chromium.launch(
                executable_path=find_chromium(), args=BROWSER_ARGUMENTS
            )
            page = browser.new_page(locale="da-DK")
            page.goto(server.address)
            page.get_by_test_id("stMetricValue").first.wait_for()
            figures.append(perf_counter() - started)
            started = perf_counter()
            page.goto(f"{server.address}/_stcore/health")
            floors.append(perf_counter() - started)
            browser.close()
    print(f"first figures after the server answers: median {median(figures):.1f} s")
    print(f"all runs: {', '.join(f'{seconds:.1f}' for seconds in figures)} s")
    print(f"an empty answer in the same browser: median {median(floors):.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
