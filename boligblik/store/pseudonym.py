"""Residents' case numbers become keyed hashes before they reach the store.

The key lies in a file beside the store. Without it nobody can tell which case number a hash stands
for; with another key the same resident would count as a new one, so a wrong key is refused.
"""

import hashlib
import hmac
import os
import secrets
import unicodedata
from pathlib import Path

from boligblik.store.problems import KeyMissingError


class Pseudonyms:
    """Hashes case numbers with one key (HMAC-SHA256, shortened to 128 bits)."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of(self, case_number: str) -> str:
        """Return the pseudonym; spaces, letter case and first zeros do not matter.

        A spreadsheet drops the zeros of a case number that it takes for a number.
        """
        written = unicodedata.normalize("NFKC", case_number)
        plain = "".join(written.split()).casefold().lstrip("0")
        return hmac.new(self._key, plain.encode(), hashlib.sha256).hexdigest()[:32]

    @property
    def fingerprint(self) -> str:
        """Return what tells this key from another without giving it away."""
        return hmac.new(self._key, b"fingerprint", hashlib.sha256).hexdigest()[:16]


def open_pseudonyms(key_file: Path) -> Pseudonyms:
    """Read the key, making one that only its owner may read if there is none."""
    if not key_file.exists():
        descriptor = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_hex(32).encode())
    try:
        return Pseudonyms(bytes.fromhex(key_file.read_text(encoding="ascii")))
    except ValueError as error:
        raise KeyMissingError(key_file.name) from error
