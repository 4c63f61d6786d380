"""Bytes of a text file as text: the encoding is told by the bytes, never asked for."""

import codecs
import re

from boligblik.intake.finding import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE_BYTE = ("cp1252", "cp850", "mac_roman", "latin-1")
_SAMPLE = 65_536
_MOSTLY = 0.7
# Letters that Danish words hold beside the ASCII ones; in a wrong encoding they turn into signs.
_DANISH = re.compile("[æøåÆØÅéüöäÉÜÖÄ]")
_OTHER = re.compile(r"[^\x00-\x7fæøåÆØÅéüöäÉÜÖÄ\u2013\u2014\u2018\u2019\u201c\u201d€½²³§°\xb4\xa0]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")


def decoded(content: bytes) -> tuple[str, str]:
    """Return the text and its encoding: utf-8, utf-16 or utf-32, else a Western single-byte one.

    Raises ``UnreadableError`` for bytes that are no text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(_decode(content, encoding)), encoding
    if wide := _wide_encoding(content):
        return _checked(_decode(content, wide)), wide
    try:
        return _checked(content.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        encoding = _single_byte_encoding(content)
        return _checked(_decode(content, encoding)), encoding


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as problem:
        raise UnreadableError("undecodable_text") from problem


def _checked(text: str) -> str:
    """Refuse what holds signs that no text file has."""
    # Old programs end a file with this sign.
    text = text.rstrip("\x1a")
    if "\x00" in text or len(_CONTROL.findall(text[:_SAMPLE])) > 1:
        raise UnreadableError("undecodable_text")
    return text


def _wide_encoding(content: bytes) -> str | None:
    """Tell two-byte text without a mark by the zeros of its Western letters."""
    sample = content[:_SAMPLE]
    if not sample.count(0):
        return None
    even, odd = sample[::2], sample[1::2]
    odd_zeros, even_zeros = odd.count(0) / max(len(odd), 1), even.count(0) / len(even)
    if odd_zeros > _MOSTLY and even_zeros < 1 - _MOSTLY:
        return "utf-16-le"
    return "utf-16-be" if even_zeros > _MOSTLY and odd_zeros < 1 - _MOSTLY else None


def _single_byte_encoding(content: bytes) -> str:
    """Choose the encoding in which the letters beyond ASCII look most like Danish."""
    telling = bytes(byte for byte in content[: 16 * _SAMPLE] if byte > 0x7F)[:_SAMPLE]
    best, most = "latin-1", -1.0
    for encoding in _SINGLE_BYTE:
        try:
            text = telling.decode(encoding)
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = len(_DANISH.findall(text)) - len(_OTHER.findall(text))
        if score > most or most < 0:
            best, most = (encoding, score) if score > most else (best, most)
    return best
