"""Whether an entry matches a query: each kind of node, and words in each field.

Responsible for yes or no, and for how well a word is found. Does not sort (`ranking`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.query.language import PLAIN
from ssmlit.query.nodes import (
    Added,
    AllOf,
    AnyOf,
    Has,
    Id,
    Node,
    Not,
    Pattern,
    Query,
    Tag,
    Type,
    Words,
    Years,
)
from ssmlit.query.words import BEGIN, WHOLE, finder, singular, tag_words
from ssmlit.venues import spellings

if TYPE_CHECKING:
    from ssmlit.query.corpus import Corpus
    from ssmlit.query.searchable_entry import SearchableEntry

BESIDES_TITLE = tuple(name for name in PLAIN if name != "title")
_WHOLE_NAME = 3


def holds(node: Node, subject: SearchableEntry) -> bool:
    """Return whether a subject matches a node."""
    match node:
        case Words():
            return _has_words(node, subject)
        case AllOf():
            return all(holds(child, subject) for child in node.children)
        case AnyOf():
            return any(holds(child, subject) for child in node.children)
        case Not():
            return not holds(node.child, subject)
    return _says(node, subject)


def _says(node: Tag | Id | Years | Added | Type | Has | Pattern, subject: SearchableEntry) -> bool:
    """Return whether a subject has the tag, the identifier, the year … that is asked for."""
    match node:
        case Tag():
            return any(_under(node, list(map(tag_words, tag.split("/")))) for tag in subject.tags)
        case Years():
            return bool(subject.year) and node.first <= subject.year <= node.last
        case Id():
            is_known = node.identifier in subject.identifiers
            return is_known or (node.text is not None and _has_words(node.text, subject))
        case Type():
            return subject.type == node.name
        case Has():
            return not subject.filled.isdisjoint(node.fields)
        case Added():
            return bool(subject.added) and node.first <= subject.added < node.beyond
        case Pattern():
            return node.regex.found_in(subject.raw(node.field))


def is_found(node: Node, corpus: Corpus) -> bool:
    """Return whether an entry of a corpus matches a node."""
    return any(holds(node, subject) for subject in corpus.subjects(Query("", node)))


def grade(text: Words, field: str, subject: SearchableEntry) -> int:
    """Return how well words are found in a field (see `query.words.WordFinder`), or 0."""
    if text.initials:
        letters = [word[0] for word in subject.text("title").split()] if field == "title" else ()
        return BEGIN if singular(text.squashed) in "".join(letters) else 0
    found = finder(text.squashed, exact=text.exact).grade(subject.text(field))
    if not found and field == "author" and len(text.words) > 1 and _may_be_named(text, subject):
        found = finder(text.squashed, exact=True).grade(subject.text("names"))
    if not found and field == "venue" and (venue := subject.text("venue")):
        names = spellings(" ".join(text.words))
        found = WHOLE if any(f" {name} " in venue for name in names) else 0
    return found


def _may_be_named(text: Words, subject: SearchableEntry) -> bool:
    """Return whether each word is in some name: only then is the order of names checked."""
    names = subject.text("author").replace(" ", "")
    return all(word in names for word in text.words)


def alias_grade(text: Words, subject: SearchableEntry) -> int:
    """Return how well words are found in the name of the code repository, or 0."""
    found = finder(text.squashed, exact=text.exact).grade(subject.text("alias"))
    return found if found >= BEGIN else 0


def _has_words(node: Words, subject: SearchableEntry) -> bool:
    if not node.field:
        if grade(node, "title", subject):  # most hits; the other texts are not even folded
            return True
        if not _may_stand_elsewhere(node, subject.squashed):
            return False
        elsewhere = any(grade(node, name, subject) for name in BESIDES_TITLE)
        return elsewhere or alias_grade(node, subject) > 0
    found = grade(node, node.field, subject)
    if node.field in ("author", "editor"):
        whole = len(node.squashed) <= _WHOLE_NAME and not node.prefix
        return found >= (WHOLE if whole else BEGIN)
    return found > 0


def _may_stand_elsewhere(node: Words, text: str) -> bool:
    """Return whether the letters of words, or of a venue's other names, are in a squashed text.

    Years may be told by an arXiv id.
    """
    stem = singular(node.squashed)
    if stem in text or stem.isdecimal() or all(word in text for word in node.words):
        return True
    return any(name.replace(" ", "") in text for name in spellings(" ".join(node.words)))


def _under(node: Tag, levels: list[tuple[str, ...]]) -> bool:
    """Return whether a tag is the one asked for or below it.

    The path asked for may begin at any level; its last level may be the first words of the
    tag's (`medical` finds `medical-imaging`), unless it was quoted: then it begins at the top
    and every level counts in full.
    """
    size = len(node.path)
    if node.exact:
        return tuple(levels[:size]) == node.path
    return any(
        all(_same(a, b) for a, b in zip(node.path[:-1], levels[start:], strict=False))
        and _same(node.path[-1], levels[start + size - 1][: len(node.path[-1])])
        for start in range(len(levels) - size + 1)
    )


def _same(asked: tuple[str, ...], found: tuple[str, ...]) -> bool:
    return [singular(word) for word in asked] == [singular(word) for word in found]
