"""Counselling: sessions against the floor, by month, the residents, and who they are."""

import streamlit as st

from boligblik.ui.context import current_context
from boligblik.ui.counselling_sections import (
    choose_year,
    show_months,
    show_parts,
    show_residents,
    show_targets,
    show_year_so_far,
)

context = current_context()

st.title(context.language.text("Counselling"))
counselling = choose_year(context)
show_targets(context, counselling)
show_year_so_far(context, counselling)
show_residents(context, counselling)
show_months(context, counselling)
show_parts(context, counselling)
