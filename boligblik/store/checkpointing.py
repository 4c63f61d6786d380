"""Checkpoints that can be cut short at any moment.

DuckDB writes a checkpoint beside what is in use and then turns its header to it. Metadata is the
exception: it goes into the free parts of blocks whose other parts are in use, and such a block is
written anew where it stands. A process that is killed within that write leaves a block whose
checksum fits neither its old content nor its new one, and the file opens no more, though nothing
in use is harmed. So these blocks are kept in a file of their own before each checkpoint, and put
back before the store is opened when the header has not turned. How the file is laid out:
https://duckdb.org/docs/stable/internals/storage and DuckDB's ``metadata_manager.cpp``.

On Windows no handle can be had beside DuckDB's, nor is a write cut short by ending its process:
nothing is kept there.
"""

import json
import os
from contextlib import suppress
from pathlib import Path

import duckdb

from boligblik.store.safe_files import replace_file, sync_folder

_HEADERS = 3 * 4096
_PARTS = 64
"""In so many parts, of whole words, a block of metadata is divided after its checksum."""
_CHECKSUM = _WORD = 8

NO_OTHERS = {
    "checkpoint_threshold": "1 TB",
    "auto_checkpoint_skip_wal_threshold": "1000000000000",
}
"""Settings that keep DuckDB from making checkpoints of its own for a large change or log."""
NONE_WHEN_CLOSING = "pragma disable_checkpoint_on_shutdown"
_SIZES = "pragma database_size"
_METADATA = "pragma metadata_info"


class Checkpoints:
    """Makes the checkpoints of one open store.

    It keeps a handle on the file for as long as the process has the store: closing any handle
    would release the lock that keeps other processes out.
    """

    def __init__(self, store_file: Path, kept_file: Path) -> None:
        self._store_file = store_file
        self._kept_file = kept_file
        self._handle: int | None = None

    def make(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Bring the log into the file; raises ``OSError`` or ``duckdb.Error``, and the log stays.

        No other thread may write meanwhile.
        """
        if os.name == "posix":
            replace_file(self._kept_file, self._kept(cursor))
        cursor.execute("checkpoint").fetchall()
        self._kept_file.unlink(missing_ok=True)

    def _kept(self, cursor: duckdb.DuckDBPyConnection) -> bytes:
        sizes = {name: size for name, _, size, *_ in cursor.execute(_SIZES).fetchall()}
        size = sizes[self._store_file.stem]
        free = {number: parts for number, _, _, parts in cursor.execute(_METADATA).fetchall()}
        if self._handle is None:
            self._handle = os.open(self._store_file, os.O_RDONLY)
        found = {number: _block(self._handle, number, size) for number in free}
        # A block that no checkpoint has written yet cannot be torn.
        blocks = {number: block for number, block in found.items() if len(block) == size}
        layout = {"size": size, "blocks": [[number, free[number]] for number in blocks]}
        headers = os.pread(self._handle, _HEADERS, 0)
        return b"".join([json.dumps(layout).encode(), b"\n", headers, *blocks.values()])

    def close(self) -> None:
        """Let go of the file; only when the store is closed."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def take_back(store_file: Path, kept_file: Path) -> None:
    """Put back what a checkpoint that was cut short may have torn; the store must not be open.

    Where another process has it open, nothing is done, for nothing was cut short.
    """
    if not kept_file.exists():
        return
    import fcntl  # noqa: PLC0415 (Windows has none)

    handle = os.open(store_file, os.O_RDWR)
    try:
        with suppress(BlockingIOError):
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _put_back(handle, kept_file.read_bytes())
            kept_file.unlink()
            sync_folder(kept_file.parent)
    finally:
        os.close(handle)


def _put_back(handle: int, kept: bytes) -> None:
    """Write the kept blocks, unless the header has turned or the file is another one."""
    told, _, content = kept.partition(b"\n")
    layout = json.loads(told)
    headers, content = content[:_HEADERS], content[_HEADERS:]
    if os.pread(handle, _HEADERS, 0) != headers:
        return
    size = layout["size"]
    blocks = {
        number: (content[place * size : (place + 1) * size], set(free))
        for place, (number, free) in enumerate(layout["blocks"])
    }
    if not all(
        _in_use(block, free) == _in_use(_block(handle, number, size), free)
        for number, (block, free) in blocks.items()
    ):
        return
    for number, (block, _) in blocks.items():
        os.pwrite(handle, block, _HEADERS + number * size)
    os.fsync(handle)


def _block(handle: int, number: int, size: int) -> bytes:
    return os.pread(handle, size, _HEADERS + number * size)


def _in_use(block: bytes, free: set[int]) -> list[bytes]:
    """Return the parts of a block that a checkpoint does not touch."""
    part = (len(block) - _CHECKSUM) // _PARTS // _WORD * _WORD
    return [
        block[_CHECKSUM + place * part : _CHECKSUM + (place + 1) * part]
        for place in range(_PARTS)
        if place not in free
    ]
