"""Choosing is going there: from a mark in a chart, or by keyboard from a list of links."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from boligblik.destinations import Destination
from boligblik.language import Language
from boligblik.ui.page_link import link_along, page_file
from boligblik.ui.plain_text import plain

_GOING = "going_to"
_LEFT = "left_from"


@dataclass(frozen=True)
class Way:
    """One that can be chosen: its name, and where it leads."""

    name: str
    destination: Destination


@dataclass(frozen=True)
class Ways:
    """What a chart leads to, by the code that its marks carry as ``customdata``."""

    label: str
    ways: Mapping[str, Way]


def offer_ways(offered: Ways, key: str) -> None:
    """Offer every way as a link behind a button, which the keyboard reaches too."""
    if not offered.ways:
        return
    with st.popover(offered.label, type="tertiary", key=f"ways_{key}"):
        for way in offered.ways.values():
            link_along(way.destination, plain(way.name))


def selecting(offered: Ways | None, key: str) -> dict[str, Any]:
    """Return what makes a chart's marks selectable; nothing where they lead nowhere."""
    if not offered or not offered.ways:
        return {}
    return {"on_select": partial(_note_choice, offered, key), "selection_mode": "points"}


def _note_choice(offered: Ways, key: str) -> None:
    """Note where the mark just chosen leads; called before the page is run anew."""
    for point in st.session_state[key].selection.points:
        code = point.get("customdata")
        way = offered.ways.get(code[0] if isinstance(code, list) else code)
        if way:
            st.session_state[_GOING] = way.destination


def go_where_chosen() -> None:
    """Go to where a mark just chosen leads, if one was."""
    destination = st.session_state.pop(_GOING, None)
    if destination:
        st.switch_page(page_file(destination.page), query_params=dict(destination.chosen))


def remember_page(page: str, title: str) -> None:
    """Remember a page that details are chosen on, so that they can lead back to it."""
    st.session_state[_LEFT] = page, title


def show_way_back(page: str, title: str, language: Language) -> None:
    """Show a link back to where the detail was chosen, else to ``page``; its choices are kept."""
    page, title = st.session_state.get(_LEFT, (page, title))
    label = language.text("Back to {page}", page=title)
    link_along(Destination(page), f"← {label}")
