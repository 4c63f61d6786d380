"""The reporter calendar on the upload page: who has sent what, and a mail to whoever has not."""

from datetime import date

import streamlit as st

from boligblik.language import DANISH, Language
from boligblik.measures.months import first_of_month, months_later
from boligblik.measures.reporter_calendar import (
    CalendarCell,
    CalendarState,
    Owing,
    calendar_of,
    owing,
)
from boligblik.measures.sentences.reminder_mail import (
    mail_link,
    months_words,
    reminder_link,
    reminder_mail,
)
from boligblik.measures.sentences.reporter_calendar import calendar_sentence, state_words
from boligblik.reading_sentences import KIND_TITLES
from boligblik.status import Reports
from boligblik.store.reading.reports import first_months, years_with_reports
from boligblik.ui.context import Context
from boligblik.ui.example_mark import mark_example
from boligblik.ui.filters import choose
from boligblik.ui.plain_text import plain
from boligblik.ui.report_matrix import draw_matrix

FIGURES = {
    "evictions": (
        "evictions",
        "arrears",
        "dates_set",
        "reminders",
        "terminations",
        "repeat_cases",
    ),
    "counselling": ("counselling_sessions", "counselling_residents"),
}
"""What a report of each kind may hold; the first figure is the one that makes it a report."""

_SIGNS = {
    CalendarState.RECEIVED: ("green", "✓"),
    CalendarState.RECEIVED_ZERO: ("green", "✓"),
    CalendarState.CORRECTED: ("blue", "✎"),
    CalendarState.IN_PART: ("orange", "◐"),
    CalendarState.RUNNING: ("gray", "◔"),
    CalendarState.LATE: ("orange", "!"),
    CalendarState.MISSING: ("red", "✗"),
    CalendarState.EXPECTED: ("gray", "○"),
    CalendarState.NOT_APPLICABLE: ("gray", "–"),
}


def show_calendar(context: Context) -> None:
    """Show each kind's reporters by month for a chosen year, and the mails that ask for more."""
    language = context.language
    of_kinds = [context.reports(kind) for kind in FIGURES]
    st.header(language.text("Who has reported"), anchor=False)
    year = _choose_year(context, of_kinds)
    for reports in of_kinds:
        _show_kind(context, reports, year)
    deadline = language.text(
        "A month's report is due on day {day} of the following month.",
        day=context.settings.deadline_day,
    )
    st.caption(plain(deadline))


def _choose_year(context: Context, of_kinds: list[Reports]) -> int:
    """Offer the years with reports and the one that the month last ended lies in."""
    newest = max(_last_month(reports).year for reports in of_kinds)
    years = {newest}
    for reports in of_kinds:
        kind = reports.scope.kind
        years |= set(years_with_reports(context.store, kind, FIGURES[kind][0]))
    names = {year: str(year) for year in sorted(years, reverse=True)}
    return choose(context.language.text("Year"), names, "calendar_year", default=newest)


def _last_month(reports: Reports) -> date:
    return months_later(first_of_month(reports.as_of), -1)


def _show_kind(context: Context, reports: Reports, year: int) -> None:
    language = context.language
    kind = reports.scope.kind
    calendar = calendar_of(
        {measure: reports.year(measure, year) for measure in FIGURES[kind]},
        first_months(context.store, kind=kind),
        reports.as_of,
        reports.deadline_day,
    )
    with st.container(key=f"calendar_{kind}", gap="xsmall"):
        st.subheader(plain(language.text(KIND_TITLES[kind])), anchor=False)
        st.markdown(f"**{plain(calendar_sentence(calendar, language))}**")
        if calendar:
            _draw(calendar, language)
        as_of = language.text("As of {date}", date=language.date(reports.as_of))
        mark_example(as_of, reports.scope.is_example, language)
        for owed in owing(calendar):
            _show_mail(reports, owed, language)


def _draw(calendar: tuple[CalendarCell, ...], language: Language) -> None:
    draw_matrix(
        [(cell.organisation_name, cell.month, _written(cell, language)) for cell in calendar],
        language,
    )
    states = {cell.state for cell in calendar}
    legend = [
        f"{_sign(state, _shown_zero(state))} {plain(state_words(state, language))}"
        for state in CalendarState
        if state in states
    ]
    st.markdown(" · ".join(legend))


def _shown_zero(state: CalendarState) -> str:
    """Only its number tells a month of none from any other that was received."""
    return " 0" if state is CalendarState.RECEIVED_ZERO else ""


def _written(cell: CalendarCell, language: Language) -> str:
    number = "" if cell.value is None else f" {language.number(cell.value)}"
    return _sign(cell.state, number)


def _sign(state: CalendarState, number: str = "") -> str:
    color, sign = _SIGNS[state]
    return f":{color}-badge[{plain(sign)}{plain(number)}]"


def _show_mail(reports: Reports, owed: Owing, language: Language) -> None:
    """Offer the mail to one reporter; its words are Danish, as its reader is."""
    kind, is_example = reports.scope.kind, reports.scope.is_example
    mail = reminder_mail(owed, kind, DANISH, is_example=is_example)
    link = reminder_link(owed, kind, DANISH, is_example=is_example)
    label = language.text(
        "Mail to {name}: {months}",
        name=owed.organisation_name,
        months=months_words(owed, language),
    )
    with st.expander(plain(label), type="compact"):
        if language != DANISH:
            st.caption(language.text("The mail is in Danish, as its reader is."))
        if link:
            st.link_button(language.text("Open in your mail program"), link)
        if link != mail_link(mail):
            st.caption(language.text("The list is too long for a link: copy the text below."))
        st.caption(language.text("No address is kept here; write it in your mail program."))
        st.code(f"{mail.subject}\n\n{mail.body}", language=None, wrap_lines=True)
