"""arXiv papers with a newer version, or withdrawn: what their entries do not say yet.

arXiv has no flag for a withdrawal; "withdrawn" in the comment of the newest version is the sign
(https://info.arxiv.org/help/withdraw.html), so it is quoted and called probable. Responsible
for the comparison. Does not depend on what is done about it: nothing is changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit.errors import NetworkError, UnresolvedError
from ssmlit.http.answers import Found
from ssmlit.model import Entry, Identifier
from ssmlit.sources import arxiv

if TYPE_CHECKING:
    from ssmlit.http import Http
    from ssmlit.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class NewestVersion:
    """What is known about a paper's newest version."""

    version: int  # its number, or 0 when unknown
    updated: date | None  # its day, or `None` when unknown
    withdrawal: str  # the comment that says it was withdrawn, or ""
    source: str


@dataclass(frozen=True, slots=True)
class RevisedEntry:
    """An entry whose paper was revised or withdrawn."""

    entry: Entry
    name: Identifier  # the paper's arXiv id, with the version that the entry states
    newest: NewestVersion


def newest_versions(
    wanted: Sequence[Identifier], http: Http | None, snapshots: Sequence[Snapshot]
) -> tuple[dict[Identifier, NewestVersion], tuple[NetworkError, ...]]:
    """Return the newest version of arXiv papers, and why some could not be asked about.

    Without `http`, or where arXiv was not asked, the snapshots are searched.
    """
    found: dict[Identifier, NewestVersion] = {}
    failures: list[NetworkError] = []
    todo = list(dict.fromkeys(wanted))
    if http is not None:
        for start in range(0, len(todo), arxiv.BATCH):
            try:
                found |= _asked(todo[start : start + arxiv.BATCH], http)
            except (NetworkError, UnresolvedError) as failure:
                failures.append(NetworkError.of(failure))
    for snapshot in snapshots:
        missing = [one for one in todo if one not in found]
        for identifier, record in snapshot.by_identifiers(missing).items():
            if number := snapshot.versions(identifier):
                found[identifier] = NewestVersion(number, None, record.note, snapshot.name)
    return found, tuple(failures)


def revised(
    entries: Sequence[Entry], newest: Mapping[Identifier, NewestVersion]
) -> tuple[RevisedEntry, ...]:
    """Return the entries whose paper was withdrawn, or revised since they were written.

    An entry says of which version it is, or the day on which it was added does.
    """
    found = []
    for entry in entries:
        if (name := arxiv_id(entry)) and (known := newest.get(name)):
            withdrawn = known.withdrawal and not entry.get("note").strip()
            if withdrawn or _is_newer(entry, name, known):
                found.append(RevisedEntry(entry, name, known))
    return tuple(found)


def arxiv_id(entry: Entry) -> Identifier | None:
    """Return an entry's arXiv id, or `None`."""
    return next((one for one in fields.identifiers(entry) if one.scheme == "arxiv"), None)


def _is_newer(entry: Entry, name: Identifier, newest: NewestVersion) -> bool:
    if name.version:
        return newest.version > name.version
    try:
        added = date.fromisoformat(entry.get("timestamp").strip()[:10])
    except ValueError:
        return False
    return newest.version > 1 and newest.updated is not None and newest.updated > added


def _asked(ids: Sequence[Identifier], http: Http) -> dict[Identifier, NewestVersion]:
    answer = http.ask(arxiv.request(ids), arxiv.page, keep=lambda page: bool(page.records))
    if not isinstance(answer, Found):
        return {}
    page: arxiv.Page = answer.value
    found = {}
    for record, updated in zip(page.records, page.updated, strict=True):
        name = record.identifiers[0]
        found[name] = NewestVersion(name.version, updated, record.note, "arXiv API")
    return found
