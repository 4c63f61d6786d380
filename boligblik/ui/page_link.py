"""Links between pages."""

import streamlit as st

from boligblik.settings import PROJECT_FOLDER

PAGES_FOLDER = PROJECT_FOLDER / "pages"


def link_to(page: str, label: str) -> None:
    """Show a link to the page with this name."""
    st.page_link(str(PAGES_FOLDER / f"{page}.py"), label=f"{label} →")
