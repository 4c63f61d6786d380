"""Uploads as people read them: who put in what, and when."""

import getpass
from datetime import UTC, datetime

import streamlit as st

from boligblik.language import Language
from boligblik.reading_sentences import KIND_TITLES
from boligblik.store.reading.uploads import Upload
from boligblik.ui.plain_text import plain


def initials() -> str:
    """Return who is at work: as told at the last approval, else the computer's user."""
    told: str | None = st.session_state.get("initials")
    return told or getpass.getuser()


def local_day(moment: datetime, language: Language) -> str:
    """Write the day of a UTC moment where this computer stands."""
    return language.date(moment.replace(tzinfo=UTC).astimezone().date())


def show_upload_line(upload: Upload, language: Language) -> None:
    """Show one upload in one line."""
    state = language.text("withdrawn") if upload.is_withdrawn else ""
    mark = language.text("Example data") if upload.origin == "example" else ""
    parts = [
        local_day(upload.last_event_at, language),
        language.text(KIND_TITLES[upload.kind]),
        upload.file_name,
        state,
        mark,
    ]
    st.markdown(plain(" · ".join(part for part in parts if part)))
