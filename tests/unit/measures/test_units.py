"""Values with their units, in both languages."""

import pytest

from boligblik.language import DANISH, ENGLISH
from boligblik.measures.sentences.units import difference_with_unit, digits_of, short, with_unit

SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "unit", "danish", "english"),
    [
        (47, "percent", f"47{SPACE}%", "47%"),
        (17, "days", "17 dage", "17 days"),
        (1, "days", "1 dag", "1 day"),
        (1234, "per_1000", "1.234 pr. 1.000", "1,234 per 1,000"),
        (5, "something", "5", "5"),
    ],
)
def test_a_value_has_its_unit(value: float, unit: str, danish: str, english: str) -> None:
    assert with_unit(value, unit, DANISH) == danish
    assert with_unit(value, unit, ENGLISH) == english


def test_percent_and_percentage_points_are_never_mixed_up() -> None:
    assert difference_with_unit(-6, "percent", DANISH) == "6 procentpoint"
    assert difference_with_unit(1, "percent", ENGLISH) == "1 percentage point"
    assert difference_with_unit(1.5, "days", DANISH, 1) == "1,5 dage"


def test_direct_labels_are_short() -> None:
    assert short(31, "per_1000", DANISH) == "31"
    assert short(31, "percent", DANISH) == f"31{SPACE}%"


def test_no_more_digits_than_the_data_hold() -> None:
    assert digits_of([50, 22.0, None]) == 0
    assert digits_of([50, 22.4]) == 1
