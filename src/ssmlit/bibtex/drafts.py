"""The entries that edits concern, while they are being edited, and the changes they come to.

Knows how to find an entry by key and number, that keys stay unique, and what white space
an added or removed entry brings or takes. Does not know what an edit does inside an entry.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ssmlit.bibtex.grammar import BLANKS
from ssmlit.bibtex.layout import newline_of
from ssmlit.bibtex.locate import entry_blocks, key_of
from ssmlit.errors import EditRefusedError, UnresolvedError
from ssmlit.model import Change
from ssmlit.text import BOM

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ssmlit.bibtex.document import Document
    from ssmlit.bibtex.scan import Block
    from ssmlit.model import AddEntry, Edit
    from ssmlit.text import Text

_TAIL = 1 << 12  # characters at the end that show the file's line ends


@dataclass(slots=True)
class Draft:
    """An entry being edited.

    Attributes:
        key: the key it has now.
        nth: its number among the entries of the document with its key there.
        source: the text it has now; "" when it is removed.
        start, end: where it stands in the document; both -1 for an added one.
        line: where it stands in the document, or 0.
        original: its text in the document, or "".
        edits: what was asked of it so far.
    """

    key: str
    source: str
    nth: int = 0
    start: int = -1
    end: int = -1
    line: int = 0
    original: str = ""
    edits: list[Edit] = field(default_factory=list)

    @property
    def is_new_key(self) -> bool:
        """Whether the document has no entry here with this key: it was added or renamed."""
        return not self.original or self.key != key_of(self.original, 0)


class Drafts:
    """All drafts of one call of `apply`."""

    def __init__(self, document: Document, *, many: bool) -> None:
        self.document = document
        self._placed: dict[int, Draft] = {}
        self._added: list[Draft] = []
        self._named: defaultdict[str, list[Draft]] = defaultdict(list)  # added and renamed ones
        self._many = many

    def get(self, key: str, nth: int) -> Draft:
        """Return the draft of an entry of the document, or of one that was added or renamed."""
        if nth == 0:
            for draft in self._named.get(key, ()):
                if draft.key == key and draft.is_new_key and draft.source:
                    return draft
        block = find(self.document, key, nth, indexed=self._many)
        if block.start not in self._placed:
            source = self.document.body[block.start : block.end]
            self._placed[block.start] = Draft(
                key, source, nth, block.start, block.end, block.line, source
            )
        draft = self._placed[block.start]
        if not draft.source:
            raise UnresolvedError(f"the entry {key} was removed", path=self.document.path)
        return draft

    def add(self, key: str, source: str, edit: AddEntry) -> None:
        """Take up a new entry."""
        draft = Draft(key, source, edits=[edit])
        self._added.append(draft)
        self._named[key].append(draft)

    def rename(self, draft: Draft, key: str) -> None:
        """Give a draft another key; whether it is free is seen when all edits are done."""
        draft.key = key
        self._named[key].append(draft)

    def remove(self, draft: Draft) -> None:
        """Take an entry out."""
        draft.source = ""
        if draft in self._added:
            self._added.remove(draft)

    def tail(self) -> str:
        """The end of the document, which shows its line ends."""
        return self.document.body[-_TAIL:]

    @property
    def drafts(self) -> list[Draft]:
        """All drafts: those of the document in its order, then the added ones."""
        placed = sorted(self._placed.values(), key=lambda draft: draft.start)
        return placed + self._added

    def settled(self) -> tuple[Change, ...]:
        """Return the changes in the file's order.

        Raises:
            EditRefusedError: when two entries would have one key.
        """
        self._check_keys()
        drafts = sorted(self._placed.values(), key=lambda draft: draft.start)
        text = self.document.body
        changes = [
            _change(draft, draft.start, draft.line, (draft.original, draft.source))
            for draft in drafts
            if draft.source and draft.source != draft.original
        ]
        removed = [draft for draft in drafts if not draft.source]
        for group in _neighbours(text, removed):
            changes += _removal(text, group)
        changes.sort(key=lambda change: change.start)
        return _numbered(changes + self._additions(changes))

    def _check_keys(self) -> None:
        kept = [draft for draft in (*self._added, *self._placed.values()) if draft.source]
        holders: defaultdict[str, list[Draft]] = defaultdict(list)
        for draft in kept:
            holders[draft.key.lower()].append(draft)
        for draft in kept:
            if not draft.is_new_key:
                continue
            other = self._holder(draft, holders[draft.key.lower()])
            if other:
                raise EditRefusedError(
                    f"the key {draft.key} is taken by {other}",
                    hint="nothing was changed; BibTeX takes keys that differ only in case for one",
                    path=self.document.path,
                    line=draft.line,
                )

    def _holder(self, draft: Draft, drafts: Sequence[Draft]) -> str:
        """Say which other entry has the draft's key when all is done, or ""."""
        for other in drafts:
            if other is not draft:
                return f"another entry ({other.key})"
        for block in _blocks(self.document, draft.key, indexed=self._many, any_case=True):
            if block.start not in self._placed:
                return f"the entry of line {block.line}"
        return ""

    def _additions(self, changes: Sequence[Change]) -> list[Change]:
        if not self._added:
            return []
        body = self.document.body
        newline = newline_of(self.tail())
        before = self.tail()
        if changes and changes[-1].end > len(body) - _TAIL:
            before = spliced(body, changes)[-_TAIL:]
        line = body.count("\n") + 1
        additions = []
        for draft in self._added:
            before = f"{_blank_line(before, newline)}{draft.source}{newline}"
            additions.append(_change(draft, len(body), line, ("", before)))
        return additions


def spliced(text: Text, changes: Iterable[Change]) -> Text:
    """Return the text with the changes in it, which are in order and do not overlap."""
    return text.replaced((change.start, change.end, change.new) for change in changes)


def _change(draft: Draft, start: int, line: int, became: tuple[str, str]) -> Change:
    """Return what a draft came to; `became` is the stretch at `start` and its replacement."""
    return Change(
        key=key_of(draft.original, 0) if draft.original else "",
        nth=draft.nth,
        new_key=draft.key if draft.source else "",
        new_nth=0,
        before=draft.original,
        after=draft.source,
        start=start,
        line=line,
        old=became[0],
        new=became[1],
    )


def _numbered(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return the changes with the numbers that the entries have in the new file."""
    gone: Counter[str] = Counter()
    numbered = []
    for change in changes:
        if change.key and change.key == change.new_key:
            numbered.append(replace(change, new_nth=change.nth - gone[change.key]))
        else:
            gone[change.key] += 1
            numbered.append(change)
    return tuple(numbered)


def find(document: Document, key: str, nth: int, *, indexed: bool = False) -> Block:
    """Return the block of an entry.

    Raises:
        UnresolvedError: when there is none with this key and number.
        EditRefusedError: when there is one, and it is broken.
    """
    blocks = list(_blocks(document, key, indexed=indexed))
    good = [block for block in blocks if block.kind == "entry"]
    if nth < len(good):
        return good[nth]
    for block in blocks:
        if block.kind == "broken":
            raise EditRefusedError(
                f"the entry {key} cannot be read: {block.reason}",
                hint="mend it in an editor first; the rest of the file can be edited as it is",
                path=document.path,
                line=block.line + document.body.count("\n", block.start, block.at),
            )
    which = f"{key} number {nth + 1}" if good else key
    raise UnresolvedError(f"there is no entry {which}", path=document.path)


def _blocks(
    document: Document, key: str, *, indexed: bool, any_case: bool = False
) -> Iterable[Block]:
    if not indexed:
        return entry_blocks(document.body, key, any_case=any_case)
    blocks = document.index.get(key.lower(), ())
    if any_case:
        return blocks
    return (block for block in blocks if key_of(document.body, block.start) == key)


def _neighbours(text: Text, removed: Sequence[Draft]) -> list[list[Draft]]:
    groups: list[list[Draft]] = []
    for draft in removed:
        if groups and not text[groups[-1][-1].end : draft.start].strip(BLANKS):
            groups[-1].append(draft)
        else:
            groups.append([draft])
    return groups


def _removal(text: Text, group: Sequence[Draft]) -> list[Change]:
    """Take entries out with the blank lines that would be doubled: the longer run stays."""
    start, end = group[0].start, group[-1].end
    left, right = start, end
    while left and text.marked[left - 1] in BLANKS:
        left -= 1
    while right < len(text) and text.marked[right] in BLANKS:
        right += 1
    before, after = text[left:start], text[end:right]
    if right == len(text):
        kept = after if left else ""
    elif not left or text[left - 1 : left] == BOM:
        kept = after[max(after.rfind("\n"), after.rfind("\r")) + 1 :]
    else:
        kept = _longer(before, after)
    cuts = [left, *(draft.start for draft in group[1:]), right]
    line = group[0].line - text.count("\n", left, start)
    return [
        _change(
            draft,
            cuts[index],
            draft.line if index else line,
            (text[cuts[index] : cuts[index + 1]], kept if draft is group[-1] else ""),
        )
        for index, draft in enumerate(group)
    ]


def _longer(before: str, after: str) -> str:
    lines_before, lines_after = _lines(before), _lines(after)
    if not lines_before and not lines_after:
        return before or after
    if lines_after > lines_before:
        return after
    indent = after[max(after.rfind("\n"), after.rfind("\r")) + 1 :] if lines_after else after
    return before[: max(before.rfind("\n"), before.rfind("\r")) + 1] + indent


def _lines(blanks: str) -> int:
    return blanks.count("\n") or blanks.count("\r")


def _blank_line(before: str, newline: str) -> str:
    """Return what must follow a text so that one blank line ends it."""
    if not before.strip(BLANKS + "\ufeff"):
        return ""
    lines = _lines(before[len(before.rstrip(BLANKS)) :])
    return newline * max(2 - lines, 0)
