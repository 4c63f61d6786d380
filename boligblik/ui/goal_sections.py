"""The sections of the goals page: every target with its state, and how it came to be."""

from datetime import date

import streamlit as st

from boligblik.language import Language
from boligblik.measures.indicator_targets import IndicatorStatus
from boligblik.measures.sentences.completeness import completeness_sentence
from boligblik.measures.sentences.indicator_targets import (
    indicator_certainty_sentence,
    indicator_sentence,
)
from boligblik.measures.sentences.target_entry import target_words
from boligblik.measures.sentences.targets import (
    baseline_notes,
    chance_sentence,
    reason_sentence,
    target_sentence,
)
from boligblik.measures.target_status import TargetState, TargetStatus
from boligblik.measures.targets import Target
from boligblik.status import indicator_statuses, target_statuses
from boligblik.store.editing import record_target
from boligblik.store.reading.targets import TargetVersion, removed_targets, target_versions
from boligblik.ui.context import Context
from boligblik.ui.example_mark import mark_example
from boligblik.ui.plain_text import plain
from boligblik.ui.target_form import new_target, show_target_form
from boligblik.ui.uploads_view import initials, local_day
from boligblik.ui.verdict import show_badge


def show_targets(context: Context) -> None:
    """Show every target that stands, newest first; those that have not begun come last."""
    language = context.language
    statuses: list[TargetStatus | IndicatorStatus] = [
        *target_statuses(context.store, context.settings),
        *indicator_statuses(context.store, context.settings),
    ]
    if not statuses:
        st.info(language.text("No target has been set. Enter the first one above."))
    statuses.sort(key=lambda status: status.target.period_start, reverse=True)
    # What has not begun asks for nothing yet.
    statuses.sort(key=lambda status: status.state is TargetState.NOT_STARTED)
    for status in statuses:
        _show_target(context, status)


def _show_target(context: Context, status: TargetStatus | IndicatorStatus) -> None:
    language = context.language
    target = status.target
    with st.container(key=f"target_{target.target}", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.header(plain(target_words(target, language)), anchor=False, width="content")
            show_badge(status.state, language)
        if isinstance(status, TargetStatus):
            _tell_count(status, language)
        else:
            _tell_indicator(status, language)
        _show_editing(context, target)
    st.space("small")


def _tell_count(status: TargetStatus, language: Language) -> None:
    st.markdown(f"**{plain(target_sentence(status, language))}**")
    lines = [
        chance_sentence(status, language),
        reason_sentence(status, language),
        *baseline_notes(status, language),
    ]
    st.markdown(plain(" ".join(line for line in lines if line)))
    mark_example(completeness_sentence(status.total, language), status.is_example, language)


def _tell_indicator(status: IndicatorStatus, language: Language) -> None:
    st.markdown(f"**{plain(indicator_sentence(status, language))}**")
    certainty = indicator_certainty_sentence(status, language)
    if certainty:
        mark_example(certainty, status.is_example, language)


def _show_editing(context: Context, target: Target) -> None:
    language = context.language
    saved = st.session_state.get("target_saved") == target.target
    with st.expander(language.text("Change or see the history"), type="compact"):
        versions = target_versions(context.store, target.target)
        # A new version gets a fresh form; otherwise the widgets would keep what was typed before.
        key = f"{target.target}_{versions[0].edit_id}"
        show_target_form(context, target, key)
        _show_removal(context, target, key)
        history = language.text("History")
        st.markdown(f"**{plain(history)}**")
        for version in versions:
            _show_version(context, version, is_newest=version is versions[0])
    if saved:
        st.success(language.text("The target is saved."))
        del st.session_state["target_saved"]


def _show_removal(context: Context, target: Target, key: str) -> None:
    language = context.language
    with st.popover(language.text("Remove the target"), type="tertiary"):
        reason = st.text_input(language.text("Why"), key=f"remove_why_{key}")
        if st.button(language.text("Remove"), key=f"remove_{key}", disabled=not reason.strip()):
            record_target(
                context.store,
                target,
                reason=reason.strip(),
                done_by=initials(),
                is_removed=True,
            )
            context.data_changed()
            st.rerun()


def _show_version(context: Context, version: TargetVersion, *, is_newest: bool) -> None:
    language = context.language
    who = version.done_by or language.text("came with Boligblik")
    state = language.text("removed") if version.is_removed else ""
    parts = [
        local_day(version.happened_at, language),
        who,
        target_words(version.target, language),
        state,
        version.reason,
    ]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(" · ".join(part for part in parts if part)), width="stretch")
        if is_newest or version.is_removed:
            return
        key = f"back_{version.target.target}_{version.edit_id}"
        if st.button(language.text("Put this version back"), key=key):
            _put_back(context, version)


def _put_back(context: Context, version: TargetVersion) -> None:
    language = context.language
    day = local_day(version.happened_at, language)
    record_target(
        context.store,
        version.target,
        reason=language.text("put back as of {day}", day=day),
        done_by=initials(),
    )
    context.data_changed()
    st.rerun()


def show_new_target(context: Context) -> None:
    """Let the viewer enter a target that does not exist yet."""
    language = context.language
    with st.expander(language.text("Enter a new target"), type="compact"):
        begun = st.session_state.setdefault("target_begun", new_target(date.today()))
        if begun.target == st.session_state.get("target_saved"):
            begun = st.session_state["target_begun"] = new_target(date.today())
        show_target_form(context, begun, begun.target)


def show_removed_targets(context: Context) -> None:
    """List removed targets, each with its way back."""
    language = context.language
    removed = removed_targets(context.store)
    if not removed:
        return
    st.header(language.text("Removed targets"), anchor=False)
    for target in removed:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(target_words(target, language)), width="stretch")
            if st.button(language.text("Put back"), key=f"restore_{target.target}"):
                reason = language.text("put back after removal")
                record_target(context.store, target, reason=reason, done_by=initials())
                context.data_changed()
                st.rerun()
