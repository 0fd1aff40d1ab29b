"""Read and change libraries of growing size, beside other programs.

    python benchmarks/library.py                          250, 6,000 and 50,000 entries
    python benchmarks/library.py --sizes 250 6000 50000 200000

Every job is a process of its own, on a fresh copy of the file. Shown are the median seconds, how
many times that of the table's first row it is, and the peak memory as a multiple of the file's
size; the growth is that from the last size but one to the last. What takes longer than --wait
seconds (60) is stopped, and not tried on larger files. Below each table is what the programs
did to the file.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import peers
from measure import arguments, samples
from tables import Table


def main() -> None:
    """Print the tables."""
    options = arguments(__doc__ or "").parse_args()
    with tempfile.TemporaryDirectory() as folder:
        shelf = samples(Path(folder), options.sizes)
        table = Table("read", shelf, options)
        for job in peers.reading():
            table.row(job)
        table.end(peers.missing("pybtex", "papis", "bibtex-tidy", "bibtool"))
        table = Table("give one paper a tag", shelf, options)
        for job in peers.tagging():
            table.row(job)
        table.end(peers.missing("pybtex", "papis", "cobib"))


if __name__ == "__main__":
    main()
