"""Edits applied to a document: each entry concerned is drafted, spliced in once, and verified.

Knows which entry an edit means and what the file around it must look like. The text work in
an entry is `splice`, the proof is `verify`.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from ssmlit.bibtex import splice
from ssmlit.bibtex.drafts import Draft, Drafts
from ssmlit.bibtex.grammar import BLANKS
from ssmlit.bibtex.layout import RefusedError, check_key, newline_of, written
from ssmlit.bibtex.locate import key_of
from ssmlit.bibtex.scan import scan
from ssmlit.bibtex.verify import verify
from ssmlit.errors import EditRefusedError, UnresolvedError
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
    from collections.abc import Sequence

    from ssmlit.bibtex.document import Document
    from ssmlit.model import Change
    from ssmlit.text import Text


def apply(document: Document, edits: Sequence[Edit]) -> tuple[Text, tuple[Change, ...]]:
    """Return the text with all edits in it, and what they came to.

    Raises:
        UnresolvedError: when an edit names an entry or a field that is not there.
        EditRefusedError: when the result would not be exactly what was asked.
    """
    drafts = Drafts(document, many=len(edits) > 8)
    for edit in edits:
        _draft(drafts, edit)
    changes = drafts.settled()
    return verify(document, drafts.drafts, changes), changes


def _draft(drafts: Drafts, edit: Edit) -> None:
    if isinstance(edit, AddEntry):
        _add(drafts, edit)
        return
    draft = drafts.get(edit.key, edit.nth)
    try:
        _change(drafts, draft, edit)
    except RefusedError as error:
        document = drafts.document
        raise EditRefusedError(
            f"cannot edit {edit.key}: {error}",
            hint="nothing was changed",
            path=document.path,
            line=draft.line,
        ) from error


def _change(drafts: Drafts, draft: Draft, edit: Edit) -> None:
    match edit:
        case SetField():
            newline = newline_of(draft.source if "\n" in draft.source else drafts.tail())
            draft.source = splice.set_field(draft.source, edit, newline)
        case DropField():
            _drop(drafts, draft, edit)
        case SetType():
            draft.source = splice.set_type(draft.source, edit.type)
        case RenameKey():
            drafts.rename(draft, edit.new)
            draft.source = splice.rename_key(draft.source, edit.new)
        case RemoveEntry():
            drafts.remove(draft)
        case ReplaceEntry():
            draft.source, key = _one_entry(edit.source)
            if key != draft.key:
                check_key(key)
                drafts.rename(draft, key)
    draft.edits.append(edit)


def _drop(drafts: Drafts, draft: Draft, edit: DropField) -> None:
    source = splice.drop_field(draft.source, edit.name)
    if source == draft.source:
        raise UnresolvedError(
            f"the entry {edit.key} has no field {edit.name}",
            path=drafts.document.path,
            line=draft.line,
        )
    draft.source = source


def _one_entry(source: str) -> tuple[str, str]:
    stripped = source.strip(BLANKS)
    blocks = list(islice(scan(stripped), 2))
    if len(blocks) != 1 or blocks[0].kind != "entry":
        reason = next((f": {block.reason}" for block in blocks if block.reason), "")
        raise RefusedError(f"the new text is not exactly one entry{reason}")
    return stripped, key_of(stripped, 0)


def _add(drafts: Drafts, edit: AddEntry) -> None:
    newline = newline_of(drafts.tail())
    try:
        source = written(edit.entry, newline).removesuffix(newline)
    except RefusedError as error:
        raise EditRefusedError(
            f"cannot add {edit.entry.key}: {error}",
            hint="nothing was changed",
            path=drafts.document.path,
        ) from error
    drafts.add(edit.entry.key, source, edit)
