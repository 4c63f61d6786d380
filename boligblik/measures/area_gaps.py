"""Where housing areas lie against their municipality, by direction only.

Whether a difference is more than chance needs numerators and denominators; without them it is not
judged, and nothing here claims it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Protocol


class Side(StrEnum):
    """Which side of its municipality an area lies on."""

    WORSE = "worse"
    BETTER = "better"
    HIGHER = "higher"
    LOWER = "lower"
    EQUAL = "equal"
    UNKNOWN = "unknown"


class AreaFigure(Protocol):
    """What is needed of an area's indicator to place it."""

    @property
    def indicator(self) -> str: ...
    @property
    def polarity(self) -> str: ...
    @property
    def is_municipality(self) -> bool: ...
    @property
    def difference(self) -> float | None: ...


@dataclass(frozen=True)
class IndicatorGap:
    """One judged indicator: of all areas, those without a value included, how many are worse."""

    indicator: str
    areas: int
    worse: int


def side_of(difference: float | None, polarity: str) -> Side:
    """Place an area by its difference to the municipality (area less municipality).

    Indicators whose polarity is ``context`` carry no judgement: higher or lower, never worse.
    """
    if difference is None:
        return Side.UNKNOWN
    if difference == 0:
        return Side.EQUAL
    if polarity == "context":
        return Side.HIGHER if difference > 0 else Side.LOWER
    is_worse = (difference > 0) == (polarity == "high_is_challenge")
    return Side.WORSE if is_worse else Side.BETTER


def gaps_of(figures: Iterable[AreaFigure]) -> list[IndicatorGap]:
    """Count, per indicator with a polarity, the areas on the harder side; input by indicator."""
    gaps = []
    for indicator, group in groupby(figures, key=lambda figure: figure.indicator):
        sides = [
            side_of(figure.difference, figure.polarity)
            for figure in group
            if not figure.is_municipality and figure.polarity != "context"
        ]
        if any(side is not Side.UNKNOWN for side in sides):
            gaps.append(IndicatorGap(indicator, len(sides), sides.count(Side.WORSE)))
    return gaps
