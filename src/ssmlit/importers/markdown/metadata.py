"""Reading the segments around a title: authors, venue, date, volume, labels, a remark.

Responsible for the role of one segment, by itself and by its place. Does not depend on how the
title was found, nor on links.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.importers import badges
from ssmlit.importers.markdown import clauses, fact_labels, locators, pages
from ssmlit.importers.markdown.people import names
from ssmlit.importers.markdown.people.separators import OTHERS
from ssmlit.importers.markdown.place_reader import SCHOOL, PlaceReader
from ssmlit.importers.markdown.segments import (
    EDGES,
    EDITED,
    PEOPLE,
    WORD,
    Segment,
    is_no_label,
)
from ssmlit.importers.markdown.shape import NO_SHAPE, Shape
from ssmlit.importers.venue_date import VenueDate, united
from ssmlit.venues import PROCEEDINGS, kind_said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ssmlit.importers.markdown.segments import Place
    from ssmlit.model import Person

_PUBLISHER = regex(r"[^\s,]+, [^\W\d_]{2,}(?:,|$)")  # after it: "Springer, Berlin, 2020"
_NOT_PEOPLE = frozenset({"venue", "date"})
_DATED = regex(r",\s(?:19|20)\d\d$")  # "(Annals of slow things, 2003)"
_PUBLISHED = regex(
    r"(?:[Pp]ublished|(?:(?:[Pp]aper|[Pp]oster) )?[Pp]resented|[Aa]ppear(?:ed|s))\s(?=(?:in|at)\s)"
)
_RUNNING = 12  # words of a sentence that may name a venue besides other things


class MetadataReader(PlaceReader):
    """Reads the segments around a title.

    Args:
        segments: in order.
        images: the text of image badges.
        shape: what is known about the places of segments in this list.
        led: the authors are before the title; then italics after it are where it appeared.

    Attributes:
        authors, others, stated, school, volume, number, pages: as in `reading.RowReading`.
        title: what is after the label "Title:".
        asides: words in round brackets that say neither; the publisher after a book.
        labels: bracketed words that say neither place nor time.
        rest, remark: the unused words before and after the title.
        said: the role of each place: "authors", "venue", "date", or "" for none.
    """

    def __init__(
        self,
        segments: Sequence[Segment],
        images: Sequence[str] = (),
        shape: Shape = NO_SHAPE,
        *,
        led: bool = False,
    ) -> None:
        super().__init__()
        self._shape, self._led, self._year = shape, led, 0  # of a label "Year:"
        self.labels: list[str] = []
        self.others = False
        self.title = self.school = self.volume = self.number = ""
        self.said: dict[Place, str] = {}
        left: dict[str, list[str]] = {"before": [], "after": []}
        for segment, following in zip_longest(segments, segments[1:]):
            if following and clauses.is_key(segment.text, following.text):
                continue
            self._dated = following is not None and following.is_year  # after the segment
            left[segment.side] += self._segment(segment)
            self._led = self._led or bool(self.authors)
        for words in images:
            self._badge(words)
        if self._year:
            self.stated = replace(self.stated, year=self._year)
        self.rest, self.remark = " ".join(left["before"]), " ".join(left["after"])

    def _segment(self, segment: Segment) -> list[str]:
        """Read one segment; return the words that are left."""
        if segment.kind == "editors":
            self.asides.append(segment.text)
            return []
        text = clauses.bare(segment.text)
        if label := fact_labels.leading_label(text):
            self._field(label[0], text[label[1] :])
            return []
        text = self._without_others(text)
        text = self._locator(text, marked=segment.kind == "italic", place=segment.place)
        if segment.kind in {"bracket", "round", "tail", "link", "place", "code"}:
            return self._told(segment.place, lambda: self._marked(segment, text.strip(" .,:*")))
        expected = self._shape.role(segment.place)
        text = self._issued(text.strip(EDGES + "\n"), expected)
        cited = segment.kind == "italic" and not self.stated.venue
        is_name = self._led or clauses.is_name(segment.text, behind=bool(self.authors))
        if expected == "venue" or (cited and is_name and expected is None):
            left = self._told(segment.place, lambda: self._named(text))
            if not left or not clauses.IN_BOOK.match(text):
                return left
        return self._sentences(text, segment)

    def _without_others(self, text: str) -> str:
        """Return what follows an "et al." outside the names' marks: "_Anna Carver_ et al."."""
        found = OTHERS.match(text) if self.authors else None
        self.others = self.others or found is not None
        return text[found.end() :] if found else text

    def _told(self, place: Place, read: Callable[[], list[str]]) -> list[str]:
        """Read a segment, and note the role of its place."""
        authors, stated = self.authors, self.stated
        left = read()
        role = self._role(authors, stated)
        is_venue = not role and left and self._shape.role(place) == "venue"
        if is_venue and self._venue(" ".join(left)):
            role, left = "venue", []
        self.said.setdefault(place, role)
        return left

    def _role(self, authors: Sequence[Person], stated: VenueDate) -> str:
        """Return what was found since a segment began."""
        if self.authors != authors:
            return "authors"
        if self.stated == stated:
            return ""
        return "venue" if self.stated.venue != stated.venue else "date"

    def _marked(self, segment: Segment, words: str) -> list[str]:
        """Read a badge or a bracketed remark."""
        expected = self._shape.role(segment.place)
        words = words if segment.kind == "code" else self._issued(words, "")
        if self._cited(words, expected == "authors"):
            return []
        is_tag = segment.kind == "code" and words.isalpha() and words.islower()  # "`fpga`"
        if not is_tag and self._badge(words, expected):
            return []
        is_venue = expected == "venue"
        dated = is_venue and _DATED.search(words) is not None
        named = segment.kind == "place" or dated or (is_venue and segment.kind == "tail")
        if named and self._venue(words, sure=dated):
            return []
        if segment.kind == "code":
            return [] if self._people(words, expected) else [words]
        if expected == "authors" and self._people(words, "authors"):
            return []
        is_topic = any(map(str.isalpha, words)) and not is_no_label(words)  # not "[[7,1,3]]"
        if segment.kind in {"bracket", "tail"} and len(words) < 60 and is_topic:
            self.labels.append(words)
        elif segment.kind == "round" and words:
            self.asides.append(words)
        return []

    def _cited(self, words: str, expected: bool) -> bool:
        """Read "Carver et al., ICLR 2023", "Anna Carver, 2023" or "A. Carver and B. Ji 2023"."""
        led, stated = clauses.cited(words, expected=expected)
        if self.authors or not led.people:
            return False
        self.authors, self.others = led.people, led.others
        if stated:  # the year of the paper, not the day it was read
            self.stated = united(replace(self.stated, year=0, date=""), stated)
        return True

    def _locator(self, text: str, *, marked: bool = False, place: Place | None = None) -> str:
        """Read a periodical with volume and pages; return the words beside them."""
        if series := clauses.SERIES.search(text):
            self.volume, text = series[1], clauses.SERIES.sub("", text)
        found = locators.find(text, marked=marked)
        if found is None:
            text, said = pages.without_pages(text)
            self.pages = self.pages or said
            return text
        self.volume, self.number, self.pages = found.volume, found.number, found.pages
        kind = kind_said(found.venue) or "article"
        stated = badges.read_badge(found.venue) or VenueDate(found.venue, kind)
        self._state(replace(stated, year=found.year))
        if found.start == 0 and place:
            self.said.setdefault(place, "venue")
        behind = text[found.end :]
        if not self.pages:  # "94(4), 2004, 991–1013"
            self.pages, behind = pages.pages_behind(behind)
        rest = f"{text[: found.start]} {behind}"
        if not self.pages:  # behind the year: "135, 2017, pp. 188-197"
            rest, self.pages = pages.without_pages(rest)
        return rest

    def _field(self, role: str, value: str) -> None:
        """Read what is after a label."""
        value = value.strip(" ,;.*_")
        if role == "venue":
            value = "" if self._is_house(value) else self._locator(value)
        if role == "title":
            self.title = self.title or value
        elif role == "authors":
            self._people(value, "authors")
        elif role in {"venue", "date"}:
            self._badge(value)
        if role in {"school", "venue"} and not self.stated.venue:
            if school := SCHOOL.search(value):
                self.school = school[0].strip()
            elif role == "venue" and not self.stated.preprint:
                self._venue(value)
        year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", value)
        if role == "date" and value.isdigit() and year:
            self._year = int(year[0])
        if role in {"venue", "date"} and not self.stated.year and year:
            self._state(VenueDate(year=int(year[0])))

    def _people(self, words: str, expected: str | None) -> bool:
        if self.authors or expected in _NOT_PEOPLE:
            return False
        people, others = names.read(words, expected=expected == "authors")
        if expected == "" and len(people) < 2 and not others:
            return False
        self.authors, self.others = people, others
        return bool(people)

    def _sentences(self, text: str, segment: Segment) -> list[str]:
        """Read authors, venue and date from a text; return the words that are left."""
        counted = segment.clause  # the number of its first statement
        expected = self._shape.role(segment.place)
        self.asides += [one[0].strip(" ,:") for one in EDITED.finditer(text)]
        year, text = clauses.year_before(EDITED.sub("", text), segment.side)
        self._state(VenueDate(year=year))
        first, before = (VenueDate(), text) if self.authors else clauses.place_first(text)
        self._state(first)
        text = self._volume(before, expected)
        if before and not text:
            self.said.setdefault(segment.place, "venue")
        if not self.authors and expected not in _NOT_PEOPLE:
            led = clauses.lead(text, "authors" if segment.place == PEOPLE else expected)
            led = clauses.surnames(text, led, bare=self._shape.bare_names, dated=self._dated)
            if text != before and len(led.people) == 1 and _PUBLISHER.match(text):
                self.asides.append(text.removesuffix(led.rest).strip(EDGES))
                text = led.rest.strip(EDGES)
            elif led.people and not clauses.goes_on(text, led.rest):
                self.authors, self.others, text = led.people, led.others, led.rest.strip(EDGES)
                self.said.setdefault(segment.place, "authors")
                counted = 1
        left: list[str] = []
        if not self.stated.venue and (end := clauses.journal_end(text)) and self._badge(text[:end]):
            text = text[end:]
        begun = 0  # where the clauses begin that are together and say nothing
        for number, (start, end) in enumerate(clauses.cut(text), counted):
            clause = text[start:end].strip(EDGES + "\n")
            if not WORD.search(clause):
                continue
            place = (segment.side, segment.kind, segment.nth, number)
            if self._told(place, partial(self._clause, clause, self._shape.role(place))):
                continue
            left.append(text[begun:start].strip(EDGES + "\n"))
            begun = end
        left.append(text[begun:].strip(EDGES + "\n"))
        return [words for words in left if WORD.search(words)]

    def _volume(self, text: str, expected: str | None) -> str:
        """Read "In Proceedings of the 2023 Slow Conference (SLOW '23)"; return what follows."""
        if self.stated.venue:
            return text
        stated, rest = clauses.book(text, expected, signed=bool(self.authors))
        self._state(stated)
        return rest

    def _clause(self, clause: str, expected: str | None) -> list[str]:
        clause = self._issued(clause, expected)
        if self._people(clause, expected):
            return []
        if (said := _PUBLISHED.match(clause)) and not self._named(clause[said.end() :]):
            return []
        count = len(clause.split())
        told = count <= _RUNNING
        stated = badges.read_badge(clause, whole=count < 6) if told else badges.meeting(clause)
        dated = clauses.ENDS_DATED.fullmatch(clause)
        is_named = self.authors and clauses.names_place(dated[1] if dated else clause)
        if stated and (rest := clauses.besides_date(clause, stated)):
            signed = self.authors or rest.startswith("Proc")
            is_named = bool(self.authors) and clauses.names_place(rest)
            is_book = signed and PROCEEDINGS.search(rest)
            is_venue = (is_named or is_book) and self._venue(clause, sure=is_named)
            self._state(stated, expected)
            return [] if is_venue else [rest]
        if self._state(stated, expected) or (is_named and self._venue(clause, sure=True)):
            return []
        return [self._undated(clause)]
