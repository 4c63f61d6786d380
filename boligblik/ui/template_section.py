"""Empty templates to fetch: made from the contracts with the names that the store knows."""

from datetime import date
from functools import partial

import streamlit as st

from boligblik.approving import vocabulary_of
from boligblik.reports.template_forms import TEMPLATES
from boligblik.reports.template_workbook import template_workbook
from boligblik.ui.context import Context

_YEARS_OFFERED = 10
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer_templates(context: Context) -> None:
    """Let anybody fetch an empty spreadsheet that reads without a question when filled in."""
    language = context.language
    with st.expander(language.text("Fetch an empty template"), icon=":material/description:"):
        st.markdown(
            language.text(
                "A template has the right headers, lists to choose from and rules that say at once "
                "when something cannot be right."
            )
        )
        which, when, fetch = st.columns([3, 1, 1], vertical_alignment="bottom")
        code = which.selectbox(
            language.text("Template"),
            list(TEMPLATES),
            format_func=lambda code: language.text(TEMPLATES[code]),
            key="template_kind",
        )
        newest = (context.settings.today or date.today()).year
        year = when.selectbox(
            language.text("Year"),
            range(newest, newest - _YEARS_OFFERED, -1),
            key="template_year",
        )
        fetch.download_button(
            language.text("Fetch the template"),
            data=partial(_content, code, year, context),
            file_name=f"boligblik_{code}_{year}.xlsx",
            mime=XLSX,
            on_click="ignore",
            icon=":material/download:",
            width="stretch",
        )


def _content(code: str, year: int, context: Context) -> bytes:
    return template_workbook(code, year, vocabulary_of(context.store))
