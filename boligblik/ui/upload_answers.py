"""What the analyst answers where a file leaves something open, and what was taken wrongly."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from boligblik.contracts.desk import Answers
from boligblik.contracts.rows import LearntName
from boligblik.contracts.vocabulary import Vocabulary
from boligblik.importing import Reading
from boligblik.intake.finding import CONFIRMABLE, Finding
from boligblik.intake.finding_text import finding_sentences
from boligblik.language import Language, message
from boligblik.reading_sentences import KIND_TITLES
from boligblik.ui.context import Context
from boligblik.ui.plain_text import plain
from boligblik.ui.readings import answers_given, keep_answers

_MOST_LISTED = 12
_DASH = {"missing": message("missing"), "zero": message("none (0)")}
_DECIMAL_MARKS = {",": message("a comma: 12,5"), ".": message("a point: 12.5")}
_SHARES = {"percent": message("half a percent"), "fraction": message("50 percent")}
_EMPTY_MONTHS = {"zero": message("there were none"), "missing": message("the month is missing")}
_SUBJECTS = {
    "unknown_area": "area",
    "unknown_organisation": "organisation",
    "unknown_indicator": "indicator",
}
_NEW = "new"
_NEWEST_YEAR_FIRST = 15


def ask_for_answers(context: Context, reading: Reading, vocabulary: Vocabulary) -> None:
    """Ask what the findings leave open; an answer is kept and the file read again."""
    language, key = context.language, reading.identity
    before = answers_given(reading.identity)
    codes = {finding.code for finding in reading.findings}
    given = before
    if "organisation_unknown" in codes:
        chosen = _choose_organisation(vocabulary, language, f"organisation_{key}", None)
        given = replace(given, organisation=chosen)
    if "year_unknown" in codes:
        given = replace(given, year=_choose_year(context, f"year_{key}", None))
    if "dash_asked" in codes:
        question = language.text("What does “-” mean in this file?")
        given = replace(given, dash=_choose(question, _DASH, language, f"dash_{key}"))
    if "decimal_unclear" in codes:
        question = language.text("What sets decimals apart in this file?")
        mark = _choose(question, _DECIMAL_MARKS, language, f"decimal_mark_{key}")
        given = replace(given, decimal_mark=mark)
    if "share_or_percent" in codes:
        question = language.text("What does 0,5 mean in this file?")
        given = replace(given, shares=_choose(question, _SHARES, language, f"shares_{key}"))
    if "month_without_sessions" in codes:
        question = language.text("What do the months without sessions mean?")
        meaning = _choose(question, _EMPTY_MONTHS, language, f"empty_months_{key}")
        given = replace(given, empty_months=meaning)
    given = _ask_for_names(reading, vocabulary, given, language)
    given = _ask_to_confirm(reading, given, language)
    if given != before:
        keep_answers(reading.identity, given)
        st.rerun()


def offer_correction(context: Context, reading: Reading, vocabulary: Vocabulary) -> None:
    """Let the analyst say what a file is where it was taken wrongly."""
    language, key = context.language, reading.identity
    before = answers_given(reading.identity)
    with st.popover(language.text("Taken wrongly? Correct it")):
        kinds = list(KIND_TITLES)
        kind = st.selectbox(
            language.text("What the file holds"),
            kinds,
            index=kinds.index(reading.kind) if reading.kind in kinds else None,
            format_func=lambda code: language.text(KIND_TITLES[code]),
            key=f"correct_kind_{key}",
        )
        organisation = before.organisation
        if reading.kind == "evictions":
            organisation = _choose_organisation(
                vocabulary, language, f"correct_organisation_{key}", reading.organisation
            )
        year = _choose_year(context, f"correct_year_{key}", before.year)
        if st.button(language.text("Read it again"), key=f"correct_{key}"):
            corrected = replace(
                before,
                kind=kind if kind != reading.kind else before.kind,
                organisation=(
                    organisation if organisation != reading.organisation else before.organisation
                ),
                year=year,
            )
            keep_answers(reading.identity, corrected)
            st.rerun()


def _choose(question: str, options: Mapping[str, str], language: Language, key: str) -> str | None:
    return st.radio(
        question,
        list(options),
        index=None,
        format_func=lambda code: language.text(options[code]),
        horizontal=True,
        key=key,
    )


def _choose_organisation(
    vocabulary: Vocabulary, language: Language, key: str, now: str | None
) -> str | None:
    codes = sorted(vocabulary.housing_organisations)
    return st.selectbox(
        language.text("Whose report is it?"),
        codes,
        index=codes.index(now) if now in codes else None,
        format_func=lambda code: vocabulary.name_of("organisation", code),
        placeholder=language.text("Choose an organisation"),
        key=key,
    )


def _choose_year(context: Context, key: str, now: int | None) -> int | None:
    language = context.language
    this_year = context.reports("evictions").as_of.year
    years = list(range(this_year, this_year - _NEWEST_YEAR_FIRST, -1))
    return st.selectbox(
        language.text("Which year are the figures for?"),
        years,
        index=years.index(now) if now in years else None,
        placeholder=language.text("Choose a year"),
        key=key,
    )


def _ask_for_names(
    reading: Reading, vocabulary: Vocabulary, given: Answers, language: Language
) -> Answers:
    """Ask of each unknown name whose spelling it is; the answer is learnt with the upload."""
    unknown = {
        (_SUBJECTS[finding.code], finding.value)
        for finding in reading.findings
        if finding.code in _SUBJECTS and finding.value
    }
    for subject, name in sorted(unknown):
        names = {_NEW: language.text("a new name: add it")}
        if nearest := vocabulary.nearest_code(subject, name):
            # The likeliest first.
            names = {nearest: vocabulary.name_of(subject, nearest)} | names
        names |= vocabulary.all_names(subject)
        code = st.selectbox(
            plain(language.text("“{name}” is not known. What is it?", name=name)),
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder=language.text("Choose what it stands for"),
            key=f"name_{reading.identity}_{subject}_{name}",
        )
        if code == _NEW:
            given = replace(given, new_names=(*given.new_names, (subject, name)))
        elif code is not None:
            given = replace(given, same_as=(*given.same_as, LearntName(subject, name, code)))
    return given


def _ask_to_confirm(reading: Reading, given: Answers, language: Language) -> Answers:
    """Let the analyst say of what can be right that it is: one tick for each sort of question."""
    asked: dict[str, list[Finding]] = {}
    for finding in reading.findings:
        if finding.code in CONFIRMABLE:
            asked.setdefault(finding.code, []).append(finding)
    if not asked:
        return given
    confirmed = set(given.confirmed)
    question = language.text("Is this right?")
    st.markdown(f"**{plain(question)}**")
    for code, findings in asked.items():
        label = _told_together(findings, language)
        keys = {finding.key for finding in findings}
        is_right = st.checkbox(
            plain(label),
            value=keys <= confirmed,
            key=f"confirm_{reading.identity}_{code}",
        )
        confirmed = confirmed | keys if is_right else confirmed - keys
    return replace(given, confirmed=frozenset(confirmed))


def _told_together(findings: Sequence[Finding], language: Language) -> str:
    """Tell findings of one sort; several are listed, and their tick says that all are right."""
    if len(findings) == 1:
        return finding_sentences(findings, language)[0]
    told = [finding_sentences([finding], language)[0] for finding in findings[:_MOST_LISTED]]
    more = len(findings) - _MOST_LISTED
    if more > 0:
        told.append(language.plural("and {n} more", "and {n} more", more))
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in told))
    return language.text("All {n} are right", n=len(findings))
