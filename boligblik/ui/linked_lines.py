"""What needs doing and what has changed: lines on the overview, each a link to where it is."""

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from boligblik.destinations import LinkedLine
from boligblik.language import Language
from boligblik.needing_action import actions_now
from boligblik.since_then import lines_since
from boligblik.store.reading.meetings import last_meeting
from boligblik.ui.context import Context
from boligblik.ui.filters import choose_day
from boligblik.ui.meeting_section import offer_meetings
from boligblik.ui.page_link import link_along, link_to
from boligblik.ui.plain_text import plain

_SHOWN = 6
# Streamlit cuts a link's text off at the end of its first line.
_WHOLE_LINES = """<style>
[class*="st-key-lines_"] [data-testid="stPageLink-NavLink"] * { white-space: normal }
</style>"""
_WITHOUT_A_MEETING = timedelta(days=30)


def show_actions(context: Context) -> None:
    """List what asks for somebody's action now."""
    language = context.language
    st.header(language.text("Needs action"), anchor=False)
    actions = actions_now(context.store, context.settings, language)
    if not actions:
        st.markdown(language.text("Nothing right now."))
    _show_lines(actions, language, "actions")


def show_changes(context: Context) -> None:
    """List what has changed in the data since the last board meeting, or a day chosen."""
    language = context.language
    today = context.settings.today or date.today()
    met = last_meeting(context.store, today)
    default = met or today - _WITHOUT_A_MEETING
    heading = st.empty()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        day = choose_day(language.text("Changes since"), "since", default=default, last=today)
        offer_meetings(context)
    with heading:
        st.header(_heading(day, met, language), anchor=False)
    if met is None and day == default:
        st.caption(language.text("No board meeting has been entered; the last 30 days are shown."))
    lines = lines_since(context.store, context.settings, day, language)
    if not lines:
        st.markdown(language.text("Nothing has changed in the data since then."))
    _show_lines(lines, language, "changes")
    link_to("upload", language.text("Upload a spreadsheet"))


def _heading(day: date, met: date | None, language: Language) -> str:
    if day == met:
        return language.text("Since the board meeting of {day}", day=language.date(day))
    return language.text("Since {day}", day=language.date(day))


def _show_lines(lines: Sequence[LinkedLine], language: Language, key: str) -> None:
    """Show the first lines, the rest on request."""
    st.html(_WHOLE_LINES)
    with st.container(key=f"lines_{key}", gap="small"):
        for line in lines[:_SHOWN]:
            _show_line(line, language)
        rest = lines[_SHOWN:]
        if rest:
            label = language.plural("{n} more line", "{n} more lines", len(rest))
            with st.expander(label, type="compact"):
                for line in rest:
                    _show_line(line, language)


def _show_line(line: LinkedLine, language: Language) -> None:
    mark = ""
    if line.is_example:
        mark = f":orange-badge[{plain(language.text('Example data'))}] "
    link_along(line.destination, f"{mark}{plain(line.sentence)} →")
