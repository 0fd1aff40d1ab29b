"""Whole lists of many shapes, made of the catalogue's works: what is read is what was written."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from ssmlit import identifiers, latex, venues
from ssmlit.catalogue import shipped
from ssmlit.importers import markdown
from tests.importers.markdown import reference_shapes  # noqa: F401 - its shapes are registered
from tests.importers.markdown.shapes import SHAPES, Work

if TYPE_CHECKING:
    from ssmlit.model import Record

SIZE = 100  # works of a list
MARKUP = set("|*<[_`$\\")
LEAST = {"found": 0.98, "title": 0.98, "authors": 0.95, "year": 0.97, "venue": 0.8, "doi": 0.95}
JOURNALS = ("Nature Biotechnology", "Big Data Research", "J. Phys. Chem. B", "VLDB")


@cache
def works() -> tuple[Work, ...]:
    """Return published works of the catalogue, some with a journal that no table knows."""
    found: list[Work] = []
    for record in shipped():
        arxiv = record.identifier("arxiv")
        year, month = identifiers.submitted(arxiv)
        if not (year and record.authors) or MARKUP & set(record.title):
            continue
        number = len(found)
        venue = venues.short_venue(record.venue) if record.venue and number % 4 else ""
        venue = venue.removesuffix("W")
        found.append(
            Work(
                title=record.title.rstrip("."),
                authors=tuple(map(str, record.authors)),
                year=year,
                venue=venue or JOURNALS[number % len(JOURNALS)],
                arxiv=arxiv,
                doi=f"10.1234/list.{number}",
                code=record.link("code"),
                month=month,
            )
        )
    return tuple(found[:: max(1, len(found) // SIZE)][:SIZE])


def folded(name: object) -> str:
    return latex.fold(str(name)).strip()


def names_agree(work: Work, record: Record, shown: frozenset[str]) -> bool:
    """Return whether the authors are those that the shape shows."""
    got = [folded(person) for person in record.authors]
    if "authors" in shown:
        return got == [folded(name) for name in work.authors]
    if "first" in shown:
        return got == [folded(work.authors[0])]
    return bool(got) and got[0].split()[-1:] == folded(work.authors[0]).split()[-1:]


def same_venue(one: str, other: str) -> bool:
    known = venues.find_venue(one)
    return latex.squash(one) == latex.squash(other) or (
        known is not None and venues.find_venue(other) == known
    )


def score(shape: str) -> tuple[dict[str, float], int]:
    """Return the share of each fact that is right, and how many rows have an invented author."""
    shown = SHAPES[shape].shown
    rows = markdown.rows(SHAPES[shape].write(works()), "list.md")
    records = [row.record for row in rows if row.record]
    by_identifier = {i: record for record in records for i in record.identifiers}
    by_title = {latex.squash(record.title): record for record in records}
    right: Counter[str] = Counter()
    invented = 0
    for work in works():
        arxiv, doi = identifiers.parse(f"arXiv:{work.arxiv}"), identifiers.parse(work.doi)
        record = by_identifier.get(arxiv) or by_identifier.get(doi)  # type: ignore[arg-type]  # None finds nothing
        record = record or by_title.get(latex.squash(work.title))
        if record is None:
            continue
        true = set(" ".join(map(folded, work.authors)).split())
        invented += any(not true & set(folded(person).split()) for person in record.authors)
        right["found"] += 1
        right["title"] += latex.squash(record.title) == latex.squash(work.title)
        right["authors"] += names_agree(work, record, shown)
        right["year"] += record.year == work.year
        right["venue"] += same_venue(work.venue, record.venue)
        right["doi"] += doi in record.identifiers
    return {fact: right[fact] / len(works()) for fact in LEAST}, invented


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_a_list_is_read_as_it_was_written(shape: str) -> None:
    """Of every list 98 of 100 papers and titles, and what else its rows show."""
    shown = SHAPES[shape].shown
    facts = {"found", "title"} | (shown & LEAST.keys())
    facts |= {"authors"} if shown & {"first", "surname"} else set()

    shares, invented = score(shape)

    assert {fact: shares[fact] for fact in facts if shares[fact] < LEAST[fact]} == {}
    assert invented == 0


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_a_middle_initial_stays_in_its_name(shape: str) -> None:
    """The first author of every row has one: no style takes it for initials after a surname."""
    first = ("Daniel Y. Fu", "Ramin M. Hasani", "Ki H. Chon", "Emma D. Park")
    changed = [
        replace(work, authors=(first[n % len(first)], *work.authors[1:]))
        for n, work in enumerate(works()[:12])
    ]

    rows = markdown.rows(SHAPES[shape].write(changed), "list.md")

    surnames = {name.split()[-1] for name in first}
    led = [row.record.authors[0].last for row in rows if row.record and row.record.authors]
    assert set(led) <= surnames, led
