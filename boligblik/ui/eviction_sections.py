"""The sections of the evictions page that it has alone."""

from functools import partial

from boligblik.charts import history, organisation_bars
from boligblik.charts.caption import Caption
from boligblik.measures.completeness import total_of
from boligblik.measures.definitions import definitions
from boligblik.measures.organisation_years import organisation_years
from boligblik.measures.same_months import percent_change
from boligblik.measures.sentences.comparisons import (
    organisations_sentence,
    published_change_sentence,
)
from boligblik.store.reading.sources import PublishedCount, published_counts
from boligblik.store.reading.targets import targets
from boligblik.ui.captions import page_words, report_caption
from boligblik.ui.chart import draw_chart
from boligblik.ui.chosen_period import ChosenPeriod
from boligblik.ui.context import Context
from boligblik.ui.ways import organisation_ways

MEASURE = "evictions"


def show_organisations(context: Context, chosen: ChosenPeriod) -> None:
    """Draw each organisation against its own same months last year."""
    language = context.language
    rows = organisation_years(chosen.now, chosen.before, chosen.months_apart)
    value = organisation_bars.prepare(rows, chosen.name(language), chosen.name_before(language))
    caption = report_caption(
        context,
        chosen.reports,
        organisations_sentence(rows, language),
        language.text(
            "Evictions per organisation in the months of {period} that {before} has too",
            period=chosen.name(language),
            before=chosen.name_before(language),
        ),
        total_of(chosen.now),
        ("completeness",),
    )
    draw_chart(
        partial(organisation_bars.figure, value, language),
        caption,
        organisation_bars.table(value, language),
        language,
        key="organisations",
        leads_to=organisation_ways({row.organisation: row.name for row in value.rows}, language),
    )


def show_history(context: Context) -> None:
    """Draw the printed yearly totals for Odense, gaps where no source gives one."""
    language = context.language
    published = [count for count in published_counts(context.store) if count.measure == MEASURE]
    points = [_point(count, context) for count in published]
    first, last = points[0], points[-1]
    value = history.prepare(points, first.year, _newest_baseline(context, last.year))
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
        about=definitions(("evictions",), language, deadline_day=context.settings.deadline_day),
    )
    draw_chart(
        partial(history.figure, value, language),
        caption,
        history.table(value, language),
        language,
        key="history",
    )


def _newest_baseline(context: Context, last_published: int) -> int:
    """Return the last year that the history reaches to: that of the newest baseline."""
    years = [
        target.baseline_end.year
        for target in targets(context.store)
        if target.measure == MEASURE and target.baseline_end
    ]
    return max([last_published, *years])


def _point(count: PublishedCount, context: Context) -> history.PublishedPoint:
    if count.period_start is None:
        raise ValueError("a printed yearly total has a year")
    source = context.language.text("page {page}", page=page_words(count.page, context.language))
    return history.PublishedPoint(count.period_start.year, int(count.value), source)
