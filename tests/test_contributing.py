"""CONTRIBUTING.md is true: the files, modules, functions and packages that it names are there."""

from __future__ import annotations

import importlib
import re
import runpy
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "ssmlit"
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`([^`\s]+)`", TEXT)))
PACKAGES = {path.name for path in SOURCE.iterdir() if (path / "__init__.py").is_file()}
DOTTED = [
    name
    for name in NAMED
    if re.fullmatch(r"[a-z_]+(\.\w+)+", name) and name.split(".")[0] in PACKAGES
]
PATHS = [name for name in NAMED if re.search(r"/\w*$|/[\w./-]+\.\w+$|\.(py|md|toml)$", name)]


def resolve(name: str) -> object:
    """Return the module or the attribute that a dotted name below ssmlit stands for."""
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(["ssmlit", *parts[:end]]))
        except ModuleNotFoundError:
            continue
        for part in parts[end:]:
            found = getattr(found, part)
        return found
    raise AssertionError(name)


@pytest.mark.parametrize("name", DOTTED)
def test_the_name_exists(name: str) -> None:
    """Modules, classes and functions."""
    if not name.endswith((".py", ".toml")):
        assert resolve(name) is not None


@pytest.mark.parametrize("name", PATHS)
def test_the_file_exists(name: str) -> None:
    """Paths in the repository, or below the package."""
    if name != "ssmlit.toml":
        assert (ROOT / name).exists() or (SOURCE / name).exists(), name


def test_every_package_has_its_place() -> None:
    """The table of the house names each package, and no other."""
    table = TEXT.partition("| package |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| (.*?) \|", table, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}

    assert named - {"model", "errors"} == PACKAGES - {"model", "data"}


def test_the_fast_loop_is_the_readmes_too() -> None:
    """README and CONTRIBUTING name the same quick command."""
    command = '-m pytest -m "not slow" -n auto'

    assert command in TEXT
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")


def test_no_file_is_longer_than_it_says() -> None:
    """A file that grows over the limit is to be divided."""
    said = re.search(r"files of at most (\d+) lines", TEXT)
    assert said is not None
    long = {
        path.name
        for path in SOURCE.rglob("*.py")
        if len(path.read_text(encoding="utf-8").splitlines()) > int(said[1])
    }

    assert long == set()


WALKS = runpy.run_path(str(ROOT / "benchmarks" / "walks.py"))
# What the walk-throughs name for other cases: large libraries, typos, refusals, questions, undo.
ELSEWHERE = {
    "bibtex.prefilter.Prefilter",
    "cli/import_/row_decisions.py",
    "errors.EditRefusedError",
    "importers.row.Row",  # a dataclass: it has no code of its own
    "index.corpus.IndexedCorpus",
    "model.SetField",
    "query.typos",
    "store.undo.undo",
}


def called_as(name: str) -> object:
    """Return what a name stands for; of a cached property, its function."""
    found = resolve(name)
    return getattr(found, "func", found)


def place_of(name: str) -> tuple[str, str]:
    """Return the beginning of the path, and the function in it or "", that a name stands for."""
    if "/" in name:
        return name, ""
    found: Any = called_as(name)
    if isinstance(found, ModuleType):
        return name.replace(".", "/"), ""
    return f"{found.__module__.removeprefix('ssmlit.').replace('.', '/')}.py", found.__qualname__


def first_call(name: str, called: list[str]) -> int:
    """Return the place of a name's first call in a walk, or -1; what loads a module is none."""
    file, function = place_of(name)
    for place, one in enumerate(called):
        path, _, call = one.partition(":")
        said = call.partition(" ")[2]
        is_it = said == function or said.startswith(f"{function}.") or not function
        if path.startswith(file) and is_it and not said.startswith("<"):
            return place
    return -1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("life", "words"),
    [
        ("edit", ("tag", "gu2024mamba", "+vision")),
        ("query", ("search", "mamba", "unet", "author:gu")),
        ("list row", ("import", "rows.md", "--offline")),
    ],
)
def test_walk_throughs_follow_the_order_of_calls(life: str, words: tuple[str, ...]) -> None:
    """What a walk-through names is called, and its functions one after the other."""
    told = TEXT.partition(f"## Life of a{'n' if life == 'edit' else ''} {life}\n")[2]
    named = re.findall(r"`([^`\s]+)`", told.partition("\n## ")[0])
    names = [one for one in dict.fromkeys(named) if one in (*DOTTED, *PATHS)]
    called = list(WALKS["_walk"](ROOT / "src", words))
    walked = [one for one in names if one not in ELSEWHERE]
    places = {one: first_call(one, called) for one in walked}
    in_turn = [
        places[one] for one in walked if "/" not in one and isinstance(called_as(one), FunctionType)
    ]

    assert [one for one in walked if places[one] < 0] == []
    assert in_turn == sorted(in_turn)
