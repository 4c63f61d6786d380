"""The board's slides as PowerPoint: native charts and tables, findings as titles, notes.

Made of the slides of ``board_slides`` and of nothing else.
"""

import io
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches

from boligblik.charts.theme import LIGHT
from boligblik.language import Language
from boligblik.reports.powerpoint_chart import add_chart
from boligblik.reports.powerpoint_figures import ROW_HEIGHT, add_figures
from boligblik.reports.powerpoint_text import Place, Style, add_text, write
from boligblik.reports.slide import Slide

POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_WIDTH, _HEIGHT = 13.333, 7.5
_LEFT, _INNER = 0.6, 12.1
_TITLE_ONLY = 5
_ONE_LINE = 70
"""So many letters of a title fit on one line."""
_SIZES_OF_TITLE = ((_ONE_LINE, 32), (120, 28), (10_000, 24))


def powerpoint_bytes(slides: Sequence[Slide], language: Language) -> bytes:
    """Return a presentation of the slides, 16:9."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(_WIDTH), Inches(_HEIGHT)
    presentation.core_properties.title = slides[0].title
    presentation.core_properties.author = "Boligblik"
    presentation.core_properties.language = "da-DK" if language.code == "da" else "en-GB"
    for slide in slides:
        _add(presentation, slide, language)
    written = io.BytesIO()
    presentation.save(written)
    return written.getvalue()


def _add(presentation: Any, slide: Slide, language: Language) -> None:
    page = presentation.slides.add_slide(presentation.slide_layouts[_TITLE_ONLY])
    top = _title(page.shapes.title, slide.title, language)
    add_text(
        page,
        [slide.subtitle],
        Place(_LEFT, top, _INNER, 0.4),
        Style(16, LIGHT.muted),
        language,
    )
    if slide.chart:
        add_chart(page, slide.chart, Place(_LEFT, top + 0.55, 8.9, 6.6 - top - 0.3), language)
        beside = Place(9.7, top + 0.7, 3.05, 4.4)
        add_text(page, slide.lines, beside, Style(16), language)
    else:
        _figures_and_lines(page, slide, top + 0.7, language)
    mark = [language.text("Example data")] if slide.is_example else []
    footer = " · ".join([*mark, *(note for note in slide.notes if note not in slide.lines)])
    add_text(page, [footer], Place(_LEFT, 6.95, _INNER, 0.4), Style(11, LIGHT.muted), language)
    write(page.notes_slide.notes_text_frame, [*slide.lines, *slide.notes], Style(12), language)


def _title(shape: Any, title: str, language: Language) -> float:
    """Write a slide's title and return where it ends, in inches from the top."""
    top, height = 0.4, 0.65 if len(title) <= _ONE_LINE else 1.1
    shape.left, shape.width = Inches(_LEFT), Inches(_INNER)
    shape.top, shape.height = Inches(top), Inches(height)
    size = next(points for most, points in _SIZES_OF_TITLE if len(title) <= most)
    frame = shape.text_frame
    write(frame, [title], Style(size, is_bold=True), language)
    frame.margin_left, frame.vertical_anchor = 0, MSO_ANCHOR.TOP
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    return top + height


def _figures_and_lines(page: Any, slide: Slide, top: float, language: Language) -> None:
    if slide.figures:
        add_figures(page, slide.figures, Place(_LEFT, top, _INNER, 0), language)
        top += ROW_HEIGHT * len(slide.figures) + 0.25
    if slide.heading:
        add_text(
            page,
            [slide.heading],
            Place(_LEFT, top, _INNER, 0.4),
            Style(18, is_bold=True),
            language,
        )
        top += 0.45
    if slide.lines:
        size = 18 if slide.figures else 24
        add_text(page, slide.lines, Place(_LEFT, top, _INNER, 6.8 - top), Style(size), language)
