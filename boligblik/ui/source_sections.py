"""The sections of the data page: what figures mean, where they come from, what is odd."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from boligblik.language import Language, message
from boligblik.measures.definitions import NAMES, definitions
from boligblik.measures.sentences.target_entry import target_words
from boligblik.measures.sentences.units import with_unit
from boligblik.store.reading.areas import indicators
from boligblik.store.reading.sources import (
    PublishedCount,
    area_plans,
    oddities,
    published_counts,
    table_descriptions,
)
from boligblik.store.reading.targets import targets
from boligblik.store.reading.uploads import data_version
from boligblik.ui.captions import page_words
from boligblik.ui.context import Context
from boligblik.ui.page_link import link_to
from boligblik.ui.plain_text import plain

POLARITIES = {
    "high_is_challenge": message("high is a challenge"),
    "low_is_challenge": message("low is a challenge"),
    "context": message("carries no judgement"),
}
UNITS = {
    "percent": message("percent"),
    "days": message("days"),
    "per_1000": message("per 1,000 residents"),
}
PUBLISHED = {
    "evictions": message("Evictions"),
    "counselling_sessions": message("Counselling sessions"),
    "counselling_residents": message("Residents counselled"),
    "counselling_share_in_plan_areas": message("Contacts living in plan areas"),
    "repeat_cases": message("Repeat cases"),
    "bailiff_cases_from_rent_arrears": message("Bailiff cases caused by rent arrears"),
    "reminder_reduction_low": message("Fall in reminders with the new letter, at least"),
    "reminder_reduction_high": message("Fall in reminders with the new letter, at most"),
    "reminder_reduction_test_organisation": message("Fall in reminders where it was tried"),
    "residents_in_plan_areas": message("Residents in the four plan areas"),
}
FIELDS = (
    message("Children, young people and families"),
    message("Education and employment"),
    message("Residents' networks and democracy"),
    message("Vulnerable groups"),
)


def _table(rows: Sequence[Sequence[str]], columns: Sequence[str]) -> None:
    frame = pd.DataFrame(
        [[plain(cell) for cell in row] for row in rows], columns=[plain(name) for name in columns]
    )
    st.table(frame, border="horizontal", hide_index=True)


def show_measures(context: Context) -> None:
    """Tell how the counts and verdicts are defined."""
    language = context.language
    st.header(language.text("How the figures are made"), anchor=False)
    day = context.settings.deadline_day
    for name, text in definitions(NAMES, language, deadline_day=day):
        st.markdown(f"**{plain(name)}**: {plain(text)}")
    rows = [
        [
            target_words(target, language),
            language.name(target.text_da, target.text_en) if target.text_da else "",
            page_words(target.page or "", language),
        ]
        for target in targets(context.store)
    ]
    columns = [language.text("Target"), language.text("As agreed"), language.text("Page")]
    _table(rows, columns)
    link_to("goals", language.text("See the goals"))


def show_indicators(context: Context) -> None:
    """Tell what each indicator asks, its unit, direction and source."""
    language = context.language
    st.header(language.text("Indicators of housing areas"), anchor=False)
    not_given = language.text("not given in the source")
    rows = [
        [
            language.name(known.name_da, known.name_en),
            language.name(known.question_da or not_given, known.question_en or not_given),
            language.text(UNITS[known.unit]),
            language.text(POLARITIES[known.polarity]),
            language.name(known.denominator_da or not_given, known.denominator_en or not_given),
            known.source_da or language.text("uploaded area figures"),
        ]
        for known in indicators(context.store)
    ]
    columns = [
        language.text("Indicator"),
        language.text("Question"),
        language.text("Unit"),
        language.text("Direction"),
        language.text("Denominator"),
        language.text("Source"),
    ]
    _table(rows, columns)


def show_published_counts(context: Context) -> None:
    """List the single figures that the plan prints, each with its page."""
    language = context.language
    st.header(language.text("Figures printed in the plan"), anchor=False)
    rows = [
        [
            language.text(PUBLISHED[count.measure]),
            _period(count, language),
            _value(count, language),
            page_words(count.page, language),
        ]
        for count in published_counts(context.store)
    ]
    columns = [
        language.text("Figure"),
        language.text("Period"),
        language.text("Value"),
        language.text("Page"),
    ]
    _table(rows, columns)
    st.caption(
        plain(
            language.text(
                "Source: the plan of Boligsocialt Fællessekretariat Odense, January 2016 to "
                "April 2017."
            )
        )
    )


def _period(count: PublishedCount, language: Language) -> str:
    if count.period_start is None or count.period_end is None:
        return language.text("not given in the source")
    return language.period(count.period_start, count.period_end)


def _value(count: PublishedCount, language: Language) -> str:
    digits = 0 if count.value == int(count.value) else 1
    return with_unit(count.value, count.unit, language, digits)


def show_plans(context: Context) -> None:
    """Show published table 1: the plans and their fields of effort."""
    language = context.language
    st.header(language.text("Table 1: the plans' fields of effort"), anchor=False)
    yes, no = language.text("yes"), language.text("no")
    rows = [
        [
            plan.area_name,
            language.join(plan.organisations.split(";")),
            *(
                yes if works_in else no
                for works_in in (
                    plan.children_youth_family,
                    plan.education_employment,
                    plan.resident_network_democracy,
                    plan.vulnerable_groups,
                )
            ),
        ]
        for plan in area_plans(context.store)
    ]
    columns = [
        language.text("Housing area"),
        language.text("Organisations"),
        *(language.text(field) for field in FIELDS),
    ]
    _table(rows, columns)


def show_oddities(context: Context) -> None:
    """List where the sources contradict themselves."""
    language = context.language
    st.header(language.text("What is odd in the sources"), anchor=False)
    rows = [
        [language.name(oddity.text_da, oddity.text_en), page_words(oddity.page or "", language)]
        for oddity in oddities(context.store)
    ]
    _table(rows, [language.text("Note"), language.text("Page")])


def show_store(context: Context) -> None:
    """Tell what the store holds, where it lies and its version."""
    language = context.language
    st.header(language.text("The data store"), anchor=False)
    folder = context.settings.data_folder
    st.markdown(
        language.text(
            "Data version {version}. Everything lies in the folder {folder} on this computer. The "
            "key file in it belongs to the store; without it, residents can no longer be told "
            "apart.",
            version=data_version(context.store),
            folder=plain(str(folder)),
        )
    )
    with st.expander(language.text("Tables of the store"), type="compact"):
        rows = [
            [table.table_name, table.comment, language.number(table.row_count)]
            for table in table_descriptions(context.store)
        ]
        columns = [language.text("Table"), language.text("Holds"), language.text("Rows")]
        _table(rows, columns)
