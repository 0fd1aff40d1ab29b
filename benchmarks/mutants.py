"""How many random mutants of the source the tests notice.

    python benchmarks/mutants.py duplicates importers query store bibtex --each 24 --seed 1

A mutant is the source with one small change inside one function: a comparison turned, `and` for
`or`, a condition negated, a number moved by one, a truth value exchanged, a statement left out.
All tests, or those that `--marks` chooses, run once, to learn which of them run which line. Each
mutant is then tried in a copy of the project with the tests that run its line, those that run
least of the source first, until one fails. Survivors are printed as a diff of one line: read them,
and either the change makes no difference to anybody, or a test is missing.

The same seed makes the same mutants of the same source. Which tests run which line is kept in
`--covered FILE` for the next run: remove it when the source has changed.
"""

from __future__ import annotations

import argparse
import ast
import importlib.util
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from coverage import CoverageData

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Run: TypeAlias = "subprocess.CompletedProcess[bytes]"
Covering: TypeAlias = dict[tuple[Path, int], set[str]]

ROOT = Path(__file__).resolve().parents[1]
FIRST = 40  # tests that are tried before the others: most mutants are noticed by them
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
        lines: those of the statement it is in; coverage may know any of them, or only the first.
        start, end: the place, as offsets in characters.
        old, new: the text there, and what it becomes.
    """

    path: Path
    line: int
    lines: frozenset[int]
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

    for statement in _statements(ast.parse(text)):
        for node, new in _changes(statement):
            start = offset(node.lineno, node.col_offset)
            end = offset(node.end_lineno or node.lineno, node.end_col_offset or 0)
            lines = frozenset((node.lineno, *_head(statement)))
            yield Mutant(path, node.lineno, lines, start, end, text[start:end], new)


def _statements(tree: ast.Module) -> Iterable[ast.stmt]:
    """Return the statements of all functions, each once: one function may be within another."""
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    nodes = (node for function in functions for part in function.body for node in ast.walk(part))
    return dict.fromkeys(node for node in nodes if isinstance(node, ast.stmt))


def _head(statement: ast.stmt) -> range:
    """Return the lines of a statement, without those of the statements in it."""
    first, last = statement.lineno, statement.end_lineno or statement.lineno
    inner = {node.lineno for node in ast.walk(statement) if isinstance(node, ast.stmt)}
    return range(first, min(inner - {first}, default=last + 1))


def _own(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a statement and what is in it, without other statements."""
    yield node
    for inner in ast.iter_child_nodes(node):
        if not isinstance(inner, ast.stmt):
            yield from _own(inner)


def _changes(statement: ast.stmt) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    for node in _own(statement):
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


def run_all(project: Path, processes: int, data: Path) -> None:
    """Run the tests once, and keep in a file of coverage.py which of them ran each line.

    A test that fails only there, where all is slower, does not cost the run.

    Raises:
        SystemExit: a test fails by itself, without any mutant; the end of pytest's output says it.
    """
    command = ["-n", str(processes), "--cov", "--cov-context=test", "--cov-report="]
    run = pytest(project, command, 20 * SECONDS)
    shutil.copyfile(project / ".coverage", data)
    if run.returncode:
        failed = re.findall(r"^(?:FAILED|ERROR) (\S+)", run.stdout.decode(), re.MULTILINE)
        again = pytest(project, ["-n0", *failed])
        if not failed or again.returncode:
            raise SystemExit((again if failed else run).stdout[-2000:].decode())


def covering(data: Path) -> Covering:
    """Return the tests that ran each line of the source, from a file of coverage.py."""
    coverage = CoverageData(str(data))
    coverage.read()
    covered: Covering = {}
    for name in coverage.measured_files():
        path = Path("src", name.rpartition("/src/")[2])
        for line, contexts in coverage.contexts_by_lineno(name).items():
            covered[path, line] = {context.rpartition("|")[0] for context in contexts} - {""}
    return covered


def tests_of(mutant: Mutant, covered: Covering) -> set[str]:
    """Return the tests that run the statement of a mutant.

    If it runs before the first test, when modules are imported, these are all tests of its file.
    """
    known = [covered[mutant.path, line] for line in mutant.lines if (mutant.path, line) in covered]
    if known and not any(known):
        known = [tests for (path, _), tests in covered.items() if path == mutant.path]
    return set().union(*known)


def pytest(project: Path, arguments: list[str], seconds: int = SECONDS) -> Run:
    """Run tests in a copy of the project, each process for so many seconds.

    A busy machine does not make a failure of a slow run: processor time is what is limited.
    """
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(project / "src")}
    return subprocess.run(
        ["/bin/sh", "-c", f'ulimit -t {seconds}; exec "$@"', "sh", *command],
        cwd=project, env=environment, capture_output=True, timeout=20 * seconds, check=False,
    )  # fmt: skip


def green(project: Path, tests: Path) -> bool:
    """Return whether tests whose names a file holds pass in a copy of the project.

    A loop is a failure.
    """
    try:
        return pytest(project, ["-x", f"@{tests}"]).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def survives(mutant: Mutant, project: Path, tests: list[str]) -> bool:
    """Return whether the tests pass with a mutant, in a copy of the project: a few, then all."""
    file = project / mutant.path
    sound = file.read_text(encoding="utf-8")
    write_source(file, mutant.applied(sound))
    names = project / "chosen-tests"
    try:
        for some in (tests[:FIRST], tests[FIRST:]):
            names.write_text("\n".join(some), encoding="utf-8")
            if some and not green(project, names):
                return False
    finally:
        write_source(file, sound)
    return True


def write_source(file: Path, text: str) -> None:
    """Write a module and drop its bytecode: a change within a second, of the same length, is one.

    Python compares only the time, in seconds, and the size (PEP 552).
    """
    file.write_text(text, encoding="utf-8")
    Path(importlib.util.cache_from_source(str(file))).unlink(missing_ok=True)


def judged(chosen: list[Mutant], processes: int, data: Path) -> list[bool]:
    """Return for each mutant whether it survives, trying some at a time.

    `data` says which tests ran which line; a run of all tests writes it if there is no such file.
    """
    ignored = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", ".hypothesis")
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(processes) as pool:
        copies = [Path(folder) / str(number) for number in range(processes)]
        for copy in copies:
            shutil.copytree(ROOT, copy, ignore=ignored)
        if not data.exists():
            run_all(copies[0], processes, data)
        covered = covering(data)
        breadth = Counter(test for tests in covered.values() for test in tests)
        there = pytest(copies[0], ["--collect-only"]).stdout.decode().splitlines()
        if lost := breadth.keys() - set(there):  # pytest fails without a test that it cannot find
            raise SystemExit(f"remove {data}: there is no {min(lost)} any more")

        def judge(mutant: Mutant) -> bool:
            tests = sorted(tests_of(mutant, covered), key=breadth.__getitem__)
            copy = copies.pop()
            try:
                alive = survives(mutant, copy, tests)
            finally:
                copies.append(copy)
            if alive:
                where = f"{mutant.path}:{mutant.line}"
                seen = f"{len(tests)} tests run it"
                print(f"survived {where}: {mutant.old!r} -> {mutant.new!r}; {seen}", flush=True)
            return alive

        return list(pool.map(judge, chosen))


def main() -> None:
    """Print each survivor as it is found, and a row of counts for every package."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("packages", nargs="+")
    parser.add_argument("--each", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--covered", type=Path, default=Path("mutants.coverage"))
    parser.add_argument("--marks", default="not programs", help="which tests, as pytest's -m")
    arguments = parser.parse_args()
    chosen = sample(arguments.packages, arguments.each, arguments.seed)
    # In every run: what is one test depends on it (tests/fast_loop.py).
    os.environ["PYTEST_ADDOPTS"] = f'-m "{arguments.marks}"'
    alive = judged(chosen, arguments.processes, arguments.covered)
    for package in arguments.packages:
        mine = [v for m, v in zip(chosen, alive, strict=True) if m.path.parts[2] == package]
        print(f"{package}: {len(mine)} mutants, {sum(mine)} survived")


if __name__ == "__main__":
    main()
