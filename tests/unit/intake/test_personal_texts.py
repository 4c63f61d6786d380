"""What a single text or number tells of a person, and what it does not. All persons are made up."""

import pytest

from boligblik.intake.finding import Finding
from boligblik.intake.grid import Grid, Sheet, Value
from boligblik.intake.personal import personal_findings

NO_WIDTH, SOFT_HYPHEN = "\N{ZERO WIDTH SPACE}", "\N{SOFT HYPHEN}"

NUMBERS: list[Value] = [
    "010180-1234",
    "LEJ0101801234",
    "'0101801234",
    "Cpr.nr.: 0101801234 er oplyst",
    "cpr 101801234",
    "(010180-1234)",
    3112991234.0,
    101801234.0,
    "101801234",
    "\N{FULLWIDTH DIGIT ZERO}\N{FULLWIDTH DIGIT ONE}0180-1234",
    "\N{ARABIC-INDIC DIGIT ZERO}\N{ARABIC-INDIC DIGIT ONE}01801234",
    f"0{NO_WIDTH}1{NO_WIDTH}0{NO_WIDTH}1801234",
    f"010180{NO_WIDTH}1234",
    f"0101{SOFT_HYPHEN}801234",
    "Sagen drejer sig\nom 010180-1234",
]
ADDRESSES: list[Value] = [
    "a@example.dk",
    "Skriv til jens.hansen@example.co.uk i dag",
    "jens @ example.dk",
    "a\N{FULLWIDTH COMMERCIAL AT}example.dk",
    "A.B@EXAMPLE.DK",
]
PHONES: list[Value] = [
    "12 34 56 78",
    "20 30 40 50",
    "20\N{NO-BREAK SPACE}30\N{NO-BREAK SPACE}40\N{NO-BREAK SPACE}50",
    "65-12-34-56",
    "+45 20304050",
    "(+45) 20 30 40 50",
    "0045 20 30 40 50",
    "+46 70 123 45 67",
    "tlf. 20304050",
    "tlf20304050",
    "Telefon nr. 66123456",
    "mobil 2030 4050",
    "Ring til 20304050",
    "Kan træffes på 20 30 40 50 efter kl. 15",
]
NAMES: list[Value] = [
    "Jens Hansen",
    "Talt med Jens Hansen",
    "Udarbejdet af Jens Hansen",
    "jens hansen",
    "jens hansens gæld",
    "JENS HANSEN",
    "Jens\N{NO-BREAK SPACE}Hansen",
    "Hansen, Jens",
    "Mette Lund",
    "Jens Peter Hansen",
    "Lars P. Jensen, CIVICA",
    "Anne-Mette Hansen",
    "Karl-Emil Holm-Nielsen",
    "Fatima Ahmed",
    "Mohammed Ali Hassan",
    "Mette Hansens sag",
    "August Hansen",
    "Advokat Mette Kjær skriver",
    "Tak til Søren Østergaard for mødet",
    "Talt med Xerxes Hansen",
    "Familien Nielsen",
]
DWELLINGS: list[Value] = [
    "Eksempelvej 12, 2. tv",
    "Eksempelvej 4, st. th",
    "Eksempelvej 12A, 3.mf.",
    "Bor Prøvegade 10, kl. tv.",
]
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
    # What only begins like an address
    "5 stk@12.50",
    "RT @user.name",
    "the 4. th",
    "kl. 12",
    "Ring 3",
]


def codes_of(value: Value) -> list[Finding]:
    return personal_findings("a.xlsx", Grid((Sheet("Ark1", [["Sag"], [value]]),), "xlsx"))


@pytest.mark.parametrize(
    ("code", "value"),
    [
        *(("personal_number", value) for value in NUMBERS),
        *(("personal_address", value) for value in ADDRESSES),
        *(("personal_phone", value) for value in PHONES),
        *(("personal_name", value) for value in NAMES),
        *(("personal_dwelling", value) for value in DWELLINGS),
    ],
)
def test_what_tells_of_a_person_is_found(code: str, value: Value) -> None:
    assert codes_of(value) == [Finding(code, "Ark1", "A2")]


@pytest.mark.parametrize("value", NOBODY)
def test_what_tells_of_nobody_passes(value: Value) -> None:
    assert codes_of(value) == []


@pytest.mark.parametrize("text", ["010180-1234", "Mette Lund", "tlf. 20304050", "a@example.dk"])
def test_names_of_files_and_sheets_and_comments_are_read_too(text: str) -> None:
    comments = {(1, 1): f"Husk {text}"}
    grid = Grid((Sheet(text, [["Sag"]], comments=comments),), "xlsx")
    assert personal_findings(f"{text.replace(' ', '_')}-2016.xlsx", grid) == [
        Finding("personal_file_name"),
        Finding("personal_sheet_name"),
        Finding("personal_comment", None, "A1"),
    ]
    assert text not in repr(personal_findings(f"{text}.xlsx", grid))


@pytest.mark.parametrize(
    "name",
    ["udsaettelser_2016_obo.xlsx", "udtræk_20160314_1200.csv", "Maj 2016 (Risingplanen).ods"],
)
def test_usual_names_of_files_pass(name: str) -> None:
    assert personal_findings(name, Grid((Sheet("Maj", [["Sag"]]),), "xlsx")) == []
