"""A short guided start for each of the three who use Boligblik."""

from dataclasses import dataclass

import streamlit as st

from boligblik.language import Language, message
from boligblik.ui.page_link import link_to
from boligblik.ui.plain_text import plain


@dataclass(frozen=True)
class _Step:
    """What to do, and the page that it is done on."""

    text: str
    page: str
    link: str


_GUIDES: tuple[tuple[str, tuple[_Step, ...]], ...] = (
    (
        message("For the board"),
        (
            _Step(
                message("Go through the six slides by the arrow keys; Esc leaves them."),
                "board",
                message("Board"),
            ),
            _Step(
                message("Read the three goals: the word in colour is the verdict."),
                "overview",
                message("Overview"),
            ),
            _Step(
                message(
                    "The title over a chart is what it shows. “At least” means that reports are "
                    "missing, and missing is never counted as zero."
                ),
                "evictions",
                message("Evictions"),
            ),
        ),
    ),
    (
        message("For the leader"),
        (
            _Step(
                message("Start with what needs action; each line leads to where it is done."),
                "overview",
                message("Overview"),
            ),
            _Step(
                message("See whether a change is more than chance, and what would be clear."),
                "evictions",
                message("Evictions"),
            ),
            _Step(
                message(
                    "Compare the areas with the municipality. What you choose stands in the "
                    "link: copy it to show a colleague the same."
                ),
                "areas",
                message("Housing areas"),
            ),
            _Step(
                message("Ask of any figure, compare two, and keep the view under a name."),
                "explore",
                message("Explore"),
            ),
        ),
    ),
    (
        message("For the analyst"),
        (
            _Step(
                message("Drop the spreadsheets as they come, or send out the templates."),
                "upload",
                message("Upload"),
            ),
            _Step(
                message(
                    "Answer what is asked, look at what would change, and approve. Nothing is "
                    "lost: every upload can be withdrawn and put back."
                ),
                "upload",
                message("Upload"),
            ),
            _Step(
                message("Look up what a figure means and how its verdict is made."),
                "data_sources",
                message("Data"),
            ),
        ),
    ),
)


def offer_guides(language: Language) -> None:
    """Offer the guides behind one button."""
    with st.popover(language.text("Getting started"), type="tertiary", key="getting_started"):
        names = [language.text(name) for name, _ in _GUIDES]
        for tab, (_, steps) in zip(st.tabs(names), _GUIDES, strict=True):
            with tab:
                for number, step in enumerate(steps, start=1):
                    st.markdown(f"**{number}.** {plain(language.text(step.text))}")
                    link_to(step.page, language.text(step.link))
