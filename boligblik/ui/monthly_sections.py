"""The sections that evictions and counselling share; each asks, prepares and draws one thing."""

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from boligblik.charts import cumulative, monthly_bars, running_sums
from boligblik.charts.caption import Caption
from boligblik.charts.fan import fan_of
from boligblik.language import Language
from boligblik.measures.completeness import MonthTotal, ReportCell, months_of, total_of
from boligblik.measures.control_chart import ControlChart, Limits, control_chart
from boligblik.measures.months import months_later
from boligblik.measures.running_year import running_years
from boligblik.measures.sentences.comparisons import (
    fall_by_itself_sentence,
    luck_sentence,
    needed_fall_sentence,
    needed_rise_sentence,
    same_months_sentence,
)
from boligblik.measures.sentences.counts import measure_name
from boligblik.measures.sentences.months import running_year_sentence, signals_sentence
from boligblik.measures.spread import WIDE, dispersion_of
from boligblik.measures.target_status import TargetStatus
from boligblik.measures.targets import Rule
from boligblik.store.reading.events import NamedEvent, named_events
from boligblik.store.reading.reports import years_with_reports
from boligblik.ui.calendar_section import FIGURES
from boligblik.ui.captions import report_caption
from boligblik.ui.chart import draw_chart
from boligblik.ui.chosen_period import ChosenPeriod
from boligblik.ui.context import Context
from boligblik.ui.example_mark import mark_example
from boligblik.ui.filters import choose
from boligblik.ui.plain_text import plain
from boligblik.ui.report_matrix import show_report_matrix, show_trace
from boligblik.ui.verdict import show_target_verdict
from boligblik.ui.ways import month_ways


def show_targets(context: Context, chosen: ChosenPeriod) -> None:
    """Show the verdict on each target of the period; a period without one says so."""
    language = context.language
    if not chosen.statuses:
        whose = " · ".join(filter(None, [chosen.organisation_name, chosen.name(language)]))
        st.info(plain(language.text("No target has been set for {period}.", period=whose)))
    for status in chosen.statuses:
        show_target_verdict(status, language)


def show_so_far(context: Context, chosen: ChosenPeriod) -> None:
    """Draw the period added up, against the one before, the target and where it is heading."""
    language = context.language
    status = chosen.status
    months = months_of(chosen.now, history=chosen.before)
    value = cumulative.prepare(
        months,
        months_of(chosen.before, history=chosen.now),
        status.limit if status else None,
        is_ceiling=status.target.is_ceiling if status else True,
        name_now=chosen.name(language),
        name_before=chosen.name_before(language),
        fan=fan_of(months, status.forecast) if status else (),
    )
    subtitle = language.text(
        "{measure} added up over {period} and {before}, {place}",
        measure=measure_name(chosen.measure, language),
        period=chosen.name(language),
        before=chosen.name_before(language),
        place=_place(chosen, language),
    )
    title = same_months_sentence(chosen.measure, chosen.compared, language)
    total = total_of(chosen.now, history=chosen.before)
    about = ("completeness", "bounds", "target", "forecast")
    caption = report_caption(context, chosen.reports, title, subtitle, total, about)
    draw_chart(
        partial(cumulative.figure, value, language),
        _with_left_out(caption, chosen, context),
        cumulative.table(value, language),
        language,
        key="so_far",
        leads_to=month_ways(
            chosen.reports.scope.kind,
            [point.month for point in (*value.now, *value.before)],
            language,
        ),
    )


def _place(chosen: ChosenPeriod, language: Language) -> str:
    """Say where and of what: evictions are those from social housing alone."""
    if chosen.organisation_name:
        return chosen.organisation_name
    if chosen.reports.scope.kind == "evictions":
        return language.text("social housing in {municipality}", municipality=chosen.municipality)
    return chosen.municipality


def _with_left_out(caption: Caption, chosen: ChosenPeriod, context: Context) -> Caption:
    """Add how many reports have no counterpart in the year before and stand outside the title."""
    if chosen.compared is None or not chosen.compared.left_out:
        return caption
    left_out = context.language.plural(
        "{n} report without a counterpart last year is left out of the comparison",
        "{n} reports without a counterpart last year are left out of the comparison",
        len(chosen.compared.left_out),
    )
    return replace(caption, missing=" · ".join(filter(None, [caption.missing, left_out])))


def show_luck(context: Context, chosen: ChosenPeriod) -> None:
    """Tell whether the change so far could be chance, and what it would take to be sure."""
    status = chosen.status
    if status is None:
        return
    language = context.language
    st.subheader(language.text("Luck or effect?"), anchor=False)
    with st.container(key="luck", gap="xsmall"):
        st.markdown(f"**{plain(luck_sentence(status.comparison, language))}**")
        for line in _needed_lines(status, context):
            st.markdown(plain(line))
        method = language.text(
            "Exact test of the same months in both periods, organisation by organisation; it "
            "judges chance alone, not causes."
        )
        mark_example(method, status.is_example, language)


def _needed_lines(status: TargetStatus, context: Context) -> list[str]:
    language = context.language
    lines = []
    if status.comparison and status.comparison.before:
        needed = needed_fall_sentence if status.target.is_ceiling else needed_rise_sentence
        lines.append(needed(status.comparison, language))
    is_reduction = status.target.rule is Rule.REDUCE_BY_PERCENT
    if is_reduction and status.limit is not None and status.earlier.reported:
        yearly, percent = status.earlier.reported, status.target.value
        dispersion = status.comparison.dispersion if status.comparison else 1.0
        lines.append(fall_by_itself_sentence(yearly, percent, dispersion, language))
    return lines


def show_months(context: Context, chosen: ChosenPeriod) -> None:
    """Draw every month known with control limits, signals and named events."""
    language = context.language
    cells, months = _all_months(context, chosen)
    events = named_events(context.store, kind=chosen.reports.scope.kind)
    chart = _control(months, events)
    value = monthly_bars.prepare(
        months,
        chosen.first_month,
        chart,
        [monthly_bars.NamedEvent(event.month, event.name) for event in events],
    )
    subtitle = language.text(
        "{measure} per month, {place}, with the limits that months usually keep within",
        measure=measure_name(chosen.measure, language),
        place=_place(chosen, language),
    )
    shown = [month.month for month in months]
    title = signals_sentence(shown, chart, chosen.first_month, language)
    about = ("completeness", "control")
    caption = report_caption(context, chosen.reports, title, subtitle, total_of(cells), about)
    draw_chart(
        partial(monthly_bars.figure, value, language),
        _with_events(caption, monthly_bars.event_list(value, language)),
        monthly_bars.table(value, language),
        language,
        key="months",
        leads_to=month_ways(chosen.reports.scope.kind, [bar.month for bar in value.bars], language),
    )


def _all_months(
    context: Context, chosen: ChosenPeriod
) -> tuple[list[ReportCell], tuple[MonthTotal, ...]]:
    """Read from the first year with reports to the period's end, less months that nobody owes."""
    years = years_with_reports(context.store, chosen.reports.scope.kind, chosen.measure)
    first = min([chosen.first_month, *(date(year, 1, 1) for year in years)])
    cells = chosen.reports.cells(chosen.measure, first, chosen.last_month)
    months = [month for month in months_of(cells) if month.total.is_owed]
    while months and not months[-1].total.expected and months[-1].total.reported is None:
        months.pop()
    shown = {month.month for month in months}
    return [cell for cell in cells if cell.month in shown], tuple(months)


def _control(months: tuple[MonthTotal, ...], events: list[NamedEvent]) -> ControlChart:
    """Reckon limits as for counts, or from the months' own swings where those are wider."""
    values = [month.total.reported if month.total.is_final else None for month in months]
    by_year: dict[int, list[int]] = {}
    for month, value in zip(months, values, strict=True):
        if value is not None:
            by_year.setdefault(month.month.year, []).append(value)
    vary_widely = dispersion_of(list(by_year.values())) > WIDE
    anew = {event.month for event in events if event.sets_limits_anew}
    rebased_at = [place for place, month in enumerate(months) if month.month in anew]
    return control_chart(values, Limits.XMR if vary_widely else Limits.COUNTS, rebased_at)


def _with_events(caption: Caption, events: str | None) -> Caption:
    return replace(caption, subtitle=f"{caption.subtitle}. {events}") if events else caption


def show_running_year(context: Context, chosen: ChosenPeriod) -> None:
    """Draw the sum of the last twelve months, month after month."""
    language = context.language
    cells, months = _all_months(context, chosen)
    sums = running_years(months)
    title = running_year_sentence(chosen.measure, sums, language)
    if not any(running.total is not None for running in sums):
        st.markdown(f":small[{plain(title)}.]")
        return
    status = chosen.status
    is_year = months_later(chosen.first_month, 11) == chosen.last_month
    value = running_sums.prepare(
        sums,
        status.limit if status and is_year else None,
        is_ceiling=status.target.is_ceiling if status else True,
    )
    subtitle = language.text(
        "{measure} in the twelve months up to each month, {place}",
        measure=measure_name(chosen.measure, language),
        place=_place(chosen, language),
    )
    draw_chart(
        partial(running_sums.figure, value, language),
        report_caption(
            context, chosen.reports, title, subtitle, total_of(cells), ("completeness",)
        ),
        running_sums.table(value, language),
        language,
        key="running_year",
        leads_to=month_ways(
            chosen.reports.scope.kind, [running.month for running in value.sums], language
        ),
    )


def show_reports(context: Context, chosen: ChosenPeriod) -> None:
    """Let the viewer see through the target: the reports of the year and of its baseline."""
    language = context.language
    kind = chosen.reports.scope.kind
    st.subheader(language.text("The reports behind the figures"), anchor=False)
    names = {code: measure_name(code, language) for code in FIGURES[kind]}
    measure = choose(language.text("Figure"), names, f"figure_{kind}")
    years = sorted({cell.month.year for cell in (*chosen.now, *chosen.before)}, reverse=True)
    cells_by_year = {year: chosen.reports.year(measure, year) for year in years}
    for year, cells in cells_by_year.items():
        with st.expander(language.text("Reports for {year}", year=year), type="compact"):
            show_report_matrix(cells, language)
    with st.expander(language.text("Follow one figure to its file"), type="compact"):
        show_trace(context, measure, [cell for cells in cells_by_year.values() for cell in cells])
