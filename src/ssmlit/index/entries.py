"""What an index keeps of each entry: the texts of `SearchableEntry`, so that both find the same.

Responsible for the rows of the table of entries. Does not depend on files or on SQLite.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, compress, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from ssmlit.fields.inheritance import resolved
from ssmlit.fields.names import IDENTIFYING_FIELDS
from ssmlit.index.row import SEPARATOR
from ssmlit.index.schema import FOLDED
from ssmlit.latex import fold_all
from ssmlit.query.searchable_entry import SearchableEntry, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ssmlit.bibtex import Block
    from ssmlit.bibtex.read import Reader
    from ssmlit.fields.inheritance import Find
    from ssmlit.model import Entry

_NONE: frozenset[str] = frozenset()


class Indexed(NamedTuple):
    """What is kept of one entry.

    Attributes:
        squashed: the text that is searched.
        columns: the others, as the table has them.
        parents: the keys, in lower case, on whose entries these texts depend.
    """

    squashed: str
    columns: tuple[Any, ...]
    parents: frozenset[str]


def rows(
    reader: Reader, blocks: Sequence[Block], base: tuple[int, int], find: Find | None
) -> Iterator[Indexed]:
    """Yield what is kept of entries: the faster, the more at once.

    Args:
        reader: of the file.
        blocks: of the entries.
        base: offset and line from which theirs are counted.
        find: key → entry, for parents; None where no entry names any.
    """
    entries = [reader.entry(block) for block in blocks]
    heirs = [_heir(entry, find) if find else (entry, _NONE) for entry in entries]
    subjects = [
        SearchableEntry(it, whole=whole) for it, (whole, _) in zip(entries, heirs, strict=True)
    ]
    folded = [_folded(subjects, name) for name in FOLDED]
    further = fold_all([_further(subject) for subject in subjects])
    start, line = base
    for block, subject, (_, parents), more, texts in zip(
        blocks, subjects, heirs, further, zip(*folded, strict=True), strict=True
    ):
        squashed = ("".join(texts) + more).replace(" ", "")
        place = (block.start - start, block.end - start, block.line - line, block.well_formed)
        yield Indexed(squashed, (*place, *_columns(subject, texts)), parents)


def _heir(entry: Entry, find: Find) -> tuple[Entry, frozenset[str]]:
    """Return an entry with what it has from its parents, and the keys that were looked up."""
    asked: set[str] = set()

    def noted(key: str) -> Entry | None:
        asked.add(key.lower())
        return find(key)

    return resolved(entry, noted), frozenset(asked)


def _columns(subject: SearchableEntry, texts: Sequence[str]) -> tuple[Any, ...]:
    return (
        subject.key,
        subject.type,
        *texts,
        subject.year,
        subject.month,
        subject.name,
        subject.repository,
        SEPARATOR.join(subject.tags),
        subject.added,
        SEPARATOR.join(sorted(subject.filled)) if subject.is_heir else _filled(subject.written),
    )


def _folded(subjects: Iterable[SearchableEntry], name: str) -> list[str]:
    """Return the folded texts of subjects, as `SearchableEntry.text` does one by one."""
    values = [[value for value in one.values(name) if value] for one in subjects]
    folded = iter(fold_all(list(chain.from_iterable(values))))
    return [joined(islice(folded, len(some))) for some in values]


def _further(subject: SearchableEntry) -> str:
    """Return what else is looked for in an entry besides the folded columns."""
    written = subject.written
    named = [written[at] for at in IDENTIFYING_FIELDS if at in written]
    return " ".join([subject.repository, subject.key, *named])


def _filled(written: Mapping[str, str]) -> str:
    return _names(tuple(written), tuple(map(bool, map(str.strip, written.values()))))


@lru_cache(maxsize=1 << 12)
def _names(names: tuple[str, ...], filled: tuple[bool, ...]) -> str:
    """Return the names of the fields that say something; libraries have few sets of fields."""
    return SEPARATOR.join(sorted(compress(names, filled)))
