"""The files that uploads came from, kept by the hash of their content and fetched back whole."""

import hashlib
from pathlib import Path

from boligblik.language import message
from boligblik.store.error import StoreError
from boligblik.store.problems import DiskFullError
from boligblik.store.safe_files import replace_file


class OriginalMissingError(StoreError):
    """A kept file is gone, or is no longer what it was."""

    message_id = message(
        "The original file is not in the folder of originals any more, or has been changed there. "
        "Bring it back from a backup."
    )


def keep_file(folder: Path, content: bytes) -> None:
    """Keep a file under its hash; it is whole on the disk when this returns.

    Raises ``DiskFullError`` when there is no room.
    """
    file = folder / hashlib.sha256(content).hexdigest()
    if file.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    try:
        replace_file(file, content)
    except OSError as problem:
        raise DiskFullError from problem


def is_kept(folder: Path, content_hash: str) -> bool:
    """Tell whether there is a file kept under a hash."""
    return (folder / content_hash).is_file()


def kept_file(folder: Path, content_hash: str) -> bytes:
    """Return a kept file byte for byte; raise ``OriginalMissingError`` if it is not that."""
    try:
        content = (folder / content_hash).read_bytes()
    except OSError as problem:
        raise OriginalMissingError from problem
    if hashlib.sha256(content).hexdigest() != content_hash:
        raise OriginalMissingError
    return content
