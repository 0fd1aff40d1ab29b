"""Which record of a cluster a merge keeps: a cited, then published, then fuller, then older one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from ssmlit import identifiers
from ssmlit.duplicates.places import is_published_in
from ssmlit.fields.entry_types import PREPRINTS, THESES
from ssmlit.model import Record


def survivor(
    records: Sequence[Record],
    *,
    cited: Collection[str] = (),
    whole: Callable[[int], Record] | None = None,
) -> Record:
    """Return the record to keep.

    Args:
        records: of one work, in file order; at least one.
        cited: citation keys that documents use.
        whole: returns the full record at a place, if `records` are partial.
    """
    # a thesis is one, whatever more a @misc says of it
    vague = PREPRINTS if any(one.type in THESES for one in records) else ()
    ranks = [
        (one.key not in cited, not is_published_in(one.venue), one.type in vague) for one in records
    ]
    best = [place for place, rank in enumerate(ranks) if rank == min(ranks)]
    if len(best) > 1:
        get = whole or records.__getitem__
        best.sort(key=lambda place: -_completeness(get(place)))
    return records[best[0]]


def _completeness(record: Record) -> int:
    """Return how many of the facts a bibliography prints are known.

    An identifier counts once, wherever it is; a link only when it adds one that is not named
    by an identifier already, so that `url = arxiv.org/abs/…` says no more than `eprint`.
    """
    known = (
        record.title, record.authors, record.year, record.venue, record.volume, record.number,
        record.pages, record.publisher, record.abstract, record.month,
    )  # fmt: skip
    more = sum(identifiers.parse(link.url) not in record.identifiers for link in record.links)
    return sum(map(bool, known)) + len(record.identifiers) + more
