from dataclasses import dataclass

import pytest

from boligblik.measures.area_gaps import IndicatorGap, Side, gaps_of, side_of


@dataclass(frozen=True)
class Figure:
    indicator: str
    difference: float | None
    polarity: str = "high_is_challenge"
    is_municipality: bool = False


@pytest.mark.parametrize(
    ("difference", "polarity", "expected"),
    [
        (3, "high_is_challenge", Side.WORSE),
        (-3, "high_is_challenge", Side.BETTER),
        (3, "low_is_challenge", Side.BETTER),
        (-3, "low_is_challenge", Side.WORSE),
        (3, "context", Side.HIGHER),
        (-3, "context", Side.LOWER),
        (0, "high_is_challenge", Side.EQUAL),
        (0, "context", Side.EQUAL),
        (None, "high_is_challenge", Side.UNKNOWN),
    ],
)
def test_sides(difference: float | None, polarity: str, expected: Side) -> None:
    assert side_of(difference, polarity) is expected


def test_areas_on_the_harder_side_are_counted_by_indicator() -> None:
    figures = [
        Figure("unemployed", 3),
        Figure("unemployed", 0),
        Figure("unemployed", -1),
        Figure("schooling", -3, "low_is_challenge"),
        Figure("schooling", -3, "low_is_challenge"),
    ]
    assert gaps_of(figures) == [IndicatorGap("unemployed", 3, 1), IndicatorGap("schooling", 2, 2)]


def test_the_municipality_context_and_missing_values_are_not_counted() -> None:
    figures = [
        Figure("unemployed", 3, is_municipality=True),
        Figure("unemployed", None),
        Figure("immigrants", 40, "context"),
    ]
    assert gaps_of(figures) == []


def test_an_area_without_a_value_keeps_an_indicator_from_holding_for_all() -> None:
    figures = [Figure("unemployed", 3), Figure("unemployed", None)]
    assert gaps_of(figures) == [IndicatorGap("unemployed", 2, 1)]
