"""How complete a total is, in words."""

from datetime import date
from itertools import groupby

from boligblik.language import Language
from boligblik.measures.completeness import ReportCell, Total
from boligblik.measures.sentences.counts import capital, counted

_MOST_ORGANISATIONS_NAMED = 3


def reported_words(total: Total, language: Language) -> str:
    """Write a total as a figure: ``68``, ``mindst 68`` when reports are missing, or a word."""
    if total.reported is None:
        return language.text("not reported")
    figure = language.number(total.reported)
    return figure if total.is_complete else language.text("at least {count}", count=figure)


def month_sentence(measure: str, month: date, total: Total, language: Language) -> str:
    """Tell what a month's reports add up to, as a finding; no more than is known."""
    if total.reported is None:
        return language.text("Nobody has reported for {month}", month=language.month(month))
    figures = counted(measure, total.reported, language)
    if not total.is_final:
        figures = capital(language.text("at least {count}", count=figures))
    return language.text("{figures} in {month}", figures=figures, month=language.month(month))


def completeness_sentence(total: Total, language: Language) -> str:
    """Tell how many reports have come and whose are missing."""
    if not total.expected:
        return language.text("No report is due yet.")
    counts = language.text(
        "{received} of {expected} reports",
        received=language.number(total.received),
        expected=language.number(total.expected),
    )
    if total.is_complete:
        return f"{counts}."
    return f"{counts}; {missing_words(total.missing, language)}."


def missing_words(missing: tuple[ReportCell, ...], language: Language) -> str:
    """Tell whose reports are missing, naming the months where they are few."""
    by_name = sorted(missing, key=lambda cell: (cell.organisation_name, cell.month))
    groups = [
        (name, list(cells))
        for name, cells in groupby(by_name, key=lambda cell: cell.organisation_name)
    ]
    if len(groups) > _MOST_ORGANISATIONS_NAMED:
        return language.text(
            "{reports} are missing from {organisations} organisations",
            reports=language.number(len(missing)),
            organisations=language.number(len(groups)),
        )
    parts = []
    for name, cells in groups:
        if len(cells) == 1:
            when = language.month(cells[0].month)
        else:
            when = language.plural("{n} month", "{n} months", len(cells))
        parts.append(language.text("{name} is missing for {when}", name=name, when=when))
    return language.join(parts)


def bounds_sentence(total: Total, language: Language) -> str | None:
    """Tell how much the missing reports could add; None when nothing is missing."""
    if total.is_complete or total.reported is None:
        return None
    if total.upper is None:
        return language.text("How much the missing reports hold cannot be estimated.")
    return language.text(
        "With the missing reports the figure probably lies between {low} and {high}.",
        low=language.number(total.reported),
        high=language.number(total.upper),
    )
