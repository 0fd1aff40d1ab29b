"""Finding papers, in the library or not: in the catalogue, snapshots and services.

Responsible for the small language of `find`, for joining what several places say about one work,
and for marking what the library already has. Does not depend on what is done with the papers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ssmlit import latex
from ssmlit.actions.records.combining import one_per_work
from ssmlit.actions.records.lookup_order import CombinedLookup
from ssmlit.errors import UsageError
from ssmlit.model import NearTitle, Record
from ssmlit.query import ranges
from ssmlit.query.lexer import tokens
from ssmlit.snapshot.search import SearchMatches, SearchTerms, choose, search, spelt
from ssmlit.sources import look_up_title

if TYPE_CHECKING:
    from ssmlit.catalogue import Catalogue
    from ssmlit.errors import NetworkError
    from ssmlit.http import Http
    from ssmlit.snapshot import Snapshot

_FIELDS = "author:, title:, year: and venue:"


@dataclass(frozen=True, slots=True)
class FoundRecords:
    """What was found."""

    # the best ones, in their order, each with how well it matches, 0 to 100
    papers: tuple[NearTitle, ...]
    total: int  # how many records there are in all places; of one work there may be several
    approximate: bool = False  # whether only similar titles were found
    failures: tuple[NetworkError, ...] = ()  # why some services could not be asked


def parse(query: str) -> SearchTerms:
    """Return what a query asks for: words of titles, `author:`, `title:`, `year:`, `venue:`.

    Raises:
        UsageError: an unknown field, an operator, no valid year, or neither a word nor a name.
    """
    words: list[str] = []
    authors: list[str] = []
    years, venue = (ranges.FIRST_YEAR, ranges.LAST_YEAR), ""
    for token in tokens(query):
        name = token.field.name if token.field else ""
        folded = latex.fold(token.value).split()
        if token.kind not in {"word", "phrase"} or name not in {
            "", "title", "author", "year", "venue",
        }:  # fmt: skip
            raise UsageError(
                f"`find` does not understand `{query[token.start : token.end]}`",
                hint=f"words, {_FIELDS}; `ssmlit search` searches the library with all fields",
            )
        if name == "author":
            authors += folded
        elif name == "year":
            years = _years(token.value)
        elif name == "venue":
            venue = token.value
        else:
            words += folded
    wanted = SearchTerms(tuple(words), tuple(authors), years, venue)
    if wanted.is_empty:
        raise UsageError("nothing to look for", hint="give words of the title, or author:NAME")
    return wanted


def find_records(
    query: str,
    catalogue: Catalogue,
    snapshots: Sequence[Snapshot],
    limit: int,
    http: Http | None,
) -> FoundRecords:
    """Return the papers that have everything a query asks for; else those of similar titles.

    Args:
        query: see `parse`.
        catalogue: what the package knows.
        snapshots: the most trusted first.
        limit: at most that many.
        http: asks the services, too; None asks none.
    """
    wanted = parse(query)
    online, failures = _of_services(wanted, http, limit) if http else (SearchMatches(), ())
    matches = [
        choose(catalogue.containing(wanted.words, wanted.authors), wanted, limit),
        *(search(snapshot, wanted, limit) for snapshot in snapshots),
        online,
    ]
    found = _united(matches, limit) or _similar(wanted, catalogue, snapshots, limit)
    return replace(found, failures=failures)


def _united(matches: Sequence[SearchMatches], limit: int) -> FoundRecords | None:
    papers = one_per_work(found for match in matches for found in match.records)
    total = sum(match.total for match in matches)
    return FoundRecords(papers[:limit], total) if papers else None


def _of_services(
    wanted: SearchTerms, http: Http, limit: int
) -> tuple[SearchMatches, tuple[NetworkError, ...]]:
    """Return what services find for the words, as far as it has everything wanted."""
    answered = look_up_title(" ".join((*wanted.words, *wanted.authors)), http, limit=limit)
    fitting = [
        record
        for record in answered.records
        if all(word in latex.squash(record.title) for word in wanted.words)
        and _has_authors(record, wanted.authors)
    ]
    return choose(fitting, wanted, limit), answered.failures


def _similar(
    wanted: SearchTerms, catalogue: Catalogue, snapshots: Sequence[Snapshot], limit: int
) -> FoundRecords:
    respelt = ((one, wanted._replace(words=spelt(one, wanted.words))) for one in snapshots)
    if alike := _united([search(one, words, limit) for one, words in respelt], limit):
        return replace(alike, approximate=True)
    near = CombinedLookup([catalogue, *snapshots]).near_title(" ".join(wanted.words), limit)
    found = [
        one
        for one in near
        if wanted.admits(one.record) and _has_authors(one.record, wanted.authors)
    ]
    papers = one_per_work(found)[:limit]
    return FoundRecords(papers, len(papers), approximate=True)


def _has_authors(record: Record, names: Sequence[str]) -> bool:
    known = set(" ".join(latex.fold(str(person)) for person in record.authors).split())
    return known.issuperset(names)


def _years(text: str) -> tuple[int, int]:
    try:
        return ranges.years(text)
    except ValueError as error:
        raise UsageError(str(error), hint="year:2024, year:2023..2025") from error
