"""The frame: language, page registry, navigation, then the page itself."""

from pathlib import Path

import streamlit as st

from boligblik.language import message
from boligblik.settings import SettingsError, settings_from
from boligblik.store.error import StoreError
from boligblik.store.problems import StoreDamagedError
from boligblik.ui.context import current_context, current_language
from boligblik.ui.damaged_page import show_damaged_page
from boligblik.ui.filters import turn_to
from boligblik.ui.frame import choose_language, show_frame
from boligblik.ui.plain_text import plain
from boligblik.ui.selection import remember_page

PAGES_FOLDER = Path(__file__).resolve().parent.parent / "pages"
FAVICON = Path(__file__).resolve().parent / "static" / "favicon.png"

PAGES = {
    "overview": message("Overview"),
    "board": message("Board"),
    "areas": message("Housing areas"),
    "evictions": message("Evictions"),
    "counselling": message("Counselling"),
    "goals": message("Goals"),
    "explore": message("Explore"),
    "upload": message("Upload"),
    "data_sources": message("Data"),
    "area_profile": message("Area profile"),
    "month_reports": message("Reports of a month"),
}
# One comes to these by choosing something on another page; the menu does not name them.
DETAILS = {"area_profile", "month_reports"}

st.set_page_config(page_title="Boligblik", page_icon=str(FAVICON), layout="wide")
turn_to(None)
choose_language()
language = current_language()
page = st.navigation(
    [
        st.Page(
            PAGES_FOLDER / f"{name}.py",
            title=language.text(title),
            url_path=name,
            default=name == "overview",
            visibility="hidden" if name in DETAILS else "visible",
        )
        for name, title in PAGES.items()
    ]
)
turn_to(page.url_path)
if page.url_path not in DETAILS:
    remember_page(page.url_path or "overview", page.title)
try:
    show_frame(current_context())
    page.run()
except StoreDamagedError as damage:
    show_damaged_page(damage, settings_from(), language)
except StoreError as problem:
    st.error(plain(problem.sentence(language)))
except SettingsError as setting:
    st.error(plain(str(setting)))
