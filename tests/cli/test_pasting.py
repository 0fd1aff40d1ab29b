"""Commands in messages can be pasted into a shell, whatever the names in them are."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Cli

SOURCE = Path(__file__).resolve().parents[2] / "src" / "ssmlit"
FILLED = re.compile(r"`ssmlit [^`]*\{")  # in what other files say nothing is put
#: What is no word of a user's: numbers, codes, parts of commands.
OURS = {
    "verb", "REWOUND[verb]", "there", "done", "back", "first", "codes[0]", "field", "words",
    "NEEDS_METADATA", "rule", "near", "as_cited",
}  # fmt: skip


def in_commands(path: Path) -> Iterator[str]:
    """Yield the values that f-strings put behind "`ssmlit", until the next "`"."""
    text = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)) if FILLED.search(text) else ():
        is_open = False
        for part in node.values if isinstance(node, ast.JoinedStr) else ():
            if isinstance(part, ast.Constant):
                text = str(part.value)
                is_open = "`" not in text if is_open and "`ssmlit " not in text else is_open
                if "`ssmlit " in text:
                    is_open = "`" not in text.rpartition("`ssmlit ")[2]
            elif is_open and isinstance(part, ast.FormattedValue):
                yield ast.unparse(part.value)


def test_names_in_commands_are_quoted() -> None:
    """Keys, files, views and titles may have blanks, quotes and `$`."""
    found = [(path.name, word) for path in SOURCE.rglob("*.py") for word in in_commands(path)]
    assert len(found) > 30
    assert [it for it in found if not it[1].startswith("quoted") and it[1] not in OURS] == []


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["open", "o'neil", "--print"], """`ssmlit edit 'o'"'"'neil' url=URL` adds one"""),
        (["-l", "my list.md", "tag", "b", "+x"], "`ssmlit init && ssmlit import 'my list.md'`"),
    ],
)
def test_a_command_with_an_odd_name(cli: Cli, folder: Path, command: list[str], told: str) -> None:
    """As a shell reads it."""
    (folder / "library.bib").write_text("@misc{o'neil, title={A}}\n@misc{b, title={B}}\n")
    (folder / "my list.md").write_text("# Papers\n- [A paper](https://arxiv.org/abs/2101.00001)\n")

    done = cli(*command)

    assert done.code
    assert told in done.err
