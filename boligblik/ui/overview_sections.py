"""The sections of the overview."""

from functools import partial

import streamlit as st

from boligblik.charts import cumulative, small_gaps, small_progress
from boligblik.charts.fan import fan_of
from boligblik.language import message
from boligblik.measures.area_gaps import gaps_of
from boligblik.measures.area_verdicts import area_verdicts
from boligblik.measures.sentences.areas import certainty_sentence, gaps_sentence
from boligblik.measures.sentences.completeness import completeness_sentence
from boligblik.measures.sentences.targets import limit_words, target_sentence
from boligblik.status import current_status
from boligblik.store.reading.areas import area_indicators, newest_full_year
from boligblik.ui.chart import draw_plot
from boligblik.ui.context import Context
from boligblik.ui.example_mark import mark_example
from boligblik.ui.page_link import link_to
from boligblik.ui.plain_text import plain
from boligblik.ui.verdict import show_badge, show_figure

_TITLES = {
    "evictions": message("Evictions"),
    "counselling": message("Counselling"),
}


def show_target_goal(context: Context, measure: str, page: str) -> None:
    """Show the target that matters now as a card."""
    language = context.language
    status = current_status(context.store, context.settings, measure)
    if status is None:
        st.header(language.text(_TITLES[page]), anchor=False)
        st.markdown(language.text("No target has been set."))
        link_to("goals", language.text("Enter a target"))
        return
    municipality = context.reports(page).scope.municipality_name
    period = language.period(status.target.period_start, status.target.period_end)
    with st.container(key=f"goal_{page}", gap="small"):
        st.header(f"{language.text(_TITLES[page])} {period}", anchor=False)
        show_badge(status.state, language)
        show_figure(status, municipality, language)
        st.markdown(f"**{plain(target_sentence(status, language))}**")
        value = cumulative.prepare(
            status.months,
            status.earlier_months[: len(status.months)],
            status.limit,
            is_ceiling=status.target.is_ceiling,
            name_now=period,
            name_before=language.period(status.target.earlier_start, status.target.earlier_end),
            fan=fan_of(status.months, status.forecast),
        )
        alt = f"{target_sentence(status, language)} {limit_words(status, language) or ''}"
        draw_plot(partial(small_progress.figure, value, language), alt, key=f"small_{page}")
        mark_example(completeness_sentence(status.total, language), status.is_example, language)
        link_to(page, language.text("See {page}", page=language.text(_TITLES[page]).lower()))


def show_area_goal(context: Context) -> None:
    """Show where the home municipality's areas lie, as a card."""
    language = context.language
    newest = newest_full_year(context.store)
    st.header(language.text("Housing areas"), anchor=False)
    if newest is None:
        st.markdown(language.text("No area figures have been uploaded yet."))
        link_to("upload", language.text("Upload a spreadsheet"))
        return
    rows = area_indicators(context.store, municipality=newest.municipality, year=newest.year)
    gaps = gaps_of(rows)
    with st.container(key="goal_areas", gap="small"):
        verdicts = area_verdicts([row for row in rows if not row.is_municipality], 0.95)
        if not any(verdict.is_judged for verdict in verdicts):
            st.badge(language.text("Not judged"), icon=":material/help:", color="gray")
        harder = sum(gap.worse == gap.areas for gap in gaps)
        st.metric(
            language.text("Indicators"),
            language.text("{n} of {all}", n=harder, all=len(gaps)),
            label_visibility="collapsed",
        )
        line = language.text("Indicators in {year}", year=newest.year)
        st.markdown(plain(f"{line} · {newest.municipality_name}"))
        st.markdown(f"**{plain(gaps_sentence(gaps, newest.municipality_name, language))}**")
        value = small_gaps.prepare(rows)
        alt = gaps_sentence(gaps, newest.municipality_name, language)
        draw_plot(partial(small_gaps.figure, value, language), alt, key="small_areas")
        certainty = certainty_sentence(verdicts, 95, language)
        mark_example(certainty, newest.is_example, language)
        link_to("areas", language.text("See {page}", page=language.text("Housing areas").lower()))
