"""The index of works: by identifier, by title, and by words of similar titles.

Responsible for finding the works that a record may be, in a library, a catalogue or among the rows
of an import: what is worth comparing. Does not depend on the judging of duplicates: nothing is
decided here (`duplicates.titles` says which titles may be one work's), and a work is read as a
whole only when its record is asked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

from ssmlit._lazy import regex
from ssmlit.fields.titles import name_before_colon
from ssmlit.identifiers.schemes import NAMES_A_WORK
from ssmlit.latex import fold, fold_all, split_words, squash
from ssmlit.library.candidate import Candidate, surnames
from ssmlit.library.numbered_titles import CROWD, NumberedTitles
from ssmlit.model import Identifier, Record

RARE = 5  # the rarest words of a title, which are looked up in the index
FEW = 200  # titles from which sharing two words says too little; fewer are all compared
SAME = 90.0  # ratio of titles without blanks from which different authors do not matter
_LEAST = 12  # letters of a title that are hardly by chance within another
_ELLIPSIS = " .…"  # what may end a title that was cut
_WORD = regex(r"\w+")
_BREAK = regex(r"\s*(?:[\[(:;]|[.?!–—](?!\w))")  # before a subtitle or a remark
ALIKE = 72.0  # ratio of lower-cased titles from which one may be a form of the other


class Candidates:
    """Works, found by what is known about a record.

    Works of one title are kept together, so that each title is compared once.
    """

    def __init__(self, works: Iterable[Candidate] = ()) -> None:
        self._works: list[Candidate] = []
        self._titles: list[str] = []  # in lower case, each once
        self._squashed: list[str] = []  # the same, squashed
        self._series = NumberedTitles()  # the same
        self._numbers: dict[str, int] = {}  # title → its index in `_titles`
        self._of_title: list[list[int]] = []  # the works of each title
        self._title_of: list[int] = []  # the title of each work
        self._crowds: dict[int, defaultdict[str, list[int]]] = {}  # see `_of_crowd`
        self._by_identifier: defaultdict[Identifier, list[int]] = defaultdict(list)
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)  # titles
        self._by_title: defaultdict[str, list[int]] = defaultdict(list)  # titles
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)  # titles, before the colon
        several = list(works)
        folded = fold_all([work.title for work in several])
        for work, title in zip(several, folded, strict=True):
            self.add(work, title)

    @classmethod
    def of_records(cls, records: Iterable[Record]) -> Candidates:
        """Return an index of complete records."""
        return cls(map(Candidate.of_record, records))

    def add(self, work: Candidate, folded: str | None = None) -> int:
        """Add a work, and return its index; an earlier one under the same key stays."""
        index = len(self._works)
        self._works.append(work)
        self._title_of.append(self._entered(index, fold(work.title) if folded is None else folded))
        return index

    def replace(self, index: int, work: Candidate) -> None:
        """Replace what is known about a work."""
        old, number = self._works[index], self._title_of[index]
        for identifier in old.identifiers:
            self._by_identifier[identifier].remove(index)
        self._of_title[number].remove(index)
        for mark in old.marks if number in self._crowds else ():
            self._crowds[number][mark].remove(index)
        self._works[index] = work
        self._title_of[index] = self._entered(index, fold(work.title))

    def _entered(self, index: int, folded: str) -> int:
        """Enter a work by its identifiers and its title, and return the title's index."""
        work = self._works[index]
        for identifier in work.identifiers:
            self._by_identifier[identifier].append(index)
        number = self._numbered(work.title, folded)
        self._of_title[number].append(index)
        if (crowd := self._crowds.get(number)) is not None:
            self._join(crowd, index)
        return number

    def _numbered(self, title: str, folded: str) -> int:
        """Return the index of a title, which is added if it is new."""
        lower = title.lower()
        if (known := self._numbers.get(lower)) is not None:
            return known
        number = self._numbers[lower] = len(self._titles)
        self._titles.append(lower)
        self._of_title.append([])
        words = split_words(folded)
        for word in self._series.found_by(lower, set(words)):
            self._by_word[word].append(number)
        squashed = "".join(words)
        self._squashed.append(squashed)
        if words:
            self._by_title[squashed].append(number)
        if name := name_before_colon(lower):
            self._by_name[name].append(number)
        return number

    @property
    def outlines(self) -> Sequence[Record]:
        """What is known about every work without reading it all, in their order."""
        return [work.outline for work in self._works]

    def frequencies(self, more: Iterable[Record]) -> tuple[int, dict[str, int]]:
        """Return the number of titles, these and others, and how many of them have each word.

        Args:
            more: records whose titles count, too, each title once.
        """
        others = {lower for one in more if (lower := one.title.lower()) not in self._numbers}
        counts = Counter({word: len(those) for word, those in self._by_word.items()})
        for folded in fold_all(list(others)):
            counts.update(set(split_words(folded)))
        return len(self._titles) + len(others), counts

    def whole(self, index: int) -> Record:
        """Return all that is known about the work at an index of `outlines`."""
        return self._works[index].record

    def get(self, identifier: Identifier) -> Record | None:
        """Return the outline of the first work that carries an identifier, or `None`."""
        return next(iter(self.by_identifier(identifier)), None)

    def by_identifier(self, identifier: Identifier) -> Sequence[Record]:
        """Return the outlines of the works that carry an identifier."""
        return [self._works[at].outline for at in self._by_identifier.get(identifier, ())]

    def by_title(self, title: str) -> Sequence[Record]:
        """Return the outlines of that title; case, accents, blanks and hyphens do not count."""
        numbers = self._by_title.get(squash(title), ())
        works = sorted(at for number in numbers for at in self._of_title[number])
        return [self._works[at].outline for at in works]

    def sharing_an_identifier(self, record: Record) -> list[Candidate]:
        """Return the works that share an identifier with a record.

        An address or an ISBN, which several works may share, counts only with a similar title.
        """
        named, others = self._identified(record)
        like = self._like(record, {self._title_of[at] for at in others})
        named.update(at for at in others if self._title_of[at] in like)
        return [self._works[at] for at in sorted(named)]

    def near(self, record: Record) -> list[Candidate]:
        """Return the works that share an identifier with a record, or have a similar title.

        Works by other people with a vaguely similar title are left out: most that share rare words.
        """
        found, others = self._identified(record)
        forms = (record.title, *_beginnings(record.title))
        equal = {number for form in forms for number in self._by_title.get(squash(form), ())}
        named = self._by_name.get(name_before_colon(record.title.lower()), ())
        equal.update(named if len(named) <= CROWD else ())
        sharing = self._series.completed(self._sharing_words(record), record.title).union(equal)
        like = self._like(record, sharing.union(self._title_of[at] for at in others)).union(equal)
        found.update(at for at in others if self._title_of[at] in like)
        names = surnames(record)
        for number in self._series.indistinguishable(like & sharing, record.title):
            found.update(self._of_like_title(number, record, names))
        return [self._works[at] for at in sorted(found)]

    def _of_like_title(self, number: int, record: Record, names: frozenset[str]) -> Iterable[int]:
        """Return the works with a similar title that may be a record's work."""
        works: Iterable[int] = self._of_title[number]
        if len(self._of_title[number]) > CROWD:
            works = self._of_crowd(number, record)
        if not names or record.pages or "[" in self._titles[number] + record.title:
            return works
        if fuzz.ratio(self._squashed[number], squash(record.title)) >= SAME:
            return works
        return [at for at in works if not self._works[at].is_by_others(names)]

    def _identified(self, record: Record) -> tuple[set[int], set[int]]:
        """Return the works that share a name of a work with a record, and another identifier."""
        named: set[int] = set()
        others: set[int] = set()
        for identifier in record.identifiers:
            is_name = identifier.scheme in NAMES_A_WORK
            (named if is_name else others).update(self._by_identifier.get(identifier, ()))
        return named, others - named

    def _like(self, record: Record, numbers: set[int]) -> set[int]:
        """Return the titles that may be another form of the record's."""
        if not numbers:
            return set()
        some = sorted(numbers)
        titles = [self._titles[number] for number in some]
        return {some[at] for at in like_titles(record.title.lower(), titles)}

    def _of_crowd(self, number: int, record: Record) -> Iterator[int]:
        """Yield the works of a frequent title that share an author or the year with a record.

        Hundreds are called "Editorial": comparing all pairs would take quadratic time.
        """
        if number not in self._crowds:
            crowd = self._crowds[number] = defaultdict(list)
            for index in self._of_title[number]:
                self._join(crowd, index)
        for mark in {*surnames(record), str(record.year or "")}:
            yield from self._crowds[number].get(mark, ())[:CROWD]

    def _join(self, crowd: defaultdict[str, list[int]], index: int) -> None:
        for mark in self._works[index].marks:
            crowd[mark].append(index)

    def _sharing_words(self, record: Record) -> set[int]:
        """Return the titles that share two of the rarest words of a record's.

        Three if its rarest words are common ones: else the time would grow with the square of the
        library.
        """
        if len(self._titles) <= FEW:
            return set(range(len(self._titles)))
        words = sorted(set(split_words(fold(record.title))))  # the same ones in every run
        postings = [it for word in words if (it := self._by_word.get(word))]
        postings = sorted(postings, key=len)[:RARE]
        if len(postings) == 1:
            return set(postings[0])
        once: set[int] = set()
        twice: set[int] = set()
        thrice: set[int] = set()
        for number, posting in enumerate(postings, 1):
            again = once.intersection(posting)
            thrice |= twice & again
            twice |= again
            if number < len(postings):
                once.update(posting)
        return thrice if len(postings) == RARE and len(twice) > FEW else twice


def _beginnings(title: str) -> list[str]:
    """Return the titles that a longer one may be of: without a subtitle, a remark in brackets."""
    found = (title[: end.start()] for end in _BREAK.finditer(title))
    return [words for words in found if " " in words]


def like_titles(title: str, titles: Sequence[str]) -> list[int]:
    """Return the indexes of the titles that may be another form of one; all in lower case."""
    near = process.extract(title, titles, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=400)
    found = [index for _, _, index in near]
    longest = sorted(set(_WORD.findall(title)), key=lambda word: (-len(word), word))[:3]
    if len(longest) == 3:
        one, two, three = longest
        hits = [at for at, it in enumerate(titles) if one in it and two in it and three in it]
        found += hits[:400]
    part = title.rstrip(_ELLIPSIS)
    found += [at for at, it in enumerate(titles) if part in it and _is_part(part, it)][:100]
    parts = [it.rstrip(_ELLIPSIS) for it in titles]
    return found + [at for at, it in enumerate(parts) if it in title and _is_part(it, title)]


def _is_part(part: str, title: str) -> bool:
    """Whether a title's part is its beginning, or a name before its colon."""
    return len(part) > _LEAST or title.startswith((f"{part}:", f"{part} :"))
