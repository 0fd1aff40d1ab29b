"""The catalogue: what the package knows about this literature without a network.

One file of package data, a work a line, sorted by arXiv id; a first line says of what day the
facts are. The file is read at the first question. `scripts/build_catalogue.py` writes it. Does not
depend on a library or a network.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from ssmlit import venues
from ssmlit.errors import LibraryError
from ssmlit.model import Identifier, Link, NearTitle, Record

SOURCE = "catalogue"
_SHORT = 3  # words of a title that may all be misspelt
_FEW = 8  # identifiers that are looked for one by one; for more an index is made
_RARE = 100  # titles with a word, from which it tells little


class CatalogueRow(NamedTuple):
    """One line of the file, a JSON array of its attributes in this order; "" is unknown."""

    # what works are looked up by comes first, and is read without the rest (see `_head`)
    arxiv: str  # the id without version
    doi: str  # the publisher's
    openreview: str  # the forums' ids with blanks between them, that of the publication first
    title: str  # in Unicode
    authors: list[str]  # spoken names, in order; "others" at the end says that the list was cut
    date: str = ""  # of version 1, or a publication's year: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
    venue: str = ""  # as reading lists write it, with its year ("ICLR 2024 (spotlight)")
    primary_class: str = ""  # arXiv's ("cs.LG")
    code: str = ""  # address of the repository


@cache
def shipped() -> Catalogue:
    """Return the catalogue that comes with the package, one for the whole process."""
    return Catalogue(Path(__file__).with_name("data") / "catalogue.jsonl")


class Catalogue:
    """The works of a catalogue file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[int, Record] = {}  # records that were made, by place
        self._asked = 0  # how many identifiers were looked for

    @cached_property
    def _lines(self) -> tuple[bytes, Sequence[bytes]]:
        """The header, and the works."""
        try:
            header, *works = self._path.read_bytes().splitlines()
        except (OSError, ValueError) as error:
            raise LibraryError(
                f"the catalogue cannot be read: {error}",
                hint="install ssmlit again",
                path=str(self._path),
            ) from error
        return header, works

    @cached_property
    def date(self) -> str:
        """The day the facts are of, `YYYY-MM-DD`."""
        return str(json.loads(self._lines[0])["date"])

    def get(self, identifier: Identifier) -> Record | None:
        """Return what is known about the work an identifier names (arXiv, DOI or OpenReview)."""
        place = self._place(identifier.value.encode())
        if place is None:
            return None
        record, name = self.whole(place), (identifier.scheme, identifier.value)
        return record if name in {(one.scheme, one.value) for one in record.identifiers} else None

    @property
    def name(self) -> str:
        """How messages call it."""
        return SOURCE

    def by_identifiers(self, wanted: Iterable[Identifier]) -> Mapping[Identifier, Record]:
        """Return the records of those identifiers that are known."""
        found = ((identifier, self.get(identifier)) for identifier in wanted)
        return {identifier: record for identifier, record in found if record is not None}

    def near_title(self, title: str, limit: int = 5) -> Sequence[NearTitle]:
        """Return works whose titles resemble one, the most alike first, equal ones included."""
        from ssmlit.latex import fold, resembling

        folded = fold(title)
        places = self._sharing(folded) if folded else []
        near = resembling(folded, [self._folded[at] for at in places])
        return [NearTitle(self.whole(places[at]), score) for score, at in near[:limit]]

    def _sharing(self, folded: str) -> Sequence[int]:
        """Return the works that share a rare word with a title; all when it is short."""
        words = folded.split()
        if len(words) <= _SHORT:
            return range(len(self._folded))
        shared = (self._by_word.get(word, ()) for word in words)
        return sorted({at for places in shared if len(places) <= _RARE for at in places})

    @cached_property
    def _by_word(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = {}
        for at, title in enumerate(self._folded):
            for word in set(title.split()):
                found.setdefault(word, []).append(at)
        return found

    def by_title(self, title: str) -> tuple[Record, ...]:
        """Return the works of a title, in Unicode or LaTeX.

        Titles are equal but for case, accents, markup and punctuation.
        """
        from ssmlit.latex import squash

        return tuple(map(self.whole, self._by_title.get(squash(title), ())))

    def containing(self, words: Sequence[str], authors: Sequence[str]) -> Iterator[Record]:
        """Yield the works with folded words in title and names; `unet` is in `U-Net`."""
        for at, title in enumerate(self._folded):
            squashed = title.replace(" ", "")
            if all(word in squashed for word in words) and self._is_by(at, authors):
                yield self.whole(at)

    def by_code(self, repository: str) -> Sequence[Record]:
        """Return the works whose code is in a repository (`owner/name`)."""
        from ssmlit import identifiers

        owner = repository.lower()
        return [
            self.whole(at)
            for at, line in enumerate(self._lines[1])
            if owner.encode() in line.lower() and identifiers.repository(_row(line).code) == owner
        ]

    def _is_by(self, place: int, names: Sequence[str]) -> bool:
        from ssmlit.latex import fold

        authors = _row(self._lines[1][place]).authors
        return not names or set(names) <= set(fold(" ".join(authors)).split())

    @property
    def outlines(self) -> Sequence[Record]:
        """Title and identifiers of every work: a fifth of the work of reading all."""
        heads = ([one.decode() for one in head] for head in self._heads)
        return [Record(title=title, identifiers=_identifiers(*names)) for *names, title in heads]

    def whole(self, index: int) -> Record:
        """Return all that is known about the work at an index of `outlines`."""
        if index not in self._known:
            self._known[index] = self._record(_row(self._lines[1][index]))
        return self._known[index]

    def __iter__(self) -> Iterator[Record]:
        return map(self.whole, range(len(self)))

    def __len__(self) -> int:
        return len(self._lines[1])

    @cached_property
    def _heads(self) -> list[list[bytes]]:
        return list(map(_head, self._lines[1]))

    def _place(self, name: bytes) -> int | None:
        """Return the place of the work with an identifier's value; the first few are searched."""
        self._asked += 1
        if self._asked > _FEW:
            return self._by_name.get(name)
        for place, line in enumerate(self._lines[1]):
            if (name in line or b"\\" in line) and name in _names(_head(line)):
                return place
        return None

    @cached_property
    def _by_name(self) -> dict[bytes, int]:
        """The places of works by their identifiers' values, whatever the scheme."""
        found: dict[bytes, int] = {}
        for place, head in enumerate(self._heads):
            for name in _names(head):
                found.setdefault(name, place)
        return found

    @cached_property
    def _folded(self) -> list[str]:
        from ssmlit.latex import fold_all

        return fold_all([title.decode() for *_, title in self._heads])

    @cached_property
    def _by_title(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, title in enumerate(self._folded):
            if title:
                found.setdefault(title.replace(" ", ""), []).append(place)
        return found

    def _record(self, row: CatalogueRow) -> Record:
        from ssmlit.latex import parse_spoken

        appearance = venues.read_appearance(row.venue)
        year, month, day = _date(row.date)
        if appearance is not None and appearance.year:
            year, month, day = appearance.year, appearance.month, 0
        shown = appearance.presentation if appearance else ""
        others = row.authors[-1:] == ["others"]
        return Record(
            type=appearance.type if appearance else "misc",
            title=row.title,
            authors=tuple(map(parse_spoken, row.authors[:-1] if others else row.authors)),
            others=others,
            year=year,
            month=month,
            day=day,
            venue=appearance.venue if appearance else "",
            identifiers=_identifiers(row.arxiv, row.doi, row.openreview),
            links=(Link("code", row.code),) if row.code else (),
            primary_class=row.primary_class,
            source=SOURCE,
            retrieved=self.date,
            extra=(("presentation", shown),) if shown else (),
        )


def _head(line: bytes) -> list[bytes]:
    """Return the first four attributes of a line; the rest is parsed where it is asked for."""
    if b"\\" in line:
        return [str(one).encode() for one in json.loads(line)[:4]]
    return line.split(b'"', 8)[1:8:2]


def _names(head: list[bytes]) -> list[bytes]:
    """Return the values of a work's identifiers."""
    arxiv, doi, openreview, _ = head
    return [arxiv, doi, *openreview.split()]


def _row(line: bytes) -> CatalogueRow:
    return CatalogueRow(*json.loads(line))


def _identifiers(arxiv: str, doi: str, openreview: str) -> tuple[Identifier, ...]:
    pairs = (("arxiv", arxiv), ("doi", doi), *(("openreview", one) for one in openreview.split()))
    return tuple(Identifier(scheme, value) for scheme, value in pairs if value)


def _date(text: str) -> tuple[int, int, int]:
    year, month, day, *_ = [*(int(part) for part in text.split("-") if part), 0, 0, 0]
    return year, month, day
