"""Counselling: sessions against the floor, by month, the residents, and where it all comes from."""

import streamlit as st

from boligblik.ui.chosen_period import choose_period
from boligblik.ui.context import current_context
from boligblik.ui.counselling_sections import show_parts, show_residents
from boligblik.ui.event_sections import show_events
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

st.title(context.language.text("Counselling"))
counselling = choose_period(context, "counselling_sessions", "counselling_year")
show_targets(context, counselling)
show_so_far(context, counselling)
show_luck(context, counselling)
show_residents(context, counselling)
show_months(context, counselling)
show_events(context, counselling)
show_running_year(context, counselling)
show_parts(context, counselling)
show_reports(context, counselling)
show_forecast_record(context, counselling)
