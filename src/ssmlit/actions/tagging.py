"""Tags: add, remove and rename them.

Responsible for the edits of entries. Does not depend on how entries are chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit.actions.changed import Changed
from ssmlit.errors import UnresolvedError, UsageError
from ssmlit.fields.entries import text_edits
from ssmlit.model import Edit, Entry
from ssmlit.strings import did_you_mean, similar

if TYPE_CHECKING:
    from ssmlit.library import Library


def change_tags(
    entries: Sequence[Entry], *, add: Sequence[str] = (), remove: Sequence[str] = ()
) -> Changed:
    """Add and remove tags; an entry that needs no change stays untouched.

    Raises:
        UsageError: a tag that cannot be written (it holds a comma, a brace or nothing), or one that
            is added and removed at once.
    """
    for tag in add:
        fields.check_tag(tag)
        if tag in remove:
            raise UsageError(f"`{tag}` is both added and removed", hint="leave one of them out")
    made = {entry: edits for entry in entries if (edits := tag_edits(entry, add, remove))}
    keys = tuple(entry.key for entry in made)  # a key may be that of several
    words = " ".join([*(f"+{tag}" for tag in add), *(f"-{tag}" for tag in remove)])
    summary = tuple(f"tag {key} {words}" for key in keys)
    return Changed(keys, tuple(edit for edits in made.values() for edit in edits), summary)


def done_by(add: Sequence[str], remove: Sequence[str]) -> str:
    """Return what adding and removing tags does to entries, as a verb in the past tense."""
    if add and remove:
        return "changed the tags of"
    return "tagged" if add else "untagged"


def rename_tag(library: Library, old: str, new: str) -> Changed:
    """Rename a tag and what is below it (`vision/medical` under `vision`) everywhere.

    Raises:
        UnresolvedError: no entry has the tag.
    """
    fields.check_tag(new)
    keys: list[str] = []
    edits: list[Edit] = []
    for entry in library.entries:
        tags = [tag for tag in fields.tags(entry) if tag == old or tag.startswith(f"{old}/")]
        if tags:
            keys.append(entry.key)
            made = [new + tag[len(old) :] for tag in tags]
            edits += tag_edits(entry, made, tags) if new != old else ()
    if not keys:
        raise UnresolvedError(f"no entry has the tag `{old}`", hint=_near_tags(library, old))
    return Changed(
        tuple(keys), tuple(edits), tuple(f"tag {key}: {old} is now {new}" for key in keys)
    )


def drop_tag(library: Library, tag: str) -> Changed:
    """Remove a tag from every entry that has it."""
    entries = [entry for entry in library.entries if tag in fields.tags(entry)]
    if not entries:
        raise UnresolvedError(f"no entry has the tag `{tag}`", hint=_near_tags(library, tag))
    return change_tags(entries, remove=(tag,))


def tag_edits(entry: Entry, add: Sequence[str], remove: Sequence[str]) -> tuple[Edit, ...]:
    """Return the edits that add and remove tags: none when nothing changes."""
    value = fields.keywords_with(entry, add, remove)
    return () if value is None else text_edits(entry, "keywords", value)


def _near_tags(library: Library, tag: str) -> str:
    near = similar(tag, library.tags)
    return did_you_mean(*near, otherwise="`ssmlit tag list` lists all tags")
