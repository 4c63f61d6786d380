"""The titles of a board's slides that tell of more than one figure."""

from collections.abc import Sequence

from boligblik.language import Language
from boligblik.measures.sentences.counts import measure_name
from boligblik.measures.sentences.targets import verdict_word
from boligblik.measures.target_status import BADLY, WELL, TargetState, TargetStatus


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


def goals_title(states: Sequence[TargetState], language: Language) -> str:
    """Tell how many goals are met or on track, how many are not, and how many are open."""
    well = sum(state in WELL for state in states)
    badly = sum(state in BADLY for state in states)
    parts = []
    if well:
        parts.append(
            language.plural("{n} goal is met or on track", "{n} goals are met or on track", well)
        )
    if badly:
        parts.append(
            language.plural(
                "{n} goal is not met or behind", "{n} goals are not met or behind", badly
            )
        )
    if still_open := len(states) - well - badly:
        parts.append(
            language.plural(
                "{n} goal is uncertain or not decided yet",
                "{n} goals are uncertain or not decided yet",
                still_open,
            )
        )
    return " · ".join(parts)


def decisions_title(actions: int, language: Language) -> str:
    """Tell how many things need action."""
    if not actions:
        return language.text("Nothing needs action right now")
    return language.plural("{n} matter needs action", "{n} matters need action", actions)
