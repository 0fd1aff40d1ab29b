"""The weight of each agreement and each contradiction between two records.

Weights are set by hand, in steps of a half, and mean roughly the logarithm of how many times more
often the observation is made on two records of one work than on two records of different works
(Fellegi and Sunter, "A theory for record linkage", 1969). They are not fitted to labelled data.
Nothing is decided here.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.duplicates.numbers import are_two, is_year
from ssmlit.duplicates.places import SAME_VENUE, bare_page, other_publishers, venue_likeness
from ssmlit.duplicates.spelling import misspelt
from ssmlit.duplicates.titles import TitleMatch, align, goes_on
from ssmlit.duplicates.venue_series import journals, printed_together, series
from ssmlit.duplicates.verdict import Evidence
from ssmlit.fields.entry_types import REPORTS, WHOLES
from ssmlit.fields.venue_names import same_or_shortened, sections_differ, share_a_name
from ssmlit.fields.words import american
from ssmlit.identifiers.address import split
from ssmlit.venues.vocabulary import JOURNAL_WORDS, MEETING_WORDS

if TYPE_CHECKING:
    from ssmlit.duplicates.normalize import NormalizedRecord
    from ssmlit.model import Link

_WORD = regex(r"\w+")
_PUBLISHED_WITHIN = 3  # years
_ROUTE = regex(r"#!?/|#!")  # what begins a path in an anchor
_INDEX = regex(r"(?<=/)index\.(?:html?|php)(?=$|[?#])")  # what a folder shows


def best_title(a: NormalizedRecord, b: NormalizedRecord) -> TitleMatch:
    """Return how the titles relate; a title in brackets is used if it fits better."""
    best = align(a.title, b.title)
    if best.equal and not best.typos:
        return best
    if a.others or b.others:
        spellings = product((a.title, *a.others), (b.title, *b.others))
        best = max((align(one, other) for one, other in spellings), key=lambda match: match.ratio)
    if not best.edge or goes_on(a.title, b.title):
        return best
    return _without(best, _explained(a, b), f"{a.record.title} {b.record.title}")


def _explained(a: NormalizedRecord, b: NormalizedRecord) -> frozenset[str]:
    """Return words that are not part of the title: names, venue and year that ran into it."""
    words = set(a.name_words | b.name_words)
    words.update(a.venue, b.venue)
    words.update(str(record.year) for record in (a.record, b.record) if record.year)
    return frozenset(words)


def _without(match: TitleMatch, explained: frozenset[str], written: str) -> TitleMatch:
    sides = []
    for surplus in (match.left, match.right):
        side = tuple(word for word in surplus if word not in explained)
        dated = any(map(is_year, surplus))
        sides.append(() if dated and _names_a_venue(side, written) else side)
    left, right = sides
    if len(left) == len(match.left) and len(right) == len(match.right):
        return match
    if not any(word.isalpha() for word in (*left, *right)):
        left, right = (tuple(it for it in side if not is_year(it)) for side in (left, right))
    left, right = (tuple(word for word in side if len(word) > 1) for side in (left, right))
    return match._replace(left=left, right=right)


def _names_a_venue(surplus: tuple[str, ...], written: str) -> bool:
    """Whether words after a title are a known venue beside its year: ", SIGMOD Record 2002".

    An ordinary word is not one: ", 2020 sensors" does not mean the journal Sensors.
    """
    words = [word for word in surplus if not is_year(word)]
    as_any = len(words) == 1 and {words[0], words[0].capitalize()} & set(_WORD.findall(written))
    return bool(words) and not as_any and bool(series(" ".join(words)))


def title(a: NormalizedRecord, b: NormalizedRecord, match: TitleMatch) -> Evidence:
    """Weigh the titles: equal ones by their length, others by what each side has more."""
    weight, reason = _title_weight(match)
    return Evidence("title", a.record.title, b.record.title, weight, reason)


def _title_weight(match: TitleMatch) -> tuple[float, str]:
    if not match.size:
        return 0.0, "no title"
    informative = min(match.size, 8) / 2
    if match.equal:
        return _equal_title(match, informative)
    more = len(match.left) + len(match.right)
    if not match.left or not match.right:
        return _longer_title(match, informative, more)
    if match.ratio < 60:
        return -8.0, "different words"
    if match.near:
        return 0.5 + informative, "nearly the same spelling"
    lost = more / (more + 2 * match.size)
    return (2.0 + informative) * (1 - 3 * lost) - 3.0, "words differ"


def _equal_title(match: TitleMatch, informative: float) -> tuple[float, str]:
    if match.reordered:
        return 0.5 + informative, "same words in another order"
    if match.cut:
        return 2.0 + informative, "equal up to the end of the shorter one"
    slips = sum(american(one) != american(other) for one, other in match.typos)
    if slips:
        return 2.0 + informative - slips * 0.5, "equal but for spelling"
    return 3.0 + informative, "equal"


def _longer_title(match: TitleMatch, informative: float, more: int) -> tuple[float, str]:
    if match.at_break:
        return 1.5 + informative - 0.1 * more, "one has an additional part, set off"
    if match.edge and not match.front:
        return 0.5 + informative - 0.25 * more, "one has extra words at the end"
    if match.edge:
        return informative - 1.0 - 0.5 * more, "one has extra words at the beginning"
    return informative - 1.5 - more, "one has extra words inside"


def source(a: NormalizedRecord, b: NormalizedRecord, match: TitleMatch) -> Evidence | None:
    """Weigh that different titles may come from one source, which has a work only once.

    They name the authors identically and have the same fields; None where they do not,
    where they are on one page, where a slip is all that differs, and where one of them shortens the
    venue or the title: the name of a method and a subtitle come and go in one source, too, and a
    title is cut.
    """
    if match.equal or match.near or match.at_break or (match.edge and not match.front):
        return None
    if a.first_page and a.first_page == b.first_page:
        return None
    if (bool(a.record.year), a.published) != (bool(b.record.year), b.published):
        return None
    alike = {str(person) for person in a.authors} & {str(person) for person in b.authors}
    if not len(alike) >= len(a.surnames & b.surnames) > 0 or _spell_one_venue(a, b):
        return None
    return Evidence(
        "source", a.names, b.names, -2.5, "filled in alike, as one source does for two works"
    )


def _spell_one_venue(a: NormalizedRecord, b: NormalizedRecord) -> bool:
    """Whether the venue of one year is spelled in two ways."""
    if a.record.year != b.record.year or a.record.venue == b.record.venue:
        return False
    weighed = venue(a, b)
    return weighed is not None and weighed.weight > 0


def year(a: NormalizedRecord, b: NormalizedRecord) -> Evidence | None:
    """Weigh the years; a preprint or a report may be some years older than its publication."""
    left, right = a.record.year, b.record.year
    if not left or not right:
        return None
    apart = abs(left - right)
    first, then = (a, b) if left < right else (b, a)
    if not apart:
        weight, reason = 1.0, "equal"
    elif _may_be_published(first) and then.published and apart <= _PUBLISHED_WITHIN:
        weight, reason = (0.5 if first.preprint else 0.0), "preprint and publication"
    elif a.preprint or b.preprint:
        sides = "two versions" if a.preprint and b.preprint else "preprint and publication"
        weight, reason = (0.0, sides) if apart <= _PUBLISHED_WITHIN else (-1.0, "far apart")
    elif apart == 1:
        weight, reason = -1.0, "one year apart"
    else:
        weight, reason = -2.5, f"{apart} years apart"
    return Evidence("year", str(left), str(right), weight, reason)


def _may_be_published(side: NormalizedRecord) -> bool:
    return side.preprint or side.record.type in REPORTS


def volume_and_pages(a: NormalizedRecord, b: NormalizedRecord) -> list[Evidence]:
    """Weigh pages, volume and number."""
    found = []
    if a.first_page and b.first_page:
        found.append(_pages(a, b))
    if a.volume and b.volume:
        weight, reason = (1.0, "equal") if a.volume == b.volume else (-1.5, "conflict")
        found.append(Evidence("volume", a.record.volume, b.record.volume, weight, reason))
    return found + numbers(a, b)


def numbers(a: NormalizedRecord, b: NormalizedRecord) -> list[Evidence]:
    """Weigh the numbers of two issues of one volume, or of two documents."""
    if not a.number or not b.number or a.volume != b.volume:
        return []
    weight, reason = (-0.5, "conflict") if are_two(a.number, b.number) else (0.5, "equal")
    return [Evidence("number", a.record.number, b.record.number, weight, reason)]


def _pages(a: NormalizedRecord, b: NormalizedRecord) -> Evidence:
    left, right = a.first_page, b.first_page
    if bare_page(left) == bare_page(right):
        weight, reason = (2.5 if len(left) > 1 or a.last_page == b.last_page else 1.5), "equal"
    elif a.last_page and a.last_page == b.last_page:
        weight, reason = 1.0, "same last page"
    elif "1" in (left, right):
        weight, reason = -0.5, "one counts from 1"
    else:
        weight, reason = -2.5, "conflict"
    return Evidence("pages", a.record.pages, b.record.pages, weight, reason)


def venue(a: NormalizedRecord, b: NormalizedRecord) -> Evidence | None:
    """Weigh the venues; None when a side names none or a preprint server."""
    if not a.venue or not b.venue:
        return None
    weight, reason = _venue_weight(a, b)
    return Evidence("venue", a.record.venue, b.record.venue, weight, reason)


def _venue_weight(a: NormalizedRecord, b: NormalizedRecord) -> tuple[float, str]:
    if a.series and b.series:
        if printed_together(a.series, b.series):
            return 0.0, "proceedings printed in it"
        return (1.0, "same venue") if a.series == b.series else (-1.0, "other venue")
    if sections_differ(a.record.venue, b.record.venue):
        return -1.0, "another section of the journal"
    names = a.record.venue, b.record.venue
    likeness = venue_likeness(a.venue, b.venue)
    if likeness >= SAME_VENUE or same_or_shortened(*names) or share_a_name(*names):
        return 1.0, "same venue"
    # a slip is not another venue, but Biometrika is not Biometrics: it is no agreement either
    alike = likeness >= 0.4 or misspelt("".join(a.venue), "".join(b.venue))
    return (0.0, "venues alike") if alike else (-0.5, "other venue")


def publisher(a: NormalizedRecord, b: NormalizedRecord) -> Evidence | None:
    """Weigh that one publisher has both books."""
    one, other = a.record.publisher, b.record.publisher
    both = one and other and WHOLES.issuperset((a.record.type, b.record.type))
    if not both or other_publishers(one, other):
        return None
    return Evidence("publisher", one, other, 1.0, "same publisher")


def address(a: NormalizedRecord, b: NormalizedRecord, match: TitleMatch) -> Evidence | None:
    """Weigh that pages or programs of one title are at one address; None where it says nothing.

    Papers may share the address of their code, of an issue or a home page: of those, their titles
    and authors tell. So may books, which have editors and publishers.
    """
    if not match.equal or match.typos or {a.record.type, b.record.type} & WHOLES:
        return None
    pairs = product(a.record.links, b.record.links)
    both = next(((one.url, other.url) for one, other in pairs if lead_to_one(one, other)), None)
    return Evidence("url", *both, 5.0, "same address") if both else None


def lead_to_one(one: Link, other: Link) -> bool:
    """Whether two links have one host, path and query; www., scheme and anchor do not count.

    A folder is its `index.html`. An anchor that is a path (`#/ice`, `#!topic/ice`) names a page, as
    within the path.
    """
    urls = (_INDEX.sub("", _ROUTE.sub("/", link.url)) for link in (one, other))
    pages = [*map(split, urls)]
    return one.url == other.url or pages[0] == pages[1] is not None


def venue_kind(side: NormalizedRecord) -> str:
    """Return "journal", "meeting" or "" (not known) from the words of the venue and the type."""
    words = set(side.venue)
    if side.series in journals():
        return "journal"
    if words & MEETING_WORDS or side.record.type in ("inproceedings", "conference", "proceedings"):
        return "meeting"
    if words & JOURNAL_WORDS:
        return "journal"
    return ""
