"""The macros of a file: which names a value uses, and where `@string` defines them.

Responsible for reading `#` and bare names in sources. Does not depend on any rule.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.checks.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssmlit.bibtex import Document

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

#: The months, and the journals of plain.bst (its MACRO commands), which every style copies.
BUILT_IN = frozenset(MONTHS) | words("""
    acmcs acta cacm ibmjrd ibmsj ieeese ieeetc ieeetcad ipl jacm jcss scp sicomp tocs tods tog
    toms toois toplas tcs""")

_PIECE = re.compile(r'"(?:[^"{}]|\{[^{}]*\})*"|[^\s#{}"(),=]+|[{}]')
_STRING = re.compile(
    r"@\s*string\s*[{(]\s*([^\s=]+)\s*=\s*(.*)[})]\s*\Z", re.IGNORECASE | re.DOTALL
)


class Definition(NamedTuple):
    """An `@string`: its name as written, its 1-based line, and the source of its value."""

    name: str
    line: int
    source: str


def used(source: str) -> list[str]:
    """Return the names of the macros in the source of a value, in order."""
    if source[:1] in {"{", '"'} and "#" not in source:
        return []
    names, depth = [], 0
    for piece in _PIECE.findall(source):
        depth += {"{": 1, "}": -1}.get(piece, 0)
        if depth == 0 and piece[0] not in '"}' and not piece[0].isdigit():
            names.append(piece)
    return names


def definitions(document: Document) -> Iterator[Definition]:
    """Yield the file's `@string` definitions in order."""
    for block in document.block_index.commands("string"):
        if match := _STRING.match(document.block_text(block).strip()):
            yield Definition(match[1], block.line, match[2].strip())
