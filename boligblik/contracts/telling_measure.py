"""What a file's titles and names say of its figures, where no head says what they count."""

import re

from boligblik.contracts.columns import Titles
from boligblik.contracts.desk import Desk
from boligblik.intake.finding import Finding

_EVICTIONS = re.compile(r"uds(?:æ|ae)t|udsatte|evict", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:restanc|foged(?!uds)|oph(?:æ|ae)vels|opsigels|rykker|gengang|r(?:å|aa)dgiv|henvendels"
    r"|fraflyt|tilflyt|inkasso|ansat|medarbejder|indbrud|arrears|reminder|terminat)\w*",
    re.IGNORECASE,
)
_DERIVED = re.compile(
    r"\b(?:ak)?kumuler\w*|\b(?:år|aar) til dato\b|\b(?:å|aa)td\b|\bi (?:procent|pct)\b|\bandel\w*"
    r"|\bindeks\w*|\bcumulat\w*|\byear to date\b|\bytd\b|\bin per ?cent\b|\bshare of\b",
    re.IGNORECASE,
)


def doubt_measure(titles: Titles, sheet: str, desk: Desk) -> None:
    """Ask whether figures without a head of their own are evictions, unless something says so.

    A title or the sheet that names something else is asked about too, even beside evictions.
    """
    for cell in titles.all:
        if _OTHER.search(cell.text):
            desk.note("measure_differs", cell)
            return
    if found := _OTHER.search(sheet):
        desk.findings.append(Finding("measure_differs", sheet, value=found.group()))
        return
    texts = (*(cell.text for cell in titles.all), sheet, desk.file_name)
    if not any(_EVICTIONS.search(text) for text in texts):
        desk.findings.append(Finding("measure_untold", sheet))


def doubt_derived(titles: Titles, sheet: str, desk: Desk) -> None:
    """Ask where titles or names tell of running totals, shares or an index."""
    for cell in titles.all:
        if _DERIVED.search(cell.text):
            desk.note("derived_figures", cell)
            return
    for name in (sheet, desk.file_name):
        if found := _DERIVED.search(name.replace("_", " ")):
            desk.findings.append(Finding("derived_figures", sheet, value=found.group()))
            return
