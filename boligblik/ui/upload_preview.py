"""What a file was taken to be and why, and what approving it would change."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from boligblik.approving import Change, Left, Preview
from boligblik.contracts.vocabulary import Vocabulary
from boligblik.importing import Reading
from boligblik.language import Language, message
from boligblik.measures.sentences.counts import measure_name
from boligblik.reading_sentences import what_is_not_used, what_it_is, why_it_is_so
from boligblik.store.reading.uploads import (
    AreaValueChange,
    AreaValueLeft,
    MonthlyCountChange,
    MonthlyCountLeft,
)
from boligblik.ui.plain_text import plain

MOST_CHANGES_SHOWN = 200
CHANGE_COLUMNS = (
    message("Who"),
    message("What"),
    message("When"),
    message("Before"),
    message("After"),
    message("Sheet"),
    message("Cell"),
)
LEFT_COLUMNS = (
    message("Who"),
    message("What"),
    message("When"),
    message("Value"),
    message("File"),
)


def show_what_it_is(reading: Reading, vocabulary: Vocabulary, language: Language) -> None:
    """Tell what a file was taken to be, and by what."""
    if reading.kind is None:
        return
    st.markdown(plain(what_it_is(reading, vocabulary, language)))
    if reading.reasons:
        st.caption(plain(why_it_is_so(reading, language)))
    if reading.identity in st.session_state.get("remembered", ()):
        st.caption(plain(language.text("Answered as last time for this sender's layout.")))
    if reading.is_example:
        st.caption(
            plain(language.text("The file speaks only of example names and stays an example."))
        )
    if reading.register_months and reading.period:
        ends = language.date(reading.period[1])
        line = language.text("The register ends on {day}; that month counts as whole.", day=ends)
        st.caption(plain(line))
    if reading.new_names:
        names = language.join([new.name for new in reading.new_names])
        st.markdown(plain(language.text("Added as new: {names}", names=names)))
    if reading.unused:
        st.caption(plain(what_is_not_used(reading, language)))


def show_preview(changes: Preview, vocabulary: Vocabulary, language: Language) -> None:
    """Count the values that are new, changed, unchanged and not in the file, and list them."""
    new, changed, unchanged = st.columns(3)
    new.metric(language.text("New"), language.number(len(changes.new)))
    changed.metric(language.text("Changed"), language.number(len(changes.changed)))
    unchanged.metric(language.text("Unchanged"), language.number(len(changes.unchanged)))
    if changes.changed:
        heading = language.text("These values would replace others:")
        st.markdown(f"**{plain(heading)}**")
        st.table(
            _frame(changes.changed, vocabulary, language), border="horizontal", hide_index=True
        )
    if changes.new:
        with st.expander(language.text("See the new values"), type="compact"):
            st.table(
                _frame(changes.new, vocabulary, language),
                border="horizontal",
                hide_index=True,
                height=360,
            )
    if changes.left:
        _show_left(changes.left, vocabulary, language)


def _show_left(left: Sequence[Left], vocabulary: Vocabulary, language: Language) -> None:
    """List what stands in the store but not in the file; a corrected file may have lost it."""
    told = language.plural(
        "{n} value of an earlier file is not in this one",
        "{n} values of earlier files are not in this one",
        len(left),
    )
    with st.expander(told, type="compact"):
        line = language.text(
            "An upload takes nothing away: they stay until the earlier file is withdrawn."
        )
        st.caption(plain(line))
        columns = [language.text(header) for header in LEFT_COLUMNS]
        rows = [
            [
                *_subject(value, vocabulary, language),
                _number(value.value, value, language),
                value.file_name,
            ]
            for value in left[:MOST_CHANGES_SHOWN]
        ]
        frame = pd.DataFrame([[plain(text) for text in row] for row in rows], columns=columns)
        st.table(frame, border="horizontal", hide_index=True, height="content")


def _frame(changes: list[Change], vocabulary: Vocabulary, language: Language) -> pd.DataFrame:
    columns = [language.text(header) for header in CHANGE_COLUMNS]
    rows = [_line(change, vocabulary, language) for change in changes[:MOST_CHANGES_SHOWN]]
    return pd.DataFrame([[plain(text) for text in row] for row in rows], columns=columns)


def _line(change: Change, vocabulary: Vocabulary, language: Language) -> list[str]:
    before = "" if change.old_value is None else _number(change.old_value, change, language)
    after = _number(change.new_value, change, language)
    return [*_subject(change, vocabulary, language), before, after, change.sheet, change.cell]


def _subject(value: Change | Left, vocabulary: Vocabulary, language: Language) -> list[str]:
    """Tell whose value it is, of what, and when."""
    if isinstance(value, AreaValueChange | AreaValueLeft):
        return [
            vocabulary.name_of("area", value.area),
            vocabulary.name_of("indicator", value.indicator),
            language.period(value.period_start, value.period_end),
        ]
    return [
        vocabulary.name_of("organisation", value.organisation),
        measure_name(value.measure, language),
        language.month(value.month),
    ]


def _number(number: float, of: Change | Left, language: Language) -> str:
    is_count = isinstance(of, MonthlyCountChange | MonthlyCountLeft)
    return language.number(number, 0 if is_count else 1)
