"""Which pairs of records are worth comparing: all that may be one work, and few others.

An inverted index over keys: identifiers, the whole title, its beginning and its end, its rare
words, pairs of its less rare words, volume with first page. What shares a key is a candidate, and
stays one when a cheap ratio of the titles allows it. A key that many records share ("Preface", the
DOI of a volume) does not make all their pairs: its records are sorted and compared with their
neighbours only, so that the work grows with the library and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from ssmlit.duplicates.identity import NAMES_A_WORK
from ssmlit.duplicates.prepare import place_key, title_words
from ssmlit.model import Identifier, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["CROWD", "Blocks", "alike", "shared_identifiers"]

CROWD = 40  # a key of more records than this is worked through in order, not all with all
_NEIGHBOURS = 6
_ENDS = 12  # letters of a title's beginning or end that make a key
_LEAST_RATIO = 65.0


class Blocks:
    """The candidate pairs of a sequence of records.

    Args:
        records: in file order; positions in it are what pairs are made of.
    """

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = records
        words = [title_words(record) for record in records]
        self.joined = ["".join(each) for each in words]
        self.ordered = [" ".join(sorted(each)) for each in words]
        self._frequency = Counter(word for each in words for word in set(each))
        self._words = words
        self.shared = shared_identifiers(records, self.joined)

    def __iter__(self) -> Iterator[tuple[int, list[int]]]:
        """Yield each position with the earlier positions it is worth comparing with."""
        free, bound = self._buckets()
        for place in range(len(self.records)):
            loose: set[int] = set()
            for bucket in free[place]:
                loose.update(bucket)
                bucket.append(place)
            sure = bound[place]
            near = self._near(place, [it for it in loose if it not in sure])
            if near or sure:
                yield place, sorted(sure.union(near))

    def _buckets(self) -> tuple[list[list[list[int]]], list[set[int]]]:
        """Return per record its (still empty) small buckets, and its neighbours in crowded ones."""
        members: defaultdict[object, list[int]] = defaultdict(list)
        for place in range(len(self.records)):
            for key in self._keys(place):
                members[key].append(place)
        free: list[list[list[int]]] = [[] for _ in self.records]
        bound: list[set[int]] = [set() for _ in self.records]
        for key, places in members.items():
            if len(places) < 2:
                continue
            if len(places) > CROWD:
                if not isinstance(key, tuple):
                    self._neighbours(places, bound)
            elif isinstance(key, Identifier) or (isinstance(key, tuple) and key[0] == "place"):
                for one, other in combinations(places, 2):
                    bound[other].add(one)
            else:
                bucket: list[int] = []
                for place in places:
                    free[place].append(bucket)
        return free, bound

    def _neighbours(self, places: list[int], bound: list[set[int]]) -> None:
        def order(place: int) -> tuple[str, int, str, str]:
            record = self.records[place]
            return self.joined[place], record.year, record.volume, record.pages

        ranked = sorted(places, key=order)
        for rank, place in enumerate(ranked):
            for other in ranked[rank + 1 : rank + _NEIGHBOURS]:
                bound[max(place, other)].add(min(place, other))

    def _keys(self, place: int) -> Iterator[object]:
        record, joined = self.records[place], self.joined[place]
        for identifier in record.identifiers:
            if identifier not in self.shared:
                yield identifier
        where = place_key(record)
        if where:
            yield ("place", where)
        if not joined:
            return
        yield joined
        if len(joined) > _ENDS + 2:
            yield ("start", joined[:_ENDS])
            yield ("end", joined[-_ENDS:])
        yield from self._word_keys(place)

    def _word_keys(self, place: int) -> Iterator[object]:
        """Yield the rare words, and pairs of the rarest of the others."""
        frequency = self._frequency
        ranked = sorted(
            {word for word in self._words[place] if frequency[word] > 1},
            key=lambda word: (frequency[word], word),
        )
        rare = [word for word in ranked if frequency[word] <= CROWD]
        for word in rare:
            yield ("word", word)
        common = ranked[len(rare) : len(rare) + max(2, 5 - len(rare))]
        yield from combinations(sorted(common), 2)

    def _near(self, place: int, others: list[int]) -> list[int]:
        """Return those of the others whose titles are alike enough to be looked at."""
        if not others:
            return []
        mine, ordered = self.joined[place], self.ordered[place]
        joined, near = self.joined, []
        rest = []
        sorted_titles = self.ordered
        for _, _, at in process.extract_iter(  # a generator: no list is sorted
            ordered,
            [sorted_titles[it] for it in others],
            scorer=fuzz.ratio,
            score_cutoff=_LEAST_RATIO,
        ):
            near.append(others[at])
        found = set(near)
        for other in others:
            if other not in found:
                theirs = joined[other]
                if mine in theirs or theirs in mine:
                    near.append(other)
                else:
                    rest.append(other)
        for other in rest:
            if fuzz.ratio(mine, joined[other], score_cutoff=75.0):
                near.append(other)
        return near


def shared_identifiers(
    records: Sequence[Record], joined: Sequence[str]
) -> dict[Identifier, tuple[int, ...]]:
    """Return the identifiers that more than five different titles carry, with their records' places."""
    places: defaultdict[Identifier, list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        for identifier in record.identifiers:
            if identifier.scheme in NAMES_A_WORK:
                places[identifier].append(place)
    return {
        identifier: tuple(found)
        for identifier, found in places.items()
        if len(found) > 5 and len({joined[place] for place in found}) > 5
    }


def alike(record: Record, records: Sequence[Record]) -> list[int]:
    """Return the places of the records that one record may be the same as, without folding them.

    Looks at identifiers, at the ratio of lower-cased titles, at whether one title holds the other
    or its longest words, and at volume with first page.
    """
    names = frozenset(one for one in record.identifiers if one.scheme in NAMES_A_WORK)
    found = [
        place
        for place, other in enumerate(records)
        if names and not names.isdisjoint(other.identifiers)
    ]
    if record.title:
        found += _alike_in_title(record.title.lower(), [other.title.lower() for other in records])
    where = place_key(record)
    if where:
        found += [
            place
            for place, other in enumerate(records)
            if other.volume == record.volume and place_key(other) == where
        ]
    return sorted(set(found))


def _alike_in_title(title: str, titles: list[str]) -> list[int]:
    near = process.extract(title, titles, scorer=fuzz.ratio, score_cutoff=72.0, limit=400)
    found = [place for _, _, place in near]
    longest = sorted(set(title.split()), key=lambda word: (-len(word), word))[:3]
    if len(longest) == 3:
        one, two, three = longest
        hits = [
            place
            for place, other in enumerate(titles)
            if one in other and two in other and three in other
        ]
        found += hits[:400]
    if len(title) > 12:
        found += [place for place, other in enumerate(titles) if title in other][:100]
    found += [place for place, other in enumerate(titles) if len(other) > 12 and other in title]
    return found
