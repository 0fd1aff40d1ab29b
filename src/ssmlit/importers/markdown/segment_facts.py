"""What the segments around a title say: authors, venue, date, volume, labels, a remark.

Responsible for the role of one segment, by itself and by its place. Does not depend on how the
title was found, nor on links.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from ssmlit._lazy import regex
from ssmlit.importers import badges, venue_search
from ssmlit.importers.markdown import clauses, fact_labels, old_years, pages, volume_and_pages
from ssmlit.importers.markdown.people import companions, forms, names
from ssmlit.importers.markdown.people.separators import OTHERS
from ssmlit.importers.markdown.row_reading import SCHOOL, RowReading
from ssmlit.importers.markdown.segments import EDGES, EDITED, PEOPLE, WORD, is_no_label
from ssmlit.importers.markdown.shape import NO_SHAPE, Shape
from ssmlit.importers.marks import YEAR, without_edges
from ssmlit.importers.venue_date import VenueDate, united
from ssmlit.latex import is_institution
from ssmlit.ordinals import ORDINAL
from ssmlit.venues import PROCEEDINGS, issuer

if TYPE_CHECKING:
    from ssmlit.importers.markdown.segments import Place, Segment

_EDGES = EDGES + "\n"  # of a statement
_PUBLISHER = regex(r"[^\s,]+, [^\W\d_]{2,}(?:,|$)")  # after it: "Springer, Berlin, 2020"
_LETTER = regex(r"[^\W\d_]")  # a venue has some
_DATED = regex(r"(?:,\s|，)(?:19|20)\d\d$")  # "(Annals of slow things, 2003)"
_EDITION = regex(rf",\s({ORDINAL}\s[Ee]d(?:ition|n)?\b\.?),?\s?")
_WORKPLACE = regex(r"\s\(([^()\d]+)\)$")
_NOT_PEOPLE = frozenset({"venue", "date"})
_RUNNING = 12  # words of a sentence that may name a venue besides other things


class _Context(NamedTuple):
    """What is known around a segment."""

    shape: Shape
    is_led: bool  # the authors are before the title
    is_dated: bool  # a year in brackets follows


_Told = tuple[RowReading, list[str]]  # with what was read, and the words that are left


def read_segments(
    segments: Sequence[Segment],
    images: Sequence[str],
    shape: Shape,
    *,
    led: bool,
) -> RowReading:
    """Return what the segments around a title say.

    Args:
        segments: in order.
        images: the text of image badges.
        shape: what is known about the places of segments in this list.
        led: the authors are before the title; then italics after it are where it appeared.
    """
    facts = RowReading()
    left: dict[str, list[str]] = {"before": [], "after": []}
    for segment, following in zip_longest(segments, segments[1:]):
        dated = following is not None and old_years.is_year(following)
        around = _Context(shape, led or bool(facts.authors), dated)
        facts, words = _segment(facts, segment, around)
        left[segment.side] += words
    for image in images:
        facts = facts.badge(image) or facts
    facts = old_years.completed(facts, segments)
    year = facts.labelled_year or facts.stated.year
    rest, remark = map(" ".join, left.values())
    return facts._replace(stated=facts.stated._replace(year=year), rest=rest, remark=remark)


def _segment(facts: RowReading, segment: Segment, around: _Context) -> _Told:
    if segment.kind in {"editors", "label"}:
        return facts.with_remarks(segment.text), []
    company, text = companions.begin(clauses.bare(segment.text))
    facts = facts.with_remarks(*company)
    if label := fact_labels.leading_label(text):
        return _field(facts, label[0], text[label[1] :]), []
    facts, text = _without_others(facts, text)
    shape, place, marked = around.shape, segment.place, segment.kind in {"italic", "book"}
    facts, text = _with_volume_and_pages(facts, text, marked=marked, place=place)
    if segment.kind in {"bracket", "round", "tail", "link", "place", "code"}:
        read = _marked(facts, segment, text.strip(" .,:*"), shape.role(place))
        return _with_role_noted(facts, read, place)
    expected = shape.role(place)
    whole = without_edges(text, _EDGES)
    facts, text = facts.issued(whole, expected)
    cited = segment.kind == "italic" and not facts.stated.venue
    edited = any(map(EDITED.match, facts.asides))
    if segment.kind == "book" and (found := facts.in_book(text, edited=edited)):
        return _with_role_noted(facts, (found, []), place)
    if expected == "venue" and not facts.authors and names.lead(text).are_in_full:
        return _sentences(facts, text, segment, around._replace(shape=NO_SHAPE))
    book = clauses.IN_BOOK.match(text)
    more = book and PROCEEDINGS.search(book[1]) and text.startswith(", ", book.end())  # its town
    is_venue = expected == "venue" and text == whole and _LETTER.search(text) and not more
    if is_venue or (cited and around.is_led and expected is None):
        facts, left = _with_role_noted(facts, facts.named(text), place)
        if not left or not book:
            return facts, left
    return _sentences(facts, text, segment, around)


def _without_others(facts: RowReading, text: str) -> tuple[RowReading, str]:
    """Return what follows an "et al." outside the names' marks: "_Anna Carver_ et al."."""
    found = OTHERS.match(text) if facts.authors else None
    return (facts._replace(others=True), text[found.end() :]) if found else (facts, text)


def _with_role_noted(before: RowReading, read: _Told, place: Place) -> _Told:
    """Note the role of the place of what was read."""
    return read[0].noting(place, _role(before, read[0])), read[1]


def _role(before: RowReading, after: RowReading) -> str:
    """Return what was found between two states."""
    if after.authors != before.authors:
        return "authors"
    if after.stated == before.stated:
        return ""
    return "venue" if after.stated.venue != before.stated.venue else "date"


def _marked(facts: RowReading, segment: Segment, words: str, expected: str | None) -> _Told:
    """Read a badge or a bracketed remark."""
    is_code = segment.kind == "code"
    if edition := _EDITION.search(words):  # "(Slow Books, 2nd ed., 1990)"
        facts, words = facts.with_remarks(edition[1]), _EDITION.sub(", ", words, count=1)
    facts, words = (facts, words) if is_code else facts.issued(words, "")
    found = _cited(facts, words, expected == "authors")
    is_tag = is_code and words.isalpha() and words.islower()  # "`fpga`"
    found = found or (None if is_tag else facts.badge(words, expected))
    is_venue = expected == "venue"
    dated = is_venue and _DATED.search(words) is not None
    if segment.kind == "place" or dated or (is_venue and segment.kind == "tail"):
        found = found or facts.venue(words, sure=dated)
    if is_code or expected == "authors":
        found = found or _people(facts, words, expected)
    if found or is_code:
        return (found, []) if found else (facts, [words])
    is_topic = any(map(str.isalpha, words)) and not is_no_label(words)  # not "[[7,1,3]]"
    if segment.kind in {"bracket", "tail"} and len(words) < 60 and is_topic:
        # "[Carver等人，2014]": a citation; "The Title (University of the Shore)"
        if _DATED.search(words) or (segment.kind == "tail" and is_institution(words)):
            return facts.with_remarks(words), []
        return facts._replace(labels=(*facts.labels, words)), []
    return (facts.with_remarks(words) if segment.kind == "round" and words else facts), []


def _cited(facts: RowReading, words: str, expected: bool) -> RowReading | None:
    """Read "Carver et al., ICLR 2023", "Anna Carver, 2023" or "A. Carver and B. Ji 2023"."""
    led, stated = clauses.cited(words, expected=expected)
    if facts.authors or not led.people:
        return None
    found = facts.signed(led)
    undated = found.stated._replace(year=0, date="")  # the day it was read
    return found._replace(stated=united(undated, stated)) if stated else found


def _with_volume_and_pages(
    facts: RowReading, text: str, *, marked: bool = False, place: Place | None = None
) -> tuple[RowReading, str]:
    """Read a periodical with volume and pages; return the words beside them."""
    found = volume_and_pages.find(text, marked=marked)
    if found is None:
        text, said = pages.without_pages(text)
        return facts._replace(pages=facts.pages or said), text
    facts = facts.placed(found)
    if found.start == 0 and place:
        facts = facts.noting(place, "venue")
    said, rest = found.pages, f"{text[: found.start]} {text[found.end :]}"
    if not said:  # behind the year: "135, 2017, pp. 188-197"
        rest, said = pages.without_pages(rest)
    return facts._replace(pages=said), rest


def _field(facts: RowReading, role: str, value: str) -> RowReading:
    """Read what is after a label."""
    value = value.strip(" ,;.*_")
    if role == "title":
        return facts._replace(title=facts.title or value)
    if role == "authors":  # "Carver, Holm, et al. (Harbour)"
        value, place, _ = (*_WORKPLACE.split(value), "", "")[:3]
        if (one := forms.with_place(value)) and not badges.read_badge(value.rpartition("|")[2]):
            return facts._replace(authors=(*facts.authors, one))  # a line for each; no venue behind
        found = _people(facts, value, "authors") or _cited(facts, value, True)
        return (found or facts).with_remarks(*filter(None, [place]))
    if role == "venue":
        house = facts.published_by(value)
        facts, value = (house, "") if house else _with_volume_and_pages(facts, value)
    if role in {"venue", "date"}:
        facts = facts.badge(value) or facts
    if role in {"school", "venue"} and not facts.stated.venue:
        if school := SCHOOL.search(value):
            facts = facts._replace(school=school[0].strip())
        elif role == "venue" and not facts.stated.preprint:
            facts = facts.venue(value) or facts
    year = YEAR.search(value)
    if role == "date" and value.isdigit() and year:
        facts = facts._replace(labelled_year=int(year[0]))
    is_undated = role in {"venue", "date"} and not facts.stated.year
    return facts.dated(int(year[0])) if year and is_undated else facts


def _people(facts: RowReading, words: str, expected: str | None) -> RowReading | None:
    if facts.authors or expected in _NOT_PEOPLE:
        return None
    found = names.read(words, expected=expected == "authors")
    if not found.people or (expected == "" and len(found.people) < 2 and not found.others):
        return None
    return facts.signed(found)


def _sentences(facts: RowReading, text: str, segment: Segment, around: _Context) -> _Told:
    """Read authors, venue and date from a text; return the words that are left."""
    before = facts.authors
    facts, text = _beginning(facts, text, segment, around)
    led = facts.authors != before
    left: list[str] = []
    begun = 0  # where the clauses begin that are together and say nothing
    for number, (start, end) in enumerate(clauses.cut(text), 1 if led else segment.clause):
        clause = without_edges(text[start:end], _EDGES)
        if not WORD.search(clause):
            continue
        place = (segment.side, segment.kind, segment.nth, number)
        read = _clause(facts, clause, around.shape.role(place))
        facts, rest = _with_role_noted(facts, read, place)
        if not rest:
            left.append(text[begun:start].strip(_EDGES))
            begun = end
    left.append(text[begun:].strip(_EDGES))
    return facts, [words for words in left if WORD.search(words)]


def _beginning(
    facts: RowReading, text: str, segment: Segment, around: _Context
) -> tuple[RowReading, str]:
    """Read what a text begins with: a year, a venue, the book a work is in, its authors."""
    expected = around.shape.role(segment.place)
    facts, text = _edited(facts, text)
    first, before = (VenueDate(), text) if facts.authors else clauses.place_first(text)
    facts = facts.stating(first) or facts
    text = before
    if not facts.stated.venue:
        book, text = clauses.book(before, expected, signed=bool(facts.authors))
        facts = facts.stating(book) or facts
    if before and not text:
        facts = facts.noting(segment.place, "venue")
    if facts.authors or expected in _NOT_PEOPLE:
        return facts, text
    dated = around.is_dated and clauses.are_surnames(text, alone=segment.side == "before")
    expected = "authors" if segment.place == PEOPLE or dated else expected
    led = clauses.lead(text, expected, behind=segment.side == "after")
    led = clauses.surnames(text, led, bare=around.shape.bare_names)
    rest = led.rest.strip(EDGES)
    if text != before and len(led.people) == 1 and _PUBLISHER.match(text):
        return facts.with_remarks(text.removesuffix(led.rest).strip(EDGES)), rest
    if led.people and not clauses.goes_on(text, led.rest):
        return facts.signed(led).noting(segment.place, "authors"), rest
    return facts, text


def _edited(facts: RowReading, text: str) -> tuple[RowReading, str]:
    """Read the editors of a book and the book: "In B. Holm (Ed.), The Sea. Slow Books"."""
    found = list(EDITED.finditer(text))
    facts = facts.with_remarks(*(clauses.closed(one[0].strip(" ,:")) for one in found))
    rest = EDITED.sub("", text)
    if not (found and facts.authors) or facts.stated.venue or found[0].start():
        return facts, rest
    stop, following = next(clauses.ends(rest), (len(rest), len(rest)))
    named = facts.in_book(rest[:stop], edited=True) if not issuer(rest[:stop]) else None
    return (named, rest[following:]) if named else (facts, rest)


def _clause(facts: RowReading, clause: str, expected: str | None) -> _Told:
    facts, clause = facts.issued(clause, expected)
    if signed := _people(facts, clause, expected):
        return signed, []
    count = len(clause.split())
    is_full = venue_search.is_full_name(clause)
    is_short = is_full or count <= _RUNNING
    stated = badges.read_badge(clause, whole=count < 6) if is_short else badges.proceedings(clause)
    if stated and (rest := clauses.besides_date(clause, stated)):
        is_book = (facts.authors or rest.startswith("Proc")) and PROCEEDINGS.search(rest)
        venue = facts.venue(clause) if is_book else None
        facts = venue or facts
        return facts.stating(stated, expected) or facts, [] if venue else [rest]
    if found := facts.stating(stated, None if is_full else expected):
        return found, []
    facts, rest = facts.undated(clause)
    return facts, [rest]
