"""The published list of all findings: what each code means and what it asks for."""

from boligblik.intake.finding import Finding, Weight
from boligblik.intake.finding_text import TEXTS
from boligblik.language import Language, message

_HEADINGS = {
    Weight.STOPS: message("Stops: the file must be corrected"),
    Weight.ASKS: message("Asks: the analyst answers, and nothing is stored before"),
    Weight.NOTES: message("Notes: worth knowing, and holds nothing back"),
}


def finding_list(language: Language) -> str:
    """Write the list as Markdown, by weight and code; parts in braces come from the file."""
    title = language.text("Findings in spreadsheets")
    parts = [f"# {title}"]
    for weight, heading in _HEADINGS.items():
        codes = sorted(code for code in TEXTS if Finding(code).weight is weight)
        parts += [
            f"## {language.text(heading)}",
            "\n".join(_line(code, language) for code in codes),
        ]
    return "\n\n".join(parts) + "\n"


def _line(code: str, language: Language) -> str:
    return f"- `{code}`: {language.template(TEXTS[code])}"
