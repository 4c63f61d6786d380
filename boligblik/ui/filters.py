"""Choices that live in the link: a copied link opens the same view, in either language.

Streamlit's own binding writes the option's shown text into the link, which changes with the
language; here the link carries the option's code. Leaving a page and coming back keeps the choice.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
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
    by_text = {str(code): code for code in names}
    linked = _newly_linked(key) or ""
    if linked in by_text:
        st.session_state[widget_key] = by_text[linked]
    elif st.session_state.get(widget_key) not in names:
        st.session_state[widget_key] = by_text.get(st.session_state.get(f"kept_{key}", ""), first)
    chosen = widget(label, list(names), format_func=names.__getitem__, key=widget_key)
    code = first if chosen is None else chosen
    _keep(key, str(code), is_default=code == first)
    return code


def choose_day(label: str, key: str, *, default: date, last: date) -> date:
    """Let the viewer choose a day up to ``last`` and keep it under ``key``.

    Without a choice it is ``default``, also when that has moved since the page was drawn.
    """
    widget_key = f"choice_{key}"
    linked = _day(_newly_linked(key))
    shown = st.session_state.get(widget_key)
    is_untouched = shown is None or shown == st.session_state.get(f"default_{key}")
    if linked and linked <= last:
        st.session_state[widget_key] = linked
    elif is_untouched:
        st.session_state[widget_key] = _day(st.session_state.get(f"kept_{key}")) or default
    st.session_state[f"default_{key}"] = default
    chosen: date | None = st.date_input(
        label, max_value=last, format="DD.MM.YYYY", key=widget_key, width=160
    )
    day = chosen or default
    _keep(key, "" if day == default else day.isoformat(), is_default=day == default)
    return day


def _day(text: str | None) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text) if text else None
    return None


def _newly_linked(key: str) -> str | None:
    """Return what the link says, unless it is what was written into it here."""
    linked = st.query_params.get(key)
    return None if linked == st.session_state.get(f"written_{key}") else linked


def _keep(key: str, code: str, *, is_default: bool) -> None:
    st.session_state[f"kept_{key}"] = code
    if is_default:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = code
    st.session_state[f"written_{key}"] = st.query_params.get(key)


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
