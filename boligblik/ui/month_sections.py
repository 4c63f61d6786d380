"""The sections of the page about one month's reports."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from boligblik.destinations import to_month
from boligblik.language import Language, message
from boligblik.measures.completeness import ReportCell, total_of
from boligblik.measures.months import first_of_month, months_from, months_later
from boligblik.measures.sentences.completeness import completeness_sentence, month_sentence
from boligblik.measures.sentences.counts import capital, measure_name
from boligblik.status import Reports
from boligblik.store.reading.reports import years_with_reports
from boligblik.ui.calendar_section import FIGURES
from boligblik.ui.context import Context
from boligblik.ui.example_mark import mark_example
from boligblik.ui.filters import choose, segments
from boligblik.ui.page_link import link_along
from boligblik.ui.plain_text import plain
from boligblik.ui.report_matrix import show_trace, written_cell
from boligblik.ui.selection import offer_ways, show_way_back
from boligblik.ui.ways import organisation_ways

_KINDS = {"evictions": message("Evictions"), "counselling": message("Counselling")}


@dataclass(frozen=True)
class ChosenMonth:
    """A month of a kind of report, and the months that can be chosen instead."""

    reports: Reports
    month: date
    months: tuple[date, ...]

    @property
    def kind(self) -> str:
        """Return the kind of report."""
        return self.reports.scope.kind

    def cells(self, measure: str) -> list[ReportCell]:
        """Read one figure of every reporter."""
        return self.reports.cells(measure, self.month, self.month)


def choose_month(context: Context) -> ChosenMonth:
    """Let the viewer choose a kind of report and a month of it, at first the last that is over."""
    language = context.language
    with st.container(horizontal=True):
        kinds = {kind: language.text(name) for kind, name in _KINDS.items()}
        kind = choose(language.text("Reports"), kinds, "kind", widget=segments)
        reports = context.reports(kind)
        months = _months(context, reports)
        names = {f"{month:%Y-%m}": language.month(month) for month in reversed(months)}
        over = list(names)[min(1, len(names) - 1)]
        chosen = choose(language.text("Month"), names, f"month_{kind}", default=over)
    return ChosenMonth(reports, date.fromisoformat(f"{chosen}-01"), months)


def _months(context: Context, reports: Reports) -> tuple[date, ...]:
    """Return the months from the first year with reports to the one that runs."""
    kind = reports.scope.kind
    last = first_of_month(reports.as_of)
    years = years_with_reports(context.store, kind, FIGURES[kind][0])
    return months_from(min([last, *(date(year, 1, 1) for year in years)]), last)


def show_title(chosen: ChosenMonth, language: Language) -> None:
    """Name the month and the kind of report, under the way back to the kind's page."""
    name = language.text(_KINDS[chosen.kind])
    show_way_back(chosen.kind, name, language)
    st.title(f"{name}, {language.month(chosen.month)}", anchor=False)


def show_figures(context: Context, chosen: ChosenMonth) -> None:
    """Show every figure of every reporter, or the word for why there is none."""
    language = context.language
    headline = chosen.cells(FIGURES[chosen.kind][0])
    if not headline:
        st.markdown(language.text("No organisation is expected to report."))
        return
    total = total_of(headline)
    told = month_sentence(FIGURES[chosen.kind][0], chosen.month, total, language)
    st.header(told, anchor=False)
    st.markdown(plain(completeness_sentence(total, language)))
    table: dict[str, dict[str, str]] = {}
    for measure in FIGURES[chosen.kind]:
        for cell in chosen.cells(measure):
            row = table.setdefault(plain(cell.organisation_name), {})
            row[plain(measure_name(measure, language))] = written_cell(cell, language)
    frame = pd.DataFrame.from_dict(table, orient="index")
    frame.index.name = language.text("Organisation")
    st.table(frame, border="horizontal")
    if frame.map(lambda text: text.endswith("*")).to_numpy().any():
        st.caption(language.text("\\* corrected by a later upload"))
    as_of = language.text("Data as of {date}", date=language.date(chosen.reports.as_of))
    mark_example(as_of, chosen.reports.scope.is_example, language)
    if chosen.kind == "evictions":
        names = {cell.organisation: cell.organisation_name for cell in headline}
        offer_ways(organisation_ways(names, language), "month")


def show_neighbours(context: Context, chosen: ChosenMonth) -> None:
    """Lead to the month before and the month after."""
    language = context.language
    with st.container(horizontal=True):
        for step in (-1, 1):
            month = months_later(chosen.month, step)
            if month in chosen.months:
                name = capital(language.month(month))
                label = f"← {name}" if step < 0 else f"{name} →"
                link_along(to_month(chosen.kind, month), label)


def show_files(context: Context, chosen: ChosenMonth) -> None:
    """Let the viewer follow each figure of the month to its file."""
    language = context.language
    st.subheader(language.text("Follow one figure to its file"), anchor=False)
    names = {code: measure_name(code, language) for code in FIGURES[chosen.kind]}
    measure = choose(language.text("Figure"), names, f"figure_{chosen.kind}")
    show_trace(context, measure, chosen.cells(measure))
