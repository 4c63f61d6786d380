"""What stands around every page: the language switch, the example mark, the footer."""

import streamlit as st

from boligblik.language import message
from boligblik.store.reading.uploads import uploads
from boligblik.ui.context import Context, current_language
from boligblik.ui.filters import choose, radio
from boligblik.ui.streamlit_words import put_streamlit_into

_LANGUAGE_NAMES = {"da": "Dansk", "en": "English"}
KIND_NAMES = {
    "area_indicators": message("area indicators"),
    "evictions": message("evictions"),
    "counselling": message("counselling"),
}


# Streamlit writes white on the buttons of the primary colour, which is light in the dark theme, and
# lets a table's first figures stand left of their header.
_CORRECTIONS = """<style>
[data-testid="stTable"] th[scope="row"] + td { padding-left: 1rem; }
@media (prefers-color-scheme: dark) {
  button[data-testid^="stBaseButton-primary"][kind]:not(:disabled) { color: #10161C; }
}
</style>"""


def choose_language() -> None:
    """Offer the language switch; the choice is kept in the link as ``?lang=en``."""
    with st.sidebar:
        choose(current_language().text("Language"), _LANGUAGE_NAMES, "lang", widget=radio)


def show_frame(context: Context) -> None:
    """Draw what stands on every page."""
    _mark_examples(context)
    language = context.language
    st.sidebar.caption(language.text("Runs alone on this computer: no login, and all rights."))
    put_streamlit_into(language)
    st.html(_CORRECTIONS)


def _mark_examples(context: Context) -> None:
    language = context.language
    kinds = {
        upload.kind
        for upload in uploads(context.store)
        if upload.origin == "example" and upload.is_in_sight
    }
    if not kinds:
        return
    names = language.join([language.text(KIND_NAMES[kind]) for kind in KIND_NAMES if kind in kinds])
    st.sidebar.markdown(f":orange-badge[{language.text('Example data')}]")
    st.sidebar.caption(
        language.text(
            "Invented figures and names (Eksempelkommune) for {kinds}. They leave when the first "
            "real spreadsheet of the kind is approved.",
            kinds=names,
        )
    )
