"""Streamlit's own English words in Danish.

Streamlit offers no translation of its widgets. A small script in the page replaces the known words
where its widgets show them, and nowhere else, so that nothing of ours is touched. If Streamlit
changes a word, it stays English: a blemish, never a fault. A browser test lists them. The script
also has the page drawn anew when the system goes over to light or dark.
"""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from boligblik.language import Language

DANISH_WORDS = {
    "Upload": "Vælg filer",
    "file upload": "Filer",
    "Add files": "Tilføj filer",
    "Drag and drop files here": "Slip filerne her",
    "Drag and drop a file here": "Slip filen her",
    "Error uploading file": "Filen kunne ikke hentes",
    "Upload failed": "Filen kunne ikke hentes",
    "Click to retry upload": "Klik for at prøve igen",
    "Only one file is allowed.": "Der kan kun vælges én fil.",
    "File size is too small.": "Filen er for lille.",
    "Unexpected error. Please try again.": "Noget gik galt. Prøv igen.",
    "Choose options": "Vælg",
    "Choose an option": "Vælg",
    "Choose or add options": "Vælg eller tilføj",
    "Choose or add an option": "Vælg eller tilføj",
    "Add an option": "Tilføj",
    "Select...": "Vælg",
    "Open": "Åbn",
    "Close": "Luk",
    "No results": "Ingen fundet",
    "No options to select": "Intet at vælge",
    "No options to select.": "Intet at vælge.",
    "Selectbox options": "Muligheder",
    "Multiselect options": "Muligheder",
    "Selected values": "Valgte",
    "Select all": "Vælg alle",
    "Clear all": "Ryd alle",
    "Clear value": "Ryd",
    "Clear entry": "Ryd",
    "Increment": "Mere",
    "Decrement": "Mindre",
    "Choose date": "Vælg dato",
    "Choose date range": "Vælg datoer",
    "Clear date": "Ryd dato",
    "Clear dates": "Ryd datoer",
    "Date range": "Datoer",
    "Quick select a date range": "Vælg hurtigt en periode",
    "Next month": "Næste måned",
    "Previous month": "Forrige måned",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.": (
        "Gå mellem datoer med piletasterne. Enter vælger. Esc lukker."
    ),
    "Dismiss": "Luk",
    "Link to heading": "Link til overskriften",
    "Skip to main content": "Gå til indholdet",
    "Page not found": "Siden findes ikke",
    "Scrollable table": "Tabel, der kan rulles",
    "Scroll tabs left": "Flere faner til venstre",
    "Scroll tabs right": "Flere faner til højre",
    "Previous page": "Forrige side",
    "Next page": "Næste side",
    "Show/hide columns": "Vis eller skjul kolonner",
    "Search": "Søg",
    "Close Search": "Luk søgning",
    "Type to search": "Skriv for at søge",
    "Next Result": "Næste fund",
    "Previous Result": "Forrige fund",
    "Clear selection": "Fjern markering",
    "Sort ascending": "Sortér stigende",
    "Sort descending": "Sortér faldende",
    "Autosize": "Tilpas bredden",
    "Pin column": "Fastgør kolonnen",
    "Unpin column": "Frigør kolonnen",
    "Hide column": "Skjul kolonnen",
    "Copy column name": "Kopiér kolonnens navn",
    "Statistics": "Statistik",
    "Dataframe column menu": "Kolonnens menu",
    "Fullscreen": "Fuld skærm",
    "Close fullscreen": "Luk fuld skærm",
    "App pages": "Sider",
    "Sidebar": "Menu",
    "Collapse sidebar": "Skjul menuen",
    "Expand sidebar": "Vis menuen",
    "View less": "Vis færre",
    "Main menu": "Menu",
    "Toolbar action": "Værktøj",
    "Rerun": "Kør igen",
    "Settings": "Indstillinger",
    "Print": "Udskriv",
    "Stop": "Stop",
    "Running...": "Arbejder …",
    "Stopping...": "Stopper …",
    "Loading...": "Henter …",
    "Please wait...": "Vent venligst …",
    "Connecting": "Forbinder",
    "Connection error": "Forbindelsen er afbrudt",
    "Network error": "Forbindelsen er afbrudt",
    "Reconnected to server.": "Forbindelsen er tilbage.",
    "Connection lost. Please wait for the app to reconnect, then try again.": (
        "Forbindelsen er afbrudt. Vent, til den er tilbage, og prøv igen."
    ),
    "Try again": "Prøv igen",
    "Notifications": "Beskeder",
    "Help": "Hjælp",
}
"""By the English word as it stands in Streamlit 1.67."""

DANISH_PATTERNS = {
    r"^(\d+) ?MB per file • (.+)$": "højst $1 MB pr. fil • $2",
    r"^(\d+) ?MB per file$": "højst $1 MB pr. fil",
    r"^(\d+) ?([KMG]B)$": "$1 $2",
    r"^(\d+)\.(\d+) ?([KMG]B)$": "$1,$2 $3",
    r"^(\d+)(?:\.0)? ?(?:B|bytes?)$": "$1 byte",
    r"^(?:Error: )?File must be (\d+)(?:\.0)? ?MB or smaller\.$": "Filen må højst fylde $1 MB.",
    r"^Press (\S+) to (?:apply|submit form)$": "Tryk $1 for at gemme",
    r"^(.+), (\d+)\.(\d+) ?([KMG]B)$": "$1, $2,$3 $4",
    r"^[a-z_]+ icon$": "ikon",
    r"^File type must be (?:one of )?(.+)$": "Filen skal være af typen $1",
    r"^\S* ?files are not allowed\.$": "Filer af den type kan ikke bruges.",
    r"^The page that you have requested does not seem to exist.*$": (
        "Boligblik har ingen side med den adresse. Her er overblikket i stedet."
    ),
    r"^Remove (.+)$": "Fjern $1",
    r"^Add: (.+)$": "Tilføj: $1",
    r"^Select (\d+) matches$": "Vælg $1 fundne",
    r"^View (\d+) more$": "Vis $1 mere",
    r"^Page (\d+)$": "Side $1",
    r"^Help for (.+)$": "Hjælp til $1",
    r"^(.+) start date$": "$1, fra",
    r"^(.+) end date$": "$1, til",
}
"""By regular expression, for words with a figure or a name in them."""

_SCRIPT = Path(__file__).with_suffix(".js").read_text("utf-8")


def put_streamlit_into(language: Language) -> None:
    """Set the page's language and translate Streamlit's own words when it is Danish."""
    with st.sidebar:
        _component()(
            key="streamlit_words",
            data={
                "language": language.code,
                "words": DANISH_WORDS,
                "patterns": DANISH_PATTERNS,
            },
            # A change of colours needs no more than the run that it starts.
            on_colours_change=lambda: None,
        )


@st.cache_resource(show_spinner=False)
def _component() -> Callable[..., object]:
    return st.components.v2.component("boligblik_words", js=_SCRIPT)
