"""Three-way merge of one entry, field by field.

Fields that only one side touched are taken from that side, into the entry as ours has it written;
a field that both changed differently becomes a conflict around its lines and no others; only tags
are a set, in which additions and removals of both sides meet. Works on entries and edits; does not
depend on where entries are in a file (see `branches`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ssmlit import fields
from ssmlit.bibtex import parse_document
from ssmlit.errors import SsmlitError
from ssmlit.merge.lines import Markers, contrast, merge_lines, same_words
from ssmlit.model import DropField, Edit, Entry, RenameKey, SetField, SetType

TYPE, KEY = "@type", "@key"
"""Names of the two parts of an entry that are no fields."""

TAGS = "keywords"
"""The field that is a set: what both sides add to it is not a conflict."""


class MergedEntry(NamedTuple):
    """An entry's merged source, and what both sides changed differently."""

    source: str
    conflicts: tuple[str, ...] = ()


def merge_entry(base: str | None, ours: str, theirs: str, markers: Markers) -> MergedEntry:
    """Merge the sources of an entry.

    Args:
        base: as it was; None when both sides added it.
        ours: what one side made of it.
        theirs: what the other side made of it.
        markers: how conflicts are written.
    """
    if ours == base:  # before they are compared: theirs may have another layout
        return MergedEntry(theirs)
    if theirs == base or same_entry(ours, theirs):
        return MergedEntry(ours)
    entries = [_entry(source) for source in (ours, theirs, base) if source is not None]
    known = [entry for entry in entries if entry and _is_plain(entry)]
    if len(known) < len(entries):
        return _by_lines(base, ours, theirs, markers)
    try:
        return _by_fields(known, ours, markers)
    except SsmlitError:  # an edit that would not do exactly what is needed
        return _by_lines(base, ours, theirs, markers)


def same_entry(one: str, other: str) -> bool:
    """Return whether two sources say the same, regardless of layout."""
    if one == other:
        return True
    a, b = _entry(one), _entry(other)
    if not (a and b and _is_plain(a) and _is_plain(b)):
        return False
    left, right = _parts(a), _parts(b)
    return left.keys() == right.keys() and all(_same(n, left[n], right[n]) for n in left)


def _entry(source: str) -> Entry | None:
    entries = parse_document(source).entries
    return entries[0] if len(entries) == 1 else None


def _is_plain(entry: Entry) -> bool:
    """Return whether each field occurs once, so that its name identifies it."""
    return len(fields.firsts(entry)) == len(entry.fields)


def _by_lines(base: str | None, ours: str, theirs: str, markers: Markers) -> MergedEntry:
    if base is None:
        return MergedEntry(contrast(ours, theirs, markers), ("entry",))
    text, conflicted = merge_lines(base, ours, theirs, markers)
    return MergedEntry(text, ("entry",) if conflicted else ())


def _by_fields(entries: list[Entry], ours: str, markers: Markers) -> MergedEntry:
    mine, other, *rest = map(_parts, entries)
    base = rest[0] if rest else {}
    wanted: dict[str, str | None] = {}
    disputed: dict[str, str | None] = {}
    for name in dict.fromkeys((*other, *base)):
        was, now, then = base.get(name), mine.get(name), other.get(name)
        if not _same(name, then, was) and not _same(name, then, now):
            (wanted if _same(name, now, was) else disputed)[name] = then
    if TAGS in disputed and TAGS in mine and TAGS in other:
        wanted[TAGS] = _tags(entries)
        del disputed[TAGS]
    if disputed and not rest:  # two entries that share a key by chance: nothing is mixed
        wanted, names = {}, [n for n in mine | other if not _same(n, mine.get(n), other.get(n))]
        disputed = {name: other.get(name) for name in names}
    written = {field.name.lower(): field.name for one in reversed(entries) for field in one.fields}
    merged = _with(ours, wanted, written)
    if not disputed:
        return MergedEntry(merged)
    theirs = _with(merged, disputed, written)
    return MergedEntry(contrast(merged, theirs, markers), tuple(disputed))


def _tags(entries: list[Entry]) -> str | None:
    """Return the source of our tags with the other side's changes; None when none is left."""
    mine, other, *rest = entries
    before = fields.tags(rest[0]) if rest else ()
    now = fields.tags(other)
    gone = [tag for tag in before if tag not in now]
    merged = fields.keywords_with(mine, [tag for tag in now if tag not in before], gone)
    source = next(field.source for field in mine.fields if field.name.lower() == TAGS)
    if merged is None:
        return source
    opening, closing = (source[0], source[-1]) if source[0] in '{"' else ("{", "}")
    return f"{opening}{merged}{closing}" if merged else None


def _parts(entry: Entry) -> dict[str, str]:
    """Return the parts to merge one by one: type, key, and the fields' sources."""
    sources = {field.name.lower(): field.source for field in entry.fields}
    return {TYPE: entry.type, KEY: entry.key, **sources}


def _same(name: str, one: str | None, other: str | None) -> bool:
    """Return whether two values of a part differ in white space, or for a type in case, at most."""
    if one is None or other is None:
        return one is other
    if name == TYPE:
        return one.lower() == other.lower()
    return same_words(one, other)


def _with(source: str, parts: Mapping[str, str | None], written: Mapping[str, str]) -> str:
    """Return an entry's source with some parts given another value, or none.

    Args:
        source: the entry.
        parts: what they become.
        written: names of fields in lower case → as a new one is written.
    """
    document = parse_document(source)
    key = document.entries[0].key
    edits = [_edit(key, written.get(name, name), value) for name, value in parts.items()]
    edits.sort(key=lambda edit: isinstance(edit, RenameKey))  # the others name the old key
    return document.apply(edits).document.text


def _edit(key: str, name: str, value: str | None) -> Edit:
    if value is None:
        return DropField(key, name)
    if name == TYPE:
        return SetType(key, value)
    if name == KEY:
        return RenameKey(key, value)
    return SetField(key, name, value, verbatim=True)
