"""Draw what Explore was asked for, in the frame of every chart."""

from dataclasses import replace
from functools import partial

import streamlit as st

from boligblik.charts import explored_members, explored_time
from boligblik.charts.caption import Caption
from boligblik.charts.explored_time import Form
from boligblik.exploring import KIND_OF_COUNT, Found, explore_counts, explore_indicator
from boligblik.language import Language
from boligblik.measures.definitions import definitions
from boligblik.measures.explored import Explored, PointState, Step
from boligblik.measures.sentences.explored import (
    areas_sentence,
    changes_sentence,
    compared_words,
    most_sentence,
    newest_sentence,
    nothing_sentence,
    place_words,
    total_sentence,
    two_sentence,
)
from boligblik.store.reading.areas import indicators, municipality_years
from boligblik.ui.captions import report_caption
from boligblik.ui.chart import draw_chart, draw_framed_table
from boligblik.ui.context import Context
from boligblik.ui.explore_choices import Chosen
from boligblik.ui.plain_text import plain
from boligblik.ui.selection import Ways
from boligblik.ui.ways import area_ways, month_ways, organisation_ways


def show_chosen(context: Context, chosen: Chosen) -> None:
    """Draw the view, or say that there is nothing."""
    choice = chosen.choice
    if choice.is_count:
        found = explore_counts(context.store, context.settings, choice, chosen.names)
    else:
        found = explore_indicator(context.store, choice)
    explored = found.explored
    if not any(series.last is not None for series in explored.series):
        st.info(plain(nothing_sentence(context.language)))
        return
    caption = _caption(context, chosen, found)
    if chosen.form != "table" and _is_of_members(chosen, explored):
        _draw_members(context, chosen, explored, caption)
    else:
        _draw_over_time(context, chosen, explored, caption)


def _is_of_members(chosen: Chosen, explored: Explored) -> bool:
    """Tell whether members stand side by side: lines run over time, and so do one or two bars."""
    if chosen.form == "line":
        return False
    return len(explored.series) > 2 or (not chosen.choice.is_count and bool(chosen.choice.years))


def _draw_over_time(context: Context, chosen: Chosen, explored: Explored, caption: Caption) -> None:
    language = context.language
    is_table = chosen.form == "table"
    form = Form.LINE if is_table else Form(chosen.form)
    value = explored_time.prepare(explored, chosen.unit, form)
    table = explored_time.table(value, language, chosen.name)
    if is_table:
        draw_framed_table(caption, table, language, key="explored")
        return
    figure_of = partial(explored_time.figure, value, language)
    draw_chart(
        figure_of,
        caption,
        table,
        language,
        key="explored",
        leads_to=_ways_over_time(chosen, explored, language),
        is_alone=True,
    )


def _ways_over_time(chosen: Chosen, explored: Explored, language: Language) -> Ways | None:
    if explored.step is Step.MONTH:
        told = [
            month
            for place, month in enumerate(explored.places)
            if any(series.points[place].value is not None for series in explored.series)
        ]
        return month_ways(KIND_OF_COUNT[chosen.choice.measure], told, language)
    return _ways_of_members(chosen, explored, language)


def _ways_of_members(chosen: Chosen, explored: Explored, language: Language) -> Ways | None:
    """Lead to areas and organisations, by the names that marks carry; other parts have no page."""
    shown = {series.name for series in explored.series if not series.is_context}
    names = {code: name for code, name in chosen.names.items() if name in shown}
    if not chosen.choice.is_count:
        ways = area_ways(names, explored.places[-1].year, language)
    elif (KIND_OF_COUNT[chosen.choice.measure], chosen.choice.split) == (
        "evictions",
        "organisation",
    ):
        ways = organisation_ways(names, language)
    else:
        return None
    return replace(ways, ways={way.name: way for way in ways.ways.values()})


def _draw_members(context: Context, chosen: Chosen, explored: Explored, caption: Caption) -> None:
    language = context.language
    two_years = not chosen.choice.is_count and bool(chosen.choice.years)
    if two_years:
        columns = [str(year) for year in chosen.choice.years]
    elif chosen.choice.is_added_up:
        columns = [_period(explored, language)]
    else:
        columns = [explored_members.newest_words(explored, language)]
    newest = not two_years and not chosen.choice.is_added_up
    value = explored_members.prepare(
        explored, chosen.unit, Form(chosen.form), columns, newest=newest
    )
    table = explored_members.table(value, language, language.text("Who or where"))
    draw_chart(
        partial(explored_members.figure, value, language),
        caption,
        table,
        language,
        key="explored",
        leads_to=_ways_of_members(chosen, explored, language),
        is_alone=True,
    )


def _caption(context: Context, chosen: Chosen, found: Found) -> Caption:
    language = context.language
    title = _title(chosen, found.explored, language)
    subtitle = _subtitle(chosen, found.explored, language)
    if found.total is not None:
        reports = context.reports(KIND_OF_COUNT[chosen.choice.measure])
        return report_caption(context, reports, title, subtitle, found.total, ("completeness",))
    return Caption(
        title=title,
        subtitle=subtitle,
        source=language.text(
            "area figures of {municipality}", municipality=_place(context, chosen)
        ),
        is_example=any(
            year.is_example
            for year in municipality_years(context.store)
            if year.municipality == chosen.choice.municipality
        ),
        about=_about(context, chosen),
    )


def _place(context: Context, chosen: Chosen) -> str:
    known = municipality_years(context.store)
    wanted = chosen.choice.municipality
    return next(year.municipality_name for year in known if year.municipality == wanted)


def _about(context: Context, chosen: Chosen) -> tuple[tuple[str, str], ...]:
    language = context.language
    known = next(
        each for each in indicators(context.store) if each.indicator == chosen.choice.measure
    )
    asked = (
        (language.text("Question"), known.question_da, known.question_en),
        (language.text("Denominator"), known.denominator_da, known.denominator_en),
    )
    told = tuple(
        (name, language.name(danish, english)) for name, danish, english in asked if danish
    )
    day = context.settings.deadline_day
    return (*told, *definitions(("areas",), language, deadline_day=day))


def _title(chosen: Chosen, explored: Explored, language: Language) -> str:
    choice = chosen.choice
    if choice.years and not choice.is_count:
        return changes_sentence(explored, language)
    if choice.years:
        turned = replace(explored, series=explored.series[::-1])
        return two_sentence(turned, chosen.unit, language, is_added_up=choice.is_added_up)
    if chosen.compares_members:
        return two_sentence(explored, chosen.unit, language, is_added_up=choice.is_added_up)
    if not choice.is_count:
        return areas_sentence(explored, chosen.unit, language)
    if len(explored.series) > 1:
        names = [series.name for series in explored.series]
        if explored.totals is not None and choice.is_added_up:
            return most_sentence(chosen.name, explored.totals, names, language)
        newest = max(series.last for series in explored.series if series.last is not None)
        points = [series.points[newest] for series in explored.series]
        return most_sentence(chosen.name, points, names, language)
    if choice.is_added_up:
        return total_sentence(chosen.name, explored, language)
    return newest_sentence(chosen.name, explored, language)


def _subtitle(chosen: Chosen, explored: Explored, language: Language) -> str:
    choice = chosen.choice
    parts = [chosen.name, _period(explored, language)]
    if choice.years:
        parts[1:] = [chosen.names[code] for code in choice.members]
        earlier, later = choice.years
        parts.append(language.text("{later} beside {earlier}", later=later, earlier=earlier))
    elif not choice.is_added_up and _is_of_members(chosen, explored) and chosen.form != "table":
        parts[1] = explored_members.newest_words(explored, language)
    if choice.is_added_up and len(explored.series) == 2 and (choice.years or choice.members):
        parts.append(compared_words(explored, language))
    if chosen.form != "table" and _holds_parts(explored):
        parts.append(language.text("hollow and hatched marks are “at least”"))
    return ", ".join(parts)


def _holds_parts(explored: Explored) -> bool:
    return any(
        point.state is PointState.PART for series in explored.series for point in series.points
    )


def _period(explored: Explored, language: Language) -> str:
    first = place_words(explored, 0, language)
    last = place_words(explored, len(explored.places) - 1, language)
    return first if first == last else f"{first}\N{EN DASH}{last}"
