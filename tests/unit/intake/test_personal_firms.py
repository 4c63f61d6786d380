"""Numbers and names of firms are nobody's; telephones beside them are. All are made up."""

import pytest

from boligblik.intake.grid import Grid, Sheet
from boligblik.intake.personal import personal_findings


def findings_in(*lines: str) -> list[tuple[str, str | None]]:
    grid = Grid((Sheet("", [[line] for line in lines]),), "csv")
    return [(finding.code, finding.cell) for finding in personal_findings("a.csv", grid)]


@pytest.mark.parametrize(
    "text", ["CVR 35 20 93 52", "CVR-nr. 25 31 37 63", "cvr nr: 25 31 37 63", "Lars Larsen Group"]
)
def test_a_firm_is_nobody(text: str) -> None:
    assert findings_in("Note", text, "intet") == []


@pytest.mark.parametrize("header", ["CVR", "CVR-nr.", "Cvr nummer"])
def test_numbers_in_pairs_below_their_header_are_those_of_firms(header: str) -> None:
    assert findings_in(header, "25 31 37 63", "35 20 93 52", "30 11 22 33") == []


@pytest.mark.parametrize("text", ["CVR 35209352, tlf. 22334455", "CVR 35 20 93 52, 22 33 44 55"])
def test_a_telephone_beside_the_number_of_a_firm_is_found(text: str) -> None:
    assert findings_in("Note", text) == [("personal_phone", "A2")]


def test_a_telephone_told_of_below_the_header_of_firms_is_found() -> None:
    assert findings_in("CVR", "25 31 37 63", "tlf. 22334455") == [("personal_phone", "A3")]


@pytest.mark.parametrize("text", ["SMS til 51525354", "sms 51525354", "ring på 51525354"])
def test_a_telephone_that_is_written_to_is_found(text: str) -> None:
    assert findings_in("Note", text) == [("personal_phone", "A2")]
