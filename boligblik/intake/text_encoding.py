"""The encoding of a text file, told by its bytes; nobody is asked for it."""

import codecs
import io
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from boligblik.intake.finding import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STRAY_BYTES = "boligblik.stray_bytes"
_BLOCK, _HEAD, _PART, _PARTS = 1 << 20, 1 << 16, 1 << 12, 8
_RUNS_LOOKED_AT, _LONGEST_RUN = 5_000, 20
_UTF_16_NULS, _OTHER_NULS = 0.3, 0.05
_MOST_NULS, _FEW_NULS, _MOST_CONTROLS = 0.2, 1, 0.02
_VALID_PER_BROKEN = 10

_HIGH = re.compile(rb"[\x80-\xff]+")
_NOT_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x19\x1c-\x1f\x7f]")
_PARTING_CELLS = "\x01\x1f"
"""Control characters that some databases write between cells."""

_DANISH = "æøåäöüéÆØÅÄÖÜÉ"
_RIVALS = {"cp850": _DANISH, "mac-roman": _DANISH}
_TWICE_DANISH = tuple(letter.encode().decode("cp1252").encode() for letter in "æøåÆØÅ")
_TWICE_BEGINS = "Ã".encode()
_WESTERN = _DANISH + "àáâãçèêëìíîïðñòóôõùúûýþÿßšžœÀÁÂÃÇÈÊËÌÍÎÏÐÑÒÓÔÕÙÚÛÝÞŠŽŒŸ"
_AT_THE_EDGE = (
    "’“”„–—…€£§°®©™·«»½¼¾²³µ±ºª\N{NO-BREAK SPACE}\N{ACUTE ACCENT}"
    "\N{LEFT SINGLE QUOTATION MARK}\N{SINGLE LOW-9 QUOTATION MARK}"
)


def encoding_of(content: bytes) -> str:
    """Return the name of a text file's encoding, ``utf-8-sig`` for utf-8 with a mark.

    Raises ``UnreadableError`` ``undecodable_text`` when the bytes are no text.
    """
    name = _marked(content) or _unmarked(content)
    if _is_binary("".join(_parts(content, name))):
        raise UnreadableError("undecodable_text")
    return name


def encoded_once(content: bytes) -> bytes:
    """Return utf-8 that was taken for Windows letters and written as utf-8 again as it was."""
    # One look through a long file for what all of them begin with, before one for each.
    if _TWICE_BEGINS not in content or not any(letter in content for letter in _TWICE_DANISH):
        return content
    try:
        once = content.decode("utf-8-sig").encode("cp1252")
        once.decode()
    except UnicodeError:
        return content
    return once


def name_told(content: bytes, name: str) -> str:
    """Return the name that others open a file by: a mark tells the order of bytes by itself."""
    is_told = name.startswith("utf-16") and _marked(content) is not None
    return "utf-16" if is_told else name


def open_text(content: bytes, name: str) -> io.TextIOWrapper:
    """Return a text file's characters as a stream whose line ends are all line feeds."""
    stream = io.BytesIO(content)
    stream.seek(_start(content))
    errors = _STRAY_BYTES if name.startswith("utf-8") else "replace"
    return io.TextIOWrapper(stream, _codec(name), errors, newline=None)


def sample_lines(content: bytes, name: str) -> list[str]:
    """Return the lines at a text file's start, then some from further places in it."""
    is_long = len(content) > _HEAD + _start(content)
    lines: list[str] = []
    for place, part in enumerate(_parts(content, name)):
        of_part = part.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        # The lines that a piece of the file begins and ends with may be cut.
        is_cut = is_long and len(of_part) > 1
        lines += of_part[place > 0 : -1 if is_cut else None]
    return lines


def _codec(name: str) -> str:
    return "utf-8" if name == "utf-8-sig" else name


def _marked(content: bytes) -> str | None:
    """Return the encoding that a byte order mark tells."""
    return next((name for mark, name in _MARKS if content.startswith(mark)), None)


def _start(content: bytes) -> int:
    return next((len(mark) for mark, _ in _MARKS if content.startswith(mark)), 0)


def _unmarked(content: bytes) -> str:
    if sixteen := _utf_16(content[:_HEAD]):
        return sixteen
    return "utf-8" if _is_utf_8(content) else _of_single_bytes(content)


def _utf_16(head: bytes) -> str | None:
    """Tell utf-16 by the empty halves of its Latin letters."""
    places = max(len(head) // 2, 1)
    first, second = head[::2].count(0) / places, head[1::2].count(0) / places
    if second > _UTF_16_NULS and first < _OTHER_NULS:
        return "utf-16-le"
    return "utf-16-be" if first > _UTF_16_NULS and second < _OTHER_NULS else None


def _is_utf_8(content: bytes) -> bool:
    """Tell whether text is utf-8, be it with a few stray bytes or cut off within a letter."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for place in range(0, len(content), _BLOCK):
            decoder.decode(content[place : place + _BLOCK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return _is_mostly_utf_8(content)
    return True


def _is_mostly_utf_8(content: bytes) -> bool:
    valid = broken = 0
    for run in islice(_HIGH.finditer(content), _RUNS_LOOKED_AT):
        try:
            run[0].decode()
        except UnicodeDecodeError:
            if run.end() < len(content):
                broken += 1
        else:
            valid += 1
    return valid > broken * _VALID_PER_BROKEN


def _of_single_bytes(content: bytes) -> str:
    """Tell Windows, Latin, Macintosh and DOS letters apart by which give words.

    The Danish letters stand at different bytes in each; what is a letter in one is a mark in the
    middle of a word in another.
    """
    words = [
        content[max(run.start() - 1, 0) : min(run.end(), run.start() + _LONGEST_RUN) + 1]
        for run in islice(_HIGH.finditer(content), _RUNS_LOOKED_AT)
    ]
    windows = "latin-1" if _NOT_IN_CP1252.search(content) else "cp1252"
    sense = {name: _sense(words, name, letters) for name, letters in _RIVALS.items()}
    rival = max(sense, key=lambda name: sense[name])
    if sense[rival] > max(_sense(words, windows, _WESTERN), 0):
        return rival
    return windows


def _sense(words: Iterable[bytes], encoding: str, letters: str) -> int:
    marks = _AT_THE_EDGE if letters == _WESTERN else ""
    total = 0
    for word in words:
        text = word.decode(encoding)
        for before, letter, after in zip(f" {text}", text, f"{text[1:]} ", strict=False):
            if not letter.isascii():
                total += 1 if _fits(before, letter, after, letters, marks) else -1
    return total


def _fits(before: str, letter: str, after: str, letters: str, marks: str) -> bool:
    """Tell whether a letter may stand where it does: no capital after a small letter."""
    if letter in letters:
        return not (letter.isupper() and before.islower())
    return letter in marks and (letter == "’" or not (before.isalpha() and after.isalpha()))


def _parts(content: bytes, name: str) -> Iterator[str]:
    """Decode the head of a file and, of a long one, pieces spread over the rest."""
    codec, start = _codec(name), _start(content)
    yield content[start : start + _HEAD].decode(codec, "replace")
    rest = len(content) - start - _HEAD
    for part in range(_PARTS if rest > 0 else 0):
        # A multiple of four keeps the letters of utf-16 and utf-32 whole.
        place = start + _HEAD + rest * part // _PARTS // 4 * 4
        yield content[place : place + _PART].decode(codec, "replace")


def _is_binary(text: str) -> bool:
    text = text.rstrip("\0\x1a")
    lines = [line for line in text.split("\n") if line]
    for mark in _PARTING_CELLS:
        if len(lines) > 1 and all(mark in line for line in lines):
            text = text.replace(mark, "")
    nuls, controls = text.count("\0"), len(_CONTROL.findall(text))
    return nuls > max(len(text) * _MOST_NULS, _FEW_NULS) or controls > len(text) * _MOST_CONTROLS


def _read_stray_bytes(problem: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no utf-8 as the encoding that is pasted into it most often."""
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    stray = problem.object[problem.start : problem.end]
    return stray.decode("cp1252", errors="replace"), problem.end


codecs.register_error(_STRAY_BYTES, _read_stray_bytes)
