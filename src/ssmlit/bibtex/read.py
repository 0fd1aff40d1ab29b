"""From a block to an `Entry`, from `@string` blocks to macros.

Takes the fast way where BibTeX itself would accept the entry and `shape` where it would not; both
give the same fields (a test compares them).
"""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING

from ssmlit.bibtex.grammar import HEAD, Form, fields
from ssmlit.bibtex.shape import MalformedError, entry_shape, string_slot
from ssmlit.bibtex.values import expand
from ssmlit.model import Entry, Field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ssmlit.bibtex.scan import Block


def read_entry(text: str, block: Block, strings: Mapping[str, str], nth: int = 0) -> Entry:
    """Return the entry that stands in a block of kind "entry"."""
    start = HEAD.match(text, block.start)
    if start is None:  # the scanner saw HEAD here
        raise MalformedError("it does not start with @type{", block.start)
    if block.form is Form.DOUBTFUL:
        shape = entry_shape(text, block.start, block.end)
        found = [(slot.name, text[slot.start : slot.end], "") for slot in shape.slots]
    else:
        found = fields(text, start.end(), block.end, block.form)
    read = tuple(
        [
            _field(intern(name), value, inner or expand(value, strings))
            for name, value, inner in found
        ]
    )
    return Entry(intern(start[1]), start[2] or start[3] or "", read, block.line, nth)


def names(text: str, block: Block) -> list[str]:
    """Return the names of the fields in a block of kind "entry", in lower case."""
    start = HEAD.match(text, block.start)
    if start is None or block.form is Form.DOUBTFUL:
        return [slot.name.lower() for slot in entry_shape(text, block.start, block.end).slots]
    return [name.lower() for name, _, _ in fields(text, start.end(), block.end, block.form)]


_set_name, _set_source, _set_text = (
    getattr(Field, name).__set__ for name in ("name", "source", "text")
)


def _field(name: str, source: str, text: str) -> Field:
    """Make a `Field`; a frozen dataclass takes twice as long, and a library has half a million."""
    made = object.__new__(Field)
    _set_name(made, name)
    _set_source(made, source)
    _set_text(made, text)
    return made


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
