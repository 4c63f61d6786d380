"""Choices that live in the link: a copied link opens the same view, in either language.

Streamlit's own binding writes the option's shown text into the link, which changes with the
language; here the link carries the option's code. Leaving a page and coming back keeps the choice.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

import streamlit as st

Option = TypeVar("Option", str, int)

select = partial(st.selectbox, width=240)
segments = partial(st.segmented_control)
radio = partial(st.radio, horizontal=True)


def choose(
    label: str,
    names: Mapping[Option, str],
    key: str,
    *,
    default: Option | None = None,
    widget: Callable[..., Option | None] = select,
) -> Option:
    """Let the viewer choose one of ``names`` (shown text by code) and keep it under ``key``.

    Without a choice it is ``default``, or the first. Anything unknown in the link is ignored.
    """
    first = next(iter(names)) if default is None else default
    widget_key = f"choice_{key}"
    if st.session_state.get(widget_key) not in names:
        by_text = {str(code): code for code in names}
        kept = [st.query_params.get(key), st.session_state.get(f"kept_{key}")]
        known = [by_text[text] for text in kept if text in by_text]
        st.session_state[widget_key] = known[0] if known else first
    chosen = widget(label, list(names), format_func=names.__getitem__, key=widget_key)
    code = first if chosen is None else chosen
    st.session_state[f"kept_{key}"] = str(code)
    if code != first:
        st.query_params[key] = str(code)
    elif key in st.query_params:
        del st.query_params[key]
    return code


def kept(key: str) -> str | None:
    """Return what is chosen under ``key`` before its widget is drawn: as seen, linked or kept."""
    chosen = st.session_state.get(f"choice_{key}") or st.query_params.get(key)
    return chosen or st.session_state.get(f"kept_{key}")


def set_choices(codes: Mapping[str, str]) -> None:
    """Choose these codes by key before anything is drawn; for the click that opens a view."""
    for key, code in codes.items():
        st.session_state.pop(f"choice_{key}", None)
        st.session_state[f"kept_{key}"] = code
        st.query_params[key] = code
