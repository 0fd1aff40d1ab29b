"""What to search instead when a query found nothing: corrected, or without what cannot be found.

Works on one query and the library's words; proposes texts of queries, and never runs what it
proposes on the user's behalf.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.query.language import FIELDS, field_named
from ssmlit.query.matching import is_found
from ssmlit.query.nodes import Node, Query, Tag, Words, texts

if TYPE_CHECKING:
    from ssmlit.query.corpus import Corpus
    from ssmlit.query.search import Hit

MAX_SUGGESTIONS = 3
MOST_ASKED = 16  # conditions; longer queries are not typed, and no one would read a correction
#: What means something in other query languages and is a word in ours, and what we write for it.
_OR = regex(r"(?<!\S)(?:or|\|\|?)(?!\S)")
_OPERATOR = regex(r"(?<!\S)(?:or|and|not|\|\|?|&&?)(?!\S)", re.IGNORECASE)
_OR_IN = regex(r"\bor\b", re.IGNORECASE)
_FOREIGN = (
    (_OR, "OR"),
    (regex(r"(?<!\S)not(?!\S)"), "NOT"),
    (regex(r'(?<!\S)!(?=["(\w])'), "-"),
    (regex(r"(?<!\S)([!-]?[A-Za-z]+)(?:[=~]+|(?=[<>]))(?=\S)"), r"\1:"),
)
_LIKENESS = 60.0  # of 100: below, two words only look alike by chance
_TRIED = 5  # nearest words, of which one must be in the field asked for


def suggestions(query: Query, corpus: Corpus) -> tuple[str, ...]:
    """Return up to three similar queries that find something, for one that found nothing.

    Words, names and tags that no entry has are replaced by the nearest that some entry has; if
    there is none, or if each is found but never together, one condition is left out.
    """
    asked = list(texts(query.root))
    if len(asked) > MOST_ASKED:
        return ()
    translated = _translated(query.text)
    if _finds(translated, query.text, corpus):
        return (translated,)
    lost = [node for node in asked if not is_found(node, corpus)]
    proposed = [_corrected(query.text, lost, corpus)] if lost else []
    if len(asked) > 1:
        proposed += [_without(query.text, node) for node in lost or asked]
    helpful = (
        text
        for text in dict.fromkeys(proposed)
        if _OPERATOR.sub("", text).strip() and _finds(text, query.text, corpus)
    )
    return tuple(helpful)[:MAX_SUGGESTIONS]


def alternatives(query: Query, hits: Sequence[Hit]) -> tuple[str, ...]:
    """Return a query with `OR` for its `or`, if that was found only inside words, as in "order"."""
    translated = _OR.sub("OR", query.text)
    if translated == query.text or any(_OR_IN.search(hit.subject.get("title")) for hit in hits):
        return ()
    return (translated,) if _is_other(translated, query) else ()


def _translated(text: str) -> str:
    """Return a query in which other languages' operators are ours: `a or b`, `!a`, `year=2024`."""
    for pattern, ours in _FOREIGN:
        text = pattern.sub(ours, text)
    return text


def _corrected(text: str, lost: Sequence[Words | Tag], corpus: Corpus) -> str:
    for node in lost:
        if (near := _nearest(node, corpus)) and (place := _place(text, node)):
            text = text[: place.start("typed")] + near + text[place.end("typed") :]
    return text


def _nearest(node: Words | Tag, corpus: Corpus) -> str:
    """Return the known word or tag most similar to one that no entry has, or ""."""
    from rapidfuzz import fuzz, process

    if isinstance(node, Tag):
        best = process.extractOne(
            node.typed.lower(), sorted(corpus.tags()), scorer=fuzz.ratio, score_cutoff=_LIKENESS
        )
        near = best[0] if best else ""
        return f'"{near}"' if " " in near and not node.exact else near
    words = process.extract(
        node.squashed,
        corpus.vocabulary().words,
        scorer=fuzz.ratio,
        score_cutoff=_LIKENESS,
        limit=_TRIED,
    )
    near_words = (str(word) for word, _, _ in words)
    return next((w for w in near_words if is_found(node._replace(words=(w,)), corpus)), "")


def _place(text: str, node: Words | Tag) -> re.Match[str] | None:
    """Return where a query has a word or tag as a term of its own, with the field before it."""
    field = node.field if isinstance(node, Words) else "tag"
    typed = rf'"?(?P<typed>{re.escape(node.typed)})"?(?![^\s)])'
    found = list(re.finditer(rf"(?<![^\s(])(?:(?P<field>[A-Za-z]+):)?{typed}", text))
    named = [it for it in found if it["field"] and field_named(it["field"]) == FIELDS.get(field)]
    return next(iter(named or [it for it in found if not it["field"]]), None)


def _without(text: str, node: Words | Tag) -> str:
    """Return a query without one of its words, the field before it, and ANDs."""
    place = _place(text, node)
    rest = text[: place.start()] + text[place.end() :] if place else ""
    return " ".join(word for word in rest.split() if word.upper() != "AND")


def _is_other(text: str, query: Query) -> bool:
    """Whether a text is a query, and another one; nodes are distinguished by class, too."""
    root = _parsed(text)
    return root is not None and repr(root) != repr(query.root)


def _finds(text: str, original: str, corpus: Corpus) -> bool:
    root = _parsed(text) if text.strip() and text != original else None
    return root is not None and is_found(root, corpus)


def _parsed(text: str) -> Node | None:
    """Return the tree of a query; None where it has a mistake."""
    from ssmlit.query.errors import QueryError
    from ssmlit.query.parser import parse_query

    try:
        return parse_query(text).root
    except QueryError:
        return None
