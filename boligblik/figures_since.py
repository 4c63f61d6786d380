"""Figures that were corrected, came or went, in lines that lead to where they are seen."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from boligblik.destinations import Destination, LinkedLine, to_area, to_month
from boligblik.language import Language, message
from boligblik.measures.sentences.changes import months_words
from boligblik.measures.sentences.counts import measure_name
from boligblik.measures.sentences.units import digits_of, with_unit
from boligblik.store.reading.changes import (
    CountChange,
    StandingCount,
    StandingValue,
    ValueChange,
)

Row = TypeVar("Row")

_REPORTS = {
    "evictions": message("evictions"),
    "counselling": message("counselling"),
}


def count_lines(changes: Sequence[CountChange], language: Language) -> Iterator[LinkedLine]:
    """Tell each correction of a monthly count, then by reporter the months that came or went."""
    for change in changes:
        if change.old and change.new:
            yield _corrected_count(change.old, change.new, language)
    came = [change.new for change in changes if change.new and not change.old]
    for counts in _grouped(came, lambda count: count.organisation):
        yield _months_line(message("{name}: new figures on {kind} for {months}."), counts, language)
    gone = [change.old for change in changes if change.old and not change.new]
    for counts in _grouped(gone, lambda count: count.organisation):
        yield _months_line(
            message("{name}: figures on {kind} for {months} were withdrawn."), counts, language
        )


def _corrected_count(old: StandingCount, new: StandingCount, language: Language) -> LinkedLine:
    sentence = language.text(
        "{organisation}, {month}: {measure} corrected from {old} to {new}.",
        organisation=new.organisation_name,
        month=language.month(new.month),
        measure=measure_name(new.measure, language).lower(),
        old=language.number(old.value),
        new=language.number(new.value),
    )
    return LinkedLine(sentence, to_month(new.kind, new.month), new.is_example)


def _months_line(text: str, counts: list[StandingCount], language: Language) -> LinkedLine:
    """Write one reporter's months and lead to the latest."""
    months = [count.month for count in counts]
    sentence = language.text(
        text,
        name=counts[0].organisation_name,
        kind=language.text(_REPORTS[counts[0].kind]),
        months=months_words(months, language),
    )
    return LinkedLine(sentence, to_month(counts[0].kind, max(months)), counts[0].is_example)


def value_lines(changes: Sequence[ValueChange], language: Language) -> Iterator[LinkedLine]:
    """Tell each correction of an area's value, then by year how many came or went."""
    for change in changes:
        if change.old and change.new:
            yield _corrected_value(change.old, change.new, language)
    came = [change.new for change in changes if change.new and not change.old]
    for values in _grouped(came, _municipality_and_year):
        sentence = language.plural(
            "Area figures for {year}: {n} new value.",
            "Area figures for {year}: {n} new values.",
            len(values),
            year=values[0].period_end.year,
        )
        yield _year_line(sentence, values)
    gone = [change.old for change in changes if change.old and not change.new]
    for values in _grouped(gone, _municipality_and_year):
        sentence = language.plural(
            "Area figures for {year}: {n} value was withdrawn.",
            "Area figures for {year}: {n} values were withdrawn.",
            len(values),
            year=values[0].period_end.year,
        )
        yield _year_line(sentence, values)


def _corrected_value(old: StandingValue, new: StandingValue, language: Language) -> LinkedLine:
    digits = digits_of([old.value, new.value])
    sentence = language.text(
        "{area}, {period}: {indicator} corrected from {old} to {new}.",
        area=new.area_name,
        period=language.period(new.period_start, new.period_end),
        indicator=language.name(new.indicator_name_da, new.indicator_name_en),
        old=with_unit(old.value, new.unit, language, digits),
        new=with_unit(new.value, new.unit, language, digits),
    )
    return LinkedLine(sentence, to_area(new.area, new.period_end.year), new.is_example)


def _municipality_and_year(value: StandingValue) -> Hashable:
    return value.municipality, value.period_end.year


def _year_line(sentence: str, values: list[StandingValue]) -> LinkedLine:
    one = values[0]
    chosen = {
        "municipality": one.municipality,
        f"year_{one.municipality}": str(one.period_end.year),
    }
    return LinkedLine(sentence, Destination("areas", chosen), one.is_example)


def _grouped(rows: Iterable[Row], key: Callable[[Row], Hashable]) -> list[list[Row]]:
    groups: dict[Hashable, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return list(groups.values())
