"""Time `ssmlit browse`: from a key press to its letter on the screen, and to the list.

    python benchmarks/browse.py                   50,000 entries
    python benchmarks/browse.py --sizes 6000

Runs the program without a terminal and presses one key after the other. *Answered* is the time
until the letter is in the query and the program waits for the next key; *list* until the
papers of that query are listed. The aim is an answer within 50 ms at 50,000 entries. The peak
memory is that of this process up to then.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from ssmlit.cli.browse.browser import Browser

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
GENERATE = str(Path(__file__).with_name("generate.py"))
WORDS = ("mamba unet", "echocardio", "gu 2023")


class Times(NamedTuple):
    """Seconds after a key was pressed."""

    key: str
    answered: float
    listed: float


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[50_000])
    options = parser.parse_args()
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["SSMLIT_CACHE_DIR"] = folder
            path = Path(folder) / "library.bib"
            with path.open("wb") as out:  # by another process, whose memory does not count here
                subprocess.run([sys.executable, GENERATE, str(size)], stdout=out, check=True)
            asyncio.run(_measure(path, size))
            peak = getrusage(RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
            print(f"peak memory {peak / 1e6:.0f} MB, {peak / path.stat().st_size:.1f}x the file")


async def _measure(path: Path, size: int) -> None:
    from textual.widgets import Input

    from ssmlit.cli.browse.browser import Browser
    from ssmlit.cli.shared.options import CommonOptions
    from ssmlit.cli.shared.session import Session

    app = Browser(Session(CommonOptions(library=path)))
    start = time.perf_counter()
    async with app.run_test(size=(120, 40)):
        await _until(lambda: app.shown is not None)
        print(f"\n{size:,} entries, read in {time.perf_counter() - start:.2f} s")
        print(f"{'typed':<14}{'answered':>14}{'list':>14}   ms, median (worst)")
        for word in WORDS:
            times = [await _press(app, word, end) for end in range(1, len(word) + 1)]
            print(f"{word:<14}" + "".join(f"{_cell(times, n):>14}" for n in (1, 2)))
            app.query_one("#query", Input).value = ""
            await _until(lambda: app.shown == "")


async def _press(app: Browser, word: str, end: int) -> Times:
    """Put one more letter into the query, as the key event does, and wait for what follows."""
    from textual import events
    from textual.widgets import Input

    letter = word[end - 1]
    query = app.query_one("#query", Input)
    start = time.perf_counter()
    query.post_message(events.Key("space" if letter == " " else letter, letter))
    await _until(lambda: query.value == word[:end])
    answered = time.perf_counter() - start
    await _until(lambda: app.shown == word[:end])
    return Times(letter, answered, time.perf_counter() - start)


def _cell(times: list[Times], field: int) -> str:
    values = [float(one[field]) * 1000 for one in times]
    return f"{statistics.median(values):.0f} ({max(values):.0f})"


async def _until(condition: Callable[[], bool]) -> None:
    while not condition():
        await asyncio.sleep(0.001)


if __name__ == "__main__":
    main()
