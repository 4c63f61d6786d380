"""A slide's plot has an axis that holds its values, and labels that do not lie on each other."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from boligblik.reports.plot_layout import axis_of, axis_of_lines, line_labels
from boligblik.reports.slide import Line, LinePlot

MONTHS = ("jan", "feb", "mar", "apr")
PLOT = LinePlot(
    MONTHS,
    (
        Line("2015", "before", (10, 20, 30, 41), "41 i 2015"),
        Line("2016", "now", (9, 19, None, None), "19"),
        Line("Højst 40", "limit", (40, 40, 40, 40), "Højst 40"),
        Line("low", "forecast", (None, None, 28, 36)),
        Line("high", "forecast", (None, None, 32, 44), "Prognose 36–44"),
    ),
)


@given(st.lists(st.floats(-1e6, 1e6)))
def test_an_axis_holds_zero_and_every_value_in_a_few_round_steps(values: list[float]) -> None:
    axis = axis_of(values)
    assert axis.low <= min([0, *values]) <= max([0, *values]) <= axis.high
    assert axis.ticks[0] == axis.low
    assert axis.ticks[-1] == axis.high
    assert 0 in axis.ticks
    assert len(axis.ticks) <= 9


def test_an_axis_is_numbered_as_a_person_would() -> None:
    assert axis_of([102]).ticks == (0, 20, 40, 60, 80, 100, 120)
    assert axis_of([3]).ticks == (0, 1, 2, 3)
    assert axis_of([-7, 29]).ticks == (-10, 0, 10, 20, 30)
    assert axis_of_lines(PLOT).ticks == (0, 10, 20, 30, 40, 50)


def test_labels_at_the_end_keep_their_distance_and_the_others_their_height() -> None:
    labels = line_labels(PLOT, 3)
    at_end = sorted(label.level for label in labels if label.place == len(MONTHS) - 1)
    assert len(at_end) == 3
    assert all(higher - lower >= 3 - 1e-9 for lower, higher in pairwise(at_end))
    (inside,) = [label for label in labels if label.place != len(MONTHS) - 1]
    assert (inside.line, inside.place, inside.value, inside.level) == (1, 1, 19, 19)


def test_the_forecasts_label_stands_between_its_ends() -> None:
    only = LinePlot(MONTHS, PLOT.lines[3:])
    (label,) = line_labels(only, 3)
    assert (label.value, label.level) == (44, 40)


def test_a_line_without_any_value_has_no_label() -> None:
    empty = LinePlot(MONTHS, (Line("2016", "now", (None,) * 4, "0"),))
    assert line_labels(empty, 3) == []
