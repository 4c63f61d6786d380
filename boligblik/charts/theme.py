"""How every chart looks: colours for light and dark, type sizes, the base layout and the axes.

Drawn with plain dictionaries; a figure is validated once, when it is made.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

import plotly.graph_objects as go

from boligblik.language import Language

Figure: TypeAlias = go.Figure
Trace: TypeAlias = dict[str, Any]

FONT = "Source Sans, sans-serif"
SMALL_SIZE, SIZE, STRONG_SIZE = 13, 15, 17

# At least 3:1 on white and told apart by colour-blind readers (Okabe and Ito, adapted).
CATEGORIES = ("#0072B2", "#D55E00", "#009E73", "#AA4499", "#555555", "#B35900")
DARK_CATEGORIES = ("#5BB8EE", "#FF9350", "#3CC79E", "#E39BD4", "#B3BEC8", "#F2C14E")


@dataclass(frozen=True)
class Look:
    """The colours of one appearance; charts are transparent, ``background`` lies behind them.

    ``context`` is for what is compared with (``context_fill`` inside its outline), ``faint`` for
    what only stands around. ``better``,
    ``worse`` and ``level`` never stand without a word and a shape.
    """

    background: str
    text: str
    muted: str
    context: str
    context_fill: str
    faint: str
    grid: str
    zero: str
    accent: str
    accent_soft: str
    warning: str
    better: str
    worse: str
    level: str


LIGHT = Look(
    background="#FFFFFF",
    text="#0B0F14",
    muted="#4D5863",
    context="#89939E",
    context_fill="#D5DBE0",
    faint="#8B95A0",
    grid="#E6EAED",
    zero="#8B96A1",
    accent="#0072B2",
    accent_soft="rgba(0, 114, 178, 0.10)",
    warning="#B35900",
    better="#00805D",
    worse="#C65200",
    level="#5F6A75",
)
DARK = Look(
    background="#10161C",
    text="#EEF2F5",
    muted="#B3BEC8",
    context="#92A0AC",
    context_fill="#3A4652",
    faint="#5A6773",
    grid="#27313B",
    zero="#6B7884",
    accent="#5BB8EE",
    accent_soft="rgba(91, 184, 238, 0.14)",
    warning="#F2A65A",
    better="#3CC79E",
    worse="#FF9350",
    level="#A5B1BC",
)


def look_for(theme_type: str | None) -> Look:
    """Return the look of a theme type; anything but ``dark`` is light."""
    return DARK if theme_type == "dark" else LIGHT


def category_of(place: int, look: Look) -> str:
    """Return the colour of one of several series; they come round again after the last."""
    colors = DARK_CATEGORIES if look == DARK else CATEGORIES
    return colors[place % len(colors)]


@dataclass(frozen=True)
class Margins:
    """The room around the plot in pixels."""

    left: int = 44
    right: int = 24
    top: int = 16
    bottom: int = 44


def draw(
    traces: Iterable[Trace],
    look: Look,
    language: Language,
    *,
    height: int,
    margins: Margins,
    x: dict[str, Any],
    y: dict[str, Any],
    **layout: Any,
) -> Figure:
    """Make the figure: traces on the base layout that every chart shares."""
    base: dict[str, Any] = {
        "height": height,
        "margin": {
            "l": margins.left,
            "r": margins.right,
            "t": margins.top,
            "b": margins.bottom,
            "pad": 0,
        },
        "font": {"family": FONT, "size": SIZE, "color": look.text},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "separators": ".," if language.code == "en" else ",.",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": look.background,
            "bordercolor": look.zero,
            "font": {"family": FONT, "size": SIZE, "color": look.text},
            "align": "left",
        },
        "xaxis": x,
        "yaxis": y,
    }
    # An empty template: Plotly's own would bring its colours and grid back.
    return go.Figure(data=list(traces), layout=base | layout | {"template": "none"})


def label_axis(look: Look, **settings: Any) -> dict[str, Any]:
    """Return an axis that carries names or months: no grid, no line."""
    return {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "ticklabelstandoff": 6,
        # Otherwise a name of several lines at the plot's edge is silently left out.
        "ticklabeloverflow": "allow",
        "fixedrange": True,
        "tickfont": {"size": SIZE - 1, "color": look.text},
        "tickangle": 0,
    } | settings


def value_axis(look: Look, **settings: Any) -> dict[str, Any]:
    """Return an axis that carries numbers: one light grid and a firmer zero line."""
    return {
        "showgrid": True,
        "gridcolor": look.grid,
        "gridwidth": 1,
        "zeroline": True,
        "zerolinecolor": look.zero,
        "zerolinewidth": 1,
        "showline": False,
        "ticks": "",
        "ticklabelstandoff": 6,
        "nticks": 6,
        "fixedrange": True,
        "tickformat": ",~r",
        "tickfont": {"size": SMALL_SIZE, "color": look.muted},
    } | settings


def note(look: Look, text: str, x: Any, y: Any, **settings: Any) -> dict[str, Any]:
    """Return a direct label without an arrow at a point of the plot."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "font": {"family": FONT, "size": SIZE, "color": look.text},
    } | settings


def font(size: int, color: str) -> dict[str, Any]:
    """Return a font of the one family."""
    return {"family": FONT, "size": size, "color": color}
