"""A chart drawn larger, for a screen that is read from four metres."""

from typing import Any

from boligblik.charts.theme import Figure

_SIZES = frozenset({"size", "xshift", "yshift", "ax", "ay", "standoff", "ticklen"})
_MARGINS = frozenset("lrtb")


def enlarged(figure: Figure, factor: float, height: int) -> Figure:
    """Return the figure with its type, marks, lines and margins so much larger, of a height."""
    larger = Figure(_larger(figure.to_plotly_json(), factor, ""))
    larger.update_layout(height=height)
    return larger


def _larger(value: Any, factor: float, name: str) -> Any:
    if isinstance(value, dict):
        return {key: _scaled(key, inner, factor, name) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_larger(inner, factor, name) for inner in value]
    return value


def _scaled(key: str, value: Any, factor: float, within: str) -> Any:
    is_size = key in _SIZES or (key == "width" and within in ("line", "layout_line"))
    is_size = is_size or (key in _MARGINS and within == "margin")
    if is_size and isinstance(value, int | float) and not isinstance(value, bool):
        return round(value * factor)
    if key == "size" and isinstance(value, list | tuple):
        return [size * factor for size in value]
    return _larger(value, factor, key)
