"""The page in a real Chromium: what people type, click and press, and what happens."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.render.browser import (
    BIBTEX,
    IN_CHROMIUM,
    VIEW,
    console,
    count,
    find,
    open_page,
    press,
    script,
    shown,
)
from tests.render.shelf import SHELF, page_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from selenium.webdriver import Chrome

pytestmark = IN_CHROMIUM


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        pytest.param("vm-unet", ["ruan2024vm"], id="hyphens"),
        pytest.param("VMUNet", ["ruan2024vm"], id="no-hyphen"),
        pytest.param("vm unet", ["ruan2024vm"], id="space"),
        pytest.param("zubic", ["zubic2024s2m"], id="author-without-accent"),
        pytest.param("RÉ hippo", ["gu2020hippo"], id="words-in-any-order"),
        pytest.param("neurips", ["gu2020hippo"], id="venue"),
        pytest.param("medical", ["ruan2024vm"], id="tag"),
        pytest.param("综述", ["wang"], id="cjk"),
        pytest.param("מרחב", ["hebrew"], id="rtl"),
        pytest.param("s2m", ["zubic2024s2m"], id="formula"),
        pytest.param('"state spaces"', ["gu2024mamba", "gu2023modeling"], id="phrase"),
        pytest.param("script alert", ["zubic2024s2m"], id="markup"),
        pytest.param("zzz", [], id="nothing"),
    ],
)
def test_typing_leaves_the_papers_that_match(page: Chrome, query: str, keys: list[str]) -> None:
    """Search looks at title, author, tag and venue, without accents, capitals and hyphens."""
    press(page, "/", query)

    assert shown(page) == keys
    assert count(page) == f"{len(keys)} of 7 papers"
    assert find(page, "#none").is_displayed() is (keys == [])


@pytest.mark.parametrize(
    ("filters", "keys"),
    [
        pytest.param({"tag": "vision"}, ["ruan2024vm"], id="tag-with-those-below"),
        pytest.param({"tag": "surveys"}, ["gu2023modeling", "wang"], id="tag"),
        pytest.param({"year": "2024"}, ["gu2024mamba", "zubic2024s2m", "ruan2024vm"], id="year"),
        pytest.param({"year": "2020", "tag": "gnn"}, [], id="both"),
    ],
)
def test_filters_narrow_the_list(page: Chrome, filters: dict[str, str], keys: list[str]) -> None:
    """Tag and year are chosen from what there is."""
    from selenium.webdriver.support.ui import Select

    for name, value in filters.items():
        Select(find(page, f"#{name}")).select_by_value(value)

    assert shown(page) == keys


def test_only_papers_with_code(page: Chrome) -> None:
    """An address that must not be followed is not a code."""
    find(page, "#code").click()

    assert shown(page) == ["gu2024mamba", "ruan2024vm", "gu2020hippo"]


def test_tags_and_bars_filter_and_clear_brings_all_back(page: Chrome) -> None:
    """A click on a paper's tag or on a bar of the chart is the same as choosing it."""
    find(page, "#zubic2024s2m .tag").click()
    assert shown(page) == ["zubic2024s2m"]
    find(page, "#clear").click()
    assert len(shown(page)) == 7
    script(
        page,
        "document.querySelector('[data-year=\"2020\"]').dispatchEvent("
        "new MouseEvent('click', {bubbles: true}))",
    )
    assert shown(page) == ["gu2020hippo"]


def test_bibtex_is_copied(page: Chrome) -> None:
    """The button puts the entry into the clipboard; that for all takes those shown."""
    origin = {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    page.execute_cdp_cmd("Browser.grantPermissions", origin)
    find(page, "#gu2024mamba .bib").click()
    becomes(lambda: find(page, "#gu2024mamba .bib").text, "Copied")
    becomes(lambda: clipboard(page), BIBTEX["gu2024mamba"])

    press(page, "/", "gu")
    find(page, "#all").click()
    keys = ("gu2024mamba", "gu2023modeling", "gu2020hippo")
    becomes(lambda: clipboard(page), "\n".join(BIBTEX[key] for key in keys))


def becomes(read: Callable[[], object], expected: object) -> None:
    """Wait, half a minute at most, until something of the page is as expected."""
    ends = time.monotonic() + 30
    while (found := read()) != expected and time.monotonic() < ends:
        time.sleep(0.02)
    assert found == expected


def clipboard(chrome: Chrome) -> str:
    """Return the text in the clipboard."""
    return str(chrome.execute_async_script("navigator.clipboard.readText().then(arguments[0])"))


def test_bibtex_is_copied_where_the_clipboard_is_closed(page: Chrome) -> None:
    """Without the clipboard interface the old way is taken, and else the text is shown."""
    script(
        page,
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        "document.execCommand = () => false;",
    )
    find(page, "#gu2024mamba .bib").click()
    becomes(lambda: len(page.find_elements("css selector", "dialog textarea")), 1)
    assert find(page, "dialog textarea").get_property("value") == BIBTEX["gu2024mamba"]
    press(page, "\ue00c")
    becomes(lambda: page.find_elements("css selector", "dialog"), [])
    assert len(shown(page)) == 7


def test_the_keyboard_does_it_all(page: Chrome) -> None:
    """/ searches, arrows move from there through what is shown, Escape clears."""
    press(page, "\ue015")
    assert script(page, "return document.activeElement.tagName") == "BODY"
    focus = "return document.activeElement.closest('.paper')?.id ?? document.activeElement.id"
    press(page, "/", "gu")
    press(page, "\ue015")
    assert script(page, focus) == "gu2024mamba"
    press(page, "\ue015", "\ue015", "\ue015")
    assert script(page, focus) == "gu2020hippo"
    press(page, "\ue013", "\ue013", "\ue013")
    assert script(page, focus) == "search"
    press(page, "\ue00c")
    assert (len(shown(page)), find(page, "#search").get_property("value")) == (7, "")


def test_enter_opens_the_first_paper(page: Chrome) -> None:
    """A link is followed to the address of the paper."""
    script(
        page,
        "document.addEventListener('click', (e) => { e.preventDefault();"
        "window.opened = e.target.closest('a').href; })",
    )
    press(page, "/", "hippo", "\ue007")

    assert script(page, "return window.opened") == (
        "https://proceedings.neurips.cc/paper/2020/hash/102f0bb6.html"
    )


def test_a_link_is_followed(page: Chrome, tmp_path: Path) -> None:
    """A click leaves for the paper."""
    target = tmp_path / "paper.html"
    target.write_text("<title>The paper</title>", encoding="utf-8")
    script(page, f"document.querySelector('#gu2024mamba a.title').href = '{target.as_uri()}'")
    find(page, "#gu2024mamba a.title").click()

    assert page.title == "The paper"


def test_a_search_can_be_shared(page: Chrome) -> None:
    """What is searched is in the address and is found again there."""
    press(page, "/", "hippo")
    becomes(lambda: page.current_url.rpartition("/")[2], "index.html#q=hippo")
    address = page.current_url
    page.get("about:blank")
    page.get(address)

    assert shown(page) == ["gu2020hippo"]


def test_nothing_in_a_title_or_an_entry_is_active(page: Chrome) -> None:
    """No element, script or address of a record is more than text."""
    assert find(page, "#zubic2024s2m .title").text == (
        "S2M | [odd] *title* <script>alert(1)</script> & `code` of O(N1)"
    )
    assert script(
        page,
        "return [document.scripts.length, document.querySelectorAll('main b')"
        ".length, document.querySelectorAll('[href^=javascript]').length]",
    ) == [3, 0, 0]
    assert find(page, "h1").text == "State <Spaces>"


def test_the_policy_keeps_foreign_script_out(chrome: Chrome, tmp_path: Path) -> None:
    """Even markup that slipped through would not run."""
    html = page_of(SHELF, VIEW, BIBTEX)
    open_page(chrome, tmp_path, html.replace("<main>", "<main><script>window.bad = 1</script>"))

    assert script(chrome, "return window.bad ?? null") is None
    assert ["Content Security Policy" in entry for entry in console(chrome)] == [True]


def test_the_list_works_without_javascript(chrome: Chrome, tmp_path: Path) -> None:
    """All papers are in the page itself; what needs the script is not shown."""
    chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        html = page_of(SHELF, VIEW, BIBTEX)
        open_page(chrome, tmp_path, html)
        rows = chrome.find_elements("css selector", ".paper")
        assert [row.get_attribute("id") for row in rows if row.is_displayed()] == [
            row.get_attribute("id") for row in rows
        ]
        assert not find(chrome, "form").is_displayed()
    finally:
        chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("width", [320, 390, 768])
def test_the_page_fits_a_phone(page: Chrome, width: int) -> None:
    """Nothing has to be scrolled sideways."""
    page.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": True},
    )
    try:
        assert script(page, "return document.documentElement.scrollWidth") == width
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_on_paper_only_the_list_is_left(page: Chrome) -> None:
    """What can be clicked is not printed; what was searched for is."""
    press(page, "/", "hippo")
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        controls = page.find_elements("css selector", "form, .bib, .chart, .keys")
        assert [control.is_displayed() for control in controls] == [False] * len(controls)
        assert shown(page) == ["gu2020hippo"]
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_a_page_of_many_papers_finds_them_too(chrome: Chrome, tmp_path: Path) -> None:
    """Two thousand papers are filtered as a few are."""
    many = [SHELF[n % 7]._replace(key=f"k{n}", title=f"Paper {n}") for n in range(2000)]
    open_page(chrome, tmp_path, page_of(many, VIEW))
    press(chrome, "/", "paper 1999")

    assert (shown(chrome), count(chrome)) == (["k1999"], "1 of 2000 papers")


def test_the_page_makes_no_requests(page: Chrome) -> None:
    """Nothing is loaded but the page itself."""
    assert script(page, "return performance.getEntriesByType('resource').map((e) => e.name)") == []


def test_selected_papers_are_copied(page: Chrome) -> None:
    """A tick selects a paper, also across searches; the button then takes those alone."""
    origin = {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    page.execute_cdp_cmd("Browser.grantPermissions", origin)
    press(page, "/", "hippo")
    find(page, "#gu2020hippo .pick").click()
    press(page, "\ue00c")
    find(page, "#gu2024mamba .pick").click()
    assert find(page, "#all").text == "Copy BibTeX of 2 selected"
    find(page, "#all").click()
    becomes(lambda: clipboard(page), f"{BIBTEX['gu2024mamba']}\n{BIBTEX['gu2020hippo']}")


def test_a_query_that_is_wrong_says_so_and_leaves_the_list(page: Chrome) -> None:
    """While someone types, what was found before stays."""
    press(page, "/", "hippo (")

    assert shown(page) == ["gu2020hippo"]
    assert find(page, "#message").text == "The closing ) is missing."


def test_typos_are_forgiven_and_reported(page: Chrome) -> None:
    """What is shown is not quite what was typed."""
    press(page, "/", "segmentaton")

    assert shown(page) == ["ruan2024vm"]
    assert find(page, "#message").text == "No exact match: these are spelled alike."
