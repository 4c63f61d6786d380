"""Every page, run without a browser: on examples, on an empty store, in both languages."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from boligblik.settings import PROJECT_FOLDER
from boligblik.ui import context

MAIN = PROJECT_FOLDER / "boligblik" / "main.py"
PAGES = sorted(file.name for file in (PROJECT_FOLDER / "pages").glob("*.py"))

Show = Callable[..., AppTest]


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Show]:
    """Run a page on a store of its own, which every session of the server shares."""
    monkeypatch.setenv("BOLIGBLIK_DATA", str(tmp_path / "data"))
    st.cache_resource.clear()

    def show_page(page: str, **parameters: str) -> AppTest:
        app = AppTest.from_file(MAIN, default_timeout=60)
        for name, value in parameters.items():
            app.query_params[name] = value
        app.switch_page(f"../pages/{page}")
        app.run()
        assert not app.exception, app.exception
        assert not app.error, app.error
        return app

    yield show_page
    context.current_context().store.close()
    st.cache_resource.clear()


def headings(app: AppTest) -> str:
    """Return the titles as they are read, without the escapes of Markdown."""
    shown = " | ".join(element.value for element in [*app.title, *app.header, *app.subheader])
    return shown.replace("\\", "")


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_runs_on_the_examples(show: Show, page: str, language: str) -> None:
    app = show(page, lang=language)
    assert app.title


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_runs_on_a_store_without_examples(
    show: Show, page: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOLIGBLIK_EXAMPLES", "no")
    app = show(page, lang=language)
    assert app.title


@pytest.mark.parametrize("year", ["2014", "2015", "2016", "2017"])
def test_counselling_runs_for_every_year(show: Show, year: str) -> None:
    show("counselling.py", counselling_year=year)


@pytest.mark.parametrize("year", ["2015", "2016"])
def test_evictions_runs_for_every_year(show: Show, year: str) -> None:
    show("evictions.py", year=year)


@pytest.mark.parametrize("shown_as", ["value", "difference", "ratio", "nonsense"])
def test_areas_runs_for_every_way_of_showing(show: Show, shown_as: str) -> None:
    show("areas.py", municipality="eksempelkommune", shown_as=shown_as)


def test_the_published_fall_is_47_percent(show: Show) -> None:
    shown = headings(show("evictions.py"))
    assert "Fra 187 i 2011 til 99 i 2014: et fald på 47\N{NO-BREAK SPACE}%" in shown


def test_without_examples_the_target_has_no_baseline(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOLIGBLIK_EXAMPLES", "no")
    app = show("evictions.py")
    assert "Loftet kendes ikke endnu" in headings(app)
    assert "Eksempel" not in headings(app)
