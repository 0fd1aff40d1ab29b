"""What a row says about a work, completed with what is officially known about it.

Responsible for which side wins, and for saying what it wins over. Does not depend on how a row was
read, nor on who was asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit import fields, venues
from ssmlit.actions.records.combining import combine
from ssmlit.duplicates.field_merge import FieldMerger
from ssmlit.duplicates.identity import is_preprint_doi
from ssmlit.duplicates.venue_series import same_venue
from ssmlit.fields import own_notes
from ssmlit.fields.entry_types import MAY_BE_PREPRINTS
from ssmlit.fields.reading import is_preprint
from ssmlit.fields.titles import agreement
from ssmlit.identifiers import submitted
from ssmlit.identifiers.address import bare
from ssmlit.importers.mismatch import share_authors
from ssmlit.latex import squash
from ssmlit.model import Entry, Identifier, Link, Record

if TYPE_CHECKING:
    from ssmlit.importers import Row


_OF_PUBLICATION = ("volume", "number", "pages", "publisher", "edition")
_NAMED = 3  # authors of a list that is reported


def complete(
    row: Row, record: Record, official: Record | None, *, editor: bool = True
) -> tuple[Record, tuple[str, ...]]:
    """Return a row's record completed with official facts, and notes about it, a sentence each.

    Title and names are the official ones, spelled out; a row's that are others are reported. Where
    a paper appeared, when, and its code are the row's if it has them; other known values are kept
    beside them and reported. Venue and year are of one side: never the venue of one version over
    the year of another. What a reference manager's entry says stays, as that of a .bib file does.

    Args:
        row: as it was read; shows which facts are the row's own and not its heading's.
        record: what the row says.
        official: what a service, a snapshot or the catalogue says, or `None`.
        editor: whether the row wins over official facts.
    """
    record = with_full_venue(record)
    if official is None:
        return record, ()
    official = official._replace(tags=())
    if not editor:
        return combine(official, record)._replace(key=""), ()
    own = record._replace(links=())
    combined = _as_entered(own, official) if row.is_entry else combine(official, own)
    links, notes = _links(record, official)
    if not row.is_entry:
        notes = (*notes, *_replaced(record, official))
    if _contradicts(row, record, official):
        combined, aside = _as_the_row_says(combined, record, official)
        notes = (*notes, *aside)
    return combined._replace(links=links, key=""), notes


def _as_entered(record: Record, official: Record) -> Record:
    """Return a reference manager's record with what it lacks, and nothing of another version."""
    if not (record.venue or record.year):
        return combine(record, official)
    is_same = same_venue(record.venue, official.venue) and record.year in {0, official.year}
    lacking = {
        name: getattr(official, name)
        for name in _OF_PUBLICATION
        if record.venue and is_same and not getattr(record, name)
    }
    return combine(record, official._replace(venue=""))._replace(**lacking)


def complete_entry(entry: Entry, official: Record | None) -> tuple[Entry, tuple[str, ...]]:
    """Return an entry of a .bib file with the identifiers and links that it lacks.

    Its own text stays; it gets a missing title, authors or date. A preprint gets no DOI of its
    publication: who cites the entry would cite half of each. An entry that has another title and
    other people, or one of the two and not the other, gets nothing: its identifier is wrong.
    """
    if official is None:
        return entry, ()
    record = fields.record(entry)
    differing = _other_people(record, official)
    if _is_another(record, official, differing):
        return entry, differing
    named = _of_one_version(record, official)
    plain = Record(
        title=official.title, authors=official.authors, others=official.others,
        year=official.year, identifiers=named, links=official.links,
        primary_class=official.primary_class,
    )  # fmt: skip
    merger = FieldMerger(entry, adopts_publication=False)
    merger.take(fields.entry_of(plain, entry.key), noted=False)
    after = with_month(merger.settled()[0], official)
    known = {item.name.lower() for item in entry.fields if item.text.strip()}
    added = [item.name for item in after.fields if item.name.lower() not in known]
    said = f"from the {official.source or 'records'}: {', '.join(added)}"
    return after, (said, *differing) if added else differing


def _is_another(record: Record, official: Record, differing: Sequence[str]) -> bool:
    """Return whether an entry's identifier leads to a record of another work.

    Equal titles are of one work whoever wrote it, and works are renamed by their authors.
    """
    if record.title and official.title:
        is_other = agreement(record.title, official.title) == "different"
        return is_other and not share_authors(record.authors, official.authors)
    return bool(differing)


def _other_people(record: Record, official: Record) -> tuple[str, ...]:
    """Return a sentence if an entry's authors are others than the official ones."""
    known = record.authors and official.authors
    are_others = known and not share_authors(record.authors, official.authors)
    return (_authors("its", record, official),) if are_others else ()


def _of_one_version(mine: Record, official: Record) -> tuple[Identifier, ...]:
    """Return the official identifiers; for an arXiv preprint without the DOI of its publication."""
    is_cited = is_preprint(mine) and mine.type in MAY_BE_PREPRINTS and mine.identifier("arxiv")
    if is_preprint(official) or not is_cited:
        return official.identifiers
    return tuple(
        one for one in official.identifiers if one.scheme != "doi" or is_preprint_doi(one.value)
    )


def with_month(entry: Entry, official: Record) -> Entry:
    """Return an entry without a month with the official one.

    The dates of a preprint and of its publication are two: only that of the same one is taken.
    """
    dated = entry.get("month").strip() or entry.get("date").strip()
    if dated or fields.year(entry) not in {0, official.year}:
        return entry
    if is_preprint(fields.record(entry)) != is_preprint(official):
        return entry
    known = fields.entry_of(Record(month=official.month)).fields
    return replace(entry, fields=(*entry.fields, *(f for f in known if f.name == "month")))


def _contradicts(row: Row, record: Record, official: Record) -> bool:
    """Whether the row itself names another venue or year than the official one."""
    if record.venue and not same_venue(record.venue, official.venue):
        return True
    own_year = record.year if row.own_year else 0
    appeared, _ = submitted(official.identifier("arxiv"))
    if row.stated and own_year < appeared:
        return False  # a typo: nothing is dated before it appeared
    return bool(own_year and official.year and own_year != official.year)


def _as_the_row_says(
    combined: Record, record: Record, official: Record
) -> tuple[Record, tuple[str, ...]]:
    """Return the record with the row's venue and date, and where the official ones are."""
    mine = combined._replace(
        type=record.type if record.venue else "misc",
        year=record.year or official.year,
        **{name: getattr(record, name) for name in ("venue", "month", "day", *_OF_PUBLICATION)},
        extra=record.extra,
    )
    if not official.venue:
        note = f"the row says {record.year}, the {_who(official)} {official.year}"
        return mine, (note,) if len({record.year, official.year} - {0}) > 1 else ()
    aside = f"{official.venue}, {official.year}" if official.year else official.venue
    said = " ".join(filter(None, (record.venue, str(record.year or ""))))
    facts = (("venue", official.venue), ("year", str(official.year or "")))
    kept = own_notes.contradictions_note(_who(official), [fact for fact in facts if fact[1]])
    note = f"the row says {said}, the {_who(official)} {aside} (kept in annote)"
    return mine._replace(extra=(*mine.extra, ("annote", kept))), (note,)


def _replaced(record: Record, official: Record) -> Iterator[str]:
    """Yield a row's title and people that are not the official ones, which stand in their place."""
    if record.title and official.title and squash(record.title) != squash(official.title):
        yield f"the row's title is “{record.title}”, the {_who(official)} has “{official.title}”"
    rest = iter([squash(person.last) for person in official.authors])
    if not all(squash(person.last) in rest for person in record.authors):
        yield _authors("the row's", record, official)


def _authors(whose: str, record: Record, official: Record) -> str:
    return f"{whose} authors are {_first(record)}, the {_who(official)} has {_first(official)}"


def _first(record: Record) -> str:
    names = [person.surname for person in record.authors]
    return ", ".join(names[:_NAMED]) + " …" * (len(names) > _NAMED)


def _links(record: Record, official: Record) -> tuple[tuple[Link, ...], tuple[str, ...]]:
    """Return the row's links, then the official ones, and the notes about them."""
    mine = {bare(link.url) for link in record.links}
    more = [link for link in official.links if bare(link.url) not in mine]
    notes = tuple(
        f"the row's {link.role} is {record.link(link.role)}; the {_who(official)} has {link.url} "
        "(kept in links)"
        for link in more
        if record.link(link.role)
    )
    return (*record.links, *more), notes


def _who(official: Record) -> str:
    return official.source or "official record"


def with_full_venue(record: Record) -> Record:
    """Return a record with the whole name of its venue, if that is known."""
    known = (
        venues.read_appearance(record.venue)
        if record.type in {"inproceedings", "article"}
        else None
    )
    if known is None or not known.is_known or known.type != record.type:
        return record  # an unknown name stays as it is written, with its year and brackets
    return record._replace(venue=known.venue)
