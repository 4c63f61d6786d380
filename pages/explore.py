"""Explore: any figure, split and period; two compared; kept views; questions in SQL."""

import streamlit as st

from boligblik.ui.context import current_context
from boligblik.ui.explore_chart import show_chosen
from boligblik.ui.explore_choices import choose_view
from boligblik.ui.explore_kept import show_this_view
from boligblik.ui.explore_sql import show_sql_box
from boligblik.ui.page_link import link_to

context = current_context()

st.title(context.language.text("Explore"))
chosen = choose_view(context)
if chosen:
    show_chosen(context, chosen)
    show_this_view(context, chosen)
else:
    st.info(context.language.text("No figures have been uploaded yet."))
    link_to("upload", context.language.text("Upload a spreadsheet"))
st.space("small")
show_sql_box(context)
