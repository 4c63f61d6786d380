"""What a control chart lays over monthly bars: limits, signals and named events."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from boligblik.charts.labels import spread
from boligblik.charts.table import Value
from boligblik.charts.theme import SMALL_SIZE, Look, Trace, font, note
from boligblik.language import Language
from boligblik.measures.control_chart import ControlChart, Phase
from boligblik.measures.sentences.months import signal_words

NOTE_HEIGHT = 34
"""Pixels that a limit's name needs, its mark of trial included."""


@dataclass(frozen=True)
class Marked:
    """A month that signals a change: its place, the height of its bar, and what pointing tells."""

    place: int
    height: int
    hover: str


def limit_traces(phases: Sequence[Phase], look: Look) -> list[Trace]:
    """Draw each phase's mean as a thin line and its limits dashed, fainter while on trial."""
    traces: list[Trace] = []
    for phase in phases:
        dash = "2px,4px" if phase.is_trial else "7px,4px"
        lines = [(phase.mean, "solid", 1.0), (phase.high, dash, 1.5)]
        # A count is never below zero, so a limit there says nothing.
        if phase.low > 0:
            lines.append((phase.low, dash, 1.5))
        traces += [
            {
                "type": "scatter",
                "mode": "lines",
                "x": [phase.first - 0.5, phase.last + 0.5],
                "y": [height, height],
                "line": {"color": look.muted, "width": width, "dash": style},
                "hoverinfo": "skip",
            }
            for height, style, width in lines
        ]
    return traces


def limit_notes(
    phase: Phase, per_pixel: float, language: Language, look: Look
) -> list[dict[str, Any]]:
    """Name a phase's limits at the right end; ``per_pixel`` is the axis' value of a pixel."""
    highest = language.text("upper limit {n}", n=language.number(phase.high, 1))
    if phase.is_trial:
        trial = language.text("(trial limits)")
        highest = f"{highest}<br>{trial}"
    named = [
        (phase.high, highest),
        (phase.mean, language.text("mean {n}", n=language.number(phase.mean, 1))),
    ]
    if phase.low > 0:
        lowest = language.text("lower limit {n}", n=language.number(phase.low, 1))
        named.append((phase.low, lowest))
    placed = spread([height for height, _ in named], NOTE_HEIGHT * per_pixel)
    return [
        note(look, text, 1, y, xref="paper", xshift=6, font=font(SMALL_SIZE, look.muted))
        for y, (_, text) in zip(placed, named, strict=True)
    ]


def signal_trace(marked: Sequence[Marked], lift: float, look: Look) -> Trace:
    """Mark months with a diamond, lifted clear of the figure over their bar."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [month.place for month in marked],
        "y": [month.height + lift for month in marked],
        "marker": {
            "symbol": "diamond",
            "size": 11,
            "color": look.warning,
            "line": {"width": 1.5, "color": look.background},
        },
        "cliponaxis": False,
        "hovertext": [month.hover for month in marked],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def event_lines(places: Sequence[int], look: Look) -> list[dict[str, Any]]:
    """Draw a thin line before each month that something happened from."""
    return [
        {
            "type": "line",
            "yref": "paper",
            "x0": place - 0.5,
            "x1": place - 0.5,
            "y0": 0,
            "y1": 1,
            "line": {"color": look.text, "width": 1, "dash": "dot"},
        }
        for place in places
    ]


def event_numbers(places: Sequence[int], look: Look) -> list[dict[str, Any]]:
    """Write each event's number over its line."""
    return [
        note(
            look,
            f"<b>{number}</b>",
            place - 0.5,
            1,
            yref="paper",
            xanchor="center",
            yanchor="bottom",
            font=font(SMALL_SIZE, look.text),
        )
        for number, place in enumerate(places, start=1)
    ]


def control_columns(language: Language) -> tuple[str, ...]:
    """Name the columns that ``control_cells`` fills."""
    return (
        language.text("Mean"),
        language.text("Lower limit"),
        language.text("Upper limit"),
        language.text("Signal"),
    )


def control_cells(control: ControlChart, place: int, language: Language) -> tuple[Value, ...]:
    """Write a month's mean, limits and signals; empty where its phase has no limits."""
    signals = signal_words(control.signals[place], language)
    for phase in control.phases:
        if phase.first <= place <= phase.last:
            return round(phase.mean, 1), round(phase.low, 1), round(phase.high, 1), signals
    return "", "", "", signals
