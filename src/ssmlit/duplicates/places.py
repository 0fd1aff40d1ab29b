"""Places in print in the form they are compared in: pages, volumes, venues, preprint servers.

`fields.venue_names` says whether two names are one venue's. Where title and authors agree, less
will do: the same words in any order, of a name that a crawler cut short or that includes a place.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ssmlit._lazy import regex
from ssmlit.duplicates.numbers import leading_number
from ssmlit.duplicates.spelling import misspelt
from ssmlit.duplicates.vocabulary import ORDINALS, USUAL_IN_PUBLISHERS
from ssmlit.fields.dates import MONTHS, full_year
from ssmlit.fields.entry_types import PREPRINTS
from ssmlit.fields.names import PREPRINT_SCHEMES
from ssmlit.fields.pages import WORD_BEFORE
from ssmlit.fields.venue_names import are_one_word, same_or_shortened, share_a_name
from ssmlit.fields.venue_words import (
    NOT_YET,
    USUAL_IN_VENUES,
    one_is_acronym,
    venue_words,
)
from ssmlit.fields.words import telling_words
from ssmlit.latex import fold
from ssmlit.model import Record
from ssmlit.ordinals import TENS, YEAR
from ssmlit.venues.preprints import WORDS as PREPRINT_SERVERS
from ssmlit.venues.preprints import is_preprint_venue
from ssmlit.venues.vocabulary import SOCIETIES

SAME_VENUE = 0.75  # similarity from which two names count as one
# "08-Aug": pages 8-8 that a spreadsheet converted to a date.
_MONTH = regex(rf"\b(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_REPORT = regex(
    r"\b(?:technical|tech\.?|research) ?(?:report|rep)\b|\bworking paper\b", re.IGNORECASE
)
_USUAL = USUAL_IN_VENUES.union(NOT_YET, ORDINALS, TENS, map(str.lower, SOCIETIES))
_VERSION = regex(r"(?i:\bversion)[ :]+v?\.? ?(\d\S*)")
_COUNTED = regex(r"\d\d")
_DIGIT = regex(r"\d")
_RELEASE = regex(r"\d[\w.+-]*\b")
_STEM = 4  # letters that shorten a word: annu, sympos
_EXPLAINED = regex(r"\s*[,:;=(\[/–—]|\s-\s")
_YEAR = regex(rf"\b{YEAR}\b")
_SHORT_YEAR = regex(r"(?<=[A-Z])\s?['’-](\d\d)\b")


def place_key(record: Record) -> str:
    """Return volume and first page as one word, "" when either is missing.

    Many volumes begin on page 1: with a page of one digit the last page is added.
    """
    if not record.volume:
        return ""
    (first, last), volume = page_range(record.pages), leading_number(record.volume)
    if len(first) == 1:
        first = f"{first}-{last}" if last not in ("", first) else ""
    return f"{volume}/{first}" if volume and first else ""


def on_a_server(record: Record) -> bool:
    """Return whether a record without a venue is known to be a preprint."""
    return (
        record.type in PREPRINTS
        or is_preprint_venue(record.publisher)
        or any(one.scheme in PREPRINT_SCHEMES for one in record.identifiers)
    )


def page_range(pages: str) -> tuple[str, str]:
    """Return first and last page in lower case: "288-97" is 288 to 297, "S78-9" S78 to S79."""
    if not pages or _MONTH.search(pages):
        return "", ""
    parts = [
        re.sub(r"[^0-9a-z.]", "", part).strip(".")
        for part in re.split(r"[-–—,;+]+", WORD_BEFORE.sub("", pages.lower()))
    ]
    parts = [part for part in parts if part]
    if not parts or not any(char.isdigit() or char in "ivxlc" for char in parts[0]):
        return "", ""
    first = parts[0].lstrip("0") or "0"
    last = parts[1] if len(parts) > 1 else ""
    number = first.lstrip("abcdefghijklmnopqrstuvwxyz")
    if last.isdigit() and number.isdigit() and len(last) < len(number):
        last = first[: -len(last)] + last
    return first, last


def bare_page(page: str) -> str:
    """Return the number of a page; "E329" is 329, one in Roman numerals is itself."""
    return re.sub(r"[^0-9]", "", page) or page


def counts_on(page: str) -> bool:
    """Whether a page is of a volume, and not of a cover or the front matter: not "c2" or "ii"."""
    return page.isdigit() or _COUNTED.search(page) is not None


def edition_number(text: str) -> str:
    """Return which edition a text names: "2", "2nd" and "Second edition" are one, else a word."""
    words = fold(text).split()
    return leading_number(text) or next(filter(None, map(ORDINALS.get, words)), " ".join(words))


def release(record: Record) -> tuple[str, ...]:
    """Return the parts of the version that a record names: 1 and 2 of "R package version 1.2"."""
    said = dict(record.extra).get("version") or "".join(_VERSION.findall(record.note)[:1])
    found = _RELEASE.search(said)
    return tuple(found[0].casefold().split(".")) if found else ()


def is_report(text: str) -> bool:
    """Whether a venue is a series of technical reports: made public, but not yet published."""
    return bool(text and _REPORT.search(text))


def is_server(venue: str) -> bool:
    """Whether a venue is a preprint server, or a series of reports."""
    return not PREPRINT_SERVERS.isdisjoint(venue_words(venue)) or is_report(venue)


def is_published_in(venue: str) -> bool:
    """Whether a venue names where a work was published; "H.R. 5515" names a document."""
    words = venue_words(venue)
    is_document = max(map(len, words), default=0) < 2 and _DIGIT.search(venue) is not None
    return bool(words) and not is_document and not is_server(venue)


def years_of(venue: str) -> frozenset[int]:
    """Return the years of meetings in a venue's name: `ICML 2019`, `ICML'19`, `AAAI-19`."""
    return frozenset(map(full_year, _YEAR.findall(venue) + _SHORT_YEAR.findall(venue)))


def venue_likeness(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Return 0 to 1: words that agree, where an abbreviation agrees with what it begins.

    "International Conference on" and the like count only where there is nothing else.
    """
    if left == right or one_is_acronym(left, right):
        return 1.0
    left = tuple(word for word in left if word not in USUAL_IN_VENUES) or left
    right = tuple(word for word in right if word not in USUAL_IN_VENUES) or right
    short, long = sorted((left, right), key=lambda words: (len(words), words))  # in any order
    hits = sum(any(are_one_word(word, other) for other in long) for word in short)
    return hits / len(short)


def is_part_of_name(one: str, other: str) -> bool:
    """Whether one venue's name is the beginning of the other's: Nature, Nature Physics.

    What is behind a comma, a colon or a bracket explains a name: a place, a section, a publisher.
    """
    if _may_be_one_name(one, other):
        return False
    return _goes_on(one, other) or _goes_on(other, one)


def are_two_names(one: str, other: str) -> bool:
    """Whether each of two venues' names has a word that the other lacks, and explains nothing.

    "Encyclopedia of Whales" and "Encyclopedia of Boats", not "Whale Days, Oslo" and ", Bergen".
    """
    if _may_be_one_name(one, other):
        return False
    return bool(_own_words(one, other) and _own_words(other, one))


def _may_be_one_name(one: str, other: str) -> bool:
    if one_is_acronym(venue_words(one), venue_words(other)):
        return True
    return same_or_shortened(one, other) or share_a_name(one, other)


def _goes_on(short: str, long: str) -> bool:
    """Whether a name has all words of a short one and more, before either is explained."""
    head = _telling(short)
    return bool(head) and not _own_words(short, _head(long)) and bool(_own_words(long, short))


def _own_words(name: str, other: str) -> list[str]:
    """Return the telling words of a name, before it is explained, that another has not.

    A slip in one adds none.
    """
    words = venue_words(other)
    return [
        word
        for word in _telling(name)
        if not any(are_one_word(word, it) or misspelt(word, it) for it in words)
    ]


def _head(name: str) -> str:
    return _EXPLAINED.split(name, maxsplit=1)[0]


@lru_cache(maxsize=4096)
def _telling(name: str) -> tuple[str, ...]:
    """Return the words of a name, up to what explains it, that are not, or shorten, usual ones."""
    return tuple(word for word in venue_words(_head(name)) if not _is_usual(word))


def _is_usual(word: str) -> bool:
    return word in _USUAL or (len(word) >= _STEM and any(it.startswith(word) for it in _USUAL))


def other_publishers(one: str, other: str) -> bool:
    """Whether two names of publishers have no word in common, and neither abbreviates the other.

    Words that many of them have do not count: "Oxford University Press", "Princeton …". A preprint
    server is not a publisher.
    """
    if is_preprint_venue(one) or is_preprint_venue(other):
        return False
    full = [telling_words(one), telling_words(other)]
    own = [{*words} - USUAL_IN_PUBLISHERS or {*words} for words in full]
    if not all(own) or not own[0].isdisjoint(own[1]):
        return False
    return not one_is_acronym(*full)
