"""Backups on the data page: the newest one's age, a button, the list."""

from datetime import UTC, datetime

import streamlit as st

from boligblik.language import Language
from boligblik.store.backing_up import back_up
from boligblik.store.backup_record import Backup, backups
from boligblik.store.problems import BackupNotMadeError
from boligblik.store.rescue_text import backup_line
from boligblik.ui.context import Context
from boligblik.ui.plain_text import plain


def show_backups(context: Context) -> None:
    """Tell how old the newest backup is, make one at once, and list all there are."""
    language = context.language
    st.header(language.text("Backups"), anchor=False)
    if st.button(language.text("Back up now"), key="back_up"):
        _back_up(context)
    known = backups(context.settings.backup_folder)
    st.markdown(plain(_newest(known, language)))
    st.markdown(
        plain(
            language.text(
                "Boligblik backs up by itself, at most once a day, when something has changed, and "
                "before every update of the store. Backups lie in {folder} and hold the key file "
                "too: keep them as safe as the data folder, and copy them to another disk.",
                folder=context.settings.backup_folder,
            )
        )
    )
    if known:
        with st.expander(language.text("All backups"), type="compact"):
            for backup in known:
                st.markdown(plain(f"{backup.name} · {backup_line(backup, language)}"))
            st.markdown(
                language.text(
                    "To go back to one of them, close Boligblik and run "
                    "`python -m boligblik restore` with its name."
                )
            )


def _back_up(context: Context) -> None:
    language = context.language
    try:
        made = back_up(context.store, context.settings)
    except BackupNotMadeError as problem:
        st.error(plain(problem.sentence(language)))
    else:
        st.success(plain(language.text("Backup {name} is made and verified.", name=made.name)))


def _newest(known: list[Backup], language: Language) -> str:
    if not known:
        return language.text("There is no backup yet.")
    days = (datetime.now(UTC) - known[0].made_at).days
    age = language.plural("{n} day old", "{n} days old", days)
    newest = backup_line(known[0], language)
    return language.text("Newest backup, {age}: {backup}", age=age, backup=newest)
