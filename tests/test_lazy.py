"""What is made when it is first asked for: a package's names, a module's expressions."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import ssmlit
from ssmlit._lazy import foreign, regex

SOURCE = Path(ssmlit.__file__).parents[1]
PACKAGES = {
    ".".join(file.parent.relative_to(SOURCE).parts): file
    for file in sorted(SOURCE.rglob("__init__.py"))
    if "lazily(" in file.read_text(encoding="utf-8")
}


def promised(file: Path) -> dict[str, str]:
    """Return the names that a package imports for type checkers alone → their modules."""
    blocks = [node for node in ast.parse(file.read_text(encoding="utf-8")).body
              if isinstance(node, ast.If)]  # fmt: skip
    imports = [node for block in blocks for node in block.body if isinstance(node, ast.ImportFrom)]
    return {one.name: node.module or "" for node in imports for one in node.names}


@pytest.mark.parametrize("name", PACKAGES)
def test_every_offered_name_exists(name: str) -> None:
    """What type checkers read can be had, from there, and hides no module of the package."""
    package = import_module(name)
    own = {
        one: module
        for one, module in promised(PACKAGES[name]).items()
        if module.startswith(f"{name}.")
    }

    assert sorted(own) == vars(package)["__all__"]
    assert all(getattr(package, one) is getattr(import_module(own[one]), one) for one in own)
    assert not own.keys() & {module.name for module in iter_modules(package.__path__)}


@pytest.mark.parametrize("name", PACKAGES)
def test_other_names_are_not(name: str) -> None:
    """A name that is not offered fails as usual, with the package in the message."""
    package = import_module(name)

    with pytest.raises(AttributeError, match=f"'{name}' has no attribute 'nonsense'"):
        _ = package.nonsense


def test_an_expression_is_compiled_when_it_is_used() -> None:
    """A mistake in it shows at its first use; what it finds is what `re` finds."""
    broken, digits = regex("("), regex(r"[A-Z](\d+)", re.IGNORECASE)
    text = "a1, b22; C333"

    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.search(text)
    assert digits.findall(text) == ["1", "22", "333"]
    assert digits.sub("-", text) == "-, -; -"
    assert digits.split(text) == re.split(r"(?i)[A-Z](\d+)", text)
    assert [one and one[0] for one in (digits.match(text), digits.fullmatch("b22"))] == [
        "a1",
        "b22",
    ]
    assert digits.pattern == r"[A-Z](\d+)"


def test_an_expression_beyond_ascii_is_compiled_for_texts_that_have_such_characters() -> None:
    broken, signs = foreign(r"([\u4e00"), foreign(r"([\u4e00-\u9fff]{2})")

    assert broken.search("ASCII") is None
    assert broken.sub(r"\1-", "ASCII") == "ASCII"
    with pytest.raises(re.error):
        broken.search("naïve")
    assert signs.fullmatch("贝壳") is not None
    assert [one[0] for one in signs.finditer("a 贝壳 b 大学")] == ["贝壳", "大学"]
    assert signs.sub(r"\1.", "贝壳") == "贝壳."


def test_no_expression_is_compiled_at_import() -> None:
    """A command needs few of the expressions of the modules that it imports."""
    files = sorted(Path(ssmlit.__file__).parent.rglob("*.py"))
    texts = {file: file.read_text(encoding="utf-8") for file in files}

    found = [
        f"{file.name}:{node.lineno}"
        for file, text in texts.items()
        if "re.compile" in text
        for statement in ast.parse(text).body
        if not isinstance(statement, ast.FunctionDef | ast.ClassDef)
        for node in ast.walk(statement)
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "re.compile"
    ]

    assert files
    assert found == []


def test_no_group_is_repeated_possessively() -> None:
    """Python 3.11.0 to 3.11.4 go on behind what a last repetition read in vain: `(?>(?:…)*)`."""
    files = Path(ssmlit.__file__).parent.rglob("*.py")
    found = re.compile(r"(?<!\\)\)(?:[*+?]|\{[0-9,]+\})\+")

    assert [file.name for file in files if found.search(file.read_text(encoding="utf-8"))] == []
