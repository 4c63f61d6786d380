"""Reporter by month: every cell holds its value or the word for why it holds none."""

from collections.abc import Iterable
from datetime import date

import pandas as pd
import streamlit as st

from boligblik.language import Language, message
from boligblik.measures.completeness import CellState, ReportCell
from boligblik.store.reading.reports import history_of_cell
from boligblik.ui.context import Context
from boligblik.ui.figure_history import Line, show_history
from boligblik.ui.filters import choose
from boligblik.ui.plain_text import plain

_WORDS = {
    CellState.MISSING: message("missing"),
    CellState.EXPECTED: message("not yet due"),
    CellState.NOT_APPLICABLE: message("not applicable"),
}


def show_report_matrix(cells: list[ReportCell], language: Language) -> None:
    """Show the cells with reporters down and months across; a corrected value has a star."""
    if not cells:
        st.markdown(language.text("No organisation is expected to report."))
        return
    draw_matrix(
        [(cell.organisation_name, cell.month, written_cell(cell, language)) for cell in cells],
        language,
    )
    if any(cell.state is CellState.CORRECTED for cell in cells):
        st.caption(language.text("\\* corrected by a later upload"))


def draw_matrix(cells: Iterable[tuple[str, date, str]], language: Language) -> None:
    """Draw what stands in each reporter's month, given as name, month and Markdown."""
    by_name: dict[str, dict[str, str]] = {}
    for name, month, written in cells:
        by_name.setdefault(plain(name), {})[plain(language.month_short(month))] = written
    frame = pd.DataFrame.from_dict(by_name, orient="index")
    frame.index.name = plain(language.text("Organisation"))
    st.table(frame, border="horizontal")


def written_cell(cell: ReportCell, language: Language) -> str:
    """Write a cell as Markdown: its value, with a star when corrected, or why it has none."""
    if cell.value is None:
        return language.text(_WORDS[cell.state])
    number = language.number(cell.value)
    return f"{number} \\*" if cell.state is CellState.CORRECTED else number


def show_trace(context: Context, measure: str, cells: list[ReportCell]) -> None:
    """Let the viewer choose a reported month and see every value it ever had, and from where."""
    language = context.language
    reported = [cell for cell in cells if cell.value is not None]
    if not reported:
        st.markdown(language.text("Nothing has been reported yet."))
        return
    organisations = {cell.organisation: cell.organisation_name for cell in reported}
    with st.container(horizontal=True):
        organisation = choose(language.text("Organisation"), organisations, "trace_organisation")
        months = {
            f"{cell.month:%Y-%m}": language.month(cell.month)
            for cell in sorted(reported, key=lambda cell: cell.month, reverse=True)
            if cell.organisation == organisation
        }
        chosen = choose(language.text("Month"), months, "trace_month")
    month = date.fromisoformat(f"{chosen}-01")
    history = history_of_cell(
        context.store, organisation=organisation, month=month, measure=measure
    )
    lines = [Line((language.number(said.value),), said) for said in history]
    show_history(lines, [language.text("Value")], language)
