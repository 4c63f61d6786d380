"""Text that was encoded twice is taken back to what it was."""

import pytest

from boligblik.intake.text_encoding import encoded_once


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_text_that_was_encoded_twice_is_read_as_it_was_meant(mark: str) -> None:
    text = f"{mark}Måned;Udsættelser;Bemærkning\njanuar;1;– Øst Ærø\n"
    once = text.encode()
    assert encoded_once(once) == once
    twice = once.decode("cp1252").encode()
    assert encoded_once(twice) == once
    # What holds both the one and the other is left as it is.
    mixed = twice + "Ål".encode()
    assert encoded_once(mixed) == mixed
