"""Read and change libraries of growing size: seconds and memory, beside other programs.

    python benchmarks/library.py                          250, 6,000 and 50,000 entries
    python benchmarks/library.py --sizes 250 200000 --runs 3

Every job is a process of its own; shown are the median seconds, the most memory any run took as a
multiple of the file's size, and, for other programs, how many times longer they take than ssmlit
takes to read every field. "Ready" is the point where a search can answer. Programs that are
not installed are left out; `bibtex-tidy` rewrites a copy of the file.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).resolve().parents[1] / "src"
GENERATOR = Path(__file__).with_name("generate.py")
READ = "import sys; from pathlib import Path; path = Path(sys.argv[1]); "
OURS = READ + "from ssmlit import bibtex; from ssmlit.store import read; "
OURS += "document = bibtex.parse(read(path).content); "
ALL = "sum(len(field.text) for entry in document.iter_entries() for field in entry.fields)"
EVERY_FIELD = "every field"
WAIT = 900.0  # seconds after which another program is given up


class Job(NamedTuple):
    """A process to be timed; the library's path is put behind its command."""

    name: str
    command: tuple[str, ...]
    module: str = ""  # what must be installed for it


class Taken(NamedTuple):
    """What a job took: seconds, and the most memory in bytes."""

    seconds: float
    memory: int


def main() -> None:
    """Run the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[250, 6_000, 50_000])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            _table(Path(folder), size, options.runs)


def _jobs(key: str) -> list[Job]:
    python = sys.executable
    tag = (python, "-m", "ssmlit", "tag", key, "+benchmark", "-q", "-l")
    node = shutil.which("bibtex-tidy")
    jobs = [
        Job("python -c pass", (python, "-c", "pass")),
        Job("ready", (python, "-c", OURS + "document.containing(['echocardiography'])")),
        Job(EVERY_FIELD, (python, "-c", OURS + ALL)),
        Job("all entries held", (python, "-c", OURS + "document.entries")),
        Job("tag one entry", tag),
        Job("bibtexparser 2", (python, "-c", READ + "import bibtexparser as b; "
            "b.parse_string(path.read_text(encoding='utf-8'))"), "bibtexparser"),
        Job("pybtex", (python, "-c", READ + "from pybtex.database import parse_string; "
            "parse_string(path.read_text(encoding='utf-8'), 'bibtex')"), "pybtex"),
        Job("papis", (python, "-c", READ + "from papis.bibtex import bibtex_to_dict; "
            "bibtex_to_dict(str(path))"), "papis"),
    ]  # fmt: skip
    if node:
        jobs.append(Job("bibtex-tidy", (node, "--quiet", "--modify")))
    return [job for job in jobs if not job.module or find_spec(job.module)]


def _table(folder: Path, size: int, runs: int) -> None:
    made, path = folder / "made.bib", folder / f"{size}.bib"
    with made.open("wb") as out:  # in a process of its own: a child's peak counts its parent's
        subprocess.run([sys.executable, str(GENERATOR), str(size)], stdout=out, check=True)
    with made.open(encoding="utf-8") as text:
        first = re.search(r"@misc\{([^,]+),", text.read(1 << 16))
    bytes_ = made.stat().st_size
    print(f"\n{size:,} entries, {bytes_ / 1e6:.1f} MB{'':<8}{'s':>9}{'memory':>12}{'times':>9}")
    ours = 0.0
    for job in _jobs(first[1] if first else ""):
        taken = _median(job, made, path, runs)
        if taken is None:
            print(f"{job.name:<28}{'failed':>9}")
            continue
        ours = taken.seconds if job.name == EVERY_FIELD else ours
        ratio = f"{taken.seconds / ours:>8.1f}x" if ours else ""
        memory = f"{taken.memory / 1e6:>6.0f} MB {taken.memory / bytes_:>3.1f}x"
        print(f"{job.name:<28}{taken.seconds:>9.3f} {memory}{ratio}")


def _median(job: Job, made: Path, path: Path, runs: int) -> Taken | None:
    """Return the median time and the most memory, or None when the job fails."""
    taken = []
    for _ in range(runs + 1):  # the first run warms the file cache and the byte code
        shutil.copyfile(made, path)
        one = _run([*job.command, str(path)], path.parent)
        if one is None:
            return None
        taken.append(one)
    seconds = statistics.median(one.seconds for one in taken[1:])
    return Taken(seconds, max(one.memory for one in taken))


def _run(command: list[str], folder: Path) -> Taken | None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(SOURCE),
        "SSMLIT_STATE_DIR": str(folder / "state"),
        "SSMLIT_CACHE_DIR": str(folder / "cache"),
    }
    for slow in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):  # not what people run
        environment.pop(slow, None)
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    while True:  # wait4 alone tells the memory of this one child
        done, status, usage = os.wait4(process.pid, os.WNOHANG)
        if done:
            break
        if time.perf_counter() - start > WAIT:
            process.kill()
            process.wait()
            return None
        time.sleep(0.002)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return None if process.returncode else Taken(seconds, usage.ru_maxrss * unit)


if __name__ == "__main__":
    main()
