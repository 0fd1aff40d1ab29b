"""Titles that arXiv and the library had in common: noted, so that manual titles are not reverted.

Responsible for reading and noting. Does not depend on who asked arXiv.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ssmlit.cli.shared.session import Session
from ssmlit.model import Record

TITLES = "titles"


def note_titles(session: Session, known: Mapping[str, str], records: Iterable[Record]) -> None:
    """Note the titles that entries of the library as it is now have as arXiv's records have them.

    What is `known` is noted already.
    """
    from ssmlit.actions.refresh.retitling import shared_titles
    from ssmlit.store.notes import write_notes

    by_id = {one: record for record in records for one in record.identifiers[:1]}
    entries = session.library.by_identifiers(by_id)
    pairs = ((entry, by_id[one]) for one, found in entries.items() for entry in found[:1])
    after = {**known, **shared_titles(pairs)}
    if after != known:
        write_notes(session.path, TITLES, after)
