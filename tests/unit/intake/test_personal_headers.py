"""Headers of personal data are told from the same words in lists and values."""

from collections.abc import Sequence
from datetime import date

import pytest

from boligblik.intake.grid import Grid, Sheet, Value
from boligblik.intake.personal import personal_findings


def findings_in(lines: Sequence[Sequence[Value | None]]) -> list[tuple[str, str | None]]:
    found = personal_findings("a.csv", Grid((Sheet("", lines),), "csv"))
    return [(finding.code, finding.cell) for finding in found]


@pytest.mark.parametrize(
    "lines",
    [
        [["Dato", "Tlf. nr."]],
        [["Oversigt"], ["Navn", "Antal"], ["x", 3]],
        [["Område", "Antal"], ["Bolbro", 3], [None, None], ["Sag", "E-mail"], ["x", "y"]],
        [["Oplysninger", "Tal"], ["Telefon", "Antal"], [20304050, 3]],
        [["Lejerens navn", "Navn på lejer"]],
        [["CPR-nummer"]],
        [["Borger", "Dato"], ["x", "y"]],
        [["Dato", "Fødselsår"], [date(2016, 3, 14), 1980]],
        [["Dato", "Sagsnummer", "Køn"], [date(2016, 3, 14), "A-1", "K"]],
        [["Sags-id", "Køn (M/K)"], ["A-1", "K"]],
        [["Alder", "Sagsnr."], [44, "A-1"]],
        [["Nationalitet", "Sag"], ["Dansk", "A-1"]],
    ],
)
def test_header_of_personal_data_is_found(lines: list[list[Value | None]]) -> None:
    assert "personal_column" in {code for code, _ in findings_in(lines)}


@pytest.mark.parametrize(
    "lines",
    [
        [["Henvendelse"], ["Telefon"], ["Mail"], ["Personligt"]],
        [["Dato", "Henvendelse"], [date(2016, 3, 14), "Telefon"], [date(2016, 3, 15), "Mail"]],
        [["Henvendelse", "Antal"], ["Telefon", 45], ["Mail", 12]],
        [["Henvendelse", "Sted"], ["Telefon", "Kontoret"], ["Mail", "Hjemme"]],
        [["Område", "Køn", "Alder", "2016"], ["Bolbro", "Mænd", "18-24 år", 12]],
        [["Borgere", "Antal borgere", "Alder"], [3, 4, "18-24 år"]],
        [["Dato", "Sagsnummer", "Kontakt"], [date(2016, 3, 14), "A-1", "Køn"]],
        [["Afdelingsnavn", "Områdets navn", "Beboere", "Lejere", "Mobilitet"]],
    ],
)
def test_words_in_lists_and_values_are_no_headers(lines: list[list[Value | None]]) -> None:
    assert findings_in(lines) == []
