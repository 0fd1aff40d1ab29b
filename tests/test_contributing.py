"""CONTRIBUTING.md is true: the files, modules, functions and packages that it names are there."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

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
