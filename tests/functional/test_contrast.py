"""Charts can be read: their texts, lines and marks stand out from what lies behind them."""

from typing import Any

import pytest

from boligblik.charts.theme import CATEGORIES, DARK, LIGHT, Look
from tests.functional.contrast import (
    LEAST_FOR_MARKS,
    LEAST_FOR_TEXT,
    Colour,
    colour,
    contrast,
)
from tests.functional.walking import LANGUAGES, SCHEMES, Scheme, Walker, page_names

LOOKS: dict[Scheme, Look] = {"light": LIGHT, "dark": DARK}
TEXTS = ("text", "muted", "accent", "warning", "better", "worse", "level")
MARKS = ("text", "muted", "context", "zero", "accent", "warning", "better", "worse", "level")


def known(written: str) -> Colour:
    read = colour(written)
    assert read is not None
    return read


def seen_on(background: Colour, drawn: dict[str, Any], part: str) -> float:
    """Return how far a part of what is drawn stands out; 1 when there is nothing of it."""
    own = colour(drawn[part])
    if own is None:
        return 1.0
    return contrast(own.over(background, drawn["opacity"] * drawn[f"{part}Opacity"]), background)


def test_black_on_white_is_21_to_1() -> None:
    assert contrast(known("#000000"), known("#FFFFFF")) == pytest.approx(21)
    assert contrast(known("#777777"), known("rgb(255, 255, 255)")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_text_colours_stand_out(look: Look, name: str) -> None:
    assert contrast(known(getattr(look, name)), known(look.background)) >= LEAST_FOR_TEXT


@pytest.mark.parametrize("name", MARKS)
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_mark_colours_stand_out(look: Look, name: str) -> None:
    assert contrast(known(getattr(look, name)), known(look.background)) >= LEAST_FOR_MARKS


@pytest.mark.parametrize("category", CATEGORIES)
def test_category_colours_stand_out_on_paper(category: str) -> None:
    assert contrast(known(category), known(LIGHT.background)) >= LEAST_FOR_MARKS


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", page_names())
def test_drawn_charts_stand_out(walker: Walker, name: str, language: str, scheme: Scheme) -> None:
    background = known(LOOKS[scheme].background)
    faint = {
        f"{drawn['name']}: {drawn['kind']} {drawn['what']!r} {best:.2f}"
        for drawn in walker.seen(name, language).colours[scheme]
        # A mark is told by its fill or by its outline.
        if (best := max(seen_on(background, drawn, part) for part in ("fill", "stroke")))
        < (LEAST_FOR_TEXT if drawn["kind"] == "text" else LEAST_FOR_MARKS)
    }
    assert faint == set()


def test_charts_were_seen_in_both_colours(walker: Walker) -> None:
    kinds = {
        (scheme, drawn["kind"], drawn["what"] if drawn["kind"] == "mark" else "")
        for scheme in SCHEMES
        for name in page_names()
        for drawn in walker.seen(name, "da").colours[scheme]
    }
    places = ("barlayer", "scatterlayer", "shapelayer")
    assert {(s, "mark", place) for s in SCHEMES for place in places} <= kinds
    assert {(s, "text", "") for s in SCHEMES} <= kinds
