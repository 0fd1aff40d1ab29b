"""What `ssmlit import` reads: files, folders or standard input, and facts about their papers.

Responsible for asking each source of facts once, and for saying where they come from. Does not
depend on formats, nor on what is done with the rows.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import identifiers
from ssmlit.actions.adding.batch import NEEDS_METADATA
from ssmlit.catalogue import SOURCE
from ssmlit.cli.shared.progress import progress
from ssmlit.errors import UsageError
from ssmlit.fields import tags
from ssmlit.importers import decode, read_rows
from ssmlit.render.markers import refuse_conflict
from ssmlit.store.disk_files import read_named
from ssmlit.strings import plural, quoted

if TYPE_CHECKING:
    from ssmlit.actions.records.lookup_order import CombinedLookup
    from ssmlit.cli.shared.session import Session
    from ssmlit.importers import Row
    from ssmlit.library import Library
    from ssmlit.model import Identifier, Record

BATCHED = "arxiv"  # a hundred in one request; other services take one each
MANY = 20  # papers to ask about from which a progress bar is worth its space
READMES = ("README.md", "readme.md", "Readme.md", "README.markdown", "README")


class ImportedFile(NamedTuple):
    """A file that is imported: its text and the rows in it."""

    path: Path
    text: str
    rows: tuple[Row, ...]


def read_source(name: str, form: str, encoding: str, known: CombinedLookup) -> ImportedFile:
    """Return the contents of a file, a folder's README, or standard input (`-`).

    Titles that catalogue or snapshots know show how a list is written.

    Raises:
        LibraryError: git left a merge conflict in it.
        UsageError: it cannot be read, is not text of a known format, or a folder without a README.
    """
    is_folder = os.path.isdir(name)  # noqa: PTH112 - Path.is_dir raises for a name too long
    path = _readme(Path(name)) if is_folder else Path(name)
    if name != "-" and not path.exists() and identifiers.parse(name):
        raise UsageError(f"{name} is a paper, not a file", hint=f"`ssmlit add {quoted(name)}`")
    data = sys.stdin.buffer.read() if name == "-" else read_named(path)
    text = decode(data, str(path), encoding)
    refuse_conflict(text, str(path))
    rows = read_rows(text, str(path), form or None, is_known=lambda it: bool(known.by_title(it)))
    return ImportedFile(path, text, rows)


def _readme(folder: Path) -> Path:
    for name in READMES:
        if (folder / name).is_file():
            return folder / name
    raise UsageError(f"the folder {folder} has no README", hint="name the file")


# -- facts --------------------------------------------------------------------------------------


def look_up(
    session: Session, rows: Sequence[Row], there: CombinedLookup, *, offline: bool
) -> tuple[dict[Identifier, Record], int]:
    """Look up papers that no catalogue or snapshot has; return how many could not be asked."""
    records = [row.record for row in rows if row.record is not None]
    named = [it for record in records for it in _looked_up(record)]
    known = there.by_identifiers(named)
    wanted = [identifier for identifier in named if identifier not in known]
    _report_ages(session, known.values())
    if not wanted:
        return {}, 0
    http = session.http(offline=offline)
    if not http.settings.offline:
        wanted = _without_complete(session.library, wanted)
    elif http.cache.is_empty:
        return {}, 0  # nobody can be asked
    from ssmlit import sources

    with progress(session, "asking", len(wanted), MANY) as bar:
        found = sources.look_up(wanted, http, bar)
    return dict(found.records), 0 if http.settings.offline else len(found.unasked)


def _looked_up(record: Record) -> Sequence[Identifier]:
    """Return the identifiers by which a paper is looked up.

    Its arXiv ids; without one, where title, people or year are lacking, the first that a service
    knows.
    """
    from ssmlit.sources import ROUTES

    named = [it for it in record.identifiers if it.scheme == BATCHED]
    if named or (record.title and record.authors and record.year):
        return named
    return [it for it in record.identifiers if it.scheme in ROUTES][:1]


def _report_ages(session: Session, records: Iterable[Record]) -> None:
    """Report how much comes from which snapshot, and how old its facts are."""
    counts = Counter((one.source, one.retrieved) for one in records if one.source != SOURCE)
    for (source, day), count in counts.items():
        session.note(f"{plural(count, 'paper')} from the {source} of {day or 'an unknown day'}")


def _without_complete(library: Library, wanted: list[Identifier]) -> list[Identifier]:
    """Return the identifiers of works that are incomplete in the library."""
    there = library.by_identifiers(wanted)
    return [
        identifier
        for identifier in wanted
        if not there[identifier]
        or any(NEEDS_METADATA in tags(entry) for entry in there[identifier])
    ]
