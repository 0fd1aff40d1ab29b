"""Run one process at a time and say how long it took and how much memory it needed.

It knows nothing of the programs it runs. Memory is the maximum resident set of the process, as the
kernel tells when it ends, or of the largest of its children; `launch.py` asks for it.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import subprocess
import sys
import time
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generate import library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

SOURCE = Path(__file__).resolve().parents[1] / "src"
LAUNCH = Path(__file__).with_name("launch.py")
SIZES = [250, 6_000, 50_000]
WAIT = 60.0  # seconds after which a process is stopped
NOT_WHAT_PEOPLE_RUN = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")


class Sample(NamedTuple):
    """A library to measure on, and the folder that the programs may use for themselves."""

    entries: int
    path: Path  # never changed
    bytes: int
    key: str  # of its first entry

    @property
    def folder(self) -> Path:
        """Return where the programs keep what is theirs."""
        return self.path.parent

    @property
    def copy(self) -> Path:
        """Return where a program finds the copy that it may change."""
        return self.folder / "library.bib"


class Taken(NamedTuple):
    """What a process took: seconds of the clock and of the processor, bytes; and how it ended."""

    seconds: float
    cpu: float
    memory: int
    code: int


class FailedError(Exception):
    """A process that did not do its job; the message says how."""


class LateError(FailedError):
    """A process that was stopped because it took too long."""


def arguments(doc: str, sizes: Sequence[int] = (), runs: int = 3) -> argparse.ArgumentParser:
    """Return the options all tables have; `doc` is the help."""
    parser = argparse.ArgumentParser(
        description=doc, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=list(sizes) or SIZES)
    parser.add_argument("--runs", type=int, default=runs, help="the median of them is shown")
    parser.add_argument("--wait", type=float, default=WAIT, help="seconds until one is stopped")
    parser.add_argument("--cpu", action="store_true", help="seconds of the processor: when busy")
    return parser


def samples(folder: Path, sizes: Iterable[int]) -> list[Sample]:
    """Write a library of each size into a folder of its own."""
    return [_sample(folder / str(size), size) for size in sizes]


def _sample(folder: Path, size: int) -> Sample:
    folder.mkdir()
    text = library(size)
    path = folder / "made.bib"
    path.write_text(text, encoding="utf-8", newline="")
    entry = text.index("{", text.index("@", text.index("\n\n"))) + 1
    return Sample(size, path, path.stat().st_size, text[entry : text.index(",", entry)].strip())


def environment(folder: Path) -> dict[str, str]:
    """Return an environment in which programs keep settings, databases and caches in `folder`."""
    places = {
        "HOME": folder,
        "XDG_CONFIG_HOME": folder / "config",
        "XDG_DATA_HOME": folder / "data",
        "XDG_CACHE_HOME": folder / "cache",
        "XDG_STATE_HOME": folder / "state",
        "SSMLIT_STATE_DIR": folder / "state" / "ssmlit",
        "SSMLIT_CACHE_DIR": folder / "cache" / "ssmlit",
        "SSMLIT_DATA_DIR": folder / "data" / "ssmlit",
        "PYTHONPATH": SOURCE,
    }
    kept = {name: word for name, word in os.environ.items() if name not in NOT_WHAT_PEOPLE_RUN}
    return kept | {name: str(place) for name, place in places.items()}


def run(command: Sequence[str], folder: Path, *, wait: float = WAIT, cpu: bool = False) -> Taken:
    """Run a command in `folder`, where its output is left as `stdout` and `stderr`.

    Raises LateError when it takes longer than `wait` seconds; it and its children are stopped.
    With `cpu` these are seconds of the processor, and ten times as many of the clock.
    """
    report = folder / "taken"
    report.unlink(missing_ok=True)
    launch = [sys.executable, "-I", "-S", str(LAUNCH), str(report)]
    launch += [str(ceil(wait)) if cpu else "0", *command]
    with (folder / "stdout").open("wb") as out, (folder / "stderr").open("wb") as errors:
        process = subprocess.Popen(
            launch,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=errors,
            env=environment(folder),
            start_new_session=True,
        )
        try:
            process.wait(wait * 10 if cpu else wait)
        except BaseException as error:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            if isinstance(error, subprocess.TimeoutExpired):
                raise LateError from None
            raise
    if not report.exists():
        raise FailedError(f"{command[0]} could not be started")
    clock, processor, memory, code = report.read_text(encoding="ascii").split()
    if int(code) == -signal.SIGXCPU:
        raise LateError
    unit = 1 if sys.platform == "darwin" else 1024
    return Taken(float(clock), float(processor), int(memory) * unit, int(code))


def median(once: Callable[[], Taken], runs: int, wait: float) -> Taken:
    """Return the median times and the most memory of several runs.

    One run before them warms the file cache and the byte code. What is slow is run less often: no
    new run is started after `wait` seconds, and a single run counts.
    """
    start, taken = time.perf_counter(), [once()]
    while len(taken) <= runs and time.perf_counter() - start < wait:
        taken.append(once())
    counted = taken[1:] or taken
    return Taken(
        statistics.median(one.seconds for one in counted),
        statistics.median(one.cpu for one in counted),
        max(one.memory for one in taken),
        0,
    )
