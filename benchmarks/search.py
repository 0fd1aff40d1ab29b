"""Time searches on libraries of growing size, and beside other programs.

    python benchmarks/search.py                              250, 6,000 and 50,000 entries
    python benchmarks/search.py --sizes 250 6000 50000 200000
    python benchmarks/search.py --inside                     in one process, the file read before

Every search is a process of its own. Shown are the median seconds, how many times that of the
table's first row it is, and the peak memory as a multiple of the file's size; the growth is that
from the last size but one to the last. ssmlit's index of a large library is made by a run that is
not counted; for the last row it is deleted before each run.

Other programs read the same file, or, where they keep a database of their own, one that is filled
before the clock starts (their caches are warm). All name every paper found, and are not believed:
below the table is who found another number than the file holds. What takes longer than --wait
seconds (60) is stopped, and not tried on larger files.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import peers
from measure import SOURCE, arguments, samples
from tables import CELL, NAME, Job, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from measure import Sample

AIMS = {250: 0.08, 6_000: 0.12, 50_000: 0.30, 200_000: 1.0}
RARE = "echocardiography"
QUERIES = {
    "rare word": RARE,
    "two words": "mamba unet",
    "common word": "mamba",
    "name and year": "gu 2023",
    "fields": "author:gu year:2023..2025 tag:medical has:code",
    "pattern": "title:/^(is|revisiting) .*mamba/",
    "typo": "hyprspectral mamaba",  # aim: 0.8 s at 50,000
}


def main() -> None:
    """Print the tables."""
    parser = arguments(__doc__ or "", runs=5)
    parser.add_argument("--inside", action="store_true", help="start no processes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        shelf = samples(Path(folder), options.sizes)
        if options.inside:
            _inside(shelf, options.runs)
            return
        table = Table("ssmlit search", shelf, options)
        for name, query in QUERIES.items():
            table.row(_job(name, query))
        table.row(_job("rare word, first time", RARE)._replace(forgetful=True))
        aims = (f"{AIMS.get(one.entries, ''):>9}".ljust(CELL) for one in shelf)
        print(f"{'aim for plain words':<{NAME}}{''.join(aims)}".rstrip())
        table.end(*(f"{name}: {query}" for name, query in QUERIES.items()))
        table = Table(f"all with {RARE}", shelf, options)
        for job in peers.searching(RARE):
            table.row(job)
        table.end(peers.missing("papis", "cobib", "bib2bib", "bibtool", "rg", "grep"))


def _job(name: str, query: str) -> Job:
    """Return a search as people see it: the first twenty. It may find nothing (exit code 1)."""

    def command(sample: Sample) -> Sequence[str]:
        return (*peers.SSMLIT, "search", query, "--limit", "20", "-l", str(sample.path))

    return Job(name, command, accepted=(0, 1))


def _inside(shelf: Sequence[Sample], runs: int) -> None:
    """Print seconds of parsing and searching alone; memory is not measured."""
    sys.path.insert(0, str(SOURCE))
    from ssmlit import bibtex
    from ssmlit.query import DocumentCorpus, parse_query, search

    print(f"{'seconds; no memory':<{NAME}}" + "".join(f"{one.entries:>12,}" for one in shelf))
    texts = [one.path.read_text(encoding="utf-8") for one in shelf]
    for name, query in QUERIES.items():
        cells = []
        for text in texts:
            times = []
            for _ in range(runs):
                start = time.perf_counter()
                search(parse_query(query), DocumentCorpus(bibtex.parse_document(text)))
                times.append(time.perf_counter() - start)
            cells.append(f"{median(times):>12.3f}")
        print(f"{name:<{NAME}}" + "".join(cells))


if __name__ == "__main__":
    main()
