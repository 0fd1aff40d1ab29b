"""References and records in one line, and background knowledge that a test writes down."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ssmlit import identifiers, latex, verify
from ssmlit.model import Identifier, Record
from ssmlit.verify import Reference, venues


def work(title: str, authors: str = "", venue: str = "", year: int = 0, *ids: str,
         **more: Any) -> Record:  # fmt: skip
    """Return a record; authors as BibTeX has them, ids as people paste them."""
    people, others = latex.parse_names(authors)
    found = [one for text in ids if (one := identifiers.parse(text))]
    given = {"source": "snapshot test", "type": "inproceedings" if venue else "misc", **more}
    return Record(title=title, authors=people, others=others, venue=venue, year=year,
                  identifiers=tuple(found), **given)  # fmt: skip


def reference(title: str, authors: str = "", venue: str = "", year: int = 0, *ids: str,
              doi: str = "", **more: str) -> Reference:  # fmt: skip
    """Return a reference with the key `key`."""
    return Reference(work(title, authors, venue, year, *ids, key="key", source="", **more), doi)


@dataclass
class World(verify.Background):
    """A world of which a test says what is known."""

    year: int = 2026
    volumes: frozenset[tuple[str, int]] = frozenset()
    with_dois: frozenset[tuple[str, int]] = frozenset()
    registrants: dict[str, set[str]] = field(default_factory=dict)
    venues: frozenset[str] = frozenset()
    bibliographies: frozenset[str] = frozenset()

    def whole(self, venue: str, year: int) -> str:
        return "snapshot test" if (venue, year) in self.volumes else ""

    def knows_venue(self, venue: str) -> bool:
        return venue in self.venues or venues.is_known(venue)

    def foreign(self, venue: str, registrant: str) -> str:
        known = self.registrants.get(venue)
        return "snapshot test" if known is not None and registrant not in known else ""

    def has_all_dois(self, venue: str, year: int) -> str:
        return "snapshot test" if (venue, year) in self.with_dois else ""


def arxiv(value: str) -> Identifier:
    """Return the identifier of an arXiv paper."""
    return Identifier("arxiv", value)
