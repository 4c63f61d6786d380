"""What a viewer sees when something breaks: plain words and a number, never a stack trace."""

import logging
import secrets
import traceback

import streamlit as st

from boligblik.store.error import StoreError
from boligblik.ui.context import current_language
from boligblik.ui.plain_text import plain

_log = logging.getLogger("boligblik")


def show_error_box(error: Exception) -> bool:
    """Show the error box and log where it happened, without the values it happened on."""
    number = secrets.token_hex(3)
    places = "".join(traceback.format_tb(error.__traceback__))
    _log.error("Error %s: %s\n%s", number, type(error).__name__, places)
    language = current_language()
    if isinstance(error, StoreError):
        st.error(plain(error.sentence(language)))
        return True
    st.error(
        language.text(
            "Something went wrong on this page. Nothing you have uploaded is lost. "
            "Load the page again; if it still fails, give the number {number} to whoever "
            "looks after Boligblik.",
            number=number,
        )
    )
    return True
