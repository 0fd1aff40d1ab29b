"""The verification of an edit: the new file is read again and compared with what was asked.

Two parsers check. Our own confirms that every other block is where it was and what it was, and that
the entry holds exactly the fields asked for. bibtexparser, which shares no code with it, must read
the same from the entry, unless it could not read the entry as it was before (its known limits
are in the test table of disagreements). Responsible for refusing; does not depend on how an
edit was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.bibtex.changes import spliced
from ssmlit.bibtex.entry_parser import MalformedError, parse_entry
from ssmlit.bibtex.layout import forms
from ssmlit.bibtex.scan import known_start, scan_blocks
from ssmlit.bibtex.syntax import START, encoded
from ssmlit.errors import EditRefusedError
from ssmlit.model import AddEntry, DropField, Edit, RenameKey, ReplaceEntry, SetField, SetType

if TYPE_CHECKING:
    from types import ModuleType

    from ssmlit.bibtex.blocks import Blocks
    from ssmlit.bibtex.changes import PendingEntry
    from ssmlit.model import Change, Entry

    Span = tuple[str, int, int]  # kind, start, length
    Wanted = tuple[str, frozenset[str]]  # a field's name, the acceptable sources


class ParsedEntry(NamedTuple):
    """An entry as a parser reads it; fields as (name, exact source of the value)."""

    type: str
    key: str
    fields: tuple[tuple[str, str], ...]


class ExpectedEntry(NamedTuple):
    """What an entry must be: type in lower case, key, names with acceptable sources."""

    type: str
    key: str
    fields: tuple[Wanted, ...]


class RefusedEntry(NamedTuple):
    """An entry that cannot be written, and why."""

    key: str
    reason: str
    line: int = 0  # where it is in the file; 0 for a new one
    verb: str = "edit"  # what was asked


def verify_edits(
    blocks: Blocks, pending: Iterable[PendingEntry], changes: Sequence[Change], path: str
) -> bytes:
    """Return the file with the changes in it.

    Raises:
        EditRefusedError: when it would be anything but what was asked.
    """
    refused = [
        RefusedEntry(entry.key, reason, entry.line)
        for entry in pending
        if (reason := _entry_differs(entry))
    ]
    if refused:
        raise refusal(refused, path)
    new = spliced(blocks.data, changes)
    moved = disturbing_change(blocks.data, new, changes)
    if moved is not None:
        reason = "the blocks around it would no longer be read the same"
        line = moved.line if moved.before else 0
        raise refusal([RefusedEntry(moved.new_key or moved.key, reason, line)], path)
    return new


def refusal(refused: Sequence[RefusedEntry], path: str) -> EditRefusedError:
    """Return the failure that names the first refused entry and contains them all."""
    first = refused[0]
    return EditRefusedError(
        f"cannot {first.verb} {first.key}: {first.reason}",
        hint="nothing was changed",
        path=path,
        line=first.line,
        refused={one.key: one.reason for one in refused},
    )


def _entry_differs(entry: PendingEntry) -> str:
    """Return how an entry differs from what was asked, or ""."""
    if not entry.source:
        return ""
    before = read_ours(entry.original) if entry.original else None
    asked = _exactly(before)
    for edit in entry.edits:
        asked = _asked(asked, edit)
    after = read_ours(entry.source)
    if after is None or asked is None or not _is_asked(after, asked):
        return "the result would not be read as asked"
    if read_with_bibtexparser(entry.source) == after._replace(type=""):
        return ""
    trusted = not before or read_with_bibtexparser(entry.original) == before._replace(type="")
    return "the second parser (bibtexparser) would read something else" if trusted else ""


def read_ours(source: str) -> ParsedEntry | None:
    """Return one entry's source as our own parser reads it, or None."""
    try:
        syntax = parse_entry(source)
    except MalformedError:
        return None
    if syntax.close != len(source) - 1:
        return None
    kind = source[syntax.type_start : syntax.type_end]
    key = source[syntax.key_start : syntax.key_end]
    return ParsedEntry(kind, key, tuple((f.name, source[f.start : f.end]) for f in syntax.fields))


def read_with_bibtexparser(source: str) -> ParsedEntry | None:
    """Return one entry's source as bibtexparser reads it, or None; without the type.

    It does not know types such as `my-type`, nor a line end before the brace, so it is given the
    entry with a type it knows.
    """
    start = START.match(source)
    if start is None:
        return None
    splitter, model = _second_parser()
    blocks = splitter.Splitter(f"@misc{source[start.start(2) :]}").split().blocks
    block = blocks[0] if len(blocks) == 1 else None
    if isinstance(block, model.DuplicateFieldKeyBlock):
        block = block.ignore_error_block
    if not isinstance(block, model.Entry):
        return None
    fields = tuple((item.key, str(item.value)) for item in block.fields)
    return ParsedEntry("", block.key, fields)


@cache
def _second_parser() -> tuple[ModuleType, ModuleType]:
    """Return bibtexparser's splitter and its values, loaded for the first edit; it logs nothing."""
    import logging

    from bibtexparser import model, splitter

    logging.getLogger("bibtexparser.splitter").setLevel(logging.CRITICAL)
    return splitter, model


def _asked(asked: ExpectedEntry | None, edit: Edit) -> ExpectedEntry | None:
    """Return what an entry must be after an edit, given what it was before."""
    if isinstance(edit, AddEntry):
        return _new(edit.entry)
    if isinstance(edit, ReplaceEntry):
        return _exactly(read_ours(edit.source.strip()))
    if asked is None:
        return None
    match edit:
        case SetType():
            return asked._replace(type=edit.type.lower())
        case RenameKey():
            return asked._replace(key=edit.new)
        case DropField():
            wanted = edit.name.lower()
            kept = tuple(item for item in asked.fields if item[0].lower() != wanted)
            return asked._replace(fields=kept)
        case SetField():
            return asked._replace(fields=_with(asked.fields, edit))
    return None


def _new(entry: Entry) -> ExpectedEntry:
    fields = tuple(
        (item.name, forms(item.text) if item.is_braced else frozenset([item.source]))
        for item in entry.fields
    )
    return ExpectedEntry(entry.type.lower(), entry.key, fields)


def _exactly(reading: ParsedEntry | None) -> ExpectedEntry | None:
    if reading is None:
        return None
    fields = tuple((name, frozenset([source])) for name, source in reading.fields)
    return ExpectedEntry(reading.type.lower(), reading.key, fields)


def _with(fields: tuple[Wanted, ...], edit: SetField) -> tuple[Wanted, ...]:
    value = frozenset([edit.value]) if edit.verbatim else forms(edit.value)
    for index, (name, _) in enumerate(fields):
        if name.lower() == edit.name.lower():
            return (*fields[:index], (name, value), *fields[index + 1 :])
    return (*fields, (edit.name, value))


def _is_asked(reading: ParsedEntry, asked: ExpectedEntry) -> bool:
    """Return whether an entry is as asked; the case of types and names is the file's."""
    return (
        (reading.type.lower(), reading.key) == (asked.type, asked.key)
        and len(reading.fields) == len(asked.fields)
        and all(
            name.lower() == wanted.lower() and source in sources
            for (name, source), (wanted, sources) in zip(reading.fields, asked.fields, strict=True)
        )
    )


def disturbing_change(old: bytes, new: bytes, changes: Sequence[Change]) -> Change | None:
    """Return the first change around which the two files have different blocks, or None.

    The changes are in order and do not overlap.

    Every block must be where it was and what it was, with none added; a large file is read only
    as far as needed.
    """
    done, shift = 0, 0  # where blocks of the old file are compared up to; new minus old offset
    for index, change in enumerate(changes):
        lead = change.start + change.lead
        start = max(done, known_start(old, change.start, done))
        if _blocks(old, start, change.start) != _blocks(new, start + shift, lead + shift):
            return change
        if change.after and not _is_entry(new, lead + shift, change.after):
            return change
        shift += len(encoded(change.new)) - len(encoded(change.old))
        done = change.end
        limit = changes[index + 1].start if index + 1 < len(changes) else len(old) + 1
        following = _next(old, done)
        touched = following[1] >= limit if following else limit <= len(old)
        if not touched and following != _next(new, done + shift, shift):
            return change
    return None


def _is_entry(data: bytes, start: int, source: str) -> bool:
    block = next(scan_blocks(data, start, 0), None)
    return block is not None and block[:3] == ("entry", start, start + len(encoded(source)))


def _blocks(data: bytes, start: int, end: int) -> list[Span]:
    """Return kind, distance from `start` and length of the blocks that start before `end`."""
    return [
        (block.kind, block.start - start, block.end - block.start)
        for block in takewhile(lambda block: block.start < end, scan_blocks(data, start, 0))
        if block.kind != "text"
    ]


def _next(data: bytes, start: int, shift: int = 0) -> Span | None:
    """Return kind, start (less a shift) and length of the first block that is not text."""
    for block in scan_blocks(data, start, 0):
        if block.kind != "text":
            return block.kind, block.start - shift, block.end - block.start
    return None
