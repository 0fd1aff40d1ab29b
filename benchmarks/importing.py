"""How long `ssmlit import --offline` takes, as a whole process: rows of a list into a library.

    python benchmarks/importing.py [ROWS ENTRIES]

Half of the rows are in the library already. Prints seconds of the processor (the best of three
runs on fresh copies), and milliseconds for a thousand rows and entries together, which stay the
same when growth is linear. Aim: 1,000 rows into 6,000 entries in 2 s.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from typing import TYPE_CHECKING

from generate import library

from ssmlit.library import Library

if TYPE_CHECKING:
    from ssmlit.model import Record

SOURCE = Path(__file__).resolve().parents[1] / "src"
SIZES = ((250, 250), (500, 1_500), (1_000, 6_000), (2_500, 24_000), (5_000, 50_000))
SECTION = 50  # rows under one heading


def readme(rows: int, there: tuple[Record, ...]) -> str:
    """Return a list of that many rows: old and new works by turns, the same in each run."""
    dice = random.Random(rows)
    fresh = Library.from_text(library(rows, seed=7)).records
    lines = ["# Papers", ""]
    for number in range(rows):
        if number % SECTION == 0:
            lines += ["", f"## Subject {number // SECTION}", ""]
        lines.append(row(dice.choice(there) if number % 2 else fresh[number], dice))
    return "\n".join(lines)


def row(work: Record, dice: random.Random) -> str:
    """Return a work as lists write it: bold title, authors, year, links."""
    title = work.title.replace("{", "").replace("}", "")
    made_up = f"{work.year % 100:02}{dice.randint(1, 12):02}.{dice.randint(1, 19_999):05}"
    paper = f"https://arxiv.org/abs/{work.identifier('arxiv') or made_up}"
    names = ", ".join(map(str, work.authors))
    code = (
        f" [[Code](https://github.com/x/{dice.randint(1, 9_999)})]" if dice.random() < 0.5 else ""
    )
    return f"- **{title}**, {names} ({work.year}) [[Paper]({paper})]{code}"


def seconds(folder: Path, text: str, listed: str) -> float:
    """Return the processor time of one import into a fresh copy of the library."""
    (folder / "library.bib").write_text(text, encoding="utf-8")
    (folder / "README.md").write_text(listed, encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "ssmlit", "import", "README.md", "--offline", "--quiet"],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(SOURCE),
            "SSMLIT_STATE_DIR": str(folder / "state"),
            "SSMLIT_CACHE_DIR": str(folder / "cache"),
            "SSMLIT_DATA_DIR": str(folder / "data"),
        },
        stdout=subprocess.DEVNULL,
        check=False,  # rows that need a decision end it with 4
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", help="ROWS ENTRIES; none: the whole table")
    given = parser.parse_args().sizes
    sizes = [(given[0], given[1])] if len(given) > 1 else SIZES
    print("   rows  entries  seconds  ms per 1000")
    for rows, entries in sizes:
        text = library(entries)
        listed = readme(rows, Library.from_text(text).records)
        with tempfile.TemporaryDirectory() as folder:
            best = min(seconds(Path(folder), text, listed) for _ in range(3))
        print(f"{rows:>7} {entries:>8} {best:>8.2f} {1e6 * best / (rows + entries):>12.0f}")


if __name__ == "__main__":
    main()
