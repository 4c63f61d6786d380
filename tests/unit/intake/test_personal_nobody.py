"""Texts and numbers that tell of nobody pass. All are made up."""

import pytest

from boligblik.intake.finding import Finding
from boligblik.intake.grid import Grid, Sheet, Value
from boligblik.intake.personal import personal_findings

NOBODY: list[Value] = [
    # Days, moments and years
    "14-03-2016",
    "20160314",
    20160314,
    "20160314120000",
    "2016-03-14T12:00:00",
    "14.03.2016 12:30",
    "01-01-2016 1430",
    "01-01-2016 - 2017",
    "1/1-2016 - 31/12-2016",
    "2015 2016",
    "Kontakt 2015 2016",
    "Telefon 14-03-2016",
    "Telefonrådgivning 20160314",
    # Figures
    "0,1012803456",
    "55.1012803456",
    0.1012803456,
    "1012803456,78",
    "1.012.803.456",
    "12.345.678,00",
    "310,232,863",
    "+12.345.678",
    "10 118 012 345",
    # Numbers of cases, firms and things
    12345678,
    "48213377",
    "CVR 12345678",
    "5790001234567",
    "E-0001",
    "J.nr. 2016-12345",
    "27.36.00-A00-1-17",
    "301302-1234",
    # Places
    "Sankt Klemensparken",
    "Hans Tausens Gade",
    "H.C. Andersens Boulevard",
    "Jens Juels Vej 4",
    "Hans Jensens Stræde",
    "Thomas B. Thriges Gade",
    "Niels Bohrs Allé",
    "Carl Nielsen Museet",
    "Nyborg, Svendborg og Kerteminde",
    "5000 Odense C",
    # Firms, months and single words
    "Peter Hansen A/S",
    "Jens Hansen & Søn",
    "Boligforeningen Per Hansens Minde",
    "Maj",
    "April 2016",
    "august",
    "Brødrene Hansen",
    "Hotel Jensen",
    "Vi så Hansen",
    "Udarbejdet af JH",
    "Mette",
    "Hansen",
    "Bo Vest",
    "Per afdeling",
    # What only stands by a title, and families of no name
    "Familien har betalt",
    "familien Odense",
    "familien Holm Ejendomme",
    "Afdelingen har 24 hr. Service",
    "HR Afdelingen",
    "hr Boligforeningen",
    "Vor Frue Kirke",
    "Kommunens fru",
    # Accounts in the books, and codes like accounts
    "Konto 1234",
    "Kontoplan 2016, konto 101234",
    "Konto 2016-12345",
    "DK5000400440116244",
    "AB12 3456 7890 1234",
    "regnskab 2016 12345",
    "Regnskab 2015 1.234.567",
    "Regnskab 2016 12345678",
    "Konto 6510 1250000 kr.",
    # What only begins like an address
    "5 stk@12.50",
    "RT @user.name",
    "the 4. th",
    "kl. 12",
    "Ring 3",
]


def codes_of(value: Value) -> list[Finding]:
    return personal_findings("a.xlsx", Grid((Sheet("Ark1", [["Sag"], [value]]),), "xlsx"))


@pytest.mark.parametrize("value", NOBODY)
def test_what_tells_of_nobody_passes(value: Value) -> None:
    assert codes_of(value) == []
