"""What Explore lets one choose, all of it in the link."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from boligblik.exploring import KIND_OF_COUNT, NOT_ADDED_UP, NOT_STATED, PARTS, Choice
from boligblik.language import Language, message
from boligblik.measures.explored import Step
from boligblik.measures.sentences.counts import measure_name
from boligblik.store.reading.areas import area_years, indicators, municipality_years
from boligblik.store.reading.counselling import session_parts
from boligblik.store.reading.reports import reporters, years_with_reports
from boligblik.ui.context import Context
from boligblik.ui.counselling_sections import SPLITS, part_name
from boligblik.ui.filters import choose, segments, select

FORMS = {
    "line": message("Line"),
    "bar": message("Bars"),
    "dot": message("Dots"),
    "table": message("Table"),
}
STEPS = {
    Step.MONTH.value: message("Month"),
    Step.QUARTER.value: message("Quarter"),
    Step.YEAR.value: message("Year"),
}
COMPARISONS = {
    "nothing": message("Nothing"),
    "members": message("Two with each other"),
    "years": message("Two years"),
}
EVERYBODY = "all"

_narrow = partial(st.selectbox, width=112)
_wide = partial(st.selectbox, width=360)


@dataclass(frozen=True)
class Chosen:
    """What is chosen: the question, its form, and the names in it by code.

    ``unit`` is empty for counts; ``codes`` are all choices as the link has them.
    """

    choice: Choice
    form: str
    name: str
    unit: str
    names: Mapping[str, str]
    codes: Mapping[str, str]

    @property
    def link(self) -> str:
        """Return what stands after the ``?`` of the view's address, every choice written out."""
        return urlencode(self.codes)

    @property
    def compares_members(self) -> bool:
        """Tell whether two members of the split are compared."""
        return len(self.choice.members) == 2


def choose_view(context: Context) -> Chosen | None:
    """Let the viewer choose everything; None when the store holds no figure at all."""
    language = context.language
    figures = _figures(context)
    if not figures:
        return None
    codes: dict[str, str] = {}
    with st.container(horizontal=True):
        measure = _noted(codes, "figure", figures, language.text("Figure"), _wide)
        if measure in KIND_OF_COUNT:
            return _choose_count(context, measure, figures[measure], codes)
        return _choose_indicator(context, measure, figures[measure], codes)


def _noted(
    codes: dict[str, str],
    key: str,
    names: Mapping[str, str],
    label: str,
    widget: Callable[..., str | None] = select,
) -> str:
    code = choose(label, names, key, widget=widget)
    codes[key] = code
    return code


def _figures(context: Context) -> dict[str, str]:
    """Name every figure that the store holds: the monthly ones first, then the indicators."""
    language = context.language
    counts = {
        code: measure_name(code, language)
        for code, kind in KIND_OF_COUNT.items()
        if years_with_reports(context.store, kind, code)
    }
    if not municipality_years(context.store):
        return counts
    return counts | {
        known.indicator: language.text(
            "Areas: {indicator}", indicator=language.name(known.name_da, known.name_en)
        )
        for known in indicators(context.store)
    }


def _choose_count(context: Context, measure: str, name: str, codes: dict[str, str]) -> Chosen:
    language = context.language
    kind = KIND_OF_COUNT[measure]
    splits = {"none": language.text("All together")}
    if kind == "evictions":
        splits["organisation"] = language.text("By organisation")
    elif measure == "counselling_sessions":
        splits |= {split: language.text(SPLITS[split]) for split in PARTS}
    split = _noted(codes, "split", splits, language.text("Split")) if len(splits) > 1 else "none"
    names = _members(context, kind, split)
    years = sorted(years_with_reports(context.store, kind, measure))
    offered = _comparisons(names, years, language)
    compare = _noted(codes, "compare", offered, language.text("Compare"))
    members = _two(codes, names, language) if compare == "members" else ()
    if compare == "years":
        two_years = _two_years(codes, years, language)
        members = _one(codes, names, language) if names else ()
        span, step = (years[0], years[-1]), Step.MONTH
    else:
        two_years = ()
        span = _span(codes, years, language)
        step = Step.MONTH if measure in NOT_ADDED_UP else _step(codes, language)
    choice = Choice(measure, split, *span, step, members, two_years)
    return Chosen(choice, _form(codes, language), name, "", names, codes)


def _members(context: Context, kind: str, split: str) -> dict[str, str]:
    """Name the members of a split by code; what was not stated comes last."""
    if split == "organisation":
        return reporters(context.store, kind=kind)
    if split == "none":
        return {}
    years = years_with_reports(context.store, kind, "counselling_sessions")
    if not years:
        return {}
    parts = session_parts(
        context.store, first_month=date(min(years), 1, 1), last_month=date(max(years), 12, 1)
    )
    found = {
        part.code or NOT_STATED: part_name(part, context.language)
        or context.language.text("not stated")
        for part in parts
        if part.split == split
    }
    return dict(sorted(found.items(), key=lambda entry: entry[0] == NOT_STATED))


def _choose_indicator(context: Context, measure: str, name: str, codes: dict[str, str]) -> Chosen:
    language = context.language
    known = municipality_years(context.store)
    places = {year.municipality: year.municipality_name for year in known}
    municipality = _noted(codes, "municipality", places, language.text("Municipality"))
    values = area_years(context.store, municipality=municipality, indicator=measure)
    names = {value.area: value.area_name for value in values}
    years = sorted({value.year for value in values})
    unit = next(each.unit for each in indicators(context.store) if each.indicator == measure)
    if not years:
        choice = Choice(measure, "area", 0, 0, Step.YEAR, municipality=municipality)
        return Chosen(choice, "table", name, unit, names, codes)
    compare = _noted(
        codes, "compare", _comparisons(names, years, language), language.text("Compare")
    )
    members = _two(codes, names, language) if compare == "members" else ()
    two_years = _two_years(codes, years, language) if compare == "years" else ()
    span = (years[0], years[-1]) if two_years else _span(codes, years, language)
    choice = Choice(measure, "area", *span, Step.YEAR, members, two_years, municipality)
    return Chosen(choice, _form(codes, language), name, unit, names, codes)


def _comparisons(names: Mapping[str, str], years: list[int], language: Language) -> dict[str, str]:
    possible = {"nothing": True, "members": len(names) > 1, "years": len(years) > 1}
    return {code: language.text(COMPARISONS[code]) for code, can in possible.items() if can}


def _two(codes: dict[str, str], names: Mapping[str, str], language: Language) -> tuple[str, ...]:
    one = _noted(codes, "one", names, language.text("The one"))
    others = {code: name for code, name in names.items() if code != one}
    return one, _noted(codes, "other", others, language.text("The other"))


def _one(codes: dict[str, str], names: Mapping[str, str], language: Language) -> tuple[str, ...]:
    everybody = {EVERYBODY: language.text("All together")} | dict(names)
    chosen = _noted(codes, "of", everybody, language.text("Of whom"))
    return () if chosen == EVERYBODY else (chosen,)


def _two_years(codes: dict[str, str], years: list[int], language: Language) -> tuple[int, ...]:
    later = {str(year): str(year) for year in reversed(years[1:])}
    year = int(_noted(codes, "year", later, language.text("Year"), _narrow))
    earlier = {str(before): str(before) for before in reversed(years) if before < year}
    return int(_noted(codes, "before", earlier, language.text("Against"), _narrow)), year


def _span(codes: dict[str, str], years: list[int], language: Language) -> tuple[int, int]:
    firsts = {str(year): str(year) for year in years}
    first = int(_noted(codes, "from", firsts, language.text("From"), _narrow))
    lasts = {str(year): str(year) for year in reversed(years) if year >= first}
    return first, int(_noted(codes, "to", lasts, language.text("To"), _narrow))


def _step(codes: dict[str, str], language: Language) -> Step:
    names = {code: language.text(name) for code, name in STEPS.items()}
    return Step(_noted(codes, "step", names, language.text("Per"), _narrow))


def _form(codes: dict[str, str], language: Language) -> str:
    names = {code: language.text(name) for code, name in FORMS.items()}
    codes["form"] = choose(language.text("Shown as"), names, "form", widget=segments)
    return codes["form"]
