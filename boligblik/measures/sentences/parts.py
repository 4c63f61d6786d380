"""Parts of a whole, in words."""

from collections.abc import Sequence

from boligblik.language import Language
from boligblik.measures.sentences.counts import measure_name, small


def largest_part_sentence(parts: Sequence[tuple[str | None, int]], language: Language) -> str:
    """Tell the largest part of a whole, unless those that do not say could change which it is."""
    named = sorted(((count, name) for name, count in parts if name), reverse=True)
    unknown = sum(count for name, count in parts if name is None)
    if not named:
        return language.text("Most sessions do not say")
    runner_up = named[1][0] if len(named) > 1 else 0
    count, largest = named[0]
    if count - runner_up <= unknown:
        return language.text("No part is clearly the largest")
    percent = 100 * count / sum(count for _, count in parts)
    return language.text(
        "Most {figures}: {name}, {count}",
        figures=small(measure_name("counselling_sessions", language)),
        name=largest,
        count=language.percent(percent),
    )
