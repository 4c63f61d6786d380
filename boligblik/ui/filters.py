"""Choices that live in the link: a copied link opens the same view, in either language.

Streamlit's own binding writes the option's shown text into the link, which changes with the
language; here the link carries the option's code. Leaving a page and coming back keeps the choice;
the browser's Back undoes it.
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

_PAGE, _STAYED = "page_drawn", "stayed_on_page"
_TAKEN_OUT = ""


def choose(
    label: str,
    names: Mapping[Option, str],
    key: str,
    *,
    default: Option | None = None,
    widget: Callable[..., Option | None] = select,
) -> Option:
    """Let the viewer choose one of ``names`` (shown text by code) and keep it under ``key``.

    Without a choice it is ``default``, or the first, also when that has moved since the page was
    drawn. Anything unknown in the link is ignored.
    """
    first = next(iter(names)) if default is None else default
    widget_key = f"choice_{key}"
    by_text = {str(code): code for code in names}
    linked, shown = _newly_linked(key), st.session_state.get(widget_key)
    default_before = st.session_state.get(f"default_{key}", first)
    is_untouched = shown == default_before
    if linked == _TAKEN_OUT or (linked is None and is_untouched and first != default_before):
        st.session_state[widget_key] = first
    elif linked in by_text:
        st.session_state[widget_key] = by_text[linked]
    elif shown not in names:
        st.session_state[widget_key] = by_text.get(st.session_state.get(f"kept_{key}", ""), first)
    st.session_state[f"default_{key}"] = first
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
    if _newly_linked(key) == _TAKEN_OUT:
        st.session_state[widget_key] = default
    elif linked and linked <= last:
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


def turn_to(page: str | None) -> None:
    """Note which page is drawn, None until it is known.

    A link to another page says nothing of this page's choices; one to the same page that has lost
    a choice is the browser's Back.
    """
    st.session_state[_STAYED] = page is not None and page == st.session_state.get(_PAGE)
    if page is not None:
        st.session_state[_PAGE] = page


def _newly_linked(key: str) -> str | None:
    """Return what the link says, unless it is what was written into it here."""
    linked = st.query_params.get(key)
    if linked == st.session_state.get(f"written_{key}"):
        return None
    return _TAKEN_OUT if linked is None and st.session_state.get(_STAYED) else linked


def _keep(key: str, code: str, *, is_default: bool) -> None:
    """Keep a choice, and write it into the link where that says otherwise.

    Every writing is a step that the browser's Back has to take, so there are none in vain. A link
    to the page one is on is told by the server alone: the browser does not write it.
    """
    st.session_state[f"kept_{key}"] = code
    is_from_here = st.session_state.get(_STAYED) and _newly_linked(key) is not None
    if st.query_params.get(key) != code or is_from_here:
        if is_default:
            st.query_params.pop(key, None)
        else:
            st.query_params[key] = code
    st.session_state[f"written_{key}"] = st.query_params.get(key)


def kept(key: str) -> str | None:
    """Return what is chosen under ``key`` before its widget is drawn: as seen, linked or kept."""
    linked = _newly_linked(key)
    if linked == _TAKEN_OUT:
        return None
    chosen = linked or st.session_state.get(f"choice_{key}") or st.query_params.get(key)
    return chosen or st.session_state.get(f"kept_{key}")


def set_choices(codes: Mapping[str, str]) -> None:
    """Choose these codes by key before anything is drawn; for the click that opens a view."""
    for key, code in codes.items():
        st.session_state.pop(f"choice_{key}", None)
        st.session_state[f"kept_{key}"] = st.session_state[f"written_{key}"] = code
    st.query_params.update(codes)
