"""The sections of the counselling page."""

from functools import partial

import streamlit as st

from boligblik.charts import parts
from boligblik.language import Language, message
from boligblik.measures.completeness import total_of
from boligblik.measures.sentences.parts import largest_part_sentence
from boligblik.store.reading.areas import areas_with_values
from boligblik.store.reading.counselling import (
    SessionPart,
    resident_figures,
    session_parts,
)
from boligblik.ui.captions import report_caption
from boligblik.ui.chart import draw_chart
from boligblik.ui.chosen_period import ChosenPeriod
from boligblik.ui.context import Context
from boligblik.ui.example_mark import mark_example
from boligblik.ui.selection import Ways
from boligblik.ui.ways import area_ways, organisation_ways

SPLITS = {
    "area": message("By housing area"),
    "housing_organisation": message("By housing organisation"),
    "way_in": message("By way in"),
    "place": message("By place"),
}
CODE_WORDS = {
    "referral": message("referral"),
    "own_contact": message("own contact"),
    "fixed_hours": message("fixed hours"),
    "arrears_list": message("arrears list"),
    "organisation": message("at the housing organisation"),
    "plan": message("at the plan"),
    "home": message("at home"),
}


def show_residents(context: Context, chosen: ChosenPeriod) -> None:
    """Show residents, sessions per resident and the share from plan areas."""
    language = context.language
    figures = resident_figures(
        context.store, first_month=chosen.first_month, last_month=chosen.last_month
    )
    st.subheader(language.text("Residents in {period}", period=chosen.name(language)), anchor=False)
    if not figures.sessions:
        st.markdown(language.text("No register has been uploaded for the period."))
        return
    known = figures.sessions - figures.sessions_without_area
    residents, per_resident, plan_share = st.columns(3)
    residents.metric(language.text("Residents"), language.number(figures.residents))
    per_resident.metric(
        language.text("Sessions per resident"),
        language.number(figures.sessions / figures.residents, 1),
    )
    share = 100 * figures.sessions_in_plan_areas / known if known else None
    plan_share.metric(
        language.text("From plan areas, of those that say"),
        language.text("not stated") if share is None else language.percent(share),
    )
    mark_example(
        language.text(
            "From the registers; {without} of {sessions} sessions do not say the area. "
            "In the first year, March 2014 to February 2015, the plan tells of 316 sessions, "
            "98 residents and 63 % from plan areas (pages 4, 7 and 11).",
            without=language.number(figures.sessions_without_area),
            sessions=language.number(figures.sessions),
        ),
        chosen.reports.scope.is_example,
        language,
    )


def show_parts(context: Context, chosen: ChosenPeriod) -> None:
    """Draw how the year's sessions divide, two splits side by side."""
    all_parts = session_parts(
        context.store, first_month=chosen.first_month, last_month=chosen.last_month
    )
    splits = list(SPLITS)
    for pair in (splits[:2], splits[2:]):
        for column, split in zip(st.columns(2, gap="large"), pair, strict=True):
            with column:
                of_split = [part for part in all_parts if part.split == split]
                _draw_split(context, chosen, split, of_split)


def _draw_split(
    context: Context, chosen: ChosenPeriod, split: str, of_split: list[SessionPart]
) -> None:
    language = context.language
    if not of_split:
        return
    shown = [parts.Part(part_name(part, language), part.sessions, part.code) for part in of_split]
    value = parts.prepare(shown)
    caption = report_caption(
        context,
        chosen.reports,
        largest_part_sentence([(bar.name, bar.count) for bar in value.bars], language),
        language.text(
            "{split}: counselling sessions in {period}",
            split=language.text(SPLITS[split]),
            period=chosen.name(language),
        ),
        total_of(chosen.now),
        ("completeness",),
    )
    draw_chart(
        partial(parts.figure, value, language),
        caption,
        parts.table(value, language),
        language,
        key=f"split_{split}",
        leads_to=_ways_of(context, chosen, split, of_split),
    )


def _ways_of(
    context: Context, chosen: ChosenPeriod, split: str, of_split: list[SessionPart]
) -> Ways | None:
    """Lead from areas that have figures, and from organisations; other parts have no page."""
    names = {part.code: part.name for part in of_split if part.code and part.name}
    if split == "area":
        known = {area.area for area in areas_with_values(context.store)}
        shown = {code: name for code, name in names.items() if code in known}
        return area_ways(shown, chosen.last_month.year, context.language)
    if split == "housing_organisation":
        return organisation_ways(names, context.language)
    return None


def part_name(part: SessionPart, language: Language) -> str | None:
    """Name a part of the sessions; None for what was not stated."""
    if part.name:
        return part.name
    return language.text(CODE_WORDS[part.code]) if part.code else None
