"""A slide as plain values: what the board's page and every file of it are drawn from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from boligblik.charts.table import Table
from boligblik.charts.theme import Figure, Look

MOST_LINES, MOST_FIGURES, MOST_LINES_BELOW_FIGURES = 5, 5, 3

Role: TypeAlias = Literal["now", "at_least", "before", "limit", "forecast"]
Mark: TypeAlias = Literal["good", "bad", "open"]


@dataclass(frozen=True)
class KeyFigure:
    """A goal at a glance: what it is, how far it has come, what was asked and the verdict.

    ``told`` is how complete the figure is. ``mark`` is the shape that the verdict's word stands
    beside; without a verdict there is none.
    """

    name: str
    told: str
    figure: str
    asked: str
    verdict: str
    mark: Mark


@dataclass(frozen=True)
class Line:
    """One line of a plot, a value for each category; None is a gap and never 0.

    ``label`` stands where the line ends; an empty one is not written.
    """

    name: str
    role: Role
    values: tuple[float | None, ...]
    label: str = ""


@dataclass(frozen=True)
class LinePlot:
    """Lines over common categories; those of the forecast are its low end and its high one."""

    categories: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class DotPlot:
    """Dots in a row for each name; right of zero, which has a name, is the greater challenge."""

    rows: tuple[tuple[str, tuple[float, ...]], ...]
    name_of_zero: str


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

    ``lines`` are at most ``MOST_LINES`` short sentences under a heading of their own, if any;
    a slide with a chart has no figures.
    """

    key: str
    title: str
    subtitle: str
    lines: tuple[str, ...]
    chart: SlideChart | None
    notes: tuple[str, ...]
    is_example: bool
    figures: tuple[KeyFigure, ...] = ()
    heading: str = ""
