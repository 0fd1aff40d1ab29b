"""The published version of a preprint, where the preprint's own record names it.

Identity first: the DOI that arXiv's authors gave, else, where they typed a journal, a record of the
same title and people that a snapshot or the catalogue has. Venue, title and authors are taken from
one record. Responsible for proposing; the user decides. Does not depend on the library.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ssmlit.actions.records.combining import with_preprint_facts
from ssmlit.duplicates.people import same_people
from ssmlit.duplicates.vocabulary import ABOUT_AN_ARTICLE
from ssmlit.fields.titles import agreement
from ssmlit.latex import fold
from ssmlit.model import Identifier, Record

if TYPE_CHECKING:
    from ssmlit.actions.records.lookup_order import CombinedLookup
    from ssmlit.http import Http

_LATEST = 6  # years between a preprint and its publication


def published_versions(
    preprints: Mapping[str, Record], known: CombinedLookup, http: Http | None
) -> dict[str, Record]:
    """Return the published version of those preprints whose record names one.

    Args:
        preprints: by the words they were asked with.
        known: where records are looked for first.
        http: asks the services for DOIs that are not known; None asks none.

    Returns: by the same words, the published record with the preprint's identifiers.
    """
    dois = {asked: doi for asked, one in preprints.items() if (doi := _doi(one))}
    records = known.look_up(dois.values(), http).records if dois else {}
    found: dict[str, Record] = {}
    for asked, preprint in preprints.items():
        candidates = [records[dois[asked]]] if asked in dois and dois[asked] in records else []
        names_a_journal = preprint.type == "misc" and "journalref" in dict(preprint.extra)
        if not candidates and names_a_journal:
            candidates = list(known.by_title(preprint.title))
        fitting = [one for one in candidates if is_publication_of(one, preprint)]
        if fitting:
            found[asked] = with_preprint_facts(fitting[0], preprint)
    return found


def is_publication_of(record: Record, preprint: Record) -> bool:
    """Whether a record is published and of the preprint's title, people and time.

    "Deep Learning" must not become another "Deep Learning": the first author must be the same,
    and half of the authors. A record that knows no year would take the entry's away; the title of a
    correction is that of the paper and a word.
    """
    if record.type == "misc" or not record.venue or not record.year:
        return False
    titles = record.title, preprint.title
    if _is_about(*titles) or agreement(*titles) == "different":
        return False
    in_time = not preprint.year or preprint.year - 1 <= record.year <= preprint.year + _LATEST
    return in_time and same_people(preprint, record)


def _is_about(title: str, preprint: str) -> bool:
    """Whether a title is of something about the paper: "Correction to: …", "… (Erratum)"."""
    words, known = fold(title).split(), fold(preprint).split()
    at_ends = {*words[:2], *words[-2:]} - {"retracted", *known}  # that is the paper itself
    return not at_ends.isdisjoint(ABOUT_AN_ARTICLE)


def _doi(record: Record) -> Identifier | None:
    """Return the DOI of a publisher that an arXiv record carries."""
    if record.type != "misc" or not record.identifier("arxiv"):
        return None
    return next((one for one in record.identifiers if one.scheme == "doi"), None)
