"""Upload: drop files, see what they are, approve; the log with its undo."""

import streamlit as st

from boligblik.ui.context import current_context
from boligblik.ui.upload_log import show_upload_log
from boligblik.ui.upload_sections import choose_files, show_file

context = current_context()
language = context.language

st.title(language.text("Upload"))
for file in choose_files(context):
    show_file(context, file)
show_upload_log(context)
