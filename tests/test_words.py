"""Plain words: common English in what people read, and contracts in the heads of modules."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "ssmlit"
# Words of this project's own that readers stumbled over, and what to write instead.
DIALECT = {
    r"whoever": "who, anyone who",
    r"parted": "separated",
    r"mend(s|ed|ing)?": "fix, repair, correct",
    r"told": "said, reported, given",
    r"tells? apart": "distinguish",
    r"one after the other": "in order",
    r"(is|are) there (twice|already|without)": "the library has it twice; built in",
    r"already there|what is there": "already in the library; what exists",
    r"stands? there": "is there",
    r"takes? it back|takes? that back": "reverts it",
    r"says? otherwise|spelt": "disagrees, contradicts it, spelled differently",
    r"nothing here knows|nobody knows": "is unknown",
    r"(?<!there )is no (?!longer|other|such|way|more)\w+": "is not a …",
    r"(words?|number|part|subtitle) more": "an extra word",
    r"writ(es|ten) over": "overwrites",
    r"asked about at|is asked about|(all|none) asked about": "you are asked, you decide",
    r"at most so many": "at most N",
    r"of two papers|of another work": "belong to different papers, to another work",
    r"a slip": "a typo, a mistake",
    r"made-up keys?|key is made up": "a placeholder",
    r"all the same": "still",
    r"goes on where": "resumes where",
    r"left to a person|a person decides": "left to you, you decide",
    r"the other way round": "vice versa, reversed",
}
# In docstrings and comments as well.
CRYPTIC = {
    r"[Ss]omebody|that nobody|what nobody": "someone, the user; the passive voice",
    r"anew|by now": "again, now",
    r"told apart": "distinguished",
    r"spelt(?!`)": "spelled",
    r"in the place of": "in place of",
    r"[Kk]nown of|[Ss]aid of": "about",
}
# In the names of tests: they say what the program does.
QUAINT = re.compile(
    r"nobody|somebody|nowhere|anew|slips?_|_told|told_|tells_|_stands?_|_said(_|$)|_go(es)?_on"
    r"|looked_for|all_the_same|otherwise|come_along|(is|are|not)_there|one_after"
)
# Names that modules had and from which one could not guess what is inside.
RETIRED = re.compile(
    r"accounts|alone|around|below|folded|imported|keep|keeping|kept|kinds|known|lean|loose|moving"
    r"|searchable|several|world"
)
NO_CONTRACT = re.compile(r"\bKnows\b|\b[Mm]ust not know\b")
CLASS = re.compile(r"^ *class (\w+)[:([]", re.MULTILINE)
HEAD = re.compile(r'r?"""(.+?)"""', re.DOTALL)  # found without reading the whole module
PATTERN = re.compile(rf"\b({'|'.join(DIALECT)})\b", re.IGNORECASE)
IN_CODE = re.compile(rf"(?:\"\"\"|#)[^\n]*\b({'|'.join(CRYPTIC)})\b")


def shown(node: ast.AST) -> Iterator[str]:
    """Yield the strings of a module but its docstrings: messages, hints, help."""
    if isinstance(node, ast.Expr):
        if not isinstance(node.value, ast.Constant):
            yield from shown(node.value)
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str) and " " in node.value:
            yield node.value
    else:
        for child in ast.iter_child_nodes(node):
            yield from shown(child)


@pytest.fixture(scope="module")
def modules() -> dict[str, str]:
    """The text of every module of the program by its path."""
    return {
        str(path.relative_to(SOURCE)): path.read_text(encoding="utf-8")
        for path in sorted(SOURCE.rglob("*.py"))
    }


@pytest.mark.slow
def test_messages_and_help_are_plain(modules: dict[str, str]) -> None:
    """No word of the list stands in a text that a command shows."""
    dialect = [
        (name, text)
        for name, module in modules.items()
        for text in shown(ast.parse(module))
        if PATTERN.search(text)
    ]

    assert dialect == []


def test_docstrings_are_plain(modules: dict[str, str]) -> None:
    """Nor the worst of them in the first line of a docstring, or in a comment."""
    found = [(name, one[1]) for name, text in modules.items() for one in IN_CODE.finditer(text)]

    assert found == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/lists.md"])
def test_pages_are_plain(name: str) -> None:
    """Nor in what newcomers read first."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if PATTERN.search(line)] == []


def test_names_of_tests_are_plain() -> None:
    """They are read in reports of failures, without the body of the test."""
    tests = ROOT.joinpath("tests").rglob("test_*.py")
    names = (
        name
        for path in tests
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    )

    assert [name for name in names if QUAINT.search(name)] == []


def test_modules_have_no_retired_name(modules: dict[str, str]) -> None:
    """The feature's name leads to the file."""
    assert [name for name in modules if RETIRED.fullmatch(Path(name).stem)] == []


def test_a_class_name_means_one_class(modules: dict[str, str]) -> None:
    """A traceback shows the name alone, and a search for it finds that class."""
    names = Counter(name for text in modules.values() for name in CLASS.findall(text))

    assert [name for name, times in names.items() if times > 1] == []


def test_a_module_head_is_a_contract(modules: dict[str, str]) -> None:
    """It says what the module is responsible for, not what it "knows" or "must not know".

    A rule of `check` is described by its `RULE`.
    """
    heads = {
        name: HEAD.match(text) for name, text in modules.items() if "\nRULE = Rule(" not in text
    }

    assert [name for name, head in heads.items() if not head] == []
    assert [name for name, head in heads.items() if head and NO_CONTRACT.search(head[1])] == []
