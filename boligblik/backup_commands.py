"""The commands that make, list and bring back backups."""

import argparse

from boligblik.language import Language
from boligblik.settings import Settings, settings_from
from boligblik.store.backing_up import back_up
from boligblik.store.backup_record import backups
from boligblik.store.error import StoreError
from boligblik.store.opening import open_store
from boligblik.store.problems import (
    KeyMissingError,
    StoreDamagedError,
    StoreTooNewError,
)
from boligblik.store.recovering import best_rescue, bring_back, rescue_from
from boligblik.store.rescue_text import backup_line, rescue_sentences

DONE, NOTHING_DONE = 0, 1
_YES = ("ja", "yes")
_HELPED_BY_A_BACKUP = (StoreDamagedError, StoreTooNewError, KeyMissingError)


def make_backup(_options: argparse.Namespace, language: Language) -> int:
    """Back up the store, its key and the originals."""
    settings = settings_from()
    store, _ = open_store(settings)
    try:
        made = back_up(store, settings)
    finally:
        store.close()
    print(language.text("Backup {name} is made and verified.", name=made.name))
    print(backup_line(made, language))
    return DONE


def list_backups(_options: argparse.Namespace, language: Language) -> int:
    """List the backups."""
    listed = backups(settings_from().backup_folder)
    for backup in listed:
        print(f"{backup.name}  {backup_line(backup, language)}")
    if not listed:
        print(language.text("There is no backup yet."))
    return DONE


def restore(options: argparse.Namespace, language: Language) -> int:
    """Bring back a backup, or a damaged store."""
    settings = settings_from()
    problem = _problem(settings)
    if problem:
        print(problem.sentence(language))
    rescue = (
        rescue_from(settings, options.backup) if options.backup else best_rescue(settings, problem)
    )
    for sentence in rescue_sentences(rescue, settings, language):
        print(sentence)
    if rescue is None or not (options.yes or _is_confirmed(language)):
        print(language.text("Nothing has been changed."))
        return NOTHING_DONE
    aside = bring_back(settings, rescue)
    open_store(settings)[0].close()
    print(language.text("The store is back. The one before it lies in {folder}.", folder=aside))
    return DONE


def _problem(settings: Settings) -> StoreError | None:
    """Tell why the store does not open; raises what bringing back would not help against."""
    try:
        open_store(settings)[0].close()
    except _HELPED_BY_A_BACKUP as problem:
        return problem
    return None


def _is_confirmed(language: Language) -> bool:
    try:
        return input(language.text("Bring it back? Write yes:") + " ").strip().casefold() in _YES
    except EOFError:
        return False
