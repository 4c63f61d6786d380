"""Approve files, one by one or all that are ready, and the receipts with their undo."""

from collections.abc import Sequence

import streamlit as st

from boligblik.approving import GroundMovedError, Preview, approve, preview
from boligblik.importing import Reading
from boligblik.store.recording import withdraw_uploads
from boligblik.ui.context import Context
from boligblik.ui.plain_text import plain
from boligblik.ui.uploads_view import initials


def offer_approval(context: Context, reading: Reading, shown: Preview) -> None:
    """Let the analyst approve one file, on the strength of the changes that were shown."""
    _seen().setdefault(reading.identity, shown)
    language = context.language
    key = reading.identity
    with st.container(horizontal=True, vertical_alignment="bottom"):
        done_by = st.text_input(
            language.text("Your initials"), value=initials(), key=f"by_{key}", width=160
        )
        if not st.button(language.text("Approve"), type="primary", key=f"approve_{key}"):
            return
    _approve(context, [reading], done_by)


def _seen() -> dict[str, Preview]:
    """Return the changes that were on the page when the analyst could last decide, by file."""
    seen: dict[str, Preview] = st.session_state.setdefault("seen", {})
    return seen


def offer_approval_of_all(context: Context, ready: Sequence[Reading]) -> None:
    """Let the analyst approve all files that nothing holds back, in one go."""
    language = context.language
    with st.container(horizontal=True, vertical_alignment="bottom"):
        done_by = st.text_input(
            language.text("Your initials"), value=initials(), key="by_all", width=160
        )
        told = language.plural(
            "Approve the {n} file that is ready", "Approve the {n} files that are ready", len(ready)
        )
        if not st.button(told, type="primary", key="approve_all"):
            return
    _approve(context, ready, done_by)


def _approve(context: Context, readings: Sequence[Reading], done_by: str) -> None:
    language = context.language
    if not done_by.strip():
        st.error(language.text("Write your initials, so that others can see who approved."))
        return
    st.session_state["initials"] = done_by.strip()
    receipts = st.session_state.setdefault("receipts", {})
    bar = st.progress(0.0) if len(readings) > 1 else None
    for done, reading in enumerate(readings):
        if bar:
            bar.progress(done / len(readings), text=plain(reading.file_name))
        changes = _seen().pop(reading.identity, None) or preview(context.store, reading)
        try:
            receipt = approve(
                context.store,
                reading,
                done_by=done_by.strip(),
                pseudonyms=context.installation.pseudonyms,
                settings=context.settings,
                seen=changes,
            )
        except GroundMovedError:
            st.session_state.setdefault("moved", set()).add(reading.identity)
            continue
        if not receipt.is_new:
            continue
        receipts[receipt.upload_id] = (reading.file_name, len(changes.new), len(changes.changed))
    context.data_changed()
    st.rerun()


def show_receipts(context: Context) -> None:
    """Show what was approved in this session, each with its undo."""
    language = context.language
    receipts = st.session_state.setdefault("receipts", {})
    for upload_id, (file_name, new, changed) in list(receipts.items()):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.success(
                language.text(
                    "{file} is stored as upload {number}: {new} new values, {changed} changed. "
                    "Every page shows it now.",
                    file=plain(file_name),
                    number=upload_id,
                    new=new,
                    changed=changed,
                )
            )
            if st.button(language.text("Undo"), key=f"undo_{upload_id}"):
                withdraw_uploads(context.store, [upload_id], initials())
                context.data_changed()
                del receipts[upload_id]
                st.session_state["upload_round"] += 1
                st.rerun()
