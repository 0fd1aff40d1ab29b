"""How likely an entry is the one that was meant: a score and an order.

The score adds, for each word, where and how well it was found (`QueryField.worth`), and, once, how
much of the name or the title the words are. At equal score the newer work comes first, except among
works of exactly the name that was typed: a name belongs to whoever had it first (`mamba`, `graph
mamba`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit.latex import squash
from ssmlit.query.language import FIELDS, PLAIN
from ssmlit.query.matching import BESIDES_TITLE, alias_grade, grade
from ssmlit.query.words import BEGIN, WHOLE, finder

if TYPE_CHECKING:
    from ssmlit.query.nodes import Query, Words
    from ssmlit.query.searchable_entry import SearchableEntry

#: What a word is worth by field and grade.
_WORTH = {name: (0, *FIELDS[name].worth) for name in PLAIN}
ALIAS_WORTH = 40

NAME = 1000  # the words are the name of the method, or the whole title
SPELLED = 5  # … down to its hyphens
CASED = 2  # … and its capitals
REPOSITORY = 500  # … the name of its code
BEGINNING = 200  # the title begins with the words
TOGETHER = 100  # the words are in the title as they were typed
PART_OF_NAME = 90  # the method's name is among the words
IN_TITLE = 40  # each of the words is in the title
FIRST_AUTHOR = 10
_NAME_LIKE = 4  # letters up to which a word in the title may rather be someone's name
_MAX_WORDS = 12  # a longer query is not a name


def score(query: Query, subject: SearchableEntry) -> int:
    """Return how well the words of a query describe an entry that matches it."""
    points, missing = _words_score(query.words, subject)
    if query.words and not missing:
        points += IN_TITLE
    if query.plain and len(query.words) <= _MAX_WORDS:
        points += _name_score(query, subject)
    return points


def _words_score(words: Sequence[Words], subject: SearchableEntry) -> tuple[int, bool]:
    points = 0
    missing = False
    for word in words:
        found = grade(word, "title", subject) if word.field in ("", "title") else 0
        missing = missing or not found
        worth = _WORTH["title"][found]
        if not found or (found < WHOLE and len(word.squashed) <= _NAME_LIKE):
            worth = max(worth, _elsewhere(word, subject))
        points += worth
    return points, missing


def _elsewhere(word: Words, subject: SearchableEntry) -> int:
    """Return what a word is worth at its best place outside the title."""
    names = (word.field,) if word.field else BESIDES_TITLE
    best = max(_WORTH[name][grade(word, name, subject)] if name in _WORTH else 0 for name in names)
    if best == _WORTH["author"][WHOLE] and subject.text("author").startswith(f" {word.squashed} "):
        best += FIRST_AUTHOR
    if not word.field and alias_grade(word, subject):
        best = max(best, ALIAS_WORTH)
    return best


def _name_score(query: Query, subject: SearchableEntry) -> int:
    """Return the bonus for words that are, together, a name or a part of the title."""
    title = subject.text("title")
    typed = query.plain.replace(" ", "")
    run = title.replace(" ", "")
    several = len(query.words) > 1
    points = 0
    if several and query.plain in title:
        points = TOGETHER
    if run.startswith(typed) or _says(subject.name, typed):
        points = max(points, _opening_score(query, typed, title, subject))
    elif several and not points and any(run.startswith(w.squashed) for w in query.words):
        named = squash(subject.name) in {word.squashed for word in query.words}
        points = PART_OF_NAME if named else 0
    return max(points, REPOSITORY) if _says(subject.repository, typed) else points


def _says(name: str, typed: str) -> bool:
    """Return whether a name is what was typed; few need squashing for that."""
    return name[:1].lower() == typed[:1] and squash(name) == typed


def _opening_score(query: Query, typed: str, title: str, subject: SearchableEntry) -> int:
    """Return the bonus for words with which the title begins."""
    written = subject.name
    if typed not in (squash(written), title.replace(" ", "")):
        return BEGINNING if finder(typed).grade(title) >= BEGIN else 0
    as_typed = " ".join(word.typed for word in query.words)
    if as_typed.lower() != written.lower():
        return NAME
    return NAME + SPELLED + CASED * (as_typed == written)
