"""From what a user typed to records: snapshots first, then the services, then the catalogue.

Responsible for the order, for titles (which are proposed, never guessed), and for saying where a
record comes from. All it asks the library is whose code a repository holds. Does not depend on
what is done with a record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import fields, identifiers, latex
from ssmlit.actions.records.combining import one_per_work
from ssmlit.actions.records.named_publications import published_versions
from ssmlit.actions.records.resolving import parse_wanted, slug_title
from ssmlit.errors import DecisionError, NetworkError, UnresolvedError
from ssmlit.http import OfflineError
from ssmlit.model import Identifier, NearTitle, Record
from ssmlit.sources import ROUTES, look_up_title
from ssmlit.sources.lookup import as_asked, together
from ssmlit.strings import quoted

if TYPE_CHECKING:
    from ssmlit.actions.records.lookup_order import RecordPlaces
    from ssmlit.errors import SsmlitError
    from ssmlit.http import Http
    from ssmlit.library import Library

_NOBODY = "no service knows it"
_OFFERED = 5  # works that are proposed for a title
_WORDS = 4  # words of a title that is not known, for a search
_PROPOSED = 85.0  # likeness of titles from which a work is proposed


class UnclearError(DecisionError):
    """A title or code address for which the user has to choose a work.

    Args:
        message: what is unclear.
        candidates: the works it may be, the most similar first.
        sure: whether exactly one work has just this title.
    """

    def __init__(self, message: str, candidates: Sequence[Record], *, sure: bool = False) -> None:
        names = (str(one.identifiers[0]) for one in candidates if one.identifiers)
        hint = "at a terminal ssmlit asks which one you mean"
        if choice := next(names, ""):
            hint = f"add it by its identifier: `ssmlit add {quoted(choice)}`"
        if sure:
            hint = f"{hint}; --yes takes the one with exactly that title"
        super().__init__(message, hint=hint)
        self.candidates = tuple(candidates)
        self.sure = sure


class Fetched(NamedTuple):
    """What is known about each thing asked for."""

    records: Mapping[str, Record]  # by the words the user typed, in their order
    failures: Mapping[str, SsmlitError]  # by the words the user typed: why there is no record
    # words whose record comes from a snapshot or the catalogue, with the reason why no service
    # answered; "" where none needed to be asked
    stale: Mapping[str, str]
    # words whose record is a preprint's, with the published version it names
    published: Mapping[str, Record] = {}


def fetch(asked: Sequence[str], places: RecordPlaces, library: Library) -> Fetched:
    """Return a record for every id, link, title or repository, or why there is none.

    Malformed ids are not looked up. What a snapshot has is not asked of a service,
    unless `places` say so; where a service cannot be asked, snapshots and the catalogue answer.
    """
    wanted = parse_wanted(asked)
    run = _Fetch(places, library)
    run.take_identifiers({one.text: one.identifier for one in wanted if one.identifier})
    for one in wanted:
        if one.failure is not None:
            run.failures[one.text] = one.failure
        elif one.title:
            run.take_title(one.text, one.title)
        elif one.code:
            run.take_code(one.text, one.code)
    records = {one.text: run.records[one.text] for one in wanted if one.text in run.records}
    failures = {one.text: run.failures[one.text] for one in wanted if one.text in run.failures}
    published = published_versions(records, places.local, run.online)
    return Fetched(records, failures, run.stale, published)


@dataclass(slots=True)
class _Fetch:
    """One fetch: where it looks, and what it has found so far."""

    places: RecordPlaces
    library: Library
    failures: dict[str, SsmlitError] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    stale: dict[str, str] = field(default_factory=dict)

    @property
    def online(self) -> Http | None:
        """The client that asks services, or None if they may not be asked."""
        http = self.places.http
        return None if http is None or http.settings.offline else http

    def take_identifiers(self, wanted: Mapping[str, Identifier]) -> None:
        """Find a record for each identifier: snapshots, services, catalogue."""
        answer = self.places.look_up(wanted.values())
        for text, identifier in wanted.items():
            failure = answer.unasked.get(identifier)
            if (record := answer.records.get(identifier)) is not None:
                self.records[text] = as_asked(record, identifier)
                if identifier in answer.here:
                    nobody = _NOBODY if identifier in answer.missing else ""
                    self.stale[text] = failure.message if failure else nobody
            elif title := slug_title(identifier):
                self.take_title(text, title)
            else:
                self.failures[text] = failure or _unknown(text, identifier)

    def take_title(self, text: str, title: str) -> None:
        """Propose works for a title; the user has to choose."""
        near = list(self.places.local.near_title(title, _OFFERED))
        failures: tuple[NetworkError, ...] = ()
        http = self.online
        if http and (self.places.fresh or not any(n.score == 100 for n in near)):
            records, failures = look_up_title(title, http, limit=_OFFERED)
            near += [NearTitle(one, _alike(title, one.title)) for one in records]
        works = one_per_work(one for one in near if one.score >= _PROPOSED)[:_OFFERED]
        is_known = any(work.score == 100 for work in works)
        owned = _by_title(self.library, title) if not is_known else []
        if len(owned) == 1:
            self.records[text] = owned[0]
        elif owned:
            self.failures[text] = _several_here(title, owned)
        elif works:
            self.failures[text] = _unclear(title, works)
        elif failures:
            self.failures[text] = together(failures)
        else:
            self.failures[text] = _untitled(title, offline=http is None)

    def take_code(self, text: str, repository: str) -> None:
        """Find the work whose code is in a repository."""
        owned = _by_code(self.library, repository)
        known = owned or self.places.local.by_code(repository)
        works = one_per_work((record, 100.0) for record in known)
        if owned and len(works) == 1:
            self.records[text] = works[0].record
        elif len(works) == 1:
            self.records[text], self.stale[text] = works[0].record, ""
        elif works:
            records = [work.record for work in works]
            self.failures[text] = UnclearError(
                f"{repository} is the code of several works", records
            )
        else:
            self.failures[text] = UnresolvedError(
                f"no known work has the code {repository}",
                hint="add the paper by its arXiv id or DOI, with --code",
            )


def _by_code(library: Library, repository: str) -> list[Record]:
    """Return the library's works whose code is in a repository."""
    names = frozenset({"code", "links", "url", "howpublished"})
    entries = library.document.containing([latex.squash(repository)], names=names)
    records = map(fields.record, entries)
    return [one for one in records if identifiers.repository(one.link("code")) == repository]


def _by_title(library: Library, title: str) -> list[Record]:
    """Return the library's works with just this title."""
    folded = latex.fold(title)
    entries = library.containing(folded.split())
    return [one for one in map(fields.record, entries) if latex.fold(one.title) == folded]


def _several_here(title: str, owned: Sequence[Record]) -> DecisionError:
    keys = " and ".join(record.key for record in owned)
    return DecisionError(
        f"{keys} of the library have the title `{title}`",
        hint="another work is added by its arXiv id, DOI or link",
    )


def _alike(one: str, other: str) -> float:
    return latex.likeness(latex.fold(one), latex.fold(other))


def _unclear(title: str, works: Sequence[NearTitle]) -> UnclearError:
    equal = [work for work in works if work.score == 100]
    there = (
        "there is a work with that or a similar title"
        if len(works) == 1
        else f"there are {len(works)} works with that or a similar title"
    )
    records = [work.record for work in works]
    return UnclearError(f"`{title}` is a title; {there}", records, sure=len(equal) == 1)


def _untitled(title: str, *, offline: bool) -> SsmlitError:
    """Return the failure for an unknown title; offline, services may still know it."""
    if offline:
        return OfflineError(
            f"no known work has the title `{title}`; services were not asked: offline",
            hint="run the command once online, or give its arXiv id or DOI",
        )
    words = " ".join(map(quoted, latex.fold(title).split()[:_WORDS]))
    return UnresolvedError(
        f"no known work has the title `{title}`",
        hint=f"`ssmlit find {words}` searches for its words; or give its arXiv id or DOI",
    )


def _unknown(text: str, identifier: Identifier) -> UnresolvedError:
    if identifier.scheme in ROUTES:
        return UnresolvedError(
            f"no service knows `{text}`", hint="check the digits, or write the entry by hand"
        )
    return UnresolvedError(
        f"`{text}` is {identifier}, which no service looks up",
        hint="look for the paper's arXiv id or DOI, or give its title in quotation marks",
    )
