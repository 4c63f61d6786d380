"""What was answered of a sender's layout once is used again next month, as long as it stands."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from boligblik.contracts.desk import Answers
from boligblik.importing import Reading
from boligblik.intake.finding import IMPLAUSIBLE
from boligblik.store.connection import Store
from boligblik.store.reading.uploads import remembered_answers

_SINGLE = ("kind", "dash", "decimal_mark", "shares")


@dataclass(frozen=True)
class Remembered:
    """One answer about a sender's layout, as the store keeps it."""

    organisation: str
    signature: str
    question: str
    answer: str


def answers_to_remember(reading: Reading) -> Sequence[dict[str, object]]:
    """Return the rows of what was answered of a reading's layout; none without a sender.

    What belongs to one month alone, such as its year or a value confirmed, and names, which are
    learnt as such, are not remembered here.
    """
    if reading.organisation is None:
        return []
    given = reading.answers
    told = [(question, getattr(given, question)) for question in _SINGLE]
    told += [
        ("confirmed", finding.key)
        for finding in reading.findings
        if finding.code not in IMPLAUSIBLE and finding.key in given.confirmed
    ]
    return [
        asdict(Remembered(reading.organisation, reading.signature, question, answer))
        for question, answer in told
        if answer is not None
    ]


def with_remembered(store: Store, reading: Reading) -> Answers:
    """Return a reading's answers, with those that its sender's layout was given before.

    What is answered now counts before what was answered then.
    """
    if reading.organisation is None or not reading.blocking:
        return reading.answers
    known = remembered_answers(store, reading.organisation, reading.signature)
    confirmed = frozenset(each.answer for each in known if each.question == "confirmed")
    told = {each.question: each.answer for each in known if each.question in _SINGLE}
    now = reading.answers
    return replace(
        now,
        kind=now.kind or told.get("kind"),
        dash=now.dash or told.get("dash"),
        decimal_mark=now.decimal_mark or told.get("decimal_mark"),
        shares=now.shares or told.get("shares"),
        confirmed=now.confirmed | confirmed,
    )
