"""Findings as sentences: place, merging, and a text for every code in both languages."""

import pytest

from boligblik.intake.finding import Finding
from boligblik.intake.finding_text import finding_sentences, text_of
from boligblik.language import DANISH, ENGLISH


def dashes(*cells: str) -> list[Finding]:
    return [Finding("dash_asked", "Jan", cell, "Udsættelser", "-") for cell in cells]


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (["D14"], "D14"),
        (["D14", "D15"], "D14\N{EN DASH}D15"),
        (["D30", "D14", "D17", "D18"], "D14, D17\N{EN DASH}D18, D30"),
        (["AA2", "B2", "B1"], "B1\N{EN DASH}B2, AA2"),
    ],
)
def test_equal_findings_are_merged_with_their_cells(cells: list[str], shown: str) -> None:
    (sentence,) = finding_sentences(dashes(*cells), DANISH)
    assert sentence.startswith(f"Ark Jan {shown} (Udsættelser): “-” kan betyde")


def test_findings_that_differ_stay_apart() -> None:
    other = Finding("dash_asked", "Feb", "D14", "Udsættelser", "-")
    assert len(finding_sentences([*dashes("D14"), other], DANISH)) == 2


def test_csv_has_no_sheet_to_name() -> None:
    (sentence,) = finding_sentences([Finding("not_whole", "", "B2", None, "1,5")], ENGLISH)
    assert sentence == "B2: “1,5” is not a whole number. Counts are whole."


def test_month_is_written_out() -> None:
    finding = Finding("month_without_sessions", params=(("month", "2016-03"), ("until", "2016-03")))
    assert "marts 2016" in text_of(finding, DANISH)
    assert "March 2016" in text_of(finding, ENGLISH)
    gap = Finding("month_without_sessions", params=(("month", "2015-11"), ("until", "2016-02")))
    assert "november 2015\N{EN DASH}februar 2016" in text_of(gap, DANISH)


def test_braces_in_a_value_are_only_text() -> None:
    finding = Finding("number_unreadable", "Ark1", "B2", None, "{value.__class__}")
    assert "{value.__class__}" in text_of(finding, DANISH)
