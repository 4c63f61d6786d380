"""Colours can be told from what they lie on, and nothing comes from a template."""

import pytest

from boligblik.charts import parts
from boligblik.charts.parts import Part
from boligblik.charts.theme import CATEGORIES, DARK, LIGHT, Look, look_for
from boligblik.language import DANISH, ENGLISH

TEXTS = ("text", "muted", "accent", "warning")
SHAPES = ("context", "better", "worse", "level", "zero")


def luminance(color: str) -> float:
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK])
@pytest.mark.parametrize("name", TEXTS)
def test_texts_can_be_read(look: Look, name: str) -> None:
    assert contrast(getattr(look, name), look.background) >= 4.5


@pytest.mark.parametrize("look", [LIGHT, DARK])
@pytest.mark.parametrize("name", SHAPES)
def test_shapes_can_be_seen(look: Look, name: str) -> None:
    assert contrast(getattr(look, name), look.background) >= 3


@pytest.mark.parametrize("color", CATEGORIES)
def test_categories_can_be_seen_on_white(color: str) -> None:
    assert contrast(color, "#FFFFFF") >= 3


def test_the_reader_chooses_dark_and_otherwise_gets_light() -> None:
    assert (look_for("dark"), look_for("light"), look_for(None)) == (DARK, LIGHT, LIGHT)


def test_every_figure_is_quiet_and_of_its_language() -> None:
    value = parts.prepare([Part("A", 1)])
    layout = parts.figure(value, DANISH, LIGHT).layout
    assert layout.separators == ",."
    assert parts.figure(value, ENGLISH, LIGHT).layout.separators == ".,"
    assert layout.xaxis.fixedrange
    assert layout.paper_bgcolor == "rgba(0,0,0,0)"
