"""How much of the source a command passes: distinct files and functions that are called.

    python benchmarks/walks.py              search, add, tag and import in a copy of library.bib
    python benchmarks/walks.py --names      also which functions, in the order of their first call
    python benchmarks/walks.py --source ../other/src     of another version, for comparison

Counted are functions defined in files of the package that are called in the command's own process,
comprehensions among them; a module's or a class's own body is none. Fewer is easier to follow.
"""

from __future__ import annotations

import argparse
import inspect
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

ROOT = Path(__file__).resolve().parents[1]
KEY = "gu2024mamba"
ROWS = """# Papers

- [VMamba: Visual State Space Model](https://arxiv.org/abs/2401.10166) (NeurIPS 2024)
- [Selective Scans of a Kind Nobody Has Described](https://arxiv.org/abs/2606.12345) (2026)
"""
WALKS = (
    ("search", "mamba", "unet"),
    ("add", "2312.00752", "--offline"),
    ("add", "2405.21060", "--offline"),
    ("tag", KEY, "+vision"),
    ("import", "rows.md", "--offline"),
)


def main() -> None:
    """Print the table; with `--trace`, be the process that is counted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--names", action="store_true", help="list the functions, too")
    parser.add_argument("--source", type=Path, default=ROOT / "src", help="the folder of ssmlit/")
    parser.add_argument("--trace", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.trace:
        sys.exit(_trace(Path(options.trace[0]), options.trace[1:]))
    print("files  functions    calls  command")
    for words in WALKS:
        functions = _walk(options.source.resolve(), words)
        files = {name.partition(":")[0] for name in functions}
        calls = sum(functions.values())
        print(f"{len(files):>5} {len(functions):>10} {calls:>8}  {' '.join(words)}")
        if options.names:
            print("".join(f"{'':>28}{name} {times}\n" for name, times in functions.items()))


def _walk(source: Path, words: tuple[str, ...]) -> dict[str, int]:
    """Return the functions that a command calls on a fresh copy of the library, and how often."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        shutil.copy(ROOT / "library.bib", here)
        (here / "rows.md").write_text(ROWS, encoding="utf-8")
        report = here / "report.json"
        places = {
            "PYTHONPATH": source, "SSMLIT_STATE_DIR": here / "state",
            "SSMLIT_CACHE_DIR": here / "cache", "SSMLIT_DATA_DIR": here / "data",
            "SSMLIT_CONFIG_DIR": here / "config",
        }  # fmt: skip
        foreign = {name: text for name, text in os.environ.items() if "SSMLIT" not in name}
        done = subprocess.run(
            [sys.executable, __file__, "--trace", str(report), *words],
            cwd=here,
            env=foreign | {name: str(place) for name, place in places.items()},
            capture_output=True,
            check=False,
        )
        if done.returncode not in {0, 4}:  # `add` of a known paper ends with 4
            sys.exit(done.stderr.decode())
        found: dict[str, int] = json.loads(report.read_text(encoding="utf-8"))
        return found


def _trace(report: Path, words: list[str]) -> int:
    """Run a command in this process and write what it calls."""
    functions: dict[str, int] = {}
    package = os.environ["PYTHONPATH"] + "/ssmlit/"

    def note(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        is_function = code.co_flags & inspect.CO_NEWLOCALS and code.co_flags & inspect.CO_OPTIMIZED
        if event == "call" and is_function and code.co_filename.startswith(package):
            file = code.co_filename.removeprefix(package)
            name = f"{file}:{code.co_firstlineno} {code.co_qualname}"
            functions[name] = functions.get(name, 0) + 1

    sys.setprofile(note)
    from ssmlit.cli import main as run

    code = run(words)
    sys.setprofile(None)
    report.write_text(json.dumps(functions), encoding="utf-8")
    return code


if __name__ == "__main__":
    main()
