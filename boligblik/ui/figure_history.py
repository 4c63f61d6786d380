"""What uploads ever said of a figure: value, file, sheet, cell, day and person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import pandas as pd
import streamlit as st

from boligblik.language import Language
from boligblik.ui.plain_text import plain
from boligblik.ui.uploads_view import local_day


class Said(Protocol):
    """What one upload said, and where (times in UTC)."""

    @property
    def file_name(self) -> str: ...
    @property
    def sheet(self) -> str: ...
    @property
    def cell(self) -> str: ...
    @property
    def recorded_at(self) -> datetime: ...
    @property
    def recorded_by(self) -> str: ...
    @property
    def is_withdrawn(self) -> bool: ...


@dataclass(frozen=True)
class Line:
    """One thing that was said, with its value (and period) written out."""

    written: tuple[str, ...]
    said: Said


def show_history(lines: Sequence[Line], headings: Sequence[str], language: Language) -> None:
    """Show a table, newest first; ``headings`` are those of what is written out."""
    columns = [
        *headings,
        language.text("File"),
        language.text("Sheet"),
        language.text("Cell"),
        language.text("Approved"),
        language.text("By"),
        language.text("Stands"),
    ]
    rows = [
        [
            *line.written,
            line.said.file_name,
            line.said.sheet,
            line.said.cell,
            local_day(line.said.recorded_at, language),
            line.said.recorded_by,
            language.text("no, withdrawn") if line.said.is_withdrawn else language.text("yes"),
        ]
        for line in lines
    ]
    frame = pd.DataFrame([[plain(text) for text in row] for row in rows], columns=columns)
    st.table(frame, border="horizontal", hide_index=True)
