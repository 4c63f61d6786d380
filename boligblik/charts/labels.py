"""Direct labels: safe text, wrapped names and labels that do not lie on each other."""

import textwrap
from collections.abc import Sequence
from datetime import date
from html import escape

from boligblik.language import Language


def safe(text: str) -> str:
    """Escape text from data: Plotly reads a small HTML in labels."""
    return escape(text, quote=False)


def wrapped(name: str, width: int = 18) -> str:
    """Break a name into lines of at most ``width`` characters, escaped."""
    return "<br>".join(safe(line) for line in textwrap.wrap(name, width) or [""])


def longest_line(names: Sequence[str], width: int = 18) -> int:
    """Return the characters in the longest line that wrapping the names gives."""
    lines = [line for name in names for line in textwrap.wrap(name, width)]
    return max(map(len, lines), default=0)


def month_label(month: date, language: Language) -> str:
    """Write a month under an axis: ``sep``."""
    return language.month_short(month).rstrip(".")


def spread(wanted: Sequence[float], gap: float) -> list[float]:
    """Move positions as little as possible so that all lie at least ``gap`` apart.

    The order is kept. Least squares under that condition: positions less their rank times the
    gap must not fall, so neighbours that do are pooled at their mean.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    pools: list[tuple[float, int]] = []
    for rank, index in enumerate(order):
        mean, size = wanted[index] - rank * gap, 1
        while pools and pools[-1][0] > mean:
            earlier, members = pools.pop()
            mean = (earlier * members + mean * size) / (members + size)
            size += members
        pools.append((mean, size))
    level = [mean for mean, size in pools for _ in range(size)]
    placed = [0.0] * len(wanted)
    for rank, index in enumerate(order):
        placed[index] = level[rank] + rank * gap
    return placed
