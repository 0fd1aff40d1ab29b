"""Many identifiers → records: stored answers first, then each source of the scheme in turn.

Three ends are kept apart for every identifier: a record, *missing* (every source that could know
it said no) and *unasked* (a service failed before it could say).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from ssmlit.errors import NetworkError, UnresolvedError
from ssmlit.http.values import Found, Request
from ssmlit.sources import arxiv, crossref, datacite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ssmlit.http.client import Http
    from ssmlit.model import Identifier, Record


class Source(Protocol):
    """What a module of this package offers.

    `SCHEME` is what it resolves, `TITLE` how messages and records name it, `BATCH` how many
    identifiers one request takes.
    """

    @property
    def SCHEME(self) -> str: ...  # noqa: N802, D102 - a module's constant

    @property
    def TITLE(self) -> str: ...  # noqa: N802, D102 - a module's constant

    @property
    def BATCH(self) -> int: ...  # noqa: N802, D102 - a module's constant

    def request(self, ids: Sequence[Identifier], /) -> Request:
        """Return the question for at most `BATCH` identifiers."""

    def parse(self, body: bytes, /) -> tuple[Record, ...]:
        """Return the records of an answer; UnreadableError when it is none."""


SOURCES: tuple[Source, ...] = (arxiv, crossref, datacite)


@dataclass(frozen=True, slots=True)
class Lookup:
    """What became of every identifier that was looked up.

    Attributes:
        records: by identifier, with `source` and `retrieved` filled.
        missing: no service knows these.
        unasked: these could not be asked about, and why.
    """

    records: Mapping[Identifier, Record] = field(default_factory=dict)
    missing: tuple[Identifier, ...] = ()
    unasked: Mapping[Identifier, NetworkError] = field(default_factory=dict)


def look_up(wanted: Iterable[Identifier], http: Http) -> Lookup:
    """Return what the services say about identifiers; those of other schemes are missing.

    Never raises for one identifier: a batch reports every item.
    """
    todo = list(dict.fromkeys(wanted))
    records: dict[Identifier, Record] = {}
    unasked: dict[Identifier, NetworkError] = {}
    for source in SOURCES:
        mine = [i for i in todo if i.scheme == source.SCHEME and i not in records]
        recalled = {i: record for i in mine if (record := _recalled(i, source, http))}
        records |= recalled
        mine = [i for i in mine if i not in recalled]
        for start in range(0, len(mine), source.BATCH):
            batch = mine[start : start + source.BATCH]
            try:
                records |= {i: record for i, record in _ask(batch, source, http) if i in batch}
            except NetworkError as error:
                unasked |= dict.fromkeys(batch, error)
    unasked = {i: error for i, error in unasked.items() if i not in records}
    missing = tuple(i for i in todo if i not in records and i not in unasked)
    answered = {i: _as_asked(records[i], i) for i in todo if i in records}
    return Lookup(answered, missing, unasked)


def _as_asked(record: Record, asked: Identifier) -> Record:
    """Name the version only where it was asked for: services answer about the newest one."""
    return replace(
        record, identifiers=tuple(asked if i == asked else i for i in record.identifiers)
    )


def _recalled(identifier: Identifier, source: Source, http: Http) -> Record | None:
    found = http.recall(source.request([identifier]), source.parse)
    return None if found is None else dict(_named(found)).get(identifier)


def _ask(
    batch: list[Identifier], source: Source, http: Http
) -> Iterator[tuple[Identifier, Record]]:
    """Ask about a batch; a service that rejects it for one bad id is asked about its halves."""
    question = source.request(batch)
    try:
        answer = http.ask(question, source.parse, keep=bool)
        if isinstance(answer, Found) and not answer.value:
            # arXiv has served empty feeds by mistake for years: believed the second time only.
            answer = http.ask(question, source.parse, keep=bool)
    except UnresolvedError:
        if len(batch) == 1:
            return
        half = len(batch) // 2
        yield from _ask(batch[:half], source, http)
        yield from _ask(batch[half:], source, http)
        return
    if isinstance(answer, Found):
        yield from _named(answer)


def _named(found: Found[tuple[Record, ...]]) -> Iterator[tuple[Identifier, Record]]:
    """Yield each record under each of its identifiers: answers are matched by base id."""
    for record in found.value:
        dated = replace(record, retrieved=found.retrieved)
        for identifier in record.identifiers:
            yield identifier, dated
