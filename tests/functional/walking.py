"""One person in one window who sees every page once; the tests ask for what was seen."""

import ast
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

from boligblik.settings import PROJECT_FOLDER

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
LANGUAGES = ("da", "en")
LANGUAGE_NAMES = {"da": "Dansk", "en": "English"}
SIZES = ((1920, 1080), (1366, 768), (390, 844))
LAPTOP = (1366, 768)
BACKGROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(16, 22, 28)"}
MEASURING = (Path(__file__).parent / "measuring.js").read_text("utf-8")
SCREENSHOTS = Path(
    os.environ.get("BOLIGBLIK_SCREENSHOTS", PROJECT_FOLDER / "build" / "screenshots")
)

# Drawn and quiet: the server has run, the charts are there, nothing changed for ``quiet`` ms.
_QUIET = """(quiet) => {
  const app = document.querySelector('[data-testid=stApp]');
  const main = document.querySelector('[data-testid=stMain]');
  if (!app || !main || app.dataset.testScriptState !== 'notRunning') return false;
  const undrawn = document.querySelector('[data-testid=stSkeleton], .stPlotlyChart:not(:has(svg))');
  if (undrawn || !main.querySelector('h1, h2')) return false;
  const seen = main.innerHTML + document.title;
  if (window.lastSeen !== seen) {
    window.lastSeen = seen;
    window.lastSeenAt = performance.now();
    return false;
  }
  return performance.now() - window.lastSeenAt > quiet;
}"""
_OPENERS = {
    "stSelectbox": "input",
    "stMultiSelect": "input",
    "stDateInput": "button",
    "stPopover": "button",
}
_OPEN_ALL = """() => {
  const closed = document.querySelectorAll('[data-testid=stMain] details:not([open]) > summary');
  closed.forEach((summary) => summary.click());
  return closed.length;
}"""
_INSIDE = """(target) => {
  const parts = [];
  for (let around = document.querySelector(target); around; around = around.parentElement) {
    if (around.dataset.testid) parts.push(around.dataset.testid);
  }
  return parts;
}"""


def page_names() -> list[str]:
    """Return the pages of the app as ``boligblik.main`` registers them, in its order.

    The module itself runs as a Streamlit script and cannot be imported here.
    """
    tree = ast.parse((PROJECT_FOLDER / "boligblik" / "main.py").read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "PAGES":
            assert isinstance(node.value, ast.Dict)
            return [ast.literal_eval(key) for key in node.value.keys if key]
    raise AssertionError("boligblik.main has no PAGES")


@dataclass(frozen=True)
class Violation:
    """An element that axe-core finds fault with; ``inside`` names the parts of Streamlit around."""

    rule: str
    target: str
    summary: str
    inside: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """What does not fit at one window size; each list should be empty."""

    sideways: int
    cut: tuple[str, ...]
    outside: tuple[str, ...]
    overlapping: tuple[str, ...]


@dataclass(frozen=True)
class Seen:
    """What one page showed in one language, everything folded in opened."""

    violations: dict[Scheme, tuple[Violation, ...]]
    colours: dict[Scheme, tuple[dict[str, Any], ...]]
    layouts: dict[tuple[int, int], Layout]
    words: tuple[str, ...]


class Walker:
    """A visitor with one window; walks by the menu where there is one, to load little anew."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self._names = page_names()
        self._seen: dict[tuple[str, str], Seen] = {}
        self._faults: dict[tuple[str, str], dict[Scheme, tuple[Violation, ...]]] = {}
        page.set_default_timeout(30_000)
        page.goto(address)
        self.settle()

    def go(self, name: str, language: str) -> None:
        """Walk to a page in a language, in a laptop's window and the light colours."""
        self.resize(LAPTOP)
        self.colours("light")
        path = "/" if name == self._names[0] else f"/{name}"
        links = self.page.get_by_test_id("stSidebarNavLink")
        link = links.and_(self.page.locator(f'[href$="{path}"], [href*="{path}?"]'))
        # Some pages stand in no menu, and the presentation shows none.
        if link.count() == 1 and link.is_visible():
            self._speak(language)
            link.click()
        else:
            self.page.goto(f"{self.address}{path}?lang={language}")
        self.page.wait_for_function("path => location.pathname === path", arg=path)
        self.settle()

    def _speak(self, language: str) -> None:
        is_spoken = "language => document.documentElement.lang === language"
        if not self.page.evaluate(is_spoken, language):
            self.page.get_by_test_id("stSidebar").get_by_text(LANGUAGE_NAMES[language]).click()
            self.page.wait_for_function(is_spoken, arg=language)

    def settle(self, quiet: int = 300) -> None:
        """Wait until the page is drawn and has not changed for ``quiet`` milliseconds."""
        self.page.wait_for_function(_QUIET, arg=quiet, polling=60)

    def resize(self, size: tuple[int, int]) -> None:
        """Change the window's size."""
        if self.page.viewport_size != {"width": size[0], "height": size[1]}:
            self.page.set_viewport_size({"width": size[0], "height": size[1]})
            self.settle()

    def colours(self, scheme: Scheme) -> None:
        """Let the system go over to light or dark colours, as it does by itself at dusk."""
        self.page.emulate_media(color_scheme=scheme)
        self.page.wait_for_function(
            "colour => getComputedStyle(document.querySelector('[data-testid=stApp]'))"
            ".backgroundColor === colour",
            arg=BACKGROUNDS[scheme],
        )
        self.settle(400)

    def open_all(self) -> None:
        """Open whatever is folded in on the page."""
        while self.page.evaluate(_OPEN_ALL):
            self.settle()

    def measured(self, what: str) -> Any:
        """Return one of the readings of ``measuring.js``."""
        return self.page.evaluate(f"{MEASURING}.{what}()")

    def layout(self) -> Layout:
        """Return what does not fit in the window."""
        return Layout(
            self.measured("sideways"),
            *(tuple(self.measured(what)) for what in ("cut", "outside", "overlapping")),
        )

    def violations(self) -> tuple[Violation, ...]:
        """Return what axe-core finds, one per rule and element."""
        found = Axe().run(self.page).response["violations"]
        return tuple(
            self._violation(rule["id"], str(node["target"][-1]), node["failureSummary"])
            for rule in found
            for node in rule["nodes"]
        )

    def _violation(self, rule: str, target: str, summary: str) -> Violation:
        inside = self.page.evaluate(_INSIDE, target)
        return Violation(rule, target, summary, tuple(inside))

    def screenshot(self, file: Path) -> None:
        """Save the page's whole height as a picture."""
        file.parent.mkdir(parents=True, exist_ok=True)
        window = self.page.viewport_size
        assert window
        height = self.page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        tall = {"width": window["width"], "height": max(height, window["height"])}
        self.page.set_viewport_size(tall)  # type: ignore[arg-type]
        self.settle()
        self.page.screenshot(path=file)
        self.page.set_viewport_size(window)

    def faults(self, name: str, language: str) -> dict[Scheme, tuple[Violation, ...]]:
        """Return what axe-core finds on a page in light and in dark, and look at nothing else."""
        if (name, language) not in self._faults:
            self.go(name, language)
            self.open_all()
            found: dict[Scheme, tuple[Violation, ...]] = {}
            for scheme in SCHEMES:
                self.colours(scheme)
                found[scheme] = self.violations()
            self._faults[name, language] = found
        return self._faults[name, language]

    def first_words(self, name: str, language: str) -> set[str]:
        """Return the words of a page as one comes to it."""
        self.go(name, language)
        return set(self.measured("words"))

    def menus(self, name: str, language: str) -> set[str]:
        """Return the words of a page with everything opened, menus and tooltips one by one."""
        words = self.first_words(name, language)
        self.open_all()
        words |= set(self.measured("words"))
        for opener in self._openers():
            opener.scroll_into_view_if_needed()
            opener.click()
            self.page.wait_for_timeout(250)
            words |= set(self.measured("words"))
            self.page.keyboard.press("Escape")
        words |= self._pointed_at() | self._while_typing()
        return words

    def _openers(self) -> list[Locator]:
        """Return what opens a menu, a calendar or a popover, one of each label."""
        by_label: dict[str, Locator] = {}
        for kind, opener in _OPENERS.items():
            for widget in self.page.get_by_test_id("stMain").get_by_test_id(kind).all():
                if widget.is_visible():
                    label = f"{kind} {widget.inner_text()}"
                    by_label.setdefault(label, widget.locator(opener).first)
        return list(by_label.values())

    def _pointed_at(self) -> set[str]:
        """Return what charts tell of the point in their middle."""
        words: set[str] = set()
        for plot in self.page.locator(".js-plotly-plot:visible").all():
            points = plot.locator(".point:visible").all()
            if not points:
                continue
            points[len(points) // 2].scroll_into_view_if_needed()
            box = points[len(points) // 2].bounding_box()
            if box:
                x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
                self.page.mouse.move(x - 1, y)
                self.page.mouse.move(x, y)
                self.page.wait_for_timeout(120)
                words |= set(plot.locator(".hoverlayer text").all_text_contents())
        return words

    def _while_typing(self) -> set[str]:
        """Return the words of the page while something stands typed in the first text field."""
        field = self.page.get_by_test_id("stMain").locator("input[type=text]:not([role])").first
        if not field.count() or not field.is_visible():
            return set()
        before = field.input_value()
        field.press_sequentially("x")
        words = set(self.measured("words"))
        field.fill(before)
        field.blur()
        self.settle()
        return words

    def seen(self, name: str, language: str) -> Seen:
        """Return what a page shows; it is walked to the first time it is asked for."""
        if (name, language) not in self._seen:
            self._seen[name, language] = self._see(name, language)
        return self._seen[name, language]

    def _see(self, name: str, language: str) -> Seen:
        self.go(name, language)
        for size in SIZES if language == LANGUAGES[0] else (LAPTOP,):
            self.resize(size)
            self.screenshot(SCREENSHOTS / f"{name}_{size[0]}_{language}.png")
        self.resize(LAPTOP)
        self.open_all()
        layouts = {}
        for size in (*SIZES[::-1], LAPTOP):
            self.resize(size)
            layouts[size] = self.layout()
        words = tuple(self.measured("words"))
        violations: dict[Scheme, tuple[Violation, ...]] = {}
        colours: dict[Scheme, tuple[dict[str, Any], ...]] = {}
        for scheme in SCHEMES:
            self.colours(scheme)
            violations[scheme] = self.violations()
            colours[scheme] = tuple(self.measured("chartColours"))
        self.screenshot(SCREENSHOTS / f"{name}_{LAPTOP[0]}_{language}_dark_opened.png")
        return Seen(violations, colours, layouts, words)


@contextmanager
def walking(browser: Browser, address: str, locale: str = "en-US") -> Iterator[Walker]:
    """Open a window of its own in a browser of a locale and walk in it."""
    context = browser.new_context(
        locale=locale,
        color_scheme="light",
        viewport={"width": LAPTOP[0], "height": LAPTOP[1]},
        timezone_id="Europe/Copenhagen",
    )
    yield Walker(context.new_page(), address)
    context.close()
