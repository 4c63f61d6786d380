"""Every sentence says what the table holds, in both languages, and none contradicts its numbers."""

import csv
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from hypothesis import given
from hypothesis import strategies as st

from boligblik.language import DANISH, ENGLISH, LANGUAGES, Language
from boligblik.measures.completeness import ReportCell
from boligblik.measures.sentences.comparisons import luck_sentence
from boligblik.measures.sentences.counts import chance_words, of_hundred
from boligblik.measures.sentences.targets import (
    chance_sentence,
    reason_sentence,
    target_sentence,
    verdict_word,
)
from boligblik.measures.target_status import Reason, TargetState, judge
from boligblik.measures.year_against_year import compare
from boligblik.settings import PROJECT_FOLDER
from tests.made_reports import at_least, at_most, report_cells
from tests.unit.measures.sentence_cases import (
    AFTER,
    BEFORE,
    CASES,
    DURING,
    REASONS_TOLD,
    STATES_TOLD,
)

TABLE = Path(__file__).parent / "sentences.csv"
SENTENCES = PROJECT_FOLDER / "boligblik" / "measures" / "sentences"
KEYWORDS = {"text": None, "message": None, "plural": (1, 2)}


def table() -> dict[str, tuple[str, str]]:
    """Read the table: the Danish and the English text of each case."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert len({row["case"] for row in rows}) == len(rows)
    return {row["case"]: (row["danish"], row["english"]) for row in rows}


def plainly(text: str | None) -> str:
    return (text or "").replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("case", CASES)
def test_every_case_is_told_as_the_table_says(case: str) -> None:
    told = tuple(plainly(CASES[case](language)) for language in (DANISH, ENGLISH))
    assert told == table().get(case, ("", ""))


def test_the_table_holds_no_case_that_is_gone() -> None:
    assert set(table()) <= set(CASES)


@dataclass(frozen=True)
class Listening(Language):
    """A language that notes which texts it is asked for."""

    code: str = "en"
    asked: set[str] = field(default_factory=set, hash=False, compare=False)

    def text(self, message_id: str, **values: object) -> str:
        self.asked.add(message_id)
        return super().text(message_id, **values)

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        self.asked.add(one)
        return super().plural(one, many, n, **values)


def test_no_sentence_is_without_a_case() -> None:
    listening = Listening()
    for tell in CASES.values():
        tell(listening)
    extracted = extract_from_dir(SENTENCES, method_map=[("**.py", "python")], keywords=KEYWORDS)
    composed = {text if isinstance(text, str) else text[0] for _, _, text, _, _ in extracted}
    assert composed - listening.asked == set()


def test_every_state_is_told_as_ceiling_and_as_floor() -> None:
    possible = {(state, is_ceiling) for state in TargetState for is_ceiling in (True, False)}
    # A floor is a count of its own and needs no baseline; these two tell of no limit at all.
    said_alike = {
        (TargetState.BASELINE_MISSING, False),
        (TargetState.NOT_STARTED, False),
        (TargetState.NOTHING_REPORTED, False),
    }
    assert possible - STATES_TOLD == said_alike
    assert set(Reason) == REASONS_TOLD


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_a_word_of_its_own(language: Language) -> None:
    words = {verdict_word(state, language) for state in TargetState}
    assert len(words) == len(TargetState)


def numbers_in(sentence: str) -> list[int]:
    """Read the whole numbers of a sentence, without its years."""
    found = [int(text.replace(",", "")) for text in re.findall(r"\d[\d,]*", sentence)]
    return [number for number in found if number not in (2015, 2016)]


@given(report_cells(), st.integers(1, 60), st.booleans(), st.sampled_from([BEFORE, DURING, AFTER]))
def test_no_verdict_contradicts_its_figures(
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
        case TargetState.NOT_STARTED | TargetState.NOTHING_REPORTED:
            assert numbers_in(sentence) == []
        case _:
            assert numbers_in(sentence)[:2] == [reported, abs(limit - reported)]
            told_as_a_chance = "chance" in sentence
            assert told_as_a_chance == (status.reason is Reason.CHANCE)
    if status.total.missing and status.total.reported is not None:
        assert f"at least {reported} " in sentence
    assert reason_sentence(status, ENGLISH)


@given(report_cells(), st.integers(1, 60), st.booleans())
def test_no_forecast_is_told_below_what_is_reported(
    cells: list[ReportCell], limit: int, is_ceiling: bool
) -> None:
    target = at_most(limit) if is_ceiling else at_least(limit)
    status = judge(target, cells, [], DURING, is_example=False)
    sentence = chance_sentence(status, ENGLISH)
    settled = status.state in (TargetState.MET, TargetState.NOT_MET)
    assert (sentence is None) == (status.forecast is None or settled)
    if sentence and status.forecast:
        low, high = numbers_in(sentence)[:2]
        assert (low, high) == status.forecast.range(0.8)
        assert (status.total.reported or 0) <= low <= high


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_change_is_called_what_it_is(before: int, now: int) -> None:
    comparison = compare(before, now)
    if comparison is None:
        return
    told = luck_sentence(comparison, ENGLISH)
    assert ("fall" in told) == (now < before)
    assert ("rise" in told) == (now > before)
    assert ("larger than chance" in told) == (comparison.is_clear and now != before)
    assert ("could be chance" in told) == (not comparison.is_clear and now != before)


@given(st.floats(0, 1))
def test_nothing_is_told_as_certain_or_impossible(probability: float) -> None:
    for words in (chance_words(probability, ENGLISH), of_hundred(probability, ENGLISH)):
        assert not re.search(r"\b0(%| in)|\b100(%| in 100)", words)
