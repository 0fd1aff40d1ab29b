"""What is known about the papers of an import: snapshots, and the services for those they lack.

Responsible for asking each source once, and for saying where facts come from. Does not depend on
what is done with the rows.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ssmlit.actions.adding.batch import NEEDS_METADATA
from ssmlit.catalogue import SOURCE
from ssmlit.fields import tags
from ssmlit.plurals import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ssmlit.cli.shared.session import Session
    from ssmlit.importers import Row
    from ssmlit.library import Library
    from ssmlit.model import Identifier, Record
    from ssmlit.snapshot import Lookups

LOOKED_UP = {"arxiv"}


def look_up(
    session: Session, rows: Sequence[Row], there: Lookups, *, offline: bool
) -> tuple[dict[Identifier, Record], int]:
    """Look up papers that no catalogue or snapshot has; return how many could not be asked."""
    records = [row.record for row in rows if row.record is not None]
    named = [it for record in records for it in record.identifiers if it.scheme in LOOKED_UP]
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

    found = sources.look_up(wanted, http)
    return dict(found.records), 0 if http.settings.offline else len(found.unasked)


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
