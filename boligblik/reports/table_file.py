"""What the downloads of a table have in common: their name, their notes, harmless text."""

import re
import unicodedata

from boligblik.charts.caption import Caption
from boligblik.language import Language, message

EXAMPLE_LINE = message("Example data: every figure is invented")
_SPELLED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa"})
_NAME_LENGTH = 60


def file_name(caption: Caption, language: Language, ending: str) -> str:
    """Name a download after its title, in ASCII; example data say so first."""
    letters = unicodedata.normalize("NFKD", caption.title.translate(_SPELLED).lower())
    words = re.findall(r"[a-z0-9]+", letters.encode("ascii", "ignore").decode())
    name = "-".join(words)[:_NAME_LENGTH].strip("-") or "boligblik"
    prefix = language.text("example-data") + "-" if caption.is_example else ""
    return f"{prefix}{name}.{ending}"


def notes(caption: Caption, language: Language) -> list[tuple[str, str]]:
    """List what must follow the figures wherever they go."""
    given = [
        (language.text("Title"), caption.title),
        (language.text("What is shown"), caption.subtitle),
        (language.text("Source"), caption.source),
        (language.text("Data as of"), caption.as_of),
        (language.text("What is missing"), caption.missing),
        (language.text("Note"), language.text(EXAMPLE_LINE) if caption.is_example else None),
    ]
    return [(name, text) for name, text in given if text]
