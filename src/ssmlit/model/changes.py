"""The result of edits of a .bib file: the splices, one per entry, as values.

A dry run, a diff, a step of the history, an undo and a commit are made of these; none of them
compares whole files. Responsible for what a change is and how it is reversed. Does not depend on
BibTeX's syntax nor on where a file lies.
"""

from __future__ import annotations

from typing import NamedTuple


class Change(NamedTuple):
    """A stretch of a file, one entry with the white space that came or went with it, replaced."""

    # names the entry in the old file (`Entry.key`, `Entry.nth`); "" and 0 when it was added, or
    # when the change is about no entry (text between entries, a macro)
    key: str
    nth: int
    new_key: str  # that of the new file; "" when the entry was removed
    # the entry's exact source, from `@` to the closing delimiter; "" when it was added, or removed,
    # or when the change is about no entry
    before: str
    after: str
    start: int  # offset in the bytes (UTF-8) of the old file
    line: int  # 1-based line of `start` in the old file
    # the stretch that was at `start` and what is there now, white space included; `before` is in
    # `old`, and `after` in `new`
    old: str
    new: str

    @property
    def end(self) -> int:
        """The offset after the stretch in the old file, in bytes."""
        return self.start + size_of(self.old)

    @property
    def span(self) -> tuple[int, int, int]:
        """Where the stretch was in the old file, and how many bytes it has now."""
        return self.start, self.end, size_of(self.new)

    @property
    def lead(self) -> int:
        """How many bytes of `new` precede the entry; only white space does."""
        return self.new.index(self.after)


def size_of(text: str) -> int:
    """Return how many bytes a text takes in a file."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
