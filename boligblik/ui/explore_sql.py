"""The SQL box: a question over documented views, its answer, and what can be asked."""

import re
from datetime import date

import pandas as pd
import streamlit as st

from boligblik.charts.caption import Caption
from boligblik.charts.table import Table, Value
from boligblik.language import Language
from boligblik.sql_views import DESCRIPTIONS, ViewDescription, first_question, sql_views
from boligblik.store.sql_box import Answer, BoxLimits, Cell, View, ask
from boligblik.store.sql_refusal import Refusal
from boligblik.ui.chart import draw_cells, draw_downloads
from boligblik.ui.context import Context
from boligblik.ui.example_mark import mark_example
from boligblik.ui.plain_text import plain

_MANY = 1e15
_ANSWER = "sql_answer"


def show_sql_box(context: Context) -> None:
    """Let an analyst ask in SQL, shut off from everything but the views."""
    language = context.language
    limits = BoxLimits()
    st.header(language.text("Ask in SQL"), anchor=False)
    st.markdown(
        language.text(
            "For analysts: a question is answered from the views below and from nothing else. It "
            "can change nothing. At most {rows} rows and {seconds} seconds.",
            rows=language.number(limits.rows),
            seconds=limits.seconds,
        )
    )
    with st.form("sql_box", border=False):
        sql = st.text_area(
            language.text("Question in SQL"), first_question(), height=230, key="sql_question"
        )
        is_asked = st.form_submit_button(language.text("Ask"), type="primary")
    if is_asked:
        views = sql_views(context.store, context.settings)
        with st.spinner(language.text("The question is being answered …")):
            st.session_state[_ANSWER] = ask(sql, views, limits), _asks_examples(sql, views)
    if _ANSWER in st.session_state:
        answer, is_example = st.session_state[_ANSWER]
        _show_answer(answer, language, is_example=is_example)
    _show_views(language)


def _asks_examples(sql: str, views: dict[str, View]) -> bool:
    """Tell whether a view that the question names holds examples."""
    return any(
        row.get("is_example")
        for name, view in views.items()
        if re.search(rf"\b{name}\b", sql, re.IGNORECASE)
        for row in view.rows
    )


def _show_answer(answer: Answer | Refusal, language: Language, *, is_example: bool) -> None:
    if isinstance(answer, Refusal):
        st.warning(plain(answer.sentence(language)))
        return
    if not answer.rows:
        st.info(plain(language.text("The question has an answer without a single row.")))
        return
    table = table_of(answer, language)
    rows = language.plural("{n} row", "{n} rows", len(answer.rows))
    line = rows
    if answer.is_cut:
        line = language.text("The first {rows}; there are more, which are left out.", rows=rows)
    mark_example(line, is_example, language)
    with st.container(key="sql_answer_table"):
        draw_cells(table, [[_shown(value, language) for value in row] for row in table.rows])
    caption = Caption(
        title=language.text("Answer to a question in SQL"),
        subtitle=line,
        source=language.text("Boligblik's views"),
        is_example=is_example,
    )
    draw_downloads(table, caption, language, "sql")


def table_of(answer: Answer, language: Language) -> Table:
    """Lay an answer out as a table: days in ISO form, columns of one name told apart."""
    columns: list[str] = []
    for name in answer.columns:
        times = sum(known == name or known.startswith(f"{name} (") for known in columns)
        columns.append(f"{name} ({times + 1})" if times else name)
    rows = tuple(tuple(_value(cell, language) for cell in row) for row in answer.rows)
    return Table(tuple(columns), rows)


def _value(cell: Cell, language: Language) -> Value:
    if isinstance(cell, bool):
        return language.text("yes") if cell else language.text("no")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float) and abs(cell) >= _MANY:
        return str(cell)
    return cell


def _shown(value: Value, language: Language) -> str:
    """Write a value as it is: no thousands' mark, as it may be a year, and six digits at most."""
    if value is None:
        return "null"
    if isinstance(value, float):
        return f"{value:.6g}" if language.code == "en" else f"{value:.6g}".replace(".", ",")
    return str(value)


def _show_views(language: Language) -> None:
    st.subheader(language.text("The views that can be asked"), anchor=False)
    for name, description in DESCRIPTIONS.items():
        with st.expander(name, type="compact"):
            st.markdown(plain(language.text(description.meaning)))
            st.table(_columns_of(description, language), border="horizontal", hide_index=True)


def _columns_of(description: ViewDescription, language: Language) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (plain(name), column.sql_type, plain(language.text(column.meaning)))
            for name, column in description.columns.items()
        ],
        columns=[language.text("Column"), language.text("Type of value"), language.text("Meaning")],
    )
