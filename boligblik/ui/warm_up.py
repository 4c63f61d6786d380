"""Have everything ready before the first visitor comes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module

import streamlit as st

from boligblik.settings import SettingsError
from boligblik.store.error import StoreError
from boligblik.ui.context import open_installation

_SLOW_TO_LOAD = (
    "boligblik.ui.counselling_sections",
    "boligblik.ui.eviction_sections",
    "boligblik.ui.overview_sections",
    "boligblik.ui.upload_sections",
)


@asynccontextmanager
async def warm_up(_app: st.App) -> AsyncIterator[None]:
    """Open the store and load what pages are made of while the server starts."""
    for module in _SLOW_TO_LOAD:
        import_module(module)
    # A store that cannot be opened is told on the page, each time somebody comes.
    with suppress(StoreError, SettingsError):
        open_installation()
    yield
