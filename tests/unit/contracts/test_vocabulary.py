"""Names: every spelling people use leads to its code, nothing else does."""

from pathlib import Path

import pytest

from boligblik.contracts.vocabulary import Vocabulary, code_of

VOCABULARY = Vocabulary.from_reference(Path(__file__).parents[3] / "data" / "reference")


@pytest.mark.parametrize(
    ("subject", "text", "code"),
    [
        ("area", "Sankt Klemensparken", "sankt_klemensparken"),
        ("area", " skt.  klemensparken ", "sankt_klemensparken"),
        ("area", "Korsløkkeparken", "korsloekken"),
        ("area", "Diannavænget", "dianavaenget"),
        ("area", "ODENSE KOMMUNE", "odense"),
        ("area", "risingplanen", "risingplanen"),
        ("organisation", "fab", "fab"),
        ("organisation", "Civica", "civica"),
        ("indicator", "unemployed_18_64", "unemployed_18_64"),
        ("indicator", "Fraflytningsprocent(1)", "move_out_rate"),
        ("indicator", "Unemployed aged 18-64", "unemployed_18_64"),
        ("area", "Ukendt", None),
        ("organisation", "Bolbro", None),
        ("area", "", None),
    ],
)
def test_every_spelling_leads_to_its_code(subject: str, text: str, code: str | None) -> None:
    assert VOCABULARY.resolve(subject, text) == code


def test_nearest_name_is_offered_only_when_it_is_near() -> None:
    assert VOCABULARY.nearest("area", "Risingplannen") == "Risingplanen"
    assert VOCABULARY.nearest("area", "Qwertzuiop") is None


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("udsaettelser_2016_obo", ["obo"]),
        ("Rapport fra FaB, marts", ["fab"]),
        ("OBO: udsættelser (2017)", ["obo"]),
        ("AB-udsættelser", ["ab"]),
        ("Udsættelser (ab januar)", []),
        ("Rapport fra FaB marts", ["fab"]),
        ("Absalon", []),
        ("AB og OBO", ["ab", "obo"]),
        ("BF's økonomiske rådgivning", []),
    ],
)
def test_organisations_are_found_as_whole_words(text: str, codes: list[str]) -> None:
    assert sorted(VOCABULARY.organisations_in(text)) == codes


def test_examples_are_known_as_such() -> None:
    assert {"eksempelparken", "eksempelbo_nord"} <= VOCABULARY.example_codes
    assert not {"bolbro", "obo", "odense"} & VOCABULARY.example_codes
    assert (VOCABULARY.keeper, VOCABULARY.example_keeper) == (
        "bf_raadgivning",
        "eksempel_raadgivning",
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Ny Boligforening", "ny_boligforening"),
        ("Ærø-Øst / Århusvej 2", "aeroe_oest_aarhusvej_2"),
        ("Café É", "cafe_e"),
    ],
)
def test_code_of_a_new_name_is_plain(name: str, code: str) -> None:
    assert code_of(name) == code


def test_names_without_latin_letters_keep_apart() -> None:
    assert code_of("Ч") != code_of("Ж")
