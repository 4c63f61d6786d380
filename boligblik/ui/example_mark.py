"""The mark that example data carry wherever they show."""

import streamlit as st

from boligblik.language import Language
from boligblik.ui.plain_text import plain


def mark_example(line: str, is_example: bool, language: Language) -> None:
    """Show a small line, with the example mark before it where it speaks of examples."""
    mark = f":orange-badge[{plain(language.text('Example data'))}] " if is_example else ""
    st.markdown(f"{mark}:small[{plain(line)}]")
