"""What every page starts from: the language, the store and the settings of this run."""

import gc
from contextlib import suppress
from dataclasses import dataclass

import streamlit as st

from boligblik.kept_forecasts import keep_forecasts
from boligblik.language import Language, language_for
from boligblik.settings import Settings
from boligblik.starting import Installation, start
from boligblik.status import Reports, reports_of
from boligblik.store.backing_up import back_up_if_due
from boligblik.store.connection import Store
from boligblik.store.error import StoreError
from boligblik.ui.filters import kept


@dataclass(frozen=True)
class Context:
    """The language of the session and the open installation."""

    language: Language
    installation: Installation

    @property
    def store(self) -> Store:
        """The open store."""
        return self.installation.store

    @property
    def settings(self) -> Settings:
        """The settings of this installation."""
        return self.installation.settings

    def reports(self, kind: str) -> Reports:
        """Return the monthly reports of a kind."""
        return reports_of(self.store, self.settings, kind)

    def data_changed(self) -> None:
        """Keep what is now foretold, and the day's backup; called after whatever is written."""
        keep_forecasts(self.store, self.settings)
        back_up_if_due(self.store, self.settings)


def current_language() -> Language:
    """Return the language chosen in this session or in the link; Danish unless asked for."""
    return language_for(kept("lang"))


def current_context() -> Context:
    """Return the context that pages draw from."""
    return Context(current_language(), open_installation())


@st.cache_resource(show_spinner=False)
def open_installation() -> Installation:
    """Open the installation, once for all sessions of the server."""
    installation = start()
    # What is loaded by now stays for good; without this, Streamlit's collection after each run
    # walks through all of it and costs more than drawing the page.
    gc.collect()
    gc.freeze()
    return installation


def forget_installation() -> None:
    """Close the installation if it is open; the next run opens it anew."""
    with suppress(StoreError):
        open_installation().store.close()
    open_installation.clear()
