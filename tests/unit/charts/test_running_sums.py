"""Twelve months added up: a sum that is not known is a gap, and the axis starts at zero."""

from datetime import date

from boligblik.charts import running_sums
from boligblik.charts.theme import DARK, LIGHT
from boligblik.language import DANISH, ENGLISH
from boligblik.measures.running_year import RunningYear


def sums(*totals: int | None) -> list[RunningYear]:
    return [RunningYear(date(2016, index + 1, 1), total) for index, total in enumerate(totals)]


def test_unknown_sums_at_either_end_are_left_out_and_inside_are_gaps() -> None:
    value = running_sums.prepare(sums(None, 90, None, 95, None), None, is_ceiling=True)
    assert [running.total for running in value.sums] == [90, None, 95]
    line = running_sums.figure(value, DANISH, LIGHT).data[0]
    assert list(line.y) == [90, None, 95]
    assert line.connectgaps is False
    assert running_sums.table(value, DANISH).rows[1] == ("marts 2016", "måneder mangler")


def test_the_axis_starts_at_zero_and_holds_the_limit() -> None:
    value = running_sums.prepare(sums(90, 95), 120, is_ceiling=True)
    low, high = running_sums.figure(value, DANISH, LIGHT).layout.yaxis.range
    assert low == 0
    assert high > 120


def test_the_limit_says_which_way_it_counts() -> None:
    ceiling = running_sums.prepare(sums(90), 91, is_ceiling=True)
    floor = running_sums.prepare(sums(290), 300, is_ceiling=False)
    texts = [
        [note.text for note in running_sums.figure(value, ENGLISH, DARK).layout.annotations]
        for value in (ceiling, floor)
    ]
    assert "<b>At most 91</b>" in texts[0]
    assert "<b>At least 300</b>" in texts[1]


def test_nothing_known_can_be_drawn() -> None:
    value = running_sums.prepare(sums(None, None), None, is_ceiling=True)
    assert value.sums == ()
    assert running_sums.table(value, DANISH).rows == ()
    running_sums.figure(value, DANISH, LIGHT)
