"""Every page, run without a browser: on examples, on an empty store, in both languages."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from boligblik.language import DANISH
from boligblik.settings import PROJECT_FOLDER
from boligblik.status import status_as_data, target_statuses
from boligblik.store.editing import record_meeting
from boligblik.store.reading.meetings import BoardMeeting, board_meetings
from boligblik.store.reading.uploads import data_version
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


@pytest.mark.parametrize("year", ["2014", "2015", "2016", "2017-01_2017-04"])
def test_counselling_runs_for_every_period(show: Show, year: str) -> None:
    show("counselling.py", counselling_year=year)


@pytest.mark.parametrize("year", ["2015", "2016"])
def test_evictions_runs_for_every_year(show: Show, year: str) -> None:
    show("evictions.py", year=year)


@pytest.mark.parametrize("shown_as", ["value", "difference", "ratio", "verdict", "nonsense"])
def test_areas_runs_for_every_way_of_showing(show: Show, shown_as: str) -> None:
    show("areas.py", municipality="eksempelkommune", shown_as=shown_as)


def told(app: AppTest) -> str:
    """Return all running text of a page, without the escapes of Markdown."""
    return " | ".join(element.value for element in app.markdown).replace("\\", "")


def test_the_page_says_what_the_status_says(show: Show) -> None:
    app = show("evictions.py")
    shown = context.current_context()
    (status,) = (
        status_as_data(status, DANISH)
        for status in target_statuses(shown.store, shown.settings)
        if status.target.target == "evictions_2016"
    )
    assert str(status["luck"]) in told(app)
    assert "kan være tilfældigt" in str(status["luck"])
    for sentence in ("chance", "because", "completeness"):
        assert str(status[sentence]) in told(app)
    assert str(status["sentence"]) in headings(app)


def test_a_stricter_certainty_calls_no_more_differences_clear(show: Show) -> None:
    def clear(certainty: str) -> int:
        app = show("areas.py", municipality="eksempelkommune", certainty=certainty)
        (number,) = re.findall(r"(\d+) af 40 forskelle", told(app))
        return int(number)

    assert 0 < clear("998") < clear("95")


def test_printed_figures_without_counts_are_not_judged(show: Show) -> None:
    app = show("areas.py", municipality="odense", shown_as="verdict")
    assert "Sikkerhed: ikke vurderet" in told(app)
    cells = app.table[0].value.drop(columns="Odense Kommune").to_numpy().ravel()
    assert all("ikke vurderet" in cell for cell in cells)


def test_a_target_is_changed_with_name_and_reason_and_put_back(show: Show) -> None:
    app = show("goals.py")
    key = "evictions_2016_0"
    app.text_input(key=f"value_{key}").set_value("20").run()
    app.button(key=f"save_{key}").click().run()
    assert "Skriv hvorfor" in app.error[0].value
    app.text_input(key=f"why_{key}").set_value("Bestyrelsen strammede").run()
    app.button(key=f"save_{key}").click().run()
    assert not app.error
    assert "20\N{NO-BREAK SPACE}% færre i 2016 end i 2015" in headings(app)
    assert "Bestyrelsen strammede" in told(app)
    app.button(key="back_evictions_2016_0").click().run()
    assert "10\N{NO-BREAK SPACE}% færre i 2016 end i 2015" in headings(app)


def test_an_impossible_target_is_refused_in_words(show: Show) -> None:
    app = show("goals.py")
    key = "counselling_2016_0"
    app.selectbox(key=f"period_{key}_1").select("2015-01-01").run()
    app.text_input(key=f"why_{key}").set_value("Prøve 010190-1234").run()
    app.button(key=f"save_{key}").click().run()
    refusals = " ".join(error.value for error in app.error)
    assert "Den sidste måned ligger før den første" in refusals
    assert "Udelad personers" in refusals


def test_a_removed_target_can_be_put_back(show: Show) -> None:
    app = show("goals.py")
    app.text_input(key="remove_why_counselling_2017_0").set_value("Planen slutter").run()
    app.button(key="remove_counselling_2017_0").click().run()
    assert "Fjernede mål" in headings(app)
    assert "mindst 100 i januar" not in headings(app)
    app.button(key="restore_counselling_2017").click().run()
    assert "mindst 100 i januar" in headings(app)


def test_an_event_is_named_on_the_chart_and_sets_limits_anew(show: Show) -> None:
    app = show("evictions.py")
    app.text_input[0].set_value("Ny rykkerskrivelse")
    next(box for box in app.selectbox if box.label == "Fra hvilken måned").select("2016-03-01")
    app.checkbox[0].check()
    next(button for button in app.button if button.label == "Tilføj begivenhed").click().run()
    assert not app.exception
    assert "1: Ny rykkerskrivelse (marts 2016)" in told(app)
    assert "grænser sat på ny" in told(app)


def test_an_event_that_was_removed_can_be_put_back(show: Show) -> None:
    app = show("evictions.py")
    app.text_input[0].set_value("Ny rykkerskrivelse")
    pressed(app, "Tilføj begivenhed")
    assert "september 2016 · Ny rykkerskrivelse" in told(app)
    pressed(app, "Fjern")
    assert "Fjernet: Ny rykkerskrivelse" in told(app)
    assert "september 2016 · Ny rykkerskrivelse" not in told(app)
    pressed(app, "Sæt tilbage")
    assert "Fjernet: Ny rykkerskrivelse" not in told(app)
    assert "september 2016 · Ny rykkerskrivelse" in told(app)


def pressed(app: AppTest, label: str) -> None:
    """Press a button by its words."""
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


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


def test_a_target_for_an_area_is_entered_and_judged(show: Show) -> None:
    app = show("goals.py")
    key = app.session_state["target_begun"].target
    app.selectbox(key=f"measure_{key}").select("unemployed_18_64").run()
    app.selectbox(key=f"area_{key}").select("moenstergaarden").run()
    app.selectbox(key=f"period_{key}_0").select("2015-01-01").run()
    app.selectbox(key=f"period_{key}_1").select("2015-12-01").run()
    app.text_input(key=f"value_{key}").set_value("9,5").run()
    app.text_input(key=f"why_{key}").set_value("Aftalt i styregruppen").run()
    app.button(key=f"save_{key}").click().run()
    assert not app.error, [error.value for error in app.error]
    assert "højst 9,5\N{NO-BREAK SPACE}% i 2015 – Mønstergården" in headings(app)
    assert "Målet er ikke opfyldt: 9,7\N{NO-BREAK SPACE}% i 2015" in told(app)
    assert "Det kan være tilfældigt" in told(app)


def test_a_page_without_reports_and_targets_still_shows_a_year(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOLIGBLIK_EXAMPLES", "no")
    app = show("goals.py")
    for target in ("evictions_2016", "counselling_2016", "counselling_2017"):
        app.text_input(key=f"remove_why_{target}_0").set_value("Prøve").run()
        app.button(key=f"remove_{target}_0").click().run()
    assert "Der er ikke sat noget mål" in app.info[0].value
    for page in ("evictions.py", "counselling.py", "overview.py"):
        assert show(page).title


def test_the_first_months_offered_have_no_baseline_before_them(show: Show) -> None:
    app = show("goals.py")
    key = "evictions_2016_0"
    app.selectbox(key=f"rule_{key}").select("at_most").run()
    app.selectbox(key=f"period_{key}_0").select("2010-01-01").run()
    app.selectbox(key=f"rule_{key}").select("reduce_by_percent").run()
    assert not app.exception


def test_changes_are_shown_since_the_day_in_the_link(show: Show) -> None:
    app = show("overview.py", since="2016-03-14")
    assert "Siden 14. marts 2016" in headings(app)
    thirty_days = "de seneste 30 dage vises"
    assert not any(thirty_days in caption.value for caption in app.caption)
    assert any(thirty_days in caption.value for caption in show("overview.py").caption)


def test_a_meeting_needs_a_reason_only_when_it_is_changed(show: Show) -> None:
    app = show("overview.py")
    shown = context.current_context()
    add, *_ = (button for button in app.button if button.label == "Tilføj mødet")
    app.date_input[-1].set_value(date(2016, 10, 3))
    add.click().run()
    assert "Siden bestyrelsesmødet den 3. oktober 2016" in headings(app)
    (meeting,) = board_meetings(shown.store)
    choice, *_ = (box for box in app.selectbox if box.label == "Indtast eller ret")
    choice.set_value(meeting.board_meeting).run()
    remove, *_ = (button for button in app.button if button.label == "Fjern mødet")
    remove.click().run()
    assert "Skriv hvorfor" in app.error[0].value
    assert board_meetings(shown.store) == [meeting]
    why, *_ = (field for field in app.text_input if field.label == "Hvorfor")
    why.set_value("Aflyst")
    remove, *_ = (button for button in app.button if button.label == "Fjern mødet")
    remove.click().run()
    assert board_meetings(shown.store) == []
    back, *_ = (button for button in app.button if button.label.startswith("Sæt denne"))
    back.click().run()
    assert board_meetings(shown.store) == [meeting]


def test_one_organisation_is_shown_alone(show: Show) -> None:
    app = show("evictions.py", organisation="eksempelbo_nord")
    assert "Eksempelbo Nord" in told(app)
    assert "Der er ikke sat noget mål for Eksempelbo Nord" in app.info[0].value.replace("\\", "")


def test_a_month_of_an_unknown_kind_shows_the_first(show: Show) -> None:
    app = show("month_reports.py", kind="nonsense", month_evictions="2016-09")
    assert "Udsættelser, september 2016" in headings(app)
    assert "Mindst 7 udsættelser i september 2016" in headings(app)


def test_a_snapshot_of_the_board_stays_when_a_meeting_is_entered(show: Show) -> None:
    show("overview.py")
    store = context.current_context().store
    snapshot = f"{data_version(store)}-20161012"
    before = [element.value for element in show("board.py", snapshot=snapshot, slide="1").markdown]
    record_meeting(store, BoardMeeting("m1", date(2016, 9, 1), "Møde"), done_by="AN")
    after = [element.value for element in show("board.py", snapshot=snapshot, slide="1").markdown]
    assert after == before
    now = f"{data_version(store)}-20161012"
    told = [element.value for element in show("board.py", snapshot=now, slide="1").markdown]
    assert told != before


@pytest.mark.parametrize("snapshot", ["0-20161012", "999-20161012", "10-2016", "x"])
def test_a_snapshot_that_never_was_is_told(show: Show, snapshot: str) -> None:
    warning = show("board.py", snapshot=snapshot).warning[0]
    assert "som denne installation ikke har" in warning.value
