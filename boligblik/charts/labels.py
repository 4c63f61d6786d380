"""Direct labels: safe text, wrapped names and labels that do not lie on each other."""

import textwrap
from collections.abc import Sequence
from datetime import date
from html import escape

from boligblik.language import Language

LINE_HEIGHT = 19


def safe(text: str) -> str:
    """Escape text from data: Plotly reads a small HTML in labels."""
    return escape(text, quote=False)


def lines_of(name: str, width: int = 18) -> list[str]:
    """Break a name at its spaces into lines of about ``width`` characters; words stay whole."""
    return textwrap.wrap(name, width, break_long_words=False, break_on_hyphens=False) or [""]


def shortened(name: str, width: int) -> str:
    """Cut a name to at most ``width`` characters: at a space, or within a word that fills it."""
    if len(name) <= width:
        return name
    cut = name[: width - 1]
    words = cut.rpartition(" ")[0]
    return f"{words if len(words) >= width // 2 else cut}…"


def wrapped(name: str, width: int = 18) -> str:
    """Write a name on several lines, escaped."""
    return "<br>".join(safe(line) for line in lines_of(name, width))


def longest_line(names: Sequence[str], width: int = 18) -> int:
    """Return the characters in the longest line that breaking the names gives."""
    return max((len(line) for name in names for line in lines_of(name, width)), default=0)


def row_height(least: int, names: Sequence[str], width: int = 18) -> int:
    """Return the pixels of a row that the longest name fits in."""
    lines = max((len(lines_of(name, width)) for name in names), default=1)
    return max(least, LINE_HEIGHT * lines + 6)


def month_label(month: date, language: Language) -> str:
    """Write a month under an axis: ``sep``."""
    return language.month_short(month).rstrip(".")


def named_months(months: Sequence[date]) -> list[int]:
    """Return the places of the months that are named under an axis, few enough for a phone."""
    limits = ((6, 1), (24, 3), (48, 6))
    step = next((step for most, step in limits if len(months) <= most), 12)
    return [place for place, month in enumerate(months) if (month.month - 1) % step == 0]


def month_labels(months: Sequence[date], language: Language) -> list[str]:
    """Write months under an axis; each year stands under the first of its months shown."""
    texts: list[str] = []
    year = None
    for month in months:
        name = month_label(month, language)
        texts.append(name if month.year == year else f"{name}<br><b>{month.year}</b>")
        year = month.year
    return texts


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
