"""The files that uploads came from, known by the hash of how they came, and fetched back."""

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


def keep_file(folder: Path, content_hash: str, content: bytes) -> None:
    """Keep what is kept of a file, known by the hash of how it came; it is whole when this returns.

    Where that is less than what came, the name tells the hash of both. Raises ``DiskFullError``
    when there is no room.
    """
    kept_hash = hashlib.sha256(content).hexdigest()
    file = folder / (content_hash if kept_hash == content_hash else f"{content_hash}_{kept_hash}")
    if file.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    try:
        replace_file(file, content)
    except OSError as problem:
        raise DiskFullError from problem


def is_kept(folder: Path, content_hash: str) -> bool:
    """Tell whether anything is kept of the file that came with a hash."""
    return _file(folder, content_hash) is not None


def kept_file(folder: Path, content_hash: str) -> bytes:
    """Return what was kept byte for byte; raise ``OriginalMissingError`` if it is not that."""
    file = _file(folder, content_hash)
    try:
        content = file.read_bytes() if file else b""
    except OSError as problem:
        raise OriginalMissingError from problem
    if file is None or hashlib.sha256(content).hexdigest() != file.name.rpartition("_")[2]:
        raise OriginalMissingError
    return content


def _file(folder: Path, content_hash: str) -> Path | None:
    return next((file for file in folder.glob(f"{content_hash}*") if file.suffix == ""), None)
