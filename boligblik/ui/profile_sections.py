"""The sections of an area's own page."""

from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from boligblik.language import Language
from boligblik.measures.area_gaps import gaps_of
from boligblik.measures.area_verdicts import AreaVerdict, area_verdicts
from boligblik.measures.sentences.areas import (
    certainty_sentence,
    profile_sentence,
    verdict_word_of_area,
)
from boligblik.measures.sentences.units import difference_with_unit, digits_of, with_unit
from boligblik.store.reading.areas import (
    AreaIndicator,
    AreaWithValues,
    area_indicators,
    areas_with_values,
    footnotes,
    municipality_years,
)
from boligblik.ui.area_sections import (
    LEVELS,
    ChosenYear,
    draw_years,
    shape_of,
    written_figure,
)
from boligblik.ui.context import Context
from boligblik.ui.example_mark import mark_example
from boligblik.ui.filters import choose
from boligblik.ui.page_link import link_to
from boligblik.ui.plain_text import plain

_PERCENT = LEVELS["95"]
_wide = partial(st.selectbox, width=400)


@dataclass(frozen=True)
class ChosenArea:
    """An area in a year beside its municipality; ``before`` is the year before where known."""

    area: AreaWithValues
    year: ChosenYear
    before: ChosenYear | None

    def rows(self) -> list[AreaIndicator]:
        """Return the area's own figures, indicator by indicator."""
        return [row for row in self.year.rows if row.area == self.area.area]

    def earlier(self, indicator: str) -> float | None:
        """Return the area's value of the year before."""
        rows = self.before.rows if self.before else []
        return next(
            (row.value for row in rows if (row.area, row.indicator) == (self.area.area, indicator)),
            None,
        )


def choose_area(context: Context) -> ChosenArea | None:
    """Let the viewer choose an area and a year; None when there is nothing to show."""
    language = context.language
    areas = {known.area: known for known in areas_with_values(context.store)}
    if not areas:
        st.title(language.text("Area profile"))
        st.info(language.text("No area figures have been uploaded yet."))
        link_to("upload", language.text("Upload a spreadsheet"))
        return None
    title = st.empty()
    with st.container(horizontal=True):
        names = {code: f"{of.area_name} · {of.municipality_name}" for code, of in areas.items()}
        area = areas[choose(language.text("Area"), names, "area", widget=_wide)]
        chosen = _choose_year(context, area)
    with title:
        st.title(plain(area.area_name), anchor=False)
    return chosen


def _choose_year(context: Context, area: AreaWithValues) -> ChosenArea:
    known = {
        year.year: year
        for year in municipality_years(context.store)
        if year.municipality == area.municipality
    }
    names = {year: str(year) for year in known}
    year = choose(context.language.text("Year"), names, f"year_{area.area}")
    shown, before = (
        ChosenYear(
            known[one],
            area_indicators(context.store, municipality=area.municipality, year=one),
        )
        if one in known
        else None
        for one in (year, year - 1)
    )
    if shown is None:
        raise ValueError("the year chosen is one of those known")
    return ChosenArea(area, shown, before)


def show_indicators(context: Context, chosen: ChosenArea) -> None:
    """Show where the area stands on every indicator, beside its municipality."""
    language = context.language
    rows = chosen.rows()
    municipality = chosen.area.municipality_name
    finding = profile_sentence(gaps_of(rows), chosen.area.area_name, municipality, language)
    st.header(plain(finding), anchor=False)
    verdicts = area_verdicts(rows, _PERCENT / 100)
    st.table(_table(chosen, rows, verdicts, language), border="horizontal", hide_index=True)
    marks = {mark for row in rows for mark in (row.footnote_marks or "").split(", ")}
    for note in footnotes(context.store):
        if note.mark in marks:
            st.caption(plain(f"{note.mark}: {language.name(note.text_da, note.text_en)}"))
    certainty = certainty_sentence(verdicts, _PERCENT, language)
    mark_example(certainty, chosen.area.is_example, language)


def _table(
    chosen: ChosenArea,
    rows: list[AreaIndicator],
    verdicts: list[AreaVerdict],
    language: Language,
) -> pd.DataFrame:
    columns = [
        language.text("Indicator"),
        chosen.area.area_name,
        chosen.area.municipality_name,
        language.text("Difference"),
        language.text("Verdict"),
    ]
    if chosen.before:
        columns.append(language.text("Change since {year}", year=chosen.before.of.year))
    lines = [
        _line(chosen, row, verdict, language) for row, verdict in zip(rows, verdicts, strict=True)
    ]
    return pd.DataFrame(
        [[plain(cell) for cell in line[: len(columns)]] for line in lines],
        columns=[plain(column) for column in columns],
    )


def _line(
    chosen: ChosenArea, row: AreaIndicator, verdict: AreaVerdict, language: Language
) -> list[str]:
    earlier = chosen.earlier(row.indicator)
    digits = digits_of([row.value, row.municipality_value, earlier])
    mark = f" ({row.footnote_marks})" if row.footnote_marks else ""
    word = verdict_word_of_area(verdict.verdict, language)
    not_stated = language.text("not stated")
    return [
        language.name(row.indicator_name_da, row.indicator_name_en),
        written_figure(row, "value", digits, language) + mark,
        not_stated
        if row.municipality_value is None
        else with_unit(row.municipality_value, row.unit, language, digits),
        written_figure(row, "difference", digits, language),
        f"{shape_of(row, verdict)} {word}".strip(),
        _change(row, earlier, digits, language),
    ]


def _change(row: AreaIndicator, earlier: float | None, digits: int, language: Language) -> str:
    if row.value is None or earlier is None:
        return language.text("not stated")
    change = row.value - earlier
    sign = "+" if change > 0 else "\N{MINUS SIGN}" if change < 0 else ""
    return sign + difference_with_unit(change, row.unit, language, digits)


def show_development(context: Context, chosen: ChosenArea) -> None:
    """Let the viewer choose an indicator and draw the area over the years among the others."""
    language = context.language
    rows = {row.indicator: row for row in chosen.rows()}
    names = {
        code: language.name(row.indicator_name_da, row.indicator_name_en)
        for code, row in rows.items()
    }
    st.space("small")
    indicator = choose(language.text("Indicator"), names, "indicator", widget=st.selectbox)
    draw_years(context, chosen.year, rows[indicator], names[indicator], chosen.area.area)
