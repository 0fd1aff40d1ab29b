"""The words that the raw text of an entry must contain to match: lets search skip most entries.

Everything here is a necessary condition, never a sufficient one: `Document.containing` may return
too many entries and `matching` decides.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from ssmlit._lazy import regex
from ssmlit.fields.names import IDENTIFYING_FIELDS, VENUE_FIELDS
from ssmlit.query.language import FIELDS, SEARCHED
from ssmlit.query.nodes import AllOf, AnyOf, Id, Node, Query, Tag, Words
from ssmlit.query.words import singular, without_signs
from ssmlit.venues import spellings

MAX_WORDS = 6
MAX_CHOICES = 8
_YEAR = regex(r"\d\d?|(?:19|20|9\d|0\d)\d|(?:19|20)\d\d")  # the year may be only in an arXiv id
_PLAIN = (*FIELDS["title"].sources, *SEARCHED)

Way = frozenset[str]


def words_to_prefilter_by(
    query: Query, known: Container[str] | None = None
) -> tuple[tuple[str, ...], ...]:
    """Return sets of words; every match contains all of at least one set.

    `known` are the text fields in which words are looked for; every field by default.

    One empty set means that nothing can be required.
    """
    found = [
        tuple(sorted(way, key=lambda word: (-len(word), word))[:MAX_WORDS])
        for way in _ways(query.root, known)
    ]
    return tuple(dict.fromkeys(found)) if all(found) else ((),)


def prefilter_fields(query: Query) -> frozenset[str]:
    """Return the BibTeX fields that may contain words: no others need to be read."""
    return frozenset(_fields(query.root))


def _fields(node: Node) -> Iterator[str]:
    if isinstance(node, AllOf | AnyOf):
        for child in node.children:
            yield from _fields(child)
    elif isinstance(node, Tag):
        yield "keywords"
    elif isinstance(node, Words):
        yield from FIELDS[node.field].sources if node.field else _PLAIN
        if node.field == "author":
            yield "editor"
    elif isinstance(node, Id):
        yield from (*IDENTIFYING_FIELDS, *VENUE_FIELDS)
        if node.text:
            yield from _fields(node.text)


def _ways(node: Node, known: Container[str] | None = None) -> list[Way]:
    """Return the words of a node, a set for each way in which it can match."""
    if isinstance(node, Words):
        unknown = node.field and known is not None and node.field not in known
        return [frozenset()] if node.initials or unknown else _ways_of_text(node)
    if isinstance(node, Tag):
        words = (without_signs(word) for level in node.path for word in level)
        return [frozenset(map(singular, filter(None, words)))]
    if isinstance(node, Id):
        return _ways_of_id(node)
    if isinstance(node, AnyOf):
        joined = [choice for child in node.children for choice in _ways(child, known)]
        return joined if len(joined) <= MAX_CHOICES else [frozenset()]
    if isinstance(node, AllOf):
        return _ways_of_all(node, known)
    return [frozenset()]


def _ways_of_all(node: AllOf, known: Container[str] | None) -> list[Way]:
    """Combine the words of conditions that must all match; beyond a few ways, do not filter."""
    certain: set[str] = set()
    ways: list[Way] = [frozenset()]
    for child in node.children:
        found = _ways(child, known)
        if len(found) == 1:
            certain |= found[0]
        elif len(ways) * len(found) <= MAX_CHOICES:
            ways = [way | choice for way in ways for choice in found]
    return [way | certain for way in ways]


def _ways_of_text(node: Words) -> list[Way]:
    words = node.words if node.exact else (*node.words[:-1], singular(node.words[-1]))
    if node.field not in ("", "author", "editor") and not node.exact:
        words = (singular(node.squashed),)
    if not node.field:
        words = tuple(word for word in words if not _YEAR.fullmatch(word))
    here: Way = frozenset(words)
    if node.field not in ("", "venue"):
        return [here]
    names = {frozenset(name.split()) for name in spellings(" ".join(node.words))}
    shortest = [one for one in names if not any(other < one for other in names)]
    return [here, *sorted(shortest, key=sorted)]


def _ways_of_id(node: Id) -> list[Way]:
    from ssmlit.identifiers import words_to_prefilter_by

    here = frozenset(words_to_prefilter_by(node.identifier))
    return [here, *(_ways(node.text) if node.text else [])]
