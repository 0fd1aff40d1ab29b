"""The interface of a place with records of works."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from ssmlit.model.works import Identifier, Record


class NearTitle(NamedTuple):
    """A record whose title resembles the one asked for."""

    record: Record
    score: float  # 0 to 100; 100 when the titles are equal but for case, accents and punctuation


class RecordLookup(Protocol):
    """Works that can be looked up without a network: the catalogue, a snapshot, several of them.

    Records come with `source` and `retrieved` filled, and their arXiv ids without a version.
    """

    @property
    def name(self) -> str:
        """How messages call it: "catalogue", "snapshot dblp"."""
        ...

    def get(self, identifier: Identifier, /) -> Record | None:
        """Return the record of an identifier, whatever its version."""
        ...

    def by_identifiers(self, wanted: Iterable[Identifier], /) -> Mapping[Identifier, Record]:
        """Return the records of those identifiers that are known."""
        ...

    def by_title(self, title: str, /) -> Sequence[Record]:
        """Return the records of a title; case, accents, markup and punctuation do not count."""
        ...

    def by_code(self, repository: str, /) -> Sequence[Record]:
        """Return the records whose code is in a repository of GitHub (`owner/name`)."""
        ...

    def near_title(self, title: str, /, limit: int = 5) -> Sequence[NearTitle]:
        """Return records whose titles resemble one, the most similar first, equal ones included."""
        ...
