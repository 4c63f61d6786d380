"""A real server on a new data folder, and one browser for all tests."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import find_chromium
from tests.functional.walking import Walker, walking

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
SEEN_WITHIN_SECONDS = 20
UNCHANGED_FOR_SECONDS = 2
BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep all tests of the browser in one process: they share what was seen, and the servers."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.xdist_group("browser"))


@dataclass
class Server:
    """A running server and the folder its store lies in."""

    address: str
    data_folder: Path


@contextmanager
def running_server(
    data_folder: Path,
    app: Path = ROOT / "app.py",
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Server]:
    """Start the app as README says, on a free port, and stop it with all it started."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(app), f"--server.port={port}"]
    command += ["--server.fileWatcherType=none"]
    log = (data_folder.parent / f"server_{port}.log").open("w")
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ
        | dict(environment)
        | {"BOLIGBLIK_DATA": str(data_folder), "PYTHONPATH": str(ROOT)},
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/_stcore/health")
        yield Server(address, data_folder)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)
        log.close()


def _wait_for(health: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(health) as answer:  # noqa: S310  # our own server
                if answer.read() == b"ok":
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        if time.monotonic() > deadline:
            raise TimeoutError(f"no answer from {health}")
        time.sleep(0.2)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the example data, for tests that only look."""
    with running_server(tmp_path_factory.mktemp("looking") / "data") as started:
        yield started


@pytest.fixture(scope="session")
def server_without_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose store holds the reference lists and nothing else."""
    folder = tmp_path_factory.mktemp("empty") / "data"
    with running_server(folder, environment={"BOLIGBLIK_EXAMPLES": "no"}) as started:
        yield started


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Server]:
    """A server of its own for a test that changes data or must be the first visitor."""
    with running_server(tmp_path / "data") as started:
        yield started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium from the system."""
    executable = find_chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=BROWSER_ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def walker(browser: Browser, server: Server) -> Iterator[Walker]:
    """Someone who sees every page, in a browser set to English."""
    with walking(browser, server.address) as walks:
        yield walks


@pytest.fixture(scope="session")
def danish_walker(browser: Browser, server: Server) -> Iterator[Walker]:
    """The same in a browser set to Danish."""
    with walking(browser, server.address, "da-DK") as walks:
        yield walks


@pytest.fixture(scope="session")
def walker_without_data(browser: Browser, server_without_data: Server) -> Iterator[Walker]:
    """Someone who sees every page of an installation that is still empty."""
    with walking(browser, server_without_data.address) as walks:
        yield walks


@dataclass
class Visitor:
    """A person at a browser; ``hosts`` are all that their pages spoke to."""

    page: Page
    hosts: set[str] = field(default_factory=set)

    def open(self, address: str) -> None:
        """Go to an address and wait until the page is drawn."""
        self.page.goto(address)
        self.page.get_by_test_id("stMain").get_by_role("heading").first.wait_for()
        self.settle()

    def settle(self) -> None:
        """Wait until the server has run and what is drawn has stopped changing."""
        before = None
        while True:
            self.page.wait_for_selector(
                '[data-testid=stApp][data-test-script-state="notRunning"]', timeout=60_000
            )
            shown = self.page.get_by_test_id("stMain").inner_html()
            if shown == before:
                return
            before = shown
            self.page.wait_for_timeout(400)

    def sees(self, text: str) -> bool:
        """Tell whether a text comes to stand on the page; parts of it may be loaded late."""
        deadline = time.monotonic() + SEEN_WITHIN_SECONDS
        while text not in self.text():
            if time.monotonic() > deadline:
                return False
            self.page.wait_for_timeout(200)
        return True

    def whole_text(self) -> str:
        """Return the page's text once it has not changed for two seconds: widgets load late."""
        before = self.text()
        unchanged_since = time.monotonic()
        while time.monotonic() - unchanged_since < UNCHANGED_FOR_SECONDS:
            self.page.wait_for_timeout(200)
            now = self.text()
            if now != before:
                before, unchanged_since = now, time.monotonic()
        return before

    def figures(self) -> list[str]:
        """Return the three large figures of the page, once all of them are there."""
        shown = self.page.get_by_test_id("stMetricValue")
        shown.nth(2).wait_for()
        self.settle()
        return shown.all_inner_texts()

    def text(self) -> str:
        """Return the text of the page itself, without the sidebar, on one line."""
        shown = self.page.get_by_test_id("stMain").inner_text()
        return " ".join(shown.replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visitor]]:
    """Let a new visitor in; their locale, colours and window can be chosen."""
    contexts = []

    def let_in(
        locale: str = "da-DK",
        color_scheme: str = "light",
        size: tuple[int, int] = (1366, 768),
    ) -> Visitor:
        context = browser.new_context(
            locale=locale,
            color_scheme=color_scheme,  # type: ignore[arg-type]
            viewport={"width": size[0], "height": size[1]},
            timezone_id="Europe/Copenhagen",
        )
        contexts.append(context)
        visitor = Visitor(context.new_page())
        visitor.page.set_default_timeout(30_000)

        def note_host(url: str) -> None:
            if not url.startswith(("data:", "blob:", "about:")):
                visitor.hosts.add(urlsplit(url).hostname or "")

        context.on("request", lambda request: note_host(request.url))
        visitor.page.on("websocket", lambda socket_: note_host(socket_.url))
        return visitor

    yield let_in
    for context in contexts:
        context.close()
