"""The board's presentation: a slide on the whole screen, moved by keys, of one data version."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Literal

import streamlit as st

from boligblik.board_slides import board_slides, today_of
from boligblik.charts.enlarged import enlarged
from boligblik.language import Language
from boligblik.reports.board_pdf import PDF, board_pdf
from boligblik.reports.board_powerpoint import POWERPOINT, powerpoint_bytes
from boligblik.reports.slide import Mark, Slide
from boligblik.store.reading.meetings import last_meeting
from boligblik.store.reading.uploads import data_version, newest_reference_hash
from boligblik.ui.chart import draw_plot
from boligblik.ui.context import Context
from boligblik.ui.plain_text import plain

_SLIDE, _SNAPSHOT = "slide", "snapshot"
_LARGER, _CHART_HEIGHT = 1.3, 405
_TYPE_SIZE = 19
_SHAPES: dict[Mark, tuple[str, Literal["green", "red", "gray"]]] = {
    "good": (":material/check_circle:", "green"),
    "bad": (":material/cancel:", "red"),
    "open": (":material/help:", "gray"),
}
# Laid out for 1280 x 720; on larger screens type and charts grow alike. A chart is drawn as for
# the small screen, for its parts are of fixed sizes, and then enlarged as a picture.
_SCREENS = {(0, 0): 1.0, (1600, 860): 1.25, (1880, 1000): 1.5}
_STYLE = """
[data-testid=stHeader], [data-testid=stSidebar], [data-testid=stExpandSidebarButton] {
  display: none;
}
[data-testid=stMainBlockContainer] { padding: 1.4rem 3rem 3.4rem 3rem; max-width: none; }
.st-key-slide h2 { font-size: 2rem; line-height: 1.2; text-wrap: balance; }
.st-key-slide_lines p { font-size: 1.5rem; line-height: 1.35; }
.st-key-slide_keys { position: fixed; bottom: 0.7rem; left: 3rem; right: 3rem; width: auto; }
[class*=st-key-slide_figure_] {
  border-top: 1px solid color-mix(in srgb, currentColor 22%, transparent); padding-top: 0.9rem;
}
[class*=st-key-slide_figure_] p { font-size: 1.5rem; line-height: 1.3; }
[class*=st-key-slide_figure_] :is(small, .stMarkdownBadge) { font-size: 1.2rem; }
[class*=st-key-slide_figure_] [data-testid=stColumn]:nth-child(2) strong {
  font-size: 2.7rem; margin-right: 0.6rem;
}
.st-key-slide .js-plotly-plot { transform-origin: top left; }
"""
_STYLE_OF_SCREEN = """
@media (min-width: {width}px) and (min-height: {height}px) {{
  html {{ font-size: {type_size}px; }}
  .st-key-slide .js-plotly-plot {{ transform: scale({factor}); }}
  .st-key-slide [class*=st-key-plot_] {{
    width: calc(100% / {factor}); flex: none; overflow: visible; margin-bottom: {below}px;
  }}
}}
"""


def show_board(context: Context) -> None:
    """Show the slide that the link names, or what the presentation is and how to begin it."""
    snapshot = st.query_params.get(_SNAPSHOT)
    if snapshot is None:
        _offer(context)
        return
    slides = _slides_of(context, snapshot)
    if slides is None:
        _tell_unknown(context)
        return
    _present(slides, context.language)


def _offer(context: Context) -> None:
    """Tell what will be shown, and begin it with the data as they are now."""
    language = context.language
    st.title(language.text("Board"))
    slides = _slides(context, None)
    lines = [
        language.text("{n} slides, moved by the arrow keys; Esc leaves them.", n=len(slides)),
        language.text(
            "The link holds the version of the data: nothing moves during the meeting, "
            "whoever uploads meanwhile."
        ),
    ]
    st.markdown(plain(" ".join(lines)))
    st.button(
        language.text("Show the slides"),
        type="primary",
        on_click=partial(_begin, context),
        icon=":material/slideshow:",
    )
    for number, slide in enumerate(slides, start=1):
        st.markdown(f"**{number}.** {plain(slide.title)}")
    _offer_files(slides, today_of(context.settings), language)


def _offer_files(slides: Sequence[Slide], day: date, language: Language) -> None:
    files = (
        (language.text("Download as PowerPoint"), powerpoint_bytes, "pptx", POWERPOINT),
        (language.text("Download as PDF"), board_pdf, "pdf", PDF),
    )
    with st.container(horizontal=True):
        for label, made_by, ending, kind in files:
            st.download_button(
                label,
                partial(made_by, slides, language),
                f"boligblik_{day:%Y-%m-%d}.{ending}",
                kind,
                on_click="ignore",
                icon=":material/download:",
            )


def _begin(context: Context) -> None:
    today = today_of(context.settings)
    st.query_params[_SNAPSHOT] = f"{data_version(context.store)}-{today:%Y%m%d}"
    st.query_params[_SLIDE] = "1"


def _leave() -> None:
    for name in (_SNAPSHOT, _SLIDE):
        if name in st.query_params:
            del st.query_params[name]


def _slides_of(context: Context, snapshot: str) -> Sequence[Slide] | None:
    """Prepare the slides as they were at a snapshot; None for one that never was."""
    version, _, day = snapshot.partition("-")
    if not version.isdecimal() or len(version) > 9 or int(version) > data_version(context.store):
        return None
    try:
        then = date.fromisoformat(day)
    except ValueError:
        return None
    if newest_reference_hash(context.store.as_of(int(version))) is None:
        return None
    return _slides(context, (int(version), then))


def _slides(context: Context, snapshot: tuple[int, date] | None) -> Sequence[Slide]:
    store, settings = context.store, context.settings
    if snapshot:
        store = store.as_of(snapshot[0])
        settings = replace(settings, today=snapshot[1])
    since = last_meeting(store, settings.today)
    return board_slides(store, settings, context.language, since)


def _tell_unknown(context: Context) -> None:
    language = context.language
    st.title(language.text("Board"))
    line = language.text("This link is to a version of the data that is not in this installation.")
    st.warning(plain(line))
    st.button(language.text("Show the newest"), type="primary", on_click=partial(_begin, context))


def _present(slides: Sequence[Slide], language: Language) -> None:
    """Show one slide without the app around it, and the keys that lead on and away."""
    st.html(f"<style>{_STYLE}{_style_of_screens()}</style>")
    told = st.query_params.get(_SLIDE, "1")
    number = min(max(int(told) if told.isdecimal() and len(told) < 4 else 1, 1), len(slides))
    slide = slides[number - 1]
    with st.container(key="slide", gap="small"):
        _draw(slide)
    _draw_keys(number, len(slides), slide, language)


def _style_of_screens() -> str:
    return "".join(
        _STYLE_OF_SCREEN.format(
            width=width,
            height=height,
            factor=factor,
            type_size=_TYPE_SIZE * factor,
            below=_CHART_HEIGHT * (factor - 1),
        )
        for (width, height), factor in _SCREENS.items()
    )


def _draw(slide: Slide) -> None:
    st.header(plain(slide.title), anchor=False)
    st.markdown(plain(slide.subtitle))
    if slide.chart is None:
        _draw_figures(slide)
        with st.container(key="slide_lines", gap="small" if slide.figures else "medium"):
            if slide.heading:
                st.markdown(f"**{plain(slide.heading)}**")
            for line in slide.lines:
                st.markdown(plain(line))
        return
    chart, lines = st.columns([800, 340], gap="medium")
    with chart:
        figure_of = slide.chart.figure_of
        draw_plot(
            lambda look: enlarged(figure_of(look), _LARGER, _CHART_HEIGHT),
            slide.chart.alt,
            key=f"board_{slide.key}",
        )
    with lines:
        for line in slide.lines:
            st.markdown(plain(line))


def _draw_figures(slide: Slide) -> None:
    """Draw a row for each goal: what it is, how far it has come, the verdict."""
    for number, row in enumerate(slide.figures):
        with st.container(key=f"slide_figure_{number}"):
            name, figure, verdict = st.columns([5, 5, 3], vertical_alignment="center")
            name.markdown(f"**{plain(row.name)}**  \n:small[{plain(row.told)}]")
            figure.markdown(f"**{plain(row.figure)}** :small[{plain(row.asked)}]")
            if row.verdict:
                icon, colour = _SHAPES[row.mark]
                verdict.badge(row.verdict, icon=icon, color=colour)


def _draw_keys(number: int, all_slides: int, slide: Slide, language: Language) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="slide_keys"):
        _key(language.text("Back"), "Left", number > 1, partial(_go_to, number - 1))
        st.markdown(f":small[{number} / {all_slides}]", width="content")
        _key(language.text("On"), "Right", number < all_slides, partial(_go_to, number + 1))
        mark = f":orange-badge[{language.text('Example data')}] " if slide.is_example else ""
        # The last note is the data's version, which the link holds.
        notes = plain(" · ".join(note for note in slide.notes[:-1] if note not in slide.lines))
        st.markdown(f"{mark}:small[{notes}]", width="stretch")
        _key(language.text("Leave"), "Esc", True, _leave)


def _key(label: str, shortcut: str, is_open: bool, act: Callable[[], None]) -> None:
    st.button(
        label,
        key=f"slide_{shortcut}",
        shortcut=shortcut,
        disabled=not is_open,
        on_click=act,
        type="tertiary",
    )


def _go_to(number: int) -> None:
    st.query_params[_SLIDE] = str(number)
