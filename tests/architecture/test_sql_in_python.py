"""All SQL lies in ``queries``; Python holds none."""

import ast
import re

import pytest

from tests.architecture.source_files import SourceFile, source_files

SQL = re.compile(
    r"\b(select\b[\s\S]*\bfrom\b|select\s+[\d*$]|insert\s+into\b|update\s+\w+\s+set\b"
    r"|delete\s+from\b|create\s+(or\s+replace\s+)?(table|view|sequence|index|macro)\b"
    r"|drop\s+(table|view)\b|alter\s+table\b|set\s+\w+\s*=|order\s+by\s+\w|attach\s+')",
    re.IGNORECASE,
)
ALLOWED = {
    # The log of migrations must be there before the first migration.
    "boligblik/store/migrating.py": {"_CREATE_LOG", "_READ_LOG", "_ADD_TO_LOG"},
    # Copying the whole file is no question to the data, and the name it takes never changes.
    "boligblik/store/backing_up.py": {"_ATTACH"},
    # Shutting the connection off is a setting of DuckDB, not a question to the data.
    "boligblik/store/opening.py": {
        "set allowed_paths = $allowed",
        "set enable_external_access = false",
        "set lock_configuration = true",
    },
}


def docstrings_of(tree: ast.AST) -> set[int]:
    """Find the nodes that are documentation: strings that stand alone as a statement."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def sql_in(tree: ast.Module) -> set[str]:
    """Find SQL texts: the name of the constant that holds one, or else the text itself."""
    name_of = {
        id(node.value): target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    documentation = docstrings_of(tree)
    return {
        name_of.get(id(node), node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documentation
        and SQL.search(node.value)
    }


@pytest.mark.parametrize("file", source_files(), ids=lambda file: file.path)
def test_python_holds_no_sql(file: SourceFile) -> None:
    assert sql_in(file.tree) == ALLOWED.get(file.path, set())


@pytest.mark.parametrize(
    "text",
    [
        "select 1",
        "SELECT month FROM upload",
        "insert into upload values (1)",
        "delete from upload",
        "update upload set kind = 'x'",
        "create table x (i int)",
    ],
)
def test_the_search_knows_sql(text: str) -> None:
    assert sql_in(ast.parse(f'"""Documentation: select 1"""\nx = run({text!r})')) == {text}
