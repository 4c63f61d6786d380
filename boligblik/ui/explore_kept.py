"""Views of Explore: their link, and the ones that are kept under a name."""

from functools import partial
from urllib.parse import parse_qsl, urlsplit, urlunsplit

import streamlit as st

from boligblik.intake.personal_text import suspicion_in
from boligblik.store.editing import new_code, record_view
from boligblik.store.reading.explore import KeptView, kept_views, removed_views
from boligblik.ui.context import Context
from boligblik.ui.explore_choices import Chosen
from boligblik.ui.filters import set_choices
from boligblik.ui.plain_text import plain
from boligblik.ui.uploads_view import initials, local_day

_LONGEST_NAME = 80


def show_this_view(context: Context, chosen: Chosen) -> None:
    """Offer the link of the view on the screen, and the views that are kept."""
    _show_link(context, chosen)
    _show_kept_views(context, chosen)


def _show_link(context: Context, chosen: Chosen) -> None:
    language = context.language
    with st.popover(language.text("Share the link"), type="tertiary"):
        st.markdown(language.text("Whoever opens this link sees the same view."))
        parts = urlsplit(str(st.context.url or ""))
        query = f"{chosen.link}&lang={language.code}"
        st.code(urlunsplit((parts.scheme, parts.netloc, parts.path, query, "")), language=None)


def _show_kept_views(context: Context, chosen: Chosen) -> None:
    language = context.language
    kept = kept_views(context.store)
    with st.expander(language.text("Kept views"), type="compact"):
        if not kept:
            st.markdown(
                language.text("No view is kept yet. Give this one a name to find it again.")
            )
        for view in kept:
            _show_view(context, view)
        _offer_undo(context)
        _keep_this(context, chosen)


def _show_view(context: Context, view: KeptView) -> None:
    language = context.language
    who = f"{local_day(view.happened_at, language)} · {view.done_by}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"view_{view.kept_view}"):
        st.markdown(f"**{plain(view.name)}** :small[{plain(who)}]", width="stretch")
        st.button(
            language.text("Open"),
            key=f"open_{view.kept_view}",
            on_click=partial(set_choices, dict(parse_qsl(view.link))),
        )
        with st.popover(language.text("Rename"), key=f"rename_{view.kept_view}"):
            _rename(context, view)
        if st.button(language.text("Remove"), key=f"remove_{view.kept_view}"):
            _record(context, view.kept_view, view.name, view.link, is_removed=True)


def _rename(context: Context, view: KeptView) -> None:
    language = context.language
    with st.form(f"rename_form_{view.kept_view}", border=False):
        name = st.text_input(
            language.text("Name"),
            view.name,
            max_chars=_LONGEST_NAME,
            key=f"name_{view.kept_view}",
        )
        if st.form_submit_button(language.text("Rename")) and _is_name(context, name):
            _record(context, view.kept_view, name.strip(), view.link)


def _offer_undo(context: Context) -> None:
    """Offer the view that was removed last; the others are in the store, should anybody ask."""
    language = context.language
    removed = removed_views(context.store)
    if not removed:
        return
    view = removed[0]
    with st.container(horizontal=True, vertical_alignment="center"):
        line = language.text("Removed: {name}", name=view.name)
        st.markdown(f":small[{plain(line)}]", width="stretch")
        if st.button(language.text("Put back"), key=f"back_{view.kept_view}"):
            _record(context, view.kept_view, view.name, view.link)


def _keep_this(context: Context, chosen: Chosen) -> None:
    language = context.language
    with st.form("keep_view", clear_on_submit=True, border=False):
        name = st.text_input(
            language.text("Name of the view on the screen"), max_chars=_LONGEST_NAME
        )
        if st.form_submit_button(language.text("Keep this view")) and _is_name(context, name):
            _record(context, new_code("view"), name.strip(), chosen.link)


def _is_name(context: Context, name: str) -> bool:
    language = context.language
    if not name.strip():
        st.warning(language.text("Write a name, so that the view can be found again."))
        return False
    if suspicion_in(name):
        st.error(language.text("Leave out names and numbers of persons; nothing was saved."))
        return False
    return True


def _record(
    context: Context, kept_view: str, name: str, link: str, *, is_removed: bool = False
) -> None:
    record_view(
        context.store,
        kept_view=kept_view,
        name=name,
        link=link,
        done_by=initials(),
        is_removed=is_removed,
    )
    context.data_changed()
    st.rerun()
