"""Text from files and names, shown through Markdown without being read as Markdown."""

import re

# Everything that Streamlit's Markdown gives a meaning: emphasis, links, images, HTML, headings,
# tables, lists, $formulas$, ~strikes~ and :directives:.
_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")
# Web addresses and :material/icons: are looked for after escapes are undone; an invisible joiner
# inside them keeps them text.
_FOUND_LATER = re.compile(r"(?<=:)(?=//|material/)|(?<=www)(?=\.)", re.IGNORECASE)
_JOINER = "\N{WORD JOINER}"

# No-break spaces stay: they keep a figure and its unit on one line.
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


def plain(text: str) -> str:
    """Escape Markdown, so that the reader sees exactly ``text``, on one line."""
    one_line = _SPACES.sub(" ", text).strip()
    return _MARKS.sub(r"\\\1", _FOUND_LATER.sub(_JOINER, one_line))
