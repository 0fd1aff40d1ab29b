"""How many random mutants of the source the tests notice.

    python benchmarks/mutants.py duplicates importers query store bibtex --each 24 --seed 1

A mutant is the source with one small change inside one function: a comparison turned, `and` for
`or`, a condition negated, a number moved by one, a truth value exchanged, a statement left out.
Each is tried in a copy of the project with the tests of its package (`tests/<package>`, and what
`ALSO` names), which stop at the first failure. Survivors are printed as a diff of one line: read
them, and either the change makes no difference to anybody, or a test is missing.

The same seed makes the same mutants of the same source.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
ALSO = {
    "duplicates": ["tests/actions"],
    "importers": ["tests/cli/test_import.py"],
}
TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
SECONDS = 180  # of processor time; a mutant that takes more loops, and is noticed


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed place.

    Attributes:
        path: the file, relative to the project.
        line: 1-based.
        start, end: the place, as offsets in characters.
        old, new: the text there, and what it becomes.
    """

    path: Path
    line: int
    start: int
    end: int
    old: str
    new: str

    def applied(self, text: str) -> str:
        """Return the file's text with the change."""
        return text[: self.start] + self.new + text[self.end :]


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield every mutant of a file that this script knows how to make."""
    text = (ROOT / path).read_text(encoding="utf-8")
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def offset(line: int, column: int) -> int:
        whole = text[starts[line - 1] : starts[line]]
        return starts[line - 1] + len(whole.encode()[:column].decode())

    for function in ast.walk(ast.parse(text)):
        if not isinstance(function, ast.FunctionDef):
            continue
        for node, new in _changes(function):
            start = offset(node.lineno, node.col_offset)
            end = offset(node.end_lineno or node.lineno, node.end_col_offset or 0)
            yield Mutant(path, node.lineno, start, end, text[start:end], new)


def _changes(function: ast.FunctionDef) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    for node in (inner for statement in body for inner in ast.walk(statement)):
        match node:
            case ast.Compare(ops=[op], left=left, comparators=[right]) if type(op) in TURNED:
                yield node, f"({ast.unparse(ast.Compare(left, [TURNED[type(op)]()], [right]))})"
            case ast.BoolOp(op=op, values=values):
                other = ast.Or() if isinstance(op, ast.And) else ast.And()
                yield node, f"({ast.unparse(ast.BoolOp(other, values))})"
            case ast.If(test=test) | ast.While(test=test):
                yield test, f"not ({ast.unparse(test)})"
            case ast.Constant(value=bool() as value):
                yield node, str(not value)
            case ast.Constant(value=int() | float() as value):
                yield node, repr(value + 1)
            case ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Continue() | ast.Break():
                yield node, "pass"
            case _:
                pass


def sample(packages: list[str], each: int, seed: int) -> list[Mutant]:
    """Return `each` mutants of every package, drawn evenly over its places."""
    chosen: list[Mutant] = []
    for package in packages:
        files = sorted((ROOT / "src" / "ssmlit" / package).rglob("*.py"))
        places = [one for file in files for one in mutants(file.relative_to(ROOT))]
        draw = random.Random(f"{package} {seed}")
        chosen += draw.sample(places, min(each, len(places)))
    return chosen


def green(package: str, project: Path) -> bool:
    """Tell whether the tests of a package pass in a copy of the project; a loop is a failure.

    A busy machine does not make a failure of a slow run: processor time is what is limited.
    """
    wanted = (f"tests/{package}", *ALSO.get(package, ()))
    tests = [name for name in wanted if (project / name).exists()]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": str(project / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        run = subprocess.run(
            ["/bin/sh", "-c", f'ulimit -t {SECONDS}; exec "$@"', "sh", *command],
            cwd=project, env=environment, capture_output=True, timeout=20 * SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    return run.returncode == 0


def survives(mutant: Mutant, project: Path) -> bool:
    """Tell whether the tests of a mutant's package pass with it, in a copy of the project."""
    file = project / mutant.path
    sound = file.read_text(encoding="utf-8")
    file.write_text(mutant.applied(sound), encoding="utf-8")
    try:
        return green(mutant.path.parts[2], project)
    finally:
        file.write_text(sound, encoding="utf-8")


def judged(chosen: list[Mutant], processes: int) -> list[bool]:
    """Return for each mutant whether it survives, trying some at a time.

    Raises:
        SystemExit: the tests of a package fail without any mutant.
    """
    ignored = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", ".hypothesis")
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(processes) as pool:
        copies = [Path(folder) / str(number) for number in range(processes)]
        for copy in copies:
            shutil.copytree(ROOT, copy, ignore=ignored)
        for package in {mutant.path.parts[2] for mutant in chosen}:
            if not green(package, copies[0]):
                raise SystemExit(f"the tests of {package} fail without any mutant")

        def judge(mutant: Mutant) -> bool:
            copy = copies.pop()
            try:
                alive = survives(mutant, copy)
            finally:
                copies.append(copy)
            if alive:
                where = f"{mutant.path}:{mutant.line}"
                print(f"survived {where}: {mutant.old!r} -> {mutant.new!r}", flush=True)
            return alive

        return list(pool.map(judge, chosen))


def main() -> None:
    """Print each survivor as it is found, and a row of counts for every package."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("packages", nargs="+")
    parser.add_argument("--each", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1)
    arguments = parser.parse_args()
    chosen = sample(arguments.packages, arguments.each, arguments.seed)
    alive = judged(chosen, arguments.processes)
    for package in arguments.packages:
        mine = [v for m, v in zip(chosen, alive, strict=True) if m.path.parts[2] == package]
        print(f"{package}: {len(mine)} mutants, {sum(mine)} survived")


if __name__ == "__main__":
    main()
