"""Housing areas: all indicators beside the municipality, one of them closely, the printed table."""

import streamlit as st

from boligblik.ui.area_sections import (
    choose_municipality_and_year,
    show_indicator,
    show_matrix,
    show_published_tables,
)
from boligblik.ui.context import current_context

context = current_context()

st.title(context.language.text("Housing areas"))
chosen = choose_municipality_and_year(context)
if chosen:
    show_matrix(context, chosen)
    show_indicator(context, chosen)
    show_published_tables(context, chosen)
