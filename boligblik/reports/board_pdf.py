"""The board's slides as PDF, a page each in 16:9, with the page's own type.

The layout is in ``board.typ``; values reach it as data and never as markup. A letter that the type
lacks, such as a picture sign in a file's name, is printed as ``?``: no paper fails for it.
"""

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path

import typst
from font_source_sans_pro import font_directory
from fontTools.ttLib import TTFont

from boligblik.charts.theme import LIGHT
from boligblik.language import Language
from boligblik.reports.plot_layout import axis_of_dots, axis_of_lines, line_labels
from boligblik.reports.slide import DotPlot, LinePlot, Slide, SlideChart

PDF = "application/pdf"
_TEMPLATE = Path(__file__).with_name("board.typ")
_LABEL_GAP = 0.055
"""How far apart labels stand, as a share of the axis."""


class PaperError(Exception):
    """The PDF could not be laid out as designed."""


def board_pdf(slides: Sequence[Slide], language: Language) -> bytes:
    """Return the slides as a PDF for eyes and screen readers; PaperError if type is missing."""
    values = {
        "language": language.code,
        "region": "dk" if language.code == "da" else "gb",
        "colours": {name: colour for name, colour in asdict(LIGHT).items() if colour[0] == "#"},
        "slides": [_slide(slide, language) for slide in slides],
    }
    made, warnings = typst.compile_with_warnings(
        _TEMPLATE,
        font_paths=[font_directory],
        ignore_system_fonts=True,
        sys_inputs={"slides": json.dumps(_printable(values))},
        pdf_standards=["ua-1"],
    )
    if warnings:
        raise PaperError("; ".join(str(warning) for warning in warnings))
    return bytes(made)


def _printable(value: object) -> object:
    """Return a value with texts of letters that the type has."""
    if isinstance(value, str):
        composed = unicodedata.normalize("NFC", value)
        return "".join(
            letter if ord(letter) in _letters() else _stand_in(letter) for letter in composed
        )
    if isinstance(value, dict):
        return {name: _printable(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(part) for part in value]
    return value


def _stand_in(letter: str) -> str:
    return " " if letter.isspace() else "?"


@cache
def _letters() -> frozenset[int]:
    regular = Path(font_directory) / "SourceSansPro-Regular.ttf"
    with TTFont(regular, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _slide(slide: Slide, language: Language) -> dict[str, object]:
    return {
        "title": slide.title,
        "subtitle": slide.subtitle,
        "heading": slide.heading,
        "lines": slide.lines,
        "figures": [asdict(figure) for figure in slide.figures],
        "example": language.text("Example data") if slide.is_example else "",
        "notes": " · ".join(note for note in slide.notes if note not in slide.lines),
        "chart": _chart(slide.chart, language) if slide.chart else None,
    }


def _chart(chart: SlideChart, language: Language) -> dict[str, object]:
    plot = chart.plot
    of_kind = _lines(plot, language) if isinstance(plot, LinePlot) else _dots(plot, language)
    return {"alt": chart.alt, **of_kind}


def _lines(plot: LinePlot, language: Language) -> dict[str, object]:
    axis = axis_of_lines(plot)
    return {
        "kind": "lines",
        "high": axis.high,
        "ticks": [(tick, language.number(tick)) for tick in axis.ticks],
        "categories": plot.categories,
        "lines": [asdict(line) for line in plot.lines],
        "labels": [asdict(label) for label in line_labels(plot, _LABEL_GAP * axis.high)],
    }


def _dots(plot: DotPlot, language: Language) -> dict[str, object]:
    axis = axis_of_dots(plot)
    return {
        "kind": "dots",
        "low": axis.low,
        "high": axis.high,
        "ticks": [(tick, language.number(tick)) for tick in axis.ticks if tick],
        "rows": plot.rows,
        "zero": plot.name_of_zero,
        "unit": language.text("percentage points towards the greater challenge"),
    }
