"""Hold a statement against what the SQL box allows, before it is run.

The statement's tree, as DuckDB itself parses it, may hold nothing but what is listed here: what is
not known is refused. The process that runs it can reach nothing either; this is what makes the
refusal a sentence.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb

from boligblik.store.sql_refusal import Reason, Refusal, told_by_duckdb

_FUNCTIONS_FILE = Path(__file__).parent / "sql_functions.txt"
_TABLE_FUNCTIONS = {"generate_series", "range", "unnest"}
_FORMS = {
    "SELECT_NODE",
    "SET_OPERATION_NODE",
    "RECURSIVE_CTE_NODE",
    "CTE_NODE",
    "BASE_TABLE",
    "JOIN",
    "SUBQUERY",
    "EMPTY",
    "EXPRESSION_LIST",
    "TABLE_FUNCTION",
    "PIVOT",
    "ORDER_MODIFIER",
    "LIMIT_MODIFIER",
    "LIMIT_PERCENT_MODIFIER",
    "DISTINCT_MODIFIER",
    "ORDER_DEFAULT",
    "ASCENDING",
    "DESCENDING",
    # What types are made of, as of 0.5 or of a list: they reach nothing.
    "DECIMAL_TYPE_INFO",
    "LIST_TYPE_INFO",
    "ARRAY_TYPE_INFO",
    "STRUCT_TYPE_INFO",
}
_Node = Mapping[str, Any]


def allowed_functions() -> frozenset[str]:
    """Read the functions that may be used; the file has them by subject, words on a line."""
    lines = _FUNCTIONS_FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def check(
    connection: duckdb.DuckDBPyConnection, sql: str, views: Collection[str]
) -> Refusal | None:
    """Return why a statement may not be run, None if it may; nothing of it is run."""
    asked = duckdb.FunctionExpression("json_serialize_sql", duckdb.ConstantExpression(sql))
    tree = connection.values(asked).fetchall()[0][0]
    try:
        return _refusal_of_tree(json.loads(tree), views)
    except RecursionError:
        return Refusal(Reason.NESTED)


def _refusal_of_tree(parsed: _Node, views: Collection[str]) -> Refusal | None:
    if parsed["error"]:
        if "expression depth" in parsed["error_message"]:
            return Refusal(Reason.NESTED)
        if parsed["error_type"] == "parser":
            return Refusal(Reason.SYNTAX, told_by_duckdb(parsed["error_message"]))
        return Refusal(Reason.NOT_A_QUESTION)
    if len(parsed["statements"]) != 1:
        return Refusal(Reason.SEVERAL if parsed["statements"] else Reason.EMPTY)
    functions = allowed_functions()
    return next(_refusals(parsed["statements"][0], frozenset(views), functions), None)


def _refusals(node: object, names: frozenset[str], functions: frozenset[str]) -> Iterator[Refusal]:
    """Give what a part of the tree may not hold; ``names`` can be read from where it stands."""
    if isinstance(node, list):
        for part in node:
            yield from _refusals(part, names, functions)
    elif isinstance(node, dict):
        refusal = _refusal_of(node, names, functions)
        if refusal:
            yield refusal
            return
        if "cte_map" in node:
            for name, query in _named_queries(node):
                yield from _refusals(query, _with_itself(names, query), functions)
                names |= {name}
        for key, part in node.items():
            if key != "cte_map":
                yield from _refusals(part, names, functions)


def _named_queries(node: _Node) -> list[tuple[str, _Node]]:
    return [(entry["key"].lower(), entry["value"]["query"]) for entry in node["cte_map"]["map"]]


def _with_itself(names: frozenset[str], query: _Node) -> frozenset[str]:
    """Only a recursive query sees its own name; another of that name would be DuckDB's own."""
    if query["node"]["type"] == "RECURSIVE_CTE_NODE":
        return names | {query["node"]["cte_name"].lower()}
    return names


def _refusal_of(node: _Node, names: frozenset[str], functions: frozenset[str]) -> Refusal | None:
    kind = node.get("type")
    if "class" in node:
        return _refusal_of_expression(node, functions)
    if not isinstance(kind, str):
        return None
    if kind == "SHOW_REF":
        return Refusal(Reason.NOT_A_QUESTION)
    if kind == "TABLE_FUNCTION":
        name = str(node["function"].get("function_name", "")).lower()
        return None if name in _TABLE_FUNCTIONS else Refusal(Reason.TABLE_FUNCTION, name)
    if kind == "BASE_TABLE":
        return _refusal_of_table(node, names)
    return None if kind in _FORMS else Refusal(Reason.FORM, kind)


def _refusal_of_table(node: _Node, names: frozenset[str]) -> Refusal | None:
    path = [
        part for part in (node["catalog_name"], node["schema_name"], node["table_name"]) if part
    ]
    if len(path) == 1 and path[0].lower() in names:
        return None
    return Refusal(Reason.TABLE, ".".join(path))


def _refusal_of_expression(node: _Node, functions: frozenset[str]) -> Refusal | None:
    if node["class"] == "PARAMETER":
        return Refusal(Reason.PARAMETER)
    name = str(node.get("function_name", "")).lower()
    is_known = not name or node.get("is_operator") or name in functions
    return None if is_known else Refusal(Reason.FUNCTION, name)
