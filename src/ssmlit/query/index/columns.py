"""What an index keeps of each entry: a short text in each of a few columns, and a few numbers.

The texts are those of `Subject`, so a search through an index finds what a search without one
does. Knows subjects; must not know files or how columns are stored.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate, chain, compress, islice
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from ssmlit.fields.names import IDENTIFYING_FIELDS
from ssmlit.latex import fold_all
from ssmlit.query.subject import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ssmlit.bibtex import Block
    from ssmlit.query.subject import Subject

T = TypeVar("T")

FOLDED = ("title", "author", "tag", "venue", "year")
"""Columns with a text of `Subject.text`."""

TEXTS = (*FOLDED, "squashed", "key", "type", "name", "repository", "tags", "added", "filled")
"""All columns of texts; `squashed` has everything that plain words look at, and identifiers."""

NUMBERS = ("start", "end", "line", "dated", "month", "well_formed")
"""Bytes from the file's beginning, 1-based lines, dates, how the entry is taken apart."""

SEPARATOR = "\x1f"  # between the parts of one text (ASCII's unit separator)
END = "\n"  # between the texts of a column; no text has either: white space in them is blanks


class Moved(NamedTuple):
    """How far entries lie from where they were, in bytes and in lines."""

    bytes: int
    lines: int


class Haystack:
    """The column `squashed` as bytes, to be searched for words faster than text by text.

    Args:
        data: the texts in UTF-8, with `END` between them.
        ends: where each of them ends.
    """

    def __init__(self, data: bytes, ends: array[int]) -> None:
        self.data = data
        self.ends = ends

    @classmethod
    def of(cls, texts: Sequence[str]) -> Haystack:
        """Return the haystack of a column."""
        data = END.join(texts).encode()
        sizes = map(
            len,
            texts
            if len(data) == sum(map(len, texts)) + len(texts) - 1
            else [text.encode() for text in texts],
        )
        return cls(data, array("Q", [end - 1 for end in accumulate(size + 1 for size in sizes)]))

    def rows(self, word: str) -> list[int]:
        """Return the rows whose text holds a word."""
        wanted, find, ends = word.encode(), self.data.find, self.ends
        found = []
        at = find(wanted) if ends else -1
        while at >= 0:
            row = bisect_left(ends, at)
            found.append(row)
            at = find(wanted, ends[row])
        return found

    def among(self, rows: Iterable[int], word: str) -> list[int]:
        """Return those of the rows whose text holds a word."""
        wanted, find, ends = word.encode(), self.data.find, self.ends
        return [row for row in rows if find(wanted, ends[row - 1] if row else 0, ends[row]) >= 0]


class Table(Protocol):
    """The columns of an index."""

    @property
    def texts(self) -> Mapping[str, Sequence[str]]:
        """The columns of `TEXTS`, a text an entry."""
        ...

    @property
    def numbers(self) -> Mapping[str, array[int]]:
        """The columns of `NUMBERS`, a number an entry."""
        ...

    def words(self) -> Sequence[str]:
        """Return the folded words of the library, each once, sorted, and perhaps some it had."""
        ...

    def haystack(self) -> Haystack:
        """Return the column `squashed`, to be searched."""
        ...


class _Listed:
    """What tables have in common whose texts are lists."""

    texts: Mapping[str, Sequence[str]]

    def haystack(self) -> Haystack:
        """Return what is searched; see `Table`."""
        return Haystack.of(self.texts["squashed"])


class Columns(_Listed):
    """A table in memory that grows by an entry at a time.

    Attributes:
        texts: see `Table`.
        numbers: see `Table`.
    """

    def __init__(self) -> None:
        self.texts: dict[str, list[str]] = {name: [] for name in TEXTS}
        self.numbers: dict[str, array[int]] = {name: array("Q") for name in NUMBERS}
        self._words: set[str] = set()
        self._adders = [self.texts[name].append for name in TEXTS]

    def words(self) -> list[str]:
        """Return the words; see `Table`."""
        return sorted(self._words)

    def add(self, subjects: Sequence[Subject], places: Sequence[Block]) -> None:
        """Append entries, the faster the more at once."""
        folded = [_folded(subjects, name) for name in FOLDED]
        more = fold_all([_further(subject) for subject in subjects])
        squashed = END.join(map("".join, zip(*folded, more, strict=True))).replace(" ", "")
        self._words.update("".join(map("".join, folded)).split())
        columns = (
            *folded,
            squashed.split(END),
            *zip(*map(_others, subjects), strict=True),
        )
        for name, texts in zip(TEXTS, columns, strict=True):
            self.texts[name].extend(texts)
        numbers = (
            (
                place.start,
                place.end,
                place.line,
                subject.year,
                subject.month,
                int(place.well_formed),
            )
            for subject, place in zip(subjects, places, strict=True)
        )
        for name, column in zip(NUMBERS, zip(*numbers, strict=True), strict=True):
            self.numbers[name].extend(column)


class Lazily(dict[str, T]):
    """Columns that are made when they are first asked for."""

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, name: str) -> T:
        self[name] = column = self._make(name)
        return column


class Spliced(_Listed):
    """A table with rows of another put in the place of some of its own; see `Table`.

    Args:
        old: the table.
        new: the other, all of whose rows are taken.
        first: the row of the old table where they go.
        beyond: the row of the old table that follows them.
        moved: how far the entries from there on lie from where they were.
    """

    def __init__(self, old: Table, new: Table, first: int, beyond: int, moved: Moved) -> None:
        self._old = old
        self._new = new
        self._first = first
        self._beyond = beyond
        self._moved = {"start": moved.bytes, "end": moved.bytes, "line": moved.lines}
        self.texts = Lazily(self._text)
        self.numbers = Lazily(self._number)

    def _text(self, name: str) -> list[str]:
        old = self._old.texts[name]
        return [*old[: self._first], *self._new.texts[name], *old[self._beyond :]]

    def _number(self, name: str) -> array[int]:
        old, far = self._old.numbers[name], self._moved.get(name, 0)
        behind = old[self._beyond :]
        if far:
            behind = array("Q", [number + far for number in behind])
        return old[: self._first] + self._new.numbers[name] + behind

    def words(self) -> list[str]:
        """Return the words; see `Table`."""
        return sorted({*self._old.words(), *self._new.words()})


class Settled(_Listed):
    """A table all of whose columns are in memory, and nothing else of the table it was."""

    def __init__(self, table: Table) -> None:
        self.texts = {name: table.texts[name] for name in TEXTS}
        self.numbers = {name: table.numbers[name] for name in NUMBERS}
        self._words = table.words()

    def words(self) -> Sequence[str]:
        """Return the words; see `Table`."""
        return self._words


def _folded(subjects: Iterable[Subject], name: str) -> list[str]:
    """Return the folded texts of subjects, as `Subject.text` does one by one."""
    values = [[value for value in one.values(name) if value] for one in subjects]
    folded = iter(fold_all(list(chain.from_iterable(values))))
    return [joined(islice(folded, len(some))) for some in values]


def _further(subject: Subject) -> str:
    """Return what else is looked for in an entry besides the folded columns."""
    written = subject.written
    named = [written[at] for at in IDENTIFYING_FIELDS if at in written]
    return " ".join([subject.repository, subject.key, *named])


def _others(subject: Subject) -> tuple[str, ...]:
    """Return the texts of the columns behind `squashed`."""
    written = subject.written
    return (
        subject.key,
        subject.type,
        subject.name,
        subject.repository,
        SEPARATOR.join(subject.tags),
        subject.added,
        _names(tuple(written), tuple(map(bool, map(str.strip, written.values())))),
    )


@lru_cache(maxsize=1 << 12)
def _names(names: tuple[str, ...], filled: tuple[bool, ...]) -> str:
    """Return the names of the fields that say something; libraries have few sets of fields."""
    return SEPARATOR.join(sorted(compress(names, filled)))
