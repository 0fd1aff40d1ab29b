"""Two venues, and what the form of a DOI says about its own.

Responsible for names of venues and the habits of registrants. Does not depend on people or titles.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from ssmlit import venues
from ssmlit._lazy import regex
from ssmlit.duplicates.places import years_of
from ssmlit.duplicates.spelling import one_misspelt
from ssmlit.duplicates.venue_series import series
from ssmlit.fields.dates import full_year
from ssmlit.fields.venue_names import goes_on, same_or_shortened, sections_differ, share_a_name
from ssmlit.fields.venue_words import USUAL_IN_VENUES
from ssmlit.fields.words import STOP_WORDS
from ssmlit.identifiers.doi import PREPRINT_SERVERS, REPOSITORIES, acl_id, registrant
from ssmlit.latex import fold
from ssmlit.ordinals import YEAR
from ssmlit.snapshot.coverage import short_name
from ssmlit.strings import words
from ssmlit.venues.vocabulary import NOT_MAIN, SHOWN_WORDS, SOCIETIES

_TRACK = regex(
    rf"\b(?:findings|tracks?|main|{'|'.join(SHOWN_WORDS)}|(?:long|short|full|regular)(?: papers?)?"
    r"|(?:research|technical) track|volume)\b"
)
_WORKSHOP = regex(r"(?i:workshop|\bw\b)|[A-Z]{3}W\b")
_DATA = regex(r"bench|data|corpus|corpora|suite|environment|library|challenge", re.IGNORECASE)
_NO_PLACE = regex(
    r"\W*(?:(?:technical|tech\.?|research|internal) reports?|working papers?|(?:draft )?manuscript"
    r"|unpublished(?: \w+)?|(?:in|under) (?:review|submission|preparation|press)|to appear"
    r"|forthcoming|submitted(?: (?:to|for) .*)?)\W*",
    re.IGNORECASE,
)
_PROC = regex(
    r"^\s*(?:in:?\s+)?(?:(?:proc\.?|proceedings)\s+(?:of\s+)?)?(?:the\s+)?", re.IGNORECASE
)
_BEHIND = regex(
    r"\s+proceedings$|,?\s+(?:pages?|pp|volume|vol|number|no)\b\.?\s.*$"
    rf"|,\s+(?:{'|'.join(sorted(SOCIETIES))})$",
    re.IGNORECASE,
)
_PLACE = regex(
    r"\s*\((?!\w\)|[^()]*(?:workshop|track|volume|series|section|part))[^()]*\)", re.IGNORECASE
)
# Meetings whose proceedings are volumes of that series: https://proceedings.mlr.press
_PMLR = regex(r"PMLR|Proceedings of Machine Learning Research", re.IGNORECASE)
_IN_PMLR = words("ICML AISTATS COLT UAI CoRL ALT ACML MIDL L4DC MLHC")
_SAY_NOTHING = USUAL_IN_VENUES | STOP_WORDS
_SIDE = regex(r"\b([A-Z]{3,})-?W\b")  # NIPS-W, CVPRW
_LEAST = 2  # words of a name that tell something: not "IEEE Conference"
# They hold papers of any venue, as do JSTOR and the handles of the ACM's library.
_ANY_VENUE = PREPRINT_SERVERS | REPOSITORIES | {"10.2307", "10.5555"}


class VenueRelation(Enum):
    """How two venues relate."""

    SAME = "the same"
    TRACK = "another track"
    SERIES = "the series of books"
    PART = "a part of it, or more than it"
    MISSPELT = "spelled differently"
    OTHER = "another one"


@lru_cache(maxsize=1 << 12)
def compare(cited: str, record: str) -> VenueRelation:
    """Return how the venue of a reference relates to that of a record; neither is empty."""
    found = _compare(cited, record)
    one, other = _without_surroundings(cited, record), _without_surroundings(record, cited)
    if found is not VenueRelation.OTHER or (one, other) == (cited, record) or not (one and other):
        return found
    return _compare(one, other)


def _without_surroundings(name: str, beside: str) -> str:
    """Return a name without "in Proc.", pages or a publisher around it, and its own place behind.

    MEDLINE has `Science (New York, N.Y.)`, IEEE's guide `in Proc. Int. Conf. Mach. Learn.`
    """
    bare = _PLACE.sub("", name) if "(" not in beside else name
    bare = _SIDE.sub(r"\1 Workshop", bare)
    return _BEHIND.sub("", _PROC.sub("", bare)).strip()


def _compare(cited: str, record: str) -> VenueRelation:
    one, other = short_name(cited), short_name(record)
    known, beside = venues.find_venue(cited), venues.find_venue(record)
    if known and beside:
        return _both_known(cited, record) if known == beside else VenueRelation.OTHER
    if fold(one) == fold(other):
        return VenueRelation.SAME
    side = is_workshop(cited) != is_workshop(record)
    if not known and sections_differ(cited, record):
        return VenueRelation.OTHER
    if not side and (_is_beginning(one, record) or _is_beginning(other, cited)):
        return VenueRelation.SAME
    if _core(one) == _core(other) and not side:
        return _of_tracks(cited, record)
    if venues.is_book_series(cited) != venues.is_book_series(record):
        is_printed = _is_in_pmlr(cited, other) or _is_in_pmlr(record, one)
        return VenueRelation.SAME if is_printed else VenueRelation.SERIES
    if side:
        return VenueRelation.SAME if same_or_shortened(cited, record) else VenueRelation.OTHER
    return _of_spellings(cited, record)


def _is_in_pmlr(series: str, meeting: str) -> bool:
    return meeting in _IN_PMLR and _PMLR.fullmatch(series) is not None


def _of_workshops(cited: str, record: str) -> VenueRelation | None:
    """Return how two workshops relate of which one has the other's words, in any order."""
    one, other = (
        {it for it in fold(name).split() if it not in _SAY_NOTHING and not it.isdigit()}
        for name in (cited, record)
    )
    if not one or not other or not (one <= other or other <= one):
        return None
    return VenueRelation.SAME if one == other else VenueRelation.TRACK


def _of_spellings(cited: str, record: str) -> VenueRelation:
    """Return how two names relate of which the table knows one at most."""
    for name, known in ((cited, venues.find_venue(record)), (record, venues.find_venue(cited))):
        if known and fold(name) in venues.spellings(known.short):
            return VenueRelation.SAME
        if known and any(same_or_shortened(name, own) for own in (known.name, *known.aliases)):
            return VenueRelation.SAME
    if same_or_shortened(cited, record) or share_a_name(cited, record):
        return VenueRelation.SAME
    if is_workshop(cited) and (found := _of_workshops(cited, record)):
        return found
    if one_misspelt(*(fold(name.partition(",")[0]).split() for name in (cited, record))):
        return VenueRelation.MISSPELT
    return VenueRelation.PART if goes_on(cited, record) else VenueRelation.OTHER


def _both_known(cited: str, record: str) -> VenueRelation:
    """Return how two names of one known venue relate: workshops and tracks are beside it."""
    known = venues.find_venue(cited)
    if known and not is_workshop(known.name) and is_workshop(cited) != is_workshop(record):
        return VenueRelation.OTHER
    return _of_tracks(cited, record)


def _of_tracks(cited: str, record: str) -> VenueRelation:
    same = _tracks(cited) == _tracks(record)
    return VenueRelation.SAME if same else VenueRelation.TRACK


def is_known(name: str) -> bool:
    """Whether the table of venues knows a name."""
    return bool(series(name))


def is_no_place(name: str) -> bool:
    """Whether the venue says "not published": "Technical report", "Submitted to Nature"."""
    return _NO_PLACE.fullmatch(name) is not None


def is_journal(name: str, entry_type: str = "") -> bool:
    """Whether a venue is a journal, according to the table, its name or its record's type."""
    if known := venues.find_venue(name):
        return known.type == "article"
    return entry_type == "article" or venues.kind_said(name) == "article"


def is_workshop(name: str) -> bool:
    """Whether a venue is a workshop, where papers appear before they appear elsewhere."""
    return _WORKSHOP.search(name) is not None


def _is_beginning(short: str, long: str) -> bool:
    """Whether a name is another's up to a comma: before an acronym, a meeting's place, its dates.

    Of a name with commas of its own, too: "Int. Conf. on Acoustics" of ", Speech and …".
    """
    words = fold(short)
    telling = [word for word in words.split() if word not in USUAL_IN_VENUES]
    beginnings = (long[: at.start()] for at in re.finditer(",", long))
    return len(telling) >= _LEAST and any(
        fold(short_name(it)) == words or same_or_shortened(short, it) for it in beginnings
    )


def _tracks(name: str) -> set[str]:
    return {*_TRACK.findall(fold(name))} - {*SHOWN_WORDS}


def _core(short: str) -> str:
    rest = " ".join(_TRACK.sub(" ", fold(short)).split())
    return rest.removeprefix("of ").removeprefix("the ")


def pausing(venue: str, year: int) -> str:
    """Return a conference's abbreviation when it did not take place in a year, else "".

    Its workshops may be printed a year later, and "ECCV 2024" is the meeting, whatever the year.
    """
    known = venues.find_venue(venue) if year else None
    if known is None or not known.pauses_in(year) or NOT_MAIN.search(venue):
        return ""
    return "" if years_of(venue) - {year} else known.short


def is_printed_apart(venue: str, year: int, title: str) -> bool:
    """Whether a paper may be in other proceedings than the main ones: a track's or a workshop's.

    The first track on datasets and benchmarks of NeurIPS has volumes of its own; its papers are
    cited as NeurIPS 2021.
    """
    if NOT_MAIN.search(venue):
        return True
    known = venues.find_venue(venue)
    first = known is not None and known.short == "NeurIPS" and year == 2021
    return first and _DATA.search(title) is not None


def is_of_repository(doi: str) -> bool:
    """Whether a DOI is of a repository, where papers of any venue lie."""
    return registrant(doi) in _ANY_VENUE


class DoiVenue(NamedTuple):
    """What a DOI says about itself: the venue's short name, and the year, each if it says so."""

    venue: str = ""
    year: int = 0


# How registrants build DOIs of proceedings: pattern, what the named parts say.
# IEEE: acronym, number of the publication, year, number of the article; journals have seven digits.
_IEEE = regex(rf"10\.1109/([a-z][a-z0-9-]*?)(w?)(\d{{5,}})?\.({YEAR})\.(\d{{5,7}})")
_AAAI = regex(r"10\.1609/(aaai|aiide|icwsm|hcomp|socs|icaps)\.v(\d+)i\d+\.\d+")
_ACL = regex(rf"({YEAR})\.([a-z]+)(?:-[a-z0-9]+)?\.\d+")
_OLD_ACL = regex(r"([pdneq])(\d\d)-([1-9])\d{3}")
_NAMED = regex(rf"10\.(?:24963|21437)/([a-z]+)\.({YEAR})[/-]\d+")
_OLD_ACL_NAMES = {"p": "ACL", "d": "EMNLP", "n": "NAACL", "e": "EACL", "q": "TACL"}
_OLD_ACL_MAIN = "12"  # volumes of long and short papers; behind them demos, students and tutorials
# Volume 1 of each series of the AAAI was of the year after this one.
_AAAI_BEFORE = {"aaai": 1986, "icwsm": 2006, "aiide": 2004, "hcomp": 2012, "icaps": 1990}


@lru_cache(maxsize=1 << 12)
def venue_of_doi(doi: str) -> DoiVenue:
    """Return what the DOI of a paper in proceedings says about itself; nothing for other DOIs.

    Sources: IEEE Xplore's, OJS's (AAAI), the ACL Anthology's, IJCAI's and ISCA's own DOIs.
    """
    if found := _IEEE.fullmatch(doi):
        name = _short(found[1])
        year = int(found[4]) if found[3] else 0  # journals give the year of submission
        return DoiVenue("" if found[2] or not name else name, year)
    if found := _AAAI.fullmatch(doi):
        return DoiVenue(
            _short(found[1]), _AAAI_BEFORE.get(found[1], -int(found[2])) + int(found[2])
        )
    if found := _ACL.fullmatch(acl_id(doi)):
        return DoiVenue("" if found[2] == "findings" else _short(found[2]), int(found[1]))
    if found := _OLD_ACL.fullmatch(acl_id(doi)):
        is_main = found[1] == "q" or found[3] in _OLD_ACL_MAIN
        return DoiVenue(_OLD_ACL_NAMES[found[1]] if is_main else "", full_year(found[2]))
    if found := _NAMED.fullmatch(doi):
        return DoiVenue(_short(found[1]), int(found[2]))
    return DoiVenue()


def _short(acronym: str) -> str:
    known = venues.find_venue(acronym.upper()) or venues.find_venue(acronym)
    return known.short if known else ""
