"""What a visitor sees instead of the pages when the store is damaged."""

import threading

import streamlit as st

from boligblik.language import Language
from boligblik.settings import Settings
from boligblik.store.problems import StoreDamagedError
from boligblik.store.reading_all import read_all
from boligblik.store.recovering import best_rescue, bring_back
from boligblik.store.rescue_text import rescue_sentences
from boligblik.ui.context import forget_installation, open_installation
from boligblik.ui.plain_text import plain

_ONE_AT_A_TIME = threading.Lock()


def show_damaged_page(problem: StoreDamagedError, settings: Settings, language: Language) -> None:
    """Tell the cause and what can be saved, and bring it back in one confirmed step."""
    # The files are looked at, and that would release the lock of a store that is still open.
    forget_installation()
    st.title(language.text("The data store is damaged"))
    st.error(plain(problem.sentence(language)))
    rescue = best_rescue(settings, problem)
    for sentence in rescue_sentences(rescue, settings, language):
        st.markdown(plain(sentence))
    if rescue:
        _offer(problem, settings, language)


def _offer(problem: StoreDamagedError, settings: Settings, language: Language) -> None:
    is_sure = st.checkbox(
        language.text("I have read this and want the store brought back"), key="restore_sure"
    )
    st.button(
        language.text("Bring the store back"),
        key="restore",
        type="primary",
        disabled=not is_sure,
        on_click=_bring_back,
        args=(problem, settings, language),
    )


def _bring_back(problem: StoreDamagedError, settings: Settings, language: Language) -> None:
    with _ONE_AT_A_TIME:
        if not _is_still_damaged():
            return
        forget_installation()
        rescue = best_rescue(settings, problem)
        if rescue:
            aside = bring_back(settings, rescue)
            st.toast(
                plain(
                    language.text(
                        "The store is back. The one before it lies in {folder}.", folder=aside
                    )
                )
            )


def _is_still_damaged() -> bool:
    """Tell whether nobody else has brought the store back since the page was drawn."""
    try:
        installation = open_installation()
        with installation.store.copying() as cursor:
            read_all(cursor, installation.settings.queries_folder)
    except StoreDamagedError:
        return True
    return False
