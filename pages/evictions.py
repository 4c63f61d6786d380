"""Evictions: the verdict, the year so far, the months, the organisations, the history."""

import streamlit as st

from boligblik.ui.context import current_context
from boligblik.ui.eviction_sections import (
    choose_year,
    show_history,
    show_months,
    show_organisations,
    show_reports,
    show_target,
    show_year_so_far,
)

context = current_context()

st.title(context.language.text("Evictions"))
evictions = choose_year(context)
show_target(context, evictions)
show_year_so_far(context, evictions)
show_months(context, evictions)
show_organisations(context, evictions)
show_reports(context, evictions)
show_history(context)
