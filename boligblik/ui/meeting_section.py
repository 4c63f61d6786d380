"""The list of board meetings that the secretariat keeps: entered, moved, removed, put back."""

from datetime import date

import streamlit as st

from boligblik.intake.personal_text import suspicion_in
from boligblik.language import Language
from boligblik.store.editing import new_code, record_meeting
from boligblik.store.reading.meetings import (
    BoardMeeting,
    MeetingVersion,
    board_meetings,
    meeting_versions,
)
from boligblik.ui.context import Context
from boligblik.ui.plain_text import plain
from boligblik.ui.uploads_view import initials, local_day

_NEW = "new"
_LONGEST_NAME = 80
_LONGEST_REASON = 200
_FIRST_DAY = date(2010, 1, 1)


def offer_meetings(context: Context) -> None:
    """Offer the list of board meetings and its history behind a button."""
    language = context.language
    with st.popover(language.text("Board meetings"), type="tertiary", key="board_meetings"):
        meetings = {meeting.board_meeting: meeting for meeting in board_meetings(context.store)}
        versions = meeting_versions(context.store)
        _show_list(context, list(meetings.values()))
        chosen = st.selectbox(
            language.text("Enter or change"),
            [_NEW, *reversed(meetings)],
            format_func=lambda code: _option(meetings.get(code), language),
            # A list that has changed begins anew, at the entry of a new meeting.
            key=f"meeting_{sum(map(len, versions.values()))}",
        )
        if chosen == _NEW:
            _enter(context)
        else:
            _change(context, meetings[chosen], versions[chosen][0].edit_id)
        _show_history(context, versions)


def _show_list(context: Context, meetings: list[BoardMeeting]) -> None:
    language = context.language
    today = context.settings.today or date.today()
    if not meetings:
        st.markdown(language.text("No board meeting has been entered."))
    lines = []
    for meeting in reversed(meetings):
        to_come = language.text("to come") if meeting.held_on >= today else ""
        parts = [language.date(meeting.held_on), meeting.name, to_come]
        lines.append(f"- {plain(' · '.join(part for part in parts if part))}")
    st.markdown("\n".join(lines))


def _option(meeting: BoardMeeting | None, language: Language) -> str:
    if meeting is None:
        return language.text("A new meeting")
    return " · ".join(filter(None, [language.date(meeting.held_on), meeting.name]))


def _enter(context: Context) -> None:
    language = context.language
    with st.form("new_meeting", clear_on_submit=True, border=False):
        day, name = _fields(None, language)
        done_by = _initials_field(language)
        if st.form_submit_button(language.text("Add the meeting")):
            meeting = BoardMeeting(new_code("meeting"), day, name)
            _save(context, meeting, done_by, reason=None)


def _change(context: Context, meeting: BoardMeeting, edit_id: int) -> None:
    language = context.language
    with st.form(f"meeting_{meeting.board_meeting}_{edit_id}", border=False):
        day, name = _fields(meeting, language)
        reason = st.text_input(language.text("Why"), max_chars=_LONGEST_REASON).strip()
        done_by = _initials_field(language)
        with st.container(horizontal=True):
            is_saved = st.form_submit_button(language.text("Save"))
            is_removed = st.form_submit_button(language.text("Remove the meeting"))
    if is_saved or is_removed:
        entered = meeting if is_removed else BoardMeeting(meeting.board_meeting, day, name)
        _save(context, entered, done_by, reason, is_removed=is_removed)


def _fields(meeting: BoardMeeting | None, language: Language) -> tuple[date, str]:
    day = st.date_input(
        language.text("Day"),
        meeting.held_on if meeting else "today",
        min_value=_FIRST_DAY,
        format="DD.MM.YYYY",
    )
    name = st.text_input(
        language.text("Name (may be empty)"),
        meeting.name if meeting else "",
        max_chars=_LONGEST_NAME,
    )
    return day, name.strip()


def _initials_field(language: Language) -> str:
    return st.text_input(language.text("Your initials"), initials(), max_chars=20).strip()


def _save(
    context: Context,
    meeting: BoardMeeting,
    done_by: str,
    reason: str | None,
    *,
    is_removed: bool = False,
) -> None:
    """Record a version, or tell what it lacks; a new meeting (reason None) needs no reason."""
    language = context.language
    if not done_by:
        st.error(language.text("Write your initials, so that others can see who changed it."))
    elif reason == "":
        st.error(language.text("Write why, so that others can follow the change."))
    elif suspicion_in(f"{meeting.name} {reason or ''}"):
        st.error(language.text("Leave out names and numbers of persons; nothing was saved."))
    else:
        st.session_state["initials"] = done_by
        record_meeting(
            context.store, meeting, done_by=done_by, reason=reason, is_removed=is_removed
        )
        context.data_changed()
        st.rerun()


def _show_history(context: Context, versions: dict[str, list[MeetingVersion]]) -> None:
    if not versions:
        return
    language = context.language
    with st.expander(language.text("History"), type="compact"):
        for of_meeting in versions.values():
            for version in of_meeting:
                _show_version(context, version, of_meeting[0])


def _show_version(context: Context, version: MeetingVersion, newest: MeetingVersion) -> None:
    language = context.language
    parts = [
        local_day(version.happened_at, language),
        version.done_by,
        _option(version.meeting, language),
        language.text("removed") if version.is_removed else "",
        version.reason or "",
    ]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(" · ".join(part for part in parts if part)), width="stretch")
        stands = version.meeting == newest.meeting and not newest.is_removed
        if version.is_removed or stands:
            return
        if st.button(language.text("Put this version back"), key=f"back_{version.edit_id}"):
            reason = language.text(
                "put back as of {day}", day=local_day(version.happened_at, language)
            )
            _save(context, version.meeting, initials(), reason)
