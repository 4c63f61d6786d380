"""Links between pages."""

import streamlit as st

from boligblik.destinations import Destination
from boligblik.settings import PROJECT_FOLDER

PAGES_FOLDER = PROJECT_FOLDER / "pages"


def link_to(page: str, label: str) -> None:
    """Show a link to the page with this name."""
    link_along(Destination(page), f"{label} →")


def link_along(destination: Destination, label: str) -> None:
    """Show a link to a page with what is chosen on it."""
    st.page_link(page_file(destination.page), label=label, query_params=dict(destination.chosen))


def page_file(page: str) -> str:
    """Return the file of the page with this name."""
    return str(PAGES_FOLDER / f"{page}.py")
