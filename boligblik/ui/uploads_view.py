"""Uploads as people read them: who put in what, and when."""

import getpass
from datetime import UTC, datetime

import streamlit as st

from boligblik.language import Language


def initials() -> str:
    """Return who is at work: as told at the last approval, else the computer's user."""
    told: str | None = st.session_state.get("initials")
    return told or getpass.getuser()


def local_day(moment: datetime, language: Language) -> str:
    """Write the day of a UTC moment where this computer stands."""
    return language.date(moment.replace(tzinfo=UTC).astimezone().date())
