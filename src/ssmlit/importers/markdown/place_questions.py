"""What is odd enough about where and when a row's paper appeared for the user to be asked.

Responsible for what is not a venue or not all of one, and for words that were not understood but
belong to it. Does not depend on how the row was read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.importers import link_roles
from ssmlit.importers.markdown.people import names
from ssmlit.importers.markdown.segments import is_no_label
from ssmlit.latex import fold
from ssmlit.venues import HOUSES, SMALL_WORDS, find_venue, issuer, kind_said

if TYPE_CHECKING:
    from ssmlit.importers.markdown.row_reading import RowReading

_WITH_VOLUME = regex(r"(?<!\d)\d{1,3}$")  # "Annals of Shells 59"
_REMARKS = regex(r"\s,|;")  # between words from several places
_STOPS = regex(r"(?<![Vv]ol)(?<!\b[Nn]o)[;.]\s")
_JOINING = SMALL_WORDS | {"and", "&", "et", "und", "y", "e"}
_SECTION = regex(r"\w+ (?:[A-Z]|[IVX]+)|Suppl\w*|[A-Z\d]{2,}")  # "Annals of Shells, Section B"
_BRACKETS = regex(r"\([^()]*\)?")
_OWN_COMMA = regex(r"\.\S*\s\S|:|\b(?:Universit|Department|School|College)")
_IN = regex(r"(?:^|,\s)[Ii]n:?\s(?:proceedings\b|[A-Z\d])\S*\s\S+\s\S")
_MEETING = regex(r"(?:ACM|IEEE)(?:/\w+)? [A-Z]{3,}[\w-]*")
_PAGES = regex(
    r"(?<![\d–-])(?!(?:19|20)\d\d-)\d+\s?[–-]\s?\d+(?![\d–-])|\b[Vv]ol\.\s?\d|,\s\d+,\s\d+$"
)
_YEARS = regex(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_EMPTY = regex(r"\s,|,\s?,")  # "Conference on , Lisbon"
_INITIALS = regex(r"\b[A-Z]\b\.?")
_YEAR_LAST = regex(r",?\s(?:19|20)\d\d$")
_FEW = 2  # words: a label and what it labels
_NAME = 2  # words of a name, at least


def questions_about_place(
    reading: RowReading, text: str, italics: Sequence[str] = ()
) -> Iterator[str]:
    """Yield why venue, pages and year of a reading may not be those of the row.

    `italics` are the words of the row that are in italics.
    """
    venue = reading.stated.venue
    if _is_odd(reading):
        yield f"its venue may be wrong: “{venue}”"
    if reading.house:
        yield f"its venue may be “{reading.house}”, which was taken for its publisher"
    unread = _before_venue(reading, text)
    if unread:
        yield f"“{unread}” before its venue was not understood"
    elif unread := _of_place(reading, text, italics):
        yield f"its venue may be in “{unread}”, which was not understood"
    if reading.pages and not (venue or unread):
        yield "its venue may be missing: it has pages"
    if year := _year_unread(reading):
        yield f"its year may be “{year}”"


def _is_odd(reading: RowReading) -> bool:
    """Return whether a venue has other words in it, lacks its end, or is not a venue."""
    venue = reading.stated.venue
    if _WITH_VOLUME.search(venue) or venue.rpartition(" ")[2] in SMALL_WORDS:
        return True
    if not venue or find_venue(venue):
        return False
    is_thesis = link_roles.label_role(venue) == "thesis"
    return (
        venue.count(")") > venue.count("(") or _has_more(venue) or is_thesis or _is_house(reading)
    )


def _has_more(venue: str) -> bool:
    """Return whether a comma ends a name: "Annals of Shells, Lisbon"; not "Slugs, Shells & Tides".

    An abbreviated name, a subtitle and an institution have commas of their own; a section or an
    acronym is of the name.
    """
    name, comma, last = _BRACKETS.sub("", venue).rpartition(",")
    last = last.strip()
    if not comma or _SECTION.fullmatch(last):
        return False
    if _EMPTY.search(venue):
        return True
    is_joined = not _JOINING.isdisjoint(last.lower().split())
    return not (is_joined or _OWN_COMMA.search(f"{name},{last}"))


def _is_house(reading: RowReading) -> bool:
    """Return whether a venue without numbers is a publisher: "Palgrave Macmillan Pivot"."""
    words = fold(reading.stated.venue).split()
    is_numbered = reading.volume or reading.number or reading.pages
    beginnings = {" ".join(words[:end]) for end in (len(words) - 1, len(words))}
    return not is_numbered and not beginnings.isdisjoint(HOUSES)


def _before_venue(reading: RowReading, text: str) -> str:
    """Return the words right before an unknown venue if they were not understood; or "".

    They may be of its name or of the title; an acronym comes after its own name.
    """
    venue, unread = reading.stated.venue, reading.remark.rstrip(" .,;:")
    if not unread or not venue or venue.isupper() or find_venue(venue):
        return ""
    before, is_there, _ = text.partition(venue)
    said = before.rstrip(" .,;:\n") if is_there else ""
    pieces = (unread, *(piece.strip(" .,;:") for piece in _REMARKS.split(unread)))
    return next((piece for piece in pieces if piece and said.endswith(piece)), "")


def _of_place(reading: RowReading, text: str, italics: Sequence[str]) -> str:
    """Return words beside authors that were not understood and say where, or ""."""
    venue, unread = reading.stated.venue, reading.remark.strip(" .,;:")
    if not reading.authors or find_venue(venue):
        return ""
    if not venue and (dated := _dated_aside(reading, text)):
        return dated
    if _IN.search(unread):
        return unread
    pieces = [it for piece in _STOPS.split(unread) if (it := piece.strip(" .,;:"))]
    said = (it for it in pieces if kind_said(_INITIALS.sub("", it)))  # not "ed. J. Carver"
    if named := next((it for it in said if not _abbreviates(venue, it)), ""):
        return named
    likely = (
        it for it in pieces if _PAGES.search(it) or _is_name(it, italics) or _MEETING.fullmatch(it)
    )
    return "" if venue else next(likely, "")


def _dated_aside(reading: RowReading, text: str) -> str:
    """Return words in brackets of their own with the year: "(Harbour Notes of Lagos 2021)"."""
    year = reading.stated.year
    for words in reading.asides:
        name = _YEAR_LAST.sub("", words)
        is_dated = name != words if not year else f"({name} {year})" in text
        is_other = names.read(name).people or issuer(name) == name
        if is_dated and not name[0].islower() and len(name.split()) >= _NAME and not is_other:
            return name
    return ""


def _abbreviates(venue: str, words: str) -> bool:
    """Return whether beginnings of words make most of an acronym: "SHELCO", "HAPHY"."""
    left = venue.casefold() if venue.isupper() else ""
    for word in words.casefold().split():
        if word != venue.casefold():
            left = left[max(n for n in range(len(left) + 1) if word.startswith(left[:n])) :]
    return venue.isupper() and 2 * len(left) <= len(venue)


def _is_name(words: str, italics: Sequence[str]) -> bool:
    """Return whether words begin in italics and are written like a name there."""
    marked = filter(None, (it.strip(" .,;:") for it in italics))
    name = next(filter(words.startswith, marked), "")
    said = name.split()
    if len(said) < _NAME or is_no_label(name) or issuer(name):
        return False
    return all(word[0].isupper() or word in _JOINING for word in said)


def _year_unread(reading: RowReading) -> str:
    """Return a year in the venue, or in words that say no more, where none was read; or ""."""
    stated = reading.stated
    if stated.year or stated.date:
        return ""
    unread = (it for it in (reading.remark, *reading.asides) if len(it.split()) <= _FEW)
    found = filter(None, map(_YEARS.search, (stated.venue, *unread)))
    return next((it[1] for it in found), "")
