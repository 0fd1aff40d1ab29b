"""Tables of benchmarks: a row for each job, and for each library seconds, ratio and memory.

A row is printed when it is complete. The ratio is to the table's first row. Memory is the peak as a
multiple of the file's size. A program that takes too long at one size is not tried at larger ones.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, NamedTuple

from measure import FailedError, LateError, Sample, Taken, median, run

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

NAME, CELL = 26, 27


class Job(NamedTuple):
    """What one program is asked to do, on a fresh copy of a library, as a process of its own."""

    name: str
    command: Callable[[Sample], Sequence[str]]
    accepted: tuple[int, ...] = (0,)  # exit codes
    forgetful: bool = False  # without what earlier runs left in its cache
    fill: Callable[[Sample], None] | None = None  # its own database, before the clock starts
    check: Callable[[Sample], str] | None = None  # what it did, in a few words; FailedError


class Table:
    """Prints a table and keeps what was measured."""

    def __init__(self, title: str, shelf: Sequence[Sample], options: argparse.Namespace) -> None:
        self.shelf, self.options = shelf, options
        self.first: dict[int, float] = {}
        self.notes: dict[str, str] = {}
        sizes = "".join(f"{f'{one.entries:,} ({one.bytes / 1e6:.1f} MB)':>{CELL}}" for one in shelf)
        print(f"\n{title:<{NAME}}{sizes}{'growth' if len(shelf) > 1 else '':>14}")
        clock = "s cpu" if options.cpu else "s"
        print(" " * NAME + f"{clock:>9}{'times':>8}{'memory':>10}" * len(shelf) + self._steps())

    def _steps(self) -> str:
        if len(self.shelf) < 2:
            return ""
        before, last = self.shelf[-2:]
        return f"{f'of {last.bytes / before.bytes:.1f}x':>14}"

    def row(self, job: Job) -> None:
        """Measure a job on every library and print its row."""
        seconds: list[float] = []
        print(f"{job.name:<{NAME}}", end="", flush=True)
        late = False
        for sample in self.shelf:
            try:
                taken = self._taken(job, sample, late=late)
            except LateError:
                print(f"{f'> {self.options.wait:g}':>9}{'':>18}", end="", flush=True)
                late = True
            except FailedError as error:
                print(f"{'failed':>9}{'':>18}", end="", flush=True)
                self.notes[job.name] = f"{sample.entries:,} entries: {error}"
            else:
                seconds.append(taken.cpu if self.options.cpu else taken.seconds)
                print(self._cell(sample, seconds[-1], taken.memory), end="", flush=True)
        grown = len(seconds) == len(self.shelf) > 1
        print(f"{f'{seconds[-1] / seconds[-2]:.1f}x':>14}" if grown else "")

    def _cell(self, sample: Sample, seconds: float, memory: int) -> str:
        first = self.first.setdefault(sample.entries, seconds)
        times = f"{seconds / first:.1f}x" if first else ""
        return f"{seconds:>9.3f}{times:>8}{f'{memory / sample.bytes:,.1f}x':>10}"

    def _taken(self, job: Job, sample: Sample, *, late: bool) -> Taken:
        if late:
            raise LateError
        if job.fill:
            job.fill(sample)

        def once() -> Taken:
            shutil.copyfile(sample.path, sample.copy)
            if job.forgetful:
                shutil.rmtree(sample.folder / "cache", ignore_errors=True)
            limit, cpu = self.options.wait, self.options.cpu
            taken = run(job.command(sample), sample.folder, wait=limit, cpu=cpu)
            if taken.code not in job.accepted:
                said = (sample.folder / "stderr").read_text(encoding="utf-8", errors="replace")
                raise FailedError(f"exit code {taken.code}: {' '.join(said.split())[-200:]}")
            return taken

        taken = median(once, self.options.runs, self.options.wait)
        if job.check and (said := job.check(sample)):
            self.notes[job.name] = f"{sample.entries:,} entries: {said}"
        return taken

    def end(self, *lines: str) -> None:
        """Print what was noticed on the way, of each job the last."""
        noticed = (f"{name}, {said}" for name, said in self.notes.items())
        for line in filter(None, (*noticed, *lines)):
            print(f"  {line}")
