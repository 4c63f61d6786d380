"""The sections of the areas page."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from boligblik.charts import area_dots, area_years
from boligblik.charts.caption import Caption
from boligblik.language import Language, message
from boligblik.measures.area_gaps import Side, gaps_of, side_of
from boligblik.measures.area_verdicts import (
    AreaVerdict,
    Verdict,
    area_verdicts,
    trend_of_years,
)
from boligblik.measures.definitions import definitions
from boligblik.measures.sentences.areas import (
    area_sentence,
    certainty_sentence,
    development_sentence,
    gaps_sentence,
    many_comparisons_sentence,
    source_of_areas,
    verdict_word_of_area,
)
from boligblik.measures.sentences.units import difference_with_unit, digits_of, with_unit
from boligblik.store.reading.areas import (
    AreaIndicator,
    Footnote,
    MunicipalityYear,
    PublishedValue,
    area_indicators,
    footnotes,
    indicators,
    municipality_years,
    published_values,
)
from boligblik.store.reading.areas import area_years as read_area_years
from boligblik.ui.area_trace import show_trace
from boligblik.ui.chart import draw_chart
from boligblik.ui.context import Context
from boligblik.ui.example_mark import mark_example
from boligblik.ui.filters import choose, kept, segments
from boligblik.ui.page_link import link_to
from boligblik.ui.plain_text import plain
from boligblik.ui.selection import Ways, offer_ways
from boligblik.ui.ways import area_ways

SHOWN_AS = {
    "value": message("Value"),
    "difference": message("Difference"),
    "ratio": message("Ratio"),
    "verdict": message("Verdict"),
}
LEVELS = {"95": 95.0, "998": 99.8}
"""How sure a difference must be, in percent, by code."""

# Solid is more than chance, hollow is not judged; the direction is that of the challenge, or of
# the figure where an indicator carries no judgement.
CLEAR_SHAPES = {
    Verdict.WORSE: "▲",
    Verdict.HIGHER: "▲",
    Verdict.BETTER: "▼",
    Verdict.LOWER: "▼",
    Verdict.LEVEL: "≈",
}
UNJUDGED_SHAPES = {
    Side.WORSE: "△",
    Side.HIGHER: "△",
    Side.BETTER: "▽",
    Side.LOWER: "▽",
    Side.EQUAL: "=",
    Side.UNKNOWN: "",
}


@dataclass(frozen=True)
class ChosenYear:
    """A municipality's areas in a year, indicator by indicator."""

    of: MunicipalityYear
    rows: list[AreaIndicator]


def choose_municipality_and_year(context: Context) -> ChosenYear | None:
    """Let the viewer choose whose areas and which year; None when there is nothing to show."""
    language = context.language
    known = municipality_years(context.store)
    if not known:
        st.info(language.text("No area figures have been uploaded yet."))
        link_to("upload", language.text("Upload a spreadsheet"))
        return None
    names = {year.municipality: year.municipality_name for year in known}
    with st.container(horizontal=True):
        municipality = choose(language.text("Municipality"), names, "municipality")
        years = [year for year in known if year.municipality == municipality]
        shown_years = {year.year: str(year.year) for year in years}
        chosen = choose(language.text("Year"), shown_years, f"year_{municipality}")
    of = next(year for year in years if year.year == chosen)
    rows = area_indicators(context.store, municipality=municipality, year=of.year)
    return ChosenYear(of, rows)


def show_matrix(context: Context, chosen: ChosenYear) -> None:
    """Show every indicator of every area beside the municipality."""
    language = context.language
    gaps = gaps_sentence(gaps_of(chosen.rows), chosen.of.municipality_name, language)
    st.header(plain(gaps), anchor=False)
    percent = LEVELS["95"]
    with st.container(horizontal=True):
        names = {code: language.text(name) for code, name in SHOWN_AS.items()}
        shown_as = choose(language.text("Show"), names, "shown_as", widget=segments)
        if _can_be_judged(chosen.rows):
            levels = {code: language.percent(of, int(of != 95)) for code, of in LEVELS.items()}
            code = choose(language.text("Certainty"), levels, "certainty", widget=segments)
            percent = LEVELS[code]
        by_gap = st.toggle(language.text("Largest gaps first"), key="by_gap", bind="query-params")
        offer_ways(_area_ways(chosen, language), "matrix")
    rows = _widest_first(chosen.rows) if by_gap else chosen.rows
    judged = _judged(rows, percent)
    with st.container(key="comparison"):
        st.table(_matrix(judged, shown_as, language), border="horizontal")
    st.markdown(plain(_legend(chosen, language)))
    _show_certainty(
        chosen, [verdict for row, verdict in judged if not row.is_municipality], percent, language
    )


def _can_be_judged(rows: list[AreaIndicator]) -> bool:
    return any(verdict.is_judged for verdict in area_verdicts(rows, 0.95))


def _judged(rows: list[AreaIndicator], percent: float) -> list[tuple[AreaIndicator, AreaVerdict]]:
    return list(zip(rows, area_verdicts(rows, percent / 100), strict=True))


def _legend(chosen: ChosenYear, language: Language) -> str:
    return language.text(
        "{year}, beside {municipality}: ▲ greater challenge, ▼ smaller challenge, ≈ no clear "
        "difference; hollow △ ▽ are not judged. Where the indicator carries no judgement, the "
        "triangles mean higher and lower.",
        municipality=chosen.of.municipality_name,
        year=chosen.of.year,
    )


def _show_certainty(
    chosen: ChosenYear, verdicts: list[AreaVerdict], percent: float, language: Language
) -> None:
    """Tell how sure the differences are, and what so many comparisons give by chance."""
    lines = [certainty_sentence(verdicts, percent, language)]
    judged = sum(verdict.is_judged for verdict in verdicts)
    if judged:
        lines.append(many_comparisons_sentence(judged, percent, language))
        lines.append(
            language.text(
                "Wilson's interval for shares and Byar's for rates, held against {municipality}'s "
                "value; each area is itself a part of {municipality}.",
                municipality=chosen.of.municipality_name,
            )
        )
    mark_example(" ".join(lines), chosen.of.is_example, language)


def _widest_first(rows: list[AreaIndicator]) -> list[AreaIndicator]:
    """Sort indicators by how far the areas lie from the municipality, relative to it."""
    width: dict[str, float] = {}
    for row in rows:
        if row.ratio is not None and not row.is_municipality:
            width[row.indicator] = max(width.get(row.indicator, 0), abs(row.ratio - 1))
    return sorted(rows, key=lambda row: width.get(row.indicator, 0), reverse=True)


def _matrix(
    judged: list[tuple[AreaIndicator, AreaVerdict]], shown_as: str, language: Language
) -> pd.DataFrame:
    values: dict[str, list[float | None]] = {}
    for row, _ in judged:
        values.setdefault(row.indicator, []).append(row.value)
    digits = {indicator: digits_of(known) for indicator, known in values.items()}
    table: dict[str, dict[str, str]] = {}
    for row, verdict in judged:
        name = plain(language.name(row.indicator_name_da, row.indicator_name_en))
        cell = _cell(row, verdict, shown_as, digits[row.indicator], language)
        table.setdefault(name, {})[plain(row.area_name)] = cell
    frame = pd.DataFrame.from_dict(table, orient="index")
    frame.index.name = language.text("Indicator")
    return frame


def _cell(
    row: AreaIndicator, verdict: AreaVerdict, shown_as: str, digits: int, language: Language
) -> str:
    if row.value is None:
        return language.text("not stated")
    if row.is_municipality:
        return plain(with_unit(row.value, row.unit, language, digits))
    shape = shape_of(row, verdict)
    mark = f" ({row.footnote_marks})" if row.footnote_marks else ""
    if shown_as == "verdict":
        written = verdict_word_of_area(verdict.verdict, language)
    else:
        written = written_figure(row, shown_as, digits, language)
    return f"{shape} {plain(written + mark)}".strip()


def shape_of(row: AreaIndicator, verdict: AreaVerdict) -> str:
    """Return the shape of where an area stands: solid when judged, hollow by direction alone."""
    if verdict.is_judged:
        return CLEAR_SHAPES[verdict.verdict]
    return UNJUDGED_SHAPES[side_of(row.difference, row.polarity)]


def written_figure(row: AreaIndicator, shown_as: str, digits: int, language: Language) -> str:
    """Write a figure as its value, its signed difference or its ratio."""
    if shown_as == "difference" and row.difference is not None:
        sign = "+" if row.difference > 0 else "\N{MINUS SIGN}" if row.difference < 0 else ""
        return sign + difference_with_unit(row.difference, row.unit, language, digits)
    if shown_as == "ratio" and row.ratio is not None:
        return language.text("{n} times", n=language.number(row.ratio, 1))
    if shown_as == "value" and row.value is not None:
        return with_unit(row.value, row.unit, language, digits)
    return language.text("not stated")


@st.fragment
def show_indicator(context: Context, chosen: ChosenYear) -> None:
    """Let the viewer choose an indicator and draw it: the areas now, and over the years."""
    language = context.language
    names = {
        row.indicator: language.name(row.indicator_name_da, row.indicator_name_en)
        for row in chosen.rows
    }
    st.space("small")
    indicator = choose(language.text("Indicator"), names, "indicator", widget=st.selectbox)
    rows = [row for row in chosen.rows if row.indicator == indicator]
    now, over_years = st.columns(2, gap="large")
    with now:
        _draw_dots(context, chosen, rows, names[indicator])
    with over_years:
        draw_years(context, chosen, rows[0], names[indicator])
    with st.expander(language.text("Where the figures come from"), type="compact"):
        show_trace(context, rows)


def _about(context: Context, indicator: str) -> tuple[tuple[str, str], ...]:
    """Explain an indicator by what it asks and of how many, and how areas are judged."""
    language = context.language
    known = next(each for each in indicators(context.store) if each.indicator == indicator)
    told = (
        (language.text("Question"), known.question_da, known.question_en),
        (language.text("Denominator"), known.denominator_da, known.denominator_en),
    )
    asked = tuple(
        (name, language.name(danish, english)) for name, danish, english in told if danish
    )
    day = context.settings.deadline_day
    return (*asked, *definitions(("areas",), language, deadline_day=day))


def _caption(
    chosen: ChosenYear,
    title: str,
    subtitle: str,
    origins: Iterable[str | None],
    about: tuple[tuple[str, str], ...],
    language: Language,
) -> Caption:
    return Caption(
        title=title,
        subtitle=subtitle,
        source=source_of_areas(origins, language),
        is_example=chosen.of.is_example,
        about=about,
    )


def _draw_dots(context: Context, chosen: ChosenYear, rows: list[AreaIndicator], name: str) -> None:
    language = context.language
    verdicts = area_verdicts(rows, _chosen_percent() / 100)
    value = area_dots.prepare(
        rows, {row.area: verdict for row, verdict in zip(rows, verdicts, strict=True)}
    )
    subtitle = language.text(
        "{indicator}, {year}; the line is {municipality}",
        indicator=name,
        year=chosen.of.year,
        municipality=chosen.of.municipality_name,
    )
    title = area_sentence(rows, verdicts, chosen.of.municipality_name, language)
    draw_chart(
        partial(area_dots.figure, value, language),
        _caption(
            chosen,
            title,
            subtitle,
            [row.origin for row in rows],
            _about(context, rows[0].indicator),
            language,
        ),
        area_dots.table(value, language),
        language,
        key="area_dots",
        leads_to=_area_ways(chosen, language),
    )


def _area_ways(chosen: ChosenYear, language: Language) -> Ways:
    areas = {row.area: row.area_name for row in chosen.rows if not row.is_municipality}
    return area_ways(areas, chosen.of.year, language)


def _chosen_percent() -> float:
    """Return the certainty chosen above the matrix."""
    return LEVELS.get(kept("certainty") or "95", LEVELS["95"])


def draw_years(
    context: Context, chosen: ChosenYear, row: AreaIndicator, name: str, area: str | None = None
) -> None:
    """Draw an indicator over the years, one area before the others where one is named."""
    language = context.language
    years = read_area_years(
        context.store, municipality=chosen.of.municipality, indicator=row.indicator
    )
    directions = {
        area: trend_of_years([year for year in years if year.area_name == area], row.unit)
        for area in dict.fromkeys(year.area_name for year in years if not year.is_municipality)
    }
    title = development_sentence([year.year for year in years], directions, language)
    if len({year.year for year in years}) < 2:
        st.subheader(plain(title), anchor=False)
        st.markdown(language.text("Upload area figures of more years to see how they develop."))
        return
    value = area_years.prepare(years, row.unit, area)
    draw_chart(
        partial(area_years.figure, value, language),
        _caption(
            chosen,
            title,
            name,
            [year.origin for year in years],
            _about(context, row.indicator),
            language,
        ),
        area_years.table(value, language),
        language,
        key="area_years",
        leads_to=_area_ways(chosen, language),
    )


def show_published_tables(context: Context, chosen: ChosenYear) -> None:
    """Show tables 2a and 2b exactly as printed, with their footnotes."""
    if chosen.of.is_example:
        return
    language = context.language
    st.header(language.text("Table 2 as published"), anchor=False)
    values = published_values(context.store)
    notes = footnotes(context.store)
    for table in ("2a", "2b"):
        st.subheader(language.text("Table {table}", table=table), anchor=False)
        of_table = [value for value in values if value.published_table == table]
        with st.container(key=f"published_{table}"):
            st.table(_published_table(of_table, notes, language), border="horizontal")
    for note in notes:
        st.caption(plain(f"{note.mark}: {language.name(note.text_da, note.text_en)}"))
    st.caption(
        plain(
            language.text(
                "Source: the plan of Boligsocialt Fællessekretariat Odense, pages 6 and 7."
            )
        )
    )


def _published_table(
    values: list[PublishedValue], notes: list[Footnote], language: Language
) -> pd.DataFrame:
    of_column = {note.indicator: note.mark for note in notes if note.indicator and not note.area}
    of_cell = {(note.indicator, note.area): note.mark for note in notes if note.area}
    table: dict[str, dict[str, str]] = {}
    for value in values:
        header = language.name(value.indicator_name_da, value.indicator_name_en)
        if value.indicator in of_column:
            header = f"{header} ({of_column[value.indicator]})"
        mark = of_cell.get((value.indicator, value.area))
        cell = _as_printed(value, language) + (f" ({mark})" if mark else "")
        table.setdefault(plain(value.area_name), {})[plain(header)] = plain(cell)
    frame = pd.DataFrame.from_dict(table, orient="index")
    frame.index.name = plain(language.text("Area"))
    return frame


def _as_printed(value: PublishedValue, language: Language) -> str:
    # The table prints charges per 1,000 as bare numbers under a header that says so.
    if value.unit == "per_1000":
        return language.number(value.value)
    return with_unit(value.value, value.unit, language)
