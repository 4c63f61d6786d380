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
    "Hr. Nielsen",
    "Møde med hr. Nielsen i dag",
    "Ring til hr Lund",
    "Rådgivning af familien Abdi om budget",
    "familien Mohammeds sag",
    "Fam. Holm-Nielsen",
    "Talt med fru Xhafolli",
    "Frk. Kjær",
]
ACCOUNTS: list[Value] = [
    "DK5000400440116243",
    "Overført til DK50 0040 0440 1162 43 i dag",
    "DE89370400440532013000",
    "GB29 NWBK 6016 1331 9268 19",
    "reg. 1234 konto 5678901",
    "Reg.nr. 1234, kontonr. 0005678901",
    "NemKonto 1234-5678901",
    "kontonummer: 1234 00 05 67 89 01",
]
DWELLINGS: list[Value] = [
    "Eksempelvej 12, 2. tv",
    "Eksempelvej 4, st. th",
    "Eksempelvej 12A, 3.mf.",
    "Bor Prøvegade 10, kl. tv.",
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
        *(("personal_account", value) for value in ACCOUNTS),
    ],
)
def test_what_tells_of_a_person_is_found(code: str, value: Value) -> None:
    assert codes_of(value) == [Finding(code, "Ark1", "A2")]
