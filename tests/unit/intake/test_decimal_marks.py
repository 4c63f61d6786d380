"""Decimal comma or point: told by column, and unclear where nothing tells it."""

import pytest

from boligblik.intake.decimal_marks import UNCLEAR, can_be_either, decimal_marks
from boligblik.intake.grid import Sheet


def mark_of(*texts: str, beside: tuple[str, ...] = ()) -> str:
    lines = [
        [text, other] for text, other in zip(texts, beside or [None] * len(texts), strict=True)
    ]
    sheet = Sheet("", lines)
    return decimal_marks(sheet, (1, 2), tuple(range(1, len(lines) + 1))).get(1, ",")


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (("12,5", "3"), ","),
        (("12.5", "3.1"), "."),
        (("12.5", "3"), ","),
        (("12.5", "3.1", "4,2"), ","),
        (("1.234", "5"), UNCLEAR),
        (("1,234", "5"), UNCLEAR),
        (("1.234", "12,5"), ","),
        (("1,234", "12.5", "1.5"), "."),
        (("1.234.567", "1.234"), ","),
        (("1,234,567", "2,345,678", "1.234"), "."),
        (("0.125", "0.250"), "."),
        (("0,125", "1.234"), ","),
        (("12.5 %", "3.1 %"), "."),
        (("12", "4"), ","),
    ],
)
def test_a_column_is_told_by_its_own_numbers(texts: tuple[str, ...], mark: str) -> None:
    assert mark_of(*texts) == mark


def test_a_column_that_shows_nothing_goes_by_its_table() -> None:
    assert mark_of("1.234", "5", beside=("12,5", "3")) == ","
    assert mark_of("1.234", "5", beside=("12.5", "3.5")) == "."


@pytest.mark.parametrize("text", ["1.234", "12,345", "1.234 %"])
def test_three_digits_after_one_mark_can_be_either(text: str) -> None:
    assert can_be_either(text)


@pytest.mark.parametrize("text", ["0.234", "1.23", "1234", "1.234,5", "1.234.567"])
def test_other_numbers_can_be_one_thing_only(text: str) -> None:
    assert not can_be_either(text)
