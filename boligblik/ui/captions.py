"""The words around charts that are drawn from monthly reports or printed figures."""

import re

from boligblik.charts.caption import Caption
from boligblik.language import Language
from boligblik.measures.completeness import Total
from boligblik.measures.definitions import definitions
from boligblik.measures.sentences.completeness import completeness_sentence
from boligblik.status import Reports
from boligblik.ui.context import Context

COUNTED = {"evictions": "evictions", "counselling": "counselling_sessions"}


def report_caption(
    context: Context,
    reports: Reports,
    title: str,
    subtitle: str,
    total: Total,
    about: tuple[str, ...],
) -> Caption:
    """Return the caption of a chart of monthly reports; ``total`` is all that it shows.

    ``about`` are the codes of what explains it, besides what is counted.
    """
    language = context.language
    source = (
        language.text("the housing organisations' monthly reports")
        if reports.scope.kind == "evictions"
        else language.text("the counselling register")
    )
    return Caption(
        title=title,
        subtitle=subtitle,
        source=f"{reports.scope.municipality_name}, {source}",
        as_of=language.date(reports.as_of),
        missing=None if total.is_complete else completeness_sentence(total, language),
        is_example=reports.scope.is_example,
        about=definitions(
            (COUNTED[reports.scope.kind], *about),
            language,
            deadline_day=context.settings.deadline_day,
        ),
    )


def page_words(page: str, language: Language) -> str:
    """Write the pages that a source names (``4 and 10``) in the reader's language."""
    return language.join(re.findall(r"\d+", page))
