"""Time whole commands, from the start of the process to its end, on libraries of growing size.

    python benchmarks/commands.py                        250, 6,000 and 50,000 entries
    python benchmarks/commands.py --sizes 250 6000 50000 200000

Shown are the median seconds, how many times that of `python -c pass` it is, and the peak memory as
a multiple of the file's size; the growth is that from the last size but one to the last.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from measure import arguments, samples
from peers import SSMLIT
from tables import Job, Table

if TYPE_CHECKING:
    from measure import Sample

ADDED = "2312.00752"
KEY = "KEY"  # stands for the citation key of the first entry
COMMANDS = (
    ("search", "mamba", "unet"),
    ("search", "author:gu year:2024"),
    ("search", "hyprspectral", "mamaba"),
    ("show", KEY),
    ("add", ADDED, "--offline", "-q"),
    ("tag", KEY, "+vision", "-q"),
    ("check", "-q"),
    ("export", "--query", "year:2024"),
)


def main() -> None:
    """Print the table."""
    options = arguments(__doc__ or "", runs=5).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = Table("ssmlit", samples(Path(folder), options.sizes), options)
        table.row(Job("python -c pass", lambda _: (sys.executable, "-c", "pass")))
        table.row(Job("--help", lambda _: (*SSMLIT, "--help")))
        for words in COMMANDS:
            table.row(_job(words))
        table.end()


def _job(words: tuple[str, ...]) -> Job:
    def command(sample: Sample) -> list[str]:
        filled = [sample.key if word == KEY else word for word in words]
        return [*SSMLIT, *filled, "-l", str(sample.copy)]

    return Job(" ".join(words)[:25], command, accepted=(0, 1))


if __name__ == "__main__":
    main()
