"""What the analyst answers where a file leaves something open."""

import hashlib

import streamlit as st

from boligblik.contracts.desk import Answers
from boligblik.contracts.vocabulary import Vocabulary
from boligblik.importing import Reading
from boligblik.language import message
from boligblik.ui.context import Context
from boligblik.ui.plain_text import plain

_DASH = {"missing": message("missing"), "zero": message("none (0)")}
_DECIMAL_MARKS = {",": message("a comma: 12,5"), ".": message("a point: 12.5")}
_EMPTY_MONTHS = {"zero": message("there were none"), "missing": message("the month is missing")}
_UNKNOWN = {"unknown_area", "unknown_organisation", "unknown_indicator"}
_NEWEST_YEAR_FIRST = 15


def answers_given(content: bytes) -> Answers:
    """Return what has been answered for this very content in this session."""
    given: dict[str, Answers] = st.session_state.setdefault("answers", {})
    return given.get(hashlib.sha256(content).hexdigest(), Answers())


def ask_for_answers(context: Context, reading: Reading, vocabulary: Vocabulary) -> None:
    """Ask what the findings leave open; an answer is kept and the file read again."""
    language = context.language
    codes = {finding.code for finding in reading.findings}
    given = vars(answers_given(reading.content)).copy()
    key = reading.content_hash[:12]
    before = given.copy()
    if "organisation_unknown" in codes:
        names = {
            code: vocabulary.name_of("organisation", code)
            for code in sorted(vocabulary.housing_organisations)
        }
        given["organisation"] = st.selectbox(
            language.text("Whose report is it?"),
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder=language.text("Choose an organisation"),
            key=f"organisation_{key}",
        )
    if "year_unknown" in codes:
        this_year = context.reports("evictions").as_of.year
        given["year"] = st.selectbox(
            language.text("Which year are the figures for?"),
            list(range(this_year, this_year - _NEWEST_YEAR_FIRST, -1)),
            index=None,
            placeholder=language.text("Choose a year"),
            key=f"year_{key}",
        )
    if "dash_asked" in codes:
        given["dash"] = st.radio(
            language.text("What does “-” mean in this file?"),
            list(_DASH),
            index=None,
            format_func=lambda code: language.text(_DASH[code]),
            horizontal=True,
            key=f"dash_{key}",
        )
    if "decimal_unclear" in codes:
        given["decimal_mark"] = st.radio(
            language.text("What sets decimals apart in this file?"),
            list(_DECIMAL_MARKS),
            index=None,
            format_func=lambda code: language.text(_DECIMAL_MARKS[code]),
            horizontal=True,
            key=f"decimal_mark_{key}",
        )
    if "month_without_sessions" in codes:
        given["empty_months"] = st.radio(
            language.text("What do the months without sessions mean?"),
            list(_EMPTY_MONTHS),
            index=None,
            format_func=lambda code: language.text(_EMPTY_MONTHS[code]),
            horizontal=True,
            key=f"empty_months_{key}",
        )
    unknown = [finding.value or "" for finding in reading.findings if finding.code in _UNKNOWN]
    if unknown:
        listed = language.join(list(dict.fromkeys(unknown)))
        st.markdown(plain(language.text("Not known before: {names}", names=listed)))
    if unknown and st.button(
        language.text("The unknown names are new: add them"), key=f"add_{key}"
    ):
        given["unknown_names"] = "add"
    if given != before:
        st.session_state["answers"][reading.content_hash] = Answers(**given)
        st.rerun()
