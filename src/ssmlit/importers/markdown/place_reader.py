"""Where and when a work appeared, collected from the statements of its row.

Responsible for taking in one statement: a badge, a venue's name, a publisher. Does not depend on
where in a row the statements are.
"""

from __future__ import annotations

from ssmlit._lazy import regex
from ssmlit.importers import badges
from ssmlit.importers.markdown import clauses, pages
from ssmlit.importers.markdown.people import names
from ssmlit.importers.markdown.segments import EDGES
from ssmlit.importers.venue_date import VenueDate, united
from ssmlit.model import Person
from ssmlit.venues import HOUSE_WORDS, issuer

SCHOOL = regex(r"[^\[\],:]*\b(?:University|Universität|Université|Institute|College)\b[^\[\],:]*")


class PlaceReader:
    """Collects where and when a work appeared.

    Attributes:
        stated: place and time.
        asides: publishers, and words in round brackets that say neither.
        authors, pages: as far as they are known.
    """

    def __init__(self) -> None:
        self.authors: tuple[Person, ...] = ()
        self.stated = VenueDate()
        self.asides: list[str] = []
        self.pages = ""

    def _badge(self, words: str, expected: str | None = None) -> bool:
        return self._state(badges.read_badge(words), expected)

    def _venue(self, words: str, *, sure: bool = False) -> bool:
        """Read words where venues are expected as a venue, whatever its name, but for people."""
        words, house = clauses.before_house(words)
        name = badges.named(words.strip(EDGES), sure=sure)
        if name and not self.authors and names.read(name.venue)[0]:
            return False
        is_stated = not self.stated.venue and self._state(name)
        self.asides += [self._undated(house)] if house else []
        return is_stated

    def _state(self, stated: VenueDate, expected: str | None = None) -> bool:
        """Add what was read, if anything was, to what is stated."""
        if not stated or (expected == "" and not (stated.is_dated or stated.note)):
            return False  # a short name, where the other rows have no venue
        self.stated = united(self.stated, stated)
        return True

    def _named(self, words: str) -> list[str]:
        """Read a stretch where venues are expected: the known one, else its words."""
        stated = badges.read_badge(words)
        if stated and not (stated.says_where or stated.note) and self._venue(words):
            return []
        return [] if self._state(stated) or self._venue(words) else [self._undated(words)]

    def _undated(self, words: str) -> str:
        """Take year and pages from the end of words that say nothing else; return the rest."""
        undated = self.authors and not self.stated.year
        dated = clauses.ENDS_DATED.fullmatch(words) if undated else None
        if dated is None:
            return words
        self._state(VenueDate(year=int(dated[2])))
        self.pages = self.pages or pages.joined(dated[3] or "")
        return dated[1]

    def _issued(self, text: str, expected: str | None) -> str:
        """Keep the issuer at the start of a text as a remark; return the rest."""
        found = issuer(text)
        if not found or (not self.authors and clauses.are_called_so(found, expected)):
            return text
        self.asides.append(found)
        return text[len(found) :].strip(EDGES)

    def _is_house(self, value: str) -> bool:
        """Keep a publisher as a remark: "Publisher: Slow Books"; a university is a school."""
        is_house = issuer(value) == value and (
            value.endswith(HOUSE_WORDS) or not SCHOOL.search(value)
        )
        self.asides += [value] if is_house else []
        return is_house
