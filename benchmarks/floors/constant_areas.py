"""The areas page from constants: what Streamlit takes to draw it, with nothing behind it.

Started by ``benchmarks.filter_to_chart`` with the recorded page in ``CONSTANT_PAGE``.
"""

import gc
import os
import pickle
from functools import partial
from pathlib import Path

import streamlit as st

from benchmarks.recorded_page import RecordedPage
from boligblik.charts.theme import Figure, Look
from boligblik.language import language_for
from boligblik.ui.chart import draw_chart

FILTER = "choice_indicator"


def _constant(figure: Figure, _look: Look) -> Figure:
    return figure


@st.cache_resource(show_spinner=False)
def pages() -> dict[str, RecordedPage]:
    """Load what the page showed for each choice of the filter."""
    loaded: dict[str, RecordedPage] = pickle.loads(  # noqa: S301 (written by the benchmark)
        Path(os.environ["CONSTANT_PAGE"]).read_bytes()
    )
    # As the product does: what stays need not be walked through after each run.
    gc.collect()
    gc.freeze()
    return loaded


st.set_page_config(layout="wide")
with st.container(key="above"):
    chosen = st.selectbox("Indikator", list(pages()), key=FILTER)
page = pages()[chosen]
for element, arguments, options in page.elements:
    getattr(st, element)(*arguments, **options)
for column, (figure, caption, table, key) in zip(st.columns(2), page.charts, strict=False):
    with column:
        draw_chart(partial(_constant, figure), caption, table, language_for("da"), key)
