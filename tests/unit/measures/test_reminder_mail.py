"""The link to a mail: it says what the mail says, and is never too long for a mail program."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligblik.language import DANISH
from boligblik.measures.reporter_calendar import Gap, Owing
from boligblik.measures.sentences.reminder_mail import (
    LONGEST_LINK,
    mail_link,
    reminder_link,
    reminder_mail,
)

MEASURES = ("evictions", "arrears", "dates_set", "reminders", "terminations", "repeat_cases")


def gap(month: int, *measures: str) -> Gap:
    first = date(2016, month, 1)
    return Gap(first, first, date(2016, month + 1, 10), measures)


def owing(name: str, *gaps: Gap) -> Owing:
    return Owing("nord", name, gaps)


def mail_in(link: str) -> tuple[str, str]:
    """Read a link as a mail program does: percent signs undone, a plus left as it is."""
    address, query = urlsplit(link).path, urlsplit(link).query.replace("+", "%2B")
    assert address == ""
    fields = parse_qs(query, strict_parsing=True)
    assert set(fields) == {"subject", "body"}
    return fields["subject"][0], fields["body"][0]


def test_the_link_holds_the_mail_with_danish_letters_and_lines() -> None:
    owed = owing("Sønder & Ås = 100 % + #1?", gap(9, "evictions"))
    mail = reminder_mail(owed, "evictions", DANISH, is_example=False)
    link = mail_link(mail)
    assert mail_in(link) == (mail.subject, mail.body.replace("\n", "\r\n"))
    assert "S%C3%B8nder%20%26%20%C3%85s" in link
    assert "%0D%0A%0D%0A" in link
    assert not set(link.removeprefix("mailto:?subject=").replace("&body=", "")) & set(" +&?#\r\n")


def test_a_mail_that_fits_names_everything() -> None:
    owed = owing("Nord", gap(8, "evictions"), gap(9, "evictions", "arrears"))
    whole = reminder_mail(owed, "evictions", DANISH, is_example=False)
    assert reminder_link(owed, "evictions", DANISH, is_example=False) == mail_link(whole)


@given(st.lists(st.lists(st.sampled_from(MEASURES), min_size=1, unique=True), max_size=11))
def test_a_link_is_never_too_long_and_never_leaves_a_month_unsaid(lacking: list[list[str]]) -> None:
    owed = owing("Boligforeningen", *(gap(n + 1, *names) for n, names in enumerate(lacking)))
    link = reminder_link(owed, "evictions", DANISH, is_example=True)
    assert link is not None
    assert len(link) <= LONGEST_LINK < 1900
    _, body = mail_in(link)
    listed = [line for line in body.split("\r\n") if "(frist " in line]
    said_of_more = [line for line in body.split("\r\n") if line.startswith("- og ")]
    more = int(said_of_more[0].split()[2]) if said_of_more else 0
    assert len(listed) + more == len(lacking)


def test_without_room_for_the_list_its_beginning_stands_in_the_link() -> None:
    owed = owing("Nord", *(gap(month, *MEASURES[: 2 + month % 5]) for month in range(1, 12)))
    link = reminder_link(owed, "evictions", DANISH, is_example=False)
    assert link is not None
    _, body = mail_in(link)
    assert "- januar 2016: udsættelser, beboere i restance og fogeddatoer" in body
    assert "måneder mere" in body


def test_a_name_too_long_for_any_link_gives_none() -> None:
    owed = owing("Å" * 300, gap(9, "evictions"))
    assert reminder_link(owed, "evictions", DANISH, is_example=False) is None


@pytest.mark.parametrize("is_example", [True, False])
def test_only_a_mail_about_an_example_is_marked(is_example: bool) -> None:
    mail = reminder_mail(
        owing("Nord", gap(9, "evictions")), "evictions", DANISH, is_example=is_example
    )
    assert mail.subject.startswith("EKSEMPEL") == is_example
    assert mail.body.startswith("EKSEMPEL") == is_example
