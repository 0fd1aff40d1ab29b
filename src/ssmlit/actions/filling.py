"""What a record can add to an entry that is already there, without overwriting anything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit.model import SetField

if TYPE_CHECKING:
    from ssmlit.model import Edit, Entry, Record

# A venue, its year, volume and pages belong together: mixed from two records they would be wrong.
SINGLE = {"eprint", "archiveprefix", "primaryclass", "doi", "openreview", "code", "project", "url"}
ALTERNATIVES = {"year": ("date",), "journal": ("journaltitle",), "primaryclass": ("eprintclass",),
                "archiveprefix": ("eprinttype",)}  # fmt: skip
NEEDS_METADATA = "needs-metadata"  # the tag of entries whose authors or year nobody knew
EPRINT = {"eprint", "archiveprefix", "primaryclass"}


def fill(entry: Entry, record: Record, tags: tuple[str, ...] = ()) -> tuple[Edit, ...]:
    """Return the edits that give an entry what it lacks: identifiers, links, authors, tags.

    A field that has a value is never touched, and of the fields that describe one publication
    (venue, year, pages …) none is added to an entry that has some of them already.
    """
    described = _described(entry)
    offered = fields.new_entry(_without_text(record, people=not described), entry.key)
    wanted = SINGLE if described else SINGLE | {"author", "year", "month"}
    edits: list[Edit] = [
        SetField(entry.key, name, value, nth=entry.nth, verbatim=name in offered.verbatim)
        for name, value in offered.fields
        if name in wanted and not _has(entry, name) and not _clashes(entry, name)
    ]
    known = {name for name in ("author", "year") if _has(entry, name)}
    known.update(edit.name for edit in edits if isinstance(edit, SetField))
    done = [NEEDS_METADATA] if {"author", "year"} <= known else []
    keywords = fields.keywords_with(entry, [*record.tags, *tags], done)
    if keywords is not None:
        edits.append(SetField(entry.key, "keywords", keywords, nth=entry.nth))
    return tuple(edits)


def _without_text(record: Record, *, people: bool) -> Record:
    """Return a record without the texts that an entry never takes over: they are long to write."""
    authors = record.authors if people else ()
    return replace(record, title="", authors=authors, abstract="", note="", tags=(), extra=())


def _described(entry: Entry) -> bool:
    return _has(entry, "author") and _has(entry, "year")


def _has(entry: Entry, name: str) -> bool:
    return any(entry.get(one).strip() for one in (name, *ALTERNATIVES.get(name, ())))


def _clashes(entry: Entry, name: str) -> bool:
    """Whether a part of the eprint group would be added to another eprint, or a link doubled."""
    if name in EPRINT - {"eprint"}:
        return bool(entry.get("eprint").strip()) and not _is_arxiv(entry)
    return name == "url" and _has(entry, "eprint")


def _is_arxiv(entry: Entry) -> bool:
    kind = entry.get("archiveprefix") or entry.get("eprinttype") or "arxiv"
    return kind.strip().lower() == "arxiv"
