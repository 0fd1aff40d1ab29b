"""A real Chromium with the shelf's page, for tests of what people see and do."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from ssmlit.render import View
from tests.render.shelf import SHELF, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver import Chrome

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
IN_CHROMIUM = [
    pytest.mark.slow,
    pytest.mark.programs,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="Chromium is not installed"),
]

BIBTEX = {r.key: f"@misc{{{r.key},\n  note = {{</script><b>&}},\n}}\n" for r in SHELF if r.authors}
VIEW = View(name="list", title="State <Spaces>", intro="What **matters**. <b>x</b>")
OPTIONS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1200,1000",
)


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """A browser with a fresh profile."""
    webdriver = pytest.importorskip("selenium.webdriver")
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = str(CHROMIUM)
    for option in (*OPTIONS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    yield driver
    driver.quit()


@pytest.fixture
def page(chrome: Chrome, tmp_path: Path) -> Iterator[Chrome]:
    """The shelf's page, freshly opened from disk; it must leave no message on the console."""
    open_page(chrome, tmp_path, page_of(SHELF, VIEW, BIBTEX))
    yield chrome
    assert console(chrome) == []


def open_page(chrome: Chrome, folder: Path, html: str) -> None:
    """Write a page and open it by its file:// address."""
    file = folder / "index.html"
    file.write_text(html, encoding="utf-8")
    chrome.get("about:blank")
    chrome.get(file.as_uri())


def console(chrome: Chrome) -> list[str]:
    """Return the messages on the browser's console."""
    return [str(entry) for entry in chrome.get_log("browser")]  # type: ignore[no-untyped-call]


def script(chrome: Chrome, code: str) -> Any:  # whatever the page's script answers
    """Return what a piece of script answers in the page."""
    return chrome.execute_script(code)


def shown(chrome: Chrome) -> list[str]:
    """Return the keys of the papers that can be seen."""
    return list(
        script(
            chrome,
            "return [...document.querySelectorAll('.paper')]"
            ".filter((row) => row.getClientRects().length).map((row) => row.id)",
        )
    )


def press(chrome: Chrome, *keys: str) -> None:
    """Press keys wherever the focus is."""
    from selenium.webdriver.common.action_chains import ActionChains

    ActionChains(chrome).send_keys(*keys).perform()


def find(chrome: Chrome, css: str) -> Any:  # an element of selenium, without types
    """Return the first element of a CSS selector."""
    return chrome.find_element("css selector", css)


def count(chrome: Chrome) -> str:
    """Return the line that says how many papers are shown."""
    return str(find(chrome, "#count").text)
