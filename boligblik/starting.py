"""Start an installation: open its store and see that it holds the bundled data."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from boligblik.approving import approve, vocabulary_of
from boligblik.importing import read_spreadsheet
from boligblik.kept_forecasts import keep_forecasts
from boligblik.settings import Settings, settings_from
from boligblik.store.backing_up import back_up_if_due
from boligblik.store.connection import Store
from boligblik.store.opening import open_store
from boligblik.store.pseudonym import Pseudonyms
from boligblik.store.reading.uploads import BUNDLED_BY, uploads
from boligblik.store.reference import load_reference

_PUBLISHED_TABLE = "area_indicators_2015.csv"


class BundledFileError(Exception):
    """A file that comes with Boligblik does not read cleanly: the installation is damaged."""


@dataclass(frozen=True)
class Installation:
    """An open store with its settings and the key its residents are hashed with."""

    settings: Settings
    store: Store
    pseudonyms: Pseudonyms

    def close(self) -> None:
        """Close the store, so that another process may open it."""
        self.store.close()


def start(settings: Settings | None = None) -> Installation:
    """Open the store, load the bundled data once, and back up if that is due.

    Raises ``StoreError`` when the store cannot be used.
    """
    settings = settings or settings_from()
    store, pseudonyms = open_store(settings)
    installation = Installation(settings, store, pseudonyms)
    load_reference(store, settings.reference_folder)
    _load(installation, "published", [settings.reference_folder / _PUBLISHED_TABLE])
    if settings.examples:
        files = [*settings.example_folder.glob("*.xlsx"), *settings.example_folder.glob("*.csv")]
        _load(installation, "example", sorted(files))
    keep_forecasts(store, settings)
    back_up_if_due(store, settings)
    return installation


def _load(installation: Installation, origin: str, files: list[Path]) -> None:
    """Take bundled files in the way every spreadsheet comes in, those not taken in before.

    Somebody who withdrew them all does not want newer ones either.
    """
    known = [upload for upload in uploads(installation.store) if upload.origin == origin]
    if known and all(upload.is_withdrawn for upload in known):
        return
    taken_in = {upload.content_hash for upload in known}
    vocabulary = vocabulary_of(installation.store)
    for file in files:
        if hashlib.sha256(file.read_bytes()).hexdigest() in taken_in:
            continue
        reading = read_spreadsheet(file.name, file.read_bytes(), vocabulary)
        if reading.blocking:
            raise BundledFileError(file.name, reading.findings)
        approve(
            installation.store,
            reading,
            done_by=BUNDLED_BY,
            pseudonyms=installation.pseudonyms,
            settings=installation.settings,
            origin=origin,
        )
