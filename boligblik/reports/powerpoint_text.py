"""Text on the slides of a presentation: one typeface, told in which language it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.util import Inches, Pt

from boligblik.charts.theme import LIGHT
from boligblik.language import Language

FONT = "Calibri"
_LANGUAGES = {"da": MSO_LANGUAGE_ID.DANISH, "en": MSO_LANGUAGE_ID.ENGLISH_UK}


@dataclass(frozen=True)
class Style:
    """How a text looks; ``size`` in points."""

    size: int
    colour: str = LIGHT.text
    is_bold: bool = False


@dataclass(frozen=True)
class Place:
    """Where a box stands on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float


def rgb(colour: str) -> RGBColor:
    """Return a colour of the theme as PowerPoint takes it."""
    return RGBColor(*bytes.fromhex(colour.removeprefix("#")))


def add_text(
    page: Any, lines: Sequence[str], place: Place, style: Style, language: Language
) -> None:
    """Put a box of text on a slide, a paragraph for each line."""
    box = page.shapes.add_textbox(
        Inches(place.left), Inches(place.top), Inches(place.width), Inches(place.height)
    )
    box.text_frame.margin_left = 0
    write(box.text_frame, lines, style, language)


def write(frame: Any, lines: Sequence[str], style: Style, language: Language) -> None:
    """Write lines into an empty frame, a paragraph each."""
    frame.word_wrap = True
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(style.size / 2)
        write_run(paragraph, line, style, language)


def write_run(paragraph: Any, text: str, style: Style, language: Language) -> None:
    """Add a text of one look to a paragraph."""
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold, run.font.name = Pt(style.size), style.is_bold, FONT
    run.font.color.rgb = rgb(style.colour)
    run.font.language_id = _LANGUAGES[language.code]
