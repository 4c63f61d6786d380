"""Yearly totals: unknown years stay open."""

import pytest

from boligblik.charts import history
from boligblik.charts.history import PublishedPoint
from boligblik.charts.theme import LIGHT
from boligblik.language import DANISH

POINTS = (PublishedPoint(2011, 187, "side 4"), PublishedPoint(2014, 99, "side 10"))


def test_the_years_between_are_there_and_not_known() -> None:
    value = history.prepare(POINTS, 2011, 2015)
    assert [point.value for point in value.points] == [187, None, None, 99, None]


def test_no_line_crosses_a_gap() -> None:
    figure = history.figure(history.prepare(POINTS, 2011, 2015), DANISH, LIGHT)
    stems, dots = figure.data
    assert list(stems.x) == [2011, 2011, None, 2014, 2014, None]
    assert list(dots.text) == ["<b>187</b>", "<b>99</b>"]
    assert [note.x for note in figure.layout.annotations] == [2012, 2013, 2015]
    assert all(note.text == "ikke<br>oplyst" for note in figure.layout.annotations)


def test_every_point_has_its_source() -> None:
    value = history.prepare(POINTS, 2011, 2014)
    assert "Kilde: side 4" in history.figure(value, DANISH, LIGHT).data[1].hovertext[0]
    assert history.table(value, DANISH).rows[3] == ("2014", 99, "side 10")


def test_one_year_has_one_total() -> None:
    with pytest.raises(ValueError, match="two totals"):
        history.prepare((*POINTS, PublishedPoint(2014, 98, None)), 2011, 2014)
