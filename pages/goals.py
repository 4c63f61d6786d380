"""Goals: every target with its state, entered and changed in place, with its history."""

import streamlit as st

from boligblik.ui.context import current_context
from boligblik.ui.goal_sections import show_new_target, show_removed_targets, show_targets

context = current_context()

st.title(context.language.text("Goals"))
show_new_target(context)
show_targets(context)
show_removed_targets(context)
