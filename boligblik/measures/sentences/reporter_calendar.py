"""The reporter calendar in words: what each state means, and how much is owed in all."""

from collections.abc import Sequence

from boligblik.language import Language, message
from boligblik.measures.reporter_calendar import CalendarCell, CalendarState, owing

_WORDS = {
    CalendarState.RECEIVED: message("received"),
    CalendarState.RECEIVED_ZERO: message("received as zero"),
    CalendarState.CORRECTED: message("corrected since"),
    CalendarState.IN_PART: message("received in part, other figures missing"),
    CalendarState.RUNNING: message("received before the month is over"),
    CalendarState.LATE: message("late, at most a month past the deadline"),
    CalendarState.MISSING: message("missing, more than a month past the deadline"),
    CalendarState.EXPECTED: message("expected, not yet due"),
    CalendarState.NOT_APPLICABLE: message("not applicable, no report is owed"),
}


def state_words(state: CalendarState, language: Language) -> str:
    """Explain a state, as a legend does."""
    return language.text(_WORDS[state])


def calendar_sentence(calendar: Sequence[CalendarCell], language: Language) -> str:
    """Tell how many of the reporters owe something."""
    if not calendar:
        return language.text("No organisation is expected to report.")
    reporters = len({cell.organisation for cell in calendar})
    number = len(owing(calendar))
    if not number:
        return language.text("Nobody owes anything: all that is due has come.")
    return language.plural(
        "{n} of {all} owes something.",
        "{n} of {all} owe something.",
        number,
        all=language.number(reporters),
    )
