"""Advice in the source: texts that name a command of ours, or say what to install."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).resolve().parents[2] / "src" / "ssmlit"
ADVICE = re.compile(r"`ssmlit |pip install")
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
_SENTENCE = 3  # words from which a text is one
NOT_ADVICE = frozenset(
    {"HELP", "help", "JSON", "_FORMS", "epilog", "SYNONYMS", "COMMANDS", "bad", "good", "why"}
)


def advice() -> set[str]:
    """Return the texts, `{}` in the places that are filled in when they are shown."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        if path.name == "reference.py":  # settings and rules, explained
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found |= {text for text in _texts(tree) if ADVICE.search(text)}
    return found


def _texts(node: ast.AST) -> Iterator[str]:
    """Yield the strings of a module that are shown to people: no docstrings, no help."""
    if isinstance(node, ast.Expr):
        if not isinstance(node.value, ast.Constant):
            yield from _texts(node.value)
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield " ".join(node.value.split())
    elif isinstance(node, ast.JoinedStr):
        parts = (one.value if isinstance(one, ast.Constant) else "{}" for one in node.values)
        yield " ".join("".join(map(str, parts)).split())
    elif not _is_help(node):
        for child in ast.iter_child_nodes(node):
            yield from _texts(child)


def _is_help(node: ast.AST) -> bool:
    if isinstance(node, ast.keyword):
        return node.arg in NOT_ADVICE
    if isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(isinstance(one, ast.Name) and one.id in NOT_ADVICE for one in targets)
    return False


def options_named() -> set[str]:
    """Return the options that sentences of the source name, such as `--yes`."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        if path.name == "git_drivers.py":  # lines for other programs
            continue
        for text in _texts(ast.parse(path.read_text(encoding="utf-8"))):
            if len(text.split()) > _SENTENCE:
                found.update(_OPTION.findall(text))
    return found
