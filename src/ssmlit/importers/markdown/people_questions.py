"""What is odd enough about the people of a row for the user to be asked.

Responsible for what is not a name, first names read as people, and people left out. Does
not depend on how the row was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.importers.markdown.people import names
from ssmlit.latex.around_names import PARTICLES

if TYPE_CHECKING:
    from ssmlit.importers.markdown.row_reading import RowReading
    from ssmlit.model import Person

_TWO_SENTENCES = regex(r"[^\W\d_]{5,}\.\s")  # "Shellnotes. Anna Carver"
_LED = regex(r"[^\W\d_][\w'’-]+, ")  # a title that begins with one word and a comma
_BY = regex(r"^(?:by|and|&) ")
_ABBREVIATED = 2  # letters at most: "Ph.", "Ya."
_PAIRS = 2  # of surname and first name, at least: two words may be two surnames
_UNREAD = 15  # words at most: more are prose


def questions_about_people(reading: RowReading, text: str) -> Iterator[str]:
    """Yield why the authors of a reading of a row may not be those of the row."""
    odd = (it.last for it in reading.authors if _is_odd(it, reading.title, text))
    if surname := next(odd, ""):
        yield f"its authors may be wrong: “{surname}” is not a surname"
    if _are_halves(reading.authors, text):
        yield "its authors may be half as many: first names may have been read as people"
    unread = reading.rest.strip(" .,;:")
    # "Carver, Ch. 7", but not the number of a heading: "3. The Title"
    is_more = "," in unread or (unread.isdigit() and not text.startswith(unread))
    if reading.authors and is_more and len(unread.split()) <= _UNREAD:
        yield f"“{unread}” before its title was not understood"
    if reading.authors and _holds_people(_BY.sub("", reading.remark)):
        yield f"its authors may be more: “{reading.remark}” was not understood"


def _holds_people(words: str) -> bool:
    """Return whether words are several names, whatever is before their first comma."""
    is_short = len(words.split()) <= _UNREAD
    return is_short and any(names.read(it)[0][1:] for it in (words, words.partition(", ")[2]) if it)


def are_only_people(reading: RowReading) -> bool:
    """Return whether people are all that makes words a title: "Chairs of the Day", Anna Carver."""
    named = reading.identifiers or reading.links or reading.has_file
    return not (named or reading.stated or reading.volume)


def _is_odd(person: Person, title: str, text: str) -> bool:
    """Return whether a surname is only an initial or a particle, or holds more than a name."""
    last = person.last
    is_cut = len(last.strip(".")) == 1 or last in PARTICLES
    is_more = _TWO_SENTENCES.search(f"{person.first} {last}")
    return is_cut or bool(is_more) or (bool(person.first) and _is_abbreviated(last, title, text))


def _is_abbreviated(last: str, title: str, text: str) -> bool:
    """Return whether a short surname is a first name: "Holm Ph., …", "A. Ya. Carver, The Title"."""
    if len(last) > _ABBREVIATED:
        return False
    return f" {last}.," in text or bool(_LED.match(title) and f" {last}. {title}" in text)


def _are_halves(people: Sequence[Person], text: str) -> bool:
    """Return whether people are surnames and first names in turn: "Carver, Ann, and Holm, Ben".

    All are one word, and "and" is not before the last, but before the last but one.
    """
    if len(people) < 2 * _PAIRS or len(people) % 2 or any(it.first for it in people):
        return False
    last_two = r",\s".join(re.escape(it.last) for it in people[-2:])
    return re.search(rf"(?:\band|&)\s{last_two}", text) is not None
