"""The board's slides say what the pages say, and a snapshot says it for good."""

from dataclasses import replace
from datetime import date

import pytest

from boligblik.approving import approve, vocabulary_of
from boligblik.board_slides import board_slides
from boligblik.charts.enlarged import enlarged
from boligblik.charts.theme import LIGHT
from boligblik.importing import read_spreadsheet
from boligblik.language import DANISH, ENGLISH
from boligblik.measures.sentences.targets import target_sentence
from boligblik.reports.slide import MOST_LINES, Slide
from boligblik.settings import Settings
from boligblik.starting import Installation, start
from boligblik.status import current_status
from boligblik.store.editing import new_code, record_target
from boligblik.store.reading.targets import targets
from boligblik.store.reading.uploads import data_version
from tests.spreadsheets import Lines, xlsx

TODAY = date(2016, 10, 12)


@pytest.fixture
def installation(settings: Settings) -> Installation:
    return start(replace(settings, today=TODAY))


def slides_of(installation: Installation, version: int | None = None) -> dict[str, Slide]:
    store = installation.store.as_of(version) if version else installation.store
    return {slide.key: slide for slide in board_slides(store, installation.settings, DANISH)}


def approve_report(installation: Installation) -> None:
    lines: Lines = [["OBO", "Udsættelser 2016"], ["Måned", "Udsættelser"], ["januar", 3]]
    reading = read_spreadsheet(
        "obo.xlsx", xlsx(lines), vocabulary_of(installation.store), today=TODAY
    )
    approve(
        installation.store,
        reading,
        done_by="AN",
        pseudonyms=installation.pseudonyms,
        settings=installation.settings,
    )


def test_the_slides_are_those_that_a_board_is_promised(installation: Installation) -> None:
    slides = slides_of(installation)
    assert list(slides) == ["overview", "evictions", "counselling_sessions", "areas", "decisions"]
    for slide in slides.values():
        assert slide.title
        assert len(slide.lines) <= MOST_LINES
        assert all(slide.notes)
        assert (slide.chart is None) or slide.chart.alt


def test_goals_have_a_slide_when_the_first_one_does_not_hold_them_all(
    installation: Installation,
) -> None:
    known = targets(installation.store)[0]
    organisation = "eksempelhjem"
    target = replace(known, target=new_code("target"), organisation=organisation)
    record_target(installation.store, target, reason="Nyt mål", done_by="LM")
    slides = slides_of(installation)
    assert list(slides)[4:] == ["goals", "decisions"]
    assert len(slides["goals"].figures) == 3


def test_a_targets_slide_says_what_its_page_says(installation: Installation) -> None:
    slides = slides_of(installation)
    for measure in ("evictions", "counselling_sessions"):
        status = current_status(installation.store, installation.settings, measure)
        assert status is not None
        assert slides[measure].title == target_sentence(status, DANISH)
        assert slides[measure].is_example == status.is_example
        chart = slides[measure].chart
        assert chart is not None
        reported = [row[1] for row in chart.table.rows if isinstance(row[1], int)]
        assert reported[-1] == status.total.reported


def test_a_snapshot_says_the_same_after_a_new_upload(installation: Installation) -> None:
    version = data_version(installation.store)
    before = slides_of(installation, version)
    approve_report(installation)
    assert data_version(installation.store) > version
    after = slides_of(installation, version)
    now = slides_of(installation)
    told = [(slide.title, slide.lines, slide.notes) for slide in before.values()]
    assert [(slide.title, slide.lines, slide.notes) for slide in after.values()] == told
    assert now["evictions"].lines != before["evictions"].lines
    assert not now["evictions"].is_example


def test_slides_are_written_in_the_readers_language(installation: Installation) -> None:
    english = board_slides(installation.store, installation.settings, ENGLISH)
    danish = board_slides(installation.store, installation.settings, DANISH)
    assert len(english) == len(danish)
    assert all(one.title != other.title for one, other in zip(english, danish, strict=True))


def test_a_chart_grows_as_a_whole(installation: Installation) -> None:
    chart = slides_of(installation)["evictions"].chart
    assert chart is not None
    small = chart.figure_of(LIGHT)
    large = enlarged(small, 2, 500)
    assert large.layout.height == 500
    assert large.layout.font.size == 2 * small.layout.font.size
    assert large.layout.margin.l == 2 * small.layout.margin.l
    assert [trace.y for trace in large.data] == [trace.y for trace in small.data]
