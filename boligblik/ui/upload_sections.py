"""The sections of the upload page: choose files, see all at a glance, then each one."""

from collections.abc import Sequence
from functools import partial
from pathlib import PurePath

import pandas as pd
import streamlit as st

from boligblik.approving import already_stored, preview
from boligblik.contracts.vocabulary import Vocabulary
from boligblik.importing import Reading
from boligblik.intake.finding import CONFIRMABLE, Weight
from boligblik.intake.finding_text import finding_sentences
from boligblik.language import Language
from boligblik.marking_apart import marked_apart
from boligblik.reading_sentences import KIND_TITLES
from boligblik.reports.marked_workbook import STILL_PERSONAL
from boligblik.ui.context import Context
from boligblik.ui.plain_text import plain
from boligblik.ui.readings import UploadedFile
from boligblik.ui.template_section import XLSX
from boligblik.ui.upload_answers import ask_for_answers, offer_correction
from boligblik.ui.upload_approval import offer_approval, offer_approval_of_all, show_receipts
from boligblik.ui.upload_preview import show_preview, show_what_it_is
from boligblik.ui.uploads_view import local_day


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
    show_receipts(context)
    files = st.file_uploader(
        language.text("Spreadsheets"),
        accept_multiple_files=True,
        key=f"files_{st.session_state['upload_round']}",
    )
    different = {file.getvalue(): file for file in reversed(files or [])}
    if len(different) < len(files or []):
        st.caption(plain(language.text("The same content was dropped twice; it is shown once.")))
    return list(reversed(different.values()))


def show_overview(context: Context, readings: Sequence[Reading], vocabulary: Vocabulary) -> None:
    """List several files with where each stands, and let all that are ready be approved."""
    if len(readings) < 2:
        return
    language = context.language
    stored = {
        reading.identity
        for reading in readings
        if not reading.blocking and already_stored(context.store, reading)
    }
    columns = [language.text("File"), language.text("Taken to be"), language.text("State")]
    rows = [
        [
            plain(reading.file_name),
            plain(_taken_as(reading, vocabulary, language)),
            _state(reading, language, is_stored=reading.identity in stored),
        ]
        for reading in readings
    ]
    st.table(pd.DataFrame(rows, columns=columns), border="horizontal", hide_index=True)
    ready = [
        reading
        for reading in readings
        if not reading.blocking and reading.kind and reading.identity not in stored
    ]
    if len(ready) > 1:
        offer_approval_of_all(context, ready)


def _taken_as(reading: Reading, vocabulary: Vocabulary, language: Language) -> str:
    if reading.kind is None:
        return ""
    kind = language.text(KIND_TITLES[reading.kind])
    if reading.organisation is None:
        return kind
    return f"{kind} · {vocabulary.name_of('organisation', reading.organisation)}"


def _state(reading: Reading, language: Language, *, is_stored: bool) -> str:
    if is_stored:
        return language.text("already stored")
    weights = {finding.weight for finding in reading.blocking}
    if Weight.STOPS in weights:
        return language.text("to be corrected in the file")
    return language.text("waits for an answer") if weights else language.text("ready")


def show_file(context: Context, reading: Reading, vocabulary: Vocabulary) -> None:
    """Show what a file was taken to be, its findings or what it would change, and approve it."""
    language = context.language
    with st.container(border=True, key=f"file_{reading.identity}"):
        st.subheader(plain(reading.file_name), anchor=False)
        show_what_it_is(reading, vocabulary, language)
        if not reading.unreadable:
            offer_correction(context, reading, vocabulary)
        standing = None if reading.blocking else already_stored(context.store, reading)
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
            _offer_marked(reading, language)
        if reading.blocking:
            return
        if reading.identity in st.session_state.get("moved", ()):
            st.warning(
                language.text(
                    "Somebody else changed the same values meanwhile, so nothing was stored. "
                    "Look at what approving would change now, and decide again."
                )
            )
        changes = preview(context.store, reading)
        show_preview(changes, vocabulary, language)
        offer_approval(context, reading, changes)


def _offer_marked(reading: Reading, language: Language) -> None:
    """Give the file back with the cells marked that something was found in."""
    if reading.unreadable or not any(finding.cell for finding in reading.blocking):
        return
    st.download_button(
        language.text("Fetch the file with the cells marked"),
        data=partial(marked_apart, reading, language),
        file_name=f"{PurePath(reading.file_name).stem}_{language.text('marked')}.xlsx",
        mime=XLSX,
        on_click="ignore",
        icon=":material/download:",
        key=f"marked_{reading.identity}",
    )
    if any(finding.is_personal for finding in reading.findings):
        st.caption(language.text(STILL_PERSONAL))


def _show_findings(reading: Reading, language: Language) -> None:
    to_correct = [f for f in reading.findings if f.weight is Weight.STOPS]
    # What is only to be confirmed stands beside its box, above.
    to_answer = [
        f for f in reading.findings if f.weight is Weight.ASKS and f.code not in CONFIRMABLE
    ]
    worth_knowing = [f for f in reading.findings if f.weight is Weight.NOTES]
    if to_correct:
        st.error(language.text("Nothing has been stored. Correct this in the file:"))
        _list(finding_sentences(to_correct, language))
    if to_answer:
        st.warning(language.text("Nothing has been stored yet. Answer above, or correct the file:"))
        _list(finding_sentences(to_answer, language))
    if worth_knowing:
        heading = language.text("Worth knowing:")
        st.markdown(f"**{plain(heading)}**")
        _list(finding_sentences(worth_knowing, language))


def _list(sentences: list[str]) -> None:
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))
