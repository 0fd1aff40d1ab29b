"""What a message cuts is there in full with `--verbose`, and in the document with `--json`."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

COMMANDS = Path(__file__).resolve().parents[2] / "src" / "ssmlit" / "cli"
TEXTS = {"_EXCERPT", "SHOWN", "MOST"}  # of characters, and what a shell completes
BROKEN = "".join(f"@misc{{b{n}, title = {{A\n\n" for n in range(7))
MANY = "".join(f"@misc{{m{n:02}, title = {{Paper {n}}}}}\n\n" for n in range(12))
LINES = "lines " + ", ".join(str(n) for n in range(25, 38, 2))


def test_messages_cut_lists_in_one_place() -> None:
    """`Console.some` does, which knows when all is wanted: no list is cut by a constant."""
    found: set[str] = set()
    for path in COMMANDS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Slice(lower=None, upper=ast.Name(id=name)) if name.isupper():
                    found.add(name)

    assert found == TEXTS


EDIT = ["edit", "--query", "paper", "year=2020", "--yes"]


@pytest.mark.parametrize(
    ("words", "cut", "whole"),
    [
        pytest.param(["stats"], "lines 25, 27, 29, 31, 33, …", LINES, id="broken entries"),
        pytest.param(EDIT, "edited 12 entries", "m10, m11", id="changed entries"),
        pytest.param(["log"], "… and 9 more", "edit m11: year", id="a step's summary"),
        pytest.param(["undo"], "and 11 more", "\n  edit m11: year", id="what is undone"),
    ],
)
def test_verbose_names_all(cli: Cli, library: Path, words: list[str], cut: str, whole: str) -> None:
    """The short form and the long one, of the same library."""
    said = []
    for option in ((), ("--verbose",)):
        library.write_text(MANY + BROKEN)
        if words != EDIT:
            cli(*EDIT)
        outcome = cli(*words, *option)
        said.append(outcome.out + outcome.err)

    assert (cut in said[0], whole in said[0]) == (True, False), said
    assert whole in said[1]


def test_json_names_all(cli: Cli, library: Path) -> None:
    """What is said beside the document is whole, too."""
    views = (f'[views.v{n}]\nquery = "tag:foundations"\n' for n in range(7))
    library.with_name("ssmlit.toml").write_text("".join(views))

    cut = cli("tag", "drop", "foundations").err
    cli("undo")
    whole = cli("tag", "drop", "foundations", "--json").err

    assert "(lines 2, 4, 6, 8, 10, …)" in cut
    assert "(lines 2, 4, 6, 8, 10, 12, 14)" in whole
