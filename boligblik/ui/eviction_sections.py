"""The sections of the evictions page; each asks, prepares and draws one thing."""

from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from boligblik.charts import cumulative, history, monthly_bars, organisation_bars
from boligblik.charts.caption import Caption
from boligblik.language import message
from boligblik.measures.completeness import ReportCell, months_of, total_of
from boligblik.measures.organisation_years import organisation_years
from boligblik.measures.same_months import SameMonths, compare_same_months, percent_change
from boligblik.measures.sentences import (
    months_sentence,
    organisations_sentence,
    published_change_sentence,
    same_months_sentence,
)
from boligblik.measures.targets import TargetStatus
from boligblik.status import Reports, target_statuses
from boligblik.store.reading.reports import years_with_reports
from boligblik.store.reading.sources import PublishedCount, published_counts
from boligblik.ui.captions import page_words, report_caption
from boligblik.ui.chart import draw_chart
from boligblik.ui.context import Context
from boligblik.ui.filters import choose
from boligblik.ui.report_matrix import show_report_matrix, show_trace
from boligblik.ui.verdict import show_target_verdict

MEASURE = "evictions"
BASELINE_YEAR = 2015
REPORTED = {
    "evictions": message("Evictions"),
    "arrears": message("Residents in arrears"),
    "dates_set": message("Eviction dates set"),
    "reminders": message("Reminders"),
    "terminations": message("Terminations"),
    "repeat_cases": message("Repeat cases"),
}


@dataclass(frozen=True)
class EvictionYear:
    """A calendar year of reports beside the year before, over the months that both hold."""

    year: int
    reports: Reports
    now: list[ReportCell]
    before: list[ReportCell]
    compared: SameMonths | None
    status: TargetStatus | None


def choose_year(context: Context) -> EvictionYear:
    """Let the viewer choose a year (kept in the link) and read it."""
    reports = context.reports("evictions")
    statuses = [
        status
        for status in target_statuses(context.store, context.settings)
        if status.target.measure == MEASURE
    ]
    with_target = {status.target.period_start.year for status in statuses}
    with_reports = years_with_reports(context.store, "evictions", MEASURE)
    years = sorted(with_target | set(with_reports), reverse=True)
    year = choose(context.language.text("Year"), {year: str(year) for year in years}, "year")
    now, before = reports.year(MEASURE, year), reports.year(MEASURE, year - 1)
    status = next((s for s in statuses if s.target.period_start.year == year), None)
    return EvictionYear(
        year, reports, now, before, compare_same_months(reports.over(now), before), status
    )


def show_target(context: Context, chosen: EvictionYear) -> None:
    """Show the verdict on the year's target; a year without one says so."""
    if chosen.status is None:
        st.info(context.language.text("No target has been set for {year}.", year=chosen.year))
        return
    show_target_verdict(chosen.status, context.language)


def show_year_so_far(context: Context, chosen: EvictionYear) -> None:
    """Draw the year added up, against the year before and the ceiling."""
    language = context.language
    value = cumulative.prepare(
        months_of(chosen.now, history=chosen.before),
        months_of(chosen.before, history=chosen.now),
        chosen.status.limit if chosen.status else None,
        is_ceiling=True,
        year=chosen.year,
    )
    subtitle = language.text(
        "Evictions added up over {year} and {before}, social housing in {municipality}",
        year=chosen.year,
        before=chosen.year - 1,
        municipality=chosen.reports.scope.municipality_name,
    )
    total = total_of(chosen.now, history=chosen.before)
    title = same_months_sentence(MEASURE, chosen.compared, language)
    caption = report_caption(context, chosen.reports, title, subtitle, total)
    draw_chart(
        partial(cumulative.figure, value, language),
        _with_left_out(caption, chosen, context),
        cumulative.table(value, language),
        language,
        key="year_so_far",
    )


def _with_left_out(caption: Caption, chosen: EvictionYear, context: Context) -> Caption:
    """Add how many reports have no counterpart in the year before and stand outside the title."""
    if chosen.compared is None or not chosen.compared.left_out:
        return caption
    left_out = context.language.plural(
        "{n} report without a counterpart last year is left out of the comparison",
        "{n} reports without a counterpart last year are left out of the comparison",
        len(chosen.compared.left_out),
    )
    return replace(caption, missing=" · ".join(filter(None, [caption.missing, left_out])))


def show_months(context: Context, chosen: EvictionYear) -> None:
    """Draw month by month, this year and the one before."""
    language = context.language
    months = months_of([*chosen.before, *chosen.now])
    whole = chosen.reports.over([*chosen.before, *chosen.now])
    value = monthly_bars.prepare(months)
    caption = report_caption(
        context,
        chosen.reports,
        months_sentence(MEASURE, months_of(whole), language),
        language.text(
            "Evictions per month, {before} and {year}; typical is the median of the "
            "complete months",
            before=chosen.year - 1,
            year=chosen.year,
        ),
        total_of([*chosen.before, *chosen.now]),
    )
    draw_chart(
        partial(monthly_bars.figure, value, language),
        caption,
        monthly_bars.table(value, language),
        language,
        key="months",
    )


def show_organisations(context: Context, chosen: EvictionYear) -> None:
    """Draw each organisation against its own same months last year."""
    language = context.language
    rows = organisation_years(chosen.now, chosen.before)
    value = organisation_bars.prepare(rows, chosen.year)
    caption = report_caption(
        context,
        chosen.reports,
        organisations_sentence(rows, language),
        language.text(
            "Evictions per organisation in the months of {year} that {before} has too",
            year=chosen.year,
            before=chosen.year - 1,
        ),
        total_of(chosen.now),
    )
    draw_chart(
        partial(organisation_bars.figure, value, language),
        caption,
        organisation_bars.table(value, language),
        language,
        key="organisations",
    )


def show_reports(context: Context, chosen: EvictionYear) -> None:
    """Let the viewer see through the target: the reports of the year and of its baseline."""
    language = context.language
    st.subheader(language.text("The reports behind the figures"), anchor=False)
    names = {code: language.text(name) for code, name in REPORTED.items()}
    measure = choose(language.text("Figure"), names, "reported")
    years = (chosen.year, chosen.year - 1)
    cells_by_year = {year: chosen.reports.year(measure, year) for year in years}
    for year, cells in cells_by_year.items():
        with st.expander(language.text("Reports for {year}", year=year), type="compact"):
            show_report_matrix(cells, language)
    with st.expander(language.text("Follow one figure to its file"), type="compact"):
        show_trace(context, measure, [cell for cells in cells_by_year.values() for cell in cells])


def show_history(context: Context) -> None:
    """Draw the printed yearly totals for Odense, gaps where no source gives one."""
    language = context.language
    published = [count for count in published_counts(context.store) if count.measure == MEASURE]
    points = [_point(count, context) for count in published]
    first, last = points[0], points[-1]
    value = history.prepare(points, first.year, BASELINE_YEAR)
    caption = Caption(
        title=published_change_sentence(
            first.year,
            first.value or 0,
            last.year,
            last.value or 0,
            percent_change(last.value or 0, first.value or 0),
            language,
        ),
        subtitle=language.text("Evictions per year in Odense's social housing"),
        source=language.text(
            "the plan of Boligsocialt Fællessekretariat Odense, pages {pages}",
            pages=page_words(" ".join({count.page for count in published}), language),
        ),
        missing=language.text("no source gives the years without a point"),
    )
    draw_chart(
        partial(history.figure, value, language),
        caption,
        history.table(value, language),
        language,
        key="history",
    )


def _point(count: PublishedCount, context: Context) -> history.PublishedPoint:
    if count.period_start is None:
        raise ValueError("a printed yearly total has a year")
    source = context.language.text("page {page}", page=page_words(count.page, context.language))
    return history.PublishedPoint(count.period_start.year, int(count.value), source)
