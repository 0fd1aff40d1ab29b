"""From a block to an `Entry`, from `@string` blocks to macros.

Takes the fast way where BibTeX itself would accept the entry and `shape` where it would not; both
give the same fields (a test compares them).
"""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING

from ssmlit.bibtex.grammar import HEAD, fields
from ssmlit.bibtex.shape import MalformedError, entry_shape, string_slot
from ssmlit.bibtex.values import expand
from ssmlit.model import Entry, Field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ssmlit.bibtex.scan import Block


def head(text: str, begin: int) -> tuple[str, str]:
    """Return the type and the key of the entry whose `@` is at `begin`."""
    found = HEAD.match(text, begin)
    return (found[1], found[2] if found[2] is not None else found[3]) if found else ("", "")


def read_entry(text: str, block: Block, strings: Mapping[str, str], nth: int = 0) -> Entry:
    """Return the entry that stands in a block of kind "entry"."""
    start = HEAD.match(text, block.start)
    if start is None:  # the scanner saw HEAD here
        raise MalformedError("it does not start with @type{", block.start)
    named = fields(text, start.end(), block.end)
    if named is None:
        shape = entry_shape(text, block.start, block.end)
        named = [(slot.name, text[slot.start : slot.end]) for slot in shape.slots]
    key = start[2] if start[2] is not None else start[3]
    read = tuple([Field(intern(name), value, _text(value, strings)) for name, value in named])
    return Entry(intern(start[1]), key, read, block.line, nth)


def read_strings(text: str, blocks: Iterable[Block]) -> dict[str, str]:
    """Return the macros that the `@string` blocks define, names in lower case.

    A definition may use earlier ones; of two with one name the later counts, as in BibTeX for
    what follows it.
    """
    strings: dict[str, str] = {}
    for block in blocks:
        if block.kind == "string":
            slot = string_slot(text, block.start, block.end)
            strings[slot.name.lower()] = expand(text[slot.start : slot.end], strings)
    return strings


def _text(value: str, strings: Mapping[str, str]) -> str:
    if value[:1] == "{" and "#" not in value:
        return value[1:-1]
    return expand(value, strings)
