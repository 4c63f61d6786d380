"""The board's PDF says what the slides say, in type of its own, and can be read aloud."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from boligblik.board_slides import board_slides
from boligblik.language import DANISH, ENGLISH, Language
from boligblik.reports.board_pdf import board_pdf
from boligblik.reports.slide import DotPlot, LinePlot, Slide
from boligblik.settings import Settings
from boligblik.starting import Installation, start


@pytest.fixture
def installation(settings: Settings) -> Installation:
    return start(replace(settings, today=date(2016, 10, 12)))


def slides_of(installation: Installation, language: Language = DANISH) -> tuple[Slide, ...]:
    return board_slides(installation.store, installation.settings, language)


def read(slides: tuple[Slide, ...], language: Language = DANISH) -> PdfReader:
    return PdfReader(io.BytesIO(board_pdf(slides, language)))


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def alternatives(element: Any) -> Iterator[str]:
    """Return the texts that stand for figures, wherever they lie in the structure."""
    element = element.get_object()
    if isinstance(element, list):
        for child in element:
            yield from alternatives(child)
    elif isinstance(element, dict):
        if "/Alt" in element:
            yield str(element["/Alt"])
        if "/K" in element:
            yield from alternatives(element["/K"])


@pytest.mark.parametrize("language", [DANISH, ENGLISH])
def test_each_page_says_all_that_its_slide_says(
    installation: Installation, language: Language
) -> None:
    slides = slides_of(installation, language)
    pages = read(slides, language).pages
    assert len(pages) == len(slides)
    for page, slide in zip(pages, slides, strict=True):
        said = on_one_line(page.extract_text())
        figures = [text for row in slide.figures for text in (row.name, row.figure, row.verdict)]
        for text in (slide.title, slide.subtitle, *slide.lines, *slide.notes, *figures):
            assert on_one_line(text) in said
        assert (language.text("Example data") in said) is slide.is_example


def test_charts_carry_the_numbers_of_the_page(installation: Installation) -> None:
    slides = slides_of(installation)
    for page, slide in zip(read(slides).pages, slides, strict=True):
        said = on_one_line(page.extract_text())
        if slide.chart is None:
            continue
        if isinstance(slide.chart.plot, LinePlot):
            labels = [line.label for line in slide.chart.plot.lines if line.label]
            assert len(labels) >= 3
            assert all(text in said for text in (*labels, *slide.chart.plot.categories))
        if isinstance(slide.chart.plot, DotPlot):
            assert all(name in said for name, _ in slide.chart.plot.rows)
            assert slide.chart.plot.name_of_zero in said


@pytest.mark.parametrize(("language", "told"), [(DANISH, "da-DK"), (ENGLISH, "en-GB")])
def test_it_is_wide_tagged_and_tells_its_language(
    installation: Installation, language: Language, told: str
) -> None:
    slides = slides_of(installation, language)
    pdf = read(slides, language)
    catalogue: Any = pdf.trailer["/Root"]
    assert str(catalogue["/Lang"]).lower() == told.lower()
    wanted = [slide.chart.alt for slide in slides if slide.chart]
    assert list(alternatives(catalogue["/StructTreeRoot"])) == wanted
    assert pdf.metadata is not None
    assert pdf.metadata.title == slides[0].title
    for page in pdf.pages:
        assert round(float(page.mediabox.width / page.mediabox.height), 2) == 1.78


@pytest.mark.parametrize("letter", ["📈", "中", "\uf0b7", "\x00", "☎"])
def test_a_letter_that_the_type_lacks_stops_no_paper(
    installation: Installation, letter: str
) -> None:
    slide = replace(slides_of(installation)[-1], lines=(f"OBO {letter}.xlsx",))
    assert "OBO ?.xlsx" in on_one_line(read((slide,)).pages[0].extract_text())


def test_no_text_is_taken_for_markup(installation: Installation) -> None:
    odd = 'A "quoted" #let x = 1 *bold* $y$ @ref <tag> \\ [b]'
    slide = replace(slides_of(installation)[-1], title=odd, lines=(odd,))
    said = on_one_line(read((slide,)).pages[0].extract_text())
    assert said.count(on_one_line(odd)) == 2
