r"""Sweave and knitr: LaTeX with chunks of R, `<<…>>=` up to `@`.

Responsible for which parts of such a file are LaTeX. Does not depend on what it says. Chunks become
empty lines, so that places stay; `\SweaveInput` and knitr's `child` become `\input`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit._lazy import regex

if TYPE_CHECKING:
    from ssmlit.citations.tex.paper import Reader

SUFFIXES = frozenset({".rnw", ".snw"})

_CHUNK = regex(r"^<<(?P<options>[^\n]*)>>=[^\n]*$(?:\n(?!@)[^\n]*)*(?:\n@[^\n]*)?", re.MULTILINE)
_CHILD = regex(r"\bchild\s*=\s*[\"']([^\"'\n]+)[\"']")
_INPUT = regex(r"\\SweaveInput\{([^{}]+?)(\.\w+)?\}")  # Sweave reads x.Rnw for x


def as_latex(read: Reader) -> Reader:
    """Return a reader that gives the LaTeX of Sweave's files, and other files as they are."""

    def latex(path: str) -> str | None:
        text = read(path)
        is_woven = text is not None and path.lower().endswith(tuple(SUFFIXES))
        return _latex(text) if text is not None and is_woven else text

    return latex


def _latex(text: str) -> str:
    return _INPUT.sub(
        lambda found: rf"\input{{{found[1]}{found[2] or '.Rnw'}}}", _CHUNK.sub(_child, text)
    )


def _child(chunk: re.Match[str]) -> str:
    files = "".join(rf"\input{{{name}}}" for name in _CHILD.findall(chunk["options"]))
    return files + "\n" * chunk[0].count("\n")
