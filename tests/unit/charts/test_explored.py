"""Explore's charts: gaps are gaps, what is not whole is marked, and the table says why."""

import pytest

from boligblik.charts import explored_members, explored_time
from boligblik.charts.explored_time import Form
from boligblik.charts.theme import DARK, LIGHT, Look
from boligblik.language import DANISH, ENGLISH
from boligblik.measures.explored import Step
from tests.unit.measures.explored_cases import AREAS, AT_LEAST_5, GONE, of, whole

SERIES = of((*whole(3), GONE, AT_LEAST_5), whole(1, 2, 3))


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_a_gap_is_a_gap_in_every_form(form: Form, look: Look) -> None:
    figure = explored_time.figure(explored_time.prepare(SERIES, "", form), DANISH, look)
    assert list(figure.data[0].y) == [3, None, 5]
    assert not figure.data[0].to_plotly_json().get("connectgaps")
    assert figure.data[0].hovertext[1] == "Nord, februar 2016: <b>mangler</b>"
    assert figure.data[0].hovertext[2] == "Nord, marts 2016: <b>mindst 5</b>"


def test_a_part_is_hollow_or_hatched() -> None:
    line = explored_time.figure(explored_time.prepare(SERIES, "", Form.LINE), DANISH, LIGHT)
    assert line.data[0].marker.color[2] == LIGHT.background != line.data[0].marker.color[0]
    bar = explored_time.figure(explored_time.prepare(SERIES, "", Form.BAR), DANISH, LIGHT)
    assert list(bar.data[0].marker.pattern.shape) == ["", "", "/"]


def test_a_single_series_names_its_missing_months() -> None:
    value = explored_time.prepare(of((*whole(3), GONE), names=("",)), "", Form.LINE)
    figure = explored_time.figure(value, DANISH, LIGHT)
    assert [(note.text, note.x) for note in figure.layout.annotations] == [("mangler", 1)]


def test_bars_and_counts_begin_at_zero() -> None:
    high = of(whole(50, 52), whole(51, 53), step=Step.YEAR)
    bars = explored_time.figure(explored_time.prepare(high, "percent", Form.BAR), DANISH, LIGHT)
    lines = explored_time.figure(explored_time.prepare(high, "percent", Form.LINE), DANISH, LIGHT)
    counts = explored_time.figure(explored_time.prepare(high, "", Form.LINE), DANISH, LIGHT)
    assert bars.layout.yaxis.range[0] == counts.layout.yaxis.range[0] == 0
    assert lines.layout.yaxis.range[0] > 40


def test_the_table_says_why_a_cell_holds_no_number() -> None:
    value = explored_time.prepare(SERIES, "", Form.LINE)
    assert explored_time.table(value, DANISH, "Udsættelser").rows == (
        ("januar 2016", 3, 1),
        ("februar 2016", "mangler", 2),
        ("marts 2016", "mindst 5", 3),
    )


def test_text_from_data_is_shown_as_text() -> None:
    value = explored_time.prepare(of(whole(1), names=("<b>A&B</b>",)), "", Form.LINE)
    figure = explored_time.figure(value, ENGLISH, LIGHT)
    assert "&lt;b&gt;A&amp;B&lt;/b&gt;" in figure.layout.annotations[0].text
    assert "<b>A&B" not in figure.data[0].hovertext[0]


def test_members_stand_from_high_to_low_with_their_totals() -> None:
    explored = of(whole(1, 2), (*whole(9), AT_LEAST_5), totals=(whole(3)[0], AT_LEAST_5))
    value = explored_members.prepare(explored, "", Form.BAR, ["2016"], newest=False)
    assert [row.name for row in value.rows] == ["Syd", "Nord"]
    figure = explored_members.figure(value, DANISH, LIGHT)
    assert [text.strip() for text in figure.data[0].text] == ["<b>mindst 5</b>", "<b>3</b>"]
    assert list(figure.data[0].marker.pattern.shape) == ["/", ""]
    assert explored_members.table(value, DANISH, "Hvem").rows == (("Syd", "mindst 5"), ("Nord", 3))


def test_two_years_stand_side_by_side_and_a_missing_value_is_said() -> None:
    explored = of(whole(5, 12.5), (*whole(4), GONE), names=AREAS, step=Step.YEAR)
    value = explored_members.prepare(explored, "percent", Form.DOT, ["2014", "2015"], newest=False)
    figure = explored_members.figure(value, DANISH, LIGHT)
    assert [list(trace.x) for trace in figure.data] == [[5, 4], [12.5]]
    assert [note.text for note in figure.layout.annotations] == ["mangler"]


def test_the_newest_year_that_any_has_is_shown() -> None:
    explored = of((*whole(5), GONE, GONE), (*whole(4, 7), GONE), names=AREAS, step=Step.YEAR)
    value = explored_members.prepare(explored, "percent", Form.BAR, ["2015"], newest=True)
    assert [(row.name, row.points[0].value) for row in value.rows] == [
        ("Dalen", 7),
        ("Bakken", None),
    ]
    assert explored_members.newest_words(explored, DANISH) == "2015"
