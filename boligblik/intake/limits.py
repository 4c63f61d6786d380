"""How large a file may be before it is refused, so that none can stop the program."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields

from boligblik.settings import SettingsError

_MIB = 1024 * 1024
_PREFIX = "BOLIGBLIK_LIMIT_"


@dataclass(frozen=True)
class Limits:
    """The limits that a file is held against, each refused with a sentence of its own.

    ``unpacked_bytes`` is what a workbook's archive may unpack to, ``unpacking_ratio`` how many
    times its packed size that may be (small archives excepted), ``entries`` how many files it may
    hold. ``text_length`` is in characters, of one cell. ``cpu_seconds`` and ``memory_bytes`` bind
    the process that reads the file, ``seconds`` is how long it may take by the clock.
    """

    file_bytes: int = 100 * _MIB
    unpacked_bytes: int = 1024 * _MIB
    unpacking_ratio: int = 200
    entries: int = 5_000
    sheets: int = 500
    rows: int = 1_200_000
    columns: int = 2_000
    cells: int = 15_000_000
    text_length: int = 100_000
    cpu_seconds: int = 20
    seconds: int = 60
    memory_bytes: int = 1024 * _MIB


def limits_from(environment: Mapping[str, str] = os.environ) -> Limits:
    """Read the limits, each from a variable such as ``BOLIGBLIK_LIMIT_ROWS``.

    Raises ``SettingsError`` naming a variable that is no whole number above 0.
    """
    given: dict[str, int] = {}
    for limit in fields(Limits):
        text = environment.get(name := f"{_PREFIX}{limit.name.upper()}")
        if text is None:
            continue
        if not text.isdecimal() or int(text) == 0:
            raise SettingsError(f"{name} must be a whole number above 0, not {text!r}")
        given[limit.name] = int(text)
    return Limits(**given)
