"""The reports of one month: who sent what, and the way from each figure to its file."""

import streamlit as st

from boligblik.ui.context import current_context
from boligblik.ui.month_sections import (
    choose_month,
    show_figures,
    show_files,
    show_neighbours,
    show_title,
)

context = current_context()

# What is chosen below it stands in the title.
top = st.container()
month = choose_month(context)
with top:
    show_title(month, context.language)
show_neighbours(context, month)
show_figures(context, month)
show_files(context, month)
