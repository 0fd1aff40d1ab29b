"""Edits applied to a file: each entry concerned is edited, spliced in once, and verified.

Responsible for what each kind of edit does to which entry. Does not depend on how text is spliced
inside an entry (`splice`), nor on how the result is verified (`edit_verification`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from ssmlit.bibtex import splice
from ssmlit.bibtex.batch import EditBatch
from ssmlit.bibtex.changes import PendingEntry, tail
from ssmlit.bibtex.edit_verification import RefusedEntry, refusal, verify_edits
from ssmlit.bibtex.layout import (
    RefusedError,
    check_encodable,
    check_key,
    entry_text,
    line_ended,
    newline_of,
    with_line_ends,
)
from ssmlit.bibtex.scan import scan_blocks
from ssmlit.bibtex.syntax import BLANKS, encoded, key_of
from ssmlit.errors import UnresolvedError
from ssmlit.model import (
    AddEntry,
    DropField,
    Edit,
    RemoveEntry,
    RenameKey,
    ReplaceEntry,
    SetField,
    SetType,
)

if TYPE_CHECKING:
    from ssmlit.bibtex.blocks import Blocks
    from ssmlit.model import Change


def apply_edits(
    blocks: Blocks, edits: Sequence[Edit], path: str
) -> tuple[bytes, tuple[Change, ...]]:
    """Return the file with all edits made, in order, and the changes; messages name its path.

    Raises:
        UnresolvedError: when an edit names an entry or a field that does not exist.
        EditRefusedError: when the result would not be exactly what was asked.
    """
    batch = EditBatch(blocks, path)
    refused: dict[str, RefusedEntry] = {}
    for edit in edits:
        key = edit.entry.key if isinstance(edit, AddEntry) else edit.key
        if key in refused:
            continue  # later edits of the same entry
        try:
            _apply(batch, edit)
        except RefusedError as error:
            line = 0 if isinstance(edit, AddEntry) else batch.get(edit.key, edit.nth).line
            verb = "add" if isinstance(edit, AddEntry) else "edit"
            refused[key] = RefusedEntry(key, str(error), line, verb)
    if refused:
        raise refusal(list(refused.values()), path)
    changes = batch.changes()
    return verify_edits(blocks, batch.pending, changes, path), changes


def _apply(batch: EditBatch, edit: Edit) -> None:
    if isinstance(edit, AddEntry):
        newline = newline_of(tail(batch.blocks.data))
        edit = AddEntry(with_line_ends(edit.entry, newline))
        source = entry_text(edit.entry, newline, batch.style).removesuffix(newline)
        batch.add(edit.entry.key, source, edit)
    else:
        _change(batch, batch.get(edit.key, edit.nth), edit)


def _change(batch: EditBatch, entry: PendingEntry, edit: Edit) -> None:
    match edit:
        case SetField():
            shown = entry.source if "\n" in entry.source else tail(batch.blocks.data)
            newline = newline_of(shown)
            edit = edit._replace(value=line_ended(edit.value, newline))
            source = splice.set_field(
                entry.source, edit, newline, lambda: batch.style, original=entry.original
            )
            if source == entry.source:
                return  # its value is there, perhaps with line ends of its own
            entry.source = source
        case DropField():
            _drop(batch, entry, edit)
        case SetType():
            entry.source = splice.set_type(entry.source, edit.type)
        case RenameKey():
            entry.source = splice.rename_key(entry.source, edit.new)  # refuses what is no key
            batch.rename(entry, edit.new)
        case RemoveEntry():
            batch.remove(entry)
        case ReplaceEntry():
            entry.source, key = _one_entry(edit.source)
            if key != entry.key:
                check_key(key)
                batch.rename(entry, key)
    entry.edits.append(edit)


def _drop(batch: EditBatch, entry: PendingEntry, edit: DropField) -> None:
    source = splice.drop_field(entry.source, edit.name)
    if source == entry.source:
        raise UnresolvedError(
            f"the entry {edit.key} has no field {edit.name}",
            path=batch.path,
            line=entry.line,
        )
    entry.source = source


def _one_entry(source: str) -> tuple[str, str]:
    stripped = source.strip(BLANKS)
    check_encodable(stripped)
    blocks = list(islice(scan_blocks(encoded(stripped)), 2))
    if len(blocks) != 1 or blocks[0].kind != "entry":
        reason = next((f": {block.reason}" for block in blocks if block.reason), "")
        raise RefusedError(f"the new text is not exactly one entry{reason}")
    return stripped, key_of(stripped)
