"""Print how long the server takes to run each page on the example data.

``python -m benchmarks.page_time [--runs 30]`` starts from a new data folder, runs every page in
turn as a session that comes back to it, and prints median and 95th percentile in milliseconds,
beside those of an empty page: what Streamlit itself takes. The browser's own time is not in it.
"""

import argparse
import logging
import os
import sys
import tempfile
from collections.abc import Callable
from statistics import median, quantiles
from time import perf_counter

from streamlit.testing.v1 import AppTest

from boligblik.settings import PROJECT_FOLDER

MAIN = PROJECT_FOLDER / "boligblik" / "main.py"
PAGES = PROJECT_FOLDER / "pages"
_TIMEOUT_SECONDS = 60


def main() -> int:
    """Measure and print; 1 if a page shows an error."""
    parser = argparse.ArgumentParser(description="Print each page's server time.")
    parser.add_argument("--runs", type=int, default=30, help="runs of each page (default 30)")
    runs = parser.parse_args().runs
    # Streamlit tells on every run that no browser is attached.
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BOLIGBLIK_DATA"] = folder
        started = perf_counter()
        app = AppTest.from_file(MAIN, default_timeout=_TIMEOUT_SECONDS).run()
        print(f"first page with a new store: {1000 * (perf_counter() - started):.0f} ms\n")
        print(f"{'page':<16}{'median ms':>10}{'p95 ms':>10}")
        empty = AppTest.from_string("import streamlit as st\nst.title('Empty')")
        _print_times("(empty page)", empty.run, runs)
        for page in sorted(PAGES.glob("*.py")):
            app.switch_page(os.path.relpath(page, MAIN.parent))
            _print_times(page.stem, app.run, runs)
            if app.exception or app.error:
                print(f"{page.stem} shows an error: {[*app.exception, *app.error]}")
                return 1
    return 0


def _print_times(name: str, run: Callable[[], object], runs: int) -> None:
    run()
    times = []
    for _ in range(runs):
        started = perf_counter()
        run()
        times.append(1000 * (perf_counter() - started))
    p95 = quantiles(times, n=20)[-1]
    print(f"{name:<16}{median(times):>10.0f}{p95:>10.0f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
