"""Explore, run without a browser: every choice draws, views are kept, SQL is asked."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from boligblik.exploring import KIND_OF_COUNT
from boligblik.settings import PROJECT_FOLDER
from boligblik.store.reading.explore import kept_views, removed_views
from boligblik.ui import context

MAIN = PROJECT_FOLDER / "boligblik" / "main.py"
AREA = "unemployed_18_64"

Show = Callable[..., AppTest]


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Show]:
    """Run Explore with parameters of the link, on a store of its own."""
    monkeypatch.setenv("BOLIGBLIK_DATA", str(tmp_path / "data"))
    st.cache_resource.clear()

    def show_page(**parameters: str) -> AppTest:
        app = AppTest.from_file(MAIN, default_timeout=60)
        for name, value in parameters.items():
            app.query_params[name] = value
        app.switch_page("../pages/explore.py")
        app.run()
        assert not app.exception, app.exception
        assert not app.error, app.error
        return app

    yield show_page
    context.current_context().store.close()
    st.cache_resource.clear()


def title(app: AppTest) -> str:
    """Return the finding; the SQL box has the page's other header."""
    finding, _ = app.header
    return str(finding.value).replace("\\", "").replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("form", ["line", "bar", "dot", "table"])
def test_every_figure_is_drawn_in_every_form(show: Show, form: str) -> None:
    for figure in (*KIND_OF_COUNT, AREA):
        for split in ("none", "organisation", "area", "way_in"):
            app = show(figure=figure, split=split, form=form)
            assert title(app)


@pytest.mark.parametrize("form", ["line", "bar", "dot", "table"])
@pytest.mark.parametrize("compare", ["members", "years"])
def test_two_are_compared_in_every_form(show: Show, compare: str, form: str) -> None:
    for figure, split in (
        ("evictions", "organisation"),
        ("arrears", "organisation"),
        ("counselling_sessions", "place"),
        (AREA, "none"),
    ):
        parameters = {"figure": figure, "split": split, "compare": compare, "form": form}
        assert title(show(**parameters, municipality="eksempelkommune"))


def test_the_title_tells_no_more_than_is_reported(show: Show) -> None:
    """In the examples one organisation has not sent September 2016."""
    assert "mindst 168" in title(show(figure="evictions"))
    assert (
        title(show(figure="evictions", split="organisation"))
        == "Flest indberettede udsættelser: Eksempelbo Nord, 70"
    )
    years = title(show(figure="evictions", compare="years"))
    assert years == "2016 har 6 færre end 2015, hvor begge er fuldt indberettet"


def test_steps_and_spans_hold_what_they_say(show: Show) -> None:
    app = show(figure="evictions", form="table", step="quarter", **{"from": "2016", "to": "2016"})
    rows = app.table[0].value
    assert list(rows.iloc[:, 0]) == ["1\\. kvartal 2016", "2\\. kvartal 2016", "3\\. kvartal 2016"]
    assert list(rows.iloc[:, 1]) == ["26", "21", "mindst 19"]


def test_nonsense_in_the_link_is_ignored(show: Show) -> None:
    nonsense = {"figure": "x", "split": "<b>", "from": "1", "to": "9999", "form": "pie"}
    assert title(show(**nonsense))


def test_a_view_is_kept_opened_renamed_removed_and_put_back(show: Show) -> None:
    app = show(figure="arrears", split="organisation", form="dot")
    (name,) = (field for field in app.text_input if not field.key)
    name.set_value("Restancer")
    keep = next(button for button in app.button if button.label == "Gem denne visning")
    keep.click().run()
    store = context.current_context().store
    (view,) = kept_views(store)
    assert view.name == "Restancer"
    assert dict(parse_qsl(view.link)) == {
        "figure": "arrears",
        "split": "organisation",
        "compare": "nothing",
        "from": "2016",
        "to": "2016",
        "form": "dot",
    }
    app.selectbox(key="choice_figure").set_value("evictions").run()
    assert app.selectbox(key="choice_figure").value == "evictions"
    app.button(key=f"open_{view.kept_view}").click().run()
    assert app.selectbox(key="choice_figure").value == "arrears"
    assert app.query_params["form"] == "dot"
    app.text_input(key=f"name_{view.kept_view}").set_value("I restance")
    next(button for button in app.button if button.label == "Omdøb").click().run()
    assert [kept.name for kept in kept_views(store)] == ["I restance"]
    app.button(key=f"remove_{view.kept_view}").click().run()
    assert kept_views(store) == []
    assert [removed.name for removed in removed_views(store)] == ["I restance"]
    app.button(key=f"back_{view.kept_view}").click().run()
    assert [kept.name for kept in kept_views(store)] == ["I restance"]
    assert not app.exception


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        (" ", "Skriv et navn"),
        ("010190-1234", "Udelad"),
        ("ring til Mette Nielsen", "Udelad"),
        ("tlf. 20 30 40 50", "Udelad"),
    ],
)
def test_a_view_without_a_name_or_with_a_person_is_not_kept(
    show: Show, name: str, refusal: str
) -> None:
    app = show()
    (field,) = (field for field in app.text_input if not field.key)
    field.set_value(name)
    next(button for button in app.button if button.label == "Gem denne visning").click().run()
    assert refusal in " ".join(box.value for box in [*app.warning, *app.error])
    assert kept_views(context.current_context().store) == []


def ask(app: AppTest, sql: str) -> None:
    app.text_area(key="sql_question").set_value(sql)
    next(button for button in app.button if button.label in ("Spørg", "Ask")).click().run()
    assert not app.exception, app.exception


def test_a_question_in_sql_is_answered_and_marked_as_example(show: Show) -> None:
    app = show()
    ask(
        app,
        "select year, sum(value) / 8 as eighth, null as nothing from monthly_reports "
        "where year = 2015 and measure = 'evictions' group by year",
    )
    answers = [table.value for table in app.table if "eighth" in table.value.columns]
    assert [list(answer.iloc[0]) for answer in answers] == [["2015", "12,75", "null"]]
    assert any("Eksempeldata" in line.value and "1 række" in line.value for line in app.markdown)
    ask(app, "select count(*) as printed from printed_figures")
    marked = [line.value for line in app.markdown if "1 række" in line.value]
    assert len(marked) == 1
    assert "Eksempeldata" not in marked[0]


@pytest.mark.parametrize(
    ("language", "told"), [("da", "Her er intet view"), ("en", "There is no view")]
)
def test_a_question_that_reaches_further_is_refused_on_the_page(
    show: Show, language: str, told: str
) -> None:
    app = show(lang=language)
    ask(app, "select * from upload")
    assert told in app.warning[0].value


def test_without_data_the_page_says_where_to_begin(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOLIGBLIK_EXAMPLES", "no")
    app = show()
    assert "Udforsk" in app.title[0].value
    assert title(app)
