"""The proof of an edit: the new text is read again and compared with what was asked.

Two judges. Our own reader says that every other block is where it was and what it was
(`surroundings`), and that the entry holds exactly the fields asked for. bibtexparser, which shares
no code with it, must read the same from the entry, unless it could not read the entry as it stood
before (its known limits are in the test table of disagreements).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ssmlit.bibtex.drafts import Draft, spliced
from ssmlit.bibtex.grammar import START
from ssmlit.bibtex.layout import delimited, sources
from ssmlit.bibtex.parts import reading
from ssmlit.bibtex.surroundings import disturbed
from ssmlit.errors import EditRefusedError
from ssmlit.model import AddEntry, DropField, Edit, RenameKey, ReplaceEntry, SetField, SetType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ssmlit.bibtex.document import Document
    from ssmlit.model import Change
    from ssmlit.text import Text


@dataclass(frozen=True, slots=True)
class Reading:
    """What a parser says an entry holds; fields as (name, exact source of the value)."""

    type: str
    key: str
    fields: tuple[tuple[str, str], ...]


def verify(document: Document, drafts: Iterable[Draft], changes: Sequence[Change]) -> Text:
    """Return the text with the changes in it.

    Raises:
        EditRefusedError: when it would say anything but what was asked.
    """
    for draft in drafts:
        reason = _entry_differs(draft)
        if reason:
            raise _refused(document, draft.key, draft.line, reason)
    new = spliced(document.body, changes)
    moved = disturbed(document, new.marked, changes)
    if moved is not None:
        reason = "the blocks around it would no longer be read the same"
        line = moved.line if moved.before else 0
        raise _refused(document, moved.new_key or moved.key, line, reason)
    return new


def _refused(document: Document, key: str, line: int, reason: str) -> EditRefusedError:
    return EditRefusedError(
        f"cannot edit {key}: {reason}", hint="nothing was changed", path=document.path, line=line
    )


def _entry_differs(draft: Draft) -> str:
    """Say how an entry reads otherwise than asked, or ""."""
    if not draft.source:
        return ""
    before = read(draft.original) if draft.original else None
    asked = before
    for edit in draft.edits:
        asked = _asked(asked, edit)
    after = read(draft.source)
    if after is None or after != asked:
        return "the result would not be read as asked"
    if read_second(draft.source) == _untyped(after):
        return ""
    trusted = before is None or read_second(draft.original) == _untyped(before)
    return "the second parser (bibtexparser) would read something else" if trusted else ""


def read(source: str) -> Reading | None:
    """Return what our own reader takes from the source of one entry, or None."""
    found = reading(source)
    return found and Reading(*found)


def read_second(source: str) -> Reading | None:
    """Return what bibtexparser takes from the source of one entry, or None; the type stays out.

    It does not know types such as `my-type`, nor a line end before the brace, so it is given the
    entry with a type it knows.
    """
    import logging

    from bibtexparser.model import DuplicateFieldKeyBlock, Entry
    from bibtexparser.splitter import Splitter

    logging.getLogger("bibtexparser.splitter").setLevel(logging.CRITICAL)  # it logs to stderr
    start = START.match(source)
    if start is None:
        return None
    blocks = Splitter(f"@misc{source[start.start(2) :]}").split().blocks
    block = blocks[0] if len(blocks) == 1 else None
    if isinstance(block, DuplicateFieldKeyBlock):
        block = block.ignore_error_block
    if not isinstance(block, Entry):
        return None
    fields = tuple((item.key, str(item.value)) for item in block.fields)
    return Reading("", block.key, fields)


def _untyped(reading: Reading) -> Reading:
    return Reading("", reading.key, reading.fields)


def _asked(reading: Reading | None, edit: Edit) -> Reading | None:
    """Return what an entry must hold after an edit, in terms of what it held before."""
    if isinstance(edit, AddEntry):
        return Reading(edit.entry.type, edit.entry.key, sources(edit.entry))
    if isinstance(edit, ReplaceEntry):
        return read(edit.source.strip())
    if reading is None:
        return None
    match edit:
        case SetType():
            return Reading(edit.type, reading.key, reading.fields)
        case RenameKey():
            return Reading(reading.type, edit.new, reading.fields)
        case DropField():
            wanted = edit.name.lower()
            kept = tuple(item for item in reading.fields if item[0].lower() != wanted)
            return Reading(reading.type, reading.key, kept)
        case SetField():
            return Reading(reading.type, reading.key, _with(reading.fields, edit))
    return None


def _with(fields: tuple[tuple[str, str], ...], edit: SetField) -> tuple[tuple[str, str], ...]:
    for index, (name, old) in enumerate(fields):
        if name.lower() == edit.name.lower():
            value = edit.value if edit.verbatim else delimited(edit.value, old)
            return (*fields[:index], (name, value), *fields[index + 1 :])
    value = edit.value if edit.verbatim else delimited(edit.value, "")
    return (*fields, (edit.name, value))
