"""Time searches: inside one process, as whole processes, and beside other programs.

    python -m benchmarks.search                                  250, 6,000 and 50,000 entries
    python -m benchmarks.search --sizes 250 200000 --runs 9
    python -m benchmarks.search --inside                         without starting processes

Prints the median of several runs, and the aims for whole processes on a quiet machine. Other
programs are used where they are installed; they read the same file, or, where they keep a
database of their own, one filled before the clock starts (their caches are warm). `grep` does not
know what an entry is: it is the floor. Ratios compare better than seconds.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generate import library

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCE = Path(__file__).resolve().parents[1] / "src"
SIZES = [250, 6_000, 50_000]
AIMS = {250: 0.08, 6_000: 0.12, 50_000: 0.30, 200_000: 1.0}
TYPO_AIM = 0.8  # at 50,000
QUERIES = {
    "rare word": "echocardiography",
    "two words": "mamba unet",
    "common word": "mamba",
    "name and year": "gu 2023",
    "fields": "author:gu year:2023..2025 tag:medical has:code",
    "pattern": "title:/^(is|revisiting) .*mamba/",
    "typo": "hyprspectral mamaba",
}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--inside", action="store_true", help="start no processes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = {size: _written(Path(folder), size) for size in options.sizes}
        _table("inside one process, parsing included", paths, options.runs, _inside)
        if not options.inside:
            _table("whole process", paths, options.runs, _whole)
            print(f"{'aim for plain words':<26}" + "".join(_aim(size) for size in paths))
            _peers(paths, options.runs)


def _written(folder: Path, size: int) -> Path:
    path = folder / f"{size}.bib"
    path.write_text(library(size), encoding="utf-8", newline="")
    return path


def _aim(size: int) -> str:
    return f"{AIMS[size]:>12.2f}" if size in AIMS else f"{'':>12}"


def _table(
    title: str, paths: dict[int, Path], runs: int, job: Callable[[str, Path], Callable[[], None]]
) -> None:
    print(f"\n{title + ', s':<26}" + "".join(f"{size:>12,}" for size in paths))
    for name, query in QUERIES.items():
        cells = [_median(job(query, path), runs) for path in paths.values()]
        print(f"{name:<26}" + "".join(f"{cell:>12.3f}" for cell in cells) + f"   {query}")


def _median(job: Callable[[], None], runs: int) -> float:
    job()  # warms the file cache and the byte code
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _inside(query: str, path: Path) -> Callable[[], None]:
    sys.path.insert(0, str(SOURCE))
    from ssmlit import bibtex
    from ssmlit.query import parse, search

    text = path.read_text(encoding="utf-8")

    def job() -> None:
        search(parse(query), bibtex.parse(text))

    return job


def _whole(query: str, path: Path) -> Callable[[], None]:
    command = [sys.executable, "-m", "ssmlit", "search", query, "--limit", "20", "-l", str(path)]
    return lambda: _run(command, {0, 1})


def _run(command: list[str], accepted: set[int]) -> None:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    for slow in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):  # not what people run
        environment.pop(slow, None)
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, timeout=600
    )
    if done.returncode not in accepted:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr}")


def _peers(paths: dict[int, Path], runs: int) -> None:
    """Time what is installed on one rare word, and print how much slower or faster it is."""
    word = QUERIES["rare word"]
    if not _commands(word):
        print("\nno other program is installed")
        return
    print(f"\n{'others, ' + word + ', s':<26}" + "".join(f"{size:>12,}" for size in paths))
    ours = {size: _median(_whole(word, path), runs) for size, path in paths.items()}
    for name, command in _commands(word).items():
        cells = []
        for size, path in paths.items():
            try:
                seconds = _median(partial(_run, [*command, str(path)], {0, 1}), runs)
            except (SystemExit, subprocess.TimeoutExpired):
                cells.append(f"{'failed':>12}")
                continue
            cells.append(f"{seconds:>6.3f} {seconds / ours[size]:>4.1f}x")
        print(f"{name:<26}" + "".join(cells))


def _commands(word: str) -> dict[str, list[str]]:
    """Return the search commands of the programs that are here; the file comes last."""
    known = {
        "grep": ["grep", "-i", "-c", word],
        "rg": ["rg", "-i", "-c", word],
        "bib2bib": ["bib2bib", "-q", "-oc", "/dev/null", "-c", f'title : "{word.title()}"'],
        "bibtool": ["bibtool", "-q", "--", f'select{{title "{word}"}}'],
    }
    return {name: command for name, command in known.items() if shutil.which(name)}


if __name__ == "__main__":
    main()
