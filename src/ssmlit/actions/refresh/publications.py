"""Which publication a preprint became: candidates from many sources, and how certain they are.

Identity first: a DOI that the entry or arXiv names, a record with the preprint's id. Search last,
and stricter. One source proposes, two that agree confirm. Venue, title and authors are those
of one record. Responsible for the rules; does not depend on the sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ssmlit import latex, venues
from ssmlit.actions.records.named_publications import is_publication_of
from ssmlit.model import Record
from ssmlit.venues.vocabulary import SIDE_EVENT
from ssmlit.verify.titles import is_retraction

# The preferred record: publishers know authors, venue and pages best; Semantic
# Scholar abbreviates names, and may mix the venue of one version with the year of another.
_BEST = ("DBLP", "ACL Anthology", "OpenReview", "Crossref", "snapshot", "DataCite", "OpenAlex",
         "catalogue", "Semantic Scholar")  # fmt: skip
_OURS = ("catalogue", "snapshot")  # of several kinds of source: "the catalogue"
_LATEST = 4  # years between a preprint and a publication that only a search found
_ALIKE, _TELLING = 95.0, 4  # likeness of titles, and words, from which a search result is accepted


@dataclass(frozen=True, slots=True)
class PossiblePublication:
    """A record that may be the publication."""

    record: Record  # its source's record
    place: str  # its source: "Crossref", "snapshot dblp"
    # what links it to the preprint by an identifier: "arXiv", "the entry", or the place itself; ""
    # when only a search found it
    named: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """The publication of a preprint."""

    record: Record  # the one record that is taken
    places: tuple[str, ...]  # the sources
    # whether two sources agree, no other publication is as well supported, and it was not retracted
    sure: bool
    reason: str  # one sentence


def publication(preprint: Record, candidates: Iterable[PossiblePublication]) -> Publication | None:
    """Return the publication that candidates support, or `None`."""
    fitting = [one for one in candidates if _fits(one, preprint)]
    groups = sorted(_agreeing(fitting), key=lambda group: -len(_places(group)))
    if not groups:
        return None
    best = groups[0]
    places = _places(best)
    rivals = [group for group in groups[1:] if len(_places(group)) == len(places)]
    record = min(best, key=lambda one: _rank(one.place)).record
    is_plain = not SIDE_EVENT.search(record.venue) and not is_retraction(record.title)
    sure = len(places) > 1 and not rivals and is_plain
    return Publication(record, places, sure, _reason(best, places, rivals, record))


def _fits(candidate: PossiblePublication, preprint: Record) -> bool:
    record = candidate.record
    if not is_publication_of(record, preprint):
        return False
    if candidate.named:
        return True
    if SIDE_EVENT.search(record.venue) or not (record.year and preprint.year):
        return False
    if not preprint.year <= record.year <= preprint.year + _LATEST:
        return False
    one, other = latex.fold(record.title), latex.fold(preprint.title)
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    if _digits(one) != _digits(other):
        return False
    long = min(len(one.split()), len(other.split())) >= _TELLING
    return long and latex.likeness(one, other) >= _ALIKE


def _digits(text: str) -> list[str]:
    return sorted(re.findall(r"[\d+]+", text))


def _agreeing(candidates: Sequence[PossiblePublication]) -> list[list[PossiblePublication]]:
    """Return the candidates in groups, each of one publication."""
    groups: list[list[PossiblePublication]] = []
    for one in candidates:
        group = next((g for g in groups if any(_agree(one.record, o.record) for o in g)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return groups


def _agree(one: Record, other: Record) -> bool:
    """Whether two records are of one publication: one DOI, or one venue in about one year."""
    mine, theirs = one.identifier("doi"), other.identifier("doi")
    if mine and theirs and mine == theirs:
        return True
    if one.year and other.year and abs(one.year - other.year) > 1:
        return False
    return _venue(one.venue) == _venue(other.venue)


def _venue(name: str) -> tuple[str, bool]:
    """Return a venue in comparable form; its workshops are another one."""
    return latex.squash(venues.short_venue(name)), bool(SIDE_EVENT.search(name))


def _places(group: Sequence[PossiblePublication]) -> tuple[str, ...]:
    """Return the sources that support a publication, and what names it."""
    named = [place for one in group for place in (one.place, one.named) if place]
    return tuple(dict.fromkeys(named))


def _rank(place: str) -> int:
    return next((at for at, name in enumerate(_BEST) if place.startswith(name)), len(_BEST))


def _reason(
    group: Sequence[PossiblePublication],
    places: Sequence[str],
    rivals: Sequence[Sequence[PossiblePublication]],
    record: Record,
) -> str:
    named = [f"the {one}" if one.startswith(_OURS) else one for one in places]
    said = f"published in {record.venue}, {record.year or 'no year'}, say {' and '.join(named)}"
    if len(places) == 1:
        said = said.replace(", say ", ", says ") + "; no second source confirms it"
    if not any(one.named for one in group):
        said += " (found by its title)"
    for other in rivals:
        said += f"; but {_places(other)[0]} says {other[0].record.venue}, {other[0].record.year}"
    if is_retraction(record.title):
        said += "; it was retracted"
    return f"{said}; a workshop or companion volume" if SIDE_EVENT.search(record.venue) else said
