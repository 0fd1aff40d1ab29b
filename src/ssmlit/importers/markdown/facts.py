"""What the statements around a title have told so far.

Responsible for taking in one statement: a badge, a venue's name, a publisher. Does not depend on
where in a row the statements are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ssmlit._lazy import regex
from ssmlit.importers import badges
from ssmlit.importers.markdown import clauses, pages
from ssmlit.importers.markdown.people import names
from ssmlit.importers.markdown.segments import EDGES
from ssmlit.importers.venue_date import NOTHING, VenueDate, united
from ssmlit.venues import HOUSE_WORDS, issuer

if TYPE_CHECKING:
    from ssmlit.importers.markdown.segments import Place
    from ssmlit.model import Person

_LETTER = regex(r"[^\W\d_]")
SCHOOL = regex(r"[^\[\],:]*\b(?:University|Universität|Université|Institute|College)\b[^\[\],:]*")


class Facts(NamedTuple):
    """What is known about a work; a method that takes in words returns None where they say nothing.

    What is not explained is as in `reading.RowReading`.
    """

    title: str = ""  # what is after the label "Title:"
    authors: tuple[Person, ...] = ()
    others: bool = False
    stated: VenueDate = NOTHING
    school: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    labels: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    said: tuple[tuple[Place, str], ...] = ()
    rest: str = ""
    remark: str = ""

    def noting(self, place: Place, role: str) -> Facts:
        """Note the role of a place, unless it has one."""
        is_noted = any(place == other for other, _ in self.said)
        return self if is_noted else self._replace(said=(*self.said, (place, role)))

    def beside(self, *words: str) -> Facts:
        """Keep words as a remark."""
        return self._replace(asides=(*self.asides, *words)) if words else self

    def signed(self, people: names.Names) -> Facts:
        """Take in the authors."""
        return self._replace(authors=people.people, others=people.others)

    def dated(self, year: int) -> Facts:
        """Take in a year, 0 for none."""
        return self.stating(VenueDate(year=year)) or self

    def stating(self, stated: VenueDate, expected: str | None = None) -> Facts | None:
        """Take in what was read of place and time."""
        if not stated or (expected == "" and not (stated.is_dated or stated.note)):
            return None  # a short name, where the other rows have no venue
        return self._replace(stated=united(self.stated, stated))

    def badge(self, words: str, expected: str | None = None) -> Facts | None:
        """Take in a badge."""
        return self.stating(badges.read_badge(words), expected)

    def venue(self, words: str, *, sure: bool = False) -> Facts | None:
        """Take in words where venues are expected as a venue, whatever its name, but for people."""
        if not _LETTER.search(words):
            return None
        words, house = clauses.before_house(words)
        name = badges.named(words.strip(EDGES), sure=sure)
        if self.stated.venue or (name and not self.authors and names.read(name.venue)[0]):
            return None
        found = self.stating(name)
        if not (found and house):
            return found
        found, publisher = found.undated(house)
        return found.beside(publisher)

    def named(self, words: str) -> tuple[Facts, list[str]]:
        """Take in a stretch where venues are expected: the known one, else its words."""
        stated = badges.read_badge(words)
        is_date = stated and not (stated.says_where or stated.note)
        found = (self.venue(words) if is_date else None) or self.stating(stated)
        if found := found or self.venue(words):
            return found, []
        rest, left = self.undated(words)
        return rest, [left]

    def undated(self, words: str) -> tuple[Facts, str]:
        """Take year and pages from the end of words that say nothing else; return the rest."""
        undated = self.authors and not self.stated.year
        dated = clauses.ENDS_DATED.fullmatch(words) if undated else None
        if dated is None:
            return self, words
        found = self.dated(int(dated[2]))
        return found._replace(pages=self.pages or pages.joined(dated[3] or "")), dated[1]

    def issued(self, text: str, expected: str | None) -> tuple[Facts, str]:
        """Keep the issuer at the start of a text as a remark; return the rest."""
        found = issuer(text)
        if not found or (not self.authors and clauses.are_called_so(found, expected)):
            return self, text
        return self.beside(found), text[len(found) :].strip(EDGES)

    def published_by(self, value: str) -> Facts | None:
        """Keep a publisher as a remark: "Publisher: Slow Books"; a university is a school."""
        is_house = issuer(value) == value and (
            value.endswith(HOUSE_WORDS) or not SCHOOL.search(value)
        )
        return self.beside(value) if is_house else None
