"""A library as a sequence of units by which two branches are compared.

A unit is an entry, an `@string`, the `@preamble` or an `@comment`, with the text above it.
Everything else (lines of prose, broken blocks, blank lines) belongs to the unit it is above. A
comment is its own because JabRef keeps its settings in one at the end, after which both sides add.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ssmlit._lazy import regex
from ssmlit.bibtex import parse_document
from ssmlit.bibtex.entry_parser import parse_string
from ssmlit.bibtex.syntax import COMMANDS, decoded, key_of

if TYPE_CHECKING:
    from ssmlit.bibtex import Block

Name = tuple[str, str, int]
"""Kind, key or macro or what a comment is about, and how many of the same are before it."""

END: Name = ("end", "", 0)
"""The text below the last unit; every file has it."""

FOOT: Name = ("foot", "", 0)
"""Prose at the end of the common version, such as the settings of an editor."""

_ABOUT = regex(r"@\s*\w+\s*[{(]?(.*(?=:)|.*)")  # JabRef: `jabref-meta: grouping:`
_KINDS = COMMANDS | {"entry"}


class Unit(NamedTuple):
    """A block (`body`), the text above it (`lead`) and the rest of its last line (`trail`)."""

    lead: str
    body: str = ""
    trail: str = ""

    @property
    def text(self) -> str:
        """All of it; units joined give the file."""
        return self.lead + self.body + self.trail


Units = dict[Name, Unit]


def units(text: str) -> Units:
    """Return a file's units in order; joined they are the text."""
    document = parse_document(text)
    data = document.data
    blocks = [block for block in document.blocks if block.kind in _KINDS]
    seen: Counter[tuple[str, str]] = Counter()
    found: Units = {}
    starts = iter([block.start for block in blocks])
    lead = decoded(data[: next(starts, None)])
    for block in blocks:
        end = next(starts, None)
        trail, below = _split(decoded(data[block.end : end]), last=end is None)
        body = document.block_index.text(block)
        kind, key = block.kind, _key(body, block)
        found[kind, key, seen[kind, key]] = Unit(lead, body, trail)
        seen[kind, key] += 1
        lead = below
    found[END] = Unit(lead)
    return found


def _split(gap: str, *, last: bool) -> tuple[str, str]:
    """Split the text between two blocks: the rest of the line, and what is above the next."""
    newline = gap.find("\n") + 1
    if not newline:
        return (gap, "") if last else ("", gap)
    return gap[:newline], gap[newline:]


def _key(body: str, block: Block) -> str:
    if block.kind == "entry":
        return key_of(body)
    if block.kind == "string":
        return parse_string(body).name.lower()
    named = _ABOUT.match(body) if block.kind == "comment" else None
    return named[1].strip().lower() if named else ""


def with_foot(base: Units, side: Units) -> Units:
    """Return a side's units with the text at the end of the base, if it has it, as one of its own.

    Else it would be the text above whatever was added after it, on both sides.
    """
    foot = base[END].lead
    if not foot.strip():
        return side
    found: Units = {}
    for name, unit in side.items():
        is_last = name == END or name not in base
        if FOOT not in found and is_last and unit.lead.startswith(foot):
            found[FOOT] = Unit(foot)
            found[name] = unit._replace(lead=unit.lead.removeprefix(foot))
        else:
            found[name] = unit
    return found


def named_as_in(base: Units, side: Units, other: Units) -> Units:
    """Return a side's units with renamed entries under their old name.

    A rename is an entry whose key is gone while one with a new key says the same (the old key in
    `ids` does not count). Then a change that the other side made to it is merged into it.
    """
    gone = base.keys() - side.keys()
    if not gone:
        return side
    new = side.keys() - base.keys() - other.keys()
    before = _unique({name: _content(base[name].body) for name in gone})
    after = _unique({name: _content(side[name].body) for name in new})
    old_names = {after[content]: name for content, name in before.items() if content in after}
    return {old_names.get(name, name): unit for name, unit in side.items()}


def _content(body: str) -> tuple[object, ...]:
    """Return an entry's contents without the key; empty when too little to identify it."""
    entries = parse_document(body).entries
    if len(entries) != 1 or len(entries[0].fields) < 2:
        return ()
    fields = {f.name.lower(): " ".join(f.source.split()) for f in entries[0].fields}
    fields.pop("ids", None)
    return entries[0].type.lower(), *sorted(fields.items())


def _unique(contents: dict[Name, tuple[object, ...]]) -> dict[tuple[object, ...], Name]:
    count = Counter(contents.values())
    return {content: name for name, content in contents.items() if content and count[content] == 1}


def order(base: Units, ours: Units, theirs: Units) -> Iterator[Name]:
    """Yield the names of all units of both sides in the order of the merged file.

    It is the order of ours, or that of theirs when only theirs moved units. What only the other
    side has follows the unit it follows there, after what the first side added at that place.
    """
    first, second = ours, theirs
    if _in_order(base, ours) and not _in_order(base, theirs):
        first, second = theirs, ours
    following: dict[Name | None, list[Name]] = {}
    last: Name | None = None
    for name in second:
        if name in first:
            last = name
        else:
            following.setdefault(last, []).append(name)
    waiting = following.get(None, [])
    for name in first:
        if name in second or name in base:
            yield from waiting
            waiting = []
        yield name
        waiting = waiting + following.get(name, [])


def _in_order(base: Units, side: Units) -> bool:
    places = {name: place for place, name in enumerate(base)}
    common = [places[name] for name in side if name in places]
    return common == sorted(common)
