"""The line of a total that grows month by month, and how sure each part of it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from boligblik.charts.theme import Look, Trace
from boligblik.language import Language
from boligblik.measures.completeness import MonthTotal


@dataclass(frozen=True)
class CumulativePoint:
    """What had been reported by the end of a month, the ``place``-th of its period (from 1).

    ``upper`` is the most it could be with the missing reports; None when that cannot be said.
    ``is_whole`` is False as soon as one report of this or an earlier month is not there.
    """

    place: int
    month: date
    reported: int
    upper: int | None
    is_whole: bool


def added_up(months: Sequence[MonthTotal]) -> tuple[CumulativePoint, ...]:
    """Add months up; a month with no report at all has no point, and is no zero."""
    points: list[CumulativePoint] = []
    reported, whole = 0, True
    upper: int | None = 0
    for place, month in enumerate(months, start=1):
        total = month.total
        whole = whole and total.is_final
        # Reports still to come may hold anything, so they leave no upper bound.
        known = total.upper if not total.to_come else None
        upper = None if upper is None or known is None else upper + known
        if total.reported is not None:
            reported += total.reported
            points.append(CumulativePoint(place, month.month, reported, upper, whole))
    return tuple(points)


def amount(point: CumulativePoint, language: Language) -> str:
    """Write what a point holds: ``68``, or ``mindst 68`` while reports are missing."""
    number = language.number(point.reported)
    return number if point.is_whole else language.text("at least {n}", n=number)


def line_traces(
    points: Sequence[CumulativePoint],
    color: str,
    language: Language,
    *,
    width: float,
    size: int,
) -> list[Trace]:
    """Draw a line that is dashed, with hollow markers, once a report is missing.

    ``size`` 0 hides the markers but keeps their hover. A month without a point leaves a gap.
    """
    steps = [(0, points[0])] if points and points[0].place == 1 else []
    steps += [
        (earlier.reported, later)
        for earlier, later in pairwise(points)
        if later.place == earlier.place + 1
    ]
    traces = [
        _steps(
            [step for step in steps if step[1].is_whole is whole],
            {"color": color, "width": width, "dash": dash},
        )
        for whole, dash in ((True, "solid"), (False, "6px,4px"))
    ]
    return [*traces, _markers(points, color, language, size)]


def _steps(
    steps: Sequence[tuple[int, CumulativePoint]],
    line: dict[str, object],
) -> Trace:
    x: list[int | None] = []
    y: list[int | None] = []
    for value, later in steps:
        x += [later.place - 1, later.place, None]
        y += [value, later.reported, None]
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip"}


def _markers(
    points: Sequence[CumulativePoint],
    color: str,
    language: Language,
    size: int,
) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [point.place for point in points],
        "y": [point.reported for point in points],
        "marker": {
            "color": color,
            "size": size or 8,
            "opacity": 1 if size else 0,
            "symbol": ["circle" if point.is_whole else "circle-open" for point in points],
            "line": {"width": 2, "color": color},
        },
        "cliponaxis": False,
        "hovertext": [
            f"{language.month(point.month)}: <b>{amount(point, language)}</b>" for point in points
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [f"{point.month:%Y-%m}" for point in points],
    }


def band_traces(points: Sequence[CumulativePoint], look: Look) -> list[Trace]:
    """Hatch the room between what is reported and what it could be at most."""
    bounded = [point for point in points if point.upper is not None]
    first = next((index for index, point in enumerate(bounded) if not point.is_whole), None)
    if first is None:
        return []
    edge = bounded[max(first - 1, 0) :]
    x = [point.place for point in edge]
    lower = [point.reported for point in edge]
    upper = [point.upper or 0 for point in edge]
    if first == 0:
        x, lower, upper = [x[0] - 1, *x], [0, *lower], [0, *upper]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [*x, *reversed(x)],
            "y": [*upper, *reversed(lower)],
            "fill": "toself",
            "fillcolor": look.accent_soft,
            "fillpattern": {"shape": "/", "size": 7, "solidity": 0.2, "fgcolor": look.accent},
            "line": {"width": 0, "color": look.accent},
            "hoverinfo": "skip",
        }
    ]
