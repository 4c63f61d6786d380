"""Every page fits every window; its pictures are kept for whoever looks after the pages."""

import pytest

from tests.functional.walking import LANGUAGES, LAPTOP, SIZES, Walker, page_names

every_page = pytest.mark.parametrize("name", page_names())
every_language = pytest.mark.parametrize("language", LANGUAGES)
every_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))


@every_language
@every_page
def test_no_page_scrolls_sideways_on_a_laptop(walker: Walker, name: str, language: str) -> None:
    assert walker.seen(name, language).layouts[LAPTOP].sideways <= 0


@every_size
@every_language
@every_page
def test_no_text_is_wider_than_its_box(
    walker: Walker, name: str, language: str, size: tuple[int, int]
) -> None:
    assert walker.seen(name, language).layouts[size].cut == ()


@every_size
@every_language
@every_page
def test_no_chart_text_reaches_outside_its_drawing(
    walker: Walker, name: str, language: str, size: tuple[int, int]
) -> None:
    assert walker.seen(name, language).layouts[size].outside == ()


@every_size
@every_language
@every_page
def test_no_chart_texts_lie_on_each_other(
    walker: Walker, name: str, language: str, size: tuple[int, int]
) -> None:
    assert walker.seen(name, language).layouts[size].overlapping == ()
