"""Upload: drop files, see what they are, approve; the log with its undo."""

import streamlit as st

from boligblik.approving import vocabulary_of
from boligblik.ui.calendar_section import show_calendar
from boligblik.ui.context import current_context
from boligblik.ui.readings import readings_of
from boligblik.ui.upload_log import show_upload_log
from boligblik.ui.upload_sections import choose_files, show_file, show_overview

context = current_context()
language = context.language

st.title(language.text("Upload"))
vocabulary = vocabulary_of(context.store)
readings = readings_of(context, choose_files(context))
show_overview(context, readings, vocabulary)
for reading in readings:
    show_file(context, reading, vocabulary)
show_calendar(context)
show_upload_log(context)
