"""The form in which a target is entered or changed."""

from dataclasses import replace
from datetime import date
from math import nan

import streamlit as st

from boligblik.intake.personal_text import suspicion_in
from boligblik.language import Language, message
from boligblik.measures.months import first_of_month, months_between, months_from, months_later
from boligblik.measures.sentences.counts import measure_name
from boligblik.measures.sentences.target_entry import entry_problem_sentence
from boligblik.measures.target_entry import entry_problems
from boligblik.measures.targets import Rule, Target
from boligblik.status import KIND_OF_MEASURE
from boligblik.store.editing import new_code, record_target
from boligblik.store.reading.areas import areas_with_values, indicators
from boligblik.store.reading.reports import reporters
from boligblik.ui.context import Context
from boligblik.ui.plain_text import plain
from boligblik.ui.uploads_view import initials

FIRST_MONTH = date(2010, 1, 1)
YEARS_AHEAD = 6
LONGEST_TEXT = 300
FIELD_WIDTH = 260
RULES = {
    Rule.REDUCE_BY_PERCENT: message("Fewer than before, by percent"),
    Rule.AT_MOST: message("At most"),
    Rule.AT_LEAST: message("At least"),
}
_EVERYBODY = ""


def new_target(today: date) -> Target:
    """Return what the form of a new target begins with: the coming calendar year."""
    start = date(today.year + 1, 1, 1)
    return Target(
        target=new_code("target"),
        measure="evictions",
        period_start=start,
        period_end=date(today.year + 1, 12, 31),
        rule=Rule.AT_MOST,
        value=0,
        baseline_start=None,
        baseline_end=None,
        organisation=None,
        organisation_name=None,
        text_da=None,
        text_en=None,
        page=None,
    )


def show_target_form(context: Context, start: Target, key: str) -> None:
    """Show the form, begun with a target; saving records a new version with name and reason."""
    language = context.language
    entered = _what_counts(context, start, key)
    entered = _how_much(context, entered, start, key)
    text = st.text_area(
        language.text("In words, as it was agreed (optional)"),
        start.text_da or "",
        max_chars=LONGEST_TEXT,
        key=f"text_{key}",
    )
    entered = replace(entered, text_da=text.strip() or None)
    if text.strip() != (start.text_da or ""):
        entered = replace(entered, text_en=None, page=None)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        done_by = st.text_input(
            language.text("Your initials"), initials(), key=f"who_{key}", width=160
        )
        reason = st.text_input(language.text("Why"), key=f"why_{key}", max_chars=LONGEST_TEXT)
        if st.button(language.text("Save target"), type="primary", key=f"save_{key}"):
            _save(context, entered, done_by.strip(), reason.strip())


def _what_counts(context: Context, start: Target, key: str) -> Target:
    language = context.language
    known = {indicator.indicator: indicator for indicator in indicators(context.store)}
    names = {code: measure_name(code, language) for code in KIND_OF_MEASURE}
    names |= {
        code: language.name(indicator.name_da, indicator.name_en)
        for code, indicator in known.items()
    }
    with st.container(horizontal=True):
        measure = _select(
            language.text("What is counted or measured"), names, start.measure, f"measure_{key}"
        )
        indicator = known.get(measure)
        holds_for = _areas(context) if indicator else _organisations(context, measure)
        code = _select(
            language.text("Whom it holds for"),
            holds_for,
            (start.area if indicator else start.organisation) or _EVERYBODY,
            f"{'area' if indicator else 'organisation'}_{key}",
        )
        first, last = _span(
            language,
            (language.text("First month"), language.text("Last month")),
            (start.period_start, start.period_end),
            f"period_{key}",
        )
    chosen, name = (code or None), (holds_for[code] if code else None)
    return replace(
        start,
        measure=measure,
        organisation=None if indicator else chosen,
        organisation_name=None if indicator else name,
        area=chosen if indicator else None,
        area_name=name if indicator else None,
        indicator_name_da=indicator.name_da if indicator else None,
        indicator_name_en=indicator.name_en if indicator else None,
        unit=indicator.unit if indicator else None,
        period_start=first,
        period_end=last,
    )


def _select(label: str, names: dict[str, str], known: str, key: str) -> str:
    codes = list(names)
    place = codes.index(known) if known in names else 0
    return st.selectbox(
        label, codes, place, format_func=names.__getitem__, key=key, width=FIELD_WIDTH
    )


def _organisations(context: Context, measure: str) -> dict[str, str]:
    everybody = {_EVERYBODY: context.language.text("The whole municipality")}
    return everybody | reporters(context.store, kind=KIND_OF_MEASURE[measure])


def _areas(context: Context) -> dict[str, str]:
    choose_one = {_EVERYBODY: context.language.text("Choose an area")}
    return choose_one | {
        area.area: f"{area.area_name} ({area.municipality_name})"
        for area in areas_with_values(context.store)
    }


def _how_much(context: Context, entered: Target, start: Target, key: str) -> Target:
    language = context.language
    with st.container(horizontal=True):
        names = {rule.value: language.text(name) for rule, name in RULES.items()}
        rule = Rule(_select(language.text("Rule"), names, start.rule.value, f"rule_{key}"))
        is_percent = rule is Rule.REDUCE_BY_PERCENT
        # A number field drops the decimal comma in some browsers: 12,5 would become 125.
        typed = st.text_input(
            language.text("Percent fewer") if is_percent else language.text("Number"),
            _as_typed(start.value),
            key=f"value_{key}",
            width=160,
        )
        value = _number_in(typed)
        if not is_percent:
            return replace(entered, rule=rule, value=value, baseline_start=None, baseline_end=None)
        length = months_between(entered.period_start, entered.period_end) + 1
        back = -max(length, 12)
        baseline = _span(
            language,
            (language.text("Baseline from"), language.text("Baseline to")),
            (
                start.baseline_start or months_later(entered.period_start, back),
                start.baseline_end or months_later(first_of_month(entered.period_end), back),
            ),
            f"baseline_{key}",
        )
    return replace(
        entered, rule=rule, value=value, baseline_start=baseline[0], baseline_end=baseline[1]
    )


def _as_typed(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _number_in(typed: str) -> float:
    """Read a number with a decimal comma or point; anything else is no number (nan)."""
    try:
        return float(typed.strip().replace(",", "."))
    except ValueError:
        return nan


def _span(
    language: Language, labels: tuple[str, str], days: tuple[date, date], key: str
) -> tuple[date, date]:
    """Let the viewer choose two months; return the first one's first day, the last one's last."""
    last_offered = months_later(first_of_month(date.today()), 12 * YEARS_AHEAD)
    months = {month.isoformat(): month for month in months_from(FIRST_MONTH, last_offered)}
    codes = list(months)
    chosen = [
        st.selectbox(
            label,
            codes,
            codes.index(min(max(first_of_month(day), FIRST_MONTH), last_offered).isoformat()),
            format_func=lambda code: language.month(months[code]),
            key=f"{key}_{index}",
            width=190,
        )
        for index, (label, day) in enumerate(zip(labels, days, strict=True))
    ]
    return months[chosen[0]], months_later(months[chosen[1]], 1) - date.resolution


def _save(context: Context, entered: Target, done_by: str, reason: str) -> None:
    language = context.language
    problems = [entry_problem_sentence(problem, language) for problem in entry_problems(entered)]
    if not done_by:
        problems.append(
            language.text("Write your initials, so that others can see who changed it.")
        )
    if not reason:
        problems.append(language.text("Write why, so that others can follow the change."))
    if suspicion_in(f"{entered.text_da or ''} {reason}"):
        problems.append(language.text("Leave out names and numbers of persons; nothing was saved."))
    for problem in problems:
        st.error(plain(problem))
    if not problems:
        st.session_state["initials"] = done_by
        record_target(context.store, entered, reason=reason, done_by=done_by)
        context.data_changed()
        st.session_state["target_saved"] = entered.target
        st.rerun()
