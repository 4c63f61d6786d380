"""What a file was taken to be, and by what, in words."""

from datetime import date

from boligblik.contracts.vocabulary import Vocabulary
from boligblik.importing import Reading
from boligblik.language import Language, message

KIND_TITLES = {
    "area_indicators": message("Area indicators"),
    "evictions": message("Evictions"),
    "counselling": message("Counselling"),
}
LAYOUTS = {
    "long": message("one row per value"),
    "wide": message("areas and indicators as rows and columns"),
    "monthly": message("one row per month"),
    "month_sheet": message("one sheet per month"),
    "years": message("years side by side"),
    "year": message("organisations and months as rows and columns"),
    "register": message("one row per session"),
}
REASONS = {
    ("kind", "header"): message("Told by the headers at {cell}."),
    ("organisation", "title"): message("The organisation stands above the table {cell}."),
    ("organisation", "sheet_name"): message("The organisation is the sheet's name."),
    ("organisation", "file_name"): message("The organisation stands in the file's name."),
    ("organisation", "column"): message("The organisations stand in the column of {cell}."),
    ("organisation", "answered"): message("The organisation is the one you chose."),
    ("year", "title"): message("The year stands above the table {cell}."),
    ("year", "sheet_name"): message("The year stands in the sheet's name."),
    ("year", "file_name"): message("The year stands in the file's name."),
    ("year", "answered"): message("The year is the one you chose."),
}


def what_it_is(reading: Reading, vocabulary: Vocabulary, language: Language) -> str:
    """Say what kind of figures a file holds, whose, when and how many; empty if nobody knows."""
    if reading.kind is None:
        return ""
    parts = [language.text(KIND_TITLES[reading.kind])]
    parts += [language.text(LAYOUTS[layout]) for layout in (reading.layout or "").split(", ")]
    if reading.organisation:
        parts.append(vocabulary.name_of("organisation", reading.organisation))
    if reading.period:
        parts.append(_months(*reading.period, language))
    parts.append(language.plural("{n} value", "{n} values", reading.row_count))
    return language.text("Taken to be: {what}", what=" · ".join(parts))


def why_it_is_so(reading: Reading, language: Language) -> str:
    """Say what told the kind, the organisation and the year."""
    told = (
        language.text(REASONS[reason.subject, reason.code], cell=reason.cell or "")
        for reason in reading.reasons
    )
    # Several cells together may tell it; then none is named.
    return " ".join(told).replace(" .", ".")


def what_is_not_used(reading: Reading, language: Language) -> str:
    """Name the columns that nothing reads; empty if there are none."""
    if not reading.unused:
        return ""
    unused = language.join(list(reading.unused))
    return language.text("Columns that are not used: {columns}", columns=unused)


def _months(first: date, last: date, language: Language) -> str:
    """Write the months from the first to the last day that a file speaks of."""
    if (first.month, last.month, last.day) == (1, 12, 31):
        years = (str(first.year), str(last.year))
        return "–".join(dict.fromkeys(years))
    if (first.year, first.month) == (last.year, last.month):
        return language.month(first)
    return f"{language.month(first)} \N{EN DASH} {language.month(last)}"
