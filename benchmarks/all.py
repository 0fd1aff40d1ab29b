"""Run every benchmark, in turn.

    python benchmarks/all.py                             small sizes: a few minutes
    python benchmarks/all.py --sizes 250 6000 50000 200000 --runs 5
    python benchmarks/all.py --only search library

What needs something that is not installed is left out and named.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generate import library

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HERE = Path(__file__).parent


class Benchmark(NamedTuple):
    """A script of this folder, its arguments for sizes, runs and a folder, and what it needs."""

    name: str
    arguments: Callable[[Sequence[int], int, Path], Sequence[str]]
    packages: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()


def _sizes_and_runs(sizes: Sequence[int], runs: int, _folder: Path) -> list[str]:
    return ["--sizes", *map(str, sizes), "--runs", str(runs)]


def _libraries(sizes: Sequence[int], _runs: int, folder: Path) -> list[str]:
    for size in sizes:
        (folder / f"{size}.bib").write_text(library(size), encoding="utf-8", newline="")
    return [word for size in sizes for word in ("--library", str(folder / f"{size}.bib"))]


def _folder(sizes: Sequence[int], runs: int, folder: Path) -> list[str]:
    _libraries(sizes, runs, folder)
    return [str(folder)]


ALL = (
    Benchmark("commands", _sizes_and_runs),
    Benchmark("search", _sizes_and_runs),
    Benchmark("library", _sizes_and_runs),
    Benchmark("duplicates", _libraries, ("rapidfuzz",)),
    Benchmark("importing", lambda sizes, _runs, _folder: [str(sizes[0]), str(sizes[-1])]),
    Benchmark("render", lambda sizes, _runs, _folder: [*map(str, sizes)]),
    Benchmark("browse", lambda sizes, _runs, _folder: ["--sizes", *map(str, sizes)], ("textual",)),
    Benchmark("page", lambda sizes, _runs, _folder: [*map(str, sizes)], ("selenium",),
              ("chromium", "chromedriver")),
    Benchmark("walks", lambda _sizes, _runs, _folder: []),
    Benchmark("readmes", lambda _sizes, _runs, _folder: []),
    Benchmark("checks", lambda _sizes, _runs, _folder: []),
    Benchmark("verify", lambda sizes, _runs, _folder: ["--size", str(sizes[-1])]),
    Benchmark("snapshot", _sizes_and_runs),
    Benchmark("services", lambda sizes, _runs, _folder: ["--sizes", *map(str, sizes)]),
    Benchmark("promise", _folder),
    Benchmark("exports", _folder, (), ("pdflatex", "bibtex", "biber")),
    Benchmark("fuzz_bibtex", lambda _sizes, runs, _folder: ["--seconds", str(10 * runs or 1)],
              ("hypothesis",)),
)  # fmt: skip


def absent(benchmark: Benchmark) -> list[str]:
    """Return what a benchmark needs and is not here."""
    packages = [name for name in benchmark.packages if not find_spec(name)]
    return packages + [name for name in benchmark.programs if not shutil.which(name)]


def run(benchmark: Benchmark, sizes: Sequence[int], runs: int) -> int:
    """Run a benchmark, which prints its tables; return its exit code."""
    source = str(HERE.parent / "src")
    with tempfile.TemporaryDirectory() as folder:
        words = benchmark.arguments(sizes, runs, Path(folder))
        command = [sys.executable, str(HERE / f"{benchmark.name}.py"), *words]
        environment = os.environ | {"PYTHONPATH": source, "PYTHONUNBUFFERED": "1"}
        return subprocess.run(command, check=False, env=environment).returncode


def main() -> int:
    names = [one.name for one in ALL]
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[250, 2_000])
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--only", nargs="+", choices=names, default=names, metavar="NAME")
    options = parser.parse_args()
    failed = []
    for benchmark in (one for one in ALL if one.name in options.only):
        if lacking := absent(benchmark):
            print(
                f"\n== {benchmark.name}: left out, not installed: {', '.join(lacking)}", flush=True
            )
            continue
        print(f"\n== {benchmark.name}", flush=True)
        if run(benchmark, options.sizes, options.runs):
            failed.append(benchmark.name)
    if failed:
        print(f"\nfailed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
