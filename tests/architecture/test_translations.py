"""Every text of the interface has its Danish translation, and nothing else has one."""

import ast
import re
from collections import Counter
from collections.abc import Sequence
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from boligblik.language import LOCALE_FOLDER
from boligblik.settings import PROJECT_FOLDER
from tests.architecture.source_files import SourceFile, source_files

KEYWORDS = {"text": None, "message": None, "plural": (1, 2)}
_ENTRY = re.compile(r'^msgid ((?:"(?:[^"\\]|\\.)*"\s*)+)', re.MULTILINE)


def danish() -> Catalog:
    """Read the Danish catalogue."""
    with (LOCALE_FOLDER / "da.po").open("rb") as file:
        return read_po(file, locale="da", abort_invalid=True)


def texts_in_code() -> dict[tuple[str, ...], str]:
    """Extract all message ids, each with a file that uses it."""
    found: dict[tuple[str, ...], str] = {}
    for folder in ("boligblik", "pages"):
        extracted = extract_from_dir(
            PROJECT_FOLDER / folder, method_map=[("**.py", "python")], keywords=KEYWORDS
        )
        for file, line, text, _, _ in extracted:
            found[as_forms(text)] = f"{folder}/{file}:{line}"
    return found


def entries() -> list[Message]:
    """Return the catalogue's entries, without its head."""
    return [entry for entry in danish() if entry.id]


def as_forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return a text's forms: one, or singular and plural."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def fields_of(text: str) -> set[str]:
    """Return the ``{fields}`` of a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_text_is_translated() -> None:
    translated = {as_forms(entry.id): as_forms(entry.string) for entry in entries()}
    missing = [
        f"{place}: {forms}"
        for forms, place in texts_in_code().items()
        if len(translated.get(forms, ())) != len(forms) or not all(translated[forms])
    ]
    assert not missing, "\n".join(missing)


def test_no_translation_is_left_over() -> None:
    unused = {as_forms(entry.id) for entry in entries()} - set(texts_in_code())
    assert not unused
    assert not danish().obsolete


def test_no_translation_is_fuzzy() -> None:
    assert not [entry.id for entry in entries() if entry.fuzzy]


def test_no_text_is_translated_twice() -> None:
    text = (LOCALE_FOLDER / "da.po").read_text(encoding="utf-8")
    ids = Counter(
        "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', found)) for found in _ENTRY.findall(text)
    )
    assert not [text for text, times in ids.items() if times > 1]
    assert len(ids) - 1 == len(entries())


def test_fields_are_the_same_in_both_languages() -> None:
    different = [
        entry.id
        for entry in entries()
        if list(map(fields_of, as_forms(entry.id))) != list(map(fields_of, as_forms(entry.string)))
    ]
    assert not different


def test_ends_and_spaces_are_the_same_in_both_languages() -> None:
    different = [
        (one, other)
        for entry in entries()
        for one, other in zip(as_forms(entry.id), as_forms(entry.string), strict=True)
        if (one.endswith(".") and not other.endswith(".")) or other != other.strip()
    ]
    assert not different


def test_translations_are_danish() -> None:
    assert not [entry.id for entry in entries() if entry.id == entry.string]


@pytest.mark.parametrize("file", source_files(), ids=lambda file: file.path)
def test_texts_are_whole_literals(file: SourceFile) -> None:
    """A text that is put together at run time cannot be found by a translator."""
    for node in ast.walk(file.tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in KEYWORDS
            and node.args
        ):
            assert not isinstance(node.args[0], ast.JoinedStr | ast.BinOp), ast.unparse(node)
