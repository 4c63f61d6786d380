"""Data: what every figure means, where it comes from, and what is odd about it."""

import streamlit as st

from boligblik.ui.backup_section import show_backups
from boligblik.ui.context import current_context
from boligblik.ui.source_sections import (
    show_indicators,
    show_measures,
    show_oddities,
    show_plans,
    show_published_counts,
    show_store,
)

context = current_context()

st.title(context.language.text("Data"))
show_measures(context)
show_indicators(context)
show_published_counts(context)
show_plans(context)
show_oddities(context)
show_backups(context)
show_store(context)
