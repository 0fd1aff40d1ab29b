"""How likely it is that an entry is the one that was meant: a score, and an order.

The score adds, for each word, where and how well it was found (`WORTH`), and, once, how much of the
name or the title the words are. At equal score the newer work comes first, except among works of
exactly the name that was typed: a name belongs to whom had it first (`mamba`, `graph mamba`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.query.matching import alias_grade, grade
from ssmlit.query.subject import Subject, head
from ssmlit.query.words import BEGIN, WHOLE, finder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.query.nodes import Query, Text

#: What a word is worth by field: found inside a word, at its beginning, as a whole word.
WORTH = {
    "title": (0, 30, 45, 60),
    "author": (0, 10, 25, 50),
    "tag": (0, 6, 14, 20),
    "venue": (0, 6, 14, 20),
    "year": (0, 2, 5, 20),
    "key": (0, 6, 10, 12),
}
ELSEWHERE = ("author", "tag", "venue", "year", "key")
ALIAS_WORTH = 40

NAME = 1000  # the words are the name of the method, or the whole title
SPELLED = 5  # … down to its hyphens
REPOSITORY = 500  # … the name of its code
PART_OF_NAME = 250  # the name is among the words
BEGINNING = 200  # the title begins with the words
TOGETHER = 100  # the words stand in the title as they were typed
IN_TITLE = 40  # each of the words stands in the title
_MAX_WORDS = 12  # a longer query is not a name


def score(query: Query, subject: Subject) -> int:
    """Return how well the words of a query describe an entry that matches it."""
    title = subject.text("title")
    points, missing = _words_score(query.words, title, subject)
    if query.words and not missing:
        points += IN_TITLE
    if query.plain and len(query.words) <= _MAX_WORDS:
        points += _name_score(query, title, subject)
    return points


def order(points: int, subject: Subject) -> tuple[int, int, str, int]:
    """Return the place of an entry in a result: better, newer, key, line."""
    year = subject.year
    oldest_first = points >= NAME
    return -points, (year or 9999) if oldest_first else -year, subject.entry.key, subject.entry.line


def _words_score(words: Sequence[Text], title: str, subject: Subject) -> tuple[int, bool]:
    points = 0
    missing = False
    for word in words:
        found = 0
        if word.field in ("", "title"):
            found = finder(word.squashed, exact=word.exact).grade(title)
            points += WORTH["title"][found]
        if found < WHOLE:
            missing = missing or not found
            points += max(0, _elsewhere(word, subject) - WORTH["title"][found])
    return points, missing


def _elsewhere(word: Text, subject: Subject) -> int:
    """Return what a word is worth where it is found best outside the title."""
    if word.field:
        worth = WORTH.get(word.field)
        return worth[grade(word, word.field, subject)] if worth else 0
    best = max(
        WORTH[name][grade(word, name, subject)]
        for name in ("author", "tag", "venue", "year", "key")
    )
    return max(best, ALIAS_WORTH if alias_grade(word, subject) else 0)


def _name_score(query: Query, title: str, subject: Subject) -> int:
    squashed = query.plain.replace(" ", "")
    first = query.plain[:1]
    points = 0
    if title[1:2] == first or len(query.words) > 1:
        points = _title_score(query, squashed, title, subject)
    if points < NAME and subject.text("alias").replace(" ", "") == squashed:
        points = max(points, REPOSITORY)
    if not points and query.plain in title and len(query.words) > 1:
        points = TOGETHER
    return points


def _title_score(query: Query, squashed: str, title: str, subject: Subject) -> int:
    """Return the bonus for words that are, or begin, the title or the name before its colon."""
    written = head(subject.entry.get("title"))
    name = finder_text(written)
    run = title.replace(" ", "")
    if squashed in (name, run):
        return NAME + (SPELLED if _same_spelling(query.text, written) else 0)
    if len(query.words) > 1 and name and name in {word.squashed for word in query.words}:
        return PART_OF_NAME
    if run.startswith(squashed) and finder(squashed).grade(title) >= BEGIN:
        return BEGINNING
    return 0


def finder_text(written: str) -> str:
    """Return the squashed form of a name."""
    from ssmlit.latex import squash

    return squash(written) if written else ""


def _same_spelling(typed: str, written: str) -> bool:
    return " ".join(typed.lower().split()) == written.strip("{} ").replace("{", "").lower()
