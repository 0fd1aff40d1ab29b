"""What cannot be what it was read as, and what is doubtful about a reading.

Responsible for leaving out a value that is surely wrong, and for saying what may be. Does not
depend on how a row was read, nor on the rest of its list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.fields.dates import MONTH
from ssmlit.importers import link_roles, venue_search
from ssmlit.importers.markdown.people import names
from ssmlit.importers.markdown.segments import is_no_label
from ssmlit.importers.markdown.tables.headers import column_role
from ssmlit.latex.around_names import ET_AL
from ssmlit.ordinals import ENDING
from ssmlit.venues import find_venue, is_abbreviation, kind_said

if TYPE_CHECKING:
    from ssmlit.importers.markdown.row_reading import RowReading

_LETTERS = regex(r"[^\W\d_]{2}")
# A row of a schedule, a day: "Week 3", "Mon, Sep 6", "6 September 2021".
_DAY = regex(
    r"(?:week|lecture|session|class|day|lesson|meeting|part|chapter)\s*\d+"
    rf"|(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\W+)?"
    rf"(?:{MONTH}\.?\s\d\d?{ENDING}?|\d\d?{ENDING}?\s{MONTH})\.?,?(?:\s\d{{4}})?",
    re.IGNORECASE,
)
# Before the title: "Carver2020: (Shells)"
_KEY = regex(r"[A-Z][A-Za-z-]*[a-z](?:19|20)\d\d[a-z]?:?(?:\s\([^()]*\))?")
_OTHERS = regex(r"(?:(?![a-z]{4})\S+ ){1,5}" + ET_AL + r"[,:]?\s+(?=\w\S* \S)")  # before a title
_INVERTED = regex(r"[^\W\d_a-z]{3,}, [^\W\d_a-z][^\W\d_A-Z]+")
_INITIAL = regex(r"\b[^\W\d_a-z]\.")
_ACRONYM = regex(r"[A-Z]{2}|\d")
_ITALICS = frozenset({"italic", "book"})  # in which no publisher is
_SHORT = 3  # words of a journal's abbreviated name


def is_title(words: str) -> bool:
    """Return whether words can be a title: no number, label, day, key or journal."""
    is_none = not _LETTERS.search(words) or link_roles.label_role(words) or _is_journal(words)
    return not (is_none or _DAY.fullmatch(words) or _is_label(words) or _KEY.fullmatch(words))


def settled(reading: RowReading) -> RowReading:
    """Return a reading without what cannot be its title or venue; the words become a remark."""
    title, venue = reading.title, reading.stated.venue
    if not title and venue and not reading.authors and find_venue(venue) is None:
        stated = reading.stated._replace(venue="", type="misc")  # it may as well be the title
        return reading._replace(stated=stated, remark=_joined(venue, reading.remark))
    if _is_house(reading):
        stated = reading.stated._replace(venue="", type="misc")
        reading = reading.with_remarks(venue)._replace(stated=stated, house=venue)
    if title and _begins_venue(reading):
        stated = reading.stated._replace(venue=f"{title}. {venue}")
        return reading._replace(title="", title_mark="", stated=stated)
    if cited := _OTHERS.match(title):
        return _without_authors(reading, cited.end())
    if title and not is_title(title):
        return reading._replace(title="", title_mark="", remark=_joined(title, reading.remark))
    return _with_people(reading)


def doubts_about(reading: RowReading) -> Iterator[str]:
    """Yield what may be wrong beside the title of a reading, a sentence each, for people."""
    rest = reading.rest
    if any(map(_is_word, rest.split())) and not is_no_label(rest):
        yield f"“{rest}” beside its title was not understood"


def _is_label(words: str) -> bool:
    """Return whether words with a slash head a row or a column: "학회/년도", "Venue / Year"."""
    return "/" in words and bool(column_role(words))


def _is_journal(words: str) -> bool:
    """Return whether words are only the short name of a journal: "J. Chem. Theory Comput. 2020"."""
    name = venue_search.abbreviated(words) if "." in words else ""
    return bool(name) and not _LETTERS.search(words[len(name) :])


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))


def _is_house(reading: RowReading) -> bool:
    """Return whether an unknown name without numbers is a publisher's: the title is a book's.

    It is in italics behind its authors: "Anna Carver, *Slow Shells*, Harbour, 1990".
    """
    venue = reading.stated.venue
    is_book = reading.title_mark == "italic" and reading.is_led and not reading.identifiers
    is_marked = any(place[1] in _ITALICS for place, role in reading.said if role == "venue")
    is_book = is_book and not (reading.volume or reading.pages or is_marked)
    is_other = find_venue(venue) or kind_said(venue) or _ACRONYM.search(venue)
    return bool(is_book and venue and not is_other)


def _begins_venue(reading: RowReading) -> bool:
    """Return whether a title is the beginning of a venue's short name: "npj Comput. Mater."."""
    words, goes_on = reading.title.split(), reading.stated.venue.partition(" ")[0]
    is_short = reading.title_mark == "plain" and len(words) <= _SHORT
    return is_short and is_abbreviation(f"{words[-1]}.") and is_abbreviation(goes_on)


def _without_authors(reading: RowReading, end: int) -> RowReading:
    """Return a reading without the authors that its title begins with, read or as a remark."""
    head, title = reading.title[:end].strip(), reading.title[end:]
    led = names.lead(head, expected=True)
    if led.people and not reading.authors:
        return reading._replace(title=title).signed(led)
    return reading._replace(title=title, remark=_joined(head, reading.remark))


def _with_people(reading: RowReading) -> RowReading:
    """Return a reading whose title is names as one without a title, with these authors."""
    is_told = reading.authors or reading.title_mark not in {"plain", "bold"}
    found = names.Names() if is_told else names.read(reading.title)
    # "CARVER, Anna", "A. Carver"
    is_one = _INVERTED.fullmatch(reading.title) or _INITIAL.search(reading.title)
    if not (found.others or found.people[1:] or (found.people and is_one)):
        return reading
    return reading._replace(title="", title_mark="").signed(found)


def _is_word(word: str) -> bool:
    """Return whether a word is capitalised and no acronym or coined name."""
    return word[:1].isupper() and word[1:].islower()
