"""axe-core finds nothing on any page that Boligblik itself could mend."""

import pytest

from tests.functional.walking import LANGUAGES, SCHEMES, Scheme, Violation, Walker, page_names

SLIDES = 5
STREAMLITS_OWN = {
    ("presentation-role-conflict", "stFileUploaderDropzone"): (
        "The drop zone has role=presentation and a label; only Streamlit can take one away."
    ),
    ("scrollable-region-focusable", "stTable"): (
        "Streamlit measures a table when it is first drawn; one that was folded in then, and is "
        "wide, gets no place among the tab stops. Browsers give it one themselves."
    ),
    ("landmark-unique", "stTable"): (
        "Every table that scrolls is a region named “Scrollable table”; st.table takes no name."
    ),
}
"""By rule and Streamlit's part (``data-testid``): why Boligblik cannot mend it."""


def ours(violations: tuple[Violation, ...]) -> list[str]:
    return [
        f"{found.rule}: {found.target}\n{found.summary}"
        for found in violations
        if not any((found.rule, part) in STREAMLITS_OWN for part in found.inside)
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", page_names())
def test_no_page_has_a_fault(walker: Walker, name: str, language: str, scheme: Scheme) -> None:
    assert ours(walker.seen(name, language).violations[scheme]) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", page_names())
def test_no_page_without_data_has_a_fault(
    walker_without_data: Walker, name: str, language: str, scheme: Scheme
) -> None:
    assert ours(walker_without_data.faults(name, language)[scheme]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_slide_of_the_board_has_a_fault(walker: Walker, language: str) -> None:
    walker.go("board", language)
    walker.page.locator('[data-testid="stBaseButton-primary"]').click()
    for slide in range(1, SLIDES + 1):
        walker.page.wait_for_url(f"**slide={slide}*")
        walker.settle()
        for scheme in SCHEMES:
            walker.colours(scheme)
            assert ours(walker.violations()) == [], (slide, scheme)
        walker.page.keyboard.press("ArrowRight")


def test_every_allowed_fault_is_still_there(walker: Walker, walker_without_data: Walker) -> None:
    seen = {
        (found.rule, part)
        for name in page_names()
        for found in (
            *walker.seen(name, "da").violations["light"],
            *walker_without_data.faults(name, "da")["light"],
        )
        for part in found.inside
    }
    assert set(STREAMLITS_OWN) <= seen
