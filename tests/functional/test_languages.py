"""Danish is Danish and English is English, whatever language the browser is set to."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
import streamlit
from babel.messages.pofile import read_po
from playwright.sync_api import FilePayload

from boligblik.language import LOCALE_FOLDER
from boligblik.ui.streamlit_words import DANISH_PATTERNS, DANISH_WORDS
from tests.functional.conftest import ROOT
from tests.functional.walking import Walker, page_names

LATE_REPORT = (
    ROOT / "data" / "example" / "send_senere" / "udsaettelser_2016_eksempelhjem_september.xlsx"
)
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST_BUNDLE = 1_500_000

ENGLISH_FORMS = re.compile(
    r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\d,])"  # 1,234
    r"|(?<![\w.,])\d+\.\d{1,2}(?![\d.])(?!\.?\w)"  # 12.5, but neither 12.10.2016 nor 1.67.0
    r"|\b(?:January|February|March|May|June|July|October)\b"
    r"|\b\d{1,2}:\d{2} ?[AP]M\b"
)
DANISH_FORMS = re.compile(
    r"(?<![\w.,])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.])"  # 1.234
    r"|(?<![\w.,])\d+,\d{1,2}(?![\d,])"  # 12,5
    r"|\b(?:januar|februar|marts|maj|juni|juli|oktober|okt)\b",
    re.IGNORECASE,
)
SAME_IN_BOTH = {"Streamlit"}
OF_THE_DATA = {"Eksempel", "Indberetning"}
"""Part of an organisation's name, and a sheet's: data are not translated."""
QUOTED_DANISH = re.compile(r"\b(?:og|af|til|fra|tabel|frist|pr\.)(?!\w)")


def forms(words: Iterable[str], foreign: re.Pattern[str]) -> set[str]:
    """Return the texts that write a number, month or time of day in the other language's way.

    On an English page, whole Danish sentences are quotations from the sources.
    """
    quoted = QUOTED_DANISH if foreign is DANISH_FORMS else re.compile("(?!)")
    return {text for text in words if foreign.search(text) and not quoted.search(text)}


@cache
def catalogue() -> dict[str, str]:
    """Return Boligblik's own texts, the Danish by the English."""
    with (LOCALE_FOLDER / "da.po").open("rb") as file:
        return {
            str(entry.id): str(entry.string)
            for entry in read_po(file, locale="da")
            if entry.id and not isinstance(entry.id, tuple)
        }


@cache
def words_of_streamlit() -> frozenset[str]:
    """Return every text that stands in the scripts that Streamlit draws its widgets with."""
    bundles = Path(streamlit.__file__).parent / "static" / "static" / "js"
    sentence = re.compile(r"[A-Z][a-z]+(?:[ ,.…!?'’:/()-]+[A-Za-z]+)*[.…!?:]*")
    found: set[str] = set()
    for file in bundles.glob("*.js"):
        # The large ones are chart libraries; their words are what charts were seen to show.
        if file.stat().st_size < LARGEST_BUNDLE:
            found |= set(re.findall(r"[`\"]([^`\"]{2,120})[`\"]", file.read_text("utf-8")))
    return frozenset(text for text in found if sentence.fullmatch(text))


def english_left(words: Iterable[str]) -> set[str]:
    """Return the texts on a Danish page that Streamlit wrote, or that nobody translated."""
    own = set(catalogue().values()) | set(DANISH_WORDS.values()) | SAME_IN_BOTH
    return {text for text in words if text in words_of_streamlit() | set(catalogue())} - own


def danish_left(words: Iterable[str]) -> set[str]:
    """Return the texts on an English page that are Boligblik's own Danish."""
    danish = {*catalogue().values(), *DANISH_WORDS.values()}
    own = danish - {*catalogue(), *DANISH_WORDS} - OF_THE_DATA
    return {text for text in words if text in own}


@pytest.mark.parametrize(
    "text", ["1,234", "98.5 %", "i 12.5", "12 March 2016", "May", "4:30 PM", "8,346,864"]
)
def test_english_forms_are_recognised(text: str) -> None:
    assert forms([text], ENGLISH_FORMS)


@pytest.mark.parametrize(
    "text", ["1.234", "98,5 %", "12. maj 2016", "Streamlit 1.67.0", "1, 2 og 3", "12.10.2016"]
)
def test_danish_texts_have_no_english_forms(text: str) -> None:
    assert not forms([text], ENGLISH_FORMS)


@pytest.mark.parametrize("text", ["1.234", "98,5", "Maj", "okt", "marts 2016"])
def test_danish_forms_are_recognised(text: str) -> None:
    assert forms([text], DANISH_FORMS)


@pytest.mark.parametrize("name", page_names())
def test_danish_in_an_english_browser(walker: Walker, name: str) -> None:
    words = {*walker.seen(name, "da").words, *walker.menus(name, "da")}
    assert forms(words, ENGLISH_FORMS) == set()
    assert english_left(words) == set()


@pytest.mark.parametrize("name", page_names())
def test_english_in_an_english_browser(walker: Walker, name: str) -> None:
    words = set(walker.seen(name, "en").words)
    assert forms(words, DANISH_FORMS) == set()
    assert danish_left(words) == set()


@pytest.mark.parametrize("name", page_names())
def test_english_in_a_danish_browser(danish_walker: Walker, name: str) -> None:
    words = set(danish_walker.menus(name, "en"))
    assert forms(words, DANISH_FORMS) == set()
    assert danish_left(words) == set()


@pytest.mark.parametrize("name", page_names())
def test_danish_in_a_danish_browser(danish_walker: Walker, name: str) -> None:
    words = danish_walker.first_words(name, "da")
    assert forms(words, ENGLISH_FORMS) == set()
    assert english_left(words) == set()


def test_the_uploader_is_danish_with_files_in_it(walker: Walker) -> None:
    walker.go("upload", "da")
    drop = walker.page.get_by_test_id("stFileUploaderDropzoneInput")
    files: list[FilePayload] = [
        {"name": LATE_REPORT.name, "mimeType": EXCEL, "buffer": LATE_REPORT.read_bytes()},
        {"name": "for_stor.xlsx", "mimeType": EXCEL, "buffer": bytes(21 * 1024 * 1024)},
        {"name": "notat.txt", "mimeType": "text/plain", "buffer": b"tekst"},
    ]
    drop.set_input_files(files)
    walker.page.get_by_role("heading", name=LATE_REPORT.name).wait_for()
    walker.settle()
    uploader = walker.page.get_by_test_id("stFileUploader")
    shown = uploader.inner_text()
    words = walker.measured("words")
    walker.page.reload()
    walker.settle()
    assert forms(words, ENGLISH_FORMS) == set()
    assert english_left(words) == set()
    assert re.search(r"\d+,\d KB", shown), shown
    assert "Filen må højst fylde 20 MB." in shown
    assert not re.search(r"\d[KM]B|must|allowed|Upload", shown), shown


def test_an_unknown_address_is_told_in_danish(walker: Walker) -> None:
    walker.go("overview", "da")
    walker.page.goto(f"{walker.address}/findes_ikke")
    told = walker.page.get_by_role("dialog")
    told.get_by_text("Siden findes ikke").wait_for()
    assert "Boligblik har ingen side med den adresse" in told.inner_text()
    assert english_left(walker.measured("words")) == set()
    walker.page.keyboard.press("Escape")
    told.wait_for(state="detached")


def test_known_words_are_still_streamlits() -> None:
    """A word that Streamlit no longer uses is dead weight; a new version asks for a new list."""
    bundles = Path(streamlit.__file__).parent / "static" / "static" / "js"
    scripts = "".join(file.read_text("utf-8") for file in bundles.glob("*.js"))
    gone = {word for word in DANISH_WORDS if word not in scripts}
    assert gone == set()


@pytest.mark.parametrize(
    ("english", "danish"),
    [
        ("20MB per file • XLSX, CSV", "højst 20 MB pr. fil • XLSX, CSV"),
        ("9.6KB", "9,6 KB"),
        ("9.6 KB", "9,6 KB"),
        ("812 bytes", "812 byte"),
        ("5.0 B", "5 byte"),
        ("Press Ctrl+Enter to submit form", "Tryk Ctrl+Enter for at gemme"),
        ("1.25 MB", "1,25 MB"),
        ("14 KB", "14 KB"),
        ("File must be 20MB or smaller.", "Filen må højst fylde 20 MB."),
        ("Error: File must be 20.0MB or smaller.", "Filen må højst fylde 20 MB."),
        ("Remove OBO", "Fjern OBO"),
        ("View 3 more", "Vis 3 mere"),
    ],
)
def test_words_with_a_figure_are_put_into_danish(english: str, danish: str) -> None:
    matching = [
        re.sub(pattern, re.sub(r"\$(\d)", r"\\\1", replacement), english)
        for pattern, replacement in DANISH_PATTERNS.items()
        if re.search(pattern, english)
    ]
    assert matching[:1] == [danish]
