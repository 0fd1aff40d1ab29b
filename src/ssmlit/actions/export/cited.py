r"""The entries that a paper cites, and explanations for citations that lead nowhere.

Responsible for distinguishing a missing key, one whose entry is broken, and one that only
LaTeX's own notes have. Does not depend on the disk, nor on the format of an export.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.citation_keys import CitationKeys
from ssmlit.errors import BrokenEntryError, UnresolvedError
from ssmlit.identifiers import submitted
from ssmlit.model import Entry, Record

if TYPE_CHECKING:
    from ssmlit.citations import Citations
    from ssmlit.citations.tex.arguments import Obstacle
    from ssmlit.library import Library


#: Schemes of identifiers that people use as keys, and that `ssmlit add` looks up.
_LOOKED_UP = frozenset({"arxiv", "doi", "acl", "dblp", "pmid", "pmc", "isbn", "openreview"})
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SEPARATORS = regex(r"[\W_]+")


class MissingCitation(NamedTuple):
    """A cited key that no entry has."""

    key: str  # as the paper has it
    # keys of the library's entries for the paper it means; else those that are spelled like it, the
    # nearest first
    near: tuple[str, ...] = ()
    # the identifier of the only paper that the key can mean, for `ssmlit add`; or ""
    known: str = ""
    title: str = ""  # of that paper, or ""


class BrokenCitation(NamedTuple):
    """A cited key whose entry cannot be read: its line, and the reason."""

    key: str
    line: int
    reason: str


class CitedEntries(NamedTuple):
    """What a paper cites, as far as the library has it."""

    entries: tuple[Entry, ...]  # those cited by key, each once, in the order of first citation
    # for entries that are cited by an old key: the keys to write them under
    aliases: dict[str, tuple[str, ...]]
    everything: bool = False  # the paper cites the whole library, besides
    missing: tuple[MissingCitation, ...] = ()  # cited keys without an entry
    # file and line where a missing key stands first; not of those that only LaTeX could place
    places: Mapping[str, tuple[str, int]] = MappingProxyType({})
    broken: tuple[BrokenCitation, ...] = ()  # cited keys whose entries cannot be read
    unread: tuple[str, ...] = ()  # files the paper names and that could not be read
    unfollowed: tuple[Obstacle, ...] = ()  # places where it cites what only LaTeX knows
    only_paper: tuple[str, ...] = ()  # keys that a newer .aux file lacks
    only_noted: tuple[str, ...] = ()  # keys that only that file has; their entries are included
    notes: str = ""  # that file, or "" if there is none that is newer than the paper

    @property
    def is_partial(self) -> bool:
        """Whether the paper may cite more than was found."""
        is_unread = bool(self.unread) and not self.notes
        return is_unread or any(one.may_lack for one in self.unfollowed)

    @property
    def is_lacking(self) -> bool:
        """Whether the paper cites, or may cite, works that have no entry here."""
        return bool(self.missing or self.broken) or self.is_partial


class PaperReader(NamedTuple):
    """How to read a paper's files."""

    read: Callable[[str], str | None]  # path → text, `None` for a file that is not there
    # whether the first of two files is there and at least as new as the second
    newer: Callable[[str, str], bool] = lambda _one, _other: False


def cited_entries(
    library: Library, paper: str, files: PaperReader, known: Callable[[], Iterable[Record]] = tuple
) -> CitedEntries:
    """Return the entries that a paper cites.

    Args:
        library: where they are.
        paper: a file of any kind that `citations.cited` reads, with `/` between folders.
        files: how it and the files beside it are read.
        known: returns the works that missing keys may mean; called only if a key is missing.

    Raises:
        UsageError: the file cannot be read, or is of another kind.
    """
    from ssmlit.citations import cited, differences  # no other export reads a paper

    citations = cited(paper, files.read)
    notes, noted = _notes(paper, citations, files)
    only_paper, only_noted = differences(citations, noted) if noted else ((), ())
    if noted:
        only_paper = _besides(library, only_paper, noted.keys)
        only_noted = _besides(library, only_noted, citations.keys)
    found, broken, missing = _looked_up(library, (*citations.keys, *only_noted))
    return CitedEntries(
        tuple({entry.name: entry for entry in found.values()}.values()),
        _aliases(found),
        everything=citations.everything or bool(noted and noted.everything),
        missing=_explained(library, missing, known),
        places=_places(missing, citations.files, files.read) if missing else {},
        broken=tuple(broken),
        unread=citations.unread,
        # keys in LaTeX's own notes are known
        unfollowed=() if noted else citations.unfollowed,
        only_paper=only_paper,
        only_noted=only_noted,
        notes=notes,
    )


def _notes(paper: str, citations: Citations, files: PaperReader) -> tuple[str, Citations | None]:
    """Return the .aux file beside a paper and what it cites, if it is as new as all its files."""
    stem, kind = posixpath.splitext(paper)
    aux = f"{stem}.aux"
    if kind.lower() not in {".tex", ".ltx"} or files.read(aux) is None:
        return "", None
    if not all(files.newer(aux, file) for file in citations.files):
        return "", None
    from ssmlit.citations import cited

    return aux, cited(aux, files.read)


def _places(
    keys: Sequence[str], files: Sequence[str], read: Callable[[str], str | None]
) -> dict[str, tuple[str, int]]:
    """Return the file and the line where each key stands first."""
    from ssmlit.citations import first_lines, macros_of

    texts = {name: text for name in files if (text := read(name)) is not None}
    macros = macros_of(texts)
    found: dict[str, tuple[str, int]] = {}
    for name, text in texts.items():
        lines = first_lines(name, text, macros)
        found = {key: (name, lines[key]) for key in keys if key in lines} | found
    return found


def _besides(library: Library, keys: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """Return the keys that name no entry of the others: biblatex notes the key for one in `ids`."""
    named = {_own_key(library, key) for key in others} if keys else set()
    return tuple(key for key in keys if _own_key(library, key) not in named)


def _own_key(library: Library, key: str) -> str:
    entry = library.find(key)
    return entry.key if entry else key


def _looked_up(
    library: Library, keys: Iterable[str]
) -> tuple[dict[str, Entry], list[BrokenCitation], list[str]]:
    """Return the entries of cited keys, those that cannot be read, and the keys of none."""
    found: dict[str, Entry] = {}
    broken: list[BrokenCitation] = []
    missing: list[str] = []
    for key in keys:
        try:
            found[key] = library.get(key)
        except BrokenEntryError as failure:
            broken.append(BrokenCitation(key, failure.line, failure.message))
        except UnresolvedError:
            missing.append(key)
    return found, broken, missing


def _aliases(found: Mapping[str, Entry]) -> dict[str, tuple[str, ...]]:
    """Return the keys of entries that are cited under other ones than their own."""
    names: dict[str, tuple[str, ...]] = {}
    for key, entry in found.items():
        names[entry.key] = (*names.get(entry.key, ()), key)
    return {key: several for key, several in names.items() if set(several) != {key}}


def _explained(
    library: Library, keys: Sequence[str], known: Callable[[], Iterable[Record]]
) -> tuple[MissingCitation, ...]:
    """Return explanations for missing keys: similar keys, and the work one must mean."""
    if not keys:
        return ()
    works = _by_key(known(), keys)
    return tuple(_missing(library, key, works.get(key.lower(), [])) for key in keys)


def _missing(library: Library, key: str, works: Sequence[Record]) -> MissingCitation:
    name, title = _in_key(key), ""
    if len(works) == 1:
        name, title = next(map(str, works[0].identifiers), ""), works[0].title
    identifier = identifiers.parse(name) if name else None
    there = library.by_identifier(identifier) if identifier else ()
    if there:
        return MissingCitation(key, tuple(dict.fromkeys(entry.key for entry in there)))
    return MissingCitation(key, library.nearest(key), name, title)


def _by_key(works: Iterable[Record], keys: Sequence[str]) -> dict[str, list[Record]]:
    """Return the works that some keys mean: those that would get the key, or whose id it is.

    Zotero's `gu_mamba_2023` is `gu2023mamba` with its parts in another order.
    """
    wanted: dict[str, set[str]] = {}
    for key in keys:
        wanted.setdefault(_parts(key), set()).add(key.lower())
    ids = {_in_key(key): key.lower() for key in keys}
    asked = " ".join(keys)
    found: dict[str, list[Record]] = {}
    for work in works:
        names = {ids[str(one)] for one in work.identifiers if str(one) in ids}
        for name in names.union(*(wanted.get(_parts(one), ()) for one in _keys(work, asked))):
            found.setdefault(name, []).append(work)
    return found


def _keys(work: Record, asked: str) -> set[str]:
    """Return the keys that `add` would give a work, as a preprint and as a publication.

    Args:
        work: the work.
        asked: the keys it is asked for: no other has a year that is not in them.
    """
    years = {
        work.year,
        *(submitted(one.value)[0] for one in work.identifiers if one.scheme == "arxiv"),
    }
    named = (work._replace(year=year) for year in years if year and str(year) in asked)
    return {CitationKeys(()).next(one).lower() for one in named}


def _parts(key: str) -> str:
    """Return the words of a key without separators, and the year behind them."""
    year = _YEAR.search(key)
    bare = _SEPARATORS.sub("", _YEAR.sub("", key, count=1)).lower()
    return f"{bare} {year[0]}" if year else bare


def _in_key(key: str) -> str:
    """Return the identifier that a key is: `2312.00752`, DBLP's `journals/corr/abs-…`; or ""."""
    found = identifiers.parse(key)
    return str(found) if found and found.scheme in _LOOKED_UP else ""
