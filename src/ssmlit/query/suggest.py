"""What to ask instead when a query found nothing: corrected, or without what cannot be found.

Knows one query and the library's words; proposes texts of queries, never runs what it proposes on
the user's behalf.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.query.matching import holds
from ssmlit.query.nodes import All, Any, Id, Node, Query, Tag, Text
from ssmlit.query.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ssmlit.model import Entry

MAX_SUGGESTIONS = 3
_ANYWHERE = ("title", "author", "tag", "venue")
_LIKENESS = 60.0  # of 100: below, two words only look alike by chance


def suggestions(query: Query, entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return up to three queries that are near a query that found nothing, and find something.

    Words, names and tags that no entry has are replaced by the nearest that some entry has;
    where there is none, or where each is found but never together, one condition is left out.
    """
    subjects = [Subject(entry) for entry in entries]
    asked = list(_asked(query.root))
    lost = [node for node in asked if not any(holds(node, s) for s in subjects)]
    proposed = [_corrected(query.text, lost, subjects)] if lost else []
    if len(asked) > 1:
        proposed += [_without(query.text, node) for node in lost or asked]
    helpful = (text for text in dict.fromkeys(proposed) if _finds(text, query.text, subjects))
    return tuple(helpful)[:MAX_SUGGESTIONS]


def _asked(node: Node) -> Iterable[Text | Tag]:
    """Yield the words and tags that have to be found, outside negations."""
    if isinstance(node, Text | Tag):
        yield node
    elif isinstance(node, Id) and node.text:
        yield node.text
    elif isinstance(node, All | Any):
        for child in node.children:
            yield from _asked(child)


def _corrected(text: str, lost: Sequence[Text | Tag], subjects: Sequence[Subject]) -> str:
    for node in lost:
        if near := _nearest(node, subjects):
            text = text.replace(node.typed, near, 1)
    return text


def _nearest(node: Text | Tag, subjects: Sequence[Subject]) -> str:
    """Return the known word, or tag, that is most like one that no entry has, or ""."""
    from rapidfuzz import fuzz, process

    if isinstance(node, Tag):
        known = {tag for s in subjects for tag in s.tags}
        typed = node.typed.lower()
    else:
        names = (node.field,) if node.field else _ANYWHERE
        known = {word for s in subjects for name in names for word in s.text(name).split()}
        typed = node.squashed
    best = process.extractOne(typed, sorted(known), scorer=fuzz.ratio, score_cutoff=_LIKENESS)
    if best is None:
        return ""
    return f'"{best[0]}"' if " " in best[0] and '"' not in text_of(node) else str(best[0])


def text_of(node: Text | Tag) -> str:
    """Return what the user typed for a node, in quotes if it was quoted."""
    return f'"{node.typed}"' if node.exact else node.typed


def _without(text: str, node: Text | Tag) -> str:
    """Return a query without one of its words and the field before it."""
    field = node.field if isinstance(node, Text) else "tag"
    for written in (f"{field}:{text_of(node)}", text_of(node)):
        if written in text:
            return " ".join(text.replace(written, "", 1).split())
    return ""


def _finds(text: str, original: str, subjects: Sequence[Subject]) -> bool:
    from ssmlit.query.errors import QueryError
    from ssmlit.query.parser import parse

    if not text.strip() or text == original:
        return False
    try:
        root = parse(text).root
    except QueryError:
        return False
    return any(holds(root, subject) for subject in subjects)
