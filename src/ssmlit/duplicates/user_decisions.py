"""Decisions: "these two are different", kept in library.bib itself.

Both entries carry a field `distinct`, a list separated by commas; an item is the other entry's
citation key and, after a blank, one of its identifiers:

    distinct = {gu2023mamba arxiv:2312.00752, dao2024transformers},

BibTeX and biber ignore fields they do not know, JabRef and other tools keep them, and git merges
them. The key is what people read; the identifier finds the entry again when another tool renamed
it. Old keys in `ids` count as keys, so decisions follow a merge.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import fields
from ssmlit.fields.names import DISTINCT
from ssmlit.model import SetField

if TYPE_CHECKING:
    from ssmlit.model import Entry

_UNSAFE = frozenset("{},%\\ \t\n")


class Decisions(NamedTuple):
    """Pairs of citation keys, in lower case, decided to be different works."""

    pairs: frozenset[frozenset[str]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.pairs)

    def apart(self, one: str, other: str) -> bool:
        """Whether two keys were decided to be different works."""
        return frozenset((one.lower(), other.lower())) in self.pairs


def items(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Return the (key, identifier or "") that an entry's `distinct` lists."""
    found = []
    for part in entry.get(DISTINCT).split(","):
        words = part.split()
        if words:
            found.append((words[0], words[1] if len(words) > 1 else ""))
    return tuple(found)


def read_decisions(entries: Sequence[Entry], deciding: Sequence[Entry]) -> Decisions:
    """Return the decisions that entries carry, each by the keys the two have now.

    Args:
        entries: all of a library.
        deciding: those of them that have the field `DISTINCT`.
    """
    if not deciding:
        return Decisions()
    now: dict[str, str] = {}
    for entry in entries:
        for old in fields.old_keys(entry):
            now.setdefault(old.lower(), entry.key.lower())
    now.update((entry.key.lower(), entry.key.lower()) for entry in entries)
    named = _by_identifier(entries, deciding)
    pairs = set()
    for entry in deciding:
        for key, identifier in items(entry):
            other = now.get(key.lower()) or named.get(identifier, key.lower())
            if other != entry.key.lower():
                pairs.add(frozenset((entry.key.lower(), other)))
    return Decisions(frozenset(pairs))


def _by_identifier(entries: Iterable[Entry], deciding: Iterable[Entry]) -> dict[str, str]:
    """Return the keys of the entries that have one of the identifiers decisions name."""
    wanted = {identifier for entry in deciding for _, identifier in items(entry) if identifier}
    found: dict[str, str] = {}
    if wanted:
        for entry in entries:
            for identifier in fields.identifiers(entry):
                if str(identifier) in wanted:
                    found.setdefault(str(identifier), entry.key.lower())
    return found


def record_edits(one: Entry, other: Entry) -> tuple[SetField, ...]:
    """Return the edits that record that two entries are different works; none when they are."""
    edits = (_with(one, other), _with(other, one))
    return tuple(edit for edit in edits if edit is not None)


def _with(entry: Entry, other: Entry) -> SetField | None:
    known = items(entry)
    if any(key.lower() == other.key.lower() for key, _ in known):
        return None
    mine = fields.identifiers(entry)
    own = [str(it) for it in fields.identifiers(other) if it not in mine]
    name = next((text for text in own if not _UNSAFE.intersection(text)), "")
    text = listed((*known, (other.key, name)))
    return SetField(entry.key, DISTINCT, text, nth=entry.nth)


def listed(known: Iterable[tuple[str, str]]) -> str:
    """Return the text of `distinct` that lists such items."""
    return ", ".join(f"{key} {identifier}".strip() for key, identifier in known)
