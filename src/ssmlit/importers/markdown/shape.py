"""The shape of a list, learned from its rows: what marks the titles, what is at which place.

Responsible for deciding roles by agreement: rows of one list are alike, so most of them show what
the others mean. Does not depend on how a row is read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ssmlit._lazy import regex
from ssmlit.importers.marks import CERTAIN_YEAR
from ssmlit.latex import squash
from ssmlit.latex.around_names import ET_AL, PARTICLE
from ssmlit.venues import find_venue

if TYPE_CHECKING:
    from ssmlit.importers.markdown.row_reading import RowReading
    from ssmlit.importers.markdown.segments import Place

_FEWEST = 3  # rows from which a shape can be learned
_TITLES = 0.6  # share of rows that must agree on what marks a title
_ROLES = {"authors": 0.5, "venue": 0.4, "date": 0.6}  # share of rows that must agree on a place
_BRACKETS = frozenset({"round", "bracket"})
_NOTHING = 0.25  # share of rows below which a place has no role
_CALLED = 5  # works from which different unknown words in brackets are their names
_OWN = 0.9  # of them, at least, differ
_KNOWN = 0.2  # share of them that may be called like a venue
_EVIDENT = 0.25  # share of them, at least, that are hardly a venue's
_WITH_NUMBER = regex(r"[^\W\d_]\d")  # "A3C"
_GAPS = regex(r"\W+")
_CONFIRMED = 3  # how many rows a row with a known title counts as
_SURE = 0.25  # share of the rows that cite with known names from which the other words are names
# "Carver and Holm (1987) The Title", whether the words before the year are known names or not
_CITES = regex(
    rf"(?:[^\W\d_a-z][^\s():,]*(?:,? (?:and|&|{ET_AL}|{PARTICLE}))*[\s,]+)+"
    rf"\({CERTAIN_YEAR}[a-z]?\)\W{{1,3}}\w"
)


class Shape(NamedTuple):
    """What the rows of a list have in common."""

    # what marks the titles (`RowReading.title_mark`), or "" when they do not agree
    title_mark: str = ""
    # place of a segment → "authors", "venue", "date", "name" (of the work: "(DQN, 2015)"), or ""
    # (hardly ever any of them)
    roles: Mapping[Place, str] = MappingProxyType({})
    people_first: bool = False  # authors are before titles that nothing marks
    people_after: bool = False  # they are after them
    dated_last: bool = False  # a year ends the words of titles
    bare_names: bool = False  # people are named by their surnames alone
    linked: bool = False  # where words of a row are linked, they are the title

    def role(self, place: Place) -> str | None:
        """Return what is at a place, None when the rows do not agree."""
        return self.roles.get(place)

    def __bool__(self) -> bool:
        return self != NO_SHAPE

    def of_list(self, whole: Shape) -> Shape:
        """Return the shape of a section, with what only the whole list shows: names of works."""
        names = {place: role for place, role in whole.roles.items() if role == "name"}
        return self._replace(roles={**self.roles, **names}) if names else self

    @property
    def plain(self) -> bool:
        """Whether there is something beside titles that nothing marks."""
        return self.people_first or self.people_after


NO_SHAPE = Shape()


def learn_shape(readings: Sequence[RowReading], is_known: Callable[[str], bool] | None) -> Shape:
    """Return the shape that the readings of the rows of a list agree on.

    Rows whose title is known (`is_known`) count more.
    """
    if len(readings) < _FEWEST:
        return NO_SHAPE
    plain = [reading for reading in readings if reading.title_mark == "plain"]
    first = sum(reading.people_first for reading in plain)
    after = sum(bool(reading.authors) for reading in plain) - first
    least = max(_FEWEST, _TITLES * len(plain))
    citing = sum(_CITES.match(reading.written) is not None for reading in plain)
    cited = citing >= least and first >= max(_FEWEST, _SURE * citing)
    beside = (first >= least or cited, after >= least)
    most = max(_FEWEST, _TITLES * len(readings))
    within = sum(reading.dated_last for reading in readings) >= most
    said = _usual_mark(readings, is_known), _roles(readings)
    return Shape(*said, *beside, within, bare_names=_bare(readings), linked=_linked(readings))


def _linked(readings: Sequence[RowReading]) -> bool:
    """Return whether titles in links are usual, and those that only end in one are not."""
    marks = Counter(reading.title_mark for reading in readings)
    return marks["link"] >= max(_FEWEST, _TITLES * (marks["link"] + marks["prose"]))


def _bare(readings: Sequence[RowReading]) -> bool:
    """Return whether most rows that name several people do so by surnames: "Carver, Holm, Yu"."""
    signed = [reading.authors for reading in readings if reading.authors[1:]]
    bare = sum(not any(person.first for person in authors) for authors in signed)
    return bare >= max(_FEWEST, _TITLES * len(signed))


def _usual_mark(readings: Sequence[RowReading], is_known: Callable[[str], bool] | None) -> str:
    votes: Counter[str] = Counter()
    for reading in readings:
        known = is_known is not None and is_known(reading.title)
        votes[reading.title_mark] += _CONFIRMED if known else 1
    quoted = sum(reading.has_quotation for reading in readings)
    if quoted >= _TITLES * len(readings):
        return "quoted"
    usual = max(votes, key=votes.__getitem__)
    return usual if usual != "prose" and votes[usual] >= _TITLES * votes.total() else ""


def _roles(readings: Sequence[RowReading]) -> dict[Place, str]:
    said: dict[Place, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        for place, role in reading.said:
            said[place][role] += 1
    decided: dict[Place, str] = {}
    for place, votes in said.items():
        number = votes.total()
        for role, share in _ROLES.items():
            if number >= _FEWEST and votes[role] >= share * number:
                decided[place] = role
                break
        else:
            if number > _FEWEST and votes[""] >= (1 - _NOTHING) * number:
                decided[place] = ""
    return decided | dict.fromkeys(_named_places(readings), "name")


def _named_places(readings: Sequence[RowReading]) -> Iterator[Place]:
    """Yield where each row has another unknown word in brackets: "(DQN, 2015)", "(A3C, 2016)".

    A venue is known, or several papers of a list have appeared there; a short list may have another
    unknown one in each row, but hardly one with a number in it, or made of the title's words.
    """
    said: dict[Place, list[tuple[str, str]]] = defaultdict(list)
    for reading in readings:
        for place, role in reading.said:
            if role == "venue" and place[1] in _BRACKETS:
                said[place].append((reading.stated.venue, reading.title))
    for place, named in said.items():
        words = [word for word, _ in named]
        known = sum(find_venue(one) is not None or " " in one for one in words)
        is_each_its_own = len(words) >= _CALLED and len({*words}) >= _OWN * len(words)
        if is_each_its_own and known <= _KNOWN * len(words):
            evident = sum(_is_of_work(word, title) for word, title in named)
            if evident >= _EVIDENT * len(words):
                yield place


def _is_of_work(word: str, title: str) -> bool:
    """Return whether a word has a number or is in a title or its initials: "SAC", "A3C"."""
    initials = "".join(part[:1] for part in _GAPS.split(title)).lower()
    name = squash(word)
    return bool(_WITH_NUMBER.search(word)) or name in squash(title) or name in initials
