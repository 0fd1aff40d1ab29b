"""What an index keeps of each entry: the texts of `Subject`, so that both find the same.

Responsible for the rows of the table of entries. Does not depend on files or on SQLite.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, compress, islice
from typing import TYPE_CHECKING, Any

from ssmlit.fields.names import IDENTIFYING_FIELDS
from ssmlit.index.schema import FOLDED
from ssmlit.latex import fold_all
from ssmlit.query.subject import Subject, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ssmlit.bibtex import Block
    from ssmlit.bibtex.read import Reader

SEPARATOR = "\x1f"  # between the parts of one text (ASCII's unit separator)


def rows(
    reader: Reader, blocks: Sequence[Block], base: tuple[int, int]
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield the searched text and the other columns of entries: the faster, the more at once.

    Args:
        reader: of the file.
        blocks: of the entries.
        base: offset and line from which theirs are counted.
    """
    subjects = [Subject(reader.entry(block)) for block in blocks]
    folded = [_folded(subjects, name) for name in FOLDED]
    further = fold_all([_further(subject) for subject in subjects])
    start, line = base
    for block, subject, more, texts in zip(
        blocks, subjects, further, zip(*folded, strict=True), strict=True
    ):
        squashed = ("".join(texts) + more).replace(" ", "")
        place = (block.start - start, block.end - start, block.line - line, block.well_formed)
        yield squashed, (*place, *_columns(subject, texts))


def _columns(subject: Subject, texts: Sequence[str]) -> tuple[Any, ...]:
    written = subject.written
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
        _names(tuple(written), tuple(map(bool, map(str.strip, written.values())))),
    )


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


@lru_cache(maxsize=1 << 12)
def _names(names: tuple[str, ...], filled: tuple[bool, ...]) -> str:
    """Return the names of the fields that say something; libraries have few sets of fields."""
    return SEPARATOR.join(sorted(compress(names, filled)))
