"""Build snapshots of generated bulk metadata, and look for papers in them.

    python benchmarks/snapshot.py                                  30,000 records of each form
    python benchmarks/snapshot.py --sizes 2000000 --forms arxiv    most of arXiv: 5 GB of disk

Shown are records per second of the processor, from the start of the process to its end, the peak
memory, and the median seconds of whole commands that look something up. Every answer is looked at:
the build must say how many records it holds, and each question must find the paper it is about.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import bulk
from measure import FailedError, Taken, arguments, median, run
from peers import SSMLIT

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from bulk import Work

SIZES = [30_000]
LONGEST = 900.0  # seconds that a build may take


class Question(NamedTuple):
    """A command that looks for a work, and what its answer must hold."""

    name: str
    words: Sequence[str]
    answer: str


def main() -> None:
    """Print the tables."""
    parser = arguments(__doc__ or "", SIZES)
    parser.add_argument("--forms", nargs="+", choices=bulk.FORMS, default=list(bulk.FORMS))
    parser.set_defaults(wait=LONGEST)
    options = parser.parse_args()
    for size in options.sizes:
        print(f"\n{'build':<12}{'records':>12}{'file':>10}{'snapshot':>10}{'s cpu':>9}"
              f"{'records/s':>11}{'memory':>10}")  # fmt: skip
        for form in options.forms:
            with tempfile.TemporaryDirectory() as folder:
                _measure(Path(folder), form, size, options)


def _measure(folder: Path, form: str, size: int, options: argparse.Namespace) -> None:
    """Build a snapshot of one form, and ask it; the shape of arXiv is asked about all."""
    file = bulk.write(folder, form, size)
    built = run([*SSMLIT, "snapshot", "build", str(file)], folder, wait=options.wait)
    report = (folder / "stderr").read_text("utf-8")
    if built.code or f"{size:,} records" not in report:
        raise FailedError(f"{form} was not built: {report}")
    place = folder / "data" / "ssmlit" / "snapshots" / f"{form}.sqlite"
    print(
        f"{form:<12}{size:>12,}{_megabytes(file)}{_megabytes(place)}{built.cpu:>9.1f}"
        f"{size / built.cpu:>11,.0f}{built.memory / 1e6:>7,.0f} MB",
        flush=True,
    )
    file.unlink()
    (folder / "library.bib").touch()
    for question in _questions(form, size):
        taken = _asked(question, folder, options)
        seconds = taken.cpu if options.cpu else taken.seconds
        print(f"    {question.name:<38}{seconds:>8.2f} s{taken.memory / 1e6:>7,.0f} MB", flush=True)


def _megabytes(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:>7,.0f} MB"


def _questions(form: str, size: int) -> Iterator[Question]:
    """Yield what is asked, about works of the beginning, the middle and the end."""
    first, *_, middle, last = _some(size)
    rare = sorted(middle.title.split()[1:], key=lambda word: (len(word), word))[-3:]
    surname = middle.people[0][0]
    title = " ".join(middle.title.split())
    yield Question("find: three words", ["find", *rare], title)
    yield Question("find: a common word", ["find", last.title.split()[1].lower()], "\n")
    narrow = ["find", rare[-1], f"author:{surname}", f"year:{middle.year}"]
    yield Question("find: a word, a name, a year", narrow, title)
    misspelt = [rare[-1][:4] + rare[-1][3:], *rare[:2]]  # one letter twice
    yield Question("find: a misspelt word", ["find", *misspelt], title)
    if form == "arxiv":
        number = bulk.arxiv_id(first)
        yield Question("add: an id", ["add", number, "--offline", "--dry-run"], number)


def _some(size: int) -> list[Work]:
    wanted = {1, size // 100 * 50 + 7, size - 1}
    return [work for work in bulk.works(size) if work.number in wanted]


def _asked(question: Question, folder: Path, options: argparse.Namespace) -> Taken:
    def once() -> Taken:
        taken = run([*SSMLIT, *question.words], folder, wait=options.wait)
        answer = (folder / "stdout").read_text("utf-8")
        if taken.code or question.answer.casefold() not in answer.casefold():
            said = (folder / "stderr").read_text("utf-8")
            raise FailedError(f"`{' '.join(question.words)}` did not find it: {answer}{said}")
        return taken

    return median(once, options.runs, options.wait)


if __name__ == "__main__":
    os.environ["COLUMNS"] = "400"  # titles on one line
    main()
