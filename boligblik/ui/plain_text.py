"""Text from files and names, shown through Markdown without being read as Markdown."""

import re

# Everything that Streamlit's Markdown gives a meaning: emphasis, links, images, HTML, headings,
# tables, lists, $formulas$, ~strikes~ and :directives:.
_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def plain(text: str) -> str:
    """Escape Markdown, so that the reader sees exactly ``text``, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
