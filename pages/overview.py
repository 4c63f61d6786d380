"""Overview: the three goals side by side, what needs doing, what changed since last time."""

import streamlit as st

from boligblik.ui.context import current_context
from boligblik.ui.getting_started import offer_guides
from boligblik.ui.linked_lines import show_actions, show_changes
from boligblik.ui.overview_sections import show_area_goal, show_target_goal

context = current_context()
language = context.language

with st.container(horizontal=True, vertical_alignment="bottom"):
    st.title(language.text("Overview"), width="stretch")
    offer_guides(language)
evictions, counselling, areas = st.columns(3, gap="large")
with evictions:
    show_target_goal(context, "evictions", page="evictions")
with counselling:
    show_target_goal(context, "counselling_sessions", page="counselling")
with areas:
    show_area_goal(context)

st.space("medium")
needing_action, changes = st.columns(2, gap="large")
with needing_action:
    show_actions(context)
with changes:
    show_changes(context)
