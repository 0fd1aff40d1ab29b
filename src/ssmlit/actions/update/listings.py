"""New results of saved queries: from arXiv, or from snapshots when offline.

Responsible for the days to look back, for pages, for answers that are empty by mistake, and
for keeping "nothing new" and "could not ask" apart. Does not depend on the library.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ssmlit.errors import NetworkError, UnresolvedError
from ssmlit.http.answers import Found
from ssmlit.model import Record
from ssmlit.sources import arxiv, arxiv_query
from ssmlit.strings import plural

if TYPE_CHECKING:
    from ssmlit.http import Http
    from ssmlit.snapshot import Snapshot

OVERLAP = 7  # days: arXiv shows papers days after they were submitted, longer over holidays
FIRST = 30  # days that a query looks back the first time
_PAGE = 200  # papers per request
_PAGES = 15  # requests per query, 45 s at arXiv's pace
_HALF_A_DAY = 12 * 60 * 60.0  # a nightly run must not get last night's answer


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query of the settings; its text is known to be one that arXiv understands."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """A paper that a query found."""

    record: Record  # its metadata; the identifier carries the version
    updated: date  # the day of its newest version
    queries: tuple[str, ...]  # the names of the queries that found it
    new: bool  # whether its version 1 is from the days searched; else only a revision is


@dataclass(frozen=True, slots=True)
class QueryAnswer:
    """The outcome of one query."""

    query: SavedQuery
    since: date  # the day from which papers and revisions were looked for
    until: date  # the day up to which all papers are now known
    hits: tuple[ListedPaper, ...] = ()  # in the order of the answer
    total: int = 0  # how many papers the query finds in all
    failure: NetworkError | None = None  # why the query could not be answered, or `None`
    doubt: str = ""  # why the answer may be wrong, one sentence; "" when nothing speaks against it
    unread: str = ""  # why papers of the answer cannot be read; "" when all can

    @property
    def warning(self) -> str:
        """What a person should know about an answer, one sentence, or ""."""
        left_out = f"papers that arXiv lists cannot be read: {self.unread}" if self.unread else ""
        return self.doubt or left_out


@dataclass(frozen=True, slots=True)
class QueryRunner:
    """Asks arXiv, or offline the snapshots, what queries find."""

    notes: Mapping[str, Any]  # what is known about earlier runs; see `noted`
    today: date  # the day of this run
    since: date | None  # the first day to search, regardless of earlier runs; or `None`
    http: Http  # asks arXiv
    snapshots: Sequence[Snapshot] = field(default=())  # where to search when offline

    def ask(self, query: SavedQuery) -> QueryAnswer:
        """Return what a query finds; never raises for one of several."""
        if self.http.settings.offline:
            return self._from_snapshots(query)
        since = self._since(query, self.today)
        try:
            return self._from_arxiv(query, since)
        except (NetworkError, UnresolvedError) as failure:
            return QueryAnswer(query, since, since, failure=NetworkError.of(failure))

    def _since(self, query: SavedQuery, until: date) -> date:
        if self.since is not None:
            return self.since
        last = _note(self.notes, query).get("day")
        try:
            day = date.fromisoformat(last) if isinstance(last, str) else None
        except ValueError:
            day = None
        return min(day, until) - timedelta(OVERLAP) if day else until - timedelta(FIRST)

    def _from_arxiv(self, query: SavedQuery, since: date) -> QueryAnswer:
        pages = [self._page(query, 0)]
        doubt = ""
        if not pages[0].records and (pages[0].total or _note(self.notes, query).get("answered")):
            pages = [self._page(query, 0)]  # arXiv has served empty answers by mistake for years
            if pages[0].total and not pages[0].records:
                doubt = f"arXiv counts {plural(pages[0].total, 'paper')} and listed none, twice"
            elif not pages[0].records:
                doubt = "arXiv found nothing at all, twice, although it found papers before"
        while _has_more(pages, since) and len(pages) < _PAGES:
            pages.append(self._page(query, len(pages) * _PAGE))
        if _has_more(pages, since):
            doubt = f"it finds more than {_PAGE * _PAGES:,} papers; the oldest were not looked at"
        elif not doubt and (missing := _missing(pages, since)):
            counted = plural(pages[-1].total, "paper")
            doubt = f"arXiv counts {counted} and did not list {missing:,} of them"
        listed = [
            (record, updated)
            for page in pages
            for record, updated in zip(page.records, page.updated, strict=True)
            if updated >= since
        ]
        return QueryAnswer(
            query, since, since if doubt else self.today, _hits(query, listed, since),
            pages[0].total, doubt=doubt,
            unread=next((page.unread for page in pages if page.unread), ""),
        )  # fmt: skip

    def _page(self, query: SavedQuery, start: int) -> arxiv.Page:
        request = arxiv.listing(query.text, start, _PAGE)
        answer = self.http.ask(request, arxiv.page, keep=_is_whole)
        if not isinstance(answer, Found):
            raise NetworkError(f"{answer.service} has no such address", hint="try again later")
        records = tuple(one._replace(retrieved=answer.retrieved) for one in answer.value.records)
        page: arxiv.Page = answer.value
        return page._replace(records=records)

    def _from_snapshots(self, query: SavedQuery) -> QueryAnswer:
        finds = arxiv_query.parse_arxiv_query(query.text)
        dated = [(day, one) for one in self.snapshots if (day := _last_day(one.date)) is not None]
        if not dated:
            failure = NetworkError(
                "offline, and there is no snapshot to search",
                hint="run it online, or build a snapshot of arXiv's bulk metadata",
            )
            return QueryAnswer(query, self.today, self.today, failure=failure)
        until = max(day for day, _ in dated)
        since = self._since(query, until)
        listed: dict[str, tuple[Record, date]] = {}
        for _, snapshot in dated:
            for record, categories in snapshot.recent(since):
                if finds(arxiv_query.QueriedPaper(record, categories)):
                    listed.setdefault(record.identifier("arxiv"), (record, _day(record)))
        hits = _hits(query, list(listed.values()), since)
        return QueryAnswer(query, since, until, hits, len(hits))


def _is_whole(page: arxiv.Page) -> bool:
    return bool(page.records) and not page.unread


def limit_age_of_answers(http: Http) -> None:
    """Let a client use stored answers for at most half a day from now on."""
    fresh = min(http.settings.fresh, _HALF_A_DAY)
    http.settings = http.settings._replace(fresh=fresh)


def noted(notes: Mapping[str, Any], answers: Sequence[QueryAnswer]) -> dict[str, Any]:
    """Return the updated notes of runs: a day only moves forward, and only by an answer."""
    after = dict(notes)
    for answer in answers:
        if answer.failure is not None:
            continue
        same = _note(notes, answer.query)
        day = max(str(same.get("day", "")), "" if answer.doubt else answer.until.isoformat())
        after[answer.query.name] = {
            "query": answer.query.text,
            "day": day,
            "answered": bool(answer.total or same.get("answered")),
        }
    return after


def _note(notes: Mapping[str, Any], query: SavedQuery) -> Mapping[str, Any]:
    """Return the note about a query; an empty one if its text has changed."""
    known = notes.get(query.name)
    return known if isinstance(known, dict) and known.get("query") == query.text else {}


def papers_of_answers(answers: Sequence[QueryAnswer]) -> tuple[ListedPaper, ...]:
    """Return every paper once, with the names of all queries that found it."""
    found: dict[str, ListedPaper] = {}
    for answer in answers:
        for hit in answer.hits:
            name = hit.record.identifier("arxiv")
            known = found.get(name)
            if known is None:
                found[name] = hit
            else:
                queries = tuple(dict.fromkeys((*known.queries, *hit.queries)))
                found[name] = replace(known, queries=queries, new=known.new or hit.new)
    return tuple(found.values())


def by_authors(names: Sequence[str]) -> str:
    """Return the query for the papers of people."""
    return " OR ".join(f'au:"{name}"' for name in names)


def _has_more(pages: Sequence[arxiv.Page], since: date) -> bool:
    """Whether another page may hold papers from the days searched that no page so far has."""
    last = pages[-1]
    seen = {record.identifier("arxiv") for page in pages[:-1] for record in page.records}
    brings_news = any(record.identifier("arxiv") not in seen for record in last.records)
    if not brings_news or len(pages) * _PAGE >= last.total:
        return False
    return min(last.updated) >= since


def _missing(pages: Sequence[arxiv.Page], since: date) -> int:
    """Return how many papers a query finds that no page lists, though they may be of these days.

    An answer that was cut short says so only by its count. Papers that cannot be read are listed.
    """
    if any(page.unread or min(page.updated, default=since) < since for page in pages):
        return 0
    listed = {record.identifier("arxiv") for page in pages for record in page.records}
    return max(pages[-1].total - len(listed), 0)


def _hits(
    query: SavedQuery, listed: Sequence[tuple[Record, date]], since: date
) -> tuple[ListedPaper, ...]:
    return tuple(
        ListedPaper(record, updated, (query.name,), new=_day(record) >= since)
        for record, updated in listed
    )


def _day(record: Record) -> date:
    """Return the day of version 1, the latest possible if it is uncertain."""
    try:
        return date(record.year, record.month, record.day)
    except ValueError:
        return _last_day(f"{record.year:04}-{record.month:02}") or date.max


def _last_day(text: str) -> date | None:
    """Return the day that `YYYY`, `YYYY-MM` or `YYYY-MM-DD` ends with, or `None`."""
    year, month, day = ([int(part) for part in text.split("-") if part.isdecimal()] + [0, 0, 0])[:3]
    try:
        if day:
            return date(year, month, day)
        after = date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
        return after - timedelta(1)
    except ValueError:
        return None
