"""Do a row's title and its link belong to the same paper?

Responsible for the signs that they do not: the official title of the link, another paper of the
same title, the month in the arXiv id, the name of the code repository. Does not depend on where
the official records come from: they are handed in. Nothing is guessed here and nothing is merged.

A retitled paper is not a mismatch: its titles share most words, and no other paper has its old one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol
from urllib.parse import unquote, urlsplit

from ssmlit import identifiers, latex
from ssmlit.fields.person_names import share_half_of_surnames
from ssmlit.fields.titles import agreement
from ssmlit.identifiers.doi import is_of_server

if TYPE_CHECKING:
    from ssmlit.importers.row import Row
    from ssmlit.library import Candidates
    from ssmlit.model import Identifier, Person, Record

# As a rule a paper has one of each; OpenReview forums may be several.
_SINGLE = frozenset({"arxiv", "doi"})

_USUAL = frozenset(
    {"pytorch", "official", "code", "jax", "tree", "blob", "main", "master", "torch"}
)


class Objection(NamedTuple):
    """One thing that speaks against a row's title and link belonging together."""

    # "title" (the link's official title is another), "elsewhere" (the title belongs to another
    # link), "shared" (another row of the list has the link), "date", or "repository"
    kind: Literal["title", "elsewhere", "shared", "date", "repository"]
    # "mismatch" when it suffices; "doubt" when it is only worth a note
    weight: Literal["mismatch", "doubt"]
    message: str  # one sentence for people
    # the other candidate: what the link is, or what the title is; None when unknown
    record: Record | None = None


class TrustedRecords(Protocol):
    """Records that are believed: the catalogue, or a service's answers."""

    def get(self, identifier: Identifier) -> Record | None:
        """Return the record that carries an identifier."""
        ...

    def by_title(self, title: str) -> Sequence[Record]:
        """Return the records of that title; case, accents, blanks and hyphens do not count."""
        ...


def find(row: Row, official: TrustedRecords, *listed: Candidates) -> tuple[Objection, ...]:
    """Return what speaks against a row's title and link belonging together.

    Args:
        row: a paper of a list.
        official: records that are believed (the catalogue, a service's answer).
        listed: works that may be as wrong as the row: the rows of this import, the library.
    """
    record = row.record
    if record is None or not record.title:
        return ()
    named = list(filter(None, map(official.get, record.identifiers)))
    agreements = [agreement(record.title, other.title) for other in named if other.title]
    code = _repository(record)
    if "same" in agreements:
        return code
    titles, elsewhere = _title(record, named, agreements), _elsewhere(record, official, listed)
    if titles and not elsewhere and _is_retitled(row, record, titles[0].record, listed):
        message = f"probably retitled: {titles[0].message}"
        return (titles[0]._replace(weight="doubt", message=message), *code)
    return (*titles, *elsewhere, *_date(row, record), *code)


def is_mismatch(evidence: Iterable[Objection]) -> bool:
    """Return whether the evidence suffices to call a row a mismatch: one proof, or two doubts."""
    found = list(evidence)
    doubts = {one.kind for one in found}
    return {"date", "repository"} <= doubts or any(one.weight == "mismatch" for one in found)


def _title(record: Record, named: Sequence[Record], agreements: Sequence[str]) -> list[Objection]:
    """The link's official title is very different from the row's."""
    if not agreements or "near" in agreements:
        return []
    other = next(r for r in named if r.title)
    weight: Literal["mismatch", "doubt"] = "mismatch"
    if share_authors(record.authors, other.authors) or len(record.title.split()) < 2:
        # renamed by its authors, title and authors of two rows mixed up, or only a nickname: "Vim"
        weight = "doubt"
    message = f"{_shared(record, other)} is “{other.title}”"
    return [Objection("title", weight, message, other)]


def _is_retitled(
    row: Row, record: Record, other: Record | None, listed: Sequence[Candidates]
) -> bool:
    """Whether a link of another title is probably the row's paper under its first or last name.

    Nobody else is known under the row's title, and no other row has this link; and the coined name
    before the colon is the same, or the row is dated in the month of its arXiv id.
    """
    if other is None or _is_contested(record, listed):
        return False
    if record.authors and other.authors and not share_authors(record.authors, other.authors):
        return False
    year, month = identifiers.submitted(record.identifier("arxiv"))
    is_dated_alike = bool(year) and row.stated.startswith(f"{year}-{month:02}")
    return is_dated_alike or _coined(record.title) == _coined(other.title) != ""


def _coined(title: str) -> str:
    """Return the one word before a title's colon: the name its authors gave to their model."""
    head, colon, _ = title.partition(":")
    words = latex.fold(head).split()
    return "".join(words) if colon and len(head.split()) == 1 else ""


def _shared(record: Record, other: Record) -> str:
    return str(next(i for i in record.identifiers if i in other.identifiers))


def share_authors(ours: Sequence[Person], theirs: Sequence[Person]) -> bool:
    """Return whether half of the shorter of two lists is in the other; not if the first is empty.

    A row without authors confirms nothing, a record without them contradicts nothing.
    """
    mine, others = ({latex.squash(person.last) for person in people} for people in (ours, theirs))
    return bool(mine) and share_half_of_surnames(mine, others)


def _elsewhere(
    record: Record, official: TrustedRecords, listed: Sequence[Candidates]
) -> list[Objection]:
    """A paper of this title has another identifier of the same kind."""
    if len(record.title.split()) < 3:
        return []
    for known in (official, *listed):
        for other in known.by_title(record.title):
            if pair := _conflict(record, other):
                sure = known is official or _is_contested(record, listed)
                sufficient = sure and pair[0].scheme in _SINGLE
                message = f"“{other.title}” is {pair[1]}, the link is {pair[0]}"
                if other.source and other.line and not sure:
                    message += f" ({other.source}:{other.line})"
                return [
                    Objection("elsewhere", "mismatch" if sufficient else "doubt", message, other)
                ]
    return []


def _conflict(one: Record, other: Record) -> tuple[Identifier, Identifier] | None:
    """Return two identifiers of one kind that differ, when the records share none.

    The DOI of a preprint and that of its publication are of two kinds; not of a paper on arXiv,
    which is hardly on another server, too.
    """
    if one.shares_identifier(other):
        return None
    is_on_arxiv = any(it.scheme == "arxiv" for it in (*one.identifiers, *other.identifiers))
    for ours in one.identifiers:
        for theirs in other.identifiers:
            if ours.scheme == theirs.scheme and (
                is_on_arxiv or _is_preprint(ours) == _is_preprint(theirs)
            ):
                return ours, theirs
    return None


def _is_preprint(identifier: Identifier) -> bool:
    return identifier.scheme == "doi" and is_of_server(identifier.value)


def _is_contested(record: Record, listed: Sequence[Candidates]) -> bool:
    """Return whether another row has the same identifier under a very different title."""
    return any(
        agreement(record.title, other.title) == "different"
        for identifier in record.identifiers
        for known in listed
        for other in known.by_identifier(identifier)
        if other.title
    )


def _date(row: Row, record: Record) -> list[Objection]:
    """The month in the arXiv id is far from the date that the row states."""
    year, month = identifiers.submitted(record.identifier("arxiv"))
    if not year:
        return []
    if row.stated:
        at, stated = 12 * year + month, 12 * int(row.stated[:4]) + int(row.stated[5:7])
        if abs(at - stated) > 1:
            message = f"the row is dated {row.stated}, the arXiv id is of {year}-{month:02}"
            # a list may state the day of the last version, never one before the first; twelve
            # months before it is a typo of the year
            is_sure = stated < at and at - stated != 12
            return [_dated(message, "mismatch" if is_sure else "doubt")]
    elif record.venue and row.own_year:
        message = f"the venue is of {row.own_year}, the arXiv id of {year}-{month:02}"
        return [_dated(message)] if abs(year - row.own_year) > 1 else []
    return []


def _dated(message: str, weight: Literal["mismatch", "doubt"] = "doubt") -> Objection:
    return Objection("date", weight, message)


def _repository(record: Record) -> tuple[Objection, ...]:
    """The repository is named after another model than the title: MEGABYTE-pytorch, MambaByte.

    Only where the title names its model ("MambaByte: …"), and the repository's path shares no
    word with the title, no run of six letters, and is not an abbreviation of it.
    """
    url = record.link("code")
    if not url or ":" not in record.title or "github.com" not in url:
        return ()
    title = latex.squash(record.title)
    _, *path = unquote(urlsplit(url).path).strip("/").split("/")
    words = [word for part in path for word in re.findall(r"[a-z0-9]+", latex.fold(part))]
    own = [word for word in words if word not in _USUAL]
    known = [word for word in latex.fold(record.title).split() if len(word) > 3]
    if not own or any(_resembles(word, title, known) for word in (*own, "".join(own))):
        return ()
    message = f"the code is that of {path[0]}, a name not in the title"
    return (Objection("repository", "doubt", message),)


def _resembles(name: str, title: str, words: Sequence[str]) -> bool:
    """Return whether a name is a part of a squashed title, has a part of it, or shortens it."""
    if len(name) > 1 and (name in title or any(word in name for word in words)):
        return True
    if any(name[at : at + 6] in title for at in range(len(name) - 5)):
        return True
    letters = iter(title)
    return len(name) > 2 and all(letter in letters for letter in name)
