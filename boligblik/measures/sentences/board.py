"""The titles of a board's slides that tell of more than one figure."""

from collections.abc import Sequence

from boligblik.language import Language
from boligblik.measures.sentences.counts import measure_name
from boligblik.measures.sentences.targets import verdict_word
from boligblik.measures.target_status import TargetState, TargetStatus

_WELL = frozenset({TargetState.MET, TargetState.ON_TRACK})
_BADLY = frozenset({TargetState.NOT_MET, TargetState.BEHIND})


def verdicts_title(statuses: Sequence[TargetStatus], language: Language) -> str:
    """Tell the verdict on each target in a word: ``Udsættelser: på vej. …``."""
    if not statuses:
        return language.text("No target has been set yet")
    told = [
        f"{measure_name(status.target.measure, language)}: "
        f"{verdict_word(status.state, language).lower()}"
        for status in statuses
    ]
    return " · ".join(told)


def goals_title(statuses: Sequence[TargetStatus], language: Language) -> str:
    """Tell how many goals are met or on track, and how many are not or behind."""
    well = sum(status.state in _WELL for status in statuses)
    badly = sum(status.state in _BADLY for status in statuses)
    told = language.plural(
        "{n} of {all} goals is met or on track",
        "{n} of {all} goals are met or on track",
        well,
        all=len(statuses),
    )
    if not badly:
        return told
    other = language.plural("{n} is not met or behind", "{n} are not met or behind", badly)
    return f"{told}; {other}"


def decisions_title(actions: int, language: Language) -> str:
    """Tell how many things need action."""
    if not actions:
        return language.text("Nothing needs action right now")
    return language.plural("{n} matter needs action", "{n} matters need action", actions)
