"""Where the axes of a slide's plot end and are numbered, and where its lines' labels stand."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from boligblik.charts.labels import spread
from boligblik.reports.slide import DotPlot, Line, LinePlot

_MOST_STEPS = 6
_ROUND = (1, 2, 5, 10)


@dataclass(frozen=True)
class Axis:
    """An axis and the step between its numbers; both ends are numbered."""

    low: int
    high: int
    step: int

    @property
    def ticks(self) -> tuple[int, ...]:
        """Return the numbers on the axis."""
        return tuple(range(self.low, self.high + 1, self.step))


@dataclass(frozen=True)
class LineLabel:
    """A label at a line's last point; ``level`` is the height where it has room."""

    line: int
    place: int
    value: float
    level: float


def axis_of(values: Sequence[float]) -> Axis:
    """Return an axis in whole numbers that holds zero and all values."""
    low, high = min([0, *values]), max([1, *values])
    least = (high - low) / _MOST_STEPS
    size = 10 ** max(math.floor(math.log10(least)), 0)
    step = next(size * factor for factor in _ROUND if size * factor >= least)
    return Axis(math.floor(low / step) * step, math.ceil(high / step) * step, step)


def axis_of_lines(plot: LinePlot) -> Axis:
    """Return the axis that running totals stand on."""
    return axis_of([value for line in plot.lines for value in line.values if value is not None])


def axis_of_dots(plot: DotPlot) -> Axis:
    """Return the axis that distances from zero stand on."""
    return axis_of([value for _, values in plot.rows for value in values])


def line_labels(plot: LinePlot, gap: float) -> list[LineLabel]:
    """Place the labels, those at the plot's end at least ``gap`` apart in the values' unit.

    The label of the forecast stands between its ends.
    """
    found = [
        (number, *_last(line))
        for number, line in enumerate(plot.lines)
        if line.label and any(value is not None for value in line.values)
    ]
    wanted = [_wanted(plot, number, value) for number, _, value in found]
    at_end = [place == len(plot.categories) - 1 for _, place, _ in found]
    levels = iter(
        spread([want for want, is_end in zip(wanted, at_end, strict=True) if is_end], gap)
    )
    return [
        LineLabel(number, place, value, next(levels) if is_end else want)
        for (number, place, value), want, is_end in zip(found, wanted, at_end, strict=True)
    ]


def _last(line: Line) -> tuple[int, float]:
    return next(
        (place, value)
        for place, value in reversed(list(enumerate(line.values)))
        if value is not None
    )


def _wanted(plot: LinePlot, number: int, value: float) -> float:
    if plot.lines[number].role != "forecast":
        return value
    low = _last(next(line for line in plot.lines if line.role == "forecast"))[1]
    return (low + value) / 2
