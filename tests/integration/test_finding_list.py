"""The published list of findings holds every code, in the words that users meet."""

from pathlib import Path

from boligblik.intake.finding_list import finding_list
from boligblik.intake.finding_text import TEXTS
from boligblik.language import DANISH

PUBLISHED = Path(__file__).parents[2] / "docs" / "fund.md"


def test_the_published_list_is_that_of_the_code() -> None:
    assert PUBLISHED.read_text("utf-8") == finding_list(DANISH)


def test_every_code_is_in_the_list_once() -> None:
    lines = finding_list(DANISH).splitlines()
    listed = [line.split("`")[1] for line in lines if line.startswith("- ")]
    assert sorted(listed) == sorted(TEXTS)
