"""One period against another, in words: what changed, and whether that could be chance."""

from collections.abc import Sequence

from boligblik.language import Language
from boligblik.measures.organisation_years import OrganisationYears
from boligblik.measures.same_months import SameMonths
from boligblik.measures.sentences.counts import of_hundred, subject
from boligblik.measures.year_against_year import (
    Comparison,
    chance_of_a_fall,
    largest_clear_fall,
    smallest_clear_rise,
)


def same_months_sentence(measure: str, compared: SameMonths | None, language: Language) -> str:
    """Tell a part of a period against the same part of the one before, as a finding."""
    if compared is None:
        return language.text("There are no months to compare with last year yet.")
    values = {
        "subject": subject(measure, language),
        "n": language.number(abs(compared.change)),
    }
    if compared.change == 0:
        return language.text("{subject} equal the same months last year", **values)
    if compared.change < 0:
        return language.text("{subject} are {n} below the same months last year", **values)
    return language.text("{subject} are {n} above the same months last year", **values)


def luck_sentence(comparison: Comparison | None, language: Language) -> str:
    """Tell whether the change so far could be chance, and how often chance alone gives it."""
    if comparison is None:
        return language.text("Whether the change is chance cannot be told: nothing to compare yet.")
    values = {
        "before": language.number(comparison.before),
        "now": language.number(comparison.now),
        "times": of_hundred(comparison.by_chance, language),
    }
    if comparison.now == comparison.before:
        return language.text("{now} now and {before} before: there is no change.", **values)
    if comparison.now < comparison.before:
        if comparison.is_clear:
            return language.text(
                "The fall from {before} to {now} is larger than chance usually gives: if nothing "
                "had changed, so large a fall would come {times}.",
                **values,
            )
        return language.text(
            "The fall from {before} to {now} could be chance: if nothing had changed, so large a "
            "fall would come {times}.",
            **values,
        )
    if comparison.is_clear:
        return language.text(
            "The rise from {before} to {now} is larger than chance usually gives: if nothing had "
            "changed, so large a rise would come {times}.",
            **values,
        )
    return language.text(
        "The rise from {before} to {now} could be chance: if nothing had changed, so large a rise "
        "would come {times}.",
        **values,
    )


def needed_fall_sentence(comparison: Comparison, language: Language) -> str:
    """Tell how low the same months must come before the fall is clear."""
    before = language.number(comparison.before)
    most = largest_clear_fall(comparison.before, dispersion=comparison.dispersion)
    if most is None:
        return language.text(
            "With {before} before, no fall is large enough to be told from chance.", before=before
        )
    return language.text(
        "With {before} before, a fall is clear only at {most} or fewer.",
        before=before,
        most=language.number(most),
    )


def needed_rise_sentence(comparison: Comparison, language: Language) -> str:
    """Tell how high the same months must come before the rise is clear."""
    least = smallest_clear_rise(comparison.before, dispersion=comparison.dispersion)
    return language.text(
        "With {before} before, a rise is clear only at {least} or more.",
        before=language.number(comparison.before),
        least=language.number(least),
    )


def fall_by_itself_sentence(
    yearly: int, percent: float, dispersion: float, language: Language
) -> str:
    """Tell how often a fall as large as the one agreed comes when nothing has changed."""
    return language.text(
        "With about {yearly} a year, a fall of at least {percent} comes by itself {times}.",
        yearly=language.number(yearly),
        percent=language.percent(percent, 0 if float(percent).is_integer() else 1),
        times=of_hundred(chance_of_a_fall(yearly, percent, dispersion), language),
    )


def organisations_sentence(rows: Sequence[OrganisationYears], language: Language) -> str:
    """Tell how many organisations lie below their own same months last year."""
    comparable = [(row.now, row.before) for row in rows]
    known = [(now, then) for now, then in comparable if now is not None and then is not None]
    if not known:
        return language.text("No organisation can be compared with last year yet")
    return language.text(
        "{fewer} of {all} organisations have fewer evictions than in the same months last year",
        fewer=language.number(sum(now < then for now, then in known)),
        all=language.number(len(known)),
    )


def published_change_sentence(
    first_year: int,
    first: int,
    last_year: int,
    last: int,
    percent: float | None,
    language: Language,
) -> str:
    """Tell the change between two printed yearly totals."""
    values = {
        "first": language.number(first),
        "first_year": first_year,
        "last": language.number(last),
        "last_year": last_year,
        "percent": language.percent(abs(percent or 0)),
    }
    if percent is None or percent == 0:
        return language.text("{first} in {first_year} and {last} in {last_year}", **values)
    if percent < 0:
        return language.text(
            "From {first} in {first_year} to {last} in {last_year}: a fall of {percent}", **values
        )
    return language.text(
        "From {first} in {first_year} to {last} in {last_year}: a rise of {percent}", **values
    )
