"""What is read from one row.

Responsible for the value `RowReading`, and for taking in one statement: a badge, a venue's name, a
publisher. Does not depend on where in a row a statement is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ssmlit._lazy import regex
from ssmlit.importers import badges
from ssmlit.importers.markdown import clauses, pages
from ssmlit.importers.markdown.people import names
from ssmlit.importers.markdown.segments import EDGES
from ssmlit.importers.marks import without_edges
from ssmlit.importers.venue_date import NOTHING, VenueDate, united
from ssmlit.venues import HOUSE_WORDS, find_venue, issuer, kind_said

if TYPE_CHECKING:
    from ssmlit.importers.markdown.segments import Place
    from ssmlit.importers.markdown.volume_and_pages import PlaceInPeriodical
    from ssmlit.model import Identifier, Link, Person

SCHOOL = regex(
    r"(?<![^\[\],:])[^\[\],:]*\b(?:University|Universität|Université|Institute|College)\b[^\[\],:]*"
)

_PLACES = 200  # of a row whose roles are noted


class RowReading(NamedTuple):
    """What was read from a row; empty where nothing was found.

    A method that takes in words returns None where they say nothing.
    """

    title: str = ""  # without markup; "" when none was found or it is longer than any title
    written: str = ""  # the words at its place, before they were divided
    name: str = ""  # what the work is called in a column of names, in brackets or above its title
    # what marked the title: "quoted", "bold", "link", "plain", "prose", "label" ("Title: …"),
    # "below" (in the reference below a name), "named" (behind one), "cell" (of a table of papers),
    # or ""
    title_mark: str = ""
    authors: tuple[Person, ...] = ()
    others: bool = False
    stated: VenueDate = NOTHING  # place and time
    labelled_year: int = 0  # of a label "Year:"
    school: str = ""  # of a thesis
    volume: str = ""
    number: str = ""
    pages: str = ""
    identifiers: tuple[Identifier, ...] = ()
    links: tuple[Link, ...] = ()
    # what is in brackets of its own and is neither place, time nor a link: "Vision"
    labels: tuple[str, ...] = ()
    key: str = ""  # a label made of the authors' names and the year: "[Car20]"
    tags: tuple[str, ...] = ()  # what a table's column of tags holds, as written
    rest: str = ""  # the words that are before the title and are neither authors nor a badge
    remark: str = ""  # the words after it that are neither
    # what is in round brackets and is neither place nor time, "Blog"; a publisher
    asides: tuple[str, ...] = ()
    house: str = ""  # of these, an unknown name that is taken for a publisher's
    # for each place around the title the role of what is there, "" for none
    said: tuple[tuple[Place, str], ...] = ()
    has_quotation: bool = False  # some words are in quotation marks that could be a title
    people_first: bool = False  # authors are before a title that nothing marks
    dated_last: bool = False  # a year ends its words, "The Title, 2021"
    has_file: bool = False  # it links a PDF that lies beside the list
    ends_linked: bool = False  # the last words of its title are a link, behind a comma or dash

    @property
    def is_led(self) -> bool:
        """Whether authors are before a marked title."""
        return any(place[0] == "before" and role == "authors" for place, role in self.said)

    @property
    def is_attributed(self) -> bool:
        """Whether it says who wrote the work and in which year."""
        return bool(self.authors) and self.stated.year > 0

    @property
    def is_signed_first(self) -> bool:
        """Whether it is attributed, and its title is behind the authors or in quotation marks."""
        return self.is_attributed and (self.people_first or self.title_mark == "quoted")

    @property
    def is_described(self) -> bool:
        """Whether it says who wrote the work, where or when it appeared, or that it is a thesis."""
        appeared = self.stated.venue or self.stated.date or self.stated.preprint
        return bool(self.authors or appeared or self.stated.type.endswith("thesis"))

    def noting(self, place: Place, role: str) -> RowReading:
        """Note the role of a place, unless it has one; no list is alike in hundreds of places."""
        is_noted = len(self.said) >= _PLACES or any(place == other for other, _ in self.said)
        return self if is_noted else self._replace(said=(*self.said, (place, role)))

    def with_remarks(self, *words: str) -> RowReading:
        """Keep words as a remark."""
        return self._replace(asides=(*self.asides, *words)) if words else self

    def signed(self, people: names.Names) -> RowReading:
        """Take in the authors."""
        return self._replace(authors=people.people, others=people.others)

    def dated(self, year: int) -> RowReading:
        """Take in a year, 0 for none."""
        return self.stating(VenueDate(year=year)) or self

    def stating(self, stated: VenueDate, expected: str | None = None) -> RowReading | None:
        """Take in what was read of place and time."""
        if not stated or (expected == "" and not (stated.is_dated or stated.note)):
            return None  # a short name, where the other rows have no venue
        return self._replace(stated=united(self.stated, stated))

    def placed(self, found: PlaceInPeriodical) -> RowReading:
        """Take in a place in a periodical."""
        kind = kind_said(found.venue) or "article"
        stated = badges.read_badge(found.venue) or VenueDate(found.venue, kind)
        facts = self.stating(stated._replace(year=found.year)) or self
        return facts._replace(volume=found.volume, number=found.number, pages=found.pages)

    def badge(self, words: str, expected: str | None = None) -> RowReading | None:
        """Take in a badge, or what the work is called, with its year."""
        stated = badges.read_badge(words)
        if expected == "name" and stated.venue:
            return self._replace(name=stated.venue).dated(stated.year)
        return self.stating(stated, expected)

    def venue(self, words: str, *, sure: bool = False) -> RowReading | None:
        """Take in words where venues are expected as a venue, whatever its name, but for people."""
        words, house = clauses.before_house(words)
        name = badges.expected_venue(without_edges(words), sure=sure)
        if self.stated.venue or (name and not self.authors and names.read(name.venue).people):
            return None
        found = self.stating(name)
        if not (found and house):
            return found
        found, publisher = found.undated(house)
        return found.with_remarks(publisher)

    def in_book(self, words: str, *, edited: bool) -> RowReading | None:
        """Take in the words after "in" as where the work appeared; a book has editors."""
        stated = badges.read_badge(words)
        found = self.stating(stated) if stated.says_where else self.venue(words, sure=True)
        if not (edited and found) or kind_said(found.stated.venue) or find_venue(words):
            return found
        return found._replace(stated=found.stated._replace(type="incollection"))

    def named(self, words: str) -> tuple[RowReading, list[str]]:
        """Take in a stretch where venues are expected: the known one, else its words."""
        stated = badges.read_badge(words)
        is_date = stated and not (stated.says_where or stated.note)
        found = (self.venue(words) if is_date else None) or self.stating(stated)
        if found := found or self.venue(words):
            return found, []
        rest, left = self.undated(words)
        return rest, [left]

    def undated(self, words: str) -> tuple[RowReading, str]:
        """Take year and pages from the end of words that say nothing else; return the rest."""
        undated = self.authors and not self.stated.year
        dated = clauses.ENDS_DATED.fullmatch(words) if undated else None
        if dated is None:
            return self, words
        found = self.dated(int(dated[2]))
        return found._replace(pages=self.pages or pages.joined(dated[3] or "")), dated[1]

    def issued(self, text: str, expected: str | None) -> tuple[RowReading, str]:
        """Keep the issuer at the start of a text as a remark; return the rest."""
        found = issuer(text)
        if not found or (not self.authors and clauses.are_called_so(found, expected)):
            return self, text
        return self.with_remarks(found), text[len(found) :].strip(EDGES)

    def published_by(self, value: str) -> RowReading | None:
        """Keep a publisher as a remark: "Publisher: Slow Books"; a university is a school."""
        is_house = issuer(value) == value and (
            value.endswith(HOUSE_WORDS) or not SCHOOL.search(value)
        )
        return self.with_remarks(value) if is_house else None
