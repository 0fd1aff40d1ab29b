"""What an index keeps of each entry: a short text in each of a few columns, and a few numbers.

The texts are those of `Subject`, so a search through an index finds what a search without one
does. Knows subjects; must not know files or how columns are stored.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ssmlit.latex import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.query.index.scanning import Place
    from ssmlit.query.subject import Subject

FOLDED = ("title", "author", "tag", "venue", "year")
"""Columns with a text of `Subject.text`."""

TEXTS = (*FOLDED, "squashed", "key", "type", "name", "repository", "tags", "added", "filled")
"""All columns of texts; `squashed` has everything that plain words look at, and identifiers."""

IDENTIFYING = ("eprint", "doi", "openreview", "arxivid", "arxiv", "identifiers", "url", "ee", "pdf",
               "link", "biburl", "volume", "howpublished", "note")  # fmt: skip
"""The fields from which `fields.identifiers` takes identifiers, but for those of a venue."""

NUMBERS = ("start", "end", "line", "dated", "month", "form")
"""Bytes from the file's beginning, 1-based lines, dates, how the entry is taken apart."""

SEPARATOR = "\x1f"  # between the parts of one text (ASCII's unit separator)
END = "\n"  # between the texts of a column; no text has either: white space in them is blanks


class Moved(NamedTuple):
    """How far entries lie from where they were, in bytes and in lines."""

    bytes: int
    lines: int


STAYS = Moved(0, 0)


class Table(Protocol):
    """The columns of an index."""

    def texts(self, name: str) -> Sequence[str]:
        """Return a column of `TEXTS`, a text an entry."""
        ...

    def numbers(self, name: str) -> array[int]:
        """Return a column of `NUMBERS`, a number an entry."""
        ...

    def words(self) -> Sequence[str]:
        """Return the folded words of the library, each once, sorted, and perhaps some it had."""
        ...


class Columns:
    """A table in memory that grows by an entry, or by the rows of another table, at a time."""

    def __init__(self) -> None:
        self._texts: dict[str, list[str]] = {name: [] for name in TEXTS}
        self._numbers: dict[str, array[int]] = {name: array("Q") for name in NUMBERS}
        self._words: set[str] = set()
        self._adders = [self._texts[name].append for name in TEXTS]

    def texts(self, name: str) -> list[str]:
        """Return a column of texts; see `Table`."""
        return self._texts[name]

    def numbers(self, name: str) -> array[int]:
        """Return a column of numbers; see `Table`."""
        return self._numbers[name]

    def words(self) -> list[str]:
        """Return the words; see `Table`."""
        return sorted(self._words)

    def add(self, subject: Subject, place: Place) -> None:
        """Append an entry."""
        for add, text in zip(self._adders, _texts(subject), strict=True):
            add(text)
        numbers = (place.start, place.end, place.line, subject.year, subject.month, place.form)
        for name, number in zip(NUMBERS, numbers, strict=True):
            self._numbers[name].append(number)
        for name in FOLDED:
            self._words.update(subject.text(name).split())

    def extend(self, table: Table, rows: slice, moved: Moved) -> None:
        """Append rows of another table, of entries that may have moved in the file."""
        for name, column in self._texts.items():
            column.extend(table.texts(name)[rows])
        by = {"start": moved.bytes, "end": moved.bytes, "line": moved.lines}
        for name, mine in self._numbers.items():
            numbers, far = table.numbers(name)[rows], by.get(name, 0)
            mine.extend(array("Q", [number + far for number in numbers]) if far else numbers)
        self._words.update(table.words())


def _texts(subject: Subject) -> tuple[str, ...]:
    folded = [subject.text(name) for name in FOLDED]
    name, repository, written = subject.name, subject.repository, subject.written
    more = [repository, subject.key, *(written[at] for at in IDENTIFYING if at in written)]
    return (
        *folded,
        "".join((*folded, fold(" ".join(more)))).replace(" ", ""),
        subject.key,
        subject.type,
        name,
        repository,
        SEPARATOR.join(subject.tags),
        subject.added,
        _names(tuple(written), tuple(map(bool, map(str.strip, written.values())))),
    )


@lru_cache(maxsize=1 << 12)
def _names(names: tuple[str, ...], filled: tuple[bool, ...]) -> str:
    """Return the names of the fields that say something; libraries have few sets of fields."""
    return SEPARATOR.join(sorted(compress(names, filled)))
