# ruff: noqa: INP001 - scripts are no package
"""Build library.bib by importing the three lists and applying what lists/curation.toml decides.

    python scripts/build_library.py                         ../shared/lists beside the project
    python scripts/build_library.py LIST... -o library.bib

This is `ssmlit import --offline --on-mismatch title LIST...` into an empty library, completed from
the catalogue; then titles, names, venues and tags are fixed, keys made, and works put in order.
The same lists, catalogue and curation give the same bytes. What became of the rows goes to stderr.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit import config, identifiers, importers, venues
from ssmlit.actions.adding.rules import AddRules
from ssmlit.actions.adding.status import DuplicatePolicy
from ssmlit.actions.import_values import ImportReport, ImportRules, Trust
from ssmlit.actions.importing import import_rows
from ssmlit.actions.records.combining import combine
from ssmlit.actions.records.trusted_facts import TrustedFacts
from ssmlit.bibtex import parse_document
from ssmlit.catalogue import Catalogue, shipped
from ssmlit.citation_keys import CitationKeys
from ssmlit.cli.import_.report import print_report
from ssmlit.cli.shared.options import CommonOptions
from ssmlit.cli.shared.session import Session
from ssmlit.exporters.common import layout
from ssmlit.fields import entry_of
from ssmlit.identifiers import submitted
from ssmlit.latex import parse_person
from ssmlit.library import Library
from ssmlit.model import Link, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[1]
COLLECTED = "2026-11-21"  # the day on which the three lists were taken over
LISTS = ROOT.parent / "shared" / "lists"
NAMES = ("by-topic.md", "by-year.md", "auto-updated.md")


@dataclass(frozen=True, slots=True)
class Curation:
    """What people decided: see the comments in lists/curation.toml."""

    tags: Mapping[str, list[str]]
    works: Mapping[str, Mapping[str, str]]
    authors: Mapping[str, str]
    keys: Mapping[str, str]

    @classmethod
    def read(cls, path: Path) -> Curation:
        """Return the curation of a TOML file."""
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(tables["tags"], tables["works"], tables["authors"], tables.get("keys", {}))


def build(lists: Sequence[Path], curation: Curation) -> tuple[str, ImportReport]:
    """Return the text of the library, and what became of the lists' rows."""
    catalogue = shipped()
    texts = {path.name: importers.decode(path.read_bytes(), path.name) for path in lists}
    rows = [row for name, text in texts.items() for row in importers.read_rows(text, name)]
    settings = config.load(ROOT / "library.bib")
    choices = ImportRules(
        placing=AddRules(policy=DuplicatePolicy.MERGE),
        mapping={
            name: settings.string("import.sections", name)
            for name in settings.table("import.sections")
        },
        trust=Trust.TITLE,
        editor_wins=False,
    )
    empty = Library(parse_document(""))
    report = import_rows(empty, rows, TrustedFacts(catalogue), choices)
    imported = Library(empty.document.apply(report.edits).document)
    works = [_curated(record, catalogue, curation) for record in imported.records]
    return written(works, COLLECTED, curation.keys), report


def written(works: Sequence[Record], day: str, known: Mapping[str, str]) -> str:
    """Return works as a library, the oldest first.

    Args:
        works: in any order.
        day: when they were added.
        known: name of a work → the key people cite it by already.
    """
    ordered = sorted(works, key=lambda work: (work.year, work.month, work.title.casefold()))
    keys: list[str] = []
    for work in ordered:
        others = {key.lower() for key in (*keys, *known.values())}
        keys.append(known.get(name_of(work)) or CitationKeys(others).next(work))
    taken = {key.lower() for key in keys}
    entries = []
    for work, key in zip(ordered, keys, strict=True):
        preprint = list(_preprint_key(work, taken))
        taken.update(preprint)
        extra = (*(("ids", old) for old in preprint), *work.extra)
        entry = entry_of(work._replace(extra=extra), key, timestamp=day)
        entries.append(layout(entry.type, entry.key, entry.fields))
    return "\n".join(entries)


def name_of(record: Record) -> str:
    """Return the name of a work in the curation: its arXiv id, its OpenReview id, or its title."""
    return record.identifier("arxiv") or record.identifier("openreview") or record.title


def _curated(record: Record, catalogue: Catalogue, curation: Curation) -> Record:
    """Return an imported work with what people decided about it."""
    fixes = curation.works.get(name_of(record), {})
    dropped = fixes.get("drop", ())
    links = tuple(link for link in record.links if link.role not in dropped)
    kept = {link.url for link in links}
    record = record._replace(
        links=links,
        note="" if "note" in dropped else record.note,
        identifiers=tuple(
            one for one in record.identifiers
            if one.scheme in {"arxiv", "doi", "openreview"} or identifiers.url(one) in kept
        ),
    )  # fmt: skip
    same = identifiers.parse(fixes.get("same", ""))
    official = catalogue.get(same) if same else None
    if official is not None:
        record = combine(official, record)
    return _corrected(record, curation)


def _corrected(record: Record, curation: Curation) -> Record:
    fixes = curation.works.get(name_of(record), {})
    people = (curation.authors.get(str(person), str(person)) for person in record.authors)
    roles = {"url": "paper", "pdf": "pdf", "code": "code"}
    links = tuple(Link(role, fixes[name]) for name, role in roles.items() if name in fixes)
    also = filter(None, map(identifiers.parse, fixes.get("also", ())))
    record = record._replace(
        identifiers=tuple(dict.fromkeys((*record.identifiers, *also))),
        title=fixes.get("title", record.title),
        authors=tuple(map(parse_person, people)),
        links=(*links, *(link for link in record.links if link.url not in fixes.values())),
        tags=tuple(curation.tags.get(name_of(record), record.tags)),
        day=0,  # a bibliography prints months at most
        extra=(*record.extra, *(("shorttitle", fixes[it]) for it in ["short"] if it in fixes)),
        month=int(fixes.get("month", record.month)),
        volume=fixes.get("volume", record.volume),
        number=fixes.get("number", record.number),
        pages=fixes.get("pages", record.pages),
    )
    return _with_venue(record, fixes["venue"]) if "venue" in fixes else record


def _with_venue(record: Record, venue: str) -> Record:
    appearance = venues.read_appearance(venue)
    if appearance is None:
        year, month = submitted(record.identifier("arxiv"))
        return record._replace(type="misc", venue="", year=year, month=month)
    return record._replace(
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
        key = CitationKeys(set()).next(record._replace(year=year))
        if key.lower() not in taken:
            yield key


def main() -> None:
    """Write the library to standard output or a file, and the report to standard error."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("lists", nargs="*", type=Path, default=[LISTS / name for name in NAMES])
    parser.add_argument("-o", "--output", type=Path)
    arguments = parser.parse_args()
    text, report = build(arguments.lists, Curation.read(ROOT / "lists" / "curation.toml"))
    if arguments.output:
        arguments.output.write_text(text, encoding="utf-8", newline="")
    else:
        sys.stdout.write(text)
    sys.stdout.flush()
    sys.stdout = sys.stderr
    print_report(Session(CommonOptions()), report, ())


if __name__ == "__main__":
    main()
