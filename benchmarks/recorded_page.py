"""What a page drew, kept as constants: its elements, and its charts with their words and tables."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

import streamlit as st

from boligblik.charts.caption import Caption
from boligblik.charts.table import Table
from boligblik.charts.theme import Figure, Look, look_for
from boligblik.language import Language
from boligblik.ui import area_sections
from boligblik.ui.chart import draw_chart

_ELEMENTS = ("title", "header", "subheader", "markdown", "table")


@dataclass
class RecordedPage:
    """A page's elements in order (name, arguments, options), and its charts."""

    elements: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)
    charts: list[tuple[Figure, Caption, Table, str]] = field(default_factory=list)


@contextmanager
def recording() -> Iterator[RecordedPage]:
    """Record what the areas page draws while it is drawn as ever."""
    page = RecordedPage()
    in_chart: list[str] = []

    def record_chart(
        figure_of: Callable[[Look], Figure],
        caption: Caption,
        table: Table,
        language: Language,
        key: str,
        **options: Any,
    ) -> None:
        page.charts.append((figure_of(look_for("light")), caption, table, key))
        in_chart.append(key)
        draw_chart(figure_of, caption, table, language, key, **options)
        in_chart.clear()

    def recorder(name: str, draw: Callable[..., object]) -> Callable[..., object]:
        def record(*arguments: Any, **options: Any) -> object:
            if not in_chart:
                page.elements.append((name, arguments, options))
            return draw(*arguments, **options)

        return record

    with ExitStack() as patches:
        patches.enter_context(patch.object(area_sections, "draw_chart", record_chart))
        for name in _ELEMENTS:
            patches.enter_context(patch.object(st, name, recorder(name, getattr(st, name))))
        yield page
