"""An analyst without a mouse: choose a file, see it, approve it, undo it."""

from collections.abc import Callable

from tests.functional.conftest import Server, Visitor
from tests.functional.test_upload import LATE_REPORT

MOST_STEPS = 120
_FOCUSED = """() => {
  const focused = document.activeElement;
  if (!focused.matches("a, button, input, textarea, summary")) return "";
  const named = focused.cloneNode(true);
  named.querySelectorAll('[data-testid="stIconMaterial"]').forEach((icon) => icon.remove());
  return (focused.getAttribute("aria-label") || named.textContent).trim();
}"""
# How everything looks that may be focused, noted while it is not.
_NOTE_LOOKS = """() => {
  window.lookOf = (focused) =>
    [focused, focused.parentElement, focused.firstElementChild].filter((element) => element)
      .map((element) => getComputedStyle(element))
      .map((style) => style.outline + style.boxShadow + style.borderColor + style.backgroundColor)
      .join();
  window.unfocused = new Map();
  for (const element of document.querySelectorAll("a, button, input, textarea, summary")) {
    if (element !== document.activeElement) window.unfocused.set(element, lookOf(element));
  }
}"""
_SHOWS_FOCUS = """() => lookOf(document.activeElement) !== unfocused.get(document.activeElement)"""


def step_to(visitor: Visitor, name: str) -> None:
    """Press Tab until what is focused bears a name, and see that it shows its focus."""
    seen = []
    visitor.page.evaluate(_NOTE_LOOKS)
    for _ in range(MOST_STEPS):
        visitor.page.keyboard.press("Tab")
        seen.append(visitor.page.evaluate(_FOCUSED))
        if name == seen[-1]:
            visitor.page.wait_for_function(_SHOWS_FOCUS)
            return
    raise AssertionError(f"{name} is not reached with Tab; reached {seen}")


def start_anew(visitor: Visitor) -> None:
    """Put the focus where it is when one comes to a page."""
    visitor.page.evaluate("document.activeElement.blur()")


def test_a_file_is_chosen_seen_approved_and_undone_by_keyboard(
    fresh_server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    page = visitor.page
    # Listened for from the start: the browser asks nobody but the system until it has been told.
    page.on("filechooser", lambda chooser: chooser.set_files(LATE_REPORT))
    visitor.open(fresh_server.address)
    step_to(visitor, "Indlæs")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Indlæs", exact=True).wait_for()
    visitor.settle()

    step_to(visitor, "Vælg filer")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=LATE_REPORT.name).wait_for()
    visitor.settle()
    assert visitor.figures() == ["6", "0", "0"]

    step_to(visitor, "Godkend")
    page.keyboard.press("Enter")
    page.get_by_text("er indlæst som nummer").wait_for()
    visitor.settle()

    start_anew(visitor)
    step_to(visitor, "Fortryd")
    page.keyboard.press("Space")
    page.get_by_text("er indlæst som nummer").wait_for(state="detached")
    visitor.settle()
    assert page.get_by_role("button", name="Fortryd").count() == 0


def test_the_first_step_on_a_page_leads_past_the_menu(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    visitor.open(f"{server.address}/evictions")
    step_to(visitor, "Gå til indholdet")
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Tab")
    inside = "document.activeElement.closest('[data-testid=stMain]') !== null"
    assert visitor.page.evaluate(inside)
