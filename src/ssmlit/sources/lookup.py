"""Many identifiers → records: stored answers first, then each service of the scheme in turn.

Three outcomes are kept apart for every identifier: a record, *missing* (every service that could
know it said no) and *unasked* (a service failed before it could say). Responsible for the order of
`routes` and for not believing an answer about another work.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ssmlit.errors import NetworkError, UnresolvedError
from ssmlit.http import OfflineError
from ssmlit.http.answers import Found, UnreadableError
from ssmlit.identifiers.schemes import INTERNAL
from ssmlit.model import Identifier, Record
from ssmlit.sources.json_answers import PartlyReadError, without_invisible
from ssmlit.sources.routes import ROUTES, title_sources

if TYPE_CHECKING:
    from ssmlit.http import Http
    from ssmlit.sources.routes import SearchSource, Source

Parser: TypeAlias = Callable[[bytes], tuple[Record, ...]]
_STAND_INS = 20  # identifiers that stand-ins are asked for; they take one request each


class LookupResult(NamedTuple):
    """The outcome for every identifier that was looked up."""

    # by identifier, with `source` and `retrieved` filled
    records: Mapping[Identifier, Record] = MappingProxyType({})
    missing: tuple[Identifier, ...] = ()  # those that no service has
    # those that could not be asked about, and why: every service that failed is named
    unasked: Mapping[Identifier, NetworkError] = MappingProxyType({})
    here: frozenset[Identifier] = frozenset()  # those whose record did not come from a service


class TitleLookupResult(NamedTuple):
    """What services found for a title."""

    records: tuple[Record, ...] = ()  # in the order of the services
    failures: tuple[NetworkError, ...] = ()  # why some could not be asked


def look_up(
    wanted: Iterable[Identifier],
    http: Http,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> LookupResult:
    """Return what services say about identifiers; those of schemes without one are missing.

    Never raises for a single identifier: a batch reports every item. `progress` is called with how
    many of how many are settled.
    """
    todo = list(dict.fromkeys(wanted))
    run = _RunningLookup(http, lambda done: progress(done, len(todo)))
    for scheme in dict.fromkeys(identifier.scheme for identifier in todo):
        mine = [identifier for identifier in todo if identifier.scheme == scheme]
        for route in ROUTES.get(scheme, ()):
            if route.instead:
                failed = [i for i in mine if i in run.failures]
                run.ask(route.source, failed if len(failed) <= _STAND_INS else ())
            else:
                run.ask(route.source, mine)
    return run.settled(todo)


def look_up_with(source: Source, wanted: Iterable[Identifier], http: Http) -> LookupResult:
    """Return what one service says about identifiers, regardless of the others."""
    todo = list(dict.fromkeys(wanted))
    run = _RunningLookup(http)
    run.ask(source, todo)
    return run.settled(todo)


def look_up_title(
    title: str, http: Http, sources: Sequence[SearchSource] = (), limit: int = 5
) -> TitleLookupResult:
    """Return what services find for words of a title; empty answers are asked for once more.

    Args:
        title: the words.
        http: asks the services.
        sources: the services to ask; by default all that can search.
        limit: of records from each.
    """
    records: list[Record] = []
    failures: list[NetworkError] = []
    for source in sources or title_sources():
        reader = _AnswerReader(source.found)
        try:
            answer = http.ask(source.search(title, limit), reader.read, keep=reader.keeps)
        except (NetworkError, UnresolvedError) as error:
            failures.append(NetworkError.of(error))
            continue
        if reader.unread:
            failures.append(reader.failure(source.TITLE))
        if isinstance(answer, Found):
            found = map(without_invisible, answer.value)
            records += [one._replace(retrieved=answer.retrieved) for one in found]
    return TitleLookupResult(tuple(records), tuple(failures))


def together(errors: Sequence[NetworkError]) -> NetworkError:
    """Return one failure that names every service which could not be asked."""
    first, *others = errors
    if not others or all(isinstance(error, OfflineError) for error in errors):
        return first
    messages = dict.fromkeys(error.message for error in errors)
    return type(first)("; ".join(messages), hint=first.hint)


def as_asked(record: Record, asked: Identifier) -> Record:
    """Return a record with the identifiers worth keeping, and the one asked for unchanged.

    Services answer about the newest version; and their internal name for a work is no one else's
    name for it.
    """
    names = (asked if i == asked else i for i in record.identifiers)
    kept = tuple(i for i in names if i == asked or i.scheme not in INTERNAL)
    return record._replace(identifiers=kept)


class _RunningLookup:
    """One look-up: what is known so far, and which services failed for which identifier."""

    def __init__(self, http: Http, progress: Callable[[int], object] = lambda _done: None) -> None:
        self._http = http
        self._progress = progress
        self.records: dict[Identifier, Record] = {}
        self.failures: defaultdict[Identifier, list[NetworkError]] = defaultdict(list)

    def ask(self, source: Source, wanted: Sequence[Identifier]) -> None:
        """Ask a service about those identifiers that are not known yet."""
        mine = [identifier for identifier in wanted if identifier not in self.records]
        for identifier in mine:
            if record := self._recalled(identifier, source):
                self.records[identifier] = record
        mine = [identifier for identifier in mine if identifier not in self.records]
        self._progress(len(self.records))
        for start in range(0, len(mine), source.BATCH):
            batch = mine[start : start + source.BATCH]
            try:
                for identifier, record in self._answers(batch, source):
                    if identifier in batch:
                        self.records.setdefault(identifier, record)
            except NetworkError as error:
                for identifier in batch:
                    self.failures[identifier].append(error)
            self._progress(len(self.records))

    def settled(self, todo: Sequence[Identifier]) -> LookupResult:
        """Return the outcome for identifiers."""
        known, failed = self.records, self.failures
        unasked = {i: together(errors) for i, errors in failed.items() if i not in known}
        missing = tuple(i for i in todo if i not in known and i not in unasked)
        return LookupResult(
            {i: as_asked(known[i], i) for i in todo if i in known}, missing, unasked
        )

    def _recalled(self, identifier: Identifier, source: Source) -> Record | None:
        found = self._http.recall(source.request([identifier]), source.parse)
        return None if found is None else dict(_by_identifiers(found)).get(identifier)

    def _answers(
        self, batch: list[Identifier], source: Source
    ) -> Iterator[tuple[Identifier, Record]]:
        """Ask about a batch; where a service rejects it for one bad id, about its halves."""
        reader = _AnswerReader(source.parse)
        question, parse = source.request(batch), _about(batch, reader.read)
        try:
            answer = self._http.ask(question, parse, keep=reader.keeps)
            if isinstance(answer, Found) and not answer.value:
                # arXiv has served empty feeds by mistake for years: believed only the second time
                answer = self._http.ask(question, parse, keep=reader.keeps)
        except UnresolvedError:
            if len(batch) == 1:
                return
            half = len(batch) // 2
            yield from self._answers(batch[:half], source)
            yield from self._answers(batch[half:], source)
            return
        if isinstance(answer, Found):
            yield from _by_identifiers(answer)
        if reader.unread:  # of those that were asked for: which ones is not known
            raise reader.failure(source.TITLE)


class _AnswerReader:
    """Reads those records of an answer that a source can parse.

    Attributes:
        unread: why others cannot be read; "" if all can.
    """

    def __init__(self, parse: Parser) -> None:
        self._parse = parse
        self.unread = ""

    def read(self, body: bytes) -> tuple[Record, ...]:
        """Return the records, as the source's reader does."""
        self.unread = ""
        try:
            return self._parse(body)
        except PartlyReadError as error:
            self.unread = str(error)
            return error.read

    def keeps(self, records: tuple[Record, ...]) -> bool:
        """Whether the answer is worth storing."""
        return bool(records) and not self.unread

    def failure(self, service: str) -> NetworkError:
        """Return the failure that says which records could not be read."""
        return NetworkError(
            f"a record in the answer of {service} cannot be read: {self.unread}",
            hint="try again later; the others were used",
        )


def _about(batch: Sequence[Identifier], read: Parser) -> Parser:
    """Return a reader that refuses an answer about other works than those asked for."""

    def parse(body: bytes) -> tuple[Record, ...]:
        records = read(body)
        named = {identifier for record in records for identifier in record.identifiers}
        if records and not named.intersection(batch):
            other = records[0].identifiers[0] if records[0].identifiers else "no id"
            raise UnreadableError(f"it is about another work ({other}), not {batch[0]}")
        return records

    return parse


def _by_identifiers(found: Found[tuple[Record, ...]]) -> Iterator[tuple[Identifier, Record]]:
    """Yield each record under each of its identifiers: answers are matched by base id."""
    for record in found.value:
        dated = without_invisible(record)._replace(retrieved=found.retrieved)
        for identifier in record.identifiers:
            yield identifier, dated
