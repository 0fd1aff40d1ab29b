"""OpenReview's API, version 2: a forum → one question, its notes → a record. Pure.

The format is described in https://docs.openreview.net; every field of `content` is an object with
`value`, in version 1 the bare value. A note is accepted at the conference that is its `venueid`;
"Submitted to", rejected and withdrawn submissions are not. Without a login the service answers 403.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from ssmlit import latex, venues
from ssmlit._lazy import regex
from ssmlit.http.answers import Request, UnreadableError
from ssmlit.model import Identifier, Record
from ssmlit.ordinals import YEAR
from ssmlit.sources.json_answers import each, get, items, load, spoken, text

TITLE = "OpenReview"
BATCH = 1
_LAST = 2**32 * 1000  # milliseconds since 1970: no paper is of 2106

_NOT_ACCEPTED = regex(r"reject|withdraw|desk|submission|submitted|under.?review", re.IGNORECASE)


def request(ids: Sequence[Identifier]) -> Request:
    """Return the question for one forum, whose first note is the paper."""
    (forum,) = ids
    return Request("openreview", "/notes", (("id", forum.value),), names=(str(forum),))


def parse(body: bytes) -> tuple[Record, ...]:
    """Return the paper of an answer; none for an empty list of notes.

    Raises:
        UnreadableError: not JSON, or a note without a title.
    """
    answer = load(body)
    notes = items(answer, "notes")
    if not notes and get(answer, "notes") is None:
        notes = [answer]
    return each(_record_of_note, notes)


def _record_of_note(note: object) -> Record:
    title = _value(note, "title")
    identifier = text(note, "forum") or text(note, "id")
    if not title or not identifier:
        raise UnreadableError("no note with an id and a title")
    venue, venueid = _value(note, "venue"), _value(note, "venueid")
    accepted = bool(venueid or venue) and not _NOT_ACCEPTED.search(f"{venueid} {venue}")
    known = venues.read_appearance(venue) if accepted and venue else None
    year = _year(note, venueid) if accepted else _year(note, "")
    return Record(
        type=known.type if known else "misc",
        title=title,
        authors=spoken(_values(note, "authors")),
        year=known.year if known and known.year else year,
        month=known.month if known else 0,
        venue=known.venue if known else "",
        identifiers=(Identifier("openreview", identifier),),
        source=TITLE,
        extra=(("presentation", known.presentation),) if known and known.presentation else (),
    )


def _values(note: object, name: str) -> list[str]:
    value = get(note, "content", name, "value")
    if value is None:
        value = get(note, "content", name)
    several = value if isinstance(value, list) else [value]
    return [latex.from_markup(one) for one in several if isinstance(one, str) and one.strip()]


def _value(note: object, name: str) -> str:
    return next(iter(_values(note, name)), "")


def _year(note: object, venueid: str) -> int:
    """Return the year of `ICLR.cc/2025/Conference`, else that of the note's day."""
    if match := re.search(rf"/({YEAR})(?:/|$)", venueid):
        return int(match[1])
    for name in ("pdate", "odate", "cdate"):
        milliseconds = get(note, name)
        if isinstance(milliseconds, int | float) and 0 < milliseconds < _LAST:
            return datetime.fromtimestamp(milliseconds / 1000, UTC).year
    return 0
