"""Which quotes stand around a text file's cells, and how quotes within them are written."""

import re

QUOTES = ('"', "'")
_SINGLE_QUOTED = re.compile(
    r"(?m)(?:^|(?P<mark>[;\t|,]) ?)'(?P<inside>(?:[^'\n]|''|(?<=\\)')*)'(?= ?(?:[;\t|,]|$))"
)
_DOUBLE_QUOTED = re.compile(r'(?m)(?:^|[;\t|,] ?)"|"(?= ?(?:[;\t|,]|$))')


def unescaped(text: str, quote: str, escape: str | None) -> str:
    """Return text with doubled quotes instead of escaped ones."""
    if escape is None or escape not in text:
        return text
    parts = text.split(escape * 2)
    return escape.join(part.replace(escape + quote, quote * 2) for part in parts)


def escape_in(text: str, quote: str) -> str | None:
    """Tell whether quotes inside quotes have a backslash before them."""
    escaped = len(re.findall(rf"\\{quote}(?:[\w\s.]|{quote}(?:\W|$))", text))
    ends_or_plain = len(re.findall(rf"\\{quote}(?:[^\w\s.{quote}]|$)|\w{quote}\w", text))
    return "\\" if escaped and escaped >= ends_or_plain else None


def quotes_in(text: str) -> list[str]:
    """Return the quotes that may stand around a text's cells, likeliest first."""
    if not _DOUBLE_QUOTED.search(text) and any(map(_needs_quotes, _SINGLE_QUOTED.finditer(text))):
        return ["'"]
    at_edges = len(re.findall(r"(?m)(?:^|\W) ?'[^'\n]+'(?=\W|$)", text))
    return ['"', "'"] if at_edges > 1 else ['"']


def _needs_quotes(cell: re.Match[str]) -> bool:
    """Tell whether a cell could not be written without the single quotes around it."""
    inside = cell["inside"]
    return '"' in inside or "'" in inside or (cell["mark"] or "\n") in inside
