"""A citation without markup, taken apart: authors, title, the rest.

Knows: "Authors. Title. Venue", "Title, Authors", "Authors (2024). Title" and the like. Must not
know links or marks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit.importers import badges
from ssmlit.importers.markdown import names
from ssmlit.importers.markdown.title import LONGEST, SENTENCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.model import Person

_APA = re.compile(r"^(.{4,600}?)\s*\(((?:19|20)\d\d)[a-z]?\)[.,:]\s*(.+)$")
_SPLIT = re.compile(r"\.\s+|,\s+|\s[-–—|]\s|\s+by\s+|\n")
_YEAR = re.compile(r"\(?(?:19|20)\d\d\)?[.,]?")
_LED = re.compile(r"^([^:]{5,600}):\s+(.+)$")


def split_plain(words: str) -> tuple[str, str, str]:
    """Take authors and venue off a plain title: (title, authors, the rest)."""
    words = words[: 4 * LONGEST]
    apa = _APA.match(words)
    if apa and names.read(apa[1])[0]:
        title, _, tail = apa[3].partition(". ")
        return title, apa[1], f"({apa[2]}). {tail}"
    led = _LED.match(words)
    if led and _are_full(names.read(led[1])[0]):
        return led[2], led[1], ""
    sentences = [s for s in SENTENCE.split(words) if s.strip()]
    if len(sentences) > 1 and len(names.read(sentences[0])[0]) > 1:
        at = 2 if len(sentences) > 2 and _YEAR.fullmatch(sentences[1].strip()) else 1
        return sentences[at], sentences[0], "\n".join([*sentences[1:at], *sentences[at + 1 :]])
    for mark in _SPLIT.finditer(words):
        left, right = words[: mark.start()], words[mark.end() :]
        if len(left.split()) > 2 and (found := _after(mark[0].strip(), right)):
            return left, *found
    return words, "", ""


def _are_full(people: Sequence[Person]) -> bool:
    """Tell whether these are at least two names with first names: no enumeration in a title."""
    return len(people) > 1 and all(person.first for person in people)


def _after(mark: str, right: str) -> tuple[str, str] | None:
    """Return (authors, the rest) of what follows a title, or None when it is still the title."""
    people = SENTENCE.split(right)[0]
    found, others = names.read(people)
    if _are_full(found) or (found and (others or mark == ".")):
        return people, right[len(people) :]
    stated = badges.read(right) if mark != "by" else None
    return ("", right) if stated and (stated.venue or stated.preprint) else None
