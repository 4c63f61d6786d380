"""What a target's state is told as: every state, as ceiling and as floor, in both languages."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligblik.language import DANISH, ENGLISH, LANGUAGES, Language
from boligblik.measures.completeness import ReportCell
from boligblik.measures.sentences import (
    bounds_sentence,
    completeness_sentence,
    reported_words,
    target_sentence,
    verdict_word,
)
from boligblik.measures.targets import Target, TargetState, TargetStatus, judge
from tests.made_reports import at_least, at_most, cells_of, reduction, report_cells

BEFORE, DURING, AFTER = date(2015, 12, 1), date(2016, 10, 12), date(2017, 2, 1)


def judged(target: Target, reports: str, as_of: date, baseline: str = "") -> TargetStatus:
    """Judge one organisation's months, ``nord``."""
    cells, earlier = cells_of(2016, nord=reports), cells_of(2015, nord=baseline)
    return judge(target, cells, earlier, as_of, is_example=False)


TABLE = [
    (
        judged(at_most(93), ".", BEFORE),
        TargetState.NOT_STARTED,
        "2016 er ikke begyndt.",
        "2016 has not begun.",
    ),
    (
        judged(at_least(300), ".", BEFORE),
        TargetState.NOT_STARTED,
        "2016 er ikke begyndt.",
        "2016 has not begun.",
    ),
    (
        judged(reduction(), "9 .", DURING, baseline="9 ? ?"),
        TargetState.BASELINE_MISSING,
        "Loftet kendes ikke endnu: af de 3 indberetninger for 2015 mangler 2.",
        "The ceiling is not known yet: of the 3 reports for 2015, 2 are missing.",
    ),
    (
        judged(reduction(), "9 .", DURING, baseline="9 . ?"),
        TargetState.BASELINE_MISSING,
        "Loftet kendes ikke endnu: af de 3 indberetninger for 2015 mangler 2.",
        "The ceiling is not known yet: of the 3 reports for 2015, 2 are missing.",
    ),
    (
        judged(at_most(93), "? .", DURING),
        TargetState.NOTHING_REPORTED,
        "Der er ikke indberettet noget for 2016.",
        "Nothing has been reported for 2016.",
    ),
    (
        judged(at_least(300), "? .", DURING),
        TargetState.NOTHING_REPORTED,
        "Der er ikke indberettet noget for 2016.",
        "Nothing has been reported for 2016.",
    ),
    (
        judged(at_most(93), "93", AFTER),
        TargetState.MET,
        "Målet er opfyldt: 93 udsættelser i 2016, højst 93.",
        "The target is met: 93 evictions in 2016, at most 93.",
    ),
    (
        judged(at_least(300), "312 .", DURING),
        TargetState.MET,
        "Målet er opfyldt: 312 rådgivninger i 2016, mindst 300.",
        "The target is met: 312 sessions in 2016, at least 300.",
    ),
    (
        judged(at_least(300), "312 ?", DURING),
        TargetState.MET,
        (
            "Målet er opfyldt: mindst 312 rådgivninger i 2016, mindst 300. "
            "Manglende indberetninger kan ikke ændre det."
        ),
        (
            "The target is met: at least 312 sessions in 2016, at least 300. "
            "Missing reports cannot change that."
        ),
    ),
    (
        judged(at_most(93), "94 ?", DURING),
        TargetState.NOT_MET,
        (
            "Målet er ikke opfyldt: mindst 94 udsættelser i 2016, højst 93. "
            "Manglende indberetninger kan ikke ændre det."
        ),
        (
            "The target is not met: at least 94 evictions in 2016, at most 93. "
            "Missing reports cannot change that."
        ),
    ),
    (
        judged(at_least(300), "299", AFTER),
        TargetState.NOT_MET,
        "Målet er ikke opfyldt: 299 rådgivninger i 2016, mindst 300.",
        "The target is not met: 299 sessions in 2016, at least 300.",
    ),
    (
        judged(at_most(93), "1 ? ?", DURING),
        TargetState.UNDECIDED,
        (
            "Kan ikke afgøres endnu: mindst 1 udsættelse i 2016, højst 93 for at nå målet; "
            "2 af 3 indberetninger mangler."
        ),
        (
            "Cannot be decided yet: at least 1 eviction in 2016, at most 93 to meet the target; "
            "2 of 3 reports are missing."
        ),
    ),
    (
        judged(at_least(300), "280 ?", AFTER),
        TargetState.UNDECIDED,
        (
            "Kan ikke afgøres endnu: mindst 280 rådgivninger i 2016, mindst 300 for at nå målet; "
            "1 af 2 indberetninger mangler."
        ),
        (
            "Cannot be decided yet: at least 280 sessions in 2016, at least 300 to meet the "
            "target; 1 of 2 reports are missing."
        ),
    ),
    (
        judged(at_most(93), "60 8 .", DURING),
        TargetState.UNDER_WAY,
        "68 udsættelser til og med februar 2016; målet giver plads til 25 mere.",
        "68 evictions up to and including February 2016; the target leaves room for 25 more.",
    ),
    (
        judged(at_least(300), "200 40 .", DURING),
        TargetState.UNDER_WAY,
        "240 rådgivninger til og med februar 2016; der mangler 60 for at nå målet.",
        "240 sessions up to and including February 2016; 60 more are needed to reach the target.",
    ),
]


@pytest.mark.parametrize(("status", "state", "danish", "english"), TABLE)
def test_every_state_has_its_sentence(
    status: TargetStatus, state: TargetState, danish: str, english: str
) -> None:
    assert status.state is state
    assert target_sentence(status, DANISH) == danish
    assert target_sentence(status, ENGLISH) == english


def test_the_table_holds_every_state_as_ceiling_and_as_floor() -> None:
    told = {(status.state, status.target.is_ceiling) for status, _, _, _ in TABLE}
    # A floor is a count of its own and needs no baseline.
    possible = {(state, is_ceiling) for state in TargetState for is_ceiling in (True, False)}
    assert possible - told == {(TargetState.BASELINE_MISSING, False)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_a_word_of_its_own(language: Language) -> None:
    words = {verdict_word(state, language) for state in TargetState}
    assert len(words) == len(TargetState)


def numbers_in(sentence: str) -> list[int]:
    """Read the whole numbers of a sentence, without its years."""
    found = [int(text.replace(",", "")) for text in re.findall(r"\d[\d,]*", sentence)]
    return [number for number in found if number not in (2015, 2016)]


@given(report_cells(), st.integers(1, 60), st.booleans(), st.sampled_from([BEFORE, DURING, AFTER]))
def test_no_sentence_contradicts_its_figures(
    cells: list[ReportCell], limit: int, is_ceiling: bool, as_of: date
) -> None:
    target = at_most(limit) if is_ceiling else at_least(limit)
    status = judge(target, cells, [], as_of, is_example=False)
    sentence = target_sentence(status, ENGLISH)
    reported = status.total.reported or 0
    match status.state:
        case TargetState.MET | TargetState.NOT_MET:
            assert numbers_in(sentence) == [reported, limit]
            keeps = reported <= limit if is_ceiling else reported >= limit
            assert keeps == ("is met" in sentence) != ("is not met" in sentence)
            assert ("Missing reports" in sentence) == bool(status.total.missing)
        case TargetState.UNDECIDED:
            missing, expected = len(status.total.missing), status.total.expected
            assert numbers_in(sentence) == [reported, limit, missing, expected]
            assert 0 < missing <= expected
        case TargetState.UNDER_WAY:
            assert numbers_in(sentence) == [reported, abs(limit - reported)]
            assert (reported <= limit) if is_ceiling else (reported < limit)
        case _:
            assert numbers_in(sentence) == []
    is_whole = not status.total.missing
    assert (
        is_whole
        or status.state
        in (
            TargetState.NOTHING_REPORTED,
            TargetState.NOT_STARTED,
        )
        or f"at least {reported} " in sentence
    )


@pytest.mark.parametrize(
    ("reports", "danish", "english"),
    [
        ("3 2", "2 af 2 indberetninger.", "2 of 2 reports."),
        ("3 .", "1 af 1 indberetninger.", "1 of 1 reports."),
        (
            "3 ? .",
            "1 af 2 indberetninger; Nord mangler for februar 2016.",
            "1 of 2 reports; Nord is missing for February 2016.",
        ),
        (
            "3 ? ?",
            "1 af 3 indberetninger; Nord mangler for 2 måneder.",
            "1 of 3 reports; Nord is missing for 2 months.",
        ),
    ],
)
def test_completeness_names_who_is_missing(reports: str, danish: str, english: str) -> None:
    total = judged(at_most(93), reports, DURING).total
    assert completeness_sentence(total, DANISH) == danish
    assert completeness_sentence(total, ENGLISH) == english


def test_many_missing_organisations_are_counted_instead_of_named() -> None:
    cells = cells_of(2016, a="?", b="? ?", c="?", d="? 1")
    total = judge(at_most(9), cells, [], DURING, is_example=False).total
    assert completeness_sentence(total, ENGLISH) == (
        "1 of 6 reports; 5 are missing from 4 organisations."
    )
    assert completeness_sentence(total, DANISH) == (
        "1 af 6 indberetninger; 5 mangler fra 4 organisationer."
    )


def test_a_total_says_at_least_while_reports_are_missing() -> None:
    assert reported_words(judged(at_most(9), "3 4", DURING).total, DANISH) == "7"
    assert reported_words(judged(at_most(9), "3 ?", DURING).total, DANISH) == "mindst 3"
    assert reported_words(judged(at_most(9), "? ?", DURING).total, DANISH) == "ikke indberettet"


def test_bounds_are_told_only_while_something_is_missing() -> None:
    assert bounds_sentence(judged(at_most(9), "3 4 .", DURING).total, DANISH) is None
    total = judged(at_most(9), "3 4 ?", DURING).total
    assert total.upper is not None
    assert bounds_sentence(total, ENGLISH) == (
        f"With the missing reports the figure probably lies between 7 and {total.upper}."
    )
    unknown = judge(at_most(9), cells_of(2016, a="1", b="?"), [], DURING, is_example=False).total
    assert bounds_sentence(unknown, ENGLISH) == (
        "How much the missing reports hold cannot be estimated."
    )
