"""How the page looks and what it takes to use it: on a phone, in the dark, with many papers."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssmlit.render.html import IN_FULL
from tests.render.browser import IN_CHROMIUM, VIEW, console, open_page, press, script, shown
from tests.render.shelf import SHELF, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver import Chrome

pytestmark = IN_CHROMIUM

AXE = Path(os.environ.get("SSMLIT_AXE", "node_modules/axe-core/axe.min.js"))
SIZES = [
    pytest.param(width, dark, id=f"{width}-{'dark' if dark else 'light'}")
    for width in (390, 1280)
    for dark in (False, True)
]


@contextmanager
def on_screen(chrome: Chrome, width: int, *, dark: bool) -> Iterator[None]:
    """Show the page on a screen of that width, a phone's when narrow, light or dark."""
    size = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 500}
    theme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [theme]})
    try:
        yield
    finally:
        chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not there: npm install axe-core")
@pytest.mark.parametrize(("width", "dark"), SIZES)
def test_axe_finds_no_fault(page: Chrome, width: int, dark: bool) -> None:
    """Contrast, names, roles and order, as axe-core checks them (https://www.deque.com/axe/)."""
    with on_screen(page, width, dark=dark):
        press(page, "/", "author:gu mambaa (")
        page.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE.read_text("utf-8")})
        violations = page.execute_async_script(
            "axe.run().then((found) => arguments[0](found.violations.map((one) => "
            "[one.id, one.nodes.map((node) => node.html)])))"
        )

    assert violations == []


SMALL = """
  const least = arguments[0];
  return [...document.querySelectorAll("a, button, select, summary, label, #search")]
    .map((element) => [element.textContent.slice(0, 40), element.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.height < least || box.width < 24))
    .map(([text, box]) => [text, box.width, box.height]);
"""


@pytest.mark.parametrize(("width", "dark"), SIZES)
def test_targets_are_large_enough(page: Chrome, width: int, dark: bool) -> None:
    """24 pixels for a pointer, 44 for a thumb (WCAG 2.2, 2.5.8 and 2.5.5)."""
    with on_screen(page, width, dark=dark):
        assert page.execute_script(SMALL, 44 if width < 500 else 24) == []


def test_titles_look_like_links(page: Chrome) -> None:
    """On a phone nothing hovers: a title that leads somewhere is underlined and coloured."""
    style = "const style = getComputedStyle(document.querySelector(arguments[0]));"
    look = f"{style} return [style.textDecorationLine, style.color]"
    link = page.execute_script(look, "#gu2024mamba .title")
    plain = page.execute_script(look, "#wang .title")

    assert (link[0], plain[0]) == ("underline", "none")
    assert link[1] != plain[1]


MANY = [SHELF[n % 7]._replace(key=f"k{n}", title=f"Paper {n}") for n in range(IN_FULL + 100)]


def test_rows_of_a_large_page_come_as_the_reader_does(chrome: Chrome, tmp_path: Path) -> None:
    """The compressed rows are drawn in turns, and the address of one leads to it."""
    open_page(chrome, tmp_path, page_of(MANY, VIEW))
    press(chrome, "/", "paper")
    before = len(shown(chrome))
    script(chrome, "window.scrollTo(0, document.body.scrollHeight)")
    time.sleep(0.5)
    assert 100 <= before < len(shown(chrome)) <= len(MANY)

    chrome.get("about:blank")
    chrome.get(f"{(tmp_path / 'index.html').as_uri()}#k5")
    time.sleep(0.5)
    assert script(chrome, "return document.activeElement.closest('.paper').id") == "k5"
    assert console(chrome) == []
