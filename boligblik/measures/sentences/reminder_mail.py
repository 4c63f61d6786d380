"""The mail that asks a reporter for what it owes: which months, which figures, since when."""

from dataclasses import dataclass
from urllib.parse import quote

from boligblik.language import Language, message
from boligblik.measures.months import months_later
from boligblik.measures.reporter_calendar import Gap, Owing
from boligblik.measures.sentences.counts import measure_name, small

LONGEST_LINK = 1899
"""Characters; mail programs and browsers cut longer links off without a word."""

_REPORT_OF_KIND = {
    "evictions": message("evictions"),
    "counselling": message("financial counselling"),
}


@dataclass(frozen=True)
class Mail:
    """A mail without an address, its lines parted by line feeds."""

    subject: str
    body: str


def reminder_mail(
    owing: Owing, kind: str, language: Language, *, is_example: bool, gaps: int | None = None
) -> Mail:
    """Write the mail to a reporter; beyond the first ``gaps`` it only counts the months."""
    about = language.text(_REPORT_OF_KIND[kind])
    subject = language.text(
        "Monthly figures on {about}: we miss {months}",
        about=about,
        months=months_words(owing, language),
    )
    paragraphs = [
        language.text("Dear {name}", name=owing.organisation_name),
        language.text(
            "We are putting together the monthly figures on {about} and still miss these from you:",
            about=about,
        ),
        "\n".join(_lines(owing, gaps, language)),
        language.text(
            "Please send them as soon as you can, the way you usually do. If there were none in a "
            "month, write 0; an empty field is taken as missing. If you have sent them already, "
            "please disregard this mail."
        ),
        language.text("Thank you for your help!"),
        language.text("Kind regards"),
        language.text("[your name and telephone number]"),
    ]
    if is_example:
        subject = language.text("EXAMPLE: {subject}", subject=subject)
        paragraphs.insert(0, language.text("EXAMPLE, not to be sent: the reporter is invented."))
    return Mail(subject, "\n\n".join(paragraphs))


def months_words(owing: Owing, language: Language) -> str:
    """Name the months that lack something, or count them where they do not follow each other."""
    if len(owing.gaps) == 1:
        return _period(owing.gaps[0], language)
    return language.plural("{n} month", "{n} months", owing.months)


def _lines(owing: Owing, gaps: int | None, language: Language) -> list[str]:
    named = owing.gaps[:gaps]
    lines = [_line(gap, language) for gap in named]
    further = owing.months - sum(gap.months for gap in named)
    if further:
        lines.append(
            language.plural(
                "- and {n} further month; write to us for the whole list",
                "- and {n} further months; write to us for the whole list",
                further,
            )
        )
    return lines


def _line(gap: Gap, language: Language) -> str:
    names = [measure_name(measure, language) for measure in gap.measures]
    figures = language.join([small(name) for name in names])
    return f"- {_period(gap, language)}: {figures} ({_due_words(gap, language)})"


def _period(gap: Gap, language: Language) -> str:
    return language.period(
        gap.first_month, months_later(gap.last_month, 1) - gap.last_month.resolution
    )


def _due_words(gap: Gap, language: Language) -> str:
    day = language.date(gap.first_due)
    if gap.months == 1:
        return language.text("due {day}", day=day)
    return language.text("the first was due {day}", day=day)


def mail_link(mail: Mail) -> str:
    """Write a mail as a link that opens it in the reader's mail program (RFC 6068)."""
    body = mail.body.replace("\n", "\r\n")
    return f"mailto:?subject={quote(mail.subject, safe='')}&body={quote(body, safe='')}"


def reminder_link(owing: Owing, kind: str, language: Language, *, is_example: bool) -> str | None:
    """Write the mail as a link that names as many gaps as it can hold.

    None when not even the mail without a list is short enough.
    """
    for gaps in range(len(owing.gaps), -1, -1):
        mail = reminder_mail(owing, kind, language, is_example=is_example, gaps=gaps)
        link = mail_link(mail)
        if len(link) <= LONGEST_LINK:
            return link
    return None
