"""The product's Python files, as the architecture tests read them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from boligblik.settings import PROJECT_FOLDER


@dataclass(frozen=True)
class SourceFile:
    """One Python file: its path below the project and its syntax tree."""

    path: str
    tree: ast.Module

    @property
    def unit(self) -> str:
        """Return the part of the product it belongs to: ``store``, ``importing``, ``pages``."""
        parts = Path(self.path).with_suffix("").parts
        if parts[0] != "boligblik":
            return parts[0]
        return "boligblik" if parts[1] == "__init__" else parts[1]

    def imports(self) -> Iterator[str]:
        """Give the full name of every module that it imports, wherever in the file."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom):
                yield node.module or ""
            elif isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)


@cache
def source_files() -> tuple[SourceFile, ...]:
    """Read the launcher, the package and the pages."""
    files = [
        PROJECT_FOLDER / "app.py",
        *(PROJECT_FOLDER / "boligblik").rglob("*.py"),
        *(PROJECT_FOLDER / "pages").rglob("*.py"),
    ]
    return tuple(
        SourceFile(
            file.relative_to(PROJECT_FOLDER).as_posix(), ast.parse(file.read_text(encoding="utf-8"))
        )
        for file in sorted(files)
    )
