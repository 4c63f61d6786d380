"""The one frame round every chart: finding, plot, source, table and downloads."""

from collections.abc import Callable
from functools import partial
from typing import Literal

import pandas as pd
import streamlit as st

from boligblik.charts.caption import Caption
from boligblik.charts.table import Table
from boligblik.charts.theme import Figure, Look, look_for
from boligblik.language import Language
from boligblik.reports.table_csv import csv_bytes
from boligblik.reports.table_file import file_name
from boligblik.reports.table_workbook import workbook_bytes
from boligblik.ui.page_link import link_to
from boligblik.ui.plain_text import plain
from boligblik.ui.selection import Ways, go_where_chosen, offer_ways, selecting

__all__ = ["Caption", "Table", "draw_chart", "draw_framed_table", "draw_plot"]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# No mode bar: nothing in it is needed, and its words are English. Its "share" button would send
# the figures to another host.
CONFIG = {"displayModeBar": False, "displaylogo": False, "showSendToCloud": False}
TABLE_HEIGHT = 420
ROWS_WITHOUT_SCROLLING = 12


def draw_chart(
    figure_of: Callable[[Look], Figure],
    caption: Caption,
    table: Table,
    language: Language,
    key: str,
    height: int | None = None,
    leads_to: Ways | None = None,
    *,
    is_alone: bool = False,
) -> None:
    """Draw a chart in its frame; ``height`` in pixels replaces the figure's own.

    Choosing a mark, or its name from a list, goes where it ``leads_to``. The title of a chart
    that is what its page is about stands one level higher.
    """
    with st.container(key=f"chart_{key}", gap="xsmall"):
        _show_title(caption, is_alone=is_alone)
        st.markdown(plain(caption.subtitle))
        draw_plot(figure_of, caption.text_alternative, key, height, leads_to)
        with st.container(horizontal=True, gap="small"):
            st.markdown(footer(caption, language), width="stretch")
            if leads_to:
                offer_ways(leads_to, key)
            _explain(caption, language, key)
        with st.expander(language.text("Show as table"), type="compact"):
            draw_table(table, language)
            draw_downloads(table, caption, language, key)


def _show_title(caption: Caption, *, is_alone: bool) -> None:
    (st.header if is_alone else st.subheader)(plain(caption.title), anchor=False)


def draw_framed_table(caption: Caption, table: Table, language: Language, key: str) -> None:
    """Draw a table in the frame of a chart, where it is what its page is about."""
    with st.container(key=f"chart_{key}", gap="xsmall"):
        _show_title(caption, is_alone=True)
        st.markdown(plain(caption.subtitle))
        draw_table(table, language)
        with st.container(horizontal=True, gap="small"):
            st.markdown(footer(caption, language), width="stretch")
            _explain(caption, language, key)
        draw_downloads(table, caption, language, key)


def _explain(caption: Caption, language: Language, key: str) -> None:
    """Offer what the figures mean and how they are made, where they stand."""
    if not caption.about:
        return
    with st.popover(language.text("About the figures"), type="tertiary", key=f"about_{key}"):
        for name, text in caption.about:
            st.markdown(f"**{plain(name)}**: {plain(text)}")
        link_to("data_sources", language.text("All definitions and sources"))


def draw_plot(
    figure_of: Callable[[Look], Figure],
    alt: str,
    key: str,
    height: int | None = None,
    leads_to: Ways | None = None,
) -> None:
    """Draw the plot alone, in the reader's light or dark colours; for the overview's cards."""
    figure = figure_of(look_for(st.context.theme.type))
    st.plotly_chart(
        figure,
        theme=None,
        height=height or figure.layout.height,
        key=f"plot_{key}",
        config=CONFIG,
        alt=alt,
        **selecting(leads_to, f"plot_{key}"),
    )
    go_where_chosen()


def footer(caption: Caption, language: Language) -> str:
    """Write the line under a chart as Markdown."""
    parts = [language.text("Source: {source}", source=caption.source)]
    if caption.as_of:
        parts.append(language.text("Data as of {date}", date=caption.as_of))
    if caption.missing:
        parts.append(caption.missing)
    line = f":small[{plain(' · '.join(parts))}]"
    if caption.is_example:
        return f":orange-badge[{plain(language.text('Example data'))}] {line}"
    return line


def draw_table(table: Table, language: Language) -> None:
    """Draw the figures as a real table, with numbers in the reader's form at the right."""
    draw_cells(table, table.written(language))


def draw_cells(table: Table, written: list[list[str]]) -> None:
    """Draw a table whose cells are ``written``; columns that hold numbers stand at the right."""
    frame = pd.DataFrame(
        [[plain(cell) for cell in row] for row in written],
        columns=[plain(column) for column in table.columns],
    )
    numeric = [index for index in range(len(table.columns)) if table.numbers(index)]
    # Streamlit aligns every text cell to the left on the cell itself.
    right = "text-align: right !important"
    styled = frame.style.set_table_styles(
        [{"selector": f"td.col{index}, th.col{index}", "props": right} for index in numeric]
    )
    is_long = len(written) > ROWS_WITHOUT_SCROLLING
    height: int | Literal["content"] = TABLE_HEIGHT if is_long else "content"
    st.table(styled, border="horizontal", hide_index=True, height=height)


def draw_downloads(table: Table, caption: Caption, language: Language, key: str) -> None:
    """Offer the table for Excel and as CSV."""
    with st.container(horizontal=True):
        st.download_button(
            language.text("Download for Excel"),
            partial(workbook_bytes, table, caption, language),
            file_name(caption, language, "xlsx"),
            XLSX,
            key=f"{key}_xlsx",
            on_click="ignore",
            type="tertiary",
        )
        st.download_button(
            language.text("Download as CSV"),
            partial(csv_bytes, table, caption, language),
            file_name(caption, language, "csv"),
            "text/csv",
            key=f"{key}_csv",
            on_click="ignore",
            type="tertiary",
        )
