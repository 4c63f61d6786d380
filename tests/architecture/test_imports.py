"""Imports go downwards only, and each library has its own place."""

import pytest

from tests.architecture.source_files import SourceFile, source_files

LEVELS = [
    {"destinations", "exit_codes", "language", "settings"},
    {"intake"},
    {"measures"},
    {"contracts", "charts", "store"},
    {"importing", "reports", "status"},
    {
        "backup_commands",
        "board_figures",
        "board_plots",
        "exploring",
        "figures_since",
        "kept_forecasts",
        "marking_apart",
        "needing_action",
        "reading_apart",
        "reading_sentences",
        "remembering",
    },
    {"approving", "since_then", "sql_views"},
    {"board_slides", "plausibility", "starting"},
    {"command_line", "file_commands", "ui"},
    {"mark_command", "store_commands"},
    {"main", "__main__", "pages", "app"},
]
"""From the bottom up; a unit imports from levels below its own, never beside or above it."""

PLACES_OF_LIBRARIES = {
    "streamlit": {"app", "pages", "main", "ui"},
    "starlette": {"app", "ui"},
    "duckdb": {"store"},
    "pyarrow": {"store", "intake"},
    "plotly": {"charts"},
    "openpyxl": {"reports"},
    "pptx": {"reports"},
    "typst": {"reports"},
    "font_source_sans_pro": {"reports"},
    "python_calamine": {"intake"},
    "pandas": {"ui"},
    "scipy": {"measures"},
    "babel": {"language"},
    "gettext": {"language"},
}
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}

EVERY_FILE = pytest.mark.parametrize("file", source_files(), ids=lambda file: file.path)


def level_of(unit: str) -> int:
    """Return a unit's level, 0 at the bottom."""
    found = [level for level, units in enumerate(LEVELS) if unit in units]
    assert found, f"say in LEVELS where boligblik/{unit} belongs"
    return found[0]


@EVERY_FILE
def test_imports_go_downwards(file: SourceFile) -> None:
    if file.path == "boligblik/__init__.py":
        assert list(file.imports()) == []
        return
    for name in file.imports():
        parts = name.split(".")
        assert parts[0] not in {"pages", "app", "tests", "benchmarks"}, name
        if parts[0] == "boligblik":
            imported = parts[1]
            is_below = level_of(imported) < level_of(file.unit)
            assert imported == file.unit or is_below, f"{file.path} imports {name}"


@EVERY_FILE
def test_libraries_are_imported_in_their_place_only(file: SourceFile) -> None:
    for name in file.imports():
        library = name.split(".")[0]
        assert file.unit in PLACES_OF_LIBRARIES.get(library, {file.unit}), name


@EVERY_FILE
def test_names_say_what_they_hold(file: SourceFile) -> None:
    words = set(file.path.removesuffix(".py").replace("/", "_").split("_"))
    assert not words & NAMES_THAT_SAY_NOTHING


def test_every_level_is_in_use() -> None:
    in_use = {file.unit for file in source_files()}
    assert set().union(*LEVELS) <= in_use
