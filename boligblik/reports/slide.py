"""A slide as plain values: what the board's page and every file of it are drawn from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from boligblik.charts.table import Table
from boligblik.charts.theme import Figure, Look

MOST_LINES = 5

Role: TypeAlias = Literal["now", "at_least", "before", "limit", "forecast"]


@dataclass(frozen=True)
class Line:
    """One line of a plot, a value for each category; None is a gap and never 0."""

    name: str
    role: Role
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class LinePlot:
    """Lines over common categories."""

    categories: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class DotPlot:
    """Dots in a row for each name; right of zero is the greater challenge."""

    rows: tuple[tuple[str, tuple[float, ...]], ...]


@dataclass(frozen=True)
class SlideChart:
    """A slide's chart: how the page draws it, what other programs draw, and it in words."""

    plot: LinePlot | DotPlot
    table: Table
    figure_of: Callable[[Look], Figure]
    alt: str


@dataclass(frozen=True)
class Slide:
    """One slide in the reader's language; the title is the finding, ``notes`` are for the speaker.

    ``lines`` are at most ``MOST_LINES`` short sentences.
    """

    key: str
    title: str
    subtitle: str
    lines: tuple[str, ...]
    chart: SlideChart | None
    notes: tuple[str, ...]
    is_example: bool
