"""Named events on the monthly charts: seen, added and removed where they are shown."""

from datetime import date

import streamlit as st

from boligblik.intake.personal_text import suspicion_in
from boligblik.measures.months import first_of_month, months_from, months_later
from boligblik.store.editing import new_code, record_event
from boligblik.store.reading.events import NamedEvent, named_events
from boligblik.ui.chosen_period import ChosenPeriod
from boligblik.ui.context import Context
from boligblik.ui.plain_text import plain
from boligblik.ui.uploads_view import initials

_LONGEST_NAME = 80


def show_events(context: Context, chosen: ChosenPeriod) -> None:
    """List the events of the chart above and let the viewer add or remove one."""
    language = context.language
    kind = chosen.reports.scope.kind
    with st.expander(language.text("Named events on the chart"), type="compact"):
        st.markdown(
            language.text(
                "Name what may have changed the figures, such as a new reminder letter. Where an "
                "event sets the limits anew, months before and after are not held to the same "
                "limits."
            )
        )
        for event in named_events(context.store, kind=kind):
            _show_event(context, kind, event)
        _offer_undo(context, kind)
        _add_event(context, chosen, kind)


def _show_event(context: Context, kind: str, event: NamedEvent) -> None:
    language = context.language
    anew = language.text("limits set anew") if event.sets_limits_anew else ""
    words = " · ".join(filter(None, [language.month(event.month), event.name, anew]))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(words), width="stretch")
        if st.button(language.text("Remove"), key=f"remove_{event.named_event}"):
            st.session_state[_removed_key(kind)] = event
            _record(context, kind, event, is_removed=True)


def _offer_undo(context: Context, kind: str) -> None:
    """Offer to put back the event that this viewer removed last."""
    language = context.language
    event = st.session_state.get(_removed_key(kind))
    if event is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        line = language.text("Removed: {name}", name=event.name)
        st.markdown(f":small[{plain(line)}]", width="stretch")
        if st.button(language.text("Put back"), key=f"back_{event.named_event}"):
            del st.session_state[_removed_key(kind)]
            _record(context, kind, event)


def _removed_key(kind: str) -> str:
    return f"removed_event_{kind}"


def _record(context: Context, kind: str, event: NamedEvent, *, is_removed: bool = False) -> None:
    record_event(context.store, event, kind=kind, done_by=initials(), is_removed=is_removed)
    context.data_changed()
    st.rerun()


def _add_event(context: Context, chosen: ChosenPeriod, kind: str) -> None:
    language = context.language
    first = months_later(chosen.first_month, -chosen.months_apart)
    months = months_from(first, chosen.last_month)[::-1]
    shown = {month.isoformat(): language.month(month) for month in months}
    running = first_of_month(chosen.reports.as_of)
    newest = next((place for place, month in enumerate(months) if month < running), 0)
    with st.form(f"add_event_{kind}", clear_on_submit=True, border=False):
        name = st.text_input(language.text("What happened"), max_chars=_LONGEST_NAME)
        month = st.selectbox(
            language.text("From which month"), list(shown), newest, format_func=shown.__getitem__
        )
        anew = st.checkbox(language.text("Set the limits anew from this month"))
        if not st.form_submit_button(language.text("Add event")):
            return
    if not name.strip():
        st.warning(language.text("Write what happened, so that the chart can name it."))
        return
    if suspicion_in(name):
        st.error(language.text("Leave out names and numbers of persons; nothing was saved."))
        return
    event = NamedEvent(new_code("event"), date.fromisoformat(month), name.strip(), anew)
    _record(context, kind, event)
