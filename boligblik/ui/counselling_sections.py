"""The sections of the counselling page."""

from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

from boligblik.charts import cumulative, monthly_bars, parts
from boligblik.language import Language, message
from boligblik.measures.completeness import ReportCell, months_of, total_of
from boligblik.measures.same_months import SameMonths, compare_same_months
from boligblik.measures.sentences import (
    largest_part_sentence,
    months_sentence,
    same_months_sentence,
)
from boligblik.measures.targets import TargetStatus
from boligblik.status import Reports, target_statuses
from boligblik.store.reading.counselling import (
    SessionPart,
    resident_figures,
    session_parts,
)
from boligblik.store.reading.reports import years_with_reports
from boligblik.ui.captions import report_caption
from boligblik.ui.chart import draw_chart
from boligblik.ui.context import Context
from boligblik.ui.example_mark import mark_example
from boligblik.ui.filters import choose
from boligblik.ui.verdict import show_target_verdict

MEASURE = "counselling_sessions"

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


@dataclass(frozen=True)
class CounsellingYear:
    """A calendar year of sessions beside the year before, and the targets that begin in it."""

    year: int
    reports: Reports
    now: list[ReportCell]
    before: list[ReportCell]
    compared: SameMonths | None
    statuses: list[TargetStatus]

    @property
    def first_month(self) -> date:
        """Return the year's first month."""
        return date(self.year, 1, 1)

    @property
    def last_month(self) -> date:
        """Return the year's last month."""
        return date(self.year, 12, 1)


def choose_year(context: Context) -> CounsellingYear:
    """Let the viewer choose a year (kept in the link) and read it."""
    reports = context.reports("counselling")
    statuses = [
        status
        for status in target_statuses(context.store, context.settings)
        if status.target.measure == MEASURE
    ]
    with_reports = years_with_reports(context.store, "counselling", MEASURE)
    with_target = {status.target.period_start.year for status in statuses}
    years = sorted(with_target | set(with_reports), reverse=True)
    # The newest year that anything is reported for says more than one that has not begun.
    newest = with_reports[0] if with_reports else years[-1]
    names = {year: str(year) for year in years}
    year = choose(context.language.text("Year"), names, "counselling_year", default=newest)
    now, before = reports.year(MEASURE, year), reports.year(MEASURE, year - 1)
    of_year = [status for status in statuses if status.target.period_start.year == year]
    return CounsellingYear(
        year, reports, now, before, compare_same_months(reports.over(now), before), of_year
    )


def show_targets(context: Context, chosen: CounsellingYear) -> None:
    """Show the verdict on each target that begins in the year."""
    if not chosen.statuses:
        st.info(context.language.text("No target has been set for {year}.", year=chosen.year))
    for status in chosen.statuses:
        show_target_verdict(status, context.language)


def show_year_so_far(context: Context, chosen: CounsellingYear) -> None:
    """Draw the year's sessions added up against the year before and the floor."""
    language = context.language
    status = chosen.statuses[0] if chosen.statuses else None
    months = months_of(chosen.now, history=chosen.before)
    if status:
        months = tuple(month for month in months if month.month <= status.target.period_end)
    value = cumulative.prepare(
        months,
        months_of(chosen.before, history=chosen.now),
        status.limit if status else None,
        is_ceiling=False,
        year=chosen.year,
    )
    title = same_months_sentence(MEASURE, chosen.compared, language)
    subtitle = language.text(
        "Counselling sessions added up over {year} and {before}, {municipality}",
        year=chosen.year,
        before=chosen.year - 1,
        municipality=chosen.reports.scope.municipality_name,
    )
    total = total_of(chosen.now, history=chosen.before)
    draw_chart(
        partial(cumulative.figure, value, language),
        report_caption(context, chosen.reports, title, subtitle, total),
        cumulative.table(value, language),
        language,
        key="sessions_so_far",
    )


def show_months(context: Context, chosen: CounsellingYear) -> None:
    """Draw sessions month by month, this year and the one before."""
    language = context.language
    months = months_of([*chosen.before, *chosen.now])
    whole = chosen.reports.over([*chosen.before, *chosen.now])
    value = monthly_bars.prepare(months)
    subtitle = language.text(
        "Counselling sessions per month, {before} and {year}; typical is the median of the "
        "complete months",
        before=chosen.year - 1,
        year=chosen.year,
    )
    title = months_sentence(MEASURE, months_of(whole), language)
    total = total_of([*chosen.before, *chosen.now])
    draw_chart(
        partial(monthly_bars.figure, value, language),
        report_caption(context, chosen.reports, title, subtitle, total),
        monthly_bars.table(value, language),
        language,
        key="session_months",
    )


def show_residents(context: Context, chosen: CounsellingYear) -> None:
    """Show residents, sessions per resident and the share from plan areas."""
    language = context.language
    figures = resident_figures(
        context.store, first_month=chosen.first_month, last_month=chosen.last_month
    )
    st.subheader(language.text("Residents in {year}", year=chosen.year), anchor=False)
    if not figures.sessions:
        st.markdown(language.text("No register has been uploaded for the year."))
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


def show_parts(context: Context, chosen: CounsellingYear) -> None:
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
    context: Context, chosen: CounsellingYear, split: str, of_split: list[SessionPart]
) -> None:
    language = context.language
    if not of_split:
        return
    shown = [parts.Part(_name(part, language), part.sessions) for part in of_split]
    value = parts.prepare(shown)
    caption = report_caption(
        context,
        chosen.reports,
        largest_part_sentence([(bar.name, bar.count) for bar in value.bars], language),
        language.text(
            "{split}: counselling sessions in {year}",
            split=language.text(SPLITS[split]),
            year=chosen.year,
        ),
        total_of(chosen.now),
    )
    draw_chart(
        partial(parts.figure, value, language),
        caption,
        parts.table(value, language),
        language,
        key=f"split_{split}",
    )


def _name(part: SessionPart, language: Language) -> str | None:
    if part.name:
        return part.name
    return language.text(CODE_WORDS[part.code]) if part.code else None
