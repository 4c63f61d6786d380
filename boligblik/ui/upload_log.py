"""Everything that was ever taken in, with withdrawal, and the switch for the examples."""

from functools import partial

import streamlit as st

from boligblik.language import Language
from boligblik.reading_sentences import KIND_TITLES
from boligblik.store.kept_files import is_kept, kept_file
from boligblik.store.reading.uploads import Upload, uploads
from boligblik.store.recording import reinstate_uploads, withdraw_uploads
from boligblik.ui.context import Context
from boligblik.ui.plain_text import plain
from boligblik.ui.uploads_view import initials, local_day


def show_upload_log(context: Context) -> None:
    """List uploads, newest first; each can be withdrawn and reinstated."""
    language = context.language
    known = uploads(context.store)
    own = [upload for upload in known if not upload.is_bundled]
    st.header(language.text("What has been uploaded"), anchor=False)
    if not own:
        st.markdown(language.text("No spreadsheet of your own has been approved yet."))
    for upload in own:
        _show_upload(context, upload)
    if any(upload.kind == "counselling" for upload in own):
        told = language.text("Registers are not kept as files: they hold case numbers.")
        st.caption(plain(told))
    folder = context.settings.originals_folder
    old = [upload for upload in own if upload.file_name.lower().endswith(".xls")]
    if not all(is_kept(folder, upload.content_hash) for upload in old):
        told = language.text(
            "Old workbooks (.xls) with pictures, macros or files in them are not kept as files."
        )
        st.caption(plain(told))
    _show_examples(context, [u for u in known if u.origin == "example"])


def _show_upload(context: Context, upload: Upload) -> None:
    language = context.language
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(_line(upload, language)), width="stretch")
        folder = context.settings.originals_folder
        if is_kept(folder, upload.content_hash):
            st.download_button(
                language.text("Fetch the file"),
                data=partial(kept_file, folder, upload.content_hash),
                file_name=upload.file_name,
                on_click="ignore",
                key=f"original_{upload.upload_id}",
            )
        if upload.is_withdrawn:
            if st.button(language.text("Reinstate"), key=f"reinstate_{upload.upload_id}"):
                reinstate_uploads(context.store, [upload.upload_id], initials())
                context.data_changed()
                st.rerun()
        elif st.button(language.text("Withdraw"), key=f"withdraw_{upload.upload_id}"):
            withdraw_uploads(context.store, [upload.upload_id], initials())
            context.data_changed()
            st.session_state.get("receipts", {}).pop(upload.upload_id, None)
            st.rerun()


def _line(upload: Upload, language: Language) -> str:
    parts = [
        language.text("Upload {number}", number=upload.upload_id),
        local_day(upload.recorded_at, language),
        upload.recorded_by,
        language.text(KIND_TITLES[upload.kind]),
        upload.file_name,
        language.plural("{n} value", "{n} values", upload.row_count),
    ]
    if upload.is_withdrawn:
        parts.append(
            language.text(
                "withdrawn {day} by {who}",
                day=local_day(upload.last_event_at, language),
                who=upload.last_event_by,
            )
        )
    return " · ".join(parts)


def _show_examples(context: Context, examples: list[Upload]) -> None:
    language = context.language
    if not examples:
        return
    st.header(language.text("Example data"), anchor=False)
    standing = [upload.upload_id for upload in examples if not upload.is_withdrawn]
    if standing:
        st.markdown(
            language.text(
                "Invented spreadsheets that show what the pages can do. They leave by themselves, "
                "kind by kind, when your first spreadsheet of the kind is approved."
            )
        )
        with st.expander(language.text("See the example files"), type="compact"):
            for upload in examples:
                if not upload.is_withdrawn:
                    st.markdown(plain(_line(upload, language)))
        if st.button(language.text("Clear all example data"), key="clear_examples"):
            withdraw_uploads(context.store, standing, initials())
            context.data_changed()
            st.rerun()
    else:
        st.markdown(language.text("The example data have been cleared."))
        if st.button(language.text("Show the example data again"), key="show_examples"):
            everything = [upload.upload_id for upload in examples]
            reinstate_uploads(context.store, everything, initials())
            context.data_changed()
            st.rerun()
