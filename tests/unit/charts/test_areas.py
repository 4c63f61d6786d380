"""Areas against their municipality, in one year, over the years and at a glance."""

from dataclasses import dataclass
from itertools import pairwise

import pytest

from boligblik.charts import area_dots, area_years, small_gaps
from boligblik.charts.theme import LIGHT
from boligblik.language import DANISH, ENGLISH
from boligblik.measures.area_verdicts import AreaVerdict, Interval, Verdict


@dataclass(frozen=True)
class Row:
    """An indicator of an area as the store gives it."""

    area_name: str
    value: float | None
    is_municipality: bool = False
    unit: str = "percent"
    footnote_marks: str | None = None
    polarity: str = "high_is_challenge"
    difference: float | None = None
    indicator_name_da: str = "Ledige"
    indicator_name_en: str | None = "Unemployed"

    @property
    def area(self) -> str:
        return self.area_name.lower()


@dataclass(frozen=True)
class YearRow:
    """An area's year as the store gives it."""

    area_name: str
    year: int
    value: float
    is_municipality: bool = False

    @property
    def area(self) -> str:
        return self.area_name.lower()


CITY = Row("By", 6, is_municipality=True)


def test_dots_go_from_high_to_low_with_unknown_ones_last() -> None:
    value = area_dots.prepare([Row("A", 5), Row("B", None), Row("C", 0), Row("D", 28), CITY])
    assert [dot.name for dot in value.dots] == ["D", "A", "C", "B"]
    assert (value.municipality_name, value.municipality_value) == ("By", 6)


def test_an_unknown_area_has_a_word_and_no_dot() -> None:
    figure = area_dots.figure(area_dots.prepare([Row("A", 5), Row("B", None)]), DANISH, LIGHT)
    assert [note.text for note in figure.layout.annotations] == ["ikke oplyst"]
    assert [list(trace.x) for trace in figure.data if trace.mode == "markers"] == [[5]]


@pytest.mark.parametrize(
    ("values", "shown"), [((50, 22), "50 %"), ((50.04, 22), "50,0 %"), ((49.96, 22), "50,0 %")]
)
def test_rounded_sources_stay_rounded(values: tuple[float, float], shown: str) -> None:
    value = area_dots.prepare([Row("A", values[0]), Row("B", values[1])])
    figure = area_dots.figure(value, DANISH, LIGHT)
    assert shown.replace(" ", "\N{NO-BREAK SPACE}") in figure.data[-1].text[0]


def test_differences_in_percent_are_percentage_points() -> None:
    value = area_dots.prepare([Row("A", 28), Row("B", 4), Row("C", 6), CITY])
    figure = area_dots.figure(value, DANISH, LIGHT)
    hovers = next(trace.hovertext for trace in figure.data if trace.mode == "markers")
    assert "22 procentpoint over By" in hovers[0]
    assert "det samme som By" in hovers[1]
    assert "2 procentpoint under By" in hovers[2]


def test_the_axis_starts_at_zero_and_holds_the_intervals() -> None:
    value = area_dots.prepare(
        [Row("A", 50), CITY], {"a": AreaVerdict(Interval(40, 61), Verdict.LEVEL)}
    )
    low, high = area_dots.figure(value, DANISH, LIGHT).layout.xaxis.range
    assert low == 0
    assert high > 61


def test_two_units_are_two_indicators() -> None:
    with pytest.raises(ValueError, match="one unit"):
        area_dots.prepare([Row("A", 5), Row("B", 3, unit="days")])


def test_a_footnote_mark_follows_its_area() -> None:
    figure = area_dots.figure(area_dots.prepare([Row("A", 5, footnote_marks="1")]), DANISH, LIGHT)
    assert figure.layout.yaxis.ticktext[0].endswith("<sup> 1</sup>")


def test_a_year_without_a_value_is_a_gap() -> None:
    rows = [YearRow("A", 2012, 5), YearRow("A", 2015, 6), YearRow("By", 2013, 3, True)]
    value = area_years.prepare(rows, "percent", "a")
    assert value.years == (2012, 2013, 2014, 2015)
    figure = area_years.figure(value, DANISH, LIGHT)
    assert list(figure.data[-1].y) == [5, None, None, 6]
    assert all(trace.connectgaps is False for trace in figure.data)


def test_the_chosen_area_lies_on_top_and_the_municipality_is_dashed() -> None:
    rows = [YearRow("A", 2014, 5), YearRow("By", 2014, 3, True), YearRow("B", 2014, 4)]
    figure = area_years.figure(area_years.prepare(rows, "percent", "a"), DANISH, LIGHT)
    assert [trace.line.dash for trace in figure.data] == ["solid", "6px,4px", "solid"]
    assert figure.data[-1].line.color == LIGHT.accent


def test_end_labels_keep_apart_and_tell_an_older_year() -> None:
    rows = [
        YearRow("A", 2015, 50),
        YearRow("B", 2015, 50),
        YearRow("C", 2014, 50),
        YearRow("By", 2015, 0, True),
    ]
    figure = area_years.figure(area_years.prepare(rows, "percent"), DANISH, LIGHT)
    heights = sorted(note.y for note in figure.layout.annotations)
    assert all(b - a > 1 for a, b in pairwise(heights))
    assert "C (2014)" in {note.text for note in figure.layout.annotations}


def test_no_years_at_all_can_be_drawn() -> None:
    area_years.figure(area_years.prepare([], "percent"), DANISH, LIGHT)
    area_dots.figure(area_dots.prepare([]), DANISH, LIGHT)
    small_gaps.figure(small_gaps.prepare([]), DANISH, LIGHT)


def test_gaps_turn_every_challenge_to_the_right() -> None:
    value = small_gaps.prepare(
        [
            Row("A", 9, difference=4),
            Row("A", 80, difference=-6, polarity="low_is_challenge"),
            Row("A", 62, difference=47, polarity="context"),
            Row("A", 30, difference=17, unit="per_1000"),
            Row("A", None),
            CITY,
        ]
    )
    (area,) = value.areas
    assert [gap.challenge for gap in area.gaps] == [4, 6]
    assert [gap.difference for gap in area.gaps] == [4, -6]
    assert area.harder == 2


def test_gaps_speak_the_readers_language() -> None:
    value = small_gaps.prepare([Row("A", 9, difference=-4), CITY])
    danish = small_gaps.figure(value, DANISH, LIGHT).data[0].hovertext[0]
    english = small_gaps.figure(value, ENGLISH, LIGHT).data[0].hovertext[0]
    assert "Ledige: <b>\N{MINUS SIGN}4 procentpoint</b>" in danish
    assert "Unemployed: <b>\N{MINUS SIGN}4 percentage points</b>" in english


def test_a_judged_dot_is_filled_in_its_verdict_s_colour_and_another_is_hollow() -> None:
    judged = {
        "a": AreaVerdict(Interval(40, 61), Verdict.WORSE),
        "b": AreaVerdict(Interval(20, 35), Verdict.LEVEL),
        "c": AreaVerdict(None, Verdict.NOT_JUDGED),
    }
    value = area_dots.prepare([Row("A", 50), Row("B", 29), Row("C", 5), CITY], judged)
    dots = next(
        trace
        for trace in area_dots.figure(value, DANISH, LIGHT).data
        if trace.mode == "markers" and trace.marker.size == 13
    )
    assert list(dots.marker.symbol) == ["circle", "circle", "circle-open"]
    assert list(dots.marker.color) == [LIGHT.worse, LIGHT.level, LIGHT.accent]
    words = [row[3] for row in area_dots.table(value, DANISH).rows]
    assert words == ["dårligere", "på niveau", "ikke vurderet", ""]
