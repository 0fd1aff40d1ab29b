"""How long a key stroke takes on the page of a list, in a real Chromium.

    python benchmarks/page.py [PAPERS …]

Needs Chromium, chromedriver and selenium. For each key stroke it prints milliseconds until the
script is done and the new list is laid out (`result`), and until the frame with it has been drawn
(`frame`, without graphics hardware). The browser's memory is not measured. Aim: a result in 100 ms
with 5,000 papers.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from render import papers, shelf
from ssmlit.actions.lists import rendering
from ssmlit.render import View

TYPED = (
    "m",
    "ma",
    "mam",
    "mamba",
    "mamba u",
    "mamba u-net",
    "",
    "z",
    "zzz",
    "",
    "zubic",
    "s4",
    "recognitoin",
    "author:gu",
    "",
)
OPTIONS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
TYPE = """
const [queries, done] = arguments, field = document.getElementById("search"), times = [];
function type(n) {
  if (n === queries.length) { done(times); return; }
  const start = performance.now();
  field.value = queries[n];
  field.dispatchEvent(new Event("input", { bubbles: true }));
  document.body.getBoundingClientRect();
  const result = performance.now() - start;
  requestAnimationFrame(() => setTimeout(() => {
    times.push([result, performance.now() - start]);
    setTimeout(() => type(n + 1), 150);
  }, 0));
}
type(0);
"""


def browser(profile: str) -> webdriver.Chrome:
    """Return a Chromium with a fresh profile."""
    options = Options()
    options.binary_location = shutil.which("chromium") or "chromium"
    for option in (*OPTIONS, f"--user-data-dir={profile}"):
        options.add_argument(option)
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))


def measure(size: int) -> None:
    """Print the times of one page."""
    records = shelf(size)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(
            rendering.page(papers(records), View(name="list"), "2025-08-01", ""),
            encoding="utf-8",
        )
        chrome = browser(f"{folder}/profile")
        try:
            chrome.set_script_timeout(60)
            chrome.get(page.as_uri())
            times = chrome.execute_async_script(TYPE, TYPED)
        finally:
            chrome.quit()
    for query, (result, frame) in zip(TYPED, times, strict=True):
        print(f"{size:>7} {query!r:14} {result:8.1f} {frame:8.1f}")
    print(f"{size:>7} {'median':14} {statistics.median(t for t, _ in times):8.1f}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[250, 5_000], help="papers")
    sizes = parser.parse_args().sizes
    print(f" papers {'typed':14} {'result':>8} {'frame':>8}")
    for size in sizes:
        measure(size)


if __name__ == "__main__":
    main()
