"""Looking references up: snapshots and catalogue first, then the services, then the verdict.

Responsible for asking each thing once. Does not judge, print or change anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from ssmlit import fields, latex
from ssmlit.duplicates.people import surnames
from ssmlit.duplicates.places import is_published_in
from ssmlit.fields.names import ARCHIVE_FIELDS, CONTAINER_FIELDS
from ssmlit.model import Entry, Identifier, Record
from ssmlit.sources import ROUTES, look_up_title
from ssmlit.verify import CandidateRecords, Reference, ReferenceVerdict, judge
from ssmlit.verify.authors import as_meant
from ssmlit.verify.titles import clean
from ssmlit.verify.venues import is_known, is_no_place

if TYPE_CHECKING:
    from ssmlit.actions.records.lookup_order import RecordPlaces
    from ssmlit.verify import Background, Verified

_SAYS_WHERE = (*CONTAINER_FIELDS, *ARCHIVE_FIELDS, "howpublished")
_LOOKED_AT = 40  # records of like titles, of which those by the cited people come first
_NEAR = 3  # records of like titles that are looked at
_SETTLED = frozenset({ReferenceVerdict.CONFIRMED, ReferenceVerdict.MISMATCH})
_SERVICES = "the services"  # of all that could be asked, where none gave a record
_BATCH = 500  # references whose identifiers are looked up together


def reference(entry: Entry) -> Reference:
    """Return an entry as it is judged."""
    work, written = fields.record(entry), entry.get("author")
    work = work._replace(title=latex.decoded(work.title))
    meant = as_meant(written)
    if (names := latex.decoded(meant or written)) != written:
        people, others = latex.parse_names(names)
        work = work._replace(authors=people, others=others)
    is_issuer = not any(map(entry.get, CONTAINER_FIELDS)) and not is_known(work.venue)
    if is_issuer or is_no_place(work.venue) or not is_published_in(work.venue):
        work = work._replace(venue="")
    return Reference(
        work=work,
        doi=entry.get("doi").strip(),
        nth=entry.nth,
        misread=written if meant else "",
        on_arxiv=any("arxiv" in entry.get(name).lower() for name in _SAYS_WHERE),
    )


def verify(
    references: Iterable[Reference], places: RecordPlaces, background: Background
) -> Iterator[Verified]:
    """Yield the verdict on each reference, in their order.

    Args:
        references: what the entries say.
        places: where they are looked up.
        background: what is known about proceedings, registrants and venues.
    """
    several = iter(references)
    while batch := list(islice(several, _BATCH)):
        run = _ReferenceBatch(batch, places)
        yield from (run.verdict(one, background) for one in batch)


class _ReferenceBatch:
    """A batch of references with what is known about their identifiers."""

    def __init__(self, batch: Sequence[Reference], places: RecordPlaces) -> None:
        self._local = places.local
        self._http = places.http
        wanted = (one for reference in batch for one in reference.work.identifiers)
        self._answers = self._local.look_up(wanted, self._http)

    def verdict(self, reference: Reference, background: Background) -> Verified:
        """Judge a reference; services are asked for a title only when it is not confirmed yet."""
        found = self._candidates(reference)
        judged = judge(reference, found, background)
        if self._http is None or not reference.work.title or judged.verdict in _SETTLED:
            return judged
        answer = look_up_title(clean(reference.work.title), self._http)
        more = found._replace(
            by_title=[*found.by_title, *answer.records],
            asked=list(dict.fromkeys([*found.asked, _SERVICES])),
            failures=[*found.failures, *(failure.message for failure in answer.failures)],
        )
        return judge(reference, more, background)

    def _candidates(self, reference: Reference) -> CandidateRecords:
        """Return the records that may be of a reference's work, of those that are here."""
        work, answers = reference.work, self._answers
        known = {one: answers.records[one] for one in work.identifiers if one in answers.records}
        unasked = map(answers.unasked.get, work.identifiers)
        failures = [failure.message for failure in unasked if failure]
        title = clean(work.title)
        titled = list(self._local.by_title(title)) if title else []
        if title and not titled and not _is_settled(title, known):
            near = [one.record for one in self._local.near_title(title, _LOOKED_AT)]
            titled = sorted(near, key=partial(_are_others, work))[:_NEAR]
        missing = [it for it in work.identifiers if it in answers.missing and it.scheme in ROUTES]
        local = (place.name for place in self._local.places)
        answered = (record.source for record in known.values())
        asked = dict.fromkeys((*local, *answered, *([_SERVICES] if missing else [])))
        return CandidateRecords(known, titled, missing, list(asked), failures)


def _are_others(work: Record, record: Record) -> bool:
    """Whether two works are by other people: many papers begin with "Mind the gap"."""
    return surnames(work.authors).isdisjoint(surnames(record.authors))


def _is_settled(title: str, known: Mapping[Identifier, Record]) -> bool:
    """Whether an identifier's record has the title already, so that like ones are of no use."""
    wanted = latex.squash(title)
    return any(latex.squash(record.title) == wanted for record in known.values())
