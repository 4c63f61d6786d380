"""Reporter by month: every cell holds its value or the word for why it holds none."""

import pandas as pd
import streamlit as st

from boligblik.language import Language, message
from boligblik.measures.completeness import CellState, ReportCell
from boligblik.ui.plain_text import plain

_WORDS = {
    CellState.MISSING: message("missing"),
    CellState.EXPECTED: message("not yet due"),
    CellState.NOT_APPLICABLE: message("not applicable"),
}


def show_report_matrix(cells: list[ReportCell], language: Language) -> None:
    """Show the cells with reporters down and months across; a corrected value has a star."""
    by_name: dict[str, dict[str, str]] = {}
    for cell in cells:
        row = by_name.setdefault(plain(cell.organisation_name), {})
        row[plain(language.month_short(cell.month))] = _written(cell, language)
    if not by_name:
        st.markdown(language.text("No organisation is expected to report."))
        return
    frame = pd.DataFrame.from_dict(by_name, orient="index")
    st.table(frame, border="horizontal")
    if any(cell.state is CellState.CORRECTED for cell in cells):
        st.caption(language.text("\\* corrected by a later upload"))


def _written(cell: ReportCell, language: Language) -> str:
    if cell.value is None:
        return language.text(_WORDS[cell.state])
    number = language.number(cell.value)
    return f"{number} \\*" if cell.state is CellState.CORRECTED else number
