"""Streamlit's own English words in Danish.

Streamlit offers no translation of its widgets. A small script in the page replaces the known words
where its widgets show them, and nowhere else, so that nothing of ours is touched. If Streamlit
changes a word, it stays English: a blemish, never a fault. A browser test lists them.
"""

from collections.abc import Callable

import streamlit as st

from boligblik.language import Language

DANISH_WORDS = {
    "Upload": "Vælg filer",
    "Browse files": "Vælg filer",
    "Drag and drop files here": "Slip filer her",
    "Drop files here": "Slip filer her",
    "Remove file": "Fjern fil",
    "Choose options": "Vælg",
    "Choose an option": "Vælg",
    "No results": "Ingen fundet",
    "No options to select": "Intet at vælge",
    "Select all": "Vælg alle",
    "Clear all": "Ryd alle",
    "Clear value": "Ryd",
    "Press Enter to apply": "Tryk Enter for at gemme",
    "Skip to main content": "Gå til indholdet",
    "Fullscreen": "Fuld skærm",
    "Close fullscreen": "Luk fuld skærm",
    "Collapse sidebar": "Skjul menuen",
    "Expand sidebar": "Vis menuen",
    "Main menu": "Menu",
    "Rerun": "Kør igen",
    "Settings": "Indstillinger",
    "Print": "Udskriv",
    "Stop": "Stop",
    "Running...": "Arbejder …",
    "Connecting": "Forbinder",
    "Connection error": "Forbindelsen er afbrudt",
}
"""By the English word as it stands in Streamlit 1.67."""

DANISH_PATTERNS = {
    r"^(\d+)MB per file • (.+)$": "højst $1 MB pr. fil • $2",
    r"^(\d+)MB per file$": "højst $1 MB pr. fil",
}
"""By regular expression, for words with a figure in them."""

_SCRIPT = """
const PLACES = '[data-testid^="stFileUploader"], [data-testid^="stFileDropzone"],'
  + ' [data-testid="stToolbar"], [data-testid="stMainMenu"], [data-testid="stMainMenuPopover"],'
  + ' [data-testid="stStatusWidget"], [data-testid="stSidebarCollapseButton"],'
  + ' [data-testid="stExpandSidebarButton"], [data-testid="InputInstructions"],'
  + ' [data-testid="stSkipLink"], [data-testid^="stSelectbox"] [role="listbox"],'
  + ' [role="listbox"], a[href="#main"]';
const ATTRIBUTES = ["aria-label", "title", "placeholder"];

function translated(text, words, patterns) {
  const plain = text.trim();
  if (words[plain]) return text.replace(plain, words[plain]);
  for (const [pattern, danish] of patterns) {
    if (pattern.test(plain)) return plain.replace(pattern, danish);
  }
  return text;
}

function translate(root, words, patterns) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const danish = translated(node.nodeValue, words, patterns);
    if (danish !== node.nodeValue) node.nodeValue = danish;
  }
  for (const element of [root, ...root.querySelectorAll("*")]) {
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      if (value === null) continue;
      const danish = translated(value, words, patterns);
      if (danish !== value) element.setAttribute(name, danish);
    }
  }
}

export default function (component) {
  const { language, words } = component.data;
  const patterns = Object.entries(component.data.patterns).map(
    ([pattern, danish]) => [new RegExp(pattern), danish]
  );
  document.documentElement.lang = language;
  if (language !== "da") return;
  const all = () => document.querySelectorAll(PLACES).forEach(
    (root) => translate(root, words, patterns)
  );
  all();
  const observer = new MutationObserver(all);
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  return () => observer.disconnect();
}
"""


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
        )


@st.cache_resource(show_spinner=False)
def _component() -> Callable[..., object]:
    return st.components.v2.component("boligblik_words", js=_SCRIPT)
