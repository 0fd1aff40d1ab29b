# ruff: noqa: INP001 - scripts are no package
"""Build library.bib: the works that lists/curation.toml names, with the facts of the catalogue.

    python scripts/build_library.py > library.bib

The same catalogue and curation give the same bytes.
"""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit import identifiers, venues
from ssmlit.catalogue import Catalogue
from ssmlit.exporters.common import layout
from ssmlit.fields import new_entry
from ssmlit.identifiers.arxiv import submitted
from ssmlit.keys import citation_key
from ssmlit.latex import parse_person, safe_initials
from ssmlit.model import Field, Link, NewEntry, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Curation:
    """What people decided: see the comments in lists/curation.toml."""

    tags: Mapping[str, list[str]]
    works: Mapping[str, Mapping[str, str]]
    authors: Mapping[str, str]

    @classmethod
    def read(cls, path: Path) -> Curation:
        """Return the curation of a TOML file."""
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(tables["tags"], tables["works"], tables["authors"])


def records(catalogue: Catalogue, curation: Curation) -> list[Record]:
    """Return the library's works, corrected and tagged, in the library's order."""
    found = [
        _corrected(replace(_find(catalogue, name), tags=tuple(tags)), name, curation)
        for name, tags in curation.tags.items()
    ]
    return sorted(found, key=lambda record: (record.year, record.month, record.title.casefold()))


def build(catalogue: Catalogue, curation: Curation) -> str:
    """Return the text of library.bib."""
    works = records(catalogue, curation)
    keys: list[str] = []
    for record in works:
        keys.append(citation_key(record, {key.lower() for key in keys}))
    taken = {key.lower() for key in keys}
    entries = []
    for record, key in zip(works, keys, strict=True):
        preprint = list(_preprint_key(record, taken))
        taken.update(preprint)
        extra = (*(("ids", old) for old in preprint), *record.extra)
        entry = new_entry(replace(record, extra=extra), key, timestamp=catalogue.date)
        entries.append(_text(entry))
    return "\n".join(entries)


def _text(entry: NewEntry) -> str:
    """Lay an entry out; names get initials that BibTeX's styles can abbreviate."""
    fields = []
    for name, value in entry.fields:
        text = safe_initials(value) if name == "author" else value
        fields.append(Field(name, text if name in entry.verbatim else f"{{{text}}}", text))
    return layout(entry.type, entry.key, fields)


def _find(catalogue: Catalogue, name: str) -> Record:
    """Return the work that an arXiv id, an OpenReview id or a title names."""
    for text in (name, f"openreview:{name}"):
        identifier = identifiers.parse(text)
        record = catalogue.get(identifier) if identifier else None
        if record is not None:
            return record
    (record,) = catalogue.by_title(name, near=101)
    return record


def _corrected(record: Record, name: str, curation: Curation) -> Record:
    fixes = curation.works.get(name, {})
    people = (curation.authors.get(str(person), str(person)) for person in record.authors)
    roles = {"url": "paper", "pdf": "pdf", "code": "code"}
    links = tuple(Link(role, fixes[name]) for name, role in roles.items() if name in fixes)
    record = replace(
        record,
        title=fixes.get("title", record.title),
        authors=tuple(map(parse_person, people)),
        links=(*record.links, *links),
        day=0,  # a bibliography prints months at most
    )
    appearance = venues.read(fixes.get("venue", ""))
    if appearance is None:
        return record
    return replace(
        record,
        type=appearance.type,
        venue=appearance.venue,
        year=appearance.year,
        month=appearance.month,
    )


def _preprint_key(record: Record, taken: set[str]) -> Iterator[str]:
    """Yield the key a published work had as a preprint of an earlier year, if it is free.

    People cite `gu2023mamba` from before it was published in 2024; `ids` keeps that working.
    """
    arxiv = record.identifier("arxiv")
    if not arxiv:
        return
    year, _ = submitted(arxiv)
    if year != record.year:
        key = citation_key(replace(record, year=year), set())
        if key.lower() not in taken:
            yield key


def main() -> None:
    """Write the library to standard output."""
    curation = Curation.read(ROOT / "lists" / "curation.toml")
    sys.stdout.write(build(Catalogue(), curation))


if __name__ == "__main__":
    main()
