"""How a target's verdict is shown: a word with a shape and a colour, never colour alone."""

import streamlit as st

from boligblik.language import Language
from boligblik.measures.sentences import (
    bounds_sentence,
    completeness_sentence,
    limit_words,
    reported_words,
    target_sentence,
    verdict_word,
)
from boligblik.measures.targets import TargetState, TargetStatus
from boligblik.ui.plain_text import plain

_SHAPES = {
    TargetState.MET: (":material/check_circle:", "green"),
    TargetState.NOT_MET: (":material/cancel:", "red"),
    TargetState.UNDECIDED: (":material/help:", "gray"),
    TargetState.UNDER_WAY: (":material/timelapse:", "blue"),
    TargetState.BASELINE_MISSING: (":material/help:", "gray"),
    TargetState.NOTHING_REPORTED: (":material/help:", "gray"),
    TargetState.NOT_STARTED: (":material/schedule:", "gray"),
}


def show_verdict(status: TargetStatus, language: Language) -> None:
    """Show the verdict's word with its shape."""
    icon, colour = _SHAPES[status.state]
    st.badge(verdict_word(status.state, language), icon=icon, color=colour)


def show_figure(status: TargetStatus, language: Language) -> None:
    """Show what was reported, large, beside what the target asks."""
    limit = limit_words(status, language) or language.text("ceiling not known")
    st.metric(
        limit,
        reported_words(status.total, language),
        label_visibility="collapsed",
    )
    st.caption(_capital(language.text("target: {limit}", limit=limit)))


def show_certainty(status: TargetStatus, language: Language) -> None:
    """Tell where the target stands, how complete the reports are and what could still change."""
    st.markdown(f"**{plain(target_sentence(status, language))}**")
    lines = [completeness_sentence(status.total, language), bounds_sentence(status.total, language)]
    st.markdown(plain(" ".join(line for line in lines if line)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
