"""Evictions: the verdict, the period so far, luck or effect, months, organisations, history."""

import streamlit as st

from boligblik.ui.chosen_period import choose_organisation, choose_period, show_way_to_all
from boligblik.ui.context import current_context
from boligblik.ui.event_sections import show_events
from boligblik.ui.eviction_sections import show_history, show_organisations
from boligblik.ui.forecast_sections import show_forecast_record
from boligblik.ui.monthly_sections import (
    show_luck,
    show_months,
    show_reports,
    show_running_year,
    show_so_far,
    show_targets,
)

context = current_context()

st.title(context.language.text("Evictions"))
with st.container(horizontal=True):
    organisation = choose_organisation(context, "evictions")
    evictions = choose_period(context, "evictions", "year", organisation)
if organisation:
    show_way_to_all(context.language)
show_targets(context, evictions)
show_so_far(context, evictions)
show_luck(context, evictions)
show_months(context, evictions)
show_events(context, evictions)
show_running_year(context, evictions)
if organisation is None:
    show_organisations(context, evictions)
show_reports(context, evictions)
if organisation is None:
    show_history(context)
    show_forecast_record(context, evictions)
