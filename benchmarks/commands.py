"""Time whole commands, from the start of the process to its end, on libraries of growing size.

    python benchmarks/commands.py                        250, 6,000 and 50,000 entries
    python benchmarks/commands.py --sizes 250 200000 --runs 9

Prints the median of several runs in seconds, and each size against the smallest, so that growth is
seen where absolute times depend on the machine. `python -c pass` stands beside for scale.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from generate import library

if TYPE_CHECKING:
    from collections.abc import Callable

SSMLIT = [sys.executable, "-m", "ssmlit"]
ADDED = "2312.00752"


def main() -> None:
    """Run the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=_Raw)
    parser.add_argument("--sizes", type=int, nargs="+", default=[250, 6_000, 50_000])
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SSMLIT_STATE_DIR"] = f"{folder}/state"
        os.environ["SSMLIT_CACHE_DIR"] = f"{folder}/cache"
        for slow in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):  # not what people run
            os.environ.pop(slow, None)
        os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parents[1] / "src")
        table = {size: _measure(Path(folder), size, options.runs) for size in options.sizes}
    _print(table)


def _measure(folder: Path, size: int, runs: int) -> dict[str, float]:
    path = folder / f"{size}.bib"
    text = library(size, seed=1)
    first = re.search(r"@misc\{([^,]+),", text)
    key = first[1] if first else ""

    def fresh() -> None:
        path.write_text(text, encoding="utf-8", newline="")

    commands: dict[str, list[str]] = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "ssmlit --help": [*SSMLIT, "--help"],
        "search mamba unet": [*SSMLIT, "search", "mamba", "unet", "-l", str(path)],
        "search author:gu year:2024": [*SSMLIT, "search", "author:gu year:2024", "-l", str(path)],
        "search with a typo": [*SSMLIT, "search", "hyprspectral", "mamaba", "-l", str(path)],
        "show KEY": [*SSMLIT, "show", key, "-l", str(path)],
        "add ID (offline)": [*SSMLIT, "add", ADDED, "--offline", "-q", "-l", str(path)],
        "tag KEY +vision": [*SSMLIT, "tag", key, "+vision", "-q", "-l", str(path)],
    }
    return {name: _median(command, runs, fresh) for name, command in commands.items()}


def _median(command: list[str], runs: int, before: Callable[[], None]) -> float:
    times = []
    for run in range(runs + 1):
        before()
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode not in {0, 1}:
            raise SystemExit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr}")
        if run:  # the first run warms the file cache and the byte code
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def _print(table: dict[int, dict[str, float]]) -> None:
    sizes = list(table)
    print(f"{'seconds, median':<28}" + "".join(f"{size:>12,}" for size in sizes) + "      growth")
    for name in table[sizes[0]]:
        row = [table[size][name] for size in sizes]
        print(f"{name:<28}" + "".join(f"{value:>12.3f}" for value in row)
              + f"{row[-1] / row[0]:>10.1f} x")  # fmt: skip


class _Raw(argparse.RawDescriptionHelpFormatter):
    """Keep the line breaks of the description."""


if __name__ == "__main__":
    main()
