"""The sections of the upload page: choose files, see each one, approve it, undo it."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from boligblik.approving import Change, Preview, approve, preview
from boligblik.contracts.rows import Reason
from boligblik.contracts.vocabulary import Vocabulary
from boligblik.importing import Reading
from boligblik.intake.finding import Weight
from boligblik.intake.finding_text import finding_sentences
from boligblik.language import Language, message
from boligblik.measures.sentences.counts import measure_name
from boligblik.store.reading.uploads import AreaValueChange, standing_upload
from boligblik.store.recording import withdraw_uploads
from boligblik.ui.context import Context
from boligblik.ui.plain_text import plain
from boligblik.ui.readings import UploadedFile
from boligblik.ui.upload_answers import ask_for_answers, offer_correction
from boligblik.ui.uploads_view import KIND_TITLES, initials, local_day

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
LAYOUTS = {
    "long": message("one row per value"),
    "wide": message("areas and indicators as rows and columns"),
    "monthly": message("one row per month"),
    "month_sheet": message("one sheet per month"),
    "year": message("organisations and months as rows and columns"),
    "register": message("one row per session"),
}
REASONS = {
    ("kind", "header"): message("Told by the headers at {cell}."),
    ("organisation", "title"): message("The organisation stands above the table {cell}."),
    ("organisation", "sheet_name"): message("The organisation is the sheet's name."),
    ("organisation", "file_name"): message("The organisation stands in the file's name."),
    ("organisation", "column"): message("The organisations stand in the column of {cell}."),
    ("organisation", "answered"): message("The organisation is the one you chose."),
    ("year", "title"): message("The year stands above the table {cell}."),
    ("year", "sheet_name"): message("The year stands in the sheet's name."),
    ("year", "file_name"): message("The year stands in the file's name."),
    ("year", "answered"): message("The year is the one you chose."),
}


def choose_files(context: Context) -> Sequence[UploadedFile]:
    """Let the analyst drop spreadsheets; the box is emptied when its files are dealt with."""
    language = context.language
    st.markdown(
        language.text(
            "Drop the month's spreadsheets here: area indicators, evictions or counselling, as "
            "Excel or CSV. Nothing is stored until you approve it, and everything can be undone."
        )
    )
    st.session_state.setdefault("upload_round", 0)
    _show_receipts(context)
    files = st.file_uploader(
        language.text("Spreadsheets"),
        accept_multiple_files=True,
        key=f"files_{st.session_state['upload_round']}",
    )
    different = {file.getvalue(): file for file in reversed(files or [])}
    if len(different) < len(files or []):
        st.caption(plain(language.text("The same content was dropped twice; it is shown once.")))
    return list(reversed(different.values()))


def show_file(context: Context, reading: Reading, vocabulary: Vocabulary) -> None:
    """Show what a file was taken to be, its findings or what it would change, and approve it."""
    language = context.language
    with st.container(border=True, key=f"file_{reading.content_hash[:12]}"):
        st.subheader(plain(reading.file_name), anchor=False)
        _show_what_it_is(reading, vocabulary, language)
        if not reading.unreadable:
            offer_correction(context, reading, vocabulary)
        standing = standing_upload(context.store, reading.content_hash)
        if standing:
            st.success(
                language.text(
                    "This very file is already stored (upload {number}, {day}). Nothing to do.",
                    number=standing.upload_id,
                    day=local_day(standing.recorded_at, language),
                )
            )
            return
        ask_for_answers(context, reading, vocabulary)
        if reading.findings:
            _show_findings(reading, language)
        if reading.blocking:
            return
        changes = preview(context.store, reading)
        _show_preview(changes, vocabulary, language)
        _offer_approval(context, reading, changes)


def _show_what_it_is(reading: Reading, vocabulary: Vocabulary, language: Language) -> None:
    if reading.kind is None:
        return
    parts = [language.text(KIND_TITLES[reading.kind])]
    parts += [language.text(LAYOUTS[layout]) for layout in (reading.layout or "").split(", ")]
    if reading.organisation:
        parts.append(vocabulary.name_of("organisation", reading.organisation))
    if reading.period:
        parts.append(_months(*reading.period, language))
    parts.append(language.plural("{n} value", "{n} values", reading.row_count))
    st.markdown(plain(language.text("Taken to be: {what}", what=" · ".join(parts))))
    if reading.reasons:
        told = " ".join(_reason(reason, language) for reason in reading.reasons)
        st.caption(plain(told))
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
        unused = language.join(list(reading.unused))
        st.caption(plain(language.text("Columns that are not used: {columns}", columns=unused)))


def _reason(reason: Reason, language: Language) -> str:
    return language.text(REASONS[reason.subject, reason.code], cell=reason.cell or "")


def _months(first: date, last: date, language: Language) -> str:
    """Write the months from the first to the last day that a file speaks of."""
    if (first.month, last.month, last.day) == (1, 12, 31):
        years = (str(first.year), str(last.year))
        return "–".join(dict.fromkeys(years))
    if (first.year, first.month) == (last.year, last.month):
        return language.month(first)
    return f"{language.month(first)} \N{EN DASH} {language.month(last)}"


def _show_findings(reading: Reading, language: Language) -> None:
    to_correct = [f for f in reading.findings if f.weight is Weight.STOPS]
    to_answer = [f for f in reading.findings if f.weight is Weight.ASKS]
    worth_knowing = [f for f in reading.findings if f.weight is Weight.NOTES]
    if to_correct:
        st.error(language.text("Nothing has been stored. Correct this in the file:"))
        _list(finding_sentences(to_correct, language))
    if to_answer:
        st.warning(language.text("Nothing has been stored yet. Answer above, or correct the file:"))
        _list(finding_sentences(to_answer, language))
    if worth_knowing:
        st.info(language.text("Worth knowing:"))
        _list(finding_sentences(worth_knowing, language))


def _list(sentences: list[str]) -> None:
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))


def _show_preview(changes: Preview, vocabulary: Vocabulary, language: Language) -> None:
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


def _frame(changes: list[Change], vocabulary: Vocabulary, language: Language) -> pd.DataFrame:
    columns = [language.text(header) for header in CHANGE_COLUMNS]
    rows = [_line(change, vocabulary, language) for change in changes[:MOST_CHANGES_SHOWN]]
    return pd.DataFrame([[plain(text) for text in row] for row in rows], columns=columns)


def _line(change: Change, vocabulary: Vocabulary, language: Language) -> list[str]:
    if isinstance(change, AreaValueChange):
        who = vocabulary.name_of("area", change.area)
        what = vocabulary.name_of("indicator", change.indicator)
        when = language.period(change.period_start, change.period_end)
        digits = 1
    else:
        who = vocabulary.name_of("organisation", change.organisation)
        what = measure_name(change.measure, language)
        when = language.month(change.month)
        digits = 0
    before = "" if change.old_value is None else language.number(change.old_value, digits)
    after = language.number(change.new_value, digits)
    return [who, what, when, before, after, change.sheet, change.cell]


def _offer_approval(context: Context, reading: Reading, changes: Preview) -> None:
    language = context.language
    key = reading.content_hash[:12]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        done_by = st.text_input(
            language.text("Your initials"), value=initials(), key=f"by_{key}", width=160
        )
        if not st.button(language.text("Approve"), type="primary", key=f"approve_{key}"):
            return
    if not done_by.strip():
        st.error(language.text("Write your initials, so that others can see who approved."))
        return
    st.session_state["initials"] = done_by.strip()
    receipt = approve(
        context.store,
        reading,
        done_by=done_by.strip(),
        pseudonyms=context.installation.pseudonyms,
        settings=context.settings,
    )
    context.data_changed()
    receipts = st.session_state.setdefault("receipts", {})
    receipts[receipt.upload_id] = (reading.file_name, len(changes.new), len(changes.changed))
    st.rerun()


def _show_receipts(context: Context) -> None:
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
