"""Fixtures shared by all tests, and the count of tests that ran in the browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from boligblik.settings import Settings
from boligblik.store.connection import Store
from boligblik.store.opening import open_store

_BROWSER_TESTS = "tests/functional/"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a new, empty installation."""
    return Settings(data_folder=tmp_path / "data")


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    """An open, migrated store without a single row."""
    opened, _ = open_store(settings)
    yield opened
    opened.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell how many tests ran in the browser; the line stands above pytest's own last one."""
    ran = {
        report.nodeid
        for outcome in ("passed", "failed")
        for report in terminalreporter.getreports(outcome)
        if report.when == "call" and report.nodeid.startswith(_BROWSER_TESTS)
    }
    terminalreporter.write_line(f"{len(ran)} tests ran in the browser.")
