"""Which entries of a large library are worth reading for some records.

Responsible for what is searched in the text of the file. Does not depend on how alike they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from ssmlit.bibtex.document import LARGE
from ssmlit.latex import fold, split_words, squash
from ssmlit.library.candidate import Candidate
from ssmlit.library.candidates import Candidates

if TYPE_CHECKING:
    from ssmlit.library.library import Library
    from ssmlit.model import Entry, Record

FEW = 8  # records; for more, one index of all entries costs less
_TELLING = 4  # words of a title to search in the file's text
_CROWD = 300  # entries with a name above which only those by its first authors are read
_FIRST_AUTHORS = 3


def candidates_for(library: Library, records: Sequence[Record]) -> Candidates:
    """Return an index of the entries that some records may be.

    A large library is not read as a whole for a few records. Of a smaller one all is, so that words
    weigh the same however many records are asked about.
    """
    is_read = len(records) > FEW or len(library.document.data) < LARGE
    return library.candidates if is_read else likely_candidates(library, records)


def likely_candidates(library: Library, records: Iterable[Record]) -> Candidates:
    """Return an index of the entries that share an identifier, telling words or authors with one.

    All that have a record's very title are among them.
    """
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
    yield from chain.from_iterable(library.by_identifiers(record.identifiers).values())
    before, colon, _ = record.title.partition(":")
    name = (squash(before),) if colon else ()
    sets = _telling_words(record.title)
    if name in sets:
        yield from _by_name(library, name, record)
    yield from _by_words(library, [words for words in sets if words != name])
    yield from _by_people(library, record)


def _by_words(library: Library, sets: Sequence[tuple[str, ...]]) -> Sequence[Entry]:
    """Return the entries whose title has all words of one of the sets."""
    return library.containing(
        *sets,
        keep=lambda title, _: any(all(word in title for word in words) for words in sets),
    )


def _by_name(library: Library, name: tuple[str, ...], record: Record) -> Sequence[Entry]:
    """Return the entries whose title begins with a name: "Mamba: …" is not "Vision Mamba".

    Of a crowd, those by one of a record's first authors: in a library of one subject most entries
    have its word, and reading them all takes longer than everything else; a work by other people
    is not the record's.
    """
    people = [squash(person.last) for person in record.authors[:_FIRST_AUTHORS]]
    found = library.containing(
        name,
        keep=lambda title, _: title.startswith(name),
        most=_CROWD if people else None,
    )
    return found or library.containing(
        *((*name, last) for last in people),
        keep=lambda title, authors: title.startswith(name) and any(it in authors for it in people),
    )


def _by_people(library: Library, record: Record) -> Sequence[Entry]:
    """Return the entries by two of a record's authors, or by its only one and of its year.

    So a work is found whose title is misspelt in more words than one. A crowd tells nothing.
    """
    people = {squash(person.last) for person in record.authors}
    names = sorted(people, key=lambda it: (-len(it), it))[:2]
    wanted = names if len(names) > 1 else [*names, str(record.year or "")]
    if len(wanted) < 2 or not all(wanted):
        return ()
    return library.containing(
        wanted, keep=lambda _, authors: all(name in authors for name in names), most=_CROWD
    )


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
