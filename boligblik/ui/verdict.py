"""How a target's verdict is shown: a word with a shape and a colour, never colour alone."""

from typing import Literal

import streamlit as st

from boligblik.language import Language
from boligblik.measures.sentences.completeness import (
    bounds_sentence,
    completeness_sentence,
    reported_words,
)
from boligblik.measures.sentences.targets import (
    baseline_notes,
    chance_sentence,
    limit_words,
    reason_sentence,
    target_sentence,
    verdict_word,
)
from boligblik.measures.target_status import TargetState, TargetStatus
from boligblik.ui.plain_text import plain

_Colour = Literal["green", "red", "gray", "blue"]
_SHAPES: dict[TargetState, tuple[str, _Colour]] = {
    TargetState.MET: (":material/check_circle:", "green"),
    TargetState.NOT_MET: (":material/cancel:", "red"),
    TargetState.UNDECIDED: (":material/help:", "gray"),
    TargetState.UNDER_WAY: (":material/timelapse:", "blue"),
    TargetState.ON_TRACK: (":material/trending_up:", "green"),
    TargetState.UNCERTAIN: (":material/help:", "gray"),
    TargetState.BEHIND: (":material/warning:", "red"),
    TargetState.BASELINE_MISSING: (":material/help:", "gray"),
    TargetState.NOTHING_REPORTED: (":material/help:", "gray"),
    TargetState.NOT_STARTED: (":material/schedule:", "gray"),
}


def show_badge(state: TargetState, language: Language) -> None:
    """Show the verdict's word with its shape."""
    icon, colour = _SHAPES[state]
    st.badge(verdict_word(state, language), icon=icon, color=colour)


def show_figure(status: TargetStatus, municipality: str, language: Language) -> None:
    """Show what was reported, large, over what the target asks and where."""
    st.metric(
        language.text("Reported"),
        reported_words(status.total, language),
        label_visibility="collapsed",
    )
    limit = limit_words(status, language) or language.text("the ceiling is not known yet")
    line = language.text("Target: {limit}", limit=limit)
    st.markdown(plain(f"{line} · {municipality}"))


def show_target_verdict(status: TargetStatus, language: Language) -> None:
    """Show where a target stands: word, figure, sentence, and what could still change."""
    with st.container(key=f"verdict_{status.target.target}", gap="xsmall"):
        show_badge(status.state, language)
        st.header(plain(target_sentence(status, language)), anchor=False)
        lines = [
            completeness_sentence(status.total, language),
            bounds_sentence(status.total, language),
            chance_sentence(status, language),
            reason_sentence(status, language),
            *baseline_notes(status, language),
        ]
        st.markdown(plain(" ".join(line for line in lines if line)))
