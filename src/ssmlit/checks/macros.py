"""The macros of a file: those that styles define, and where `@string` defines others.

Responsible for names and places. Does not depend on any rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.bibtex.entry_parser import parse_string
from ssmlit.fields.dates import MONTHS
from ssmlit.strings import words

if TYPE_CHECKING:
    from ssmlit.bibtex import Document

#: The months, and the journals of plain.bst (its MACRO commands), which every style copies.
BUILT_IN = frozenset(MONTHS) | words("""
    acmcs acta cacm ibmjrd ibmsj ieeese ieeetc ieeetcad ipl jacm jcss scp sicomp tocs tods tog
    toms toois toplas tcs""")


class Definition(NamedTuple):
    """An `@string`: its name as written, its 1-based line, and the source of its value."""

    name: str
    line: int
    source: str


def definitions(document: Document) -> Iterator[Definition]:
    """Yield the file's `@string` definitions in order."""
    for block in document.block_index.commands("string"):
        source = document.block_index.text(block)
        span = parse_string(source)
        yield Definition(span.name, block.line, source[span.start : span.end])
