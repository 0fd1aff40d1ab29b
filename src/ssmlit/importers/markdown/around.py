"""What stands around a title: authors, venue, date, volume, labels, a remark.

Knows: badges in brackets, clauses, citations in MLA and APA form, labelled fields. Must not know
how the title was found, nor links: a link's place is a gap (a NUL character).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit.importers import badges, roles
from ssmlit.importers.badges import Stated
from ssmlit.importers.markdown import names
from ssmlit.importers.markdown.title import GROUP, SENTENCE, inside

if TYPE_CHECKING:
    from ssmlit.model import Person

_EDGES = ' ,;:|.–—-*[]()"“”'
_SEGMENTS = re.compile(r"[\0\n]")
_LOCATOR = re.compile(
    r"\b(\d{1,4})(?:\((\d{1,3})\)|\.(\d{1,3}))?\s*\(((?:19|20)\d\d)\)\s*:\s*(\d+(?:\s?[-–]+\s?\d+)?)"
)
_FIELD = re.compile(
    r"\b(Responsibility|Authors?|Publication|Published in|Venue|Journal|Conference|Date|Year"
    r"|Institution|School)\s*:\s*",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    r"[^\[\],:]*\b(?:University|Universität|Université|Institute|College)\b[^\[\],:]*"
)
_BY = re.compile(r"^\s*(?:by|authors?\s*:)\s+", re.IGNORECASE)


def _is_no_label(words: str) -> bool:
    """Tell what stands in brackets and is no topic: "Paper", "12", "2312.00752"."""
    return words.isdigit() or bool(roles.label_role(words) or identifiers.parse(words))


class Around:
    """Reads the text around a title; what is understood is taken out of what remains.

    Attributes:
        authors, others, stated, school, volume, number, pages: as in `item.Reading`.
        labels: bracketed words that say neither place nor time.
        rest, remark: the words before and after the title that nothing was made of.
    """

    def __init__(self, before: str, after: str, labels: list[str], images: list[str]) -> None:
        self.labels: list[str] = []
        self.authors: tuple[Person, ...] = ()
        self.others = False
        self.stated = Stated()
        self.school = self.volume = self.number = self.pages = ""
        for words in labels:
            self._badge(words, keep=True)
        for words in images:
            self._badge(words, keep=False)
        self.rest = self._clauses(self._groups(before))
        self.remark = self._clauses(self._groups(self._fields(self._locator(after))))

    def _badge(self, words: str, *, keep: bool) -> bool:
        """Read a badge; with `keep`, words that are none become a label."""
        words = words.strip(" .,:*")
        stated = badges.read(words)
        if stated:
            self.stated = badges.united(self.stated, stated)
        elif keep and words and len(words) < 60 and not _is_no_label(words):
            self.labels.append(words)
        return stated is not None

    def _locator(self, text: str) -> str:
        """Read "35 (2022): 2846-2861", volume and pages, and leave the year."""
        found = _LOCATOR.search(text)
        if not found:
            return text
        self.volume, self.number = found[1], found[2] or found[3] or ""
        self.pages = re.sub(r"\s?[-–]+\s?", "--", found[5])
        return f"{text[: found.start()]} ({found[4]}) {text[found.end() :]}"

    def _groups(self, text: str) -> str:
        """Read the bracketed groups, and leave a break in their place."""

        def take(group: re.Match[str]) -> str:
            words = inside(group)
            if "\0" not in words:
                self._badge(words, keep=group[1] is not None)
            return "\n"

        return GROUP.sub(take, text)

    def _fields(self, text: str) -> str:
        """Read "Responsibility: Albert Gu, Publication: …": labelled parts of a catalogue card."""
        first, *parts = _FIELD.split(text)
        for name, value in zip(parts[::2], parts[1::2], strict=True):
            self._field(name.lower(), _SEGMENTS.split(value)[0])
        return first

    def _field(self, name: str, value: str) -> None:
        if name.startswith(("resp", "author")):
            self._people(value.strip(" ,;."))
            return
        self._badge(value, keep=False)
        if not self.stated.venue and (school := _SCHOOL.search(value)):
            self.school = school[0].strip()
        if not self.stated.year and (year := re.search(r"(?:19|20)\d\d", value)):
            self.stated = badges.united(self.stated, Stated(year=int(year[0])))

    def _people(self, words: str) -> bool:
        if self.authors:
            return False
        self.authors, self.others = names.read(_BY.sub("", words).strip(" ,;:."))
        return bool(self.authors)

    def _clauses(self, text: str) -> str:
        """Read authors, venue and date from each clause; return the words that are left."""
        left: list[str] = []
        for part in _SEGMENTS.split(text):
            segment = part.strip(_EDGES)
            if re.search(r"\w", segment) and not self._listed(segment):
                left += self._sentences(segment)
        return " ".join(left)

    def _listed(self, segment: str) -> bool:
        """Read "Albert Gu, Tri Dao, ICML'24": names, and at the end what says place and time."""
        people, place = segment, Stated()
        while "," in people:
            head, _, last = people.rpartition(",")
            stated = badges.read(last.strip(" ()[]*")) if len(last) < 40 else None
            if stated is None or SENTENCE.search(last.strip()):
                break
            people, place = head, badges.united(place, stated)
        if not self._people(people):
            return False
        self.stated = badges.united(self.stated, place)
        return True

    def _sentences(self, segment: str) -> list[str]:
        left = []
        for part in SENTENCE.split(segment[:5000]):
            clause = part.strip(_EDGES)
            if clause and not self._people(clause) and not self._place(clause):
                left.append(clause)
        return left

    def _place(self, clause: str) -> bool:
        count = len(clause.split())
        stated = badges.read(clause, whole=count < 6) if count < 25 else None
        if stated is None:
            return False
        self.stated = badges.united(self.stated, stated)
        people = re.split(r",\s*(?=[^,]*$)", clause)[0]
        if "," in clause and len(names.read(people)[0]) > 1:
            self._people(people)
        return True
