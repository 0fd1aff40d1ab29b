"""What people changed by hand in a list that ssmlit rendered, as changes of the entries.

The list as it would be rendered now and the list as it stands are read by the same reader, so that
only what a person did differs. Responsible for which rows were edited, deleted or not understood.
Does not depend on how differences are shown, nor on who accepts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, Self

from ssmlit.actions import tagging
from ssmlit.actions.adding.matching import Matcher
from ssmlit.actions.adding.status import DuplicatePolicy, PaperStatus
from ssmlit.actions.import_values import ImportRules, name_of
from ssmlit.actions.importing import import_rows
from ssmlit.actions.lists import rendering
from ssmlit.actions.lists.row_changes import RowChange, changes_of_row, path_of
from ssmlit.actions.lists.row_pairs import (
    out_of_order,
    pair_rows,
    record_of,
    rows_in_list,
    still_there,
)
from ssmlit.actions.records.trusted_facts import TrustedFacts
from ssmlit.duplicates import Outcome
from ssmlit.duplicates import compare as compare_records
from ssmlit.errors import UnresolvedError
from ssmlit.importers import markdown, sections
from ssmlit.model import Edit, Entry, RemoveEntry
from ssmlit.ownership_marks import Owner
from ssmlit.render import markers

if TYPE_CHECKING:
    from ssmlit.actions.adding.rules import AddRules
    from ssmlit.catalogue import Catalogue
    from ssmlit.importers import Row
    from ssmlit.library import Candidates, Library
    from ssmlit.library.candidate import Candidate
    from ssmlit.model import Record, RecordLookup
    from ssmlit.render import View


@dataclass(frozen=True, slots=True)
class ListComparison:
    """A rendered list beside its library."""

    changes: tuple[RowChange, ...]  # what a person changed in rows that were there
    known: tuple[Row, ...]  # the rows that ssmlit wrote, as they are now; all others are new
    # lines that someone edited and that are neither a change of a row nor a new paper
    unread: tuple[int, ...] = ()


def is_rendered(text: str, name: str) -> bool:
    """Whether a list is what ssmlit wrote, or that edited by hand since."""
    return bool(markers.body(text, name)) and markers.owner(text, name) is not Owner.FOREIGN


def compare(
    library: Library,
    text: str,
    source: str,
    view: View,
    mapping: Mapping[str, str],
    written: str = "",
) -> ListComparison:
    """Return what differs between a document's list and what would be rendered now.

    A list that is as ssmlit wrote it has no edits, whatever the library says now.
    Nor can a row that ssmlit did not write be edited or gone: one of a paper that came into the
    library since is new, whatever it leaves unsaid.

    Args:
        library: the library.
        text: the document.
        source: its name.
        view: whose list it holds.
        mapping: headings → tags.
        written: the document as ssmlit wrote it, before the edits, if that is known.
    """
    if markers.owner(text, view.name, path=source) is Owner.OURS:
        rows = rows_in_list(text, source, view.name)
        return ListComparison((), tuple(row for row in rows if _entry(library, row) is not None))
    body = rendering.markdown(rendering.papers(library, view), view, "", "", written or text)
    before = markers.replace(text, view.name, body, path=source)
    old = rows_in_list(before, source, view.name)
    new = rows_in_list(text, source, view.name, old)
    if written:
        old = still_there(rows_in_list(written, source, view.name, old), old)
    pairs, gone = pair_rows(old, new)
    changes = [
        change
        for one, other in pairs
        if (entry := _entry(library, one)) is not None
        for change in changes_of_row(entry, one, other, view, mapping)
    ]
    left = [one for one, _ in pairs]
    edited = {change.line for change in changes}
    there = [other for _, other in pairs]
    said = [row for row in new if row.line in edited or (row.kind == "paper" and row not in there)]
    if view.keep:  # rows are the page's own as long as they say the same
        said += [row for one, row in pairs if _names_alike(one, row) and _is_sound(row.raw)]
    unread = _unread(text, view.name, said, before, written)
    if view.keep and not gone:  # and so is what is no row
        own = {n for row in new for n in row.lines}
        unread = tuple(n for n in unread if n in own)
    removed = _removals(library, gone, left, markers.lines(text, view.name)[0], mapping)
    changes += (replace(one, is_doubtful=bool(unread)) for one in removed)
    return ListComparison(
        tuple(changes), tuple(there), tuple(sorted({*unread, *out_of_order(pairs)}))
    )


def unknown(library: Library, text: str, source: str, name: str, before: str) -> tuple[Row, ...]:
    """Return the papers of a document's list that the library does not have.

    `before` is the document without markers: what `import` reads as no paper there is left out.
    """
    papers = {_begin(row) for row in markdown.rows(before, source) if row.record}
    rows = [row for row in rows_in_list(text, source, name) if _begin(row) in papers]
    sought = [_Sought.of(library, row) for row in rows]
    matcher = Matcher(library, [one.record for one in sought])
    sure = [one.sure(matcher) for one in sought]
    others = {*filter(None, sure)}
    return tuple(
        row
        for row, one, key in zip(rows, sought, sure, strict=True)
        if not (key or one.may_be_besides(others))
    )


def in_library(
    library: Library,
    rows: Sequence[Row],
    catalogue: Catalogue | Candidates,
    snapshots: RecordLookup,
    placing: AddRules,
) -> frozenset[str]:
    """Return the names (`name_of`) of the rows that `import` would find in the library.

    `import` asks a service what a link leads to; here the entry with that link answers.
    """
    named = [it for row in rows if row.record for it in row.record.identifiers]
    entries = library.by_identifiers(named)
    answers = {it: library.record(those[0]) for it, those in entries.items() if those}
    facts = TrustedFacts(catalogue, answers, snapshots)
    rules = ImportRules(placing=placing._replace(policy=DuplicatePolicy.MERGE), section_tags=False)
    done = import_rows(library, rows, facts, rules).rows
    there = {PaperStatus.PRESENT, PaperStatus.MERGED}
    return frozenset(name_of(it.row) for it in done if it.status in there)


def _begin(row: Row) -> str:
    """Return what tells a row from others: its first line, which in HTML may be "<tr>" alone."""
    return row.raw if row.raw.startswith("<") else row.raw.partition("\n")[0].strip()


class _Sought(NamedTuple):
    """A row's paper, and the library's entries that have its title, or one of its identifiers."""

    record: Record
    titled: Sequence[str]  # their keys
    linked: Sequence[Candidate]

    @classmethod
    def of(cls, library: Library, row: Row) -> Self:
        record, known = record_of(row), library.candidates
        titled = [one.key for one in known.by_title(record.title)] if record.title else []
        return cls(record, titled, known.sharing_an_identifier(record))

    def sure(self, matcher: Matcher) -> str:
        """Return the key of the entry that it surely is, or ""; one of its link alone is not."""
        if self.linked and not self.titled:
            return next((one.key for one in self.linked if self._verdict(one) is Outcome.SAME), "")
        match = matcher.best(self.record)
        fits = match and match.sure and (not self.titled or match.key in self.titled)
        return match.key if match and fits else ""

    def may_be_besides(self, others: AbstractSet[str]) -> bool:
        """Whether it is in the library, although it is not surely an entry's.

        Not where an entry has its title or its link alone: then these belong to two papers, and
        `import` asks which is meant; it is when both are there. Nor where these entries are those
        of other rows, or where only the titles are alike: `import` asks about these as well.

        Args:
            others: the keys of the entries that are surely those of other rows.
        """
        if self.titled and self.linked:
            return not {*self.titled, *(one.key for one in self.linked)} <= others
        left = (one for one in self.linked if one.key not in others)
        return any(self._verdict(one) is not Outcome.MISMATCH for one in left)

    def entry(self, library: Library) -> Entry | None:
        """Return the entry that it was rendered from: with its link and title, else with one."""
        named = [one.key for one in self.linked]
        keys = [*(key for key in named if key in self.titled), *named, *self.titled]
        try:
            return library.get(keys[0]) if keys else None
        except UnresolvedError:
            return None

    def _verdict(self, one: Candidate) -> Outcome:
        return compare_records(self.record, one.record).outcome


def edits(library: Library, changes: Sequence[RowChange]) -> tuple[Edit, ...]:
    """Return the edits of changes that were accepted; tags of one entry are changed together."""
    found: list[Edit] = []
    removed = {edit.key for one in changes for edit in one.edits if isinstance(edit, RemoveEntry)}
    for key in dict.fromkeys(change.key for change in changes):
        own = [change for change in changes if change.key == key]
        found += dict.fromkeys(edit for change in own for edit in change.edits)
        more = [tag for change in own for tag in change.tags[0]]
        less = [tag for change in own for tag in change.tags[1] if tag not in more]
        if key not in removed:
            found += tagging.tag_edits(library.get(key), more, less)
    return tuple(found)


def _unread(text: str, name: str, said: Sequence[Row], *known: str) -> tuple[int, ...]:
    """Return the lines of a list that are in no known document, nor in a row that says something.

    Args:
        text: the document as it is.
        name: the list.
        said: rows whose edits are known.
        known: documents as ssmlit writes them, or wrote them.
    """
    first, last = markers.lines(text, name)
    ours = {_uncounted(line) for one in known for line in one.split("\n")}
    read = {n for row in said for n in row.lines}
    heads = {head for row in said for head in row.section}
    read |= {line for _, line, head in markdown.headings(text) if head in heads}
    lines = text.split("\n")
    return tuple(
        n for n in range(first + 1, last) if n not in read and _uncounted(lines[n - 1]) not in ours
    )


def _names_alike(one: Row, other: Row) -> bool:
    """Return whether two rows name the same people: to cut a list of names changes no entry."""
    was, now = record_of(one), record_of(other)
    return (was.authors, was.others) == (now.authors, now.others)


def _is_sound(text: str) -> bool:
    """Return whether brackets and bold stretches that begin in a row end in it."""
    pairs = all(text.count(one) == text.count(other) for one, other in ("[]", "()"))
    return pairs and text.count("**") % 2 == 0


def _uncounted(line: str) -> str:
    """Return a line without numbers that only count papers: "[Vision](#vision) (24)"."""
    return line.strip() if "://" in line else re.sub(r"\d+", "#", line.strip())


def _entry(library: Library, row: Row) -> Entry | None:
    return _Sought.of(library, row).entry(library)


def _removals(
    library: Library,
    gone: Sequence[Row],
    left: Sequence[Row],
    line: int,
    mapping: Mapping[str, str],
) -> Iterator[RowChange]:
    """Yield deleted rows: from one of several sections, or from the whole list."""
    elsewhere = {entry.key for row in left if (entry := _entry(library, row))}
    removed: set[str] = set()
    for row in gone:
        entry = _entry(library, row)
        if entry is None or entry.key in removed:
            continue  # it was in several sections
        tags = sections.tags(row.section, mapping)
        if entry.key in elsewhere and tags:
            yield RowChange(
                row.source, line, entry.key, "section", path_of(row), "", tags=((), tags)
            )
        else:
            removed.add(entry.key)
            removal = RemoveEntry(entry.key, nth=entry.nth)
            title = record_of(row).title
            yield RowChange(row.source, line, entry.key, "row", title, "", (removal,))
