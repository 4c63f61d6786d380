"""Text from files is shown as it is, never read as Markdown."""

import pytest

from boligblik.ui.plain_text import plain


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("![x](http://example.org/x.png)", "\\!\\[x\\]\\(http\\:\u2060//example\\.org/x\\.png\\)"),
        ("<img src=x>", r"\<img src=x\>"),
        (":red[x] $y$ ~z~", r"\:red\[x\] \$y\$ \~z\~"),
        ("www.example.org :material/home:", "www\u2060\\.example\\.org \\:\u2060material/home\\:"),
        ("# A\n- b", r"\# A \- b"),
        ("47 % af 1.000", r"47 % af 1\.000"),
    ],
)
def test_every_mark_is_escaped(text: str, escaped: str) -> None:
    assert plain(text) == escaped


def test_plain_words_stay_as_they_are() -> None:
    assert plain("Sankt Klemensparken") == "Sankt Klemensparken"
