"""Where an area's figures come from."""

import streamlit as st

from boligblik.measures.sentences.units import digits_of
from boligblik.store.reading.areas import AreaIndicator, history_of_value
from boligblik.ui.context import Context
from boligblik.ui.figure_history import Line, show_history
from boligblik.ui.filters import choose


def show_trace(context: Context, rows: list[AreaIndicator]) -> None:
    """Let the viewer choose an area and see every value it ever had, and from where."""
    language = context.language
    areas = {row.area: row.area_name for row in rows if row.value is not None}
    if not areas:
        st.markdown(language.text("Nothing has been reported yet."))
        return
    area = choose(language.text("Area"), areas, "trace_area", widget=st.selectbox)
    history = history_of_value(context.store, indicator=rows[0].indicator, area=area)
    digits = digits_of(said.value for said in history)
    lines = [
        Line(
            (
                language.period(said.period_start, said.period_end),
                language.number(said.value, digits),
            ),
            said,
        )
        for said in history
    ]
    show_history(lines, [language.text("When"), language.text("Value")], language)
