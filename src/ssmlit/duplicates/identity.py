"""What the identifiers of two records show: one work, two works, or nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from ssmlit.duplicates.verdict import Evidence
from ssmlit.fields.entry_types import WHOLES
from ssmlit.identifiers.doi import REPOSITORIES, is_of_server, registrant
from ssmlit.identifiers.schemes import NAMES_A_WORK, ONE_A_WORK
from ssmlit.model import Identifier, Record

# What two ids mean; a work may be published twice.
_TWO_IDS = dict.fromkeys(ONE_A_WORK, -8.0) | {"doi": -2.0}
#: Schemes in which a work keeps its name through all versions, however each is called.
VERSIONED = frozenset({"arxiv", "openreview"})


class Identity(NamedTuple):
    """What the identifiers say."""

    shared: Identifier | None  # an identifier both have, a preprint's before others, or None
    conflict: str  # the scheme in which the ids differ ("arxiv"), or ""
    two_publications: bool  # whether each has a publisher's DOI of its own
    evidence: tuple[Evidence, ...]  # the same as weights


def is_preprint_doi(doi: str) -> bool:
    """Whether a preprint server or a repository gave a DOI: it contradicts no publisher's."""
    return is_of_server(doi) or registrant(doi) in REPOSITORIES


def keeps_its_name(identifier: Identifier) -> bool:
    """Return whether a work keeps an identifier through all versions, however each is called."""
    is_of_server = identifier.scheme == "doi" and is_preprint_doi(identifier.value)
    return is_of_server or identifier.scheme in VERSIONED


def identity(a: Record, b: Record, ignored: frozenset[Identifier] = frozenset()) -> Identity:
    """Return what the identifiers of two records say; `ignored` ones say nothing."""
    left = [one for one in a.identifiers if one not in ignored]
    right = [one for one in b.identifiers if one not in ignored]
    shared = [one for one in left if one in right]
    names = [one for one in shared if one.scheme in NAMES_A_WORK]
    are_books = WHOLES.issuperset((a.type, b.type))
    evidence = [
        Evidence(one.scheme, one.value, one.value, _weight(one.scheme, of_books=are_books), "equal")
        for one in shared
    ]
    conflicts = []
    for scheme, weight in _TWO_IDS.items():
        mine, theirs = _values(left, scheme), _values(right, scheme)
        if mine and theirs and not set(mine) & set(theirs):
            conflicts.append(scheme)
            evidence.append(Evidence(scheme, mine[0], theirs[0], weight, "conflict"))
    return Identity(
        shared=min(names, key=lambda one: not keeps_its_name(one), default=None),
        conflict=next((scheme for scheme in conflicts if scheme != "doi"), ""),
        two_publications="doi" in conflicts,
        evidence=tuple(evidence),
    )


def _weight(scheme: str, *, of_books: bool) -> float:
    """Return what an identifier that both have weighs: chapters have the ISBN of their book."""
    if scheme in NAMES_A_WORK:
        return 8.0
    return (4.0 if of_books else 0.5) if scheme == "isbn" else 2.0


def _values(identifiers: list[Identifier], scheme: str) -> list[str]:
    """Return the names in a scheme; of DOIs those of publishers."""
    found = [one.value for one in identifiers if one.scheme == scheme]
    return [doi for doi in found if not is_preprint_doi(doi)] if scheme == "doi" else found


def shared_identifiers(records: Sequence[Record], joined: Sequence[str]) -> frozenset[Identifier]:
    """Return the identifiers that more than five titles carry: they name a volume, not a paper."""
    titles: defaultdict[Identifier, set[str]] = defaultdict(set)
    for record, title in zip(records, joined, strict=True):
        for identifier in record.identifiers:
            if identifier.scheme in NAMES_A_WORK:
                titles[identifier].add(title)
    return frozenset(identifier for identifier, found in titles.items() if len(found) > 5)
