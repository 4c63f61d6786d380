"""Where the browser for the functional tests is."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
HOW_TO_GET_IT = (
    "No Chromium was found for the browser tests. On Debian and Ubuntu: "
    "'sudo apt-get install chromium'. Elsewhere: 'python -m playwright install chromium'. "
    "If it is there under another name, set BOLIGBLIK_CHROMIUM to its path."
)


class ChromiumMissingError(Exception):
    """No browser was found; the text says how to get one."""


def find_chromium() -> str:
    """Return the path of a Chromium: the one named, the machine's own, or Playwright's."""
    named = os.environ.get("BOLIGBLIK_CHROMIUM")
    if named and Path(named).exists():
        return named
    for program in _PROGRAMS:
        found = shutil.which(program)
        if found:
            return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if Path(own).exists():
        return own
    raise ChromiumMissingError(HOW_TO_GET_IT)
