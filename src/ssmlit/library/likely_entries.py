"""Which entries of a large library are worth reading for some records.

Responsible for what is searched in the text of the file. Does not depend on how alike they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from ssmlit.fields import texts
from ssmlit.latex import fold, split_words, squash
from ssmlit.library.candidate import Candidate
from ssmlit.library.candidates import Candidates

if TYPE_CHECKING:
    from ssmlit.library.library import Library
    from ssmlit.model import Entry, Record

FEW = 3  # records; for more, one index of all entries costs less
_TELLING = 4  # words of a title to search in the file's text
_CROWD = 300  # entries with a name above which only those by its first authors are read
_FIRST_AUTHORS = 3


def candidates_for(library: Library, records: Sequence[Record]) -> Candidates:
    """Return an index of the entries that some records may be.

    For a few records only the entries that share an identifier, telling title words or authors with
    one are read; for more, all are, once.
    """
    if len(records) > FEW:
        return library.candidates
    return _index(it for record in records for it in _likely(library, record))


def sharing_an_identifier(library: Library, records: Iterable[Record]) -> Candidates:
    """Return an index of the entries that have an identifier of one of some records."""
    names = [identifier for record in records for identifier in record.identifiers]
    return _index(chain.from_iterable(library.by_identifiers(names).values()))


def _index(entries: Iterable[Entry]) -> Candidates:
    """Return an index of entries, each once, in the order of the file."""
    found = {entry.place: entry for entry in entries}
    return Candidates(Candidate.of_entry(found[place]) for place in sorted(found))


def _likely(library: Library, record: Record) -> Iterator[Entry]:
    """Yield entries that a record may be, some of them more than once."""
    for identifier in record.identifiers:
        yield from library.by_identifier(identifier)
    name, colon, _ = record.title.partition(":")
    for wanted in _telling_words(record.title):
        if colon and wanted == (squash(name),):  # "Mamba: …" is not "Vision Mamba"
            found = _entries_by_name(library, wanted, record)
            yield from (entry for entry in found if _title(entry).startswith(wanted))
        else:
            for entry in library.containing(wanted):
                title = _title(entry)
                if all(word in title for word in wanted):  # and not only in an abstract
                    yield entry
    yield from _by_people(library, record)


def _title(entry: Entry) -> str:
    return squash(texts(entry).get("title", ""))


def _by_people(library: Library, record: Record) -> Iterator[Entry]:
    """Yield the entries by two of a record's authors, or by its only one and of its year.

    So a work is found whose title is misspelt in more words than one. A crowd tells nothing.
    """
    names = sorted(
        {squash(person.last) for person in record.authors}, key=lambda it: (-len(it), it)
    )
    wanted = names[:2] if len(names) > 1 else [*names, str(record.year or "")]
    if len(wanted) < 2 or not all(wanted):
        return
    found = library.containing(wanted, _CROWD + 1)
    for entry in found if len(found) <= _CROWD else ():
        people = squash(texts(entry).get("author", ""))
        if all(name in people for name in names[:2]):
            yield entry


def _entries_by_name(library: Library, name: tuple[str, ...], record: Record) -> Iterator[Entry]:
    """Yield the entries with a name; of a crowd, those by one of a record's first authors.

    In a library of one subject most entries have its word, and reading them all takes longer
    than everything else; a work by other people is not the record's.
    """
    people = record.authors[:_FIRST_AUTHORS]
    found = library.containing(name, _CROWD + 1 if people else None)
    if len(found) <= _CROWD or not people:
        yield from found
        return
    for person in people:
        yield from library.containing((*name, squash(person.last)))


def _telling_words(title: str) -> list[tuple[str, ...]]:
    """Return which words of a title are worth searching together: of the longest, all but one.

    A title without its subtitle, or one that was cut, has those of the beginning.
    """
    words = _longest(title)
    found = [words[:at] + words[at + 1 :] or words for at in range(len(words))]
    beginning = title.partition(":")[0].split()[:_TELLING]
    if len(words) > 1:
        found.append(_longest(" ".join(beginning))[: _TELLING - 1])
    return list(dict.fromkeys(map(tuple, found)))  # those of a short title are its beginning


def _longest(text: str) -> list[str]:
    words = {word for word in split_words(fold(text)) if word.isalnum()}
    return sorted(words, key=lambda word: (-len(word), word))[:_TELLING]
