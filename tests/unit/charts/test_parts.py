"""A count in parts."""

from boligblik.charts import parts
from boligblik.charts.parts import Part
from boligblik.charts.theme import LIGHT
from boligblik.language import DANISH


def test_parts_go_from_large_to_small_with_the_unstated_last() -> None:
    value = parts.prepare([Part("A", 1), Part(None, 50), Part("B", 49)])
    assert [(bar.name, bar.percent) for bar in value.bars] == [("B", 49), ("A", 1), (None, 50)]
    figure = parts.figure(value, DANISH, LIGHT)
    assert figure.layout.yaxis.ticktext[-1] == "ikke oplyst"
    assert figure.data[0].text[0].strip() == "<b>49</b> (49\N{NO-BREAK SPACE}%)"


def test_nothing_has_no_shares() -> None:
    value = parts.prepare([Part("A", 0)])
    assert value.bars[0].percent is None
    assert parts.figure(value, DANISH, LIGHT).data[0].text[0].strip() == "<b>0</b>"
