"""Which pairs of records are worth comparing: all that may be one work, and few others.

Candidates are records that share a key: an identifier, volume with first page, or a key of the
title (see `title_keys`). Besides, titles are sorted forwards and backwards and compared with their
neighbours. Records that share a key stay candidates if a cheap ratio of the titles allows it.

A key of many records ("Preface", the DOI of a volume, two common words) makes no pairs, or only
those with an author in common: the work grows with the library and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress, groupby, product
from sys import intern
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from ssmlit.duplicates.identity import is_preprint_doi, shared_identifiers
from ssmlit.duplicates.normalize import other_titles, title_words
from ssmlit.duplicates.people import name_words, surnames
from ssmlit.duplicates.places import place_key
from ssmlit.duplicates.title_keys import CROWD, sharing_words
from ssmlit.fields.titles import name_before_colon
from ssmlit.fields.words import STOP_WORDS

if TYPE_CHECKING:
    from ssmlit.model import Record

    _Earlier = defaultdict[int, set[int]]  # by place: places before it

_NEIGHBOURS = 4  # how many neighbours on each side are compared where titles are sorted
_LEAST_LETTERS = 15  # of a title for which longer ones with the same beginning are searched
_FEW_NAMED = 4  # works; a name before the colon that more have tells nothing
_LEAST_RATIO = 74.0
_TWO_DOIS_RATIO = 85.0
_SURE_RATIO = 88.0


class CandidatePairs:
    """The candidate pairs of a sequence of records.

    Args:
        records: in file order; positions in it are what pairs are made of.
        comparable: returns the full record of a place, if `records` have only title, identifiers,
            volume and pages.
        names: returns the surnames of a place, the same way.

    Pairs that two arXiv identifiers, or two DOIs with dissimilar titles, have settled are left out.
    """

    def __init__(
        self,
        records: Sequence[Record],
        *,
        comparable: Callable[[int], Record] | None = None,
        names: Callable[[int], frozenset[str]] | None = None,
    ) -> None:
        self.records = records
        self._comparable = comparable or records.__getitem__
        self._names = names or (lambda place: surnames(self._comparable(place).authors))
        words = [tuple(map(intern, title_words(record))) for record in records]
        self.joined = ["".join(each) for each in words]
        self._ordered = [" ".join(sorted(each)) for each in words]
        self.telling = [tuple({*each} - STOP_WORDS) for each in words]  # a set is large
        self.shared = shared_identifiers(records, self.joined)
        self._arxiv = [record.identifier("arxiv") for record in records]
        self._doi = [_published_doi(record) for record in records]

    def __iter__(self) -> Iterator[tuple[int, list[int]]]:
        """Yield each position with the earlier positions it is worth comparing with.

        Records that pair only with some are compared from the side of those, and come last: the
        cost is per record, not per pair.
        """
        sure = self._by_identity()
        settled = [bool(arxiv) for arxiv in self._arxiv]
        beside = self._beside(settled)
        for place, maybe in sharing_words(self.telling, settled):
            maybe.update(beside.pop(place, ()))
            self._add_near(sure, place, maybe)
            yield place, sorted(sure.pop(place, ()))
        for place, others in beside.items():
            self._add_near(sure, place, others)
        yield from ((place, sorted(others)) for place, others in sorted(sure.items()))

    def _add_near(self, found: _Earlier, place: int, others: set[int]) -> None:
        for other in self._near(place, sorted(others)) if others else ():
            found[max(place, other)].add(min(place, other))

    def _beside(self, settled: Sequence[bool]) -> _Earlier:
        """Return the records of equal titles and of neighbouring ones, of two by the free one."""
        earlier: _Earlier = defaultdict(set)
        self._equal(earlier)
        self._neighbours(earlier)
        for place in [place for place in earlier if settled[place]]:
            for other in earlier.pop(place):
                earlier[other].add(place)
        return earlier

    def _by_identity(self) -> _Earlier:
        """Return the earlier records with an identifier, or volume and page, in common."""
        members: defaultdict[object, list[int]] = defaultdict(list)
        for place, record in enumerate(self.records):
            for identifier in record.identifiers:
                if identifier not in self.shared:
                    members[identifier].append(place)
            where = place_key(record)
            if where:
                members[where].append(place)
        self._add_translated(members)
        self._add_retitled(members)
        found: _Earlier = defaultdict(set)
        for places in members.values():
            if len(places) <= CROWD:
                _pair(found, sorted({*places}))
        return found

    def _add_translated(self, members: defaultdict[object, list[int]]) -> None:
        """Group records whose bracketed title is the title of others with these."""
        translated: defaultdict[str, list[int]] = defaultdict(list)
        for place, record in enumerate(self.records):
            for other in other_titles(record.title, ""):
                translated[other.joined].append(place)
        for place, title in enumerate(self.joined if translated else ()):
            if title in translated:
                members[title].append(place)
        for title, places in translated.items():
            members[title] += places

    def _add_retitled(self, members: defaultdict[object, list[int]]) -> None:
        """Group records with one name before the colon by their authors, unless it is common.

        A preprint has no publisher's DOI, and its publication no arXiv identifier.
        """
        named: defaultdict[str, list[int]] = defaultdict(list)
        for place, record in enumerate(self.records):
            if name := name_before_colon(record.title):
                named[name.lower()].append(place)
        for name, places in named.items():
            all_of_a_kind = any(
                all(map(ids.__getitem__, places)) for ids in (self._arxiv, self._doi)
            )
            if 1 < len(places) <= _FEW_NAMED and not all_of_a_kind:
                for place in places:
                    members[name, self._names(place)].append(place)

    def _equal(self, found: _Earlier) -> None:
        """Pair equal titles; among many, only those with an author in common, or close in print."""
        titled: defaultdict[str, list[int]] = defaultdict(list)
        for place, title in enumerate(self.joined):
            if title:
                titled[title].append(place)
        for places in titled.values():
            if len(places) <= CROWD:
                _pair(found, places)
                continue
            for some in self._by_author(places):
                _pair(found, some)
            self._pair_next(found, sorted(places, key=self._place_in_print))

    def _by_author(self, places: Iterable[int]) -> list[list[int]]:
        """Return the places by each word of a name, in any order; not for very common ones."""
        named: defaultdict[str, list[int]] = defaultdict(list)
        for place in places:
            for name in name_words(self._comparable(place).authors):
                named[name].append(place)
        return [some for some in named.values() if len(some) <= CROWD]

    def _neighbours(self, found: _Earlier) -> None:
        """Add to each record those that are near it when titles are sorted, both ways."""
        titled = [place for place, title in enumerate(self.joined) if title]
        for spelt in (self.joined, [title[::-1] for title in self.joined]):
            order = sorted(titled, key=spelt.__getitem__)
            for _, run in groupby(order, key=lambda place: spelt[place][:6]):
                self._pair_next(found, list(run))
            self._continued(found, order, spelt)

    def _continued(self, found: _Earlier, order: list[int], spelt: Sequence[str]) -> None:
        """Pair each title with the longest other that it begins with; `order` is that of `spelt`.

        So a title is found in which any number of words has run, however many others are between.
        """
        begun: list[tuple[str, list[int]]] = []  # titles of which the next may be a continuation
        for title, run in groupby(order, key=spelt.__getitem__):
            places = list(run)
            while begun and not title.startswith(begun[-1][0]):
                begun.pop()
            if begun:
                for place, other in product(places, begun[-1][1][:CROWD]):
                    self._pair_open(found, place, other)
            if len(title) >= _LEAST_LETTERS:
                begun.append((title, places))

    def _pair_next(self, found: _Earlier, order: list[int]) -> None:
        """Pair places with the next ones in an order."""
        for at, place in enumerate(order, 1):
            for other in order[at : at + _NEIGHBOURS]:
                self._pair_open(found, place, other)

    def _pair_open(self, found: _Earlier, one: int, other: int) -> None:
        """Pair two places unless their arXiv identifiers have settled that there are two works."""
        if not (self._arxiv[one] and self._arxiv[other]):
            found[max(one, other)].add(min(one, other))

    def _place_in_print(self, place: int) -> tuple[int, str, str, str]:
        record = self._comparable(place)
        return record.year, record.volume, record.number, record.pages

    def _near(self, place: int, others: list[int]) -> list[int]:
        """Return the others whose titles are similar enough to compare.

        Two arXiv identifiers, or two DOIs, require more similarity: such records are one work only
        after a mistake, or if published twice.
        """
        ordered = self._ordered
        near: list[int] = []
        alike = process.extract(
            ordered[place],
            [ordered[it] for it in others],
            scorer=fuzz.ratio,
            score_cutoff=_LEAST_RATIO,
            limit=None,
        )
        for _, score, at in alike:
            other = others[at]
            if score >= _SURE_RATIO or self._worth(place, other, score):
                near.append(other)
        return near + self._run_together(place, others)

    def _run_together(self, place: int, others: list[int]) -> list[int]:
        """Return the others whose title contains this one, or the reverse, blanks aside."""
        mine = self.joined[place]
        titles = [self.joined[it] for it in others]
        near = list(compress(others, map(mine.__contains__, titles)))
        if mine in " ".join(titles):
            near += [it for it, title in zip(others, titles, strict=True) if mine in title]
        spelt = process.extract(
            mine, titles, scorer=fuzz.ratio, score_cutoff=_SURE_RATIO, limit=None
        )
        return near + [others[at] for _, _, at in spelt]

    def _worth(self, one: int, other: int, score: float) -> bool:
        """Whether titles with a medium ratio may still be one: few words differ, no two DOIs."""
        mine, theirs = self.telling[one], self.telling[other]
        shared = len({*mine}.intersection(theirs)) + 1
        if shared < len(mine) and shared < len(theirs):
            return False
        return score >= _TWO_DOIS_RATIO or len({self._doi[one], self._doi[other]} - {""}) < 2


def _pair(found: _Earlier, places: Sequence[int]) -> None:
    """Pair places, given in order, with all earlier ones."""
    for at in range(1, len(places)):
        found[places[at]].update(places[:at])


def _published_doi(record: Record) -> str:
    dois = (one.value for one in record.identifiers if one.scheme == "doi")
    return next((doi for doi in dois if not is_preprint_doi(doi)), "")
